"""What of a text is compared: its words and the pieces of its words, with their weight in it.

What a proposal is about is said first, so the first words weigh most; the name of a place tells
two proposals of one kind apart, so it weighs as much as the very first word wherever it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from workshop_app.domain.similar_words import Lexicon
from workshop_app.text import plain

_FIRST = 12.0
"""After so many words a word weighs a third (1/e) of the first one."""

_ENOUGH = 120
"""Words from here on are not read: they weigh nothing any more (under 1/20,000)."""

_PIECE = 4
"""Letters of a piece; pieces go on over the end of a word."""

_PLACE = "@"
"""Before the stem of a place's name, so that «calle Salud» is not about health."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A text in plain spelling, its stems and names of places, and its pieces, each with the
    weight (above 0) that it has in this text."""

    plain: str
    words: dict[str, float]
    pieces: dict[str, float]


def read(text: str, lexicon: Lexicon) -> Parts:
    """The parts of ``text``; none where no word of it says anything."""
    words = lexicon.words(text)[:_ENOUGH]
    stems: dict[str, float] = {}
    for place, word in enumerate(words):
        _add(stems, lexicon.stem(word), exp(-place / _FIRST))
    if words:
        stems.update((_PLACE + name, 1.0) for name in lexicon.named(text))
    return Parts(plain(text), stems, _pieces(words))


def _pieces(words: list[str]) -> dict[str, float]:
    line = f" {' '.join(words)} "
    pieces: dict[str, float] = {}
    place = 0
    for start in range(len(line) - _PIECE + 1):
        if line[start] == " " and start:
            place += 1
        _add(pieces, line[start : start + _PIECE], exp(-place / _FIRST))
    return pieces


def _add(weights: dict[str, float], part: str, weight: float) -> None:
    weights[part] = weights.get(part, 0.0) + weight
