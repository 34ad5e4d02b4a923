"""A panel that opens over the page and goes with Esc, and where it opens."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.cards import Popover
from workshop_app.ui.widgets.labels import Label


class Panel(Popover):
    """A titled panel over the page; ``open_at`` places it, Esc or its cross closes it."""

    closed = Signal()

    def __init__(self, page: QWidget, title: str, words: Words) -> None:
        super().__init__(page)
        self.setObjectName("panel")
        self.setAccessibleName(title)
        self._before: QWidget | None = QApplication.focusWidget()
        head = QHBoxLayout()
        head.addWidget(Label(title, "strong", weight=700), 1)
        cross = IconButton("x", words("Close"), size=32)
        cross.clicked.connect(self.leave)
        head.addWidget(cross)
        self.box.addLayout(head)

    def open_at(self, box: QRect, first: QWidget) -> None:
        """Show it on ``box`` of the page, which its shadow goes beyond; ``first`` gets the keys."""
        edge = self.MARGIN
        self.setGeometry(box.adjusted(-edge, -edge, edge, edge))
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """Close it; the keyboard goes back to where it was."""
        self.hide()
        self.deleteLater()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()


def above(anchor: QWidget, page: QWidget, width: int, height: int) -> QRect:
    """A box of ``page`` over ``anchor``, moved inside the page."""
    corner = anchor.mapTo(page, QPoint(anchor.width() // 2 - width // 2, -height - 12))
    return _inside(QRect(corner.x(), corner.y(), width, height), page)


def below(anchor: QWidget, page: QWidget, width: int, height: int) -> QRect:
    """A box of ``page`` under ``anchor``, moved inside the page."""
    corner = anchor.mapTo(page, QPoint(anchor.width() - width, anchor.height() + 8))
    return _inside(QRect(corner.x(), corner.y(), width, height), page)


def _inside(box: QRect, page: QWidget) -> QRect:
    room = page.rect().adjusted(24, 16, -24, -16)
    box.setSize(box.size().boundedTo(room.size()))
    box.moveLeft(min(max(box.left(), room.left()), room.right() - box.width()))
    box.moveTop(min(max(box.top(), room.top()), room.bottom() - box.height()))
    return box
