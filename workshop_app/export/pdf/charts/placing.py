"""Where badges and their labels go on a map: near their place, and not over one another."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

ROUNDS = 5
KEPT = 30
"""So many places are weighed for each label."""

DISTANCES = ((3.0, 0.0), (9.0, 2.0), (16.0, 4.5))
"""How far from its badge a label may be, and how little that is liked."""

DIRECTIONS = (
    (1, 0, 0.0), (-1, 0, 0.4), (0, 1, 0.8), (0, -1, 0.8),
    (1, 1, 1.6), (1, -1, 1.6), (-1, 1, 1.8), (-1, -1, 1.8),
    (0.5, 1, 1.2), (0.5, -1, 1.2), (-0.5, 1, 1.3), (-0.5, -1, 1.3),
)  # fmt: skip
"""Right, left, up, down, the corners, and up or down moved by a quarter of the label; the third
figure is how little each is liked."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its lower left and upper right corner."""

    x1: float
    y1: float
    x2: float
    y2: float

    def overlap(self, other: Rect) -> float:
        """The area that both cover."""
        wide = min(self.x2, other.x2) - max(self.x1, other.x1)
        high = min(self.y2, other.y2) - max(self.y1, other.y1)
        return wide * high if wide > 0 and high > 0 else 0.0

    def outside(self, frame: Rect) -> float:
        """How far it leaves ``frame``, all sides together."""
        return (
            max(0.0, frame.x1 - self.x1)
            + max(0.0, self.x2 - frame.x2)
            + max(0.0, frame.y1 - self.y1)
            + max(0.0, self.y2 - frame.y2)
        )


@dataclass(slots=True)
class Badge:
    """A badge of ``size`` that wants to be at (``x``, ``y``) within ``zone``; ``at`` is where it
    is drawn. ``shapes`` are the sizes its label can take: (width, height) in one or two lines."""

    x: float
    y: float
    size: float
    zone: Rect
    shapes: Sequence[tuple[float, float]] = ()
    at: float = 0.0

    def __post_init__(self) -> None:
        self.at = self.y

    @property
    def rect(self) -> Rect:
        half = self.size / 2 + 1
        return Rect(self.x - half, self.at - half, self.x + half, self.at + half)


@dataclass(frozen=True, slots=True)
class Label:
    """A label's place; ``shape`` is the index into the badge's shapes, ``side`` −1, 0 or 1."""

    rect: Rect
    shape: int
    side: int


def spread(badges: Sequence[Badge]) -> None:
    """Move badges that touch up or down, each within its zone."""
    for _ in range(80):
        moved = False
        for n, one in enumerate(badges):
            for other in badges[n + 1 :]:
                room = (one.size + other.size) / 2 + 1.5
                if abs(one.x - other.x) >= room or abs(one.at - other.at) >= room - 0.01:
                    continue
                push = (room - abs(one.at - other.at)) / 2
                upper, lower = (one, other) if (one.at, -n) >= (other.at, -n - 1) else (other, one)
                moved = _moved(upper, push) or moved
                moved = _moved(lower, -push) or moved
        if not moved:
            return


def _moved(badge: Badge, by: float) -> bool:
    half = badge.size / 2 + 1
    before = badge.at
    badge.at = max(badge.zone.y1 + half, min(badge.zone.y2 - half, badge.at + by))
    return abs(badge.at - before) > 0.01


def _candidates(badge: Badge) -> list[tuple[float, Label]]:
    found = []
    for shape, (wide, high) in enumerate(badge.shapes):
        for distance, far in DISTANCES:
            for across, up, dislike in DIRECTIONS:
                rect = _beside(badge, across, up, distance, wide, high)
                side = 0 if up and abs(across) < 1 else round(across)
                found.append((dislike + shape * 1.2 + far, Label(rect, shape, side)))
    return found


def _beside(
    badge: Badge, across: float, up: float, distance: float, wide: float, high: float
) -> Rect:
    half = badge.size / 2
    if not up:
        x1 = badge.x + half + distance if across > 0 else badge.x - half - distance - wide
    elif abs(across) == 1:
        x1 = badge.x + 2 if across > 0 else badge.x - 2 - wide
    else:
        x1 = badge.x - wide / 2 + across * wide / 2
    if up:  # above and below a label may slide along, to stay in its zone
        x1 = max(badge.zone.x1 + 2, min(badge.zone.x2 - 2 - wide, x1))
    middle = badge.at + up * (half + high / 2 + (distance - 3.0 if across else distance))
    return Rect(x1, middle - high / 2, x1 + wide, middle + high / 2)


