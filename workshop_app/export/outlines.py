"""The five theme shapes as strokes: one geometry for documents and for the phones' pages."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from workshop_app import paths

Point = tuple[float, float]
Stroke = tuple[str, tuple[float, ...]]
"""One stroke of an outline: ``M`` ``L`` ``C`` or ``Z`` with its points, in a square of side 1."""


@cache
def tokens() -> dict[str, Any]:
    """The whole of ``tokens.json``."""
    kept: dict[str, Any] = json.loads(paths.resources("tokens.json").read_text(encoding="utf-8"))
    return kept


def corners(shape: str) -> tuple[list[Point], float]:
    """The corners of a shape around (0, 0), counter-clockwise, y upwards, and how round they are.
    The circle has none."""
    row = tokens()["shape"][shape]
    if shape == "square":
        half = row["side"] / 2
        return [(-half, -half), (half, -half), (half, half), (-half, half)], row["corner"]
    if shape == "triangle":
        half, high = row["side"] / 2, row["height"]
        return [(-half, -high / 2), (half, -high / 2), (0.0, high / 2)], row["corner"]
    if shape == "cross":
        a, h = row["arm"], row["half"]
        right = [(a, -h), (a, -a), (h, -a), (h, a), (a, a), (a, h)]
        left = [(-px, py) for px, py in reversed(right)]
        return [*right, *left], row["corner"]
    half = row["half"]
    return [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)], row["corner"]


def rounded(points: Sequence[Point], radius: float) -> list[Stroke]:
    """A closed outline through ``points`` (counter-clockwise); corners that point outwards are
    rounded by ``radius``, those that point inwards stay sharp."""
    strokes: list[Stroke] = []
    count = len(points)
    for n, corner in enumerate(points):
        before, after = points[n - 1], points[(n + 1) % count]
        start, into = _cut(corner, before, after, radius)
        end, out = _cut(corner, after, before, radius)
        inward = _turn(before, corner, after) < 0
        strokes.append(("L" if n else "M", corner if inward else start))
        if not inward:
            strokes.append(("C", (*into, *out, *end)))
    return [*strokes, ("Z", ())]


def _turn(before: Point, corner: Point, after: Point) -> float:
    """Above 0 where the outline turns left at ``corner``."""
    into = (corner[0] - before[0], corner[1] - before[1])
    out = (after[0] - corner[0], after[1] - corner[1])
    return into[0] * out[1] - into[1] * out[0]


def _cut(corner: Point, toward: Point, other: Point, radius: float) -> tuple[Point, Point]:
    """Where the rounding of a corner meets the side to ``toward``, and its handle."""
    along = (toward[0] - corner[0], toward[1] - corner[1])
    across = (other[0] - corner[0], other[1] - corner[1])
    length, second = math.hypot(*along), math.hypot(*across)
    cosine = (along[0] * across[0] + along[1] * across[1]) / (length * second)
    half = math.acos(max(-1.0, min(1.0, cosine))) / 2
    reach = min(radius / math.tan(half), length / 2, second / 2)
    unit = (along[0] / length, along[1] / length)
    handle = reach * (1 - 0.6)
    return (
        (corner[0] + unit[0] * reach, corner[1] + unit[1] * reach),
        (corner[0] + unit[0] * handle, corner[1] + unit[1] * handle),
    )
