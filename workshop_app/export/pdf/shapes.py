"""The five theme shapes, with a number or a pictogram inside: the same as on the screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workshop_app.export.outlines import Stroke, corners, rounded
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.pictograms import draw_pictogram

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.pathobject import PDFPathObject

    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.pdf.paragraph import Marker

ROUND = 0.5523
"""How far the handles of a quarter circle reach, in parts of its radius."""


def shape_path(paper: Paper, shape: str, x: float, y: float, size: float) -> PDFPathObject:
    """The outline of a shape around ``x``, ``y`` in a square of side ``size``."""
    path = paper.beginPath()
    if shape == "circle":
        path.circle(x, y, palette.shape("circle")["diameter"] / 2 * size)
        return path
    points, radius = corners(shape)
    placed = [(x + px * size, y + py * size) for px, py in points]
    draw = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for kind, values in rounded(placed, radius * size):
        draw[kind](*values)
    return path


@cache
def unit_shape(shape: str) -> tuple[Stroke, ...]:
    """The strokes of a shape in a square of side 1 with its lower left corner at (0, 0)."""
    if shape == "circle":
        r = palette.shape("circle")["diameter"] / 2
        k = r * ROUND
        around = (
            (r, k, k, r, 0.0, r), (-k, r, -r, k, -r, 0.0),
            (-r, -k, -k, -r, 0.0, -r), (k, -r, r, -k, r, 0.0),
        )  # fmt: skip
        strokes: list[Stroke] = [("M", (r, 0.0)), *(("C", one) for one in around), ("Z", ())]
    else:
        points, radius = corners(shape)
        strokes = list(rounded(list(points), radius))
    return tuple((kind, tuple(value + 0.5 for value in values)) for kind, values in strokes)


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
    if not hollow:
        name, half = look.shape, size / 2
        paper.filled_outline(f"shape {name}", unit_shape(name), x - half, y - half, size, ink)
        return
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
