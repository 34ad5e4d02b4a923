"""Short numbers of challenges, proposals and actions: 17, B17, and "18 bis" for the second of two.

A number is the laptop's letter and a count; the laptop that made the plan writes no letter. It is
never used twice. Where two rows came to carry one number all the same (one letter on two laptops,
an old copy taken up again), both keep it on paper, and the one born later is shown as "18 bis",
a third one as "18 bis 2" (architecture 6.5).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TYPED = re.compile(
    r"(?:\#|n\.?[º°o]\.?)?\s*([a-z]?)\s*(\d{1,9})\s*(?:(bis)\s*(\d{1,3})?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ShortNumber:
    """A number read apart: ``bis`` is 0 for the first of its number, 1 for "bis", 2 "bis 2" …"""

    letter: str
    count: int
    bis: int = 0

    @property
    def label(self) -> str:
        """As it is shown and said."""
        return label(self.letter, self.count) + _bis(self.bis)


@dataclass(frozen=True, slots=True)
class Numbered:
    """What decides the label of one row; ``born`` is the stamp of the step that made it."""

    id: str
    letter: str
    count: int
    born: str


def _bis(nth: int) -> str:
    return "" if nth == 0 else " bis" if nth == 1 else f" bis {nth}"


def label(letter: str, count: int) -> str:
    """The label of the first row with this number: "17", "B17"."""
    return f"{letter}{count}"


def next_count(used: Iterable[int]) -> int:
    """The count after the highest of ``used``: all counts ever given with one letter, also of
    rows that are gone."""
    return max(used, default=0) + 1


def labels(rows: Iterable[Numbered]) -> dict[str, str]:
    """The label of every row by its id. All rows of one kind must be given, also those that are
    gone: a number that was on paper stays taken. Their order does not matter."""
    same: dict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        same[row.letter, row.count].append((row.born, row.id))
    return {
        id_: label(letter, count) + _bis(nth)
        for (letter, count), twins in same.items()
        for nth, (_, id_) in enumerate(sorted(twins))
    }


def parse(text: str) -> ShortNumber | None:
    """The number that ``text`` writes ("B17", "b 17", "#17", "18 bis", "18bis"), or None."""
    found = _TYPED.fullmatch(text.strip())
    if not found:
        return None
    letter, count, bis, nth = found.groups()
    return ShortNumber(letter.upper(), int(count), int(nth or 1) if bis else 0)


def find(text: str, among: Sequence[str]) -> str | None:
    """The label of ``among`` that the typed ``text`` means, or None.

    Digits alone mean that very number; where it is not there they mean the one label that has
    these digits, with its letter or "bis" left out. Two such labels are no answer.
    """
    typed = parse(text)
    if typed is None:
        return None
    read = {one: parse(one) for one in among}
    for one, number in read.items():
        if number == typed:
            return one
    if typed.letter or typed.bis:
        return None
    with_digits = [one for one, number in read.items() if number and number.count == typed.count]
    return with_digits[0] if len(with_digits) == 1 else None


def sort_key(text: str) -> tuple[int, str, int, int, str]:
    """Orders labels as people count: 2, 10, 18, 18 bis, B1, B17; what is no number comes last."""
    number = parse(text)
    if number is None:
        return (1, "", 0, 0, text)
    return (0, number.letter, number.count, number.bis, "")
