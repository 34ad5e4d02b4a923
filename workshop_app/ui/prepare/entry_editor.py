"""Several of a kind: a list at the left, the fields of the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.prepare.choosers import Offer, OfferRows
from workshop_app.ui.prepare.form_fields import FieldColumn, PlaceField, Spec, built
from workshop_app.ui.prepare.writing import Writing
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.rows import RowList, Rows

Specs = Callable[[Writing], Sequence[Spec]]
Entry = Callable[[Writing, int], Offer]


class EntryEditor(QWidget):
    """The entries of one list of an exercise. Alt+↑/↓ moves the chosen one, Delete takes it out.

    ``rows`` says which fields (by their order in ``specs``) share a row. Emits ``rebuilt`` when
    other fields are shown.
    """

    rebuilt = Signal()

    def __init__(
        self,
        writing: Writing,
        part: str,
        name: str,
        new: str,
        specs: Specs,
        entry: Entry,
        rows: Sequence[Sequence[int]],
    ) -> None:
        super().__init__()
        self._writing, self._part, self._specs, self._entry = writing, part, specs, entry
        self._layout_of = rows
        words = writing.words
        self.fields: FieldColumn = FieldColumn([])
        self._rows = Rows()
        self.list = _Entries(self._rows, OfferRows(), name)
        self.list.setObjectName(part)
        self.list.picked.connect(self._picked)
        self.list.gone.connect(self.remove)
        self.list.opened.connect(lambda _row: self.write())
        self._area = scrolled(self.fields)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self._left(words, new), 36)
        row.addWidget(self._area, 64)
        self.show_entries(1)

    def _left(self, words: Words, new: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        self.new = Button(new, icon="plus", size="small")
        self.new.clicked.connect(self.add)
        self.up = IconButton("arrow-up", words("Up"), size=36, key="Alt+Up")
        self.down = IconButton("arrow-down", words("Down"), size=36, key="Alt+Down")
        self.out = IconButton("trash", words("Take out"), size=36)
        self.up.clicked.connect(lambda: self.shift(-1))
        self.down.clicked.connect(lambda: self.shift(1))
        self.out.clicked.connect(self.remove)
        for button in (self.new, self.up, self.down, self.out):
            tools.addWidget(button)
        tools.addStretch(1)
        column.addLayout(tools)
        return column

    @property
    def number(self) -> int:
        """Which entry is chosen, from 1; 0 for none."""
        return self.list.currentIndex().row() + 1

    # -- what is shown ----------------------------------------------------------------------------
    def show_entries(self, number: int) -> None:
        """All entries anew, ``number`` the chosen one."""
        count = self._writing.draft.count(self._part)
        self.list.blockSignals(True)
        self._rows.show([self._entry(self._writing, n) for n in range(1, count + 1)])
        self.list.pick(min(number, count) - 1)
        self.list.blockSignals(False)
        self._show_fields()

    def show_problems(self) -> None:
        """The rows and the fields as they are now."""
        at, offset = self.list.currentIndex().row(), self.list.verticalScrollBar().value()
        count = self._writing.draft.count(self._part)
        self.list.blockSignals(True)
        self._rows.show([self._entry(self._writing, n) for n in range(1, count + 1)])
        self.list.pick(at)
        self.list.verticalScrollBar().setValue(offset)
        self.list.blockSignals(False)
        self.fields.show_problems()

    def choose(self, number: int) -> None:
        """Show the entry ``number``."""
        self.list.pick(number - 1)

    def _picked(self, _row: object) -> None:
        self._show_fields()

    def _show_fields(self) -> None:
        number = self.number
        rows: list[Sequence[PlaceField]] = []
        if number:
            fields = built(self._specs(self._writing), f"{self._part} {number}", self._writing)
            rows = [[fields[at] for at in line] for line in self._layout_of]
        self.fields = FieldColumn(rows)
        self._area.setWidget(self.fields)
        self.out.setEnabled(bool(number))
        self.rebuilt.emit()

    # -- what a person does -----------------------------------------------------------------------
    def write(self) -> None:
        """The keyboard goes to the first field of the chosen entry."""
        if self.fields.fields:
            self.fields.fields[0].take_focus()

    def add(self) -> None:
        """A new entry after the chosen one; the keyboard goes to its first field."""
        number = self._writing.add(self._part, self.number)
        self.show_entries(number)
        self.write()

    def remove(self) -> None:
        """Take the chosen entry out."""
        number = self.number
        if number:
            self._writing.remove(self._part, number)
            self.show_entries(number)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def shift(self, by: int) -> None:
        """Move the chosen entry up or down."""
        number, to = self.number, self.number + by
        if number and 1 <= to <= self._writing.draft.count(self._part):
            self._writing.move(self._part, number, to)
            self.show_entries(to)


class _Entries(RowList):
    """The list; Delete takes the chosen one out."""

    gone = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.gone.emit()
        else:
            super().keyPressEvent(event)
