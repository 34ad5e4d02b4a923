"""A new plan in under a minute: five questions with sensible answers, and where the file lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app import paths
from workshop_app.export.names import AUDIENCES
from workshop_app.text import plain
from workshop_app.ui.start.opening import Opening
from workshop_app.ui.start.picture import Picture
from workshop_app.ui.widgets import (
    Button,
    Card,
    Choice,
    DateChoice,
    Field,
    Header,
    Label,
    LineEdit,
)  # fmt: skip

if TYPE_CHECKING:
    from workshop_app.domain.packs import AgendaTemplate
    from workshop_app.text import Words
    from workshop_app.ui.shell.window import MainWindow

NO_AGENDA = "-"


class NewPlanScreen(QWidget):
    """The form. Enter makes the plan, Esc goes back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window, self.words = window, window.words
        self.opening = Opening(window)
        self._folder = paths.documents()
        self._named = False
        self.picture = Picture(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.picture)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(40, 28, 40, 20)
        self.column.setSpacing(14)
        row.addLayout(self.column, 1)
        self._fill()
        QTimer.singleShot(0, self, lambda: self.municipality.setFocus())

    def _fill(self) -> None:
        words = self.words
        back = Button(words("Go back"), "plain", icon="arrow-left", cap="Esc", size="header")
        back.clicked.connect(self._window.show_start)
        self.header = Header(
            words("New plan"), words("Everything can be changed later in Prepare"), back
        )
        self.column.addWidget(self.header)
        card = Card(padding=20, spacing=14)
        self._fields(card)
        self.column.addWidget(card)
        self.column.addWidget(self._file_card())
        self.column.addStretch(1)
        self.make = Button(words("Make the plan"), "primary", cap="Return", size="big",
                           icon="check-bold")  # fmt: skip
        self.make.clicked.connect(self.make_plan)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.make)
        self.column.addLayout(foot)

    def _fields(self, card: Card) -> None:
        words = self.words
        self.municipality = LineEdit("", words("For example: San José de Cúcuta"))
        self.territories = LineEdit("", words("For example: Belén; Las Colinas"))
        self.workshop = LineEdit(words("Workshop 1 · Community"))
        self.day = DateChoice(words, date.today())
        audiences = [(key, words(name)) for key, name in AUDIENCES.items()]
        self.audience = Choice(audiences, "community")
        self.agenda = Choice()
        self._agendas()
        self.audience.chosen.connect(lambda _key: self._agendas())
        self.municipality.textChanged.connect(self._municipality_typed)
        for line in (self.municipality, self.territories, self.workshop):
            line.returnPressed.connect(self.make_plan)
        self.municipality_field = Field(words("Municipality"), self.municipality)
        territories = Field(
            words("Territories (may stay empty)"),
            self.territories,
            words("Several: with a semicolon between them"),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        fields = (
            self.municipality_field, territories,
            Field(words("First workshop"), self.workshop), Field(words("Day"), self.day),
            Field(words("For whom"), self.audience), Field(words("Agenda"), self.agenda),
        )  # fmt: skip
        for number, field in enumerate(fields):
            place = Qt.AlignmentFlag.AlignTop
            grid.addWidget(field, number // 2, number % 2, place)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.box.addLayout(grid)

    def _agendas(self) -> None:
        """The ready agendas for the chosen audience, the first of them chosen."""
        from workshop_app.services import content

        words, language = self.words, self._window.settings.language
        ready = content.agendas(self.audience.key)
        rows = [(one.id, _named(one, language, words)) for one in ready]
        usual = next((one.id for one in ready if one.minutes == 180), rows[0][0] if rows else "")
        self.agenda.set_choices(
            [*rows, (NO_AGENDA, words("Begin without exercises"))], usual or NO_AGENDA
        )

    def _file_card(self) -> QWidget:
        words, holder = self.words, Card("sunken", padding=12, across=True)
        self.file_name = Label("", "detail", "ink", icon="file-text")
        holder.box.addWidget(Label(words("The file"), "detail", "muted"))
        holder.box.addWidget(self.file_name, 1)
        change = Button(words("Another place"), "quiet", size="small")
        change.clicked.connect(self._ask_place)
        holder.box.addWidget(change)
        self._path = self._free_path("")
        self.file_name.setText(self._said_path())
        return holder

    def _said_path(self) -> str:
        return f"{self._path.parent.name} / {self._path.name}"

    def _municipality_typed(self, text: str) -> None:
        self.municipality_field.well()
        if not self._named:
            self._path = self._free_path(text)
            self.file_name.setText(self._said_path())

    def _free_path(self, municipality: str) -> Path:
        """A name in the documents folder that no file has yet."""
        stem = re.sub(r"[^a-z0-9]+", "-", plain(municipality)).strip("-") or "plan"
        return next(p for p in _numbered(self._folder, stem) if not p.exists())

    def _ask_place(self) -> None:
        words = self.words
        kinds = words("Convite plans (*.convite)")
        chosen = self._window.ask_where(words("Where the plan lies"), self._path.name, kinds)
        if chosen:
            self._named = True
            self._path = chosen.with_suffix(".convite")
            self.file_name.setText(self._said_path())

    def make_plan(self) -> None:
        """Make the plan and show it; what is missing is said in its field."""
        if not self.municipality.text().strip():
            self.municipality_field.wrong(self.words("Write the name of the municipality"))
            self.municipality.setFocus()
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        agenda = self.agenda.key
        self.opening.make(
            self._path,
            municipality=self.municipality.text(),
            territories=[
                t.strip() for t in re.split(r"[;\n]", self.territories.text()) if t.strip()
            ],
            workshop_title=self.workshop.text(),
            day=self.day.day or date.today(),
            audience=self.audience.key or "community",
            agenda="" if agenda == NO_AGENDA else agenda,
        )

    def bar_place(self) -> tuple[QVBoxLayout, int]:
        """Where the shell puts its message bar."""
        return self.column, 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._window.show_start()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.make_plan()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        from workshop_app.ui.start.screen import picture_width

        super().resizeEvent(event)
        self.picture.setFixedWidth(picture_width(self.width()))


def _named(one: AgendaTemplate, language: str, words: Words) -> str:
    """A ready agenda with its time, unless its title tells the time already."""
    from workshop_app.domain.packs import in_language

    title, lasts = in_language(one.title, language), words.minutes(one.minutes)
    told = re.search(r"\b(h|horas?|hours?|heures?)\b", title, re.IGNORECASE)
    return title if told else f"{title} · {lasts}"


def _numbered(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}.convite"
    number = 2
    while True:
        yield folder / f"{stem}-{number}.convite"
        number += 1
