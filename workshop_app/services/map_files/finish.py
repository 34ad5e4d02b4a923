"""From what was read to what is drawn: in degrees, not too many corners, names that may be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import Any

from workshop_app.domain import geo
from workshop_app.domain.geo import Ring
from workshop_app.domain.map_shapes import AREA, LEAST, POINT, Feature, Shapes
from workshop_app.services import place_words
from workshop_app.services.map_files import grids
from workshop_app.services.map_files.limits import (
    EMPTY,
    LEFT_OUT,
    LINKED,
    MOST_FEATURES,
    MOST_KEPT,
    MOST_READ,
    MOVED,
    NO_GRID,
    NOT_NUMBERS,
    OUT_OF_RANGE,
    SIMPLER,
    TOO_DETAILED,
    TOO_MANY,
    UNNAMED,
    Progress,
)
from workshop_app.services.map_files.raw import Layer, Source
from workshop_app.text import KnownError

Told = list[tuple[str, Mapping[str, object]]]
_FINEST = 0.000_002
"""Degrees by which a line may be moved first: 20 cm."""


def finished(layers: list[Layer], source: Source, progress: Progress) -> Shapes:
    """The features of ``layers`` as they are kept. ``KnownError`` where there is nothing to draw, or
    too much."""
    told: Told = []
    counted: Counter[str] = Counter()
    features: list[Feature] = []
    if sum(len(part) for one in layers for raw in one.found for part in raw.parts) > MOST_READ:
        raise KnownError(TOO_DETAILED, name=source.name)
    for layer in layers:
        counted.update(layer.told)
        features += _in_degrees(layer, source, told)
    if not features:
        raise KnownError(EMPTY, name=source.name)
    if len(features) > MOST_FEATURES:
        raise KnownError(TOO_MANY, name=source.name)
    progress(75, 100)
    features = _simpler(features, source, told, progress)
    progress(90, 100)
    features, unnamed = _named(features, progress)
    for message, n in ((LEFT_OUT, counted["left"]), (LINKED, counted["links"]), (UNNAMED, unnamed)):
        if n:
            told.append((message, {"n": n}))
    progress(100, 100)
    return Shapes(tuple(features), tuple(told))


def _in_degrees(layer: Layer, source: Source, told: Told) -> list[Feature]:
    import numpy

    flat = numpy.array([p for raw in layer.found for part in raw.parts for p in part], dtype=float)
    if not flat.size:
        return []
    if not numpy.isfinite(flat).all():
        raise KnownError(NOT_NUMBERS, name=source.name)
    east, north, grid = grids.turned(layer.grid, flat[:, 0], flat[:, 1], source.name)
    far = max(float(numpy.abs(east).max()), float(numpy.abs(north).max()) * 2)
    if not far <= 180:  # also where a grid has no such place
        # A grid's metres are far beyond degrees; a slip of the pen is just beyond them.
        raise KnownError(
            NO_GRID if not layer.grid and far > 2_000 else OUT_OF_RANGE, name=source.name
        )
    if grid and (MOVED, {"grid": grid}) not in told:
        told.append((MOVED, {"grid": grid}))
    across = numpy.round(east, geo.DECIMALS_KEPT).tolist()
    places = iter(zip(across, numpy.round(north, geo.DECIMALS_KEPT).tolist(), strict=True))
    features = []
    for raw in layer.found:
        parts = [_part(raw.kind, list(islice(places, len(part)))) for part in raw.parts]
        fit = tuple(part for part in parts if len(part) >= LEAST[raw.kind])
        if fit:
            features.append(Feature(raw.kind, fit, raw.name, raw.code))
        else:
            layer.told["left"] += 1
    return features


def _part(kind: str, places: list[geo.Point]) -> Ring:
    return geo.closed_off(places) if kind == AREA else tuple(places)


# -- fewer corners --------------------------------------------------------------------------------
def _simpler(
    features: list[Feature], source: Source, told: Told, progress: Progress
) -> list[Feature]:
    before = sum(one.count for one in features)
    if before <= MOST_KEPT:
        return features
    parts = [(n, part) for n, one in enumerate(features) if one.kind != POINT for part in one.parts]
    points = sum(one.count for one in features if one.kind == POINT)
    lines = [(*part, part[0]) if features[n].kind == AREA else part for n, part in parts]
    rings = _reduced(lines, MOST_KEPT - points, progress)
    if rings is None:
        raise KnownError(TOO_DETAILED, name=source.name)
    by_feature: dict[int, list[Ring]] = {}
    for (n, _), line in zip(parts, rings, strict=True):
        ring = geo.closed_off(line) if features[n].kind == AREA else line
        if len(ring) >= LEAST[features[n].kind]:
            by_feature.setdefault(n, []).append(ring)
    kept = []
    for n, one in enumerate(features):
        if one.kind == POINT:
            kept.append(one)
        elif n in by_feature:
            kept.append(Feature(one.kind, tuple(by_feature[n]), one.name, one.code))
    after = sum(one.count for one in kept)
    told.append((SIMPLER, {"before": before, "after": after}))
    return kept


def _reduced(given: list[Ring], room: int, progress: Progress) -> list[Ring] | None:
    """Lines with fewer corners, so that all have ``room``; ``None`` where that cannot be."""
    import numpy
    import shapely

    sizes = numpy.fromiter(map(len, given), dtype=numpy.intp, count=len(given))
    flat = numpy.array([point for line in given for point in line], dtype=float)
    lines: Any = shapely.linestrings(flat, indices=numpy.repeat(numpy.arange(len(given)), sizes))
    tolerance = _FINEST
    for _ in range(12):
        progress(80, 100)
        lines = shapely.simplify(lines, tolerance, preserve_topology=False)
        if int(shapely.get_num_coordinates(lines).sum()) <= room:
            break
        tolerance *= 2.5
    else:
        return None
    places, of = shapely.get_coordinates(lines, return_index=True)
    found: list[list[geo.Point]] = [[] for _ in given]
    for (x, y), n in zip(places.tolist(), of.tolist(), strict=True):
        found[n].append((x, y))
    return [tuple(line) for line in found]


# -- names ----------------------------------------------------------------------------------------
def _named(features: list[Feature], progress: Progress) -> tuple[list[Feature], int]:
    """Features with names that may be told, and how many lost theirs: nobody stands for what a file
    calls a place (P-18, P-23)."""
    kept, lost = [], 0
    for at, one in enumerate(features):
        if at % 2_000 == 0:
            progress(90 + 9 * at // len(features), 100)
        name, code = place_words.passed(one.name), place_words.passed(one.code)
        lost += name != one.name and not name
        kept.append(
            one
            if (name, code) == (one.name, one.code)
            else Feature(one.kind, one.parts, name, code)
        )
    return kept, lost
