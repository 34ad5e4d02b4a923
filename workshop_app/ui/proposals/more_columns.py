"""Under the board: how many columns are out of sight, at which side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.widgets.buttons import Button


class MoreColumns(QWidget):
    """Hidden while all columns are seen. Pressed it goes on: ``wanted``."""

    wanted = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._button = Button("", "quiet", icon_after="caret-right", size="small")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.addWidget(self._button)
        self.setFixedHeight(max(theme.now().px(28), self._button.sizeHint().height()))
        self.hide()

    def text(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._button.text()

    def say(self, left: int, right: int) -> None:
        """So many columns are not seen whole at each side."""
        words = self._words
        if right:
            said = words.many(
                "{n} more column at the right", "{n} more columns at the right", right
            )
        else:
            said = words.many("{n} column at the left", "{n} columns at the left", left)
        self._button.setText(said)
        self._button.setEnabled(bool(right))
        self.setVisible(bool(left or right))
        self.resize(self.sizeHint().width(), self.height())
