"""The panel that asks what a pin or an area is: beside the map, never a window over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.services import place_words
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.map.panels.of_what import Answer, OfWhat, called_place
from workshop_app.ui.widgets import Button, Card, Field, Label, Paragraph, Switch


class PlaceForm(Card):
    """``kept`` when all of it may be kept; ``left`` Esc or "Leave it". The page reads ``answer``,
    ``name``, ``confirmed``, ``facility``. ``pin``: it asks for a place, and whether it is public.
    ``thing``: the id of the pin or area that is kept already."""

    kept = Signal()
    left = Signal()

    def __init__(
        self, words: Words, title: str, answers: Sequence[Answer], *, pin: bool, of: str = "",
        name: str = "", facility: bool = False, thing: str = "",
    ) -> None:  # fmt: skip
        super().__init__(padding=12, spacing=8)
        self._words, self._pin, self.thing = words, pin, thing
        self.confirmed = False
        self._whole = ""
        self.box.addWidget(Label(title, "strong", weight=700))
        self.of = OfWhat(words, answers, of, called=called_place(words) if pin else None)
        self.of.entered.connect(self._next)
        self.of.chosen.connect(self._other)
        self.box.addWidget(Label(words("What is it of?"), "detail", weight=600))
        self.box.addWidget(self.of, 1)
        self.line = GuardedLine(words, name, words("A park, a corner, a school"), at_once=False,
                                look=place_words.marks)  # fmt: skip
        self.line.kept.connect(self._named)
        self.line.waiting.connect(self._make_room)
        label = words("Name of the place") if pin else words("Name of the area")
        self.field = Field(label, self.line)
        self.line.edit.setAccessibleName(label)
        self.line.edit.textEdited.connect(lambda _text: self.field.well())
        self.box.addWidget(self.field)
        self._follows = pin and not thing
        facility = facility or (self._follows and self.answer.kind == "place")
        self.switch = Switch(words("It is a public facility"), facility)
        self.switch.clicked.connect(self._said_public)
        self.meaning = Paragraph("", "min", "muted")
        self.switch.toggled.connect(lambda _on: self._say_meaning())
        if pin:
            self.box.addWidget(self.switch)
            self.box.addWidget(self.meaning)
            self._say_meaning()
        row = QHBoxLayout()
        row.setSpacing(8)
        self.keep = Button(words("Keep"), "primary", cap="Return")
        self.leave = Button(words("Leave it"), "plain")
        self.keep.clicked.connect(self.offer)
        self.leave.clicked.connect(lambda: self.left.emit())
        row.addWidget(self.keep, 1)
        row.addWidget(self.leave)
        self.box.addLayout(row)

    @property
    def answer(self) -> Answer:
        return self.of.answer

    @property
    def name(self) -> str:
        return self._whole

    @property
    def facility(self) -> bool:
        return self.switch.isChecked()

    def offer(self) -> None:
        """Keep it, where the guard lets the name pass."""
        self._take_called()
        if self.line.unanswered and self.line.text().strip():
            self.line.take_out()
        else:
            self.line.offer()

    def _named(self, text: str, confirmed: bool) -> None:
        if not text and not self.answer.of:
            self.field.missing(self._words("Name it, or say what it is of."))
            self.line.edit.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._whole, self.confirmed = text, confirmed
        self.kept.emit()

    def _next(self) -> None:
        """Enter on what it is of: the name comes next; an area of something has that thing's."""
        self._take_called()
        if not self._pin and self.answer.of:
            self.offer()
        else:
            self.line.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_called(self) -> None:
        """What was typed where nothing fits is the place's name, if it has none."""
        if self.of.called and not self.line.text().strip():
            self.line.edit.setText(self.of.called)

    def _said_public(self) -> None:
        self._follows = False

    def _other(self) -> None:
        """A place of its own is a public facility until somebody says otherwise."""
        self.field.well()
        if self._follows:
            self.switch.setChecked(self.answer.kind == "place")

    def _make_room(self, waiting: bool) -> None:
        """The guard's strip is read and answered: nothing else needs room meanwhile."""
        self.field.well()
        self.of.narrow(waiting)
        if self._pin:
            self.switch.setHidden(waiting)
            self.meaning.setHidden(waiting)

    def _say_meaning(self) -> None:
        """What the switch changes (P-24)."""
        on = self.switch.isChecked()
        self.meaning.setText(
            self._words("Documents show it exactly where it is.") if on else
            self._words("Documents show it to about 100 metres. A school, a park or a health post may be exact.")
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.offer()
        else:
            super().keyPressEvent(event)