def place_labels(
    badges: Sequence[Badge], obstacles: Sequence[Rect], frame: Rect
) -> list[Label | None]:
    """A label for each badge: the best of its places given where the others are. ``None`` where
    there is no label to place. The same badges always get the same places."""
    options = [_best_places(badge, badges, obstacles, frame) for badge in badges]
    chosen = _Search([places for places in options if places]).best()
    return [places[chosen.pop(0)][1] if places else None for places in options]


def _best_places(
    badge: Badge, badges: Sequence[Badge], obstacles: Sequence[Rect], frame: Rect
) -> list[tuple[float, Label]]:
    """The likeliest places of a label with what they cost whatever the other labels do."""
    inner = _inner(badge.zone)
    near = [one for one in badges if abs(one.x - badge.x) < 260]
    others = [one.rect for one in near]
    strangers = [_grown(one.rect, 6.0) for one in near if one is not badge]
    found = []
    for base, label in _candidates(badge):
        cost = base + sum(_clash(label.rect, other) for other in [*others, *obstacles])
        cost += sum(24.0 for other in strangers if label.rect.overlap(other))
        away = label.rect.outside(inner) + 3 * label.rect.outside(frame)
        found.append((cost + (400 + 14 * away if away else 0.0), label))
    inside = [one for one in found if not one[1].rect.outside(frame)]
    return sorted(inside or found, key=lambda one: one[0])[:KEPT]


def _grown(rect: Rect, by: float) -> Rect:
    """Room around another badge, so that a label is not read as that one's."""
    return Rect(rect.x1 - by, rect.y1 - by, rect.x2 + by, rect.y2 + by)


def _clash(one: Rect, other: Rect) -> float:
    area = one.overlap(other)
    return 40 + 4 * area if area else 0.0


class _Search:
    """Looks for places that clash least: at random at first, less and less, then downhill."""

    MOVES = 5000
    HOT, COLD = 60.0, 0.6

    def __init__(self, options: Sequence[Sequence[tuple[float, Label]]]) -> None:
        self.fixed = [[cost for cost, _ in places] for places in options]
        self._clashes: list[dict[int, list[list[float]]]] = [{} for _ in options]
        around = [_around([label.rect for _, label in places]) for places in options]
        for n, ones in enumerate(options):
            for m, others in enumerate(options[:n]):
                if around[n].overlap(around[m]):
                    table = [[_clash(a.rect, b.rect) for _, b in others] for _, a in ones]
                    self._clashes[n][m] = table
                    self._clashes[m][n] = [list(column) for column in zip(*table, strict=True)]

    def _cost(self, chosen: Sequence[int], n: int, k: int) -> float:
        met = self._clashes[n]
        return self.fixed[n][k] + sum([table[k][chosen[m]] for m, table in met.items()])

    def best(self) -> list[int]:
        """The index of the place chosen for each."""
        chosen = [0] * len(self.fixed)
        if not chosen:
            return chosen
        chance = random.Random(5)
        cooling = (self.COLD / self.HOT) ** (1 / self.MOVES)
        heat = self.HOT
        for _ in range(self.MOVES):
            n = int(chance.random() * len(chosen))
            k = int(chance.random() * len(self.fixed[n]))
            worse = self._cost(chosen, n, k) - self._cost(chosen, n, chosen[n])
            if worse <= 0 or chance.random() < math.exp(-worse / heat):
                chosen[n] = k
            heat *= cooling
        for _ in range(ROUNDS):
            for n, costs in enumerate(self.fixed):
                chosen[n] = min(range(len(costs)), key=lambda k: self._cost(chosen, n, k))
        return chosen


def _around(rects: Sequence[Rect]) -> Rect:
    """The rectangle around all of them."""
    return Rect(
        min(r.x1 for r in rects),
        min(r.y1 for r in rects),
        max(r.x2 for r in rects),
        max(r.y2 for r in rects),
    )


def _inner(zone: Rect) -> Rect:
    return Rect(zone.x1 + 2, zone.y1 + 1, zone.x2 - 2, zone.y2 - 1)
