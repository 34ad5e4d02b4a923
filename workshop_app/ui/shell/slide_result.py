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
_HALF, _SIGNS = 880.0, 48
"""Two lines of so many signs at most stand beside each other, the second so far to the right."""
LEAST_ROW = 56
_END = 1824.0
"""Where what is written behind the bars ends."""
_WORD = 44
_TIGHT = 0.94
"""How near two lines of an option may stand, as a part of their letters."""
_BEHIND = 280.0
"""What stands behind the longest bar takes at least this, so that bars keep their measure."""


def draw(painter: QPainter, slide: ResultSlide) -> None:
    """Rows as high as there is room, up to 92 px; groups under them where a person turned them on."""
    top = on.head(painter, slide.title, slide.line) + 30
    below = on.band(painter, slide.sentence) - 18
    room = below - top - _GROUP * group_rows(slide.groups)
    shown = slide.rows[: max(1, int(room // LEAST_ROW))]
    step = min(92.0, room / max(1, len(shown)))
    size = max(SMALLEST, round(step * 0.48))
    _tie(painter, shown, slide.tie, step, top)
    name = _name_width(slide, shown, size, step)
    longest = _longest_bar(shown, slide.tie, min(56, size + 8), 330 + name)
    for number, row in enumerate(shown):
        middle = top + (number + 0.5) * step
        if row.hidden:
            hidden(painter, QRectF(130, middle - step * 0.31, 1694, step * 0.62))
        else:
            _bar(painter, row, middle, step, size, name, longest if slide.bars else 0.0)
    _groups(painter, slide.groups, below)


def group_rows(lines: Sequence[str]) -> int:
    """How many rows the lines of the groups take: two beside each other where all are short."""
    across = 2 if all(len(line) <= _SIGNS for line in lines) else 1
    return -(-len(lines) // across)


def _groups(painter: QPainter, lines: Sequence[str], below: float) -> None:
    """The first options of each group, over the band, down and then across."""
    rows = group_rows(lines)
    for number, line in enumerate(lines):
        across, down = divmod(number, rows)
        middle = below - _GROUP * (rows - down - 0.5)
        on.line(painter, (96 + _HALF * across, middle, 1750 - _HALF * across), line, SMALLEST, 500,
                ink().ink)  # fmt: skip


def hidden(painter: QPainter, box: QRectF) -> None:
    """A place that the room has not seen yet: nothing of it can be told from its looks."""
    paint.frame(painter, box, 10, ink().band, ink().line, 2, dashed=True)


def tied_run(rows: Sequence[ResultRow]) -> tuple[int, int] | None:
    """The first and last of the tied rows."""
    tied = [number for number, row in enumerate(rows) if row.tied]
    return (tied[0], tied[-1]) if tied else None


def _tie(painter: QPainter, rows: Sequence[ResultRow], word: str, step: float, top: float) -> None:
    run = tied_run(rows)
    if run is None:
        return
    tall = (run[1] - run[0] + 1) * step
    band = QRectF(72, top + run[0] * step, 1776, tall)
    paint.frame(painter, band, 16, ink().tie)
    at = (1300, band.center().y(), _END - 1300)
    on.line(painter, at, word, _WORD, 700, ink().tie_text, paint.RIGHT)


def _longest_bar(rows: Sequence[ResultRow], word: str, size: int, left: float) -> float:
    """How long the bar of the first option can be, so that figures, marks and the word of the tie
    stand beside each other."""
    behind = max([_BEHIND, *(_behind(row, size) for row in rows)])
    room = _END - left - behind
    tied = max((row.share for row in rows if row.tied), default=0.0)
    if tied:
        said = QFontMetricsF(font(_WORD, 700)).horizontalAdvance(word) + 40
        tail = max(_behind(row, size) for row in rows if row.tied)
        room = min(room, (_END - left - tail - said) / tied)
    return max(120.0, min(1650 - left, room))


def _behind(row: ResultRow, size: int) -> float:
    """How wide is what stands behind a bar: its figure, its part, the mark of what goes in."""
    wide = 22 + QFontMetricsF(font(size, 700)).horizontalAdvance(row.value)
    if row.part:
        wide += 18 + QFontMetricsF(font(SMALLEST, 500)).horizontalAdvance(row.part)
    return wide + (66 if row.chosen else 0)


def _bar(
    painter: QPainter, row: ResultRow, middle: float, step: float, size: int, name: float,
    longest: float,
) -> None:  # fmt: skip
    """One option; ``name`` is the width of the column of texts, ``longest`` that of a full bar."""
    figure = min(56, size + 8)
    on.line(painter, (60, middle, 118), row.number, figure, 700, ink().ink, paint.RIGHT)
    side = min(72.0, step * 0.8)
    sign(painter, row, QRectF(243 - side / 2, middle - side / 2, side, side))
    letters = min(44, size)
    lines = wrap(row.text, font(letters, 500), name)
    if len(lines) > 1 and step >= 2 * letters * _TIGHT:
        lines = [lines[0], " ".join(lines[1:])]
        apart = min(letters * 1.05, step / 2 - 1)
        for at, line in enumerate(lines):
            place = (313, middle + (at - 0.5) * apart, name)
            on.line(painter, place, line, letters, 500, ink().ink)
    else:
        on.line(painter, (313, middle, name), row.text, letters, 500, ink().ink)
    tall, left = min(56.0, step * 0.62), 330 + name
    if longest and row.share > 0:
        wide = max(6.0, longest * min(1.0, row.share))
        box = QRectF(left, middle - tall / 2, wide, tall)
        paint.frame(painter, box, 6, palette.sign(row.topic, False).color)
        left += wide
    left += 22
    if row.value:
        left += on.line(painter, (left, middle, 400), row.value, figure, 700, ink().ink) + 18
    if row.part:
        left += on.line(painter, (left, middle, 400), row.part, SMALLEST, 500, ink().muted) + 18
    if row.chosen:
        goes_in(painter, QRectF(left, middle - 24, 48, 48))


def sign(painter: QPainter, row: ResultRow, box: QRectF) -> None:
    """The shape, colour and pictogram by which people know an option."""
    icon = icons.filled(row.icon) if row.icon and icons.known(row.icon) else ""
    paint.badge(painter, box, row.topic, icon=icon, sign=palette.sign(row.topic, False))


def goes_in(painter: QPainter, box: QRectF) -> None:
    """The mark of an option that goes in."""
    icons.draw(painter, box, "check-circle-fill", palette.colors(False).ok, box.width())


def _name_width(slide: ResultSlide, rows: Sequence[ResultRow], size: int, step: float) -> float:
    """As wide as the longest text needs, within what leaves room for bars; wider where rows are too
    low for two lines."""
    letters = min(44, size)
    metrics = QFontMetricsF(font(letters, 500))
    low = step < 2 * letters * 1.05
    most = 1000.0 if step < 2 * letters * _TIGHT else 900.0 if low else 760.0
    texts = [slide.widest, *(row.text for row in rows)]
    wanted = max([490.0, *(metrics.horizontalAdvance(text) + 2 for text in texts)])
    return min(most if slide.bars else 1300.0, wanted)
