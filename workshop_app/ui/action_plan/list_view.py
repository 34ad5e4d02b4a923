"""The list of actions with the money above it: what the picture of the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.action_plan.arranged import Row
from workshop_app.ui.action_plan.row_drawing import ActionRowDelegate, RowHeads
from workshop_app.ui.action_plan.rows import ActionRow, missing_words, row_words
from workshop_app.ui.widgets import ROW, RowList, Rows
from workshop_app.ui.widgets.rows import Index


class ActionList(QWidget):
    """Emits ``picked(id)`` when another action becomes the current one, ``opened`` on Enter, and
    ``sorted(column)`` where a head is clicked."""

    picked = Signal(str)
    opened = Signal()
    sorted = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._model = ActionRows(words)
        self.list = RowList(self._model, ActionRowDelegate(words), words("Actions"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda row: self.opened.emit() if _id(row) else None)
        self.heads = RowHeads(words, self.list)
        self.heads.pressed.connect(self.sorted)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.heads)
        box.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_rows(self, rows: Sequence[Row], by: str) -> None:
        """Other rows, sorted ``by`` a column."""
        self._model.show(rows)
        self.heads.show_order(by)

    def change_rows(self, rows: Sequence[tuple[int, ActionRow]]) -> None:
        """Some rows changed; the others stand as they are."""
        taller = [self._model.replace(at, row) for at, row in rows]
        if any(taller):
            self.list.scheduleDelayedItemsLayout()

    def choose(self, at: int) -> None:
        """Make row ``at`` the current one."""
        self.list.pick(at)
        # Rows that just came have no height yet: it is brought into sight once they have.
        QTimer.singleShot(0, self.list, lambda: self.list.scrollTo(self.list.currentIndex()))

    def _pick(self, row: Row) -> None:
        if id := _id(row):
            self.picked.emit(id)


def _id(row: Row) -> str:
    return row.action.id if isinstance(row, ActionRow) else ""


class ActionRows(Rows):
    """The rows of the list; a reader says all that a row shows."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def replace(self, at: int, row: ActionRow) -> bool:
        """Another row in the place ``at``; whether its texts are others."""
        before, self._rows[at] = self._rows[at], row
        index = self.index(at, 0)
        self.dataChanged.emit(index, index)
        same = (before.action.title, before.action.responsible, before.decided)
        return same != (row.action.title, row.action.responsible, row.decided)

    def words_of(self, row: Row) -> str:
        return row_words(row)

    def data(self, index: Index, role: int = 0) -> Any:
        """Also what is missing, where the mouse rests on a row."""
        row = super().data(index, ROW)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, ActionRow):
            return missing_words(self._words, row)
        return super().data(index, role)
