"""What the map's units are: the world of degrees, or a drawing that has no place in it.

The world is laid out by the plane of web maps, one unit wide, as tiles are. A drawing is as wide as
one unit, and a pin on it has its own ``x`` and ``y``.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain import geo
from workshop_app.domain.geo import Point
from workshop_app.ui.map.canvas.view import Extent, Where

_WORLD = 2 * geo.HALF_WORLD


@dataclass(frozen=True, slots=True)
class Surface:
    """``base`` is the id of a drawing that does not lie on the ground, "" on the ground itself;
    ``across`` is how many metres such a drawing is wide, 0 where nobody knows."""

    base: str = ""
    across: float = 0.0

    @property
    def has_scale(self) -> bool:
        return not self.base or self.across > 0

    def metres(self, place: Where) -> float:
        """How many metres a unit has at a place; 0 without scale."""
        if self.base:
            return self.across
        return _WORLD / geo.stretch(point(place)[1])

    def spot(self, at: Point) -> Where:
        """A place as it is kept, (longitude, latitude) or (x, y), on this ground."""
        return at if self.base else spot(at)

    def point(self, place: Where) -> Point:
        """A place of this ground as it is kept."""
        return place if self.base else point(place)


def spot(at: Point) -> Where:
    """(longitude, latitude) as a place of the world."""
    x, y = geo.to_plane(at)
    return (x + geo.HALF_WORLD) / _WORLD, (geo.HALF_WORLD - y) / _WORLD


def point(place: Where) -> Point:
    """(longitude, latitude) of a place of the world."""
    return geo.from_plane((place[0] * _WORLD - geo.HALF_WORLD, geo.HALF_WORLD - place[1] * _WORLD))


def extent(bounds: geo.Bounds) -> Extent:
    """A rectangle in degrees on the world."""
    left, top = spot((bounds.west, bounds.north))
    right, bottom = spot((bounds.east, bounds.south))
    return Extent(left, top, right, bottom)
