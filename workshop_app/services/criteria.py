"""What the nine criteria ask, in plain words, and examples of what 1, 3 and 5 mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workshop_app import paths
from workshop_app.domain.capacity import CRITERIA

LANGUAGES = ("es", "en", "pt_BR", "fr")
"""The languages that the file has; the first is said where another is asked for."""

PARTS = ("plain", "one", "three", "five")
"""The texts of a criterion in the file."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """A criterion told to who judges by it: ``plain`` is the question, the others are examples."""

    plain: str
    one: str
    three: str
    five: str

    @property
    def examples(self) -> tuple[tuple[int, str], ...]:
        """The scores that have an example, with it."""
        return (1, self.one), (3, self.three), (5, self.five)


@cache
def anchors(language: str) -> Mapping[str, Anchors]:
    """Every criterion (in the order of CRITERIA) in ``language``, or in Spanish where the file does
    not have that."""
    said = language if language in LANGUAGES else LANGUAGES[0]
    told = table()
    return {id: Anchors(*(told[id][part][said] for part in PARTS)) for id in CRITERIA}


@cache
def table() -> dict[str, dict[str, dict[str, str]]]:
    """The file as it stands: criterion → part → language → text."""
    path = paths.resources("content", "criteria.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
