"""A few pins beside each other: badges moved until none covers another, their stems lead to the place."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QPointF

from workshop_app.ui.map.canvas.marks import Mark
from workshop_app.ui.map.layout import apart

MOST = 40
"""Pins that are spread; more stand in crowds."""
FAR = 62.0
"""Pixels that a badge may stand away from its place; where it would be more, they stand in crowds."""
KEPT = 16
ONE_RING = 12
"""Pins that stand in one ring when a crowd is opened; more take several."""


def rings(count: int, side: float) -> list[QPointF]:
    """``count`` places round a middle, each ``side`` from the next: one ring, or several."""
    found: list[QPointF] = []
    ring = 0
    while len(found) < count:
        ring += 1
        left = count - len(found)
        inside = left if count <= ONE_RING else min(left, 6 * ring)
        radius = max(side * 1.05 * ring, side * inside / (2 * math.pi))
        for nth in range(inside):
            angle = -math.pi / 2 + 2 * math.pi * nth / inside
            found.append(QPointF(radius * math.cos(angle), radius * math.sin(angle)))
    return found


class Spread:
    """How far each badge is moved, in pixels, at the sizes of the map that were looked at last."""

    def __init__(self) -> None:
        self._marks: Sequence[Mark] = ()
        self._kept: OrderedDict[tuple[float, float], list[QPointF] | None] = OrderedDict()

    def show(self, marks: Sequence[Mark]) -> None:
        """Other pins."""
        self._marks = marks
        self._kept.clear()

    def at(self, scale: float, near: float) -> list[QPointF] | None:
        """Right and down from where the badge stands upright; ``None`` where crowds are better."""
        if len(self._marks) > MOST:
            return None
        key = (scale, near)
        if key not in self._kept:
            self._kept[key] = self._made(scale, near)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]

    def _made(self, scale: float, near: float) -> list[QPointF] | None:
        if not self._marks:
            return []
        x, y = self._marks[0].spot
        spots = [QPointF((m.spot[0] - x) * scale, (m.spot[1] - y) * scale) for m in self._marks]
        moved = [b - a for a, b in zip(spots, apart(spots, near), strict=True)]
        if any(abs(one.x()) > FAR or abs(one.y()) > FAR for one in moved):
            return None
        return [one if abs(one.x()) + abs(one.y()) > 1.5 else QPointF() for one in moved]
