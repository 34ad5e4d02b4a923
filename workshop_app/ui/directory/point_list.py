"""The list of points at the left: which are shown, each with its kind and whether it is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.directory.filters import Filters
from workshop_app.ui.directory.new_point import NewPoint
from workshop_app.ui.directory.openings import Openings
from workshop_app.ui.directory.row import PointRow, PointRows
from workshop_app.ui.widgets import Button, Card, Paragraph, RowList


class PointRowList(RowList):
    """Alt+↑ and Alt+↓ move the point (``moved``: by how many places), Delete takes it out
    (``dropped``)."""

    moved = Signal(int)
    dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class PointList(Card):
    """``filters`` above, ``list`` in the middle, and below the button that begins a new one."""

    def __init__(self, plan: OpenPlan, words: Words, openings: Openings) -> None:
        super().__init__(padding=8)
        self.filters = Filters(words, openings)
        self.box.addWidget(self.filters)
        self.none = Paragraph("", "detail", "muted")
        self.box.addWidget(self.none)
        self.model = PointRows(words, openings)
        drawn = PointRow(words, openings)
        self.list = PointRowList(self.model, drawn, words("Attention points"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.box.addWidget(self.list, 1)
        self.new = NewPoint(plan, words)
        self.box.addWidget(self.new)
        self.add = Button(words("Add a point"), "quiet", icon="plus", key="A", size="small")
        self.add.clicked.connect(self.begin_new)
        self.new.ended.connect(lambda: self.add.setHidden(plan.read_only))
        if plan.read_only:
            self.add.hide()
        self.box.addWidget(self.add)
        self.box.addStretch(0)

    def begin_new(self) -> None:
        """The small form of a new point in the place of its button."""
        self.add.hide()
        self.new.open_form()
