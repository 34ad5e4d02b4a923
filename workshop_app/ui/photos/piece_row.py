"""One piece of a photographed flip chart: its number, what is written on it, its theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.export.names import SHORT_THEMES
from workshop_app.text import Words
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.widgets.badge import Badge
from workshop_app.ui.widgets.labels import Label


class PieceRow(QWidget):
    """``entered(text, confirmed)`` when the guard lets the words pass; ``came`` when it gets the
    keyboard; ``undo_wanted``. ``photo`` is the piece's id once it is kept."""

    entered = Signal(str, bool)
    came = Signal()
    undo_wanted = Signal()

    def __init__(self, words: Words, theme: str) -> None:
        super().__init__()
        self._words = words
        self.theme, self.photo, self.waits = theme, "", False
        self.number = 0
        self.badge = Badge(theme, 28)
        self.line = GrowingLine(words, "", words("What is written on it"), at_once=False)
        self.line.kept.connect(self.entered)
        self.line.edit.installEventFilter(self)
        self.said = Label("", "min", "ok", weight=600, icon="check-circle-fill")
        self.said.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.said)
        row.addLayout(column, 1)

    # -- what the desk says -----------------------------------------------------------------------
    def show_number(self, number: int) -> None:
        """Its number on the picture."""
        self.number = number
        name = self._words("Piece {n}", n=number)
        self.line.edit.setAccessibleName(name)
        self._show_badge()

    def use_theme(self, theme: str) -> None:
        """Another theme for its proposal."""
        self.theme = theme
        self._show_badge()

    def _show_badge(self) -> None:
        self.badge.show_topic(self.theme, number=str(self.number))
        theme = self._words(SHORT_THEMES[self.theme])
        self.badge.setAccessibleName(f"{self._words('Piece {n}', n=self.number)}, {theme}")

    def wait(self) -> None:
        """It is being kept."""
        self.waits = True
        self.line.setEnabled(False)

    def show_kept(self, photo: str, said: str) -> None:
        """It is kept: ``said`` says as what."""
        self.photo, self.waits = photo, False
        self.line.setEnabled(False)
        self.said.setText(said)
        self.said.show()

    def write_again(self) -> None:
        """It is not kept, or no longer: its words can be changed."""
        self.waits = False
        self.line.setEnabled(True)
        self.said.hide()

    @property
    def open(self) -> bool:
        """Whether it still can be written."""
        return self.line.isEnabled()

    @property
    def text(self) -> str:
        """What is written beside it."""
        return self.line.text().strip()

    def take_keyboard(self) -> None:
        """The next letter goes here."""
        self.line.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self.came.emit()
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and not self.text:
            undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
            if undo and kind == QEvent.Type.KeyPress:
                self.undo_wanted.emit()
            return undo
        return False
