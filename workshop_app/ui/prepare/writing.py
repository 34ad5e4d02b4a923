"""An exercise in the hands of someone who writes it: every change by place, kept against a crash."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from workshop_app.domain.pack_draft import Draft
from workshop_app.domain.pack_findings import PackProblem
from workshop_app.services import own_exercises, unfinished
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.exercises import CAPTURES

EMPTY = "is empty in a language"
"""What the rules say of a text that is still to be written."""
SAID = {
    EMPTY: N_("It is still empty"),
    'needs an entry with risk = "never_ask"': N_("Say at least one thing never to ask"),
    "must be a list with at least one entry": N_("Add at least one"),
    "must be a list of some of: {known}": N_("Choose at least one"),
    "is more than its minutes": N_("More than its minutes"),
    "goes down where it must go up: {names}": N_("The most is less than the least"),
}
"""What a rule says beside its field, in place of the line about a file."""


class Writing(QObject):
    """The draft of one exercise. ``changed`` after every change, ``arranged`` when entries came,
    went or moved."""

    changed = Signal()
    arranged = Signal(str)

    def __init__(self, words: Words, tables: Mapping[str, Any], *, fresh: bool = False) -> None:
        """``fresh``: a copy or a new one, of which nothing is kept yet."""
        super().__init__()
        self.words, self.fresh = words, fresh
        self.name = str(tables["id"])
        self._began = dict(tables)
        left = unfinished.find(self.name)
        self.resumed = left is not None
        self.draft = Draft(left.tables if left else tables, words.language)
        self.confirmed = set(left.confirmed if left else ())
        self.waiting: set[QObject] = set()
        self.problems: list[PackProblem] = self.draft.problems()

    @property
    def touched(self) -> bool:
        """Whether something differs from how it was opened."""
        return self.fresh or self.draft.tables != self._began

    # -- changes ----------------------------------------------------------------------------------
    def write(self, place: str, text: str, confirmed: bool) -> None:
        """Other words at a place."""
        if confirmed:
            self.confirmed.add(text)
        self.draft.write(place, text)
        self._after()

    def put(self, place: str, value: Any) -> None:
        """Another value at a place."""
        self.draft.put(place, value)
        self._after()

    def add(self, part: str, after: int) -> int:
        """A new entry after another; its number."""
        number = self.draft.add(part, after)
        self._after(part)
        return number

    def remove(self, part: str, number: int) -> None:
        """Take an entry out."""
        self.draft.remove(part, number)
        self._after(part)

    def move(self, part: str, number: int, to: int) -> None:
        """Put an entry at another place."""
        self.draft.move(part, number, to)
        self._after(part)

    def start_again(self) -> None:
        """Back to how it was opened before anything was left unfinished."""
        unfinished.forget(self.name)
        self.resumed = False
        self.draft = Draft(self._began, self.words.language)
        self.problems = self.draft.problems()

    def keep(self, plan: OpenPlan) -> None:
        """Keep it as one's own; ``KnownError`` where a rule is broken."""
        own_exercises.save(plan, self.draft.tables, self.confirmed)
        unfinished.forget(self.name)

    def forget(self) -> None:
        """Nothing was changed, so nothing is left unfinished."""
        unfinished.forget(self.name)

    def _after(self, part: str = "") -> None:
        self.problems = self.draft.problems()
        unfinished.keep(self.draft.tables, self.confirmed)
        if part:
            self.arranged.emit(part)
        self.changed.emit()

    # -- what is wrong ----------------------------------------------------------------------------
    def problem_at(self, place: str) -> PackProblem | None:
        """What is not right at a place; None where it is."""
        return next((one for one in self.problems if one.place == place), None)

    def said(self, problem: PackProblem) -> str:
        """A problem as it stands beside its field."""
        return self.words(SAID.get(problem.message, problem.message), **problem.facts)

    def capture_choices(self) -> list[tuple[str, str]]:
        """What a step can keep, with the choice of nothing first."""
        words = self.words
        return [("", words("Nothing")), *((key, words(name)) for key, name in CAPTURES.items())]
