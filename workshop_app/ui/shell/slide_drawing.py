"""Slides drawn in the projector's own measures: 1920 × 1080, nothing under 40 px, scaled to fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from workshop_app.ui import icons, paint, palette
from workshop_app.ui.palette import Sign
from workshop_app.ui.shell import brand
from workshop_app.ui.shell.slides import (
    BoardCard,
    BoardSlide,
    OpenRoundSlide,
    PlanSlide,
    PromptSlide,
    ResultRow,
    ResultSlide,
    Slide,
)  # fmt: skip
from workshop_app.ui.theme import font
from workshop_app.ui.widgets.progress import clock, time_tone
from workshop_app.ui.widgets.wrapping import wrap

WIDE, TALL = 1920, 1080
_LEFT = 120
_SMALLEST = 40
_CARD_LINES = 6


class _Colors:
    def __init__(self) -> None:
        row = palette.tokens()["projector"]
        self.ground, self.ink, self.muted = (
            QColor(row[name]) for name in ("background", "ink", "muted")
        )
        self.band, self.tie, self.tie_text = (
            QColor(row[name]) for name in ("band", "tieBand", "tieText")
        )
        self.edge = float(row["edge"])


def draw(painter: QPainter, box: QRectF, slide: Slide) -> None:
    """Draw ``slide`` as large as fits into ``box``; the rest stays white."""
    color, light = _Colors(), palette.colors(False)
    painter.save()
    paint.smooth(painter)
    painter.fillRect(box, color.ground)
    scale = min(box.width() / WIDE, box.height() / TALL)
    painter.translate(
        box.left() + (box.width() - WIDE * scale) / 2, box.top() + (box.height() - TALL * scale) / 2
    )
    painter.scale(scale, scale)
    edge = light.rail
    if isinstance(slide, PromptSlide) and slide.topic:
        edge = palette.sign(slide.topic, False).color
    painter.fillRect(QRectF(0, 0, color.edge, TALL), edge)
    if isinstance(slide, PromptSlide):
        _prompt(painter, slide, color)
    elif isinstance(slide, ResultSlide):
        _result(painter, slide, color)
    elif isinstance(slide, OpenRoundSlide):
        _open_round(painter, slide, color)
    elif isinstance(slide, BoardSlide):
        _board(painter, slide, color)
    else:
        _plan(painter, slide, color)
    painter.restore()


def _fitting(text: str, width: float, sizes: Sequence[int], most: int) -> tuple[QFont, list[str]]:
    """The largest of ``sizes`` at which ``text`` takes at most ``most`` lines."""
    for size in sizes:
        letters = font(size, 700)
        lines = wrap(text, letters, width)
        if len(lines) <= most:
            break
    return letters, lines


def _line(
    painter: QPainter, at: tuple[float, float, float], text: str, size: float, weight: int,
    ink: QColor, align: Qt.AlignmentFlag = paint.LEFT,
) -> float:  # fmt: skip
    """One line with its middle at (left, y), ``width`` long; ``at`` is (left, y, width)."""
    left, middle, width = at
    box = QRectF(left, middle - size, width, 2 * size)
    return paint.text(painter, box, text, font(size, weight), ink, align=align, where="projector")


def _prompt(painter: QPainter, slide: PromptSlide, color: _Colors) -> None:
    top = 320.0
    if slide.topic:
        paint.badge(painter, QRectF(_LEFT, 87, 150, 150), slide.topic,
                    sign=palette.sign(slide.topic, False))  # fmt: skip
        text = palette.sign(slide.topic, False).text
        _line(painter, (316, 162, 1000), slide.topic_name, 64, 700, text)
    else:
        top = 200.0
    timed = slide.left is not None
    room = 1150.0 if timed else 1680.0
    letters, lines = _fitting(slide.prompt, room, (92, 80, 72, 64), 3 if slide.topic else 4)
    step = letters.pixelSize() * 1.27
    for number, line in enumerate(lines[:5]):
        box = QRectF(_LEFT, top - 20 + number * step, room, step)
        paint.text(painter, box, line, letters, color.ink, where="projector")
    if slide.left is not None:
        _timer(painter, slide.left, slide.total, slide.unit, color)
    _cues(painter, slide.cues, color)
    painter.fillRect(QRectF(28, 940, WIDE - 28, 140), color.band)
    _steps(painter, slide.at, slide.count)
    if slide.after:
        _line(painter, (1000, 1010, 834), slide.after, 40, 600, color.ink, paint.RIGHT)


def _timer(painter: QPainter, left: int, total: int, unit: str, color: _Colors) -> None:
    light = palette.colors(False)
    inner = QRectF(1354, 200, 460, 460)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#DBE3E2"), 40))
    painter.drawEllipse(inner)
    part = min(1.0, max(0.0, left / max(1, total)))
    if part > 0:
        pen = QPen(light.tone(time_tone(left, total)), 40)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(inner, 90 * 16, -round(part * 360 * 16))
    ink = light.error if left <= 0 else color.ink
    figure = clock(left)
    size = 148 if len(figure) < 6 else 112
    _line(painter, (1354, 412, 460), figure, size, 700, ink, paint.CENTER)
    if unit:
        _line(painter, (1354, 525, 460), unit, 44, 500, color.muted, paint.CENTER)


def _cues(painter: QPainter, cues: Sequence[tuple[str, str]], color: _Colors) -> None:
    left = float(_LEFT)
    for icon, words in cues[:3]:
        circle = QRectF(left, 724, 112, 112)
        paint.frame(painter, circle, 56, QColor("#EDF3F3"))
        if icons.known(icon):
            icons.draw(painter, circle, icon, palette.colors(False).rail, 56)
        width = QFontMetricsF(font(44, 600)).horizontalAdvance(words)
        _line(painter, (left + 132, 780, width + 2), words, 44, 600, color.ink)
        left += 132 + width + 66


def _steps(painter: QPainter, at: int, count: int) -> None:
    if count < 2:
        return
    light = palette.colors(False)
    wide = min(100.0, 1000 / count - 12)
    for index in range(count):
        fill = (
            light.accent if index == at else light.soft_primary if index < at else QColor("#CFC8BB")
        )
        box = QRectF(_LEFT + index * (wide + 12), 1002, wide, 16)
        paint.frame(painter, box, 8, fill)


def _result(painter: QPainter, slide: ResultSlide, color: _Colors) -> None:
    letters, lines = _fitting(slide.title, 1700, (64, 56, 48), 1)
    _line(painter, (96, 90, 1750), " ".join(lines), letters.pixelSize(), 700, color.ink)
    _line(painter, (96, 160, 1750), slide.line, 40, 500, color.muted)
    below = 60.0 * len(slide.groups)
    room = 740 - below
    shown = slide.rows[: max(1, int(room // 56))]
    step = min(92.0, room / max(1, len(shown)))
    size = max(_SMALLEST, round(step * 0.48))
    _tie(painter, shown, slide.tie, step, color)
    name = _name_width(shown, size)
    for number, row in enumerate(shown):
        _bar(painter, row, 222 + (number + 0.5) * step, step, size, name, color)
    for number, line in enumerate(slide.groups):
        _line(painter, (96, 222 + room + 30 + number * 60, 1750), line, 40, 500, color.ink)
    painter.fillRect(QRectF(28, 980, WIDE - 28, 100), color.band)
    _line(painter, (96, 1030, 1750), slide.sentence, 40, 500, color.ink)


def _tie(
    painter: QPainter, rows: Sequence[ResultRow], word: str, step: float, color: _Colors
) -> None:
    tied = [number for number, row in enumerate(rows) if row.tied]
    if not tied:
        return
    band = QRectF(72, 222 + tied[0] * step, 1776, (tied[-1] - tied[0] + 1) * step)
    paint.frame(painter, band, 16, color.tie)
    _line(painter, (1400, band.center().y(), 424), word, 44, 700, color.tie_text, paint.RIGHT)


def _bar(
    painter: QPainter, row: ResultRow, middle: float, step: float, size: int, name: float,
    color: _Colors,
) -> None:  # fmt: skip
    """One option; ``name`` is the width of the column of texts."""
    sign = palette.sign(row.topic, False)
    _line(painter, (60, middle, 118), row.number, min(56, size + 8), 700, color.ink, paint.RIGHT)
    side = min(72.0, step * 0.8)
    icon = icons.filled(row.icon) if row.icon and icons.known(row.icon) else ""
    paint.badge(painter, QRectF(243 - side / 2, middle - side / 2, side, side), row.topic,
                icon=icon, sign=sign)  # fmt: skip
    letters = min(44, size)
    lines = wrap(row.text, font(letters, 500), name)
    if len(lines) > 1 and step >= 2 * letters + 4:
        lines = [lines[0], " ".join(lines[1:])]
        for at, line in enumerate(lines):
            _line(painter, (313, middle + (at - 0.5) * letters * 1.05, name), line, letters, 500,
                  color.ink)  # fmt: skip
    else:
        _line(painter, (313, middle, name), row.text, letters, 500, color.ink)
    tall, left = min(56.0, step * 0.62), 330 + name
    wide = max(6.0, (1650 - left) * min(1.0, row.share))
    paint.frame(painter, QRectF(left, middle - tall / 2, wide, tall), 6, sign.color)
    _line(painter, (left + wide + 22, middle, 300), row.value, min(56, size + 8), 700, color.ink)


def _name_width(rows: Sequence[ResultRow], size: int) -> float:
    """As wide as the longest text needs, within what leaves room for bars."""
    metrics = QFontMetricsF(font(min(44, size), 500))
    return min(760.0, max([490.0, *(metrics.horizontalAdvance(row.text) + 2 for row in rows)]))


def _open_round(painter: QPainter, slide: OpenRoundSlide, color: _Colors) -> None:
    light = palette.colors(False)
    disc = QRectF(_LEFT, 110, 130, 130)
    paint.frame(painter, disc, 65, light.accent_tint)
    icons.draw(painter, disc, "broadcast", light.accent_text, 76)
    _line(painter, (290, 175, 1500), slide.title, 64, 700, light.accent_text)
    letters, lines = _fitting(slide.question, 1680, (92, 80, 72, 64), 3)
    step = letters.pixelSize() * 1.27
    for number, line in enumerate(lines[:4]):
        box = QRectF(_LEFT, 300 + number * step, 1680, step)
        paint.text(painter, box, line, letters, color.ink, where="projector")
    width = _line(painter, (_LEFT, 800, 600), str(slide.ballots), 148, 700, color.ink)
    _line(painter, (_LEFT + width + 36, 824, 1300), slide.said, 56, 400, color.muted)
    painter.fillRect(QRectF(28, 980, WIDE - 28, 100), color.band)
    _line(painter, (96, 1030, 1750), slide.foot, 40, 500, color.ink)


def _board(painter: QPainter, slide: BoardSlide, color: _Colors) -> None:
    _line(painter, (72, 80, 1750), slide.title, 64, 700, color.ink)
    columns = slide.columns
    wide = (WIDE - 28 - 44 - 44 - 20 * (len(columns) - 1)) / max(1, len(columns))
    heads = [wrap(name, font(_SMALLEST, 700), wide - 76) for _, name, _ in columns]
    tall = 46 * max((len(head) for head in heads), default=1) + 24
    for number, (topic, _, cards) in enumerate(columns):
        left = 72 + number * (wide + 20)
        sign = palette.sign(topic, False)
        middle = 136 + (tall - 20) / 2
        paint.badge(painter, QRectF(left, middle - 30, 60, 60), topic, sign=sign)
        for at, line in enumerate(heads[number]):
            lift = (at - (len(heads[number]) - 1) / 2) * 46
            _line(painter, (left + 74, middle + lift, wide - 74), line, 40, 700, sign.text)
        painter.fillRect(QRectF(left, 136 + tall, wide, 6), sign.color)
        _cards(painter, QRectF(left, 160 + tall, wide, TALL - 70 - 160 - tall), cards, sign, color)


def _cards(
    painter: QPainter, box: QRectF, cards: Sequence[BoardCard], sign: Sign, color: _Colors
) -> None:
    """As many cards as fit, newest on top; how many more there are below."""
    top, wide = box.top(), box.width()
    for done, card in enumerate(cards):
        lines = wrap(card.text, font(_SMALLEST, 400), wide - 36)
        if len(lines) > _CARD_LINES:
            lines = [*lines[: _CARD_LINES - 1], lines[_CARD_LINES - 1] + "…"]
        tall = 74 + 50 * len(lines)
        if top + tall > box.bottom():
            more = (box.left() + 20, TALL - 38, wide)
            _line(painter, more, f"+{len(cards) - done}", 40, 700, color.muted)
            break
        frame = QRectF(box.left(), top, wide, tall)
        paint.frame(painter, frame, 16, color.ground, QColor("#CFC8BB"), 2)
        left = box.left() + 20
        _line(painter, (left, top + 38, wide), card.number, 44, 700, sign.text)
        for at, line in enumerate(lines):
            _line(painter, (left, top + 88 + at * 50, wide - 24), line, 40, 400, color.ink)
        top += tall + 16


def _plan(painter: QPainter, slide: PlanSlide, color: _Colors) -> None:
    brand.sign(painter, QPointF(WIDE / 2, 330), 198, palette.colors(False).primary)
    letters, lines = _fitting(slide.title, 1600, (120, 96, 80, 64), 2)
    step = letters.pixelSize() * 1.2
    for number, line in enumerate(lines[:3]):
        box = QRectF(160, 500 + number * step, 1600, step)
        paint.text(painter, box, line, letters, color.ink, align=paint.CENTER, where="projector")
    middle = 500 + len(lines[:3]) * step + 50
    _line(painter, (160, middle, 1600), slide.line, 48, 400, color.muted, paint.CENTER)
