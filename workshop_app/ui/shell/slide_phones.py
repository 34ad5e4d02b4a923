"""How people vote with their own phone, on the projector: join this network, open this page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.ui import paint, qr
from workshop_app.ui.shell import slide_paint as on
from workshop_app.ui.shell.slide_paint import ink
from workshop_app.ui.shell.slides import PhonesSlide
from workshop_app.ui.theme import font
from workshop_app.ui.widgets.wrapping import wrap

_SIDE = 480.0
_TOP = 330.0


def draw(painter: QPainter, slide: PhonesSlide) -> None:
    """One code or two, each with its step over it and what it says in letters under it."""
    on.head(painter, slide.title, slide.question)
    steps = [one for one in (slide.join, slide.page) if one is not None]
    wide = 1728 / len(steps)
    for at, step in enumerate(steps):
        left = 96 + at * wide
        on.line(painter, (left, _TOP - 50, wide - 40), step.said, 48, 700, ink().ink)
        code = QRectF(left, _TOP, _SIDE, _SIDE)
        qr.draw(painter, code, step.code)
        paint.frame(painter, code, 8, None, ink().line, 2)
        _beside(painter, QRectF(left, _TOP + _SIDE + 16, wide - 40, 120), step.lines)
    on.band(painter, slide.foot)


def _beside(painter: QPainter, box: QRectF, lines: tuple[str, ...]) -> None:
    """The same in letters, for phones without a camera that reads codes."""
    top = box.top()
    for said in lines:
        size = next(
            (s for s in (56, 48, 44) if len(wrap(said, font(s, 700), box.width())) == 1), 40
        )
        on.line(painter, (box.left(), top + 32, box.width()), said, size, 700, ink().ink)
        top += 64
