"""Twenty-four paper ballots as they are, and as two people type them with ten mistakes between them.

A sheet is what its keys write: numbers, or "blank" or "void" for those two. The options are 1 to 24,
five dots, two on one option at most."""

from __future__ import annotations

import random
from dataclasses import dataclass

OPTIONS, PEOPLE, DOTS = 24, 24, 5


@dataclass(frozen=True)
class Planted:
    """A mistake: the sheet (from 1), who makes it (1 or 2), what is on paper and what is typed."""

    place: int
    entry: int
    paper: str
    typed: str


PLANTED = (
    Planted(2, 1, "12 7 3 9 20", "21 7 3 9 20"),  # two digits the wrong way round
    Planted(4, 2, "4 4 6 10 1", "4 4 6 10"),  # a mark missed
    Planted(5, 1, "8 15 3 22", "8 15 15 3 22"),  # a mark doubled
    Planted(8, 2, "5 11 14 2 19", "5 11 13 2 19"),  # the key beside it
    Planted(11, 1, "void 1 1 1 2 3", "1 1 2 3"),  # a void ballot missed
    Planted(13, 2, "10 6 7 18 24", "1 6 7 18 24"),  # half a number
    Planted(16, 1, "blank", "9 9 1"),  # a blank one typed as the one before
    Planted(18, 1, "3 17 17 5 8", "3 17 7 5 8"),  # a digit lost the second time
    Planted(21, 2, "20 21 4 2 2", "void 20 21 4 2 2"),  # a good one called void
    Planted(24, 1, "6 16 11 1 13", "6 16 11 1 23"),  # the key below it
)


def on_paper() -> list[str]:
    """The sheets as they lie in the pile."""
    chance = random.Random(24)
    found = [
        " ".join(str(n) for n in chance.sample(range(1, OPTIONS + 1), DOTS)) for _ in range(PEOPLE)
    ]
    for one in PLANTED:
        found[one.place - 1] = one.paper
    return found


def as_typed(entry: int) -> list[str]:
    """The sheets as the first (1) or the second (2) person types them."""
    found = on_paper()
    for one in PLANTED:
        if one.entry == entry:
            found[one.place - 1] = one.typed
    return found


def keys_of(sheet: str) -> str:
    """The keys of a sheet: digits, ``|`` for Enter, ``b`` and ``n`` for blank and void."""
    if sheet == "blank":
        return "b"
    numbers = [part for part in sheet.split() if part != "void"]
    ends = "n" if sheet.startswith("void") else "|"
    return "".join(f"{number}|" for number in numbers) + ends


def sums() -> dict[str, int]:
    """What each option was given on the valid sheets."""
    found = {str(n): 0 for n in range(1, OPTIONS + 1)}
    for sheet in on_paper():
        if not sheet.startswith("void") and sheet != "blank":
            for number in sheet.split():
                found[number] += 1
    return found
