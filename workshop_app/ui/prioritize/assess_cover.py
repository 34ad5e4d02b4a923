"""What stands between two people: nothing of either of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.widgets import Button, IconTile, Paragraph


class AssessCover(QWidget):
    """Emits ``begun`` (the next person starts) and ``left`` (back to the facilitator's pages). What
    became of the answers is told once someone handed some in (``tell``)."""

    begun = Signal()
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("assess cover")
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 20, 32, 20)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(IconTile("eye-slash", "primary", 88), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(Paragraph(words("Pass the laptop on"), "title", align="center"))
        told = words(
            "What was entered is mixed with the others' answers: no name, no office, no hour. "
            "It cannot be changed or taken back."
        )
        lines = QHBoxLayout()
        lines.addStretch(1)
        self.said = Paragraph(told, "strong", "muted", weight=400, align="center")
        self.said.setObjectName("what became of it")
        self.said.hide()
        lines.addWidget(self.said, 3)
        lines.addStretch(1)
        column.addLayout(lines)
        self.start = Button(words("Begin"), "primary", cap="Return", size="big")
        self.start.clicked.connect(self.begun)
        column.addSpacing(10)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.leave = Button(words("Back to the facilitator"), "plain")
        self.leave.setObjectName("leave")
        self.leave.clicked.connect(self.left)
        foot.addWidget(self.leave)
        column.addLayout(foot)

    def tell(self) -> None:
        """Someone has handed in: from now on it is told what became of that."""
        self.said.show()
