"""Where points stand on the map of priority and capacity. No Qt: boxes and points are figures."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

PUSH = 12.0
"""Badges that would overlap are pushed apart by at most so many pixels."""

HIDES = 0.8
"""Badges nearer than this part of their size hide each other's number."""

MOST_ZOOM = 12.0

_ROUNDS, _FEW_ROUNDS = 60, 6
_MANY = 400
"""With more pairs that could overlap they are pushed apart less thoroughly: most end in piles."""


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
    at, near = list(wanted), _near_each_other(wanted, size + 2 * PUSH + 1)
    for _ in range(_ROUNDS if len(near) < _MANY else _FEW_ROUNDS):
        moved = False
        for n, m in near:
            moved = _part(at, n, m, size) or moved
        at = [
            _within(_near(place, wish), ground, dot)
            for place, wish, dot in zip(at, wanted, dots, strict=True)
        ]
        if not moved:
            break
    return {dot.id: place for dot, place in zip(dots, at, strict=True)}


def _near_each_other(wanted: Sequence[tuple[float, float]], reach: float) -> list[tuple[int, int]]:
    """The pairs that could come to overlap: others never do, as none is pushed further than PUSH.
    Looked for in squares of ``reach``, each against its neighbours."""
    squares: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, (x, y) in enumerate(wanted):
        squares[int(x // reach), int(y // reach)].append(n)
    return [
        (n, m)
        for n, (x, y) in enumerate(wanted)
        for m in sorted(
            other
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for other in squares.get((int(x // reach) + across, int(y // reach) + down), ())
            if other < n
        )
        if abs(wanted[m][0] - x) < reach and abs(wanted[m][1] - y) < reach
    ]


def piles(
    dots: Sequence[Dot], at: Mapping[str, tuple[float, float]], size: float
) -> list[tuple[str, ...]]:
    """The dots as they can be drawn with their numbers legible: those of one zone that would hide
    each other are one pile, where the first of them stands."""
    found: list[tuple[Dot, list[str]]] = []
    for dot in dots:
        x, y = at[dot.id]
        for first, ids in found:
            there = at[first.id]
            same = (first.high, first.able) == (dot.high, dot.able)
            if same and math.hypot(there[0] - x, there[1] - y) < HIDES * size:
                ids.append(dot.id)
                break
        else:
            found.append((dot, [dot.id]))
    return [tuple(ids) for _, ids in found]


def reading_order(dots: Sequence[Dot]) -> list[str]:
    """The ids as one reads the map: zone by zone, each from the top down and from left to right,
    whatever part of it is shown."""
    ordered = sorted(
        enumerate(dots), key=lambda d: (not d[1].high, d[1].able, -d[1].up, d[1].across, d[0])
    )
    return [dot.id for _, dot in ordered]


@dataclass(frozen=True, slots=True)
class View:
    """The part of the map that is shown: ``zoom`` times as large, ``x`` and ``y`` how far from its
    left and top edge, in widths and heights of the map as it is shown whole."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def over(self, ground: Ground) -> Ground:
        """The whole ground at this size, most of it beside what is shown."""
        return replace(
            ground,
            left=ground.left - self.x * ground.width,
            top=ground.top - self.y * ground.height,
            width=ground.width * self.zoom,
            height=ground.height * self.zoom,
        )

    def zoomed(self, ground: Ground, factor: float, at: tuple[float, float]) -> View:
        """Larger or smaller by ``factor``; what lies under ``at`` (pixels) stays there."""
        zoom = min(MOST_ZOOM, max(1.0, self.zoom * factor))
        grown = zoom / self.zoom
        across = (at[0] - ground.left) / ground.width
        down = (at[1] - ground.top) / ground.height
        return View(zoom, (self.x + across) * grown - across, (self.y + down) * grown - down)._kept

    def moved(self, across: float, down: float) -> View:
        """Another part, so many widths and heights of what is shown further."""
        return replace(self, x=self.x + across, y=self.y + down)._kept

    def showing(self, ground: Ground, place: tuple[float, float], margin: float) -> View:
        """The part that shows ``place`` (pixels now), moved no more than is needed."""
        right, foot = ground.left + ground.width - margin, ground.top + ground.height - margin
        across = max(0.0, place[0] - right) + min(0.0, place[0] - ground.left - margin)
        down = max(0.0, place[1] - foot) + min(0.0, place[1] - ground.top - margin)
        return self.moved(across / ground.width, down / ground.height)

    @property
    def _kept(self) -> View:
        most = self.zoom - 1
        return replace(self, x=min(most, max(0.0, self.x)), y=min(most, max(0.0, self.y)))


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
