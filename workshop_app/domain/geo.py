"""Places on the ground: degrees, metres, the plane that maps are drawn on, and outlines.

A point is (longitude, latitude) in degrees, or (x, y) on a base without scale; a ring is a row of
corners without the first one again; rings together bound an area by the even-odd rule. shapely and
pyproj are imported where they are first needed (docs/decisions/0014-maps.md).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
Ring = tuple[Point, ...]
Rings = tuple[Ring, ...]

RADIUS = 6_378_137.0
"""Metres of the sphere that web maps are drawn of (EPSG:3857)."""
HALF_WORLD = math.pi * RADIUS
FARTHEST_NORTH = 85.051_128_779_8
"""Degrees north or south at which the plane of web maps ends."""
DECIMALS_PUBLIC = 3
"""Decimals of a degree in what everybody may see: about 100 m (P-24)."""
DECIMALS_KEPT = 6
"""Decimals of a degree that are kept: a hand on a map is not finer."""
MOST_CROSSINGS = 500
"""Crossings of edges that can be mended, in a blink."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> Point:
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    def united(self, other: Bounds) -> Bounds:
        """The smallest that holds both."""
        return Bounds(
            min(self.west, other.west), min(self.south, other.south),
            max(self.east, other.east), max(self.north, other.north),
        )  # fmt: skip

    def touches(self, other: Bounds) -> bool:
        """Whether both have a place in common."""
        return (self.west <= other.east and other.west <= self.east
                and self.south <= other.north and other.south <= self.north)  # fmt: skip

    def holds(self, point: Point) -> bool:
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def wider(self, part: float, least: float = 0.0) -> Bounds:
        """With ``part`` of its size more on each side, and ``least`` degrees across at least."""
        (x, y), across, up = self.middle, self.east - self.west, self.north - self.south
        half_x, half_y = (max(side * (1 + 2 * part), least) / 2 for side in (across, up))
        return Bounds(x - half_x, y - half_y, x + half_x, y + half_y)


def bounds_of(points: Iterable[Point]) -> Bounds | None:
    """The rectangle around points; ``None`` where there are none."""
    found = list(points)
    if not found:
        return None
    across, up = [p[0] for p in found], [p[1] for p in found]
    return Bounds(min(across), min(up), max(across), max(up))


def is_place(point: Point) -> bool:
    """Whether (longitude, latitude) is a place that can be drawn: finite and in range."""
    return all(map(math.isfinite, point)) and abs(point[0]) <= 180 and abs(point[1]) <= 90


def kept(point: Point) -> Point:
    """As it is kept."""
    return round(point[0], DECIMALS_KEPT), round(point[1], DECIMALS_KEPT)


def coarse(point: Point) -> Point:
    """As everybody may see it, to about 100 m (P-24)."""
    return round(point[0], DECIMALS_PUBLIC), round(point[1], DECIMALS_PUBLIC)


# -- the plane of web maps ------------------------------------------------------------------------
def to_plane(point: Point) -> Point:
    """(longitude, latitude) on the plane of web maps: metres east and north of (0, 0), at the
    equator's scale. Beyond ``FARTHEST_NORTH`` it stays there."""
    up = max(-FARTHEST_NORTH, min(FARTHEST_NORTH, point[1]))
    return (
        math.radians(point[0]) * RADIUS,
        math.log(math.tan(math.pi / 4 + math.radians(up) / 2)) * RADIUS,
    )


def from_plane(point: Point) -> Point:
    """The degrees of a place on the plane."""
    up = 2 * math.atan(math.exp(point[1] / RADIUS)) - math.pi / 2
    return math.degrees(point[0] / RADIUS), math.degrees(up)


def stretch(latitude: float) -> float:
    """Metres on the plane for a metre on the ground, at a latitude."""
    return 1 / math.cos(math.radians(max(-FARTHEST_NORTH, min(FARTHEST_NORTH, latitude))))


def tile_at(point: Point, zoom: int) -> tuple[int, int]:
    """The tile (column from the west, row from the north) that holds a place."""
    x, y = to_plane(point)
    tiles = 2**zoom
    column = math.floor((x + HALF_WORLD) / (2 * HALF_WORLD) * tiles)
    row = math.floor((HALF_WORLD - y) / (2 * HALF_WORLD) * tiles)
    return max(0, min(tiles - 1, column)), max(0, min(tiles - 1, row))


def tile_bounds(zoom: int, column: int, row: int) -> Bounds:
    """What a tile shows."""
    side = 2 * HALF_WORLD / 2**zoom
    west, north = from_plane((column * side - HALF_WORLD, HALF_WORLD - row * side))
    east, south = from_plane(((column + 1) * side - HALF_WORLD, HALF_WORLD - (row + 1) * side))
    return Bounds(west, south, east, north)


def fitting(
    bounds: Bounds, width: float, height: float, margin: float = 0.0
) -> tuple[Point, float]:
    """How to show ``bounds`` in a frame: its middle on the plane, and pixels (or points) for a
    metre of the plane. Never closer than 50 m across."""
    west, south = to_plane((bounds.west, bounds.south))
    east, north = to_plane((bounds.east, bounds.north))
    across, up = max(east - west, 50.0), max(north - south, 50.0)
    scale = min((width - 2 * margin) / across, (height - 2 * margin) / up)
    return ((west + east) / 2, (south + north) / 2), max(scale, 1e-9)


