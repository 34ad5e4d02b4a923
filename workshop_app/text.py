"""Words that every layer shares: messages to translate, errors that are told, plain spelling."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # Only names of types: loading them would hold the first window up.
    import datetime
    from decimal import Decimal
    from fractions import Fraction

    Number = int | float | Decimal | Fraction


def N_(message: str) -> str:
    """Mark a message for the catalogues and give it back unchanged."""
    return message


class Term(str):
    """A fact that is itself a catalogue message, translated when the sentence is."""

    __slots__ = ()


class KnownError(Exception):
    """A problem that a person can do something about.

    ``message`` is an English catalogue message (marked with ``N_``) that says what happened, what
    is safe and what to do; ``facts`` fill its ``{fields}``. Whoever shows it translates it.
    """

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts

    def __str__(self) -> str:
        return self.message.format(**self.facts) if self.facts else self.message

    def told(self, words: Words) -> str:
        """The sentence in the language of ``words``."""
        facts = {k: words(str(v)) if isinstance(v, Term) else v for k, v in self.facts.items()}
        return words(self.message, **facts)


class Words(Protocol):
    """Messages, numbers, dates and money of one language (``translation.catalogue.Words``)."""

    language: str

    def __call__(self, message: str, **facts: object) -> str: ...
    def many(self, one: str, many: str, n: int, **facts: object) -> str: ...
    def at(self, context: str, message: str, **facts: object) -> str: ...
    def number(self, value: Number, decimals: int | None = None) -> str: ...
    def percent(self, share: Number, decimals: int = 0) -> str: ...
    def money(self, amount: Number, currency: str = "COP") -> str: ...
    def millions(self, amount: Number, currency: str = "COP") -> str: ...
    def date(self, day: datetime.date, form: str = "long") -> str: ...
    def month(self, day: datetime.date, form: str = "short") -> str: ...
    def time(self, moment: datetime.time) -> str: ...
    def minutes(self, minutes: int) -> str: ...
    def listed(self, items: list[str]) -> str: ...


def plain(text: str) -> str:
    """``text`` without accents, case or runs of blanks, for searching and comparing.

    >>> plain("  Título  DE la  Vía ")
    'titulo de la via'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
