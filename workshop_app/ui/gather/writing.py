"""The field for a wording that nobody has said yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.guarded import GuardedText
from workshop_app.ui.widgets import Button


class Writing(QWidget):
    """The field for another wording. Ctrl+Enter keeps, Esc leaves; the text guard looks first."""

    kept = Signal(str, bool)
    left = Signal()

    def __init__(self, words: Words, said: list[str], text: str) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        hint = words("Write the words that are to stay")
        self.field = GuardedText(words, text, hint, 2, at_once=False)
        self.field.edit.setAccessibleName(hint)
        self.field.edit.setMaximumHeight(theme.now().px(80))
        self.field.kept.connect(self._offered)
        self.setFocusProxy(self.field)
        box.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(8)
        for at, one in enumerate(said):
            begin = Button(words("Begin with {n}", n=at + 1), "plain", size="small")
            begin.clicked.connect(lambda _=False, one=one: self._begin(one))
            row.addWidget(begin)
        row.addStretch(1)
        leave = Button(words("Cancel"), "plain", cap="Esc", size="small")
        leave.clicked.connect(self.left)
        keep = Button(words("Keep these words"), "tinted", cap="Ctrl+Return", size="small")
        keep.clicked.connect(self.field.offer)
        row.addWidget(leave)
        row.addWidget(keep)
        box.addLayout(row)

    @property
    def text(self) -> str:
        """What stands in the field; "" for blanks."""
        return self.field.text() if self.field.text().strip() else ""

    def _begin(self, text: str) -> None:
        self.field.setText(text)
        self.field.setFocus()

    def _offered(self, text: str, confirmed: bool) -> None:
        if text:
            self.kept.emit(text, confirmed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
