"""The chosen vulnerability or strength: its words, its total, and where that comes from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.places import TerritoryNote
from workshop_app.services import territories
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.read_line import CountLine
from workshop_app.ui.territory.names import CORNERS
from workshop_app.ui.widgets import Button, Card, Field, IconButton, Paragraph


class NoteEditor(Card):
    """``gone`` after the note was taken out; ``closed`` where another thing is to be seen;
    ``written`` on Enter in its words."""

    gone = Signal()
    closed = Signal()
    written = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(padding=12, spacing=8)
        self._plan, self._words = plan, words
        self._note: TerritoryNote | None = None
        self.said = Paragraph("", "body", weight=700)
        self.close_it = IconButton("x", words("Close"))
        self.close_it.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(head)
        self.text = GrowingLine(words, at_once=True)
        self.text.edit.setObjectName("note text")
        self.text.kept.connect(lambda text, sure: self._keep(sure, text=text))
        self.text.entered.connect(self.written)
        self.total = CountLine(words, words("figure"))
        self.total.edit.setObjectName("note total")
        self.total.kept.connect(lambda value: self._keep(False, total=value))
        self.unit = GuardedLine(words, hint=words("households, blocks, groups"))
        self.unit.edit.setObjectName("note unit")
        self.unit.kept.connect(lambda text, sure: self._keep(sure, unit=text))
        self.source = GrowingLine(words, hint=words("workshop, walk, office, study"))
        self.source.edit.setObjectName("note source")
        self.source.kept.connect(lambda text, sure: self._keep(sure, source=text))
        for name, line in (
            (words("In a few words"), self.text), (words("Total, if it is known"), self.total),
            (words("Of what"), self.unit), (words("Where it comes from"), self.source),
        ):  # fmt: skip
            line.edit.setReadOnly(plan.read_only)
            self.box.addWidget(Field(name, line))
        help = words("Totals only, never people one by one; of people, five or more.")
        self.box.addWidget(Paragraph(help, "min", "muted"))
        self._deeds()
        self.box.addStretch(1)

    def _deeds(self) -> None:
        words = self._words
        self.turn = Button("", "plain", icon="swap", size="small")
        self.turn.clicked.connect(self._turn)
        self.drop = Button(words("Take out"), "plain", icon="trash", size="small", cap="Del")
        self.drop.clicked.connect(self.remove)
        for button in (self.turn, self.drop):
            self.box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.setHidden(self._plan.read_only)

    def show_note(self, note: TerritoryNote) -> None:
        """Show ``note``; what is being typed in the same one stays."""
        other = self._note is None or self._note.id != note.id
        self._note = note
        called = CORNERS[note.side, note.about]
        self.said.setText(self._words(called.title))
        people = note.about == "people"
        self.turn.setText(self._words("It is about the place" if people else "It is about people"))
        for line, value in ((self.text, note.text), (self.unit, note.unit),
                            (self.source, note.source)):  # fmt: skip
            if other or not line.edit.hasFocus():
                line.setText(value)
        self.total.show_value(note.total)

    def finish(self) -> None:
        """Keep what is being typed."""
        self.total.finish()

    def remove(self) -> None:
        """Take the note out."""
        if self._note and not self._plan.read_only:
            territories.remove_note(self._plan, self._note)
            self.gone.emit()

    def _turn(self) -> None:
        if self._note:
            self._keep(False, about="place" if self._note.about == "people" else "people")

    def _keep(self, confirmed: bool, **values: Any) -> None:
        if self._note is None or self._plan.find(TerritoryNote, self._note.id) is None:
            return
        self._note = territories.change_note(self._plan, self._note, confirmed=confirmed, **values)
