"""The card of the tables: how many there are, what each is called, how many sit at it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.meetings import Table, Workshop
from workshop_app.services import prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.prepare.inputs import show
from workshop_app.ui.scrolled import emptied
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.cards import Card, heading
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.stepper import Stepper


class TablesCard(Card):
    """The tables of one workshop, each with its name and people; one button adds the next."""

    rebuilt = Signal()
    """Lines came or went: the order of Tab is to be set again."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(spacing=8)
        self._plan, self._words = plan, words
        self._workshop: Workshop | None = None
        self._lines: dict[str, TableLine] = {}
        head = QHBoxLayout()
        head.addWidget(heading("users-three", words("Tables")), 1)
        self.count = Label("", "body", "muted", align="right")
        head.addWidget(self.count)
        self.box.addLayout(head)
        self.none = Paragraph(
            words("Without tables everyone works together. Add them if the room splits into groups."),
            "detail", "muted",
        )  # fmt: skip
        self.box.addWidget(self.none)
        self._heads = self._column_heads()
        self.box.addWidget(self._heads)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self.box.addLayout(self._column)
        self.add = Button(words("Add table"), icon="plus")
        self.add.setObjectName("add table")
        self.add.clicked.connect(self._add)
        self.box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.setVisible(not plan.read_only)

    def _column_heads(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        now = theme.now()
        people = Label(self._words("People"), "min", "muted", align="center")
        people.setFixedWidth(Stepper(0, 0, 99, name="").sizeHint().width())
        row.addWidget(Label(self._words("Name"), "min", "muted"), 1)
        row.addWidget(people)
        row.addSpacing(0 if self._plan.read_only else now.px(44) + 8)
        return holder

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the tables of ``workshop``; lines that stay keep what is being written."""
        words, other = self._words, not self._workshop or self._workshop.id != workshop.id
        self._workshop = workshop
        tables = prepare.tables(self._plan, workshop)
        if other or list(self._lines) != [table.id for table in tables]:
            emptied(self._column)
            self._lines = {}
            for table in tables:
                line = TableLine(table, words, self._plan.read_only)
                line.renamed.connect(self._rename)
                line.sized.connect(self._size)
                line.dropped.connect(self._drop)
                self._column.addWidget(line)
                self._lines[table.id] = line
            self.rebuilt.emit()
        for table in tables:
            self._lines[table.id].show_table(table)
        self.none.setVisible(not tables)
        self._heads.setVisible(bool(tables))
        seated = sum(table.size for table in tables)
        said = words.many("{n} table", "{n} tables", len(tables))
        if seated:
            said += " · " + words.many("{n} person", "{n} people", seated)
        self.count.setText(said if tables else "")

    def _add(self) -> None:
        if self._workshop is None:
            return
        taken = {table.name for table in prepare.tables(self._plan, self._workshop)}
        number = len(taken) + 1
        while self._words("Table {n}", n=number) in taken:
            number += 1
        name = self._words("Table {n}", n=number)
        made = prepare.add_table(self._plan, self._workshop, name)
        if line := self._lines.get(made.id):
            line.name.edit.setFocus(Qt.FocusReason.TabFocusReason)
            line.name.edit.selectAll()

    def _table(self, id: str) -> Table:
        return self._plan.one(Table, id)

    def _rename(self, id: str, name: str, confirmed: bool) -> None:
        prepare.change_table(self._plan, self._table(id), name=name, confirmed=confirmed)

    def _size(self, id: str, people: int) -> None:
        prepare.change_table(self._plan, self._table(id), size=people)

    def _drop(self, id: str) -> None:
        prepare.remove_table(self._plan, self._table(id))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)


class TableLine(QWidget):
    """A table's name, people, and a button to take it out."""

    renamed = Signal(str, str, bool)
    sized = Signal(str, int)
    dropped = Signal(str)

    def __init__(self, table: Table, words: Words, read_only: bool) -> None:
        super().__init__()
        self._id, self._words = table.id, words
        self._kept = table.name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        self.name = GuardedLine(words, table.name)
        self.name.edit.setAccessibleName(words("Name of the table"))
        self.name.edit.setReadOnly(read_only)
        self.people = Stepper(
            table.size, 0, 99, name=words("People at {table}", table=table.name), height=44,
            less=words("one fewer"), more=words("one more"),
        )  # fmt: skip
        self.people.setEnabled(not read_only)
        self.out = IconButton("trash", words("Take out {table}", table=table.name), size=44)
        row.addWidget(self.name, 1)
        row.addWidget(self.people, 0, top)
        row.addWidget(self.out, 0, top)
        self.out.setVisible(not read_only)
        self.name.kept.connect(self._named)
        self.people.changed.connect(lambda people: self.sized.emit(self._id, people))
        self.out.clicked.connect(lambda: self.dropped.emit(self._id))

    def show_table(self, table: Table) -> None:
        """Show what is kept."""
        self._kept = table.name
        show(self.name, table.name)
        if self.people.value != table.size:
            self.people.set_value(table.size)

    def _named(self, text: str, confirmed: bool) -> None:
        """A table without a name keeps the one it had."""
        if text:
            self.renamed.emit(self._id, text, confirmed)
        else:
            self.name.setText(self._kept)
