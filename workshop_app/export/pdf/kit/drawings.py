"""Pictures of kit sheets: the pictograms of the screen, and a few that Phosphor does not have (a
rooster, a mouth), drawn for this program in the same square of side 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.outlines import Stroke
from workshop_app.export.pdf import palette
from workshop_app.export.pdf.pictograms import draw_pictogram

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.pathobject import PDFPathObject

    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.paper import Paper

ROUND = 0.5523
"""How far the handles of a quarter circle reach, in parts of its radius."""

Outline = tuple[Stroke, ...]


def _disc(x: float, y: float, r: float) -> Outline:
    k = ROUND * r
    return (
        ("M", (x + r, y)),
        ("C", (x + r, y + k, x + k, y + r, x, y + r)),
        ("C", (x - k, y + r, x - r, y + k, x - r, y)),
        ("C", (x - r, y - k, x - k, y - r, x, y - r)),
        ("C", (x + k, y - r, x + r, y - k, x + r, y)),
        ("Z", ()),
    )


def _leg(x: float) -> Outline:
    """A leg with its foot, the foot's middle at ``x``."""
    corners = ((x, 0.25), (x, 0.07), (x - 0.05, 0.07), (x - 0.05, 0.03), (x + 0.11, 0.03))
    more = ((x + 0.11, 0.07), (x + 0.045, 0.07), (x + 0.045, 0.25))
    strokes: list[Stroke] = [("M", corners[0])]
    strokes += [("L", corner) for corner in (*corners[1:], *more)]
    return (*strokes, ("Z", ()))


ROOSTER_BODY: Outline = (
    ("M", (0.74, 0.80)),
    ("C", (0.76, 0.86, 0.72, 0.92, 0.66, 0.92)),
    ("C", (0.58, 0.92, 0.55, 0.85, 0.55, 0.77)),
    ("C", (0.54, 0.66, 0.48, 0.60, 0.38, 0.60)),
    ("C", (0.30, 0.60, 0.25, 0.56, 0.22, 0.50)),
    ("C", (0.20, 0.32, 0.32, 0.20, 0.48, 0.20)),
    ("C", (0.66, 0.20, 0.78, 0.34, 0.77, 0.52)),
    ("C", (0.77, 0.62, 0.73, 0.70, 0.74, 0.80)),
    ("Z", ()),
)
ROOSTER_TAIL: Outline = (
    ("M", (0.42, 0.56)),
    ("C", (0.34, 0.72, 0.24, 0.86, 0.10, 0.86)),
    ("C", (0.17, 0.80, 0.20, 0.72, 0.22, 0.66)),
    ("C", (0.16, 0.74, 0.10, 0.76, 0.03, 0.74)),
    ("C", (0.10, 0.70, 0.14, 0.62, 0.16, 0.55)),
    ("C", (0.12, 0.59, 0.07, 0.60, 0.02, 0.57)),
    ("C", (0.12, 0.52, 0.14, 0.44, 0.26, 0.38)),
    ("Z", ()),
)
ROOSTER_BEAK: Outline = (
    ("M", (0.70, 0.885)),
    ("L", (0.86, 0.80)),
    ("L", (0.70, 0.78)),
    ("Z", ()),
)
ROOSTER_WATTLE: Outline = (
    ("M", (0.72, 0.80)),
    ("C", (0.81, 0.75, 0.80, 0.655, 0.75, 0.655)),
    ("C", (0.70, 0.655, 0.69, 0.74, 0.72, 0.80)),
    ("Z", ()),
)
ROOSTER_WING: Outline = (
    ("M", (0.36, 0.47)),
    ("C", (0.42, 0.30, 0.58, 0.30, 0.64, 0.42)),
    ("C", (0.56, 0.38, 0.44, 0.40, 0.36, 0.47)),
    ("Z", ()),
)
MOUTH_UPPER: Outline = (
    ("M", (0.03, 0.53)),
    ("C", (0.14, 0.66, 0.28, 0.77, 0.38, 0.77)),
    ("C", (0.44, 0.77, 0.47, 0.73, 0.50, 0.73)),
    ("C", (0.53, 0.73, 0.56, 0.77, 0.62, 0.77)),
    ("C", (0.72, 0.77, 0.86, 0.66, 0.97, 0.53)),
    ("C", (0.80, 0.56, 0.64, 0.60, 0.58, 0.60)),
    ("C", (0.54, 0.60, 0.53, 0.58, 0.50, 0.58)),
    ("C", (0.47, 0.58, 0.46, 0.60, 0.42, 0.60)),
    ("C", (0.36, 0.60, 0.20, 0.56, 0.03, 0.53)),
    ("Z", ()),
)
MOUTH_LOWER: Outline = (
    ("M", (0.03, 0.47)),
    ("C", (0.18, 0.30, 0.34, 0.21, 0.50, 0.21)),
    ("C", (0.66, 0.21, 0.82, 0.30, 0.97, 0.47)),
    ("C", (0.80, 0.42, 0.66, 0.39, 0.50, 0.39)),
    ("C", (0.34, 0.39, 0.20, 0.42, 0.03, 0.47)),
    ("Z", ()),
)


