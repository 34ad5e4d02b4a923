"""A line of a short list that has an order: its words, up, down, away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.widgets import IconButton


class OrderedLine(QWidget):
    """``name`` says what is written in it, for readers; ``before`` stands at the left."""

    kept = Signal(str, bool)
    moved = Signal(int)
    dropped = Signal()

    def __init__(
        self, words: Words, text: str, name: str, read_only: bool,
        before: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        self.line = GuardedLine(words, text)
        self.line.edit.setAccessibleName(name)
        self.line.edit.setReadOnly(read_only)
        self.line.kept.connect(self.kept)
        if before is not None:
            row.addWidget(before, 0, top)
            row.addSpacing(6)
        row.addWidget(self.line, 1, top)
        self.up = IconButton("arrow-up", words("Move up: {what}", what=text))
        self.down = IconButton("arrow-down", words("Move down: {what}", what=text))
        self.away = IconButton("trash", words("Take away: {what}", what=text))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.away.clicked.connect(self.dropped)
        for button in (self.up, self.down, self.away):
            row.addWidget(button, 0, top)
            button.setHidden(read_only)

    def place(self, at: int, many: int) -> None:
        """Where it stands among the others (from 0)."""
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at + 1 < many)

    def show_text(self, text: str) -> None:
        """A text that is kept; what a person is writing stays."""
        words = self._words
        for button, said in (
            (self.up, words("Move up: {what}", what=text)),
            (self.down, words("Move down: {what}", what=text)),
            (self.away, words("Take away: {what}", what=text)),
        ):
            button.setAccessibleName(said)
            button.setToolTip(said)
        if not self.line.edit.hasFocus() and not self.line.unanswered and self.line.text() != text:
            self.line.setText(text)
