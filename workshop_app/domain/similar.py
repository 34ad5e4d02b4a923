"""Which proposals say the same in other words: on one laptop, without a network, in a few ms.

Two texts are alike as far as each is found in the other: its words by their stems, another word
for the same thing, a word typed wrong, and pieces of four letters. Rare words weigh more, and so
do first words and names of places (``similar_parts``, ``similar_shares``). How it was found and
what it finds: docs/decisions/0006-similar-words.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log
from typing import TYPE_CHECKING

from workshop_app.domain import similar_parts
from workshop_app.domain.similar_parts import Parts
from workshop_app.domain.similar_words import lexicon
from workshop_app.text import N_, plain

if TYPE_CHECKING:
    from workshop_app.domain.similar_shares import Numbers, Shares

VERY_LIKE = 0.75
"""From this score on two texts say nearly the same."""

LIKE = 0.5
"""From this score on two texts may be about the same thing: of ten texts about something else
that nobody noted yet, at most one finds another with this score."""

ALIKE: dict[str, str] = {"very_like": N_("very much alike"), "like": N_("alike")}
"""What ``how_alike`` gives, as it is said."""

_PIECES = 0.35
"""How much of the score comes from pieces of words; the rest comes from words."""

_SAME_THING = 0.8
"""What another word for the same thing is worth beside the word itself."""

_TYPED_WRONG = 0.9
_RATIO = 84.0
"""Two words are one typed wrong from this ratio (0–100, Indel) on; worth a little less."""

_SHORTEST = 5
"""Shorter words are too near to others to be taken for typing errors."""

_SLIPS = 3
"""So many unknown words of a text are looked at for typing errors; a text with more is not one."""


def how_alike(score: float) -> str:
    """What to say of a ``score`` of 0–1: "very_like", "like", or "" where nothing is to be said."""
    return "very_like" if score >= VERY_LIKE else "like" if score >= LIKE else ""


def _chance(texts: int, words: int) -> float:
    """The likeness (0–1) that one in ten unrelated texts of so many ``words`` finds by chance
    among so many ``texts``: the more there are and the shorter it is, the higher.

    Fitted to the titles and whole texts of Valladolid's and Madrid's proposals, 40–2,700 texts.
    """
    among = min(max(0.126 * log(max(texts, 1)) - 0.142, 0.2), 0.85)
    return among * min(max(1 - 0.12 * log(max(words, 1) / 5), 0.72), 1.0)


class Index:
    """Texts by id, ready to be compared; changing one costs as much as reading it.

    Not for several threads at once."""

    def __init__(self, candidates: Iterable[tuple[str, str]] = (), language: str = "es") -> None:
        from workshop_app.domain.similar_shares import Shares

        self._lexicon = lexicon(language)
        self._texts: dict[str, tuple[int, str]] = {}
        self._ids: list[str | None] = []
        self._free: list[int] = []
        self._same: defaultdict[str, set[str]] = defaultdict(set)
        self._words: Shares = Shares(self._lexicon.things)
        self._pieces: Shares = Shares({})
        for id_, text in candidates:
            self.put(id_, text)

    def __len__(self) -> int:
        return len(self._texts)

    def put(self, id_: str, text: str) -> None:
        """Add ``text`` under ``id_``, in place of what was there."""
        self.remove(id_)
        parts = similar_parts.read(text, self._lexicon)
        slot = self._free.pop() if self._free else len(self._ids)
        self._ids[slot : slot + 1] = [id_]
        self._texts[id_] = (slot, parts.plain)
        self._same[parts.plain].add(id_)
        self._words.put(slot, parts.words)
        self._pieces.put(slot, parts.pieces)

    def remove(self, id_: str) -> None:
        """Forget ``id_``; nothing happens where it is not known."""
        if id_ not in self._texts:
            return
        slot, text = self._texts.pop(id_)
        self._ids[slot] = None
        self._free.append(slot)
        self._same[text].discard(id_)
        if not self._same[text]:
            del self._same[text]
        self._words.remove(slot)
        self._pieces.remove(slot)

    def most_like(
        self, text: str, limit: int = 5, *, least: float = 0.0, but: str | None = None
    ) -> list[tuple[str, float]]:
        """At most ``limit`` ids with their score (0–1, above 0, not under ``least``), best first,
        equal ones by id; never the id ``but``, the text's own."""
        found = {id_: 1.0 for id_ in self._same.get(plain(text), ()) if id_ != but}
        for id_, score in self._best(text, limit + len(found) + 1):
            if score >= least and id_ != but:
                found.setdefault(id_, score)
        return sorted(found.items(), key=lambda one: (-one[1], one[0]))[:limit]

    def _best(self, text: str, many: int) -> list[tuple[str, float]]:
        """The ``many`` best and all that equal the last of them, with their score."""
        import numpy as np

        asked = similar_parts.read(text, self._lexicon)
        if not asked.words or not self._texts:
            return []
        likeness = self._likeness(asked)
        last = np.partition(likeness, -many)[-many] if many < len(likeness) else 0.0
        slots = np.flatnonzero((likeness >= last) & (likeness > 0))
        chance = _chance(len(self._texts), len(asked.words))
        scores = np.minimum(likeness[slots], 1.0) ** (log(LIKE) / log(chance))
        pairs = zip(slots.tolist(), scores.tolist(), strict=True)
        return [(id_, score) for slot, score in pairs if (id_ := self._ids[slot]) is not None]

    def _likeness(self, asked: Parts) -> Numbers:
        """Per slot, before what chance would give is taken into account."""
        words = self._words.alike(asked.words, self._kin(asked.words))
        pieces = self._pieces.alike(asked.pieces, {})
        return (1 - _PIECES) * words + _PIECES * pieces

    def _kin(self, stems: Iterable[str]) -> dict[str, list[tuple[str, float]]]:
        """Other stems that mean one asked for: for the same thing, or it typed wrong."""
        kin: dict[str, list[tuple[str, float]]] = {}
        things, words_for = self._lexicon.things, self._lexicon.words_for
        slips = 0
        for stem in stems:
            same = {other for thing in things.get(stem, ()) for other in words_for[thing]}
            kin[stem] = [(other, _SAME_THING) for other in same]
            if len(stem) >= _SHORTEST and slips < _SLIPS and not self._words.has(stem):
                slips += 1
                kin[stem] += self._typed_wrong(stem)
        return kin

    def _typed_wrong(self, stem: str) -> list[tuple[str, float]]:
        """The stems of the index that differ from ``stem`` by a slip of the finger."""
        from rapidfuzz import fuzz, process

        near = process.extract(
            stem, self._words.known(), scorer=fuzz.ratio, score_cutoff=_RATIO, limit=None
        )
        return [
            (one, ratio / 100 * _TYPED_WRONG)
            for one, ratio, _ in near
            if len(one) >= _SHORTEST - 1 and self._words.has(one)
        ]


def most_like(
    text: str, candidates: Sequence[tuple[str, str]], limit: int = 5, language: str = "es"
) -> list[tuple[str, float]]:
    """The ``candidates`` (id, text) most like ``text`` with their score of 0–1, best first.

    For many questions to the same texts make an ``Index`` once."""
    return Index(candidates, language).most_like(text, limit)
