"""Scoring sites with the room: the criterion, its question, and what scores mean or came to."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.ui import icons, paint, palette
from workshop_app.ui.shell import slide_paint as on
from workshop_app.ui.shell.slide_paint import LEFT, ink
from workshop_app.ui.shell.slides import SitesSlide

TOP, BOTTOM, MOST = 500.0, 915.0, 9
"""Where rows begin and end; so many have letters that can be read."""


def draw(painter: QPainter, slide: SitesSlide) -> None:
    """``slide`` at 1920 × 1080."""
    light = palette.colors(False)
    disc = QRectF(LEFT, 90, 130, 130)
    paint.frame(painter, disc, 65, light.primary_tint)
    icons.draw(painter, disc, icons.filled(slide.icon), light.primary, 76)
    on.line(painter, (LEFT + 170, 155, 1500), slide.name, 56, 700, light.primary)
    on.paragraph(painter, QRectF(LEFT, 250, 1680, 220), slide.question)
    rows = slide.rows[:MOST]
    columns = 1 if len(rows) <= 4 else 2
    deep = -(-len(rows) // columns)
    step, wide = min(140.0, (BOTTOM - TOP) / max(1, deep)), 1700.0 / columns
    for number, row in enumerate(rows):
        left = LEFT + wide * (number // deep)
        _row(painter, left, TOP + step * (number % deep + 0.5), step, wide, row)
    on.foot(painter, slide.at, slide.count, slide.after)


def _row(
    painter: QPainter, left: float, middle: float, step: float, wide: float, row: tuple[str, str]
) -> None:
    """A sign in a circle, and words on up to two lines."""
    icon, words = row
    side = min(104.0, step * 0.86)
    circle = QRectF(left, middle - side / 2, side, side)
    paint.frame(painter, circle, side / 2, palette.colors(False).primary_tint)
    icons.draw(painter, circle, icons.filled(icon), palette.colors(False).rail, side * 0.62)
    room = wide - side - 60
    two = step >= 2 * 40 * 1.1
    letters, lines = on.fitting(words, room, (48, 44, 40), 2 if two else 1)
    height = letters.pixelSize() * 1.12
    shown = lines[: 2 if two else 1]
    top = middle - height * len(shown) / 2
    for number, line in enumerate(shown):
        more = number == len(shown) - 1 and len(lines) > len(shown)
        box = QRectF(left + side + 28, top + number * height, room, height)
        paint.text(painter, box, f"{line} …" if more else line, letters, ink().ink,
                   where="projector", meant=True)  # fmt: skip
