"""The tab of the workshop: what it is, its tables, who came."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.services import prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import current, tab_order
from workshop_app.ui.prepare.attendance_card import AttendanceCard
from workshop_app.ui.prepare.tables_card import TablesCard
from workshop_app.ui.prepare.workshop_card import WorkshopCard
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import EmptyCard


class WorkshopTab(QWidget):
    """One workshop's cards side by side. ``chosen(id)`` when another one is to be shown."""

    about = ("Workshop", "Table", "Attendance", "Territory")
    chosen = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._words = plan, words
        self.new = Button(words("New workshop"), icon="plus")
        self.new.setObjectName("new workshop")
        self.new.clicked.connect(self.make)
        self.tools: list[QWidget] = [] if plan.read_only else [self.new]
        self.card = WorkshopCard(plan, words)
        self.card.gone.connect(lambda: self.chosen.emit(""))
        self.tables = TablesCard(plan, words)
        self.attendance = AttendanceCard(plan, words)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._cards())
        self._stack.addWidget(self._empty())
        self.tables.rebuilt.connect(lambda: tab_order.in_reading_order(self))

    def _cards(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left = scrolled(self.card)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(left, 1)
        body, right = column(spacing=14)
        right.addWidget(self.tables)
        right.addWidget(self.attendance)
        right.addStretch(1)
        area = scrolled(body)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(area, 1)
        return holder

    def _empty(self) -> QWidget:
        words = self._words
        button = Button(words("New workshop"), icon="plus")
        button.clicked.connect(self.make)
        return EmptyCard(
            "calendar-check",
            words("There is no workshop yet"),
            words("Make the first one: its day, its hours, its place and for whom it is."),
            None if self._plan.read_only else button,
        )

    def show_workshop(self, workshop: Workshop | None) -> None:
        """Show ``workshop``, or what to do where there is none."""
        self._stack.setCurrentIndex(0 if workshop else 1)
        if workshop:
            self.card.show_workshop(workshop)
            self.tables.show_workshop(workshop)
            self.attendance.show_workshop(workshop)

    def make(self) -> None:
        """A new workshop, from today's day on to be changed; the keyboard goes to its name."""
        words = self._words
        number = max((one.number for one in current.workshops(self._plan)), default=0) + 1
        made = prepare.add_workshop(
            self._plan, words("Workshop {n}", n=number), day=date.today().isoformat()
        )
        self.chosen.emit(made.id)
        self.card.name.edit.setFocus(Qt.FocusReason.TabFocusReason)
        self.card.name.edit.selectAll()
