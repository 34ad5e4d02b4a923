"""A shown result: bars, numbers, the tie, one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from workshop_app.ui import icons, paint, palette
from workshop_app.ui.shell import slide_paint as on
from workshop_app.ui.shell.slide_paint import SMALLEST, ink
from workshop_app.ui.shell.slides import ResultRow, ResultSlide
from workshop_app.ui.theme import font
from workshop_app.ui.widgets.wrapping import wrap

_GROUP = 60
"""Pixels of a group's line."""
_LEAST_ROW = 56


def draw(painter: QPainter, slide: ResultSlide) -> None:
    """Rows as high as there is room, up to 92 px; groups under them where a person turned them on."""
    top = on.head(painter, slide.title, slide.line) + 30
    below = on.band(painter, slide.sentence) - 18
    room = below - top - _GROUP * len(slide.groups)
    shown = slide.rows[: max(1, int(room // _LEAST_ROW))]
    step = min(92.0, room / max(1, len(shown)))
    size = max(SMALLEST, round(step * 0.48))
    _tie(painter, shown, slide.tie, step, top)
    name = _name_width(shown, size)
    for number, row in enumerate(shown):
        _bar(painter, row, top + (number + 0.5) * step, step, size, name)
    for number, line in enumerate(slide.groups):
        middle = below - _GROUP * (len(slide.groups) - number - 0.5)
        on.line(painter, (96, middle, 1750), line, SMALLEST, 500, ink().ink)


def _tie(painter: QPainter, rows: Sequence[ResultRow], word: str, step: float, top: float) -> None:
    tied = [number for number, row in enumerate(rows) if row.tied]
    if not tied:
        return
    tall = (tied[-1] - tied[0] + 1) * step
    band = QRectF(72, top + tied[0] * step, 1776, tall)
    paint.frame(painter, band, 16, ink().tie)
    at = (1400, band.center().y(), 424)
    on.line(painter, at, word, 44, 700, ink().tie_text, paint.RIGHT)


def _bar(
    painter: QPainter, row: ResultRow, middle: float, step: float, size: int, name: float
) -> None:
    """One option; ``name`` is the width of the column of texts."""
    sign = palette.sign(row.topic, False)
    figure = min(56, size + 8)
    on.line(painter, (60, middle, 118), row.number, figure, 700, ink().ink, paint.RIGHT)
    side = min(72.0, step * 0.8)
    icon = icons.filled(row.icon) if row.icon and icons.known(row.icon) else ""
    paint.badge(painter, QRectF(243 - side / 2, middle - side / 2, side, side), row.topic,
                icon=icon, sign=sign)  # fmt: skip
    letters = min(44, size)
    lines = wrap(row.text, font(letters, 500), name)
    if len(lines) > 1 and step >= 2 * letters + 4:
        lines = [lines[0], " ".join(lines[1:])]
        for at, line in enumerate(lines):
            place = (313, middle + (at - 0.5) * letters * 1.05, name)
            on.line(painter, place, line, letters, 500, ink().ink)
    else:
        on.line(painter, (313, middle, name), row.text, letters, 500, ink().ink)
    tall, left = min(56.0, step * 0.62), 330 + name
    wide = max(6.0, (1650 - left) * min(1.0, row.share))
    paint.frame(painter, QRectF(left, middle - tall / 2, wide, tall), 6, sign.color)
    on.line(painter, (left + wide + 22, middle, 300), row.value, figure, 700, ink().ink)


def _name_width(rows: Sequence[ResultRow], size: int) -> float:
    """As wide as the longest text needs, within what leaves room for bars."""
    metrics = QFontMetricsF(font(min(44, size), 500))
    return min(760.0, max([490.0, *(metrics.horizontalAdvance(row.text) + 2 for row in rows)]))
