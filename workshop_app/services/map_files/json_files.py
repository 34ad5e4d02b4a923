"""GeoJSON, of any writer: also of those from before its standard, which name another grid."""

from __future__ import annotations

import json
from typing import Any

from workshop_app.domain.map_shapes import AREA, LINE, POINT
from workshop_app.services.map_files.limits import (
    BROKEN,
    MOST_MARKS,
    MOST_VALUES,
    NOT_NUMBERS,
    TOO_DETAILED,
    UNKNOWN,
    Progress,
)
from workshop_app.services.map_files.raw import Layer, Place, Source, is_number, named
from workshop_app.text import KnownError

_DEEP = 8
"""Collections within collections that are looked into."""
_EVERY = 500


class _NotANumber(ValueError):
    pass


def read(source: Source, progress: Progress) -> list[Layer]:
    """The features of a GeoJSON file. ``KnownError`` where it is none."""
    whole = _parsed(source)
    progress(30, 100)
    if not isinstance(whole, dict) or not isinstance(whole.get("type"), str):
        raise KnownError(UNKNOWN, name=source.name)
    layer = Layer(source, _grid(whole))
    kind = whole["type"]
    if kind == "FeatureCollection":
        rows = whole.get("features")
        if not isinstance(rows, list):
            raise KnownError(BROKEN, name=source.name)
        for at, row in enumerate(rows):
            if at % _EVERY == 0:
                progress(30 + 30 * at // len(rows), 100)
            _feature(layer, row)
    elif kind == "Feature":
        _feature(layer, whole)
    elif kind in _READ or kind == "GeometryCollection":
        _geometry(layer, whole, "", "", 0)
    else:  # TopoJSON, a style, a project
        raise KnownError(UNKNOWN, name=source.name)
    return [layer]


def _parsed(source: Source) -> Any:
    data = source.data
    marks = data.count(b"[") + data.count(b"{")
    if marks > MOST_MARKS or data.count(b",") > MOST_VALUES:
        raise KnownError(TOO_DETAILED, name=source.name)
    try:
        return json.loads(_text(data), parse_constant=_refused)
    except _NotANumber as error:
        raise KnownError(NOT_NUMBERS, name=source.name) from error
    except (ValueError, RecursionError) as error:
        raise KnownError(BROKEN, name=source.name) from error


def _text(data: bytes) -> str:
    """As the standard says, in UTF-8; else as it says itself, or as Windows writes."""
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _refused(_: str) -> Any:
    raise _NotANumber


def _grid(whole: dict[str, Any]) -> str:
    """What the file says of its grid, in the way from before the standard."""
    crs = whole.get("crs")
    about = crs.get("properties") if isinstance(crs, dict) else None
    name = about.get("name") if isinstance(about, dict) else None
    return name[:200] if isinstance(name, str) else ""


def _feature(layer: Layer, row: Any) -> None:
    if not isinstance(row, dict):
        layer.told["left"] += 1
        return
    properties = row.get("properties")
    name, code = named(properties if isinstance(properties, dict) else {})
    _geometry(layer, row.get("geometry"), name, code, 0)


def _geometry(layer: Layer, geometry: Any, name: str, code: str, deep: int) -> None:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "GeometryCollection" and deep < _DEEP:
        inner = geometry.get("geometries")
        for one in inner if isinstance(inner, list) else []:
            _geometry(layer, one, name, code, deep + 1)
        return
    if not isinstance(kind, str) or kind not in _READ:
        layer.told["left"] += 1
        return
    drawn, levels = _READ[kind]
    parts = _parts(layer, geometry.get("coordinates"), levels)
    if drawn == POINT:
        parts = [[place for part in parts for place in part]]
    layer.add(drawn, parts, name, code)


_READ = {
    "Point": (POINT, 0), "MultiPoint": (POINT, 1), "LineString": (LINE, 1),
    "MultiLineString": (LINE, 2), "Polygon": (AREA, 2), "MultiPolygon": (AREA, 3),
}  # fmt: skip
"""What each is drawn as, and how many lists its places lie within."""


def _parts(layer: Layer, given: Any, levels: int) -> list[list[Place]]:
    """The lists of places within ``levels`` lists."""
    if not isinstance(given, list):
        return []
    if levels == 0:
        place = _place(layer, given)
        return [[place]] if place else []
    if levels == 1:
        return [[place for one in given if (place := _place(layer, one)) is not None]]
    return [part for one in given for part in _parts(layer, one, levels - 1)]


def _place(layer: Layer, given: Any) -> Place | None:
    if not isinstance(given, list) or len(given) < 2:
        return None
    x, y = given[0], given[1]
    if not (is_number(x) and is_number(y)):
        raise KnownError(NOT_NUMBERS, name=layer.name)
    try:
        return float(x), float(y)
    except OverflowError:
        raise KnownError(NOT_NUMBERS, name=layer.name) from None
