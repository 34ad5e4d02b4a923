"""Collecting what is wrong with a pack: where it is, and what is the matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from workshop_app.domain.packs import LANGUAGES
from workshop_app.text import N_, Words

LONGEST = 4000
"""Characters of one text of a pack."""
MOST_ENTRIES = 60
"""Entries of a list: steps, materials, items."""
_LONGEST_PLACE = 80
"""Letters of a place as it is told: a name in a file may be of any length."""
MOST = 9999
"""No number of a pack is larger."""
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
"""Signs that no text has; a new line is none of them."""


def inside(where: str, key: str) -> str:
    """The place of ``key`` within ``where``, as it is told."""
    return f"{where} {key}".strip()


@dataclass(frozen=True, slots=True)
class PackProblem:
    """Why a file is left out: where it is and what is the matter. ``place`` may be ""."""

    file: str
    place: str
    message: str
    facts: Mapping[str, object] = field(default_factory=dict)
    line: int = 0
    """On which line of the file, from 1; 0 where nobody looked."""

    def told(self, words: Words) -> str:
        """The problem as one line in the language of ``words``."""
        long = len(self.place) > _LONGEST_PLACE
        place = self.place[:_LONGEST_PLACE] + "…" if long else self.place
        where = f"{self.file}: {place}" if place else self.file
        if self.line:
            where = words("{where} (line {line})", where=where, line=self.line)
        return f"{where}: {words(self.message, **self.facts)}"


@dataclass(slots=True)
class Findings:
    """Collects what is wrong with one file. ``languages`` None: any one language will do."""

    file: str
    languages: tuple[str, ...] | None
    problems: list[PackProblem] = field(default_factory=list)

    def add(self, where: str, message: str, **facts: object) -> None:
        """Keep a problem at ``where``; ``message`` is marked for the catalogues."""
        self.problems.append(PackProblem(self.file, where, message, facts))

    def keys(
        self, data: object, where: str, need: Iterable[str], may: Iterable[str] = ()
    ) -> TypeGuard[dict[str, Any]]:
        """Whether ``data`` is a table with all of ``need``; unknown keys are told too."""
        if not isinstance(data, dict):
            self.add(where, N_("is not a table of named values"))
            return False
        missing = [key for key in need if key not in data]
        for key in missing:
            self.add(inside(where, key), N_("is missing"))
        for key in sorted(set(data) - set(need) - set(may)):
            self.add(inside(where, key), N_("is not a known name"))
        return not missing

    def text(
        self, where: str, data: object, others: Iterable[str] = (), *, bare: bool = False
    ) -> None:
        """A text: a table of languages, all filled or, where ``bare`` is allowed, all empty."""
        if not isinstance(data, dict):
            self.add(where, N_("is not a text in a language"))
            return
        spoken = {key: value for key, value in data.items() if key not in others}
        unknown = sorted(set(spoken) - set(LANGUAGES))
        missing = sorted(set(self.languages or ()) - set(spoken))
        if unknown or missing or not spoken:
            names = ", ".join(name[:_LONGEST_PLACE] for name in (unknown or missing)[:5]) or "es"
            message = (
                N_("unknown language {names}") if unknown else N_("lacks the language {names}")
            )
            self.add(where, message, names=names)
            return
        filled = [isinstance(value, str) and bool(value.strip()) for value in spoken.values()]
        if not all(isinstance(value, str) for value in spoken.values()):
            self.add(where, N_("is not a text in a language"))
        elif not all(filled) and not (bare and not any(filled)):
            self.add(where, N_("is empty in a language"))
        elif max(map(len, spoken.values())) > LONGEST:
            self.add(where, N_("is too long: {most} letters at the most"), most=LONGEST)
        elif any(CONTROLS.search(value) for value in spoken.values()):
            self.add(where, N_("holds signs that cannot be shown"))

    def whole(self, where: str, value: object, least: int = 0) -> int:
        """``value`` where it is a whole number of at least ``least``, otherwise 0 and a problem."""
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.add(where, N_("must be a whole number from {least} on"), least=least)
            return 0
        if value > MOST:
            self.add(where, N_("is more than {most}"), most=MOST)
            return 0
        return value

    def one_of(self, where: str, value: object, known: Iterable[str]) -> None:
        """A problem where ``value`` is none of ``known``."""
        if value not in tuple(known):
            self.add(where, N_("must be one of: {known}"), known=", ".join(known))

    def some_of(self, where: str, values: object, known: Iterable[str]) -> list[str]:
        """``values`` where they are a list of known words, at least one and none twice."""
        if not isinstance(values, list) or not values or not all(v in tuple(known) for v in values):
            self.add(where, N_("must be a list of some of: {known}"), known=", ".join(known))
            return []
        if len(set(values)) != len(values):
            self.add(where, N_("names something twice"))
        return values

    def each(self, where: str, values: object, check: Callable[[str, Any], None]) -> None:
        """Run ``check`` over a list with at least one entry; entries are counted from 1."""
        if not isinstance(values, list) or not values:
            self.add(where, N_("must be a list with at least one entry"))
            return
        if len(values) > MOST_ENTRIES:
            self.add(where, N_("has more than {most} entries"), most=MOST_ENTRIES)
            return
        for number, value in enumerate(values, 1):
            check(f"{where} {number}", value)

    def order(
        self, where: str, data: object, names: tuple[str, ...], may: tuple[str, ...] = ()
    ) -> tuple[int, ...]:
        """The whole numbers ``names`` of the table ``data``, which must not fall."""
        if not self.keys(data, where, names, may):
            return ()
        values = tuple(self.whole(inside(where, name), data[name], 1) for name in names)
        if list(values) != sorted(values):
            self.add(where, N_("goes down where it must go up: {names}"), names=", ".join(names))
        return values
