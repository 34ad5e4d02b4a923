"""One corner of a territory's sheet: its notes, and a line to add the next by Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView

from workshop_app.domain.places import TerritoryNote
from workshop_app.services.territories import Corner
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.territory.names import CORNERS
from workshop_app.ui.territory.note_row import NoteRow, NoteRows
from workshop_app.ui.widgets import Card, Paragraph, RowList, heading


class NoteList(RowList):
    """Rows of notes: ``dropped`` on Delete, ``moved(±1)`` on Alt with an arrow."""

    dropped = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Delete and self.row:
            self.dropped.emit()
        elif alt and self.row and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class CornerCard(Card):
    """Emits ``picked(note)``, ``opened(note)``, ``added(text, confirmed)``, ``dropped(note)`` and
    ``moved(note, by)``."""

    picked = Signal(object)
    opened = Signal(object)
    added = Signal(str, bool)
    dropped = Signal(object)
    moved = Signal(object, int)

    def __init__(self, words: Words, corner: Corner, read_only: bool) -> None:
        super().__init__(padding=10, spacing=6)
        self.corner, called = corner, CORNERS[corner]
        title = words(called.title)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(heading(called.icon, "", "ink", called.tone), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Paragraph(title, "strong", weight=700), 1)
        self.box.addLayout(head)
        self.rows = NoteRows(words)
        self.list = NoteList(self.rows, NoteRow(self.rows), title)
        self.list.setObjectName(f"{corner[0]} {corner[1]}")
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(self.picked)
        self.list.opened.connect(self.opened)
        self.list.dropped.connect(lambda: self.dropped.emit(self.list.row))
        self.list.moved.connect(lambda by: self.moved.emit(self.list.row, by))
        self.box.addWidget(self.list, 1)
        self.new = GuardedLine(words, hint=words(called.hint), at_once=False)
        self.new.edit.setObjectName(f"new {corner[0]} {corner[1]}")
        self.new.edit.setAccessibleName(words("Add: {what}", what=title))
        self.new.kept.connect(self._add)
        self.box.addWidget(self.new)
        self.new.setHidden(read_only)

    def show_notes(self, notes: list[TerritoryNote], chosen: str) -> bool:
        """Show these; whether the ``chosen`` one (its id) is among them."""
        self.list.blockSignals(True)
        self.rows.show(notes)
        at = next((n for n, one in enumerate(notes) if one.id == chosen), -1)
        self.list.pick(at)
        self.list.blockSignals(False)
        return at >= 0

    def clear_choice(self) -> None:
        """No row is chosen: one of another corner is."""
        self.list.blockSignals(True)
        self.list.pick(-1)
        self.list.blockSignals(False)

    def _add(self, text: str, confirmed: bool) -> None:
        if text:
            self.added.emit(text, confirmed)
            self.new.setText("")
