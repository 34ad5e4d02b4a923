"""Lines, outlines and points read from a map file, as they are drawn: degrees, names, no more."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop_app.domain import geo
from workshop_app.domain.geo import Bounds, Point, Ring, Rings

POINT, LINE, AREA = "point", "line", "area"
LEAST = {POINT: 1, LINE: 2, AREA: 3}
"""Places that a part of each kind has at least."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A thing of a map file. ``parts`` are its points (one part), its lines, or the rings of its
    ground (even-odd); ``code`` is what it is numbered by, where it has such."""

    kind: str
    parts: Rings
    name: str = ""
    code: str = ""

    @property
    def points(self) -> Iterator[Point]:
        return (point for part in self.parts for point in part)

    @property
    def count(self) -> int:
        return sum(map(len, self.parts))


@dataclass(frozen=True, slots=True)
class Shapes:
    """What was read: its features, and what was left out or changed, as sentences (``N_``) with
    their facts."""

    features: tuple[Feature, ...]
    told: tuple[tuple[str, Mapping[str, object]], ...] = field(default=())

    @property
    def count(self) -> int:
        """Places in all features."""
        return sum(one.count for one in self.features)

    @property
    def bounds(self) -> Bounds | None:
        return geo.bounds_of(point for one in self.features for point in one.points)


# -- as kept in the plan: compact GeoJSON ---------------------------------------------------------
_GEOJSON = {POINT: "MultiPoint", LINE: "MultiLineString", AREA: "Polygon"}
_KINDS = {name: kind for kind, name in _GEOJSON.items()}


def to_bytes(shapes: Shapes) -> bytes:
    """``shapes`` as compact GeoJSON. Rings are left open and even-odd, as ``from_bytes`` reads."""
    found = []
    for one in shapes.features:
        lists = [[[round(x, 6), round(y, 6)] for x, y in part] for part in one.parts]
        places: Any = lists[0] if one.kind == POINT and lists else lists
        named = {key: value for key, value in (("name", one.name), ("code", one.code)) if value}
        found.append(
            {
                "type": "Feature",
                "properties": named,
                "geometry": {"type": _GEOJSON[one.kind], "coordinates": places},
            }
        )
    whole = {"type": "FeatureCollection", "features": found}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(data: bytes) -> Shapes:
    """What ``to_bytes`` wrote. ``ValueError`` where it is no such thing; single features that do not
    fit are left out: another program may have written the plan."""
    try:
        whole = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    rows = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(rows, list):
        raise ValueError("no features")  # noqa: TRY004 one error for what is no such file
    return Shapes(tuple(one for row in rows if (one := _feature(row)) is not None))


def _feature(row: Any) -> Feature | None:
    geometry = row.get("geometry") if isinstance(row, dict) else None
    if not isinstance(geometry, dict):
        return None
    kind = _KINDS.get(str(geometry.get("type")))
    given = geometry.get("coordinates")
    if kind is None or not isinstance(given, list):
        return None
    lists = [given] if kind == POINT else given
    parts = tuple(part for one in lists if len(part := _part(one)) >= LEAST[kind])
    if not parts:
        return None
    named = row.get("properties")
    named = named if isinstance(named, dict) else {}
    return Feature(kind, parts, _text(named.get("name")), _text(named.get("code")))


def _text(value: object) -> str:
    return value[:200] if isinstance(value, str) else ""


def _part(given: Any) -> Ring:
    if not isinstance(given, list):
        return ()
    return tuple(point for one in given if (point := point_of(one)) is not None)


def point_of(given: Any) -> Point | None:
    """(longitude, latitude) of a list of numbers; ``None`` where it is no place on the earth."""
    if not isinstance(given, Sequence) or isinstance(given, str) or len(given) < 2:
        return None
    x, y = given[0], given[1]
    if type(x) not in (int, float) or type(y) not in (int, float):
        return None
    if not (abs(x) <= 180 and abs(y) <= 90) or math.isnan(x) or math.isnan(y):
        return None
    return float(x), float(y)
