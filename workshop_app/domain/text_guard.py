"""The text guard: finds details that could lead to a person before a text is kept (P-13 to P-20).

It is a help and says so: an eight-digit number alone, a name without a phrase before it, a
nickname or a detailed story pass. Patterns: resources/content/text_guard_patterns.toml; the
contract is tests/data/text_guard_examples.toml.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from workshop_app import paths
from workshop_app.text import N_

KINDS: dict[str, str] = {
    "id_document": N_("a document number"),
    "phone": N_("a phone number"),
    "email": N_("an e-mail address"),
    "address": N_("an address"),
    "full_name": N_("a person's name"),
    "endangering": N_("a place that could put people in danger"),
}
"""What is looked for, as the strip under the line calls it."""

MASK = N_("[detail removed]")
"""What stands in place of a masked part."""

_MASKS = {"es": "[dato retirado]"}
MASKS = (MASK, *_MASKS.values())
"""``MASK`` in every language."""


def mask_in(language: str) -> str:
    """``MASK`` in a language, where there is no catalogue at hand: in files that are joined."""
    return _MASKS.get(language, MASK)


_DASHES = re.compile("[\u2010-\u2015\u2212]")
_UNUSUAL = re.compile("  |[^ -\u02af\u2018-\u201e\u20ac]")
"""What a text must be looked at letter by letter for: two blanks, accents written apart, dashes."""
_AT = re.compile("@|arroba", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LEAST_DIGITS = {"id_document": 6, "phone": 6, "address": 1}
"""Fewer digits than every pattern of these kinds has: most texts are spared the looking."""
_NEAR = 40
"""How many characters around a match are read for money."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a text that looks like a detail: a key of KINDS, and where it stands in it."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    regex: re.Pattern[str]
    may_be_money: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    rows: tuple[_Pattern, ...]
    money_before: re.Pattern[str]
    money_after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Normal:
    """A text as patterns read it. ``starts`` and ``ends`` give, for each of its characters, the
    stretch of the original that it stands for."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def look(text: str) -> tuple[Mark, ...]:
    """What in ``text`` looks like a detail of a person, in order, without overlaps."""
    normal = _normal(text)
    digits = len(_DIGIT.findall(normal.text))
    passed_over = {kind for kind, least in _LEAST_DIGITS.items() if digits < least}
    if not _AT.search(normal.text):
        passed_over.add("email")
    found = (
        (row.kind, match)
        for row in _patterns().rows
        if row.kind not in passed_over
        for match in row.regex.finditer(normal.text)
        if not (row.may_be_money and is_money(match))
    )
    return _marks(text, normal, found)


def endangering(text: str) -> tuple[Mark, ...]:
    """The words in a pin's ``text`` that point at a place that must not be pinned (P-23)."""
    normal = _normal(text)
    found = (
        ("endangering", match)
        for danger, ordinary in _DANGERS
        for match in danger.finditer(normal.text)
        if not (ordinary and ordinary.match(normal.text, match.end()))
    )
    return _marks(text, normal, found)


def masked(text: str, marks: Iterable[Mark], mask_word: str) -> str:
    """``text`` with every marked part replaced by ``mask_word``; the marks are those of ``look``
    or ``endangering`` on this very text."""
    for mark in sorted(marks, key=lambda mark: mark.start, reverse=True):
        text = text[: mark.start] + mask_word + text[mark.end :]
    return text


def may_go_on(text: str) -> bool:
    """Whether ``text`` ends in digits that the next key may turn into a number of a person, so
    that it is too early to keep it (P-14)."""
    return bool(_OPEN_END.search(_normal(text).text))


_OPEN_END = re.compile(r"\d[\s.,()-]*$")


def _plain_use(words: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{words})\b", re.IGNORECASE)


