"""Counting bags: what stands when several people counted one, and whether it can be right.

A bag is what one group gave to one option: the tokens in a bag or pocket, the sticky dots beside
an option, the hands raised for it. A total stands once two counts of the bag agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop_app.domain.voting.ballots import RoundRules

MISSING, ONCE, AGREES, DIFFERS = "missing", "once", "agrees", "differs"
"""How far the count of a bag is."""
COUNTING, FITS, OVER = "counting", "fits", "over"
"""Besides MISSING and DIFFERS, how a group's bags stand against what it was given."""


def state_of(readings: Mapping[int, int]) -> str:
    """How far a bag is, from its counts (reading → total)."""
    if not readings:
        return MISSING
    if 1 not in readings or len(readings) == 1:
        return ONCE if 1 in readings else MISSING
    return AGREES if _agreed(readings) is not None else DIFFERS


def stands(readings: Mapping[int, int]) -> int | None:
    """The total that two counts agree on, else the only count there is; ``None`` while there is
    none or they differ."""
    agreed = _agreed(readings)
    if agreed is None and len(readings) == 1:
        return next(iter(readings.values()))
    return agreed


def _agreed(readings: Mapping[int, int]) -> int | None:
    """The total that at least two counts have; the later ones win over the earlier."""
    often = Counter(readings.values())
    for reading in sorted(readings, reverse=True):
        if often[readings[reading]] > 1:
            return readings[reading]
    return None


def most_in_bag(rules: RoundRules, people: int) -> int:
    """How many marks ``people`` can give to one option at most."""
    if rules.method == "dots":
        return people * min(rules.max_per_option, rules.per_person)
    return people


def given_out(rules: RoundRules, people: int) -> int | None:
    """How many marks were given out to ``people``; ``None`` where each may support every option."""
    if rules.method == "dots":
        return people * rules.per_person
    return None if rules.max_approvals is None else people * rules.max_approvals


@dataclass(frozen=True, slots=True)
class Fit:
    """Marks found against marks given out. ``over``: how many too many, in all or on an option;
    ``unused``: how many were not found, ``None`` where no number was given out."""

    over: int = 0
    unused: int | None = None


def fit(rules: RoundRules, people: int, totals: Sequence[int]) -> Fit:
    """Whether ``people`` can have given ``totals``, one for each option."""
    given, most = given_out(rules, people), most_in_bag(rules, people)
    too_many = sum(max(0, total - most) for total in totals)
    if given is None:
        return Fit(too_many)
    left = given - sum(totals)
    return Fit(max(too_many, -left), max(0, left))
