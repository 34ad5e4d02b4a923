"""Where points stand on the map of priority and capacity. No Qt: boxes and points are figures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

PUSH = 12.0
"""Badges that would overlap are pushed apart by at most so many pixels."""

_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Dot:
    """A proposal on the map: ``across`` its capacity, 1 to 5; ``up`` its priority, 0 to 1;
    ``high`` and ``able`` say in which half of each axis its zone lies."""

    id: str
    across: float
    up: float
    high: bool
    able: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A value to a pixel, in two straight pieces: ``low`` at ``start``, ``cut`` at ``line`` (the
    border of the zones), ``top`` at ``end``."""

    low: float
    cut: float
    top: float
    start: float
    line: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of ``value``; what is outside the scale goes on at the same step."""
        if value < self.cut:
            part = (value - self.low) / ((self.cut - self.low) or 1)
            return self.start + part * (self.line - self.start)
        part = (value - self.cut) / ((self.top - self.cut) or 1)
        return self.line + part * (self.end - self.line)


@dataclass(frozen=True, slots=True)
class Ground:
    """The map's box and what must stay free in it: ``side`` at left and right, ``name`` at head and
    foot for the names of the zones, ``border`` on both sides of a border between zones."""

    left: float
    top: float
    width: float
    height: float
    side: float
    name: float
    border: float

    @property
    def middle(self) -> tuple[float, float]:
        """Where the four zones meet."""
        return self.left + self.width / 2, self.top + self.height / 2

    def room(self, high: bool, able: bool) -> tuple[float, float, float, float]:
        """Where the middle of a badge of a zone may stand: left, top, right, bottom."""
        x, y = self.middle
        left = x + self.border if able else self.left + self.side
        right = self.left + self.width - self.side if able else x - self.border
        top = self.top + self.name if high else y + self.border
        bottom = y - self.border if high else self.top + self.height - self.name
        return left, top, max(left, right), max(top, bottom)


def scales(dots: Sequence[Dot], ground: Ground, threshold: float) -> tuple[Scale, Scale]:
    """The scale across (capacity, by half points round what there is) and up (priority)."""
    values = [dot.across for dot in dots]
    low = math.floor(2 * (min([*values, threshold - 1]) - 0.3)) / 2
    high = math.ceil(2 * (max([*values, threshold + 1]) + 0.1)) / 2
    x, y = ground.middle
    across = Scale(
        max(1.0, min(low, threshold - 0.5)), threshold, min(5.0, max(high, threshold + 0.5)),
        ground.left + ground.side, x, ground.left + ground.width - ground.side,
    )  # fmt: skip
    foot = ground.top + ground.height - ground.name
    return across, Scale(0.0, _cut(dots), 1.0, foot, y, ground.top + ground.name)


def _cut(dots: Sequence[Dot]) -> float:
    """The priority at the border: between the lowest high one and the highest of the others."""
    high = [dot.up for dot in dots if dot.high]
    low = [dot.up for dot in dots if not dot.high]
    if high and low:
        return min(0.95, max(0.05, (min(high) + max(low)) / 2))
    return max(0.05, min(high) * 0.9) if high else min(0.95, max(low, default=0.5) * 1.1 or 0.5)


def places(
    dots: Sequence[Dot], ground: Ground, threshold: float, size: float
) -> dict[str, tuple[float, float]]:
    """The middle of each dot's badge of ``size`` pixels, inside its own zone, pushed apart by at
    most PUSH. The same dots always get the same places."""
    across, up = scales(dots, ground, threshold)
    wanted = [_within((across.at(d.across), up.at(d.up)), ground, d) for d in dots]
    at = list(wanted)
    for _ in range(_ROUNDS):
        moved = False
        for n in range(len(dots)):
            for m in range(n):
                moved = _part(at, n, m, size) or moved
        at = [
            _within(_near(place, wish), ground, dot)
            for place, wish, dot in zip(at, wanted, dots, strict=True)
        ]
        if not moved:
            break
    return {dot.id: place for dot, place in zip(dots, at, strict=True)}


def _part(at: list[tuple[float, float]], n: int, m: int, size: float) -> bool:
    """Move two badges that overlap away from each other, each by half of what is missing."""
    dx, dy = at[n][0] - at[m][0], at[n][1] - at[m][1]
    apart = math.hypot(dx, dy)
    if apart >= size - 0.5:
        return False
    if apart < 0.01:  # one over the other: side by side, in the order of the list
        dx, dy, apart = 1.0, 0.35 * (-1) ** n, math.hypot(1.0, 0.35)
    push = (size - min(apart, size)) / 2 + 0.2
    # a little aside as well: two at a border between zones can only pass one over the other
    aside = 0.4 * (-1) ** (n + m)
    across = (dx - aside * dy) / apart * push
    down = (dy + aside * dx) / apart * push
    at[n] = (at[n][0] + across, at[n][1] + down)
    at[m] = (at[m][0] - across, at[m][1] - down)
    return True


def _near(place: tuple[float, float], wish: tuple[float, float]) -> tuple[float, float]:
    dx, dy = place[0] - wish[0], place[1] - wish[1]
    far = math.hypot(dx, dy)
    if far <= PUSH:
        return place
    return wish[0] + dx / far * PUSH, wish[1] + dy / far * PUSH


def _within(place: tuple[float, float], ground: Ground, dot: Dot) -> tuple[float, float]:
    left, top, right, bottom = ground.room(dot.high, dot.able)
    return min(right, max(left, place[0])), min(bottom, max(top, place[1]))


def neighbour(at: dict[str, tuple[float, float]], current: str, across: int, down: int) -> str:
    """The dot next to ``current`` in a direction (one of them ±1, the other 0); ``current`` itself
    where there is none that way, the first of all where nothing is current."""
    if current not in at:
        return next(iter(at), "")
    x, y = at[current]
    best, best_far = current, (True, math.inf)
    for id, (other_x, other_y) in at.items():
        ahead = (other_x - x) * across + (other_y - y) * down
        aside = abs((other_x - x) * down) + abs((other_y - y) * across)
        if id == current or ahead <= 0:
            continue
        far = (aside > 1.2 * ahead, ahead + 2 * aside)
        if far < best_far:
            best, best_far = id, far
    return best