def _danger(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_DANGERS: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...] = (
    (_danger("mis? casas?"), None),
    (
        _danger("casas? del?"),
        _plain_use(
            "(?:las? |los |el )?(?:cultura|justicia|paz|salud|juventud|memoria|mercado|pueblo|"
            "gobierno|artes|m[uú]sica|adulto mayor|adultos mayores|abuelos?)"
        ),
    ),
    (_danger("trochas?"), None),
    (_danger("pasos? ilegal(?:es)?"), None),
    (
        _danger("cruces?"),
        _plain_use(
            "peatonal(?:es)?|escolar(?:es)?|vial(?:es)?|semaforizados?|con sem[aá]foros?|"
            "(?:de|entre) (?:las? )?(?:calles?|carreras?|avenidas?|v[ií]as?|diagonal)|de cebra"
        ),
    ),
    (_danger("ollas?"), _plain_use("comunitarias?|com[uú]n|comunes|(?:a|de) presi[oó]n")),
    (
        _danger("expendios?"),
        _plain_use(
            "de (?:carnes?|pan|alimentos|comidas?|leche|frutas?|verduras?|v[ií]veres|"
            "medicamentos|medicinas|gas)"
        ),
    ),
    (
        _danger("bandas?"),
        _plain_use(
            "musical(?:es)?|marcial(?:es)?|escolar(?:es)?|sinf[oó]nicas?|papayeras?|anchas?|"
            "sonoras?|de (?:m[uú]sica|m[uú]sicos|paz|guerra|vientos|marcha)"
        ),
    ),
    (_danger("paracos?"), None),
    (_danger("guerrillas?|guerriller[oa]s?"), None),
    (_danger("refugios? (?:de|para) (?:las )?mujer(?:es)?"), None),
)
"""Words of places that put people in danger, each with the ordinary uses that follow it. "Banda de
guerra" is a school's marching band."""


@cache
def _patterns() -> _Patterns:
    file = paths.resources("content", "text_guard_patterns.toml")
    rows = tomllib.loads(file.read_text(encoding="utf-8"))
    return _Patterns(
        tuple(
            _Pattern(
                row["kind"],
                re.compile(row["regex"], re.IGNORECASE if row["ignore_case"] else 0),
                row["money"],
            )
            for row in rows["pattern"]
        ),
        re.compile(rows["money_before"], re.IGNORECASE),
        re.compile(rows["money_after"], re.IGNORECASE),
    )


def is_money(match: re.Match[str]) -> bool:
    """Whether a number that was found stands beside a word or sign of money (P-17)."""
    patterns = _patterns()
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    after = match.string[match.end() : match.end() + _NEAR]
    return bool(patterns.money_before.search(before) or patterns.money_after.search(after))


def _normal(text: str) -> _Normal:
    """``text`` in NFKC, dashes as hyphens, runs of blanks as one, without signs not seen."""
    if not _UNUSUAL.search(text) and text.isprintable() and unicodedata.is_normalized("NFKC", text):
        return _Normal(text, range(len(text)), range(1, len(text) + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _letters(text):
        for char in unicodedata.normalize("NFKC", text[start:end]):
            if unicodedata.category(char) == "Cf" or (char.isspace() and out and out[-1] == " "):
                continue
            out.append(" " if char.isspace() else _DASHES.sub("-", char))
            starts.append(start)
            ends.append(end)
    return _Normal("".join(out), starts, ends)


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """Each character with the accents written after it."""
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or not unicodedata.combining(text[i]):
            yield start, i
            start = i


def _marks(
    text: str, normal: _Normal, found: Iterable[tuple[str, re.Match[str]]]
) -> tuple[Mark, ...]:
    """The matches as stretches of the original; what overlaps is one, of the kind that begins."""
    spans = []
    for kind, match in found:
        inner = match.group()
        first = match.start() + len(inner) - len(inner.lstrip())
        last = match.end() - 1 - (len(inner) - len(inner.rstrip()))
        spans.append((normal.starts[first], -normal.ends[last], kind))
    joined: list[Mark] = []
    for start, minus_end, kind in sorted(spans):
        end = -minus_end
        if joined and start < joined[-1].end:
            last_one = joined.pop()
            kind, start, end = last_one.kind, last_one.start, max(last_one.end, end)
        joined.append(Mark(kind, start, end, text[start:end]))
    return tuple(joined)
