"""What is fixed of a round, on the projector: a line for each, what at the left and how beside it."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from workshop_app.ui.shell import slide_paint as on
from workshop_app.ui.shell.slide_paint import ink
from workshop_app.ui.shell.slides import FactsSlide
from workshop_app.ui.theme import font
from workshop_app.ui.widgets.wrapping import wrap

_LEFT, _SECOND, _RIGHT = 96.0, 690.0, 1846.0
_SIZE, _STEP, _GAP = 46, 56.0, 26.0


def draw(painter: QPainter, slide: FactsSlide) -> None:
    """Every line is whole: a long one goes on below."""
    top = on.head(painter, slide.title, slide.question) + 50
    end = on.band(painter, slide.foot)
    rows = [(what, wrap(how, font(_SIZE, 700), _RIGHT - _SECOND)) for what, how in slide.facts]
    tall = sum(_STEP * max(1, len(lines)) for _, lines in rows)
    gap = min(_GAP, max(4.0, (end - top - tall - 20) / max(1, len(rows))))
    for what, lines in rows:
        on.line(painter, (_LEFT, top + _STEP / 2, _SECOND - _LEFT - 30), what, 42, 500, ink().muted)
        for said in lines:
            on.line(painter, (_SECOND, top + _STEP / 2, _RIGHT - _SECOND), said, _SIZE, 700,
                    ink().ink)  # fmt: skip
            top += _STEP
        top += gap
