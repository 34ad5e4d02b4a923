"""Where badges and their labels go on a map: near their place, and not over one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ROUNDS = 5
NEAR, FAR = 3.0, 9.0

DIRECTIONS = (
    (1, 0, 0.0), (-1, 0, 0.4), (0, 1, 0.8), (0, -1, 0.8),
    (1, 1, 1.6), (1, -1, 1.6), (-1, 1, 1.8), (-1, -1, 1.8),
)  # fmt: skip
"""Right, left, up, down, then the corners; the third figure is how little each is liked."""


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
        for distance in (NEAR, FAR):
            reach = badge.size / 2 + distance
            for across, up, dislike in DIRECTIONS:
                x1 = (
                    badge.x
                    + across * reach
                    - (wide if across < 0 else wide / 2 if not across else 0)
                )
                middle = badge.at + up * (reach + high / 2)
                if up and across:
                    middle = badge.at + up * (badge.size / 2 + high / 2)
                    x1 = badge.x + (4 - badge.size / 2 if across > 0 else badge.size / 2 - 4 - wide)
                rect = Rect(x1, middle - high / 2, x1 + wide, middle + high / 2)
                cost = dislike + shape * 1.2 + (2.0 if distance == FAR else 0.0)
                found.append((cost, Label(rect, shape, across)))
    return found


def place_labels(
    badges: Sequence[Badge], obstacles: Sequence[Rect], frame: Rect
) -> list[Label | None]:
    """A label for each badge: the best of all candidates given where the others are, looked for
    in five rounds. ``None`` where there is no label to place."""
    choices = [_candidates(badge) for badge in badges]
    fixed = [
        [
            base
            + sum(label.rect.overlap(badge.rect) for badge in badges) * 4
            + sum(label.rect.overlap(one) for one in obstacles) * 4
            + label.rect.outside(_inner(badges[n].zone)) * 9
            + label.rect.outside(frame) * 30
            for base, label in options
        ]
        for n, options in enumerate(choices)
    ]
    chosen: list[int | None] = [None] * len(badges)
    for _ in range(ROUNDS):
        for n, options in enumerate(choices):
            if options:
                others = [
                    choices[m][c][1].rect for m, c in enumerate(chosen) if c is not None and m != n
                ]
                costs = [
                    fixed[n][k] + sum(label.rect.overlap(other) for other in others) * 4
                    for k, (_, label) in enumerate(options)
                ]
                chosen[n] = costs.index(min(costs))
    return [None if c is None else choices[n][c][1] for n, c in enumerate(chosen)]


def _inner(zone: Rect) -> Rect:
    return Rect(zone.x1 + 2, zone.y1 + 1, zone.x2 - 2, zone.y2 - 1)
