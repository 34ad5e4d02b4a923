"""What phones are told, in the four languages of the room: one small table of phrases."""

from __future__ import annotations

import tomllib
from functools import cache

from workshop_app import paths

LANGUAGES = {"es": "Español", "en": "English", "pt_BR": "Português", "fr": "Français"}
"""In their own words, as the first page lists them; the first is said where another is unknown."""


@cache
def table() -> dict[str, dict[str, str]]:
    """Every phrase: key → language → words (``resources/phones/phrases.toml``, which says why
    these are not in the catalogues)."""
    return tomllib.loads(paths.resources("phones", "phrases.toml").read_text(encoding="utf-8"))


class Phrases:
    """The phrases of one language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else next(iter(LANGUAGES))

    def __call__(self, key: str, **facts: object) -> str:
        """The phrase ``key`` with its ``{fields}`` filled."""
        said = table()[key][self.language]
        return said.format(**facts) if facts else said


@cache
def phrases(language: str) -> Phrases:
    """The phrases of ``language``, or of the first language where it is unknown."""
    return Phrases(language)
