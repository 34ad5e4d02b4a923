"""What neighbours look at when they choose among sites of a centre, in words that are read aloud."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workshop_app import paths
from workshop_app.domain.directory import SITE_CRITERIA
from workshop_app.services.criteria import LANGUAGES

TEXTS = ("plain", "one", "three", "five")
"""The texts of a criterion in the file."""


@dataclass(frozen=True, slots=True)
class SiteCriterion:
    """A criterion as the room hears it: ``plain`` is the question; ``one``, ``three`` and ``five``
    are examples of these scores; ``icon`` is its pictogram. Its name is ``centre_names.CRITERIA``."""

    id: str
    icon: str
    plain: str
    one: str
    three: str
    five: str

    @property
    def examples(self) -> tuple[tuple[int, str], ...]:
        """The scores that have an example, with it."""
        return (1, self.one), (3, self.three), (5, self.five)

    def reading(self, score: int) -> str:
        """The nearest example of a score, 1 to 5; of 2 and 4 the one nearer to the middle."""
        return {1: self.one, 5: self.five}.get(score, self.three)


@cache
def criteria(language: str) -> Mapping[str, SiteCriterion]:
    """Every criterion by id (in the order of SITE_CRITERIA) in ``language``, or in Spanish where
    the file does not have that."""
    said = language if language in LANGUAGES else LANGUAGES[0]
    held = table()
    return {
        id: SiteCriterion(id, held[id]["icon"], *(held[id][text][said] for text in TEXTS))
        for id in SITE_CRITERIA
    }


@cache
def table() -> dict[str, dict[str, Any]]:
    """The file as it stands: criterion → text → language → words, and ``icon``."""
    path = paths.resources("content", "sites.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
