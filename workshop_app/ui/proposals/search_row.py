"""Looking for words on the board: the cards that hold them stay, the others step back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.fields import SearchField
from workshop_app.ui.widgets.labels import Label


class SearchRow(QWidget):
    """Hidden until ``open``. ``searched(text)`` while typing; ``entered`` goes to the cards;
    Esc empties it, once more closes it: ``closed``."""

    searched = Signal(str)
    entered = Signal()
    closed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._built = False
        self.hide()

    def _build(self) -> None:
        """Most pages are left without a search: its widgets are made for the first one."""
        words, self._built = self._words, True
        self.field = SearchField(words("Words, a tag or a number"))
        self._found = Label("", "detail", "muted")
        self._found.setObjectName("found")
        self._close = close = IconButton("x", words("Close the search"), size=44)
        close.clicked.connect(self.close_search)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        row.addWidget(self._found)
        row.addWidget(close)
        self.field.searched.connect(self.searched)
        self.field.returnPressed.connect(self.entered)

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [self.field, self._close] if self._built else []

    @property
    def wanted(self) -> str:
        """The words looked for; "" while it is closed."""
        return "" if self.isHidden() else self.field.text()

    def open(self) -> None:
        """Show it; the keyboard goes there."""
        if not self._built:
            self._build()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_found(self, found: int, of: int) -> None:
        """How many hold the words."""
        if not self._built:
            return
        said = self._words("{found} of {total}", found=found, total=of) if self.wanted else ""
        self._found.setText(said)

    def close_search(self) -> None:
        """Show all cards again."""
        self.field.clear()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
        elif event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
