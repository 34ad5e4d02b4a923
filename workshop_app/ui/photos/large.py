"""A panel as large as the window allows: a picture at the left, what to do with it at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent, QTransform
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import N_, Words
from workshop_app.ui import theme
from workshop_app.ui.photos.canvas import PhotoCanvas
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.overlay import Overlay

CHILDREN = N_("Children are never photographed or recorded.")
"""Stands wherever a photo is taken or added (P-28)."""

_REMOTE = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class LargePanel(Overlay):
    """``canvas`` with its zoom buttons at the left; the right side is ``side``, ``wide`` px."""

    def __init__(self, over: QWidget, words: Words, title: str, *, wide: int = 340) -> None:
        super().__init__(over, title, padding=16)
        self.words = words
        self.canvas = PhotoCanvas(words("Photo"))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.canvas, 1)
        left.addLayout(self._zoom_row())
        holder = QWidget()
        holder.setFixedWidth(theme.now().px(wide))
        self.side = QVBoxLayout(holder)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(12)
        head = QHBoxLayout()
        self.title = Label(title, "section", weight=700)
        head.addWidget(self.title, 1)
        self.close_button = IconButton("x", words("Close"), size=36)
        self.close_button.clicked.connect(self.leave)
        head.addWidget(self.close_button)
        self.side.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(holder)
        self.column.addLayout(row, 1)

    def _zoom_row(self) -> QHBoxLayout:
        """Larger, smaller, whole; and what the keys do."""
        words, row = self.words, QHBoxLayout()
        row.setSpacing(4)
        self.hint = Paragraph("", "min", "muted")
        row.addWidget(self.hint, 1)
        for icon, name, key, factor in (
            ("magnifying-glass-minus", words("Smaller"), "-", 0.8),
            ("magnifying-glass-plus", words("Larger"), "+", 1.25),
            ("corners-out", words("Show all of it"), "0", 0.0),
        ):
            button = IconButton(icon, f"{name} ({key})", size=36)
            button.clicked.connect(lambda _=False, factor=factor: self.canvas.zoom(factor))
            row.addWidget(button)
        return row

    def event(self, event: QEvent) -> bool:
        """A presenter's remote goes on walking the session meanwhile."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _REMOTE:
            event.ignore()
            return False
        return super().event(event)

    def place(self) -> None:
        """Nearly the whole window."""
        self.setGeometry(self.window().rect())
        edge = 24 if self.width() > 1100 else 12
        self.panel.setGeometry(self.rect().adjusted(edge, edge, -edge, -edge))


def children_card(words: Words) -> Card:
    """The line that children are never photographed."""
    card = Card("notes", padding=12, across=True)
    card.box.addWidget(Paragraph(words(CHILDREN), "detail", weight=600), 1)
    return card


def turned(image: QImage, quarters: int) -> QImage:
    """A picture turned to the right."""
    return image.transformed(QTransform().rotate(90 * quarters)) if quarters % 4 else image
