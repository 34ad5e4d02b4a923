"""Which proposals say the same in other words: on one laptop, without a network, in a few ms.

Two texts are alike as far as the words of each are found in the other: the word itself, another
one for the same thing, or one typed wrong. Rare words weigh more (inverse document frequency,
K. Spärck Jones 1972). Words are cut and joined in ``similar_words``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from workshop_app.domain.similar_words import lexicon
from workshop_app.text import N_, plain

VERY_LIKE = 0.5
"""From this score on two texts say nearly the same."""

LIKE = 0.32
"""From this score on two texts may be about the same thing. Both were set so that the clusters of
the sample plan are found and few others are named."""

ALIKE: dict[str, str] = {"very_like": N_("very much alike"), "like": N_("alike")}
"""What ``how_alike`` gives, as it is said."""

_SAME_THING = 0.8
"""What another word for the same thing is worth beside the word itself."""

_TYPED_WRONG = 0.9
_RATIO = 84.0
"""Two words are one typed wrong from this ratio (0–100, Indel) on; worth a little less."""

_SHORTEST = 5
"""Shorter words are too near to others to be taken for typing errors."""

_LITTLE = 3.0
"""Weight in common at which finding all of a short text in a long one is believed by half."""


def how_alike(score: float) -> str:
    """What to say of a ``score`` of 0–1: "very_like", "like", or "" where nothing is to be said."""
    return "very_like" if score >= VERY_LIKE else "like" if score >= LIKE else ""


@dataclass(frozen=True, slots=True)
class _Text:
    plain: str
    stems: frozenset[str]


class Index:
    """Texts by id, ready to be compared; changing one costs as much as reading it.

    Not for several threads at once."""

    def __init__(self, candidates: Iterable[tuple[str, str]] = (), language: str = "es") -> None:
        self._lexicon = lexicon(language)
        self._texts: dict[str, _Text] = {}
        self._having: defaultdict[str, set[str]] = defaultdict(set)
        self._about: Counter[int] = Counter()
        self._weights: dict[str, float] = {}
        self._sums: dict[str, float] = {}
        for id_, text in candidates:
            self.put(id_, text)

    def __len__(self) -> int:
        return len(self._texts)

    def put(self, id_: str, text: str) -> None:
        """Add ``text`` under ``id_``, in place of what was there."""
        self.remove(id_)
        read = self._texts[id_] = _Text(plain(text), self._lexicon.read(text))
        for stem in read.stems:
            self._having[stem].add(id_)
        self._about.update(self._things(read.stems))

    def remove(self, id_: str) -> None:
        """Forget ``id_``; nothing happens where it is not known."""
        self._weights.clear()
        self._sums.clear()
        old = self._texts.pop(id_, None)
        if old is None:
            return
        self._about.subtract(self._things(old.stems))
        for stem in old.stems:
            self._having[stem].discard(id_)
            if not self._having[stem]:
                del self._having[stem]

    def most_like(
        self, text: str, limit: int = 5, *, least: float = 0.0, but: str | None = None
    ) -> list[tuple[str, float]]:
        """At most ``limit`` ids with their score (0–1, above 0, not under ``least``), best first,
        equal ones by id; never the id ``but``, the text's own."""
        query = _Text(plain(text), self._lexicon.read(text))
        matches = self._matches(query.stems)
        ids = {id_ for stem in matches for id_ in self._having[stem]}
        ids |= {id_ for id_, one in self._texts.items() if one.plain == query.plain}
        scored = ((id_, self._score(query, id_, matches)) for id_ in ids if id_ != but)
        found = [(id_, score) for id_, score in scored if score > 0 and score >= least]
        return sorted(found, key=lambda one: (-one[1], one[0]))[:limit]

    def _matches(self, stems: frozenset[str]) -> dict[str, list[tuple[str, float]]]:
        """For each stem of the index that means something asked for: which, and how well."""
        matches: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for stem in stems:
            worth = {
                other: _SAME_THING
                for thing in self._lexicon.things.get(stem, ())
                for other in self._lexicon.words_for[thing]
            }
            for other, value in self._typed_wrong(stem):
                worth[other] = max(worth.get(other, 0.0), value)
            worth[stem] = 1.0
            for other, value in worth.items():
                if other in self._having:
                    matches[other].append((stem, value))
        return dict(matches)

    def _typed_wrong(self, stem: str) -> Iterable[tuple[str, float]]:
        """The stems of the index that differ from ``stem`` by a slip of the finger."""
        from rapidfuzz import fuzz, process

        if len(stem) < _SHORTEST:
            return ()
        near = process.extract(
            stem, self._having.keys(), scorer=fuzz.ratio, score_cutoff=_RATIO, limit=8
        )
        return [(one, ratio / 100 * _TYPED_WRONG) for one, ratio, _ in near if len(one) >= 4]

    def _score(self, query: _Text, id_: str, matches: dict[str, list[tuple[str, float]]]) -> float:
        """Half how much of both texts is common, half how much of the one that says less."""
        text = self._texts[id_]
        if text.plain == query.plain:
            return 1.0
        best: dict[str, float] = {}
        of_text = 0.0
        for stem in text.stems:
            pairs = matches.get(stem)
            if pairs:
                of_text += self._weight(stem) * max(value for _, value in pairs)
                for asked, value in pairs:
                    best[asked] = max(best.get(asked, 0.0), value)
        if not best:
            return 0.0
        of_query = sum(self._weight(stem) * value for stem, value in best.items())
        all_query = sum(self._weight(stem) for stem in query.stems)
        all_text = self._sum(id_)
        both = (of_query + of_text) / (all_query + all_text)
        smaller = max(of_query / all_query, of_text / all_text)
        common = min(of_query, of_text)
        return 0.5 * both + 0.5 * smaller * common / (common + _LITTLE)

    def _things(self, stems: Iterable[str]) -> set[int]:
        return {thing for stem in stems for thing in self._lexicon.things.get(stem, ())}

    def _weight(self, stem: str) -> float:
        """How much a word tells: little if many texts have it or another one for its thing."""
        known = self._weights.get(stem)
        if known is None:
            things = self._lexicon.things.get(stem, ())
            texts = max([len(self._having.get(stem, ())), *(self._about[one] for one in things)])
            known = self._weights[stem] = log(1 + (len(self._texts) + 1) / (texts + 1))
        return known

    def _sum(self, id_: str) -> float:
        known = self._sums.get(id_)
        if known is None:
            known = self._sums[id_] = sum(map(self._weight, self._texts[id_].stems))
        return known


def most_like(
    text: str, candidates: Sequence[tuple[str, str]], limit: int = 5, language: str = "es"
) -> list[tuple[str, float]]:
    """The ``candidates`` (id, text) most like ``text`` with their score of 0–1, best first.

    For many questions to the same texts make an ``Index`` once."""
    return Index(candidates, language).most_like(text, limit)
