"""What an ``Area`` holds as its outline, read so that a crafted or newer file hurts nobody."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from workshop_app.domain.geo import Point, Ring, Rings, closed_off, is_place
from workshop_app.domain.places import Area

MOST_CORNERS = 5_000
"""Corners of one area; what comes from files is simplified to that."""
FARTHEST_ON_BASE = 10.0
"""Widths of a base beyond which nothing is on it any more."""


def rings_of(area: Area) -> Rings:
    """The rings of an area; ``()`` where nothing in it is an outline. Corners that cannot be drawn
    are left out. Older files have one ring under ``points``."""
    outline: Any = area.outline
    if not isinstance(outline, Mapping):
        return ()
    given = outline.get("rings")
    if given is None:
        given = [outline.get("points")]
    if not _is_list(given):
        return ()
    rings, left = [], MOST_CORNERS
    for one in given:
        ring = closed_off(_ring(one, on_base=area.base is not None)[:left])
        left -= len(ring)
        if len(ring) >= 3:
            rings.append(ring)
    return tuple(rings)


def as_kept(rings: Rings) -> Mapping[str, Any]:
    """``Area.outline`` of these rings."""
    return {"rings": tuple(tuple((x, y) for x, y in ring) for ring in rings)}


def is_read(area: Area) -> bool:
    """Whether all of an outline can be read."""
    outline: Any = area.outline
    given = outline.get("rings", outline.get("points")) if isinstance(outline, Mapping) else None
    return bool(rings_of(area)) or (_is_list(given) and not given)


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _ring(given: Any, *, on_base: bool) -> Ring:
    if not _is_list(given):
        return ()
    points = (_point(corner) for corner in given)
    fits = on_the_base if on_base else is_place
    return tuple(point for point in points if point is not None and fits(point))


def on_the_base(point: Point) -> bool:
    """Whether (x, y) in widths is a place on or beside a base."""
    return all(math.isfinite(one) and abs(one) <= FARTHEST_ON_BASE for one in point)


def _point(corner: Any) -> Point | None:
    if isinstance(corner, Mapping):
        corner = (corner.get("longitude", corner.get("x")), corner.get("latitude", corner.get("y")))
    if not _is_list(corner) or len(corner) < 2:
        return None
    x, y = corner[0], corner[1]
    if not (_is_number(x) and _is_number(y)):
        return None
    return float(x), float(y)


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < 1e9 and math.isfinite(value)
