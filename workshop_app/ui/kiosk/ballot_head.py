"""The head of the voting screen: the question, what to do, and what is left to give."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.kiosk.left_over import LeftOver
from workshop_app.ui.kiosk.speaker import Speaker
from workshop_app.ui.widgets import Label, Paragraph


class Head(QWidget):
    """``left`` stands at the right, where there is one. Emits ``read`` (its speaker)."""

    read = Signal()

    def __init__(
        self, words: Words, question: str, title: str, how: str, left: LeftOver | None, aloud: bool
    ) -> None:
        """``aloud``: there is a voice."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.question = Paragraph(question, "strong", "muted", weight=400, lines=2)
        self.title = Label(title, "say", weight=700)
        self.title.setObjectName("title")
        self.how = Paragraph(how, "strong", "muted", weight=400)
        self.how.setObjectName("how")
        for widget in (self.question, self.title, self.how):
            column.addWidget(widget)
        row.addLayout(column, 1)
        if aloud:
            speaker = Speaker(words("Read this aloud"))
            speaker.clicked.connect(self.read)
            row.addWidget(speaker)
        if left is not None:
            row.addWidget(left)