# -- on the ground --------------------------------------------------------------------------------
def metres(points: Sequence[Point]) -> float:
    """The length of a line on the ground, in metres, on the ellipsoid."""
    if len(points) < 2:
        return 0.0
    across, up = zip(*points, strict=True)
    return float(_geod().line_length(across, up))


def square_metres(rings: Rings) -> float:
    """The ground inside rings, in square metres, on the ellipsoid; holes are left out."""
    total = 0.0
    for at, ring in enumerate(rings):
        if len(ring) < 3:
            continue
        across, up = zip(*ring, strict=True)
        inner = sum(holds((other,), ring[0]) for n, other in enumerate(rings) if n != at)
        area = abs(float(_geod().polygon_area_perimeter(across, up)[0]))
        total += -area if inner % 2 else area
    return max(0.0, total)


def _geod() -> Any:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def holds(rings: Rings, point: Point) -> bool:
    """Whether a point lies within rings, by the even-odd rule; the edge counts as either."""
    x, y = point
    inside = False
    for ring in rings:
        before = ring[-1] if ring else (0.0, 0.0)
        for corner in ring:
            if (corner[1] > y) != (before[1] > y):
                at = (before[0] - corner[0]) * (y - corner[1]) / (before[1] - corner[1])
                if x < at + corner[0]:
                    inside = not inside
            before = corner
    return inside


# -- outlines -------------------------------------------------------------------------------------
def closed_off(ring: Iterable[Point]) -> Ring:
    """A ring without corners that repeat the one before, and without the first again."""
    found: list[Point] = []
    for corner in ring:
        if not found or corner != found[-1]:
            found.append(corner)
    while len(found) > 1 and found[0] == found[-1]:
        found.pop()
    return tuple(found)


def is_sound(rings: Rings) -> bool:
    """Whether rings bound an area: three corners each at least, no edge crosses another."""
    import shapely

    if not rings or any(len(set(ring)) < 3 for ring in rings):
        return False
    try:
        return all(shapely.LinearRing(ring).is_simple for ring in rings) and _area(rings) > 0
    except (ValueError, shapely.errors.ShapelyError):
        return False


def _area(rings: Rings) -> float:
    import shapely

    return float(sum(shapely.Polygon(ring).area for ring in rings))


def mended(rings: Rings) -> Rings:
    """The same ground with edges that do not cross; ``()`` where there is none, and where so many
    cross (``MOST_CROSSINGS``) that it is a scribble and no outline."""
    import shapely

    if is_scribble(rings):
        return ()
    whole: Any = shapely.Polygon()
    for ring in rings:
        if len(set(ring)) >= 3:
            part = shapely.make_valid(shapely.Polygon(ring))
            whole = whole.symmetric_difference(part)
    return rings_of_shape(whole)


def is_scribble(rings: Rings) -> bool:
    """Whether more edges cross than any outline has by mistake, within a ring or between two: taking
    them apart costs with the square of their number, and no hand draws them."""
    import shapely

    pairs = [pair for ring in rings if len(ring) >= 2 for pair in pairwise((*ring, ring[0]))]
    if not pairs:
        return False
    edges = shapely.linestrings(pairs)
    tree = shapely.STRtree(edges)
    left = 2 * MOST_CROSSINGS  # each is found from both edges
    for start in range(0, len(edges), 100):
        left -= tree.query(edges[start : start + 100], predicate="crosses").shape[1]
        if left < 0:
            return True
    return False


def rings_of_shape(shape: Any) -> Rings:
    """The rings of whatever shapely gives: polygons alone or among others."""
    found: list[Ring] = []
    parts = getattr(shape, "geoms", [shape])
    for part in parts:
        if part.geom_type == "Polygon" and not part.is_empty:
            edges = (part.exterior, *part.interiors)
            found += [closed_off((float(x), float(y)) for x, y, *_ in e.coords) for e in edges]
        elif hasattr(part, "geoms"):
            found += rings_of_shape(part)
    return tuple(ring for ring in found if len(ring) >= 3)


def simplified(line: Sequence[Point], tolerance: float) -> Ring:
    """A line or ring with fewer corners, none farther than ``tolerance`` from where it was. A ring
    keeps three at least."""
    import shapely

    if len(line) < 4:
        return tuple(line)
    made = shapely.simplify(shapely.LineString(line), tolerance, preserve_topology=False)
    return tuple((float(x), float(y)) for x, y in made.coords)


def name_place(rings: Rings) -> Point:
    """Where a name stands inside an area: within it also where its middle is not."""
    import shapely

    largest = max((shapely.make_valid(shapely.Polygon(r)) for r in rings if len(r) >= 3),
                  key=lambda one: one.area, default=None)  # fmt: skip
    if largest is None or largest.is_empty:
        points = [point for ring in rings for point in ring] or [(0.0, 0.0)]
        return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
    at = largest.centroid if largest.contains(largest.centroid) else largest.point_on_surface()
    return float(at.x), float(at.y)
