"""The content words of a text: cut to their stem, and joined by everyday words for one thing.

The words lie in resources/content/similar_words.toml, by language. Stems: the Snowball algorithms
of M. Porter.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from workshop_app import paths
from workshop_app.text import plain

_STEMMERS = {"es": "spanish", "en": "english", "pt_BR": "portuguese", "fr": "french"}
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = (("cion", "ción"), ("sion", "sión"))
_SOUNDS = (("qu", "c"), ("gu", "g"), ("z", "c"))
"""One Spanish stem is written in two ways: legalizar and legalicen, buscar and busque."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language. ``things`` gives, for a stem, the lines of words for one thing
    that it is in; ``words_for`` the stems of such a line; ``places`` the words that a name follows
    (calle, plaza)."""

    stemmer: Any
    stop: frozenset[str]
    places: frozenset[str]
    things: Mapping[str, frozenset[int]]
    words_for: Mapping[int, frozenset[str]]
    _stems: dict[str, str] = field(default_factory=dict)

    def words(self, text: str) -> list[str]:
        """The words of ``text`` that say something, in plain spelling, as they come."""
        return [word for word in _WORD.findall(plain(text)) if word not in self.stop]

    def named(self, text: str) -> Iterator[str]:
        """The stems of what stands after the word for a place: "salud" of "calle de la Salud"."""
        awaited = False
        for word in _WORD.findall(plain(text)):
            if word in self.places:
                awaited = True
            elif awaited and word not in self.stop:
                awaited = False
                yield self.stem(word)

    def stem(self, word: str) -> str:
        """The stem of a word in plain spelling."""
        known = self._stems.get(word)
        if known is None:
            known = self._stems[word] = _stem(self.stemmer, word)
        return known


def _stem(stemmer: Any, word: str) -> str:
    """The stemmer knows the endings of abstract nouns by their accent; people leave it out."""
    for bare, accented in _ENDINGS:
        if word.endswith(bare):
            word = word.removesuffix(bare) + accented
    stem = plain(stemmer.stemWord(word))
    for written, sound in _SOUNDS:
        if len(stem) > len(written) + 2 and stem.endswith(written):
            return stem.removesuffix(written) + sound
    return stem


@cache
def lexicon(language: str) -> Lexicon:
    """The words of ``language`` (es, en, pt_BR, fr); without lists where there are none yet."""
    import snowballstemmer

    file = paths.resources("content", "similar_words.toml")
    lists = tomllib.loads(file.read_text(encoding="utf-8")).get(language, {})
    stemmer = snowballstemmer.stemmer(_STEMMERS.get(language, "spanish"))
    lines = [_WORD.findall(plain(line)) for line in lists.get("alike", ())]
    words_for = {
        thing: frozenset(_stem(stemmer, word) for word in words)
        for thing, words in enumerate(lines)
    }
    stop, places = (frozenset(plain(lists.get(name, "")).split()) for name in ("stop", "places"))
    return Lexicon(stemmer, stop, places, _turned(words_for.items()), words_for)


def _turned(words_for: Iterable[tuple[int, frozenset[str]]]) -> dict[str, frozenset[int]]:
    things: defaultdict[str, set[int]] = defaultdict(set)
    for thing, stems in words_for:
        for stem in stems:
            things[stem].add(thing)
    return {stem: frozenset(of) for stem, of in things.items()}
