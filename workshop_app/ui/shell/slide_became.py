"""What became of a proposal, on the projector: its number and words, the verdict, then the facts."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from workshop_app.ui import icons, paint, palette
from workshop_app.ui.shell import slide_paint as on
from workshop_app.ui.shell.slide_paint import LEFT, TALL, ink
from workshop_app.ui.shell.slides import BecameSlide
from workshop_app.ui.theme import font
from workshop_app.ui.widgets.wrapping import wrap

_RIGHT, _NUMBER, _BADGE = 1846.0, 148, 130.0
_SECOND = 800.0
_STEP = 54.0


def draw(painter: QPainter, slide: BecameSlide) -> None:
    """The verdict is never cut off: the words above and the facts below give way to it."""
    end = _what(painter, slide)
    end = _verdict(painter, slide, end + 36)
    _facts(painter, slide, end + 40)


def _what(painter: QPainter, slide: BecameSlide) -> float:
    """Number, sign and words; gives where they end."""
    letters = font(_NUMBER, 700)
    wide = QFontMetricsF(letters).horizontalAdvance(slide.number)
    on.line(painter, (LEFT, 150, wide + 4), slide.number, _NUMBER, 700, ink().ink)
    left = LEFT + wide + 40
    if slide.topic:
        badge = QRectF(left, 85, _BADGE, _BADGE)
        paint.badge(painter, badge, slide.topic, sign=palette.sign(slide.topic, False),
                    icon=slide.icon)  # fmt: skip
        left += _BADGE + 40
    if not slide.text:
        return 240.0
    letters, lines = on.fitting(slide.text, _RIGHT - left, (64, 56, 48, 40), 3)
    return max(240.0, _lines(painter, lines[:4], left, 80.0, letters.pixelSize(), 700))


def _verdict(painter: QPainter, slide: BecameSlide, top: float) -> float:
    """A band with its sign, as tall as its words."""
    light = palette.colors(False)
    left, room = LEFT + 130, _RIGHT - LEFT - 170
    letters, lines = on.fitting(slide.verdict, room, (72, 64, 56, 48), 2)
    size = letters.pixelSize()
    why = wrap(slide.why, font(44, 500), room)[:3] if slide.why else []
    tall = 56 + len(lines) * size * on.LEADING + len(why) * _STEP
    paint.frame(painter, QRectF(LEFT, top, _RIGHT - LEFT, tall), 24, ink().band)
    sign = QRectF(LEFT + 30, top + 28, 80, size * on.LEADING)
    icons.draw(painter, sign, slide.sign, light.tone(slide.tone), 76)
    end = _lines(painter, lines, left, top + 28, size, 700)
    for said in why:
        on.line(painter, (left, end + _STEP / 2, room), said, 44, 500, ink().ink)
        end += _STEP
    return top + tall


def _lines(
    painter: QPainter, lines: list[str], left: float, top: float, size: int, weight: int
) -> float:
    step = size * on.LEADING
    for number, said in enumerate(lines):
        middle = top + number * step + step / 2
        on.line(painter, (left, middle, _RIGHT - left), said, size, weight, ink().ink)
    return top + len(lines) * step


def _facts(painter: QPainter, slide: BecameSlide, top: float) -> None:
    """As many as there is room for, each whole."""
    for what, how in slide.facts:
        names = wrap(what, font(40, 500), _SECOND - LEFT - 30)
        told = wrap(how, font(44, 700), _RIGHT - _SECOND)
        tall = _STEP * max(len(names), len(told))
        if top + tall > TALL - 40:
            return
        for number, said in enumerate(names):
            middle = top + _STEP * number + _STEP / 2
            on.line(painter, (LEFT, middle, _SECOND - LEFT - 30), said, 40, 500, ink().muted)
        for number, said in enumerate(told):
            middle = top + _STEP * number + _STEP / 2
            on.line(painter, (_SECOND, middle, _RIGHT - _SECOND), said, 44, 700, ink().ink)
        top += tall + 22
