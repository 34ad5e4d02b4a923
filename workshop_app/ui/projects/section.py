"""A block of a project's sheet: its heading, its rows, and the form that opens in their place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.projects.form import SheetForm
from workshop_app.ui.projects.part_row import Look, PartRow
from workshop_app.ui.projects.two_columns import TwoColumns
from workshop_app.ui.widgets import IconButton, Label
from workshop_app.ui.widgets.painted import give_focus


class Section(QWidget):
    """Emits what is wanted of a row by its id: ``opened`` ("" a new one), ``removed``, ``moved`` by
    how many, ``lettered`` with a letter."""

    opened = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int)
    lettered = Signal(str, str)

    def __init__(
        self, words: Words, head: Label | None, add: str = "", *, writes: bool = True,
        opens: bool = False, spacing: int = 2, beside: QWidget | None = None, narrow: bool = False,
    ) -> None:  # fmt: skip
        """``add`` names the button that adds a row ("": rows are not added); ``opens``: a row leads
        somewhere, and is not written; ``beside`` stands at the left of the rows; in a ``narrow``
        one forms put less on a line."""
        super().__init__()
        self._words, self._writes, self._opens = words, writes, opens
        self._looks: tuple[Look, ...] | None = None
        self.rows: list[PartRow] = []
        self.form: SheetForm | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        if head is not None:
            self.head.addWidget(head, 1)
        self.add = IconButton("plus", add or "+", size=32)
        self.add.clicked.connect(lambda: self.opened.emit(""))
        self.head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        self._can_add = bool(add) and writes
        self.add.setVisible(False)
        box.addLayout(self.head)
        self.under_head = QVBoxLayout()
        box.addLayout(self.under_head)
        self.narrow = narrow
        holder = QWidget()
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)
        box.addWidget(TwoColumns(beside, holder, shares=(0, 1)) if beside else holder)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.add.setVisible(self._can_add)

    # -- rows -------------------------------------------------------------------------------------
    def show_looks(self, looks: Sequence[Look]) -> bool:
        """Show these rows; whether anything changed. One that has the keyboard keeps it."""
        told = tuple(looks)
        if told == self._looks:
            return False
        self._looks = told
        held = next((row.look.id for row in self.rows if row.hasFocus()), "")
        at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), 0)
        for row in self.rows[len(told) :]:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self.rows[len(told) :]
        for row, look in zip(self.rows, told, strict=False):
            row.show_look(look)
        for look in told[len(self.rows) :]:
            row = self._row(look)
            self.rows.append(row)
            self.column.addWidget(row)
            row.show()
        self._place_form()
        if held:
            self._focus_again(held, at)
        return True

    def _place_form(self) -> None:
        """The form in the place of its row, which is hidden meanwhile."""
        if self.form is None:
            return
        self.column.removeWidget(self.form)
        row = self.row_of(self.form.row_id)
        for one in self.rows:
            one.setVisible(one is not row)
        self.column.insertWidget(self.rows.index(row) if row else len(self.rows), self.form)

    def _focus_again(self, held: str, at: int) -> None:
        """The keyboard to the row that had it, or to the one in its place."""
        same = [row for row in self.rows if row.look.id == held]
        near = same or self.rows[min(at, len(self.rows) - 1) :][:1]
        if near:
            give_focus(near[0])
        elif self._can_add:
            give_focus(self.add)

    def _row(self, look: Look) -> PartRow:
        hint = self._words("Enter opens it") if self._opens else self._words("Enter changes it")
        row = PartRow(look, writes=self._writes, hint=hint)
        if self._writes or self._opens:
            row.clicked.connect(lambda: self.opened.emit(row.look.id))
        row.removed.connect(lambda: self.removed.emit(row.look.id))
        row.moved.connect(lambda by: self.moved.emit(row.look.id, by))
        row.lettered.connect(lambda letter: self.lettered.emit(row.look.id, letter))
        return row

    def row_of(self, id: str) -> PartRow | None:
        """The row with this id."""
        return next((row for row in self.rows if row.look.id == id), None)

    def begin(self) -> None:
        """The keyboard to the first row, or to the button that adds one."""
        give_focus(self.rows[0] if self.rows else self.add)

    # -- the form ---------------------------------------------------------------------------------
    def open_form(self, form: SheetForm) -> None:
        """Show ``form`` in the place of the row it is of, or after all of them."""
        self.form = form
        self._place_form()
        self.add.setEnabled(False)
        form.ended.connect(self._end)
        form.begin()

    def _end(self) -> None:
        form = self.form
        if form is None:
            return
        self.form = None
        held = (
            form.isAncestorOf(form.window().focusWidget()) if form.window().focusWidget() else False
        )
        form.hide()
        self.column.removeWidget(form)
        form.deleteLater()
        self.add.setEnabled(True)
        row = self.row_of(form.kept_id or form.row_id)
        for one in self.rows:
            one.show()
        if held:
            give_focus(row or (self.add if self._can_add else self))
