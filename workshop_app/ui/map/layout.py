"""Where points go on the drawing: to scale, and their badges beside each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from workshop_app.services.places import Placed

METRES_PER_DEGREE = 111_320.0
"""Metres in a degree of latitude (and of longitude at the equator)."""
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
ROUNDS, FEW_ROUNDS, MANY = 60, 10, 80
"""How often badges are pushed apart; less often where there are many."""


class Scale:
    """Turns degrees into pixels of a drawing, every point inside ``edge`` of its border."""

    def __init__(self, placed: Sequence[Placed], width: float, height: float,
                 edge: float, least: float) -> None:  # fmt: skip
        """``least``: metres that the drawing covers at least."""
        middle = sum(one.latitude for one in placed) / max(1, len(placed))
        self._narrow = math.cos(math.radians(middle))
        spots = [self._metres(one) for one in placed] or [(0.0, 0.0)]
        west, east = min(x for x, _ in spots), max(x for x, _ in spots)
        south, north = min(y for _, y in spots), max(y for _, y in spots)
        across, up = max(east - west, least), max(north - south, least)
        fits = min((width - 2 * edge) / across, (height - 2 * edge - 40) / up)
        self.pixels = max(fits, 0.001)
        """Pixels in a metre."""
        self.west = west - (width / self.pixels - (east - west)) / 2
        self.north = north + (height / self.pixels - (north - south)) / 2

    def _metres(self, one: Placed) -> tuple[float, float]:
        east = one.longitude * METRES_PER_DEGREE * self._narrow
        return east, one.latitude * METRES_PER_DEGREE

    def spot(self, one: Placed) -> QPointF:
        """Where a point is, in pixels."""
        x, y = self._metres(one)
        return QPointF((x - self.west) * self.pixels, (self.north - y) * self.pixels)


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


def free_place(size: tuple[float, float], around: QRectF, within: QRectF,
               taken: Sequence[QRectF]) -> QRectF:  # fmt: skip
    """Where a label of ``size`` beside ``around`` covers least of what is ``taken``: below, above,
    right or left of it, always ``within``."""
    wide, tall = size
    middle = around.center()
    tries = (
        QRectF(middle.x() - wide / 2, around.bottom() + 4, wide, tall),
        QRectF(middle.x() - wide / 2, around.top() - tall - 4, wide, tall),
        QRectF(around.right() + 4, middle.y() - tall / 2, wide, tall),
        QRectF(around.left() - wide - 4, middle.y() - tall / 2, wide, tall),
    )
    inside = [_moved_into(box, within) for box in tries]
    return min(inside, key=lambda box: _covered(box, [*taken, around]))


def _moved_into(box: QRectF, within: QRectF) -> QRectF:
    left = min(max(box.left(), within.left()), max(within.left(), within.right() - box.width()))
    top = min(max(box.top(), within.top()), max(within.top(), within.bottom() - box.height()))
    return QRectF(left, top, box.width(), box.height())


def _covered(box: QRectF, taken: Sequence[QRectF]) -> float:
    both = [box.intersected(other) for other in taken]
    return sum(part.width() * part.height() for part in both if not part.isEmpty())
