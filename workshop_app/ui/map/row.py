"""A point in the list of the map: badge with its number, the words, the place."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.services.places import Placed
from workshop_app.ui import paint, theme
from workshop_app.ui.widgets import RowDelegate, RowList, Rows, wrapped

SIDE, LEFT, RIGHT, EDGE = 34, 14, 8, 16
"""Pixels: the badge, before it, behind the words, above and below them together."""
MOST = 3
"""Lines of a title; the whole stands under the list."""


class PlacedRows(Rows):
    """The points as a model."""

    def words_of(self, row: Placed) -> str:
        return f"{row.number}. {row.text}. {row.place}"


class PlacedRow(RowDelegate):
    """As tall as its words need."""

    def __init__(self) -> None:
        super().__init__(60)

    def height(self, row: Placed, width: int) -> int:
        list = self.parent()
        if isinstance(list, RowList):
            width = list.viewport().width()
        title, place = self._heights(row, width)
        return max(theme.now().px(self._height), title + place + EDGE)

    def _room(self, width: float) -> float:
        return max(80.0, width - LEFT - theme.now().px(SIDE) - 12 - RIGHT)

    def _heights(self, row: Placed, width: float) -> tuple[int, int]:
        now, room = theme.now(), self._room(width)
        font = now.font("detail", weight=600)
        title = wrapped.height(row.title, font, room)
        most = MOST * round(font.pixelSize() * 1.2)
        return min(title, most) + 2, wrapped.height(row.place, now.font("min"), room) + 2

    def paint_row(self, painter: QPainter, box: QRectF, row: Placed, selected: bool) -> None:
        now = theme.now()
        side = now.px(SIDE)
        badge = QRectF(box.left() + LEFT, box.center().y() - side / 2, side, side)
        paint.badge(painter, badge, row.theme, number=row.number)
        title, place = self._heights(row, box.width())
        top = box.center().y() - (title + place) / 2
        words = QRectF(badge.right() + 12, top, self._room(box.width()), title)
        wrapped.lines(painter, words, row.title, now.font("detail", weight=600), now.color.ink,
                      where=self, most=MOST, meant=True)  # fmt: skip
        where = QRectF(words.left(), words.bottom(), words.width(), place)
        wrapped.lines(painter, where, row.place, now.font("min"), now.color.muted, where=self,
                      most=4)  # fmt: skip
