"""The inputs of a row's facts, made from a list of what each kind has. Each keeps itself at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.centre_parts import WEEK
from workshop_app.export.centre_names import (
    DAYS,
    INDICATOR_KINDS,
    PARTNER_STATES,
    PHASE_STATES,
    SPACE_STATES,
)
from workshop_app.text import N_, Words
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.read_line import CountLine, FigureLine, ReadLine
from workshop_app.ui.widgets import Choice, ChoiceChip, DateChoice, Switch

YEARS_BACK, YEARS_AHEAD = 3, 12


@dataclass(frozen=True, slots=True)
class Spec:
    """One fact: its name in the facts, what stands over its input, and which ``input`` it has
    (a key of INPUTS); ``half``: two of these stand side by side. ``hint`` or the ``choices``."""

    fact: str
    label: str
    input: str = "text"
    half: bool = False
    hint: str = ""
    choices: Mapping[str, str] | None = None


_SESSION = Spec("session", N_("In which session"), "session")
FACTS: Mapping[str, tuple[Spec, ...]] = {
    "site": (Spec("place", N_("Where it is"), hint=N_("beside a place all know")),
             Spec("session", N_("Scored in"), "session")),
    "host": (),
    "programme": (
        Spec("days", N_("Days"), "days"),
        Spec("start", N_("From"), "time", half=True), Spec("end", N_("To"), "time", half=True),
        Spec("for_whom", N_("For whom"), hint=N_("a group, never persons by name")),
    ),
    "space": (
        Spec("use", N_("What for")),
        Spec("capacity", N_("For how many"), "count", half=True),
        Spec("state", N_("State"), "choice", half=True, choices=SPACE_STATES),
        Spec("session", N_("Designed in"), "session"),
    ),
    "partner": (
        Spec("brings", N_("What it brings")),
        Spec("state", N_("State"), "choice", choices=PARTNER_STATES),
    ),
    "agreement": (
        Spec("on", N_("Agreed on"), "day"), _SESSION,
        Spec("again_on", N_("Looked at again on"), "day"),
    ),
    "phase": (
        Spec("start", N_("Begins"), "month", half=True),
        Spec("months", N_("Months"), "count", half=True),
        Spec("state", N_("State"), "choice", choices=PHASE_STATES),
        Spec("ends", N_("What ends it")),
    ),
    "indicator": (
        Spec("kind", N_("Kind"), "choice", choices=INDICATOR_KINDS),
        Spec("baseline", N_("Baseline"), "figure", half=True),
        Spec("target", N_("Target"), "figure", half=True),
        Spec("unit", N_("Unit")),
        Spec("people", N_("It counts people"), "flag"),
    ),
}  # fmt: skip
"""By kind of rows, in the order of the editor."""


class TimeLine(ReadLine):
    """An hour of the day: 9, 9:30, 14.30; kept as "09:30"."""

    def read(self, text: str) -> str:
        found = re.fullmatch(r"(\d{1,2})(?:[:.hH ]?(\d{2}))?", text.strip())
        if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise ValueError(text)
        return f"{int(found[1]):02}:{int(found[2] or 0):02}"

    def write(self, value: str) -> str:
        return value

    def wrong(self) -> str:
        return self._words("Only an hour, such as {example}", example="14:30")


class DaysField(QWidget):
    """The days of the week as chips. Emits ``kept(days)``."""

    kept = Signal(list)

    def __init__(self, words: Words) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.chips: dict[str, ChoiceChip] = {}
        for day in WEEK:
            name = words(DAYS[day])
            chip = ChoiceChip(name[:2], height=32)
            chip.setAccessibleName(name)
            chip.setToolTip(name)
            chip.clicked.connect(lambda: self.kept.emit(self.days))
            self.chips[day] = chip
            row.addWidget(chip)
        row.addStretch(1)

    @property
    def days(self) -> list[str]:
        """Those that are chosen, in the order of the week."""
        return [day for day, chip in self.chips.items() if chip.isChecked()]

    def show_days(self, days: tuple[str, ...]) -> None:
        """Show these, without telling."""
        for day, chip in self.chips.items():
            chip.setChecked(day in days)


Keep = Callable[[Any, bool], None]
"""Told a value and whether someone confirmed what the guard marked."""


class FactInput:
    """``widget`` is the input of a fact; ``show`` puts a kept value in it, ``finish`` keeps what is
    being typed."""

    def __init__(self, spec: Spec, words: Words, keep: Keep) -> None:
        self.spec, self._words = spec, words
        self._months: list[str] = []
        self.widget, self.show = INPUTS[spec.input](self, words, keep)

    def finish(self) -> None:
        if isinstance(self.widget, ReadLine):
            self.widget.finish()

    def set_read_only(self) -> None:
        """It only tells."""
        self.widget.setEnabled(False)

    # -- the kinds of inputs ----------------------------------------------------------------------
    def text(self, words: Words, keep: Keep) -> tuple[QWidget, Callable[[Any], None]]:
        line = GrowingLine(words, hint=words(self.spec.hint) if self.spec.hint else "")
        line.kept.connect(keep)
        return line, lambda value: show_text(line, str(value or ""))

    def read(self, line: ReadLine, keep: Keep) -> tuple[QWidget, Callable[[Any], None]]:
        line.kept.connect(lambda value: keep(value, False))
        return line, line.show_value

    def count(self, words: Words, keep: Keep) -> tuple[QWidget, Callable[[Any], None]]:
        return self.read(CountLine(words), keep)

    def figure(self, words: Words, keep: Keep) -> tuple[QWidget, Callable[[Any], None]]:
        return self.read(FigureLine(words), keep)

    def time(self, words: Words, keep: Keep) -> tuple[QWidget, Callable[[Any], None]]:
        return self.read(TimeLine(words, "14:30"), keep)

    def day(self, words: Words, keep: Keep) -> tuple[QWidget, Callable[[Any], None]]:
        choice = DateChoice(words, None, words("no day yet"))
        choice.changed.connect(lambda: keep(choice.day.isoformat() if choice.day else "", False))
        return choice, lambda value: choice.set_day(value)

    def choice(self, words: Words, keep: Keep) -> tuple[QWidget, Callable[[Any], None]]:
        rows = [(key, words(name)) for key, name in (self.spec.choices or {}).items()]
        choice = Choice(rows, hint=words("not said"))
        choice.chosen.connect(lambda key: keep(key, False))
        return choice, choice.choose

    def session(self, words: Words, keep: Keep) -> tuple[QWidget, Callable[[Any], None]]:
        choice = Choice(hint=words("not said"))
        choice.chosen.connect(lambda key: keep(key, False))
        return choice, choice.choose

    def month(self, words: Words, keep: Keep) -> tuple[QWidget, Callable[[Any], None]]:
        choice = Choice(hint=words("no month yet"))
        choice.chosen.connect(lambda key: keep(key, False))

        def show(value: date | None) -> None:
            kept = f"{value:%Y-%m}" if value else ""
            months = months_round(kept, date.today())
            if months != self._months:
                self._months = months
                names = [(m, words.month(date.fromisoformat(f"{m}-01"))) for m in months]
                choice.set_choices([("", words("no month yet")), *names])
            choice.choose(kept)

        return choice, show

    def flag(self, words: Words, keep: Keep) -> tuple[QWidget, Callable[[Any], None]]:
        switch = Switch(words("Few are not told"), False, name=words(self.spec.label))
        switch.toggled.connect(lambda on: keep(on, False))

        def show(value: Any) -> None:
            switch.blockSignals(True)
            switch.setChecked(bool(value))
            switch.blockSignals(False)

        return switch, show

    def days(self, words: Words, keep: Keep) -> tuple[QWidget, Callable[[Any], None]]:
        field = DaysField(words)
        field.kept.connect(lambda days: keep(days, False))
        return field, field.show_days


INPUTS: Mapping[
    str, Callable[[FactInput, Words, Keep], tuple[QWidget, Callable[[Any], None]]]
] = {
    "text": FactInput.text, "count": FactInput.count, "figure": FactInput.figure,
    "time": FactInput.time, "day": FactInput.day, "choice": FactInput.choice,
    "session": FactInput.session, "month": FactInput.month, "flag": FactInput.flag,
    "days": FactInput.days,
}  # fmt: skip


def months_round(kept: str, today: date) -> list[str]:
    """Every month "YYYY-MM" from some years back to some ahead, and as far as what is ``kept``."""
    first = min(kept or "9999", f"{today.year - YEARS_BACK}-01")
    last = max(kept, f"{today.year + YEARS_AHEAD}-12")
    begins, ends = (int(one[:4]) * 12 + int(one[5:]) - 1 for one in (first, last))
    return [f"{n // 12}-{n % 12 + 1:02}" for n in range(begins, ends + 1)]
