"""The card of a small form written in place: nothing is kept before its button, Esc leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.widgets import Button, Card


class FormCard(Card):
    """Put the fields into ``box``, then ``add_buttons``. Hidden until a form opens it; emits
    ``ended`` when it closes."""

    ended = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__("tint", padding=12, radius=8)
        self._plan, self._words = plan, words
        self._saving = False
        self.hide()

    def add_buttons(self, keep: str) -> None:
        """``save``, which says ``keep``, and the one that leaves."""
        row = QHBoxLayout()
        self.save = Button(keep, icon="check", size="small")
        self.save.clicked.connect(self._save)
        leave = Button(self._words("Leave it"), "plain", cap="Esc", size="small")
        leave.clicked.connect(self.close_form)
        row.addWidget(self.save)
        row.addWidget(leave)
        row.addStretch(1)
        self.box.addLayout(row)

    def _save(self) -> None:
        """Keep what is written and close, unless something is missing or the guard waits."""
        raise NotImplementedError

    def _offered(self, line: GrowingLine) -> bool:
        """Whether the guard lets pass what ``line`` says; while it is asked the keyboard stays."""
        self._saving = True
        may = line.offer()
        self._saving = False
        return may

    def close_form(self) -> None:
        """Without keeping anything."""
        self.hide()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)
