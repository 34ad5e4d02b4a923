"""The study itself: what it is called, how, when and with how many; beside it what the room said."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.days import day_of
from workshop_app.domain.economy import SECTOR_CRITERIA, MarketStudy
from workshop_app.domain.economy_figures import HEAVIEST
from workshop_app.domain.economy_names import CRITERIA, INTERVIEWS
from workshop_app.services import economy, economy_study
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.economy.form import CountLine, Form
from workshop_app.ui.economy.place import Place
from workshop_app.ui.economy.room import RoomCard
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, DateChoice, Field, Label, Paragraph, Stepper

LARGE = 1.2
"""From this text size on the weights stand in one column."""
NEW = MarketStudy(id="", title="", method="")
"""What the fields show before anything is written."""


class StudyPlace(Place):
    """Fields at the left; at the right the economic theme's proposals and challenges, and what was
    heard where the market was listened to."""

    ABOUT = ("MarketStudy", "Proposal", "Challenge", "Sector", "Barrier", "Skill", "Workshop",
             "AgendaItem")  # fmt: skip

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.form = self._fields()
        self.room = RoomCard(plan, words, shell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        large = theme.now().scale >= LARGE
        row.addWidget(self.form, 6 if large else 1)
        row.addWidget(self.room, 5 if large else 1)
        self.read()

    def _fields(self) -> Form:
        words = self.words
        form = Form(self.plan, words, self._edit, words("The study"))
        form.text("title", words("Title"), words("Territorial-economic action plan of …"))
        form.text("method", words("Method"), words("Rapid Market Assessment"))
        self.days = Days(self)
        form.add(self.days, self.days.show_study)
        self.interviews = Interviews(self)
        form.add(self.interviews, self.interviews.show_study)
        self.weights = Weights(self)
        form.add(self.weights, self.weights.show_study)
        form.text("note", words("Note"), words("What the figures are good for, and what not"),
                  lines=3)  # fmt: skip
        form.finished()
        return form

    def _edit(self, *, confirmed: bool = False, **values: Any) -> None:
        economy_study.edit(self.plan, confirmed=confirmed, **values)

    def read(self) -> None:
        self.form.show_record(economy.study(self.plan) or NEW)
        self.room.read()

    def begin(self) -> None:
        self.form.begin()

    def arrange(self, compact: bool) -> None:
        self.room.arrange(compact)

    def leaving(self) -> None:
        self.form.finish()


class Days(QWidget):
    """First and last day of the field work."""

    def __init__(self, place: StudyPlace) -> None:
        super().__init__()
        self._plan, words = place.plan, place.words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.start = DateChoice(words, None, words("no day yet"))
        self.end = DateChoice(words, None, words("no day yet"))
        for name, label, day in (("start", words("First day"), self.start),
                                 ("end", words("Last day"), self.end)):  # fmt: skip
            day.setEnabled(not self._plan.read_only)
            day.changed.connect(lambda name=name, day=day: self._keep(name, day.day))
            row.addWidget(Field(label, day), 1)

    def _keep(self, name: str, day: date | None) -> None:
        values: dict[str, Any] = {name: day.isoformat() if day else ""}
        economy_study.edit(self._plan, **values)

    def show_study(self, study: MarketStudy) -> None:
        """The days of a study; what is no day is shown as none."""
        for field, value in ((self.start, study.start), (self.end, study.end)):
            field.set_day(day_of(value))


class Interviews(QWidget):
    """How many were asked, by kind; the kinds of a file that are not ours are told in words."""

    def __init__(self, place: StudyPlace) -> None:
        super().__init__()
        self._plan, self._words = place.plan, place.words
        words = place.words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(Label(words("With how many one spoke"), "detail", weight=600))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.lines: dict[str, CountLine] = {}
        for kind, name in INTERVIEWS.items():
            line = CountLine(words)
            line.setEnabled(not self._plan.read_only)
            line.edit.setAccessibleName(words(name))
            line.kept.connect(lambda value, kind=kind: self._keep(kind, value))
            self.lines[kind] = line
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(line)
            column.addWidget(Paragraph(words(name), "min", "muted"))
            row.addLayout(column, 1)
        box.addLayout(row)
        self.others = Label("", "min", "muted")
        box.addWidget(self.others)

    def _keep(self, kind: str, value: int | None) -> None:
        counts = economy.interviews(self._plan)
        economy_study.set_interviews(self._plan, {**counts, kind: value or 0})

    def show_study(self, study: MarketStudy) -> None:
        """The counts of a study."""
        counts = economy.interviews(self._plan)
        for kind, line in self.lines.items():
            line.show_value(counts.get(kind))
        others = [f"{kind}: {n}" for kind, n in counts.items() if kind not in self.lines]
        self.others.setText(" · ".join(others))
        self.others.setHidden(not others)


class Weights(QWidget):
    """How much each criterion counts in the mean, 0 to 5."""

    def __init__(self, place: StudyPlace) -> None:
        super().__init__()
        self._plan, words = place.plan, place.words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(
            Label(words("How much each criterion counts, 0 to 5"), "detail", weight=600), 1
        )
        self.even = Button(words("All the same"), "quiet", size="small")
        self.even.clicked.connect(lambda: economy_study.even_weights(self._plan))
        if self._plan.read_only:
            self.even.hide()
        head.addWidget(self.even)
        box.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        beneath = 4 if theme.now().scale < LARGE else len(SECTOR_CRITERIA)
        self.steppers: dict[str, Stepper] = {}
        for at, criterion in enumerate(SECTOR_CRITERIA):
            name = words(CRITERIA[criterion].name)
            stepper = Stepper(1, 0, HEAVIEST, name=name, height=36)
            stepper.setEnabled(not self._plan.read_only)
            stepper.changed.connect(
                lambda value, criterion=criterion: economy_study.set_weight(
                    self._plan, criterion, value
                )
            )
            self.steppers[criterion] = stepper
            row, column = at % beneath, 2 * (at // beneath)
            grid.addWidget(Paragraph(name, "min"), row, column, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(stepper, row, column + 1)
        for column in range(0, 2 * len(SECTOR_CRITERIA) // beneath, 2):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, theme.now().px(80))
        box.addLayout(grid)

    def show_study(self, study: MarketStudy) -> None:
        """The weights of a study."""
        for criterion, weight in economy.weights(self._plan).items():
            self.steppers[criterion].set_value(weight)
