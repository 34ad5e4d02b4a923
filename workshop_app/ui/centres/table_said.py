"""What single tables said of a score: their number, their score, their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.centre_sites import TableScore
from workshop_app.text import Words
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.read_line import CountLine
from workshop_app.ui.scrolled import emptied
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Field, IconButton, Label, Paragraph


class TableSaid(QWidget):
    """Emits ``said(table, score or None, words, confirmed)``; ``None`` takes the table out."""

    said = Signal(int, object, str, bool)

    def __init__(self, words: Words, read_only: bool) -> None:
        super().__init__()
        self._words, self._read_only = words, read_only
        self._of: tuple[str, str] = ("", "")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        box.addLayout(self._rows)
        self.open = Button(words("A table saw it otherwise"), "plain", icon="plus", size="small")
        self.open.clicked.connect(self._begin)
        box.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.open.setHidden(read_only)
        self._form = QWidget()
        self._put_form()
        box.addWidget(self._form)
        self._form.hide()

    def _put_form(self) -> None:
        words = self._words
        self.table, self.score = CountLine(words), CountLine(words)
        self.table.edit.setObjectName("table number")
        self.score.edit.setObjectName("table score")
        self.text = GrowingLine(words, hint=words("in its words"), at_once=False)
        self.text.edit.setObjectName("table words")
        self.text.kept.connect(self._note)
        self.note = Button(words("Note it"), icon="plus", size="small")
        self.note.clicked.connect(self.text.offer)
        box = QVBoxLayout(self._form)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Field(words("Table"), self.table))
        row.addWidget(Field(words("Score, 1 to 5"), self.score))
        box.addLayout(row)
        box.addWidget(self.text)
        box.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)

    def show_tables(self, tables: Sequence[TableScore], of: tuple[str, str]) -> None:
        """What tables said; ``of`` which site and criterion it is: a form that is open for another
        one closes."""
        if of != self._of:
            self._form.hide()
            self.open.setHidden(self._read_only)
        self._of = of
        box = emptied(self._rows)
        for one in tables:
            box.addLayout(self._row(one))
        if tables:
            note = self._words("Tables count in words: the mean is of what the room agreed on.")
            box.addWidget(Paragraph(note, "min", "muted"))
        in_reading_order(self)

    def _row(self, one: TableScore) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(6)
        said = words("Table {number} said {score}", number=one.number, score=one.score)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(said, "min", weight=600))
        if one.reason:
            column.addWidget(Paragraph(one.reason, "min", "muted"))
        row.addLayout(column, 1)
        out = IconButton("trash", words("Take out: {what}", what=said), size=32)
        out.clicked.connect(lambda: self._drop(one.number))
        if not self._read_only:
            row.addWidget(out, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _begin(self) -> None:
        self.open.hide()
        self._form.show()
        in_reading_order(self)
        self.table.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _drop(self, table: int) -> None:
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(table, None, "", False)

    def _note(self, text: str, confirmed: bool) -> None:
        self.table.finish()
        self.score.finish()
        table, score = self.table.value, self.score.value
        if table is None or score is None:
            (self.table if table is None else self.score).edit.setFocus(
                Qt.FocusReason.TabFocusReason
            )
            return
        self.said.emit(table, score, text, confirmed)
        for line in (self.table, self.score):
            line.edit.clear()
            line.show_value(None)
        self.text.setText("")
        self._form.hide()
        self.open.show()
        self.open.setFocus(Qt.FocusReason.TabFocusReason)