def _corners(*points: tuple[float, float]) -> Outline:
    strokes: list[Stroke] = [("M", points[0])]
    strokes += [("L", point) for point in points[1:]]
    return (*strokes, ("Z", ()))


def _bar(x: float, low: float, high: float, wide: float) -> Outline:
    return _corners((x, low), (x + wide, low), (x + wide, high), (x, high))


def _wing(hinge: float, free: float, nearer: float) -> tuple[Outline, ...]:
    """A wing of a gate from its hinge to its free edge; swung open it comes ``nearer`` and is seen
    taller at that edge."""
    low, high, thick = 0.12, 0.78, 0.075

    def level(y: float, x: float) -> float:
        part = (x - hinge) / (free - hinge)
        return y + (y - 0.55) * nearer * part

    across = [
        _corners(
            (hinge, level(y, hinge)), (free, level(y, free)),
            (free, level(y + thick, free)), (hinge, level(y + thick, hinge)),
        )
        for y in (low, 0.40, high - thick)
    ]  # fmt: skip
    step, wide = (free - hinge) / 3, (free - hinge) * 0.16
    upright = []
    for n in range(4):
        x = hinge + n * step - (wide if n == 3 else wide / 2 if n else 0)
        ends = (x, x + wide)
        upright.append(
            _corners(
                (ends[0], level(low, ends[0])), (ends[1], level(low, ends[1])),
                (ends[1], level(high, ends[1])), (ends[0], level(high, ends[0])),
            )
        )  # fmt: skip
    return (*across, *upright)


def _gate(free: float, nearer: float) -> tuple[Outline, ...]:
    """Two posts and two wings; ``free`` is where the left wing ends."""
    posts = (_bar(0.0, 0.06, 0.92, 0.09), _bar(0.91, 0.06, 0.92, 0.09))
    return (*posts, *_wing(0.09, free, nearer), *_wing(0.91, 1 - free, nearer))


TURNED = {
    "palm-up": ("hand-palm", 0.0),
    "palm-side": ("hand-palm", 90.0),
    "palm-down": ("hand-palm", 180.0),
}
"""Pictograms turned to the left, in degrees: the signs of the hand that tell what became of a
proposal."""

