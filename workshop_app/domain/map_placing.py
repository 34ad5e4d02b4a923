"""How a picture or an empty sheet lies on the ground: turned, made larger and moved, never bent.

Places on a base are (x, y) in widths of it, x from its left, y from its top. Placed by two points it
has degrees; by two points and the metres between them it has a scale and no place in the world.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop_app.domain import geo
from workshop_app.domain.geo import Bounds, Point
from workshop_app.text import N_, KnownError

APART = 0.02
"""Widths that two points on a base must be apart."""
LEAST_METRES, MOST_METRES = 1.0, 500_000.0

TOO_NEAR = N_(
    "The two points are too near each other. Nothing was changed. Choose two that are far apart on the picture."
)
TOO_NEAR_ON_GROUND = N_(
    "Both points have the same place on the ground. Nothing was changed. Give each its own."
)
NO_PLACE = N_(
    "This is no place on the ground. Nothing was changed. Latitude goes from -85 to 85, longitude from -180 to 180."
)
NO_METRES = N_(
    "Between the two points there must be 1 metre to 500 kilometres. Nothing was changed. Write how many metres there are."
)


@dataclass(frozen=True, slots=True)
class Placing:
    """A similarity between a base and the plane of web maps: plane = ``turn`` · (x − iy) + ``shift``
    as complex numbers. ``abs(turn)`` is the metres of the plane in a width."""

    turn: complex
    shift: complex

    def degrees(self, at: Point) -> Point:
        """(longitude, latitude) of a place (x, y) on the base."""
        plane = self.turn * complex(at[0], -at[1]) + self.shift
        return geo.from_plane((plane.real, plane.imag))

    def spot(self, at: Point) -> Point:
        """The place (x, y) on the base of (longitude, latitude)."""
        found = (complex(*geo.to_plane(at)) - self.shift) / self.turn
        return found.real, -found.imag

    @property
    def metres_per_width(self) -> float:
        """Metres on the ground across the base."""
        return abs(self.turn) / geo.stretch(self.degrees((0.5, 0.5))[1])

    @property
    def turned(self) -> float:
        """Degrees by which north is turned against the clock from the base's upper edge's
        direction: 0 where up is north."""
        return -math.degrees(cmath.phase(self.turn))

    def bounds(self, height: float) -> Bounds:
        """The ground that a base of ``height`` widths covers."""
        corners = [self.degrees((x, y)) for x in (0.0, 1.0) for y in (0.0, height)]
        found = geo.bounds_of(corners)
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Scale:
    """What is known of a base's size: metres across it, and whether its upper edge is north."""

    metres_per_width: float
    north_up: bool


def by_points(first: tuple[Point, Point], second: tuple[Point, Point]) -> Mapping[str, Any]:
    """``MapBase.placed`` for two pairs ((x, y), (longitude, latitude)). ``KnownError`` where they
    do not say how it lies."""
    for _, ground in (first, second):
        if not geo.is_place(ground) or abs(ground[1]) > 85:
            raise KnownError(NO_PLACE)
    _apart(first[0], second[0])
    if math.dist(geo.to_plane(first[1]), geo.to_plane(second[1])) < LEAST_METRES:
        raise KnownError(TOO_NEAR_ON_GROUND)
    return {
        "points": tuple(
            {"x": at[0], "y": at[1], "longitude": ground[0], "latitude": ground[1]}
            for at, ground in (first, second)
        )
    }


def by_metres(first: Point, second: Point, metres: float, *, north_up: bool) -> Mapping[str, Any]:
    """``MapBase.placed`` for two places on the base and the metres between them."""
    _apart(first, second)
    if not (math.isfinite(metres) and LEAST_METRES <= metres <= MOST_METRES):
        raise KnownError(NO_METRES)
    points = tuple({"x": at[0], "y": at[1]} for at in (first, second))
    return {"points": points, "metres": float(metres), "north_up": north_up}


def _apart(first: Point, second: Point) -> None:
    if not all(map(math.isfinite, (*first, *second))) or math.dist(first, second) < APART:
        raise KnownError(TOO_NEAR)


# -- reading what a file holds --------------------------------------------------------------------
def placing_of(placed: Any) -> Placing | None:
    """How a base lies on the ground, from its ``placed``; ``None`` where that does not say."""
    pairs = _points(placed)
    grounds = [_pair(one, "longitude", "latitude") for one in pairs]
    spots = [_pair(one, "x", "y") for one in pairs]
    if len(pairs) < 2 or None in grounds[:2] or None in spots[:2]:
        return None
    first, second = [(s, g) for s, g in zip(spots, grounds, strict=True) if s and g][:2]
    try:
        by_points(first, second)
    except KnownError:
        return None
    (z1, z2) = (complex(at[0], -at[1]) for at, _ in (first, second))
    (m1, m2) = (complex(*geo.to_plane(ground)) for _, ground in (first, second))
    turn = (m2 - m1) / (z2 - z1)
    return Placing(turn, m1 - turn * z1)


def scale_of(placed: Any) -> Scale | None:
    """The size of a base on the ground; ``None`` where it has no scale."""
    placing = placing_of(placed)
    if placing is not None:
        return Scale(placing.metres_per_width, abs(placing.turned) < 2)
    spots = [_pair(one, "x", "y") for one in _points(placed)]
    metres = placed.get("metres") if isinstance(placed, Mapping) else None
    if len(spots) < 2 or not (spots[0] and spots[1]) or not _is_number(metres):
        return None
    try:
        by_metres(spots[0], spots[1], float(metres or 0), north_up=False)
    except KnownError:
        return None
    across = float(metres or 0) / math.dist(spots[0], spots[1])
    return Scale(across, placed.get("north_up") is True)


def _points(placed: Any) -> list[Any]:
    given = placed.get("points") if isinstance(placed, Mapping) else None
    if not isinstance(given, Sequence) or isinstance(given, str | bytes):
        return []
    return [one for one in given if isinstance(one, Mapping)][:2]


def _pair(one: Mapping[str, Any], across: str, down: str) -> Point | None:
    first, second = one.get(across), one.get(down)
    if not (_is_number(first) and _is_number(second)):
        return None
    return float(first or 0), float(second or 0)


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < 1e9 and math.isfinite(value)
