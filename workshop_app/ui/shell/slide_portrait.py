"""A shown result as an upright picture for a chat, 1080 × 1350: the words over each bar, so that it
is read on a phone. It tells what the slide tells, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from workshop_app.ui import paint, palette
from workshop_app.ui.shell import slide_paint as on
from workshop_app.ui.shell.slide_paint import ink
from workshop_app.ui.shell.slide_result import goes_in, sign, tied_run
from workshop_app.ui.shell.slides import ResultRow, ResultSlide
from workshop_app.ui.theme import font
from workshop_app.ui.widgets.wrapping import wrap

WIDE, TALL = 1080, 1350
_EDGE, _LEFT, _RIGHT = 20, 56.0, 1040.0
_LEAST, _MOST = 62.0, 116.0
"""Heights of a row. Under ``_TWO_LINES`` its bar stands beside its words."""
_TWO_LINES = 84.0
_ROWS = 760.0
"""What is left for rows with a title of two lines, a sentence of three and no groups."""
_GROUP = 46.0


def rows_at_once(groups: int) -> int:
    """How many rows an upright picture has room for, over so many lines of groups."""
    return int((_ROWS - _GROUP * groups) // _LEAST)


def draw(painter: QPainter, slide: ResultSlide) -> None:
    """Draw ``slide`` into 1080 × 1350."""
    paint.smooth(painter)
    painter.fillRect(QRectF(0, 0, WIDE, TALL), ink().ground)
    painter.fillRect(QRectF(0, 0, _EDGE, TALL), palette.colors(False).rail)
    top = _head(painter, slide) + 24
    below = _foot(painter, slide.sentence) - 16
    below = _groups(painter, slide, below)
    shown = slide.rows[: max(1, int((below - top) // _LEAST))]
    step = min(_MOST, (below - top) / max(1, len(shown)))
    run = tied_run(shown)
    if run is not None:
        band = QRectF(
            _LEFT - 20, top + run[0] * step, _RIGHT - _LEFT + 32, (run[1] - run[0] + 1) * step
        )
        paint.frame(painter, band, 14, ink().tie)
    for number, row in enumerate(shown):
        word = slide.tie if run is not None and number == run[0] else ""
        _row(
            painter, row, QRectF(_LEFT, top + number * step, _RIGHT - _LEFT, step), slide.bars, word
        )


def _head(painter: QPainter, slide: ResultSlide) -> float:
    return _written(painter, slide.line, 32, 500, ink().muted,
                    _written(painter, slide.title, 50, 700, ink().ink, 44) + 10)  # fmt: skip


def _foot(painter: QPainter, said: str) -> float:
    """The sentence on the band at the foot; gives where the band begins."""
    lines = wrap(said, font(34, 500), _RIGHT - _LEFT) if said else []
    top = TALL - max(60.0, 44.0 * len(lines) + 48)
    painter.fillRect(QRectF(_EDGE, top, WIDE, TALL - top), ink().band)
    _written(painter, said, 34, 500, ink().ink, top + 24)
    return top


def _groups(painter: QPainter, slide: ResultSlide, below: float) -> float:
    """The lines of the groups over the foot; gives where they begin."""
    top = below - _GROUP * len(slide.groups)
    for number, said in enumerate(slide.groups):
        at = (_LEFT, top + _GROUP * (number + 0.5), _RIGHT - _LEFT)
        size = 30 if len(wrap(said, font(30, 500), at[2])) == 1 else 25
        on.line(painter, at, said, size, 500, ink().ink)
    return top


def _written(
    painter: QPainter, said: str, size: int, weight: int, color: QColor, top: float
) -> float:
    """Lines from ``top`` on; gives where they end."""
    tall = size * 1.28
    lines = wrap(said, font(size, weight), _RIGHT - _LEFT) if said else []
    for number, one in enumerate(lines):
        at = (_LEFT, top + tall * (number + 0.5), _RIGHT - _LEFT)
        on.line(painter, at, one, size, weight, color)
    return top + tall * len(lines)


def _row(painter: QPainter, row: ResultRow, box: QRectF, bars: bool, tie: str) -> None:
    """One option: number and sign at the left; its words, and under or beside them its bar."""
    side = min(68.0, box.height() * 0.7)
    middle = box.center().y()
    on.line(painter, (box.left() - 16, middle, 84), row.number, 38, 700, ink().ink, paint.RIGHT)
    sign(painter, row, QRectF(box.left() + 84, middle - side / 2, side, side))
    left = box.left() + 100 + side
    if not bars:
        mark = 56.0 if row.chosen else 0.0
        _words(painter, row, (left, middle, box.right() - left - mark), tie)
        if row.chosen:
            goes_in(painter, QRectF(box.right() - 44, middle - 20, 40, 40))
    elif box.height() >= _TWO_LINES:
        text, bar = middle - box.height() * 0.22, middle + box.height() * 0.22
        _words(painter, row, (left, text, box.right() - left), tie)
        _bar(painter, row, (left, bar, box.right() - left), 26)
    else:
        room = box.right() - left
        _words(painter, row, (left, middle, room * 0.56), tie)
        _bar(painter, row, (left + room * 0.58, middle, room * 0.42), 22)


def _words(painter: QPainter, row: ResultRow, at: tuple[float, float, float], tie: str) -> None:
    left, middle, wide = at
    if tie:
        said = on.line(painter, at, tie, 30, 700, ink().tie_text, paint.RIGHT)
        wide -= said + 16
    size = next((n for n in (36, 32, 28) if len(wrap(row.text, font(n, 500), wide)) == 1), 26)
    lines = wrap(row.text, font(size, 500), wide)
    lines = lines[:1] + ([" ".join(lines[1:])] if lines[1:] else [])
    for number, one in enumerate(lines):
        place = middle + (number - (len(lines) - 1) / 2) * size * 1.05
        on.line(painter, (left, place, wide), one, size, 500, ink().ink)


def _bar(painter: QPainter, row: ResultRow, at: tuple[float, float, float], tall: float) -> None:
    """The bar, then its figure, its part and the mark of what goes in."""
    left, middle, room = at
    behind = 18 + 26.0 * len(row.value) + (14 + 18.0 * len(row.part) if row.part else 0) + 60
    if row.share > 0:
        wide = max(5.0, max(60.0, room - behind) * min(1.0, row.share))
        box = QRectF(left, middle - tall / 2, wide, tall)
        paint.frame(painter, box, 5, palette.sign(row.topic, False).color)
        left += wide + 14
    if row.value:
        left += on.line(painter, (left, middle, 300), row.value, 36, 700, ink().ink) + 14
    if row.part:
        left += on.line(painter, (left, middle, 200), row.part, 28, 500, ink().muted) + 14
    if row.chosen:
        goes_in(painter, QRectF(left, middle - 20, 40, 40))