OWN: dict[str, tuple[tuple[Outline, ...], tuple[Outline, ...]]] = {
    "rooster": (
        (
            ROOSTER_BODY, ROOSTER_TAIL, ROOSTER_BEAK, ROOSTER_WATTLE, _leg(0.42), _leg(0.56),
            _disc(0.60, 0.93, 0.045), _disc(0.66, 0.955, 0.045), _disc(0.715, 0.93, 0.04),
        ),
        (_disc(0.655, 0.845, 0.022), ROOSTER_WING),
    ),
    "mouth": ((MOUTH_UPPER, MOUTH_LOWER), ()),
    "gate-closed": ((*_gate(0.485, 0.0), _bar(0.40, 0.50, 0.58, 0.20)), ()),
    "gate-half-open": (_gate(0.33, 0.12), ()),
    "gate-open": (_gate(0.20, 0.2), ()),
}  # fmt: skip
"""Own pictures: the outlines filled with the ink, then those left as bright as the ground."""

STONE: Outline = (
    ("M", (0.01, 0.34)),
    ("C", (-0.01, 0.48, 0.03, 0.62, 0.10, 0.74)),
    ("C", (0.16, 0.85, 0.22, 0.95, 0.34, 0.98)),
    ("C", (0.46, 1.01, 0.60, 1.00, 0.70, 0.96)),
    ("C", (0.82, 0.91, 0.90, 0.78, 0.95, 0.64)),
    ("C", (1.00, 0.50, 1.02, 0.34, 0.97, 0.22)),
    ("C", (0.92, 0.10, 0.80, 0.03, 0.66, 0.01)),
    ("C", (0.48, -0.01, 0.26, 0.00, 0.14, 0.06)),
    ("C", (0.06, 0.11, 0.02, 0.22, 0.01, 0.34)),
    ("Z", ()),
)
"""The outline of a stone, in a square that may be stretched."""


def traced(
    paper: Paper, outline: Outline, x: float, y: float, width: float, height: float
) -> PDFPathObject:
    """An outline laid out in the rectangle whose lower left corner is ``x``, ``y``."""
    path = paper.beginPath()
    for kind, points in outline:
        at = [x + v * width if n % 2 == 0 else y + v * height for n, v in enumerate(points)]
        if kind == "M":
            path.moveTo(*at)
        elif kind == "L":
            path.lineTo(*at)
        elif kind == "C":
            path.curveTo(*at)
        else:
            path.close()
    return path


def draw_picture(
    paper: Paper,
    name: str,
    x: float,
    y: float,
    side: float,
    color: Color,
    ground: Color | None = None,
) -> None:
    """A picture in the square whose lower left corner is ``x``, ``y``: one of ``OWN`` or
    ``TURNED``, or a pictogram; ``ground`` is the colour behind it (white unless told)."""
    if name in TURNED:
        upright, degrees = TURNED[name]
        paper.saveState()
        paper.translate(x + side / 2, y + side / 2)
        paper.rotate(degrees)
        draw_pictogram(paper, upright, -side / 2, -side / 2, side, color)
        paper.restoreState()
        return
    if name not in OWN:
        draw_pictogram(paper, name, x, y, side, color)
        return
    filled, bright = OWN[name]
    for outline in filled:
        paper.filled_path(traced(paper, outline, x, y, side, side), color)
    for outline in bright:
        paper.filled_path(traced(paper, outline, x, y, side, side), ground or palette.WHITE)


def draw_stone(
    paper: Paper,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: Color,
    mirrored: bool = False,
) -> None:
    """A stone with its outline, in the rectangle whose lower left corner is ``x``, ``y``."""
    ink = palette.ink()
    if mirrored:
        x, width = x + width, -width
    paper.saveState()
    paper.setFillColor(fill)
    paper.setStrokeColor(ink)
    paper.setLineWidth(2.2)
    paper.drawPath(traced(paper, STONE, x, y, width, height), fill=1, stroke=1)
    paper.restoreState()


def picture(
    page: KitPage,
    name: str,
    x: float,
    y: float,
    side: float,
    color: Color | None = None,
    ground: Color | None = None,
) -> None:
    """A picture around ``x``, ``y``, as an ornament: its words must stand beside it."""
    with page.paper.ornament():
        ink = color or palette.ink()
        draw_picture(page.paper, name, x - side / 2, y - side / 2, side, ink, ground)
