"""The five theme shapes, with a number or a pictogram inside: the same as on the screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.pictograms import draw_pictogram

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.pathobject import PDFPathObject

    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.pdf.paragraph import Marker

Point = tuple[float, float]


def _corners(shape: str) -> tuple[list[Point], float]:
    """The corners of a shape around (0, 0), counter-clockwise, and how round they are."""
    row = palette.shape(shape)
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


def rounded(path: PDFPathObject, points: Sequence[Point], radius: float) -> None:
    """A closed outline through ``points`` (counter-clockwise); corners that point outwards are
    rounded by ``radius``, those that point inwards stay sharp."""
    count = len(points)
    for n, corner in enumerate(points):
        before, after = points[n - 1], points[(n + 1) % count]
        start, into = _cut(corner, before, after, radius)
        end, out = _cut(corner, after, before, radius)
        inward = _turn(before, corner, after) < 0
        go = path.lineTo if n else path.moveTo
        go(*(corner if inward else start))
        if not inward:
            path.curveTo(*into, *out, *end)
    path.close()


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


def shape_path(paper: Paper, shape: str, x: float, y: float, size: float) -> PDFPathObject:
    """The outline of a shape around ``x``, ``y`` in a square of side ``size``."""
    path = paper.beginPath()
    if shape == "circle":
        path.circle(x, y, palette.shape("circle")["diameter"] / 2 * size)
        return path
    corners, radius = _corners(shape)
    rounded(path, [(x + px * size, y + py * size) for px, py in corners], radius * size)
    return path


def draw_shape(
    paper: Paper,
    theme: str,
    x: float,
    y: float,
    size: float,
    *,
    hollow: bool = False,
    color: Color | None = None,
) -> None:
    """A theme's shape around ``x``, ``y``; ``hollow`` has white inside."""
    look = palette.theme(theme)
    ink = color or look.color
    paper.saveState()
    paper.setFillColor(palette.WHITE if hollow else ink)
    paper.setStrokeColor(ink)
    paper.setLineWidth(1.3)
    side = size - 1.3 if hollow else size
    paper.drawPath(shape_path(paper, look.shape, x, y, side), fill=1, stroke=int(hollow))
    paper.restoreState()


def draw_badge(
    paper: Paper, theme: str, x: float, y: float, size: float, number: str, *, hollow: bool = False
) -> None:
    """A shape with a proposal's number inside."""
    draw_shape(paper, theme, x, y, size, hollow=hollow)
    look = palette.theme(theme)
    face = fonts.face(fonts.HEADING)
    letters = size * 0.44
    room = size * palette.shape(look.shape)["pictogram"] * 1.25
    letters = min(letters, room / max(face.width(number), 0.1))
    low = palette.shape(look.shape)["dy"] * size * 0.8
    ink = look.text if hollow else palette.WHITE
    paper.text(
        number,
        x,
        y - low - letters * 0.34,
        font=fonts.HEADING,
        size=letters,
        color=ink,
        align="center",
    )


def draw_sign(paper: Paper, theme: str, x: float, y: float, size: float) -> None:
    """A shape with the theme's pictogram inside."""
    draw_shape(paper, theme, x, y, size)
    look = palette.theme(theme)
    row = palette.shape(look.shape)
    side = row["pictogram"] * size
    low = row["dy"] * size
    draw_pictogram(paper, look.icon, x - side / 2, y - low - side / 2, side, palette.WHITE)


def shape_marker(theme: str, size: float = 11.0) -> Marker:
    """Draws the theme's shape at the left of a paragraph; its name must stand beside it."""

    def marker(paper: Paper, x: float, middle: float) -> None:
        with paper.ornament():
            draw_shape(paper, theme, x + size / 2, middle, size)

    return marker
