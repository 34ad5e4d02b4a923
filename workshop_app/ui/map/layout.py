"""Badges beside each other: moved until none covers another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
ROUNDS, FEW_ROUNDS, MANY = 60, 10, 80
"""How often badges are pushed apart; less often where there are many."""


def apart(middles: Sequence[QPointF], near: float, within: QRectF | None = None) -> list[QPointF]:
    """The middles of badges, moved until none is closer than ``near`` to another; where there are
    very many, until few are. They stay ``within``."""
    found = _unequal([(point.x(), point.y()) for point in middles])
    for _ in range(ROUNDS if len(found) <= MANY else FEW_ROUNDS):
        if not _pushed(found, near):
            break
        if within is not None:
            found = [_inside(point, within) for point in found]
    return [QPointF(x, y) for x, y in found]


def _unequal(found: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points on one place moved a little to all sides, so that they are pushed to all sides."""
    seen: dict[tuple[int, int], int] = defaultdict(int)
    moved = []
    for x, y in found:
        nth = seen[round(x), round(y)]
        seen[round(x), round(y)] += 1
        angle, away = nth * GOLDEN_ANGLE, math.sqrt(nth)
        moved.append((x + away * math.cos(angle), y + away * math.sin(angle)))
    return moved


def _inside(point: tuple[float, float], within: QRectF) -> tuple[float, float]:
    x = min(max(point[0], within.left()), within.right())
    return x, min(max(point[1], within.top()), within.bottom())


def _pushed(found: list[tuple[float, float]], near: float) -> bool:
    """Push every pair that is too close half of what is missing each; whether any was."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, (x, y) in enumerate(found):
        cells[int(x // near), int(y // near)].append(at)
    moved = False
    for (column, row), inside in list(cells.items()):
        around = [
            other for dx in (-1, 0, 1) for dy in (-1, 0, 1)
            for other in cells.get((column + dx, row + dy), ())
        ]  # fmt: skip
        for a in inside:
            for b in around:
                if b < a:
                    moved = _push(found, a, b, near) or moved
    return moved


def _push(found: list[tuple[float, float]], a: int, b: int, near: float) -> bool:
    (ax, ay), (bx, by) = found[a], found[b]
    x, y = ax - bx, ay - by
    distance = math.hypot(x, y)
    if distance >= near - 0.01:
        return False
    if distance:
        x, y = x / distance, y / distance
    else:
        x, y = 1.0, 0.0
    by_half = (near - distance) / 2
    found[a] = (ax + x * by_half, ay + y * by_half)
    found[b] = (bx - x * by_half, by - y * by_half)
    return True
