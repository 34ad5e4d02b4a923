"""A small card with a title and a line below, both whole; it may open a place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout

from workshop_app.ui.widgets import Badge, Card, Painted, Paragraph


class LinkCard(Painted, Card):
    """``topic`` draws a theme's badge. Emits ``picked`` by click, Enter or Space where it is
    ``pickable``."""

    picked = Signal()

    def __init__(
        self, title: str, detail: str = "", *, topic: str = "", pickable: bool = True
    ) -> None:
        super().__init__("sunken", padding=10, spacing=10, across=True, radius=8)
        self._pickable = pickable
        if topic:
            self.box.addWidget(Badge(topic, 28), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Paragraph(title, "detail", weight=600))
        if detail:
            words.addWidget(Paragraph(detail, "min", "primary" if pickable else "muted"))
        self.box.addLayout(words)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        if pickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._pickable:
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._pickable and event.key() in keys:
            self.picked.emit()
        else:
            super().keyPressEvent(event)
