"""An exercise while it is written: its tables, changed by place, with what follows from the steps.

A place is the way to a value as lines about files tell it: ``title``, ``steps 2 say``,
``materials 1 qty``; lists count from 1. A text is written in one language at a time. Where its
words change, the other languages of that text go: they would say something else. Minutes and
captures follow from the steps, so they never disagree with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from workshop_app.domain import pack_rules
from workshop_app.domain.entity import THEMES
from workshop_app.domain.pack_findings import PackProblem
from workshop_app.domain.packs import CAPTURES, LANGUAGES, in_language

Tables = dict[str, Any]

LISTS = ("steps", "materials", "care", "tips")
"""What an exercise has several of, each at least one."""
_VOTE = {"method": "dots", "marks": 5, "max_per_option": 2, "channel": "tokens"}


class Draft:
    """``tables`` of an exercise that someone changes in ``language``."""

    def __init__(self, tables: Mapping[str, Any], language: str) -> None:
        self.tables: Tables = deepcopy(dict(tables))
        self.language = language

    # -- reading ----------------------------------------------------------------------------------
    def text(self, place: str) -> str:
        """The words at a place, in the draft's language or the nearest there is."""
        found = self._at(place)
        if not isinstance(found, dict):
            return ""
        return in_language({key: found[key] for key in LANGUAGES if key in found}, self.language)

    def value(self, place: str) -> Any:
        """What stands at a place: a number, a word of a list; None where nothing is."""
        return self._at(place)

    def count(self, part: str) -> int:
        """How many entries one of ``LISTS`` has."""
        return len(self.tables[part])

    def problems(self) -> list[PackProblem]:
        """What is not right yet, as a file with these tables would be told."""
        return pack_rules.exercise_problems(self.tables, f"{self.tables.get('id')}.toml")

    # -- writing ----------------------------------------------------------------------------------
    def write(self, place: str, words: str) -> None:
        """Other words at a place; the other languages of a text that changed go."""
        if words == self.text(place):
            return
        if place.startswith("prompts"):
            self._write_prompt(place.split()[1], words)
            return
        found = self._at(place)
        for key in LANGUAGES:
            found.pop(key, None)
        found[self.language] = words

    def put(self, place: str, value: Any) -> None:
        """Another value at a place; "" takes away what may be missing (what a step keeps)."""
        *way, last = place.split()
        holder = self._at(" ".join(way)) if way else self.tables
        if value == "" and last in ("capture", "print"):
            holder.pop(last, None)
        else:
            holder[last] = value
        self._follow()

    def add(self, part: str, after: int) -> int:
        """A new, empty entry of a list after the entry ``after`` (0: at its beginning); its
        number."""
        self.tables[part].insert(after, self._empty(part))
        self._follow()
        return after + 1

    def remove(self, part: str, number: int) -> None:
        """Take an entry out."""
        del self.tables[part][number - 1]
        self._follow()

    def move(self, part: str, number: int, to: int) -> None:
        """Put an entry at another place of its list."""
        entries = self.tables[part]
        entries.insert(to - 1, entries.pop(number - 1))

    # -- inside -----------------------------------------------------------------------------------
    def _at(self, place: str) -> Any:
        found: Any = self.tables
        for key in place.split():
            if isinstance(found, list):
                found = found[int(key) - 1]
            elif isinstance(found, dict):
                found = found.get(key)
            else:
                return None
        return found

    def _empty(self, part: str) -> Tables:
        blank = {self.language: ""}
        if part == "steps":
            return {
                "minutes": 5, "minutes_min": 3, "say": dict(blank), "do": dict(blank),
                "projector": dict(blank),
            }  # fmt: skip
        if part == "materials":
            return {"qty": 1, "per": "table", **blank}
        return {"risk": "never_ask", **blank} if part == "care" else blank

    def _write_prompt(self, theme: str, words: str) -> None:
        """Questions are for all themes or for none."""
        prompts = self.tables.setdefault("prompts", {key: {self.language: ""} for key in THEMES})
        prompts[theme] = {self.language: words}
        if not any(self.text(f"prompts {key}") for key in THEMES):
            del self.tables["prompts"]

    def _follow(self) -> None:
        """Minutes, captures and vote as the steps have them."""
        steps = self.tables["steps"]
        minutes = self.tables["minutes"]
        minutes["min"] = sum(step["minutes_min"] for step in steps)
        minutes["typical"] = sum(step["minutes"] for step in steps)
        minutes["max"] = max(minutes["max"], minutes["typical"])
        kept = {step["capture"] for step in steps if "capture" in step}
        before = [one for one in self.tables["captures"] if one in kept]
        fresh = [one for one in CAPTURES if one in kept and one not in before]
        self.tables["captures"] = [*before, *fresh] or ["nothing"]
        if "vote" in kept:
            self.tables.setdefault("vote", dict(_VOTE))
        else:
            self.tables.pop("vote", None)


def begun(identity: str, title: str, language: str) -> Tables:
    """The tables of a new exercise with a title and nothing in it yet."""
    draft = Draft(_blank(identity, language), language)
    draft.write("title", title)
    for part in LISTS:
        draft.add(part, 0)
    return draft.tables


def _blank(identity: str, language: str) -> Tables:
    words = ("title", "purpose", "low_literacy", "if_short")
    return {
        "schema": 1, "id": identity, "stage": "propose", "audiences": ["community"],
        "captures": ["nothing"], "minutes": {"min": 1, "typical": 1, "max": 10},
        "group": {"min": 5, "max": 36, "table": 5},
        **{name: {language: ""} for name in words},
        "materials": [], "care": [], "tips": [], "steps": [],
    }  # fmt: skip


def places(problem: PackProblem) -> Iterator[str]:
    """The places of a form at which a problem may be told, the nearest first: "minutes min" is
    the sum of the steps, "materials 1" the words of a material."""
    yield problem.place
    while " " in problem.place:
        problem = PackProblem(problem.file, problem.place.rpartition(" ")[0], problem.message)
        yield problem.place
