"""A numbered block of the setup: a card with its number, its title and what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workshop_app.ui import paint, theme
from workshop_app.ui.widgets import Card, Label
from workshop_app.ui.widgets.painted import brush


class Block(Card):
    """One of the numbered blocks, top to bottom. ``head`` takes widgets right of the title,
    ``box`` the rows under it."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=8, parent=parent)
        self.box.setContentsMargins(16, 8, 16, 8)
        self.setAccessibleName(f"{number}. {title}")
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.addWidget(_Disc(number))
        self.title = Label(title, "strong", weight=700)
        self.title.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.head.addWidget(self.title)
        self.box.addLayout(self.head)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class _Disc(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = theme.now().px(22)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        paint.frame(painter, box, box.width() / 2, now.color.primary)
        paint.text(painter, box, self._number, now.font("keycap", weight=700),
                   now.color.on_primary, align=paint.CENTER)  # fmt: skip
