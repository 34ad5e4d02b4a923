"""How much of one text is found in others, and of them in it, for thousands of texts at once.

Loads numpy: import it where it is first needed.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

Kin = Mapping[str, Iterable[tuple[str, float]]]
"""For a part asked for: other parts that mean it, and what they are worth beside it (0–1)."""


class Shares:
    """Texts by slot (0, 1, 2…), each with its parts and their weight in it.

    A part that few texts have says more: it counts (ln((texts + 1) / (having + 1)) + 1)², the
    square of the usual inverse document frequency (K. Spärck Jones 1972), as in the product of
    two TF-IDF vectors. ``things`` gives for a part the everyday words for one thing that it is
    among; all of them count as the commonest. Not for several threads at once.
    """

    def __init__(self, things: Mapping[str, frozenset[int]]) -> None:
        self._things = things
        self._ids: dict[str, int] = {}
        self._kindred: dict[int, frozenset[int]] = {}
        self._slots: list[array[int]] = []
        self._weights: list[array[float]] = []
        self._having = array("i")
        self._of_slot: dict[int, array[int]] = {}
        self._about: Counter[int] = Counter()
        self._counts: Numbers | None = None
        self._sums: Numbers = np.zeros(0)
        self._width = 0
        self._flat = _Flat()

    def put(self, slot: int, parts: Mapping[str, float]) -> None:
        """Add the text of a free ``slot``."""
        ids, weights = array("i", map(self._id, parts)), array("d", parts.values())
        for id_, weight in zip(ids, weights, strict=True):
            self._slots[id_].append(slot)
            self._weights[id_].append(weight)
            self._having[id_] += 1
        self._of_slot[slot] = ids
        self._width = max(self._width, slot + 1)
        self._about.update(self._meant(ids))
        self._flat.add(slot, ids, weights)
        self._counts = None

    def remove(self, slot: int) -> None:
        """Forget the text of ``slot``."""
        ids = self._of_slot.pop(slot)
        for id_ in ids:
            at = self._slots[id_].index(slot)
            self._slots[id_].pop(at)
            self._weights[id_].pop(at)
            self._having[id_] -= 1
        self._about.subtract(self._meant(ids))
        self._flat.remove(slot)
        self._counts = None

    def has(self, part: str) -> bool:
        """Whether a text has ``part``."""
        return part in self._ids and self._having[self._ids[part]] > 0

    def known(self) -> Iterable[str]:
        """All parts that were ever put; ask ``has`` whether a text has one still."""
        return self._ids.keys()

    def alike(self, asked: Mapping[str, float], kin: Kin) -> Numbers:
        """For each slot the geometric mean of the two shares: how much of what is ``asked`` is
        in that text, and how much of that text is in what is asked (each 0–1)."""
        counts = self._up_to_date()
        found, held = np.zeros(len(self._sums)), np.zeros(len(self._sums))
        known: defaultdict[int, float] = defaultdict(float)
        whole = 0.0
        for part, weight in asked.items():
            weighs = weight * self._count(part, counts)
            whole += weighs
            worth = {part: 1.0}
            for other, value in kin.get(part, ()):
                worth[other] = max(worth.get(other, 0.0), value)
            met = [(value, self._ids[one]) for one, value in worth.items() if one in self._ids]
            for value, id_ in met:
                known[id_] = max(known[id_], value)
            self._find(found, met, weighs)
        for id_, value in known.items():
            slots = np.frombuffer(self._slots[id_], dtype=np.int32)
            held[slots] += np.frombuffer(self._weights[id_]) * (counts[id_] * value)
        if not whole:
            return held
        shares: Numbers = np.sqrt(found / whole * (held / self._sums))
        return shares

    def _find(self, found: Numbers, met: list[tuple[float, int]], weighs: float) -> None:
        """Add to each slot what its best part among ``met`` (worth, id) is worth."""
        if len(met) == 1:
            value, id_ = met[0]
            found[np.frombuffer(self._slots[id_], dtype=np.int32)] += value * weighs
        elif met:
            best = np.zeros(len(found))
            for value, id_ in sorted(met):
                best[np.frombuffer(self._slots[id_], dtype=np.int32)] = value
            found += best * weighs

    def _id(self, part: str) -> int:
        id_ = self._ids.get(part)
        if id_ is None:
            id_ = self._ids[part] = len(self._ids)
            self._slots.append(array("i"))
            self._weights.append(array("d"))
            self._having.append(0)
            if part in self._things:
                self._kindred[id_] = self._things[part]
        return id_

    def _meant(self, ids: Iterable[int]) -> set[int]:
        return {thing for id_ in ids for thing in self._kindred.get(id_, ())}

    def _count(self, part: str, counts: Numbers) -> float:
        id_ = self._ids.get(part)
        if id_ is not None:
            return float(counts[id_])
        having = max([0, *(self._about[thing] for thing in self._things.get(part, ()))])
        return (log((len(self._of_slot) + 1) / (having + 1)) + 1) ** 2

    def _up_to_date(self) -> Numbers:
        """What each part counts; and, with it, the sum of every text."""
        if self._counts is None:
            having = np.frombuffer(self._having, dtype=np.int32).astype(np.float64)
            for id_, things in self._kindred.items():
                having[id_] = max(having[id_], *(self._about[thing] for thing in things))
            self._counts = (np.log((len(self._of_slot) + 1) / (having + 1)) + 1) ** 2
            self._sums = self._flat.sums(self._counts, self._width)
        return self._counts


class _Flat:
    """All parts of all texts in one row, so that the sums of all texts are one calculation."""

    def __init__(self) -> None:
        self._slots, self._ids, self._weights = array("i"), array("i"), array("d")
        self._range: dict[int, tuple[int, int]] = {}
        self._dead = 0

    def add(self, slot: int, ids: array[int], weights: array[float]) -> None:
        start = len(self._ids)
        self._slots.extend(array("i", [slot]) * len(ids))
        self._ids.extend(ids)
        self._weights.extend(weights)
        self._range[slot] = (start, len(self._ids))

    def remove(self, slot: int) -> None:
        """What was removed weighs nothing; the row is packed when half of it is such."""
        start, stop = self._range.pop(slot)
        self._weights[start:stop] = array("d", bytes(8 * (stop - start)))
        self._dead += stop - start
        if self._dead > len(self._ids) // 2:
            self._pack()

    def _pack(self) -> None:
        old_ids, old_weights, ranges = self._ids, self._weights, self._range
        self._slots, self._ids, self._weights = array("i"), array("i"), array("d")
        self._range, self._dead = {}, 0
        for slot, (start, stop) in ranges.items():
            self.add(slot, old_ids[start:stop], old_weights[start:stop])

    def sums(self, counts: Numbers, slots: int) -> Numbers:
        """Per slot the sum of weight × count; 1 where there is none, to be divided by."""
        if not len(self._ids):
            return np.ones(slots)
        ids = np.frombuffer(self._ids, dtype=np.int32)
        of = np.frombuffer(self._slots, dtype=np.int32)
        sums = np.bincount(of, np.frombuffer(self._weights) * counts[ids], minlength=slots)
        return np.where(sums > 0, sums, 1.0)
