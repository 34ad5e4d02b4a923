"""Signs of options as SVG: the shapes and pictograms of the documents, for a page of a browser."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from workshop_app.export.outlines import Stroke, corners, rounded, tokens
from workshop_app.export.pdf.pictograms import outline

SIDE = 100
"""Units of a drawing's side; y goes down."""
EDGE = 5
"""Room around it: a diamond reaches over its square."""


@cache
def sign(theme: str, icon: str = "") -> str:
    """The shape of a theme with a pictogram in it (the theme's own where ``icon`` is not known), a
    whole ``<svg>`` without a size: the page's style gives it one."""
    look = tokens()["theme"][theme]
    row = tokens()["shape"][look["shape"]]
    own = look["icon"].removeprefix("ph.").removesuffix("-fill")
    strokes = (icon and outline(icon)) or outline(own)
    side = row["pictogram"] * SIDE
    low = (SIDE - side) / 2
    picture = _path(strokes, low, low + row["dy"] * SIDE, side)
    return _svg(
        f'{_shape(look["shape"], look["color"])}<path fill="#fff" fill-rule="nonzero" d="{picture}"/>'
    )


@cache
def symbol(name: str, theme: str = "", icon: str = "") -> str:
    """A ``<symbol>`` that a page draws often by its ``name``, in the colour of the text around it:
    the shape of a theme, or a pictogram ("" the theme's own)."""
    if theme and not icon:
        inside = _shape(tokens()["theme"][theme]["shape"], "currentColor")
    else:
        inside = f'<path fill="currentColor" d="{_path(outline(icon), 0, 0, SIDE)}"/>'
    side = SIDE + 2 * EDGE
    return f'<symbol id="{name}" viewBox="{-EDGE} {-EDGE} {side} {side}">{inside}</symbol>'


@cache
def pictogram(icon: str) -> str:
    """A pictogram alone, in the colour of the text around it."""
    return _svg(f'<path fill="currentColor" d="{_path(outline(icon), 0, 0, SIDE)}"/>')


def _svg(inside: str) -> str:
    head = f'<svg viewBox="{-EDGE} {-EDGE} {SIDE + 2 * EDGE} {SIDE + 2 * EDGE}" aria-hidden="true" focusable="false">'
    return f"{head}{inside}</svg>"


def _shape(name: str, color: str) -> str:
    middle = SIDE / 2
    if name == "circle":
        radius = tokens()["shape"]["circle"]["diameter"] / 2 * SIDE
        return f'<circle cx="{middle:g}" cy="{middle:g}" r="{radius:g}" fill="{color}"/>'
    points, radius = corners(name)
    strokes = rounded([(x + 0.5, y + 0.5) for x, y in points], radius)
    return f'<path fill="{color}" d="{_path(strokes, 0, 0, SIDE)}"/>'


def _path(strokes: Iterable[Stroke], left: float, top: float, side: float) -> str:
    """Strokes of a square of side 1 with y upwards, in a square of ``side`` with y downwards."""
    parts: list[str] = []
    for kind, values in strokes:
        placed = [
            f"{left + value * side if n % 2 == 0 else top + (1 - value) * side:.4g}"
            for n, value in enumerate(values)
        ]
        parts.append(kind + " ".join(placed))
    return "".join(parts)
