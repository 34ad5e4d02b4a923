"""Attendance in totals: how many came; each further question is off until it is switched on.

What could tell of one person is hidden as soon as the keyboard leaves its block (P-08 to P-11).
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain import attendance
from workshop_app.domain.attendance import DIMENSIONS, SMALL, Dimension
from workshop_app.domain.meetings import Workshop
from workshop_app.services import prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.prepare.inputs import named, show
from workshop_app.ui.widgets.cards import Card, heading
from workshop_app.ui.widgets.fields import Field, LineEdit
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.switch import Switch

_MOST = 9999


class CountField(LineEdit):
    """A whole number. A hidden one shows ``<5`` as its hint and nothing to read; what is typed
    replaces it. Emits ``counted`` when a number was typed, ``emptied`` when the number that stood
    there was deleted, or Delete was pressed on a hidden one."""

    counted = Signal()
    emptied = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(longest=4)
        self.setAccessibleName(name)
        self.setValidator(QIntValidator(0, _MOST, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(theme.now().px(76))
        self._typed = self._hidden = self._stood = False
        self.textEdited.connect(self._edited)
        self.editingFinished.connect(self._finished)

    @property
    def people(self) -> int | None:
        """The number that stands in it."""
        return int(self.text()) if self.text().isdigit() else None

    def show_count(self, people: int | None, hidden: bool = False) -> None:
        """Show what may be told; ``hidden`` says that there is a number that may not."""
        self._typed, self._hidden, self._stood = False, hidden, people is not None
        self.setText("" if people is None else str(people))
        self.setPlaceholderText(SMALL if hidden else "")
        self.setAccessibleDescription(SMALL if hidden else "")

    def _edited(self) -> None:
        self._typed = True

    def _finished(self) -> None:
        if self._typed and self.people is not None:
            self._typed = False
            self.counted.emit()
        elif self._typed and self._stood and not self.text():
            self._typed = self._stood = False
            self.emptied.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt does not call an emptied number finished; here it is."""
        super().focusOutEvent(event)
        self._finished()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes away a number that is hidden: there is nothing to delete letter by letter."""
        delete = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if delete and self._hidden and not self.text() and not self.isReadOnly():
            self._hidden = False
            self.setPlaceholderText("")
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class AttendanceCard(Card):
    """Counts of one workshop. Each number is kept as soon as it is typed."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(spacing=8)
        self._plan, self._words = plan, words
        self._workshop: Workshop | None = None
        self.box.addWidget(heading("chart-bar", words("Attendance")))
        self.box.addWidget(
            Paragraph(
                words("Only totals, never a list of people. Small numbers are hidden."),
                "detail", "muted",
            )
        )  # fmt: skip
        inside = QVBoxLayout()
        inside.setSpacing(10)
        self.total = CountField(words("How many came"))
        self.total.setObjectName("people who came")
        self.total.counted.connect(self._count)
        self.total.emptied.connect(self._take_total_away)
        self.how = GuardedLine(words, hint=words("For example: a bean for each person in a jar"))
        self.how.kept.connect(self._keep_how)
        first = QHBoxLayout()
        first.setSpacing(14)
        top = Qt.AlignmentFlag.AlignTop
        came = Field(words("How many came"), self.total)
        came.setMinimumWidth(came.label.sizeHint().width())
        first.addWidget(came, 0, top)
        first.addWidget(named(words("How they were counted"), self.how), 1, top)
        inside.addLayout(first)
        self.blocks = [DimensionBlock(one, words, plan.read_only) for one in DIMENSIONS]
        for block in self.blocks:
            block.counted.connect(self._count)
            block.emptied.connect(self._take_away)
            block.left.connect(self._hide)
            block.turned.connect(self._turn)
            inside.addWidget(block)
        self.box.addLayout(inside)
        self.total.setReadOnly(plan.read_only)
        self.how.edit.setReadOnly(plan.read_only)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what may be told of ``workshop``."""
        other = self._workshop is None or self._workshop.id != workshop.id
        self._workshop = workshop
        show(self.how, workshop.attendance_note, other)
        counted = prepare.attendance(self._plan, workshop)
        total = counted.get(prepare.TOTAL, {}).get("")
        if other or not self.total.hasFocus():
            small = total is not None and total < attendance.SMALLEST
            self.total.show_count(None if small else total, small)
        for block in self.blocks:
            if other or not block.busy:
                block.show_counts(counted.get(block.id), total)

    # -- what a person does -----------------------------------------------------------------------
    def _count(self) -> None:
        """Keep everything that was typed; what is hidden stays as it was."""
        if self._workshop is None:
            return
        counted = prepare.attendance(self._plan, self._workshop)
        kept = counted.pop(prepare.TOTAL, {}).get("")
        for block in self.blocks:
            typed = block.typed()
            if typed:
                counted[block.id] = {**counted.get(block.id, {}), **typed}
        total = self.total.people if self.total.people is not None else kept
        if total is None:
            total = max((sum(cells.values()) for cells in counted.values()), default=0)
        prepare.count_attendance(self._plan, self._workshop, total, _in_order(counted))

    def _take_total_away(self) -> None:
        """Nobody counted all; what was counted otherwise stays."""
        if self._workshop:
            counted = prepare.attendance(self._plan, self._workshop)
            counted.pop(prepare.TOTAL, None)
            prepare.count_attendance(self._plan, self._workshop, None, _in_order(counted))

    def _take_away(self, dimension: str, category: str) -> None:
        """One answer was not counted after all."""
        if self._workshop is None:
            return
        counted = prepare.attendance(self._plan, self._workshop)
        total = counted.pop(prepare.TOTAL, {}).get("")
        counted.get(dimension, {}).pop(category, None)
        prepare.count_attendance(self._plan, self._workshop, total, _in_order(counted))

    def _hide(self) -> None:
        """The keyboard left a block: what may not be told goes out of sight."""
        if self._workshop:
            self.show_workshop(self._workshop)

    def _turn(self, id: str, on: bool) -> None:
        """Switched off, what was counted goes away (undo brings it back)."""
        if self._workshop is None or on:
            return
        counted = prepare.attendance(self._plan, self._workshop)
        total = counted.pop(prepare.TOTAL, {}).get("")
        if counted.pop(id, None):
            prepare.count_attendance(self._plan, self._workshop, total, _in_order(counted))

    def _keep_how(self, text: str, confirmed: bool) -> None:
        if self._workshop:
            prepare.change_workshop(
                self._plan, self._workshop, attendance_note=text, confirmed=confirmed
            )


class DimensionBlock(QWidget):
    """One further question, off at first: a switch, and when it is on a field for each answer."""

    counted = Signal()
    emptied = Signal(str, str)
    left = Signal()
    turned = Signal(str, bool)

    def __init__(self, dimension: Dimension, words: Words, read_only: bool) -> None:
        super().__init__()
        self.id = dimension.id
        self._order = [id for id, _ in dimension.categories]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.switch = Switch(words(dimension.name))
        self.switch.setEnabled(not read_only)
        column.addWidget(self.switch)
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(Paragraph(words(attendance.HELP), "min", "muted"), 0, 0, 1, 2)
        self.fields: dict[str, CountField] = {}
        for line, (id, name) in enumerate(dimension.categories, start=1):
            field = CountField(f"{words(dimension.name)}: {words(name)}")
            field.setReadOnly(read_only)
            field.counted.connect(self.counted)
            field.emptied.connect(lambda id=id: self.emptied.emit(self.id, id))
            field.installEventFilter(self)
            grid.addWidget(Label(words(name)), line, 0)
            grid.addWidget(field, line, 1)
            self.fields[id] = field
        grid.setColumnStretch(0, 1)
        column.addWidget(self._body)
        self._body.hide()
        self.switch.toggled.connect(self._turn)

    @property
    def busy(self) -> bool:
        """Whether a person is writing in it."""
        focused = QApplication.focusWidget()
        return focused is not None and focused in self.fields.values()

    def typed(self) -> dict[str, int]:
        """The numbers that stand in its fields, by answer."""
        read = {id: field.people for id, field in self.fields.items()}
        return {id: people for id, people in read.items() if people is not None}

    def show_counts(self, counted: Mapping[str, int] | None, total: int | None) -> None:
        """Show what may be told of ``counted`` (nothing was counted: only the switch)."""
        if counted is not None or not self.switch.isChecked():
            self._switch(counted is not None)
        if counted is None:
            for field in self.fields.values():
                field.show_count(None)
            return
        cells = [counted.get(id, 0) for id in self._order]
        told = attendance.shown(cells, total)
        for id, people in zip(self._order, told.cells, strict=True):
            self.fields[id].show_count(people, hidden=people is None)

    def _switch(self, on: bool) -> None:
        self.switch.blockSignals(True)
        self.switch.setChecked(on)
        self.switch.blockSignals(False)
        self._body.setVisible(on)

    def _turn(self, on: bool) -> None:
        self._body.setVisible(on)
        self.turned.emit(self.id, on)
        if on:
            first = next(iter(self.fields.values()))
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, self, self._look)
        return False

    def _look(self) -> None:
        if self.isVisible() and not self.busy:
            self.left.emit()


def _in_order(counted: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Dimensions and their answers in the fixed order that hiding follows."""
    return {
        one.id: {id: counted[one.id][id] for id, _ in one.categories if id in counted[one.id]}
        for one in DIMENSIONS
        if one.id in counted
    }
