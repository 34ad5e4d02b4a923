"""A line that asks whether someone is still there, before what was begun is dropped."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.widgets import Card, Label


class StillThere(QWidget):
    """Over the foot of its window; it says nothing of what was marked."""

    def __init__(self, over: QWidget, words: Words) -> None:
        super().__init__(over)
        self.setObjectName("still there")
        self.setAccessibleName(words("Are you still there? Touch the screen to go on."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        card = Card("warn", across=True, padding=16)
        card.box.addWidget(
            Label(self.accessibleName(), "section", weight=600, icon="hand-pointing")
        )
        row.addWidget(card)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def ask(self) -> None:
        """Show it until something is touched."""
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """In the middle of the foot, between the buttons."""
        over = self.parentWidget()
        if over is not None:
            wide = min(self.sizeHint().width(), over.width() - 32)
            tall = self.sizeHint().height()
            top = over.height() - tall - theme.now().px(26)
            self.setGeometry((over.width() - wide) // 2, top, wide, tall)
