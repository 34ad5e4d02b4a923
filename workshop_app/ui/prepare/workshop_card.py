"""The card of a workshop: title, day, hours, place, for whom, how many are expected."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Territory
from workshop_app.export import names
from workshop_app.services import prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.prepare import hours
from workshop_app.ui.prepare.inputs import named, show
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card, heading
from workshop_app.ui.widgets.fields import Choice, DateChoice, Field, LineEdit
from workshop_app.ui.widgets.labels import Paragraph
from workshop_app.ui.widgets.stepper import Stepper
from workshop_app.ui.widgets.switch import Switch

MOST_PEOPLE = 500


class WorkshopCard(Card):
    """Every change is kept at once. ``gone`` after the workshop was taken away."""

    gone = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(spacing=12)
        self._plan, self._words = plan, words
        self._workshop: Workshop | None = None
        self.box.addWidget(heading("calendar-check", words("The workshop")))
        self._inputs()
        self.box.addLayout(self._grid())
        self.box.addStretch(1)
        self.drop = Button(words("Take the workshop out"), "plain", icon="trash")
        self.drop.clicked.connect(self._remove)
        self.box.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        self._connect()
        for one in (self.day, self.start, self.end, self.audience, self.territory, self.people,
                    self.low):  # fmt: skip
            one.setEnabled(not plan.read_only)
        for line in (self.name, self.place):
            line.edit.setReadOnly(plan.read_only)
        self.drop.setVisible(not plan.read_only)

    # -- parts ------------------------------------------------------------------------------------
    def _inputs(self) -> None:
        words = self._words
        self.name = GuardedLine(words)
        self.name.edit.setObjectName("workshop title")
        self.day = DateChoice(words, None, words("No day yet"))
        self.start, self.end = LineEdit(longest=12), LineEdit(longest=12)
        self.start.setObjectName("start")
        self.end.setObjectName("end")
        self.place = GuardedLine(words, hint=words("For example: community hall of Belén"))
        self.place.edit.setObjectName("place")
        audiences = [(key, words(name)) for key, name in names.AUDIENCES.items()]
        self.audience = Choice(audiences)
        self.territory = Choice()
        self.people = Stepper(
            24, 1, MOST_PEOPLE, name=words("People expected"), height=44,
            less=words("one fewer"), more=words("one more"),
        )  # fmt: skip
        self.low = Switch(words("Few people read"))

    def _low(self) -> QWidget:
        """The switch for rooms where few people read, with what it does."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.low)
        said = self._words("The script then says how to do without reading.")
        column.addWidget(Paragraph(said, "min", "muted"))
        return holder

    def _grid(self) -> QGridLayout:
        words, grid = self._words, QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        self.name_field = named(words("Name"), self.name)
        self.start_field = Field(words("Begins"), self.start)
        self.end_field = Field(words("Ends"), self.end)
        rows: tuple[tuple[tuple[QWidget, int], ...], ...] = (
            ((self.name_field, 6),),
            ((Field(words("Day"), self.day), 2), (self.start_field, 2), (self.end_field, 2)),
            ((named(words("Place"), self.place), 6),),
            ((Field(words("For whom"), self.audience), 6),),
            ((Field(words("Territory"), self.territory), 6),),
            ((Field(words("People expected"), self.people), 2), (self._low(), 4)),
        )  # fmt: skip
        for line, fields in enumerate(rows):
            at = 0
            for field, wide in fields:
                grid.addWidget(field, line, at, 1, wide, Qt.AlignmentFlag.AlignTop)
                at += wide
        for column in range(6):
            grid.setColumnStretch(column, 1)
        return grid

    def _connect(self) -> None:
        self.name.kept.connect(self._keep_name)
        self.place.kept.connect(lambda text, ok: self._change(ok, place=text))
        self.day.changed.connect(self._keep_day)
        self.start.editingFinished.connect(lambda: self._keep_hour("start"))
        self.end.editingFinished.connect(lambda: self._keep_hour("end"))
        self.audience.chosen.connect(lambda key: self._change(audience=key))
        self.territory.chosen.connect(lambda key: self._change(territory=key or None))
        self.people.changed.connect(lambda people: self._change(people=people))
        self.low.toggled.connect(lambda on: self._change(low_literacy=on))

    # -- what is shown ----------------------------------------------------------------------------
    def show_workshop(self, workshop: Workshop) -> None:
        """Show ``workshop`` as it is kept."""
        other = self._workshop is None or self._workshop.id != workshop.id
        self._workshop = workshop
        show(self.name, workshop.title, other)
        show(self.place, workshop.place, other)
        self.name_field.well()
        kept_day = date.fromisoformat(workshop.day) if workshop.day else None
        if self.day.day != kept_day:
            self.day.set_day(kept_day)
        for line, field, kept in (
            (self.start, self.start_field, workshop.start),
            (self.end, self.end_field, workshop.end),
        ):
            if other or not line.hasFocus():
                line.setText(self._words.time(time.fromisoformat(kept)) if kept else "")
                field.well()
        self.audience.choose(workshop.audience)
        places = [(one.id, f"{one.code} · {one.name}") for one in self._plan.all(Territory)]
        none = ("", self._words("All, or none in particular"))
        self.territory.set_choices([none, *places], workshop.territory or "")
        if self.people.value != workshop.people:
            self.people.set_value(workshop.people)
        self.low.blockSignals(True)
        self.low.setChecked(workshop.low_literacy)
        self.low.blockSignals(False)

    # -- what a person does -----------------------------------------------------------------------
    def _change(self, confirmed: bool = False, **values: Any) -> None:
        if self._workshop:
            kept = {name: getattr(self._workshop, name) for name in values}
            if kept != values:
                prepare.change_workshop(self._plan, self._workshop, confirmed=confirmed, **values)

    def _keep_name(self, text: str, confirmed: bool) -> None:
        if not text:
            self.name_field.missing(self._words("Name, missing"))
            return
        self.name_field.well()
        self._change(confirmed, title=text)

    def _keep_day(self) -> None:
        day = self.day.day
        self._change(day=day.isoformat() if day else "")

    def _keep_hour(self, which: str) -> None:
        """Keep an hour that can be read and lies in order; else say what is wrong, in place."""
        if self._workshop is None:
            return
        line, field = (
            (self.start, self.start_field) if which == "start" else (self.end, self.end_field)
        )
        written = line.text().strip()
        hour = hours.read(written)
        if written and hour is None:
            field.wrong(self._words("Write it like 9:30 or 2:30 p. m."))
            return
        kept = hour.isoformat("minutes") if hour else ""
        both = {"start": self._workshop.start, "end": self._workshop.end, which: kept}
        if both["start"] and both["end"] and both["end"] <= both["start"]:
            field.wrong(self._words("It must end after it begins"))
            return
        field.well()
        self._change(False, **{which: kept})
        line.setText(self._words.time(hour) if hour else "")

    def _remove(self) -> None:
        if self._workshop:
            prepare.remove_workshop(self._plan, self._workshop)
            self.gone.emit()
