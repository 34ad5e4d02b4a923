"""A scale bar in metres and an arrow to the north, for maps that have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.charts.placing import Rect
from workshop_app.export.pdf.figure import put, text_width

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.text import Words

STEPS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000)


def metres_told(words: Words, metres: float) -> str:
    """ "500 metres", "2 km"."""
    if metres >= 1000:
        return words("{n} km", n=words.number(metres / 1000))
    return words("{n} metres", n=words.number(metres))


def draw_scale(
    paper: Paper, words: Words, frame: Rect, scale: float, longest: float = 60.0, *,
    ground: bool = False,
) -> None:  # fmt: skip
    """A bar in the lower right corner of ``frame``; ``scale`` is points a metre. ``ground``: on a
    white ground, over a picture."""
    metres = max(s for s in STEPS if s * scale <= longest or s == STEPS[0])
    long, told = metres * scale, metres_told(words, metres)
    x, y = frame.x2 - 8 - long, frame.y1 + 7
    with paper.ornament():
        if ground:
            half = max(long, text_width(told, fonts.REGULAR, 8.5)) / 2 + 5
            middle = x + long / 2
            paper.box(middle - half, frame.y1 + 2, 2 * half, 19, fill=palette.WHITE)
        ink = palette.ink()
        paper.rule(x, y, x + long, y, color=ink, line=1.0)
        paper.rule(x, y - 2, x, y + 2, color=ink, line=1.0)
        paper.rule(x + long, y - 2, x + long, y + 2, color=ink, line=1.0)
    put(paper, told, x + long / 2, y + 7, size=8.5, align="center")


def draw_north(paper: Paper, words: Words, frame: Rect, *, ground: bool = False) -> None:
    """An arrow in the upper right corner of ``frame``."""
    at = frame.x2 - 12
    with paper.ornament():
        if ground:
            paper.box(at - 9, frame.y2 - 31, 18, 29, fill=palette.WHITE)
        path = paper.beginPath()
        path.moveTo(at, frame.y2 - 16)
        path.lineTo(at - 4, frame.y2 - 28)
        path.lineTo(at + 4, frame.y2 - 28)
        path.close()
        paper.filled_path(path, palette.ink())
    north = words.at("north on a map", "N")
    put(paper, north, at, frame.y2 - 10, font=fonts.BOLD, size=9, align="center")
