"""What was measured of an indicator, each with its day, and a line to note the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.centre_parts import Indicator, Measured
from workshop_app.export.centre_telling import value_told
from workshop_app.text import Words
from workshop_app.ui.read_line import FigureLine
from workshop_app.ui.scrolled import emptied
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, DateChoice, IconButton, Label, Paragraph


class Measures(QWidget):
    """Emits ``kept(measured)``: the whole list anew."""

    kept = Signal(list)

    def __init__(self, words: Words, today: date, read_only: bool) -> None:
        super().__init__()
        self._words, self._today, self._read_only = words, today, read_only
        self._measured: tuple[Measured, ...] = ()
        self._unit = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(Label(words("What was measured"), "detail", weight=600))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        box.addLayout(self._rows)
        self.value = FigureLine(words, words("figure"))
        self.value.edit.setObjectName("measured value")
        self.value.edit.setAccessibleName(words("Measured"))
        self.value.edit.returnPressed.connect(self._note)
        self.day = DateChoice(words, today)
        self.day.setAccessibleName(words("Measured on"))
        self.note = Button(words("Note it"), icon="plus", size="small")
        self.note.clicked.connect(self._note)
        self._new = QWidget()
        inputs = QVBoxLayout(self._new)
        inputs.setContentsMargins(0, 0, 0, 0)
        inputs.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.value, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.day, 1, Qt.AlignmentFlag.AlignTop)
        inputs.addLayout(row)
        inputs.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._new)
        self._new.setHidden(read_only)

    def show_indicator(self, one: Indicator) -> None:
        """Show what was measured of another one, or of the same one again."""
        if one.measured == self._measured and one.unit == self._unit and self._rows.count():
            return
        self._measured, self._unit = one.measured, one.unit
        box = emptied(self._rows)
        if not one.measured:
            box.addWidget(Paragraph(self._words("Nothing yet"), "detail", "muted"))
        for at, each in enumerate(one.measured):
            box.addLayout(self._row(one, at, each))
        in_reading_order(self)

    def _row(self, one: Indicator, at: int, each: Measured) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        value = value_told(words, one, each.value, public=False)
        day = words.date(each.on, "short") if each.on else words("no day yet")
        said = words("{value} on {day}", value=value, day=day)
        row.addWidget(Paragraph(said, "detail"), 1)
        out = IconButton("trash", words("Take out: {what}", what=said), size=32)
        out.clicked.connect(lambda: self._drop(at))
        if not self._read_only:
            row.addWidget(out, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _note(self) -> None:
        self.value.finish()
        if self.value.value is not None:
            new = Measured(self.day.day, float(self.value.value))
            self.value.show_value(None)
            self.value.edit.clear()
            self._tell([*self._measured, new])

    def _drop(self, at: int) -> None:
        self._tell([one for n, one in enumerate(self._measured) if n != at])
        self.value.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, measured: Sequence[Measured]) -> None:
        self.kept.emit(list(measured))
