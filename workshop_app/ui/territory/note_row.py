"""A vulnerability or a strength in its list: the words, and small below them total and source."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.domain.attendance import SMALL, SMALLEST
from workshop_app.domain.places import TerritoryNote
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.widgets.rows import RowDelegate, RowList, Rows
from workshop_app.ui.widgets.wrapped import height, lines

EDGE, LEFT, GAP = 18, 14, 2


def counted(words: Words, note: TerritoryNote) -> str:
    """The total with its unit, "" without one; fewer than five people are never told (P-09)."""
    if note.total is None:
        return ""
    few = note.about == "people" and note.total < SMALLEST
    told = SMALL if few else words.number(note.total)
    return f"{told} {note.unit}".strip()


class NoteRows(Rows):
    """The notes of a corner as a model."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def below(self, note: TerritoryNote) -> str:
        """What stands small under the words."""
        return " · ".join(part for part in (counted(self._words, note), note.source) if part)

    def words_of(self, row: TerritoryNote) -> str:
        below = self.below(row)
        return f"{row.text}. {below}" if below else row.text


class NoteRow(RowDelegate):
    """Takes the lines it needs."""

    def __init__(self, rows: NoteRows) -> None:
        super().__init__(44, lines=True)
        self._below = rows.below

    def height(self, row: TerritoryNote, width: int) -> int:
        view = self.parent()
        if isinstance(view, RowList):
            width = view.viewport().width()
        first, second = self._heights(row, width - 2.0 * LEFT)
        return int(first + second + EDGE)

    def _heights(self, row: TerritoryNote, room: float) -> tuple[float, float]:
        now, below = theme.now(), self._below(row)
        first = height(row.text, now.font("body"), room)
        return first, height(below, now.font("min"), room) + GAP if below else 0.0

    def paint_row(self, painter: QPainter, box: QRectF, row: TerritoryNote, selected: bool) -> None:
        now, room = theme.now(), box.width() - 2.0 * LEFT
        first, second = self._heights(row, room)
        top, left = box.top() + EDGE / 2, box.left() + LEFT
        bold = now.font("body", weight=600 if selected else 400)
        lines(painter, QRectF(left, top, room, first), row.text, bold, now.color.ink,
              self.parent(), 9)  # fmt: skip
        if second:
            small = QRectF(left, top + first + GAP, room, second - GAP)
            lines(painter, small, self._below(row), now.font("min"), now.color.muted,
                  self.parent(), 9)  # fmt: skip
