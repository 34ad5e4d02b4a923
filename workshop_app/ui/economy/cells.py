"""The cells of the sector table: a name with its pictogram, a score on its step of colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain import signs
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import brush, wrapped


def name_cell(painter: QPainter, box: QRectF, name: str) -> None:
    """A sector's pictogram and name, on as many lines as there is room for."""
    now, side = theme.now(), theme.now().px(24)
    sign = QRectF(box.left(), box.top(), side, box.height())
    icon = signs.suggested_sign(name) or "storefront"
    icons.draw(painter, sign, icon, now.color.primary, now.px(22))
    words = box.adjusted(side + 8, 0, -6, 0)
    font = now.font("detail", weight=600)
    wrapped.lines(painter, words, name, font, now.color.ink, where="economy", most=3)


def heat_cell(painter: QPainter, box: QRectF, score: str) -> None:
    """A score on its step of colour; the figure says the same, so that it reads in grey."""
    if not score:
        return
    now = theme.now()
    ground, ink = now.heat(int(score))
    paint.frame(painter, box.adjusted(3, 3, -3, -3), 6, ground)
    paint.text(painter, box, score, now.font("strong"), ink, align=paint.CENTER)


class ScoreMark(QWidget):
    """One score as a small square of the table's colours."""

    def __init__(self, score: int) -> None:
        super().__init__()
        self._score = score
        self.setAccessibleName(str(score))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme.now().px(28)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        ground, ink = now.heat(self._score)
        paint.frame(painter, box, 6, ground)
        paint.text(painter, box, str(self._score), now.font("detail", weight=700), ink,
                   align=paint.CENTER)  # fmt: skip
