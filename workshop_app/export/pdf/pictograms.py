"""Pictograms as outlines: the Phosphor glyphs of the screen, drawn as paths, never as text."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from workshop_app import paths
from workshop_app.export.outlines import Stroke

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.pdf.paper import Paper


@cache
def _font() -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(paths.resources("icons", "Phosphor-Fill.ttf"), lazy=True)


@cache
def _codes() -> dict[str, str]:
    kept: dict[str, str] = json.loads(
        paths.resources("icons", "phosphor.json").read_text(encoding="utf-8")
    )
    return kept


@cache
def outline(name: str) -> tuple[Stroke, ...]:
    """The strokes of a pictogram, its box from (0, 0) below left to (1, 1); empty if unknown."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    font = _font()
    glyph_name = font.getBestCmap().get(int(_codes().get(name, "0"), 16))
    if glyph_name is None:
        return ()
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph_name].draw(pen)
    unit = font["head"].unitsPerEm
    middle = (font["hhea"].ascent + font["hhea"].descent) / 2
    return tuple(_strokes(pen.value, unit, glyphs[glyph_name].width / 2, middle))


def _strokes(value: Any, unit: float, across: float, middle: float) -> list[Stroke]:
    def at(point: tuple[float, float]) -> tuple[float, float]:
        return (point[0] - across) / unit + 0.5, (point[1] - middle) / unit + 0.5

    strokes: list[Stroke] = []
    here = (0.0, 0.0)
    for kind, points in value:
        if kind == "moveTo":
            here = at(points[0])
            strokes.append(("M", here))
        elif kind == "lineTo":
            here = at(points[0])
            strokes.append(("L", here))
        elif kind == "qCurveTo":
            for control, end in _quadratics([at(p) for p in points]):
                strokes.append(("C", _cubic(here, control, end)))
                here = end
        elif kind == "curveTo":
            a, b, c = (at(p) for p in points)
            strokes.append(("C", (*a, *b, *c)))
            here = c
        else:
            strokes.append(("Z", ()))
    return strokes


def _quadratics(
    points: list[tuple[float, float]],
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """TrueType's run of controls: between two of them lies an end that is not written."""
    controls, last = points[:-1], points[-1]
    pieces = []
    for n, control in enumerate(controls):
        if n == len(controls) - 1:
            pieces.append((control, last))
        else:
            following = controls[n + 1]
            pieces.append(
                (control, ((control[0] + following[0]) / 2, (control[1] + following[1]) / 2))
            )
    return pieces


def _cubic(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> tuple[float, ...]:
    return (
        start[0] + (control[0] - start[0]) * 2 / 3,
        start[1] + (control[1] - start[1]) * 2 / 3,
        end[0] + (control[0] - end[0]) * 2 / 3,
        end[1] + (control[1] - end[1]) * 2 / 3,
        *end,
    )


def draw_pictogram(paper: Paper, name: str, x: float, y: float, side: float, color: Color) -> None:
    """Draw a pictogram in the square whose lower left corner is ``x``, ``y``."""
    paper.filled_outline(name, outline(name), x, y, side, color)
