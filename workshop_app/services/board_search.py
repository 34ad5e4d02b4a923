"""Words and numbers looked for on the board while they are typed; typing errors are forgiven.

Every word of every card is known by the cards that hold it, so a question looks through the words
and not through the texts: 5,000 cards have a few thousand words between them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from workshop_app.domain import numbers
from workshop_app.text import plain

_WORD = re.compile(r"\w+")
_SHORTEST = 4
"""Letters of a word in which a typing error is forgiven: shorter ones are like too many."""


class Found:
    """The answer to one question. A card is found when each word is in it or in a part of it."""

    def __init__(self, ids: list[set[str]]) -> None:
        self._ids = ids
        self.whole = set.intersection(*ids) if ids else set()
        """Ids that hold everything by themselves."""

    def holds(self, ids: Iterable[str]) -> bool:
        """Whether together these (a card, or a cluster and its members) hold everything."""
        known = list(ids)
        return all(not piece.isdisjoint(known) for piece in self._ids)


EVERYTHING = Found([])


class SearchIndex:
    """The words and numbers of cards, by their ids."""

    def __init__(self) -> None:
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        self._held: dict[str, tuple[set[str], tuple[str, ...]]] = {}
        self._numbers: defaultdict[str, set[str]] = defaultdict(set)
        """By the whole label, and by its digits alone."""

    def put(self, id: str, text: str, number: str = "") -> None:
        """What a card says now, in any spelling, and its number as it is printed."""
        self.remove(id)
        words = set(_WORD.findall(plain(text)))
        labels = _labels(number)
        self._held[id] = (words, labels)
        for word in words:
            self._words[word].add(id)
        for label in labels:
            self._numbers[label].add(id)

    def remove(self, id: str) -> None:
        """A card that is no longer there."""
        words, labels = self._held.pop(id, (set(), ()))
        for kept, keys in ((self._words, words), (self._numbers, labels)):
            for key in keys:
                kept[key].discard(id)
                if not kept[key]:
                    del kept[key]

    def find(self, wanted: str) -> Found:
        """The cards that hold ``wanted``: that very number ("B17", "18 bis") where there is one,
        else the one with these digits, else every word of it, its beginning or middle, or one with
        a typing error. One letter alone says too little and is passed over: where there is nothing
        else it is ``EVERYTHING``."""
        for label in _labels(wanted)[:1]:
            exact = self._numbers.get(label) or self._numbers.get(f"#{label}")
            if exact:
                return Found([exact])
        pieces = [piece for piece in _WORD.findall(plain(wanted)) if len(piece) > 1]
        return Found([self._piece(piece) for piece in pieces]) if pieces else EVERYTHING

    def _piece(self, piece: str) -> set[str]:
        words = {word for word in self._words if piece in word}
        words |= self._near(piece, strict=True)
        if not words:
            words = self._near(piece, strict=False)
        return set().union(*(self._words[word] for word in words))

    def _near(self, piece: str, *, strict: bool) -> set[str]:
        """Words that ``piece`` means with one letter wrong, missing, too many or two exchanged; in
        long ones two. ``strict`` also asks for the same first letter: next to words that hold it as
        it is, only near misses count."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        long = len(piece)
        if long < _SHORTEST + strict or piece.isdigit():
            return set()
        errors = 2 if long > (8 if strict else 6) else 1
        near: set[str] = set()
        # Half written words are compared with the beginnings of whole ones, a letter more or less.
        for more in (0, 1):
            starts: defaultdict[str, list[str]] = defaultdict(list)
            for word in self._words:
                if len(word) >= long - errors and (not strict or word[0] == piece[0]):
                    starts[word[: long + more]].append(word)
            found = process.extract(
                piece, list(starts), scorer=OSA.distance, score_cutoff=errors, limit=None
            )
            near.update(word for start, _, _ in found for word in starts[start])
        return near


def _labels(number: str) -> tuple[str, ...]:
    """A number as it is compared ("b 17" and "B17" are one, "18" and "18 bis" are not), and its
    digits with a sign before them."""
    read = numbers.parse(number)
    return (read.label, f"#{read.count}") if read else ()
