"""A point in the list: name, kind, and whether it is open."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from workshop_app.domain.directory import ServicePoint
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.directory.names import kind_words, opening_words
from workshop_app.ui.directory.openings import Openings
from workshop_app.ui.widgets import RowDelegate, RowList, Rows, wrapped

LEFT, RIGHT, EDGE = 16, 8, 20
"""Pixels before and behind the words, and above and below them together."""


class PointRow(RowDelegate):
    """A name takes the lines it needs."""

    def __init__(self, words: Words, openings: Openings) -> None:
        super().__init__(80, lines=True)
        self._words, self._openings = words, openings
        self._heights: dict[tuple[str, str, int], int] = {}

    def height(self, row: ServicePoint, width: int) -> int:
        list = self.parent()
        if isinstance(list, RowList):
            width = list.viewport().width()
        key = (row.name, row.kind, width)
        if key not in self._heights:
            tall = sum(height for *_, height in self._blocks(row, width))
            self._heights[key] = tall + EDGE
        return self._heights[key]

    def _blocks(self, row: ServicePoint, width: float) -> list[tuple[str, str, int]]:
        """The texts of a row with their roles and heights."""
        now = theme.now()
        texts = (("body", row.name), ("min", kind_words(self._words, row)))
        room = max(80.0, width - LEFT - RIGHT)
        found = [(role, said, wrapped.height(said, _font(role), room) + 2) for role, said in texts]
        return [*found, ("open", "", now.px(22))]

    def paint_row(self, painter: QPainter, box: QRectF, row: ServicePoint, selected: bool) -> None:
        now = theme.now()
        lines = self._blocks(row, box.width())
        top = box.center().y() - sum(height for *_, height in lines) / 2
        for role, said, height in lines:
            place = QRectF(box.left() + LEFT, top, box.width() - LEFT - RIGHT, height)
            if role == "open":
                self._opening(painter, place, row)
            else:
                tone = now.color.ink if role == "body" else now.color.muted
                wrapped.lines(painter, place, said, _font(role), tone, where=self, most=9)
            top += height

    def _opening(self, painter: QPainter, place: QRectF, row: ServicePoint) -> None:
        now, moment = theme.now(), self._openings.now
        said, icon, tone = opening_words(self._words, self._openings.of(row), moment)
        color, side = now.color.tone(tone), now.px(16)
        icons.draw(painter, QRectF(place.left(), place.top(), side, place.height()), icon, color,
                   side)  # fmt: skip
        paint.text(painter, place.adjusted(side + 8, 0, 0, 0), said, now.font("min", weight=600),
                   color, where=self)  # fmt: skip


def _font(role: str) -> QFont:
    return theme.now().font(role, weight=600 if role == "body" else 400)


class PointRows(Rows):
    """The points as a model; a reader says name, kind and opening."""

    def __init__(self, words: Words, openings: Openings) -> None:
        super().__init__()
        self._words, self._openings = words, openings

    def words_of(self, row: ServicePoint) -> str:
        moment = self._openings.now
        said, *_ = opening_words(self._words, self._openings.of(row), moment)
        return f"{row.name}. {kind_words(self._words, row)}. {said}"
