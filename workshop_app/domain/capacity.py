"""Capacity: what officials judge they can do, and where that puts a proposal on the map.

Priority and capacity are two axes, never one blended score. Source of every figure:
tests/data/oracle.md, 9. A rating stands alone: nothing tells which answers are one person's (P-42).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from workshop_app.text import N_

FEWEST_ANSWERS = 3
"""A criterion counts, and its median and spread are shown, from so many numeric answers (P-43)."""

FEWEST_CRITERIA = 5
"""A proposal has a capacity with at least so many criteria that count."""

AT_LEAST = Fraction(7, 2)
"""From here on capacity is high, unless the plan says otherwise."""

_THRESHOLD = re.compile("[0-9]{1,9}(/[1-9][0-9]{0,8}|[.][0-9]{1,9})?")

SCALE = (1, 5)
"""Lowest and highest score; None is "don't know"."""

CRITERIA: dict[str, str] = {
    "legal": N_("Legal competence"),
    "plan_fit": N_("Fits the development plan"),
    "budget": N_("Budget"),
    "staff": N_("Staff"),
    "technical": N_("Technical readiness"),
    "land": N_("Land or premises"),
    "time": N_("Time to start"),
    "allies": N_("Allies"),
    "upkeep": N_("Upkeep afterwards"),
}
"""The nine criteria in their order: id → name."""

GATES: dict[str, str] = {
    "legal": N_("Is it the City Hall's to do?"),
    "land": N_("May the land or the premises be used?"),
}
"""The conditions that stop a proposal whatever its mean: id → question, "no" fails."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A quarter of the map of priority and capacity; ``meaning`` in a few words."""

    id: str
    name: str
    meaning: str


ZONES: Mapping[str, Zone] = {
    row.id: row
    for row in (
        Zone("do_now", N_("Do now"), N_("important, and it can be done")),
        Zone("open_way", N_("Open the way"), N_("important, capacity is missing")),
        Zone("quick_win", N_("Quick win"), N_("fewer votes, and it can be done")),
        Zone("return", N_("Return with a reason"), N_("fewer votes, capacity is missing")),
        Zone("unknown", N_("Capacity not known"), N_("too few answers to say")),
    )
}
"""The four zones, and the one of what has no capacity yet, in the order of the list."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One answer of an official: nothing joins it to that official's other answers.

    ``round`` is 1 or 2; ``score`` is 1 to 5, None for "don't know"."""

    proposal: str
    round: int
    criterion: str
    score: int | None


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to one criterion. ``median`` and ``spread`` (highest less lowest) are None under
    three numeric answers: then it says "few answers" and no number is shown (P-43)."""

    numeric: int
    dont_know: int
    median: Fraction | None
    spread: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What one round of answers says of a proposal. ``officials`` is the most answers that any
    criterion has; ``criteria`` holds all nine; both means are None where they cannot be given."""

    round: int
    officials: int
    criteria: Mapping[str, Answers]
    capacity: Fraction | None
    spread: Fraction | None

    @property
    def medians(self) -> dict[str, Fraction]:
        """The medians of the criteria that count."""
        return {id_: a.median for id_, a in self.criteria.items() if a.median is not None}

    @property
    def without_median(self) -> tuple[str, ...]:
        """The criteria with few answers."""
        return tuple(id_ for id_, answers in self.criteria.items() if answers.median is None)

    @property
    def dont_know(self) -> int:
        """All answers "don't know"."""
        return sum(answers.dont_know for answers in self.criteria.values())

    @property
    def weakest(self) -> tuple[str, ...]:
        """The criteria that count, from the lowest median up."""
        medians = self.medians
        return tuple(sorted(medians, key=lambda id_: medians[id_]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """A proposal's capacity. ``last`` is the round that counts for it, ``first`` round 1.

    ``level`` is "high", "low" or "unknown"; a failed gate makes it low whatever the mean.
    """

    proposal: str
    last: Judged
    first: Judged
    failed_gates: tuple[str, ...]
    level: str

    @property
    def value(self) -> Fraction | None:
        """The mean of the medians, 1 to 5; None where too few criteria count."""
        return self.last.capacity


def judged(ratings: Iterable[Rating], number: int) -> Judged:
    """What the ``ratings`` of one proposal in round ``number`` say."""
    scores: dict[str, list[int | None]] = {id_: [] for id_ in CRITERIA}
    for rating in ratings:
        if rating.round == number and rating.criterion in scores:
            scores[rating.criterion].append(rating.score)
    criteria = {id_: _answers(given) for id_, given in scores.items()}
    medians = [answers.median for answers in criteria.values() if answers.median is not None]
    spreads = [answers.spread for answers in criteria.values() if answers.spread is not None]
    return Judged(
        round=number,
        officials=max(len(given) for given in scores.values()),
        criteria=criteria,
        capacity=sum(medians, Fraction(0)) / len(medians)
        if len(medians) >= FEWEST_CRITERIA
        else None,
        spread=Fraction(sum(spreads), len(spreads)) if spreads else None,
    )


def assess(
    proposal: str,
    ratings: Iterable[Rating],
    *,
    failed_gates: Collection[str] = (),
    last_round: int = 2,
    at_least: Fraction = AT_LEAST,
) -> Capacity:
    """The capacity of ``proposal`` from all its ``ratings`` (those of others are passed over).

    The last round counts; a proposal that nobody rated in it stands with the round before."""
    own = [rating for rating in ratings if rating.proposal == proposal]
    numbers = {1} | {rating.round for rating in own if 1 < rating.round <= last_round}
    rounds = [judged(own, number) for number in sorted(numbers, reverse=True)]
    last = next((one for one in rounds if one.officials), rounds[-1])
    return Capacity(
        proposal=proposal,
        last=last,
        first=rounds[-1],
        failed_gates=tuple(failed_gates),
        level=_level(last.capacity, bool(failed_gates), at_least),
    )


def assess_all(
    proposals: Iterable[str],
    ratings: Iterable[Rating],
    *,
    failed_gates: Mapping[str, Collection[str]],
    last_round: int = 2,
    at_least: Fraction = AT_LEAST,
) -> dict[str, Capacity]:
    """The capacity of each of ``proposals``, by id, with the gates that fail for each."""
    by_proposal: dict[str, list[Rating]] = defaultdict(list)
    for rating in ratings:
        by_proposal[rating.proposal].append(rating)
    return {
        id_: assess(
            id_,
            by_proposal.get(id_, ()),
            failed_gates=failed_gates.get(id_, ()),
            last_round=last_round,
            at_least=at_least,
        )
        for id_ in proposals
    }


def threshold(written: str) -> Fraction:
    """The threshold as a plan holds it ("7/2"); AT_LEAST where it is none: a file that was joined
    may say anything."""
    return Fraction(written) if _THRESHOLD.fullmatch(written) else AT_LEAST


def weighed(
    found: Capacity, *, failed_gates: Collection[str] = (), at_least: Fraction = AT_LEAST
) -> Capacity:
    """A capacity with other gates that fail, or another threshold; its answers stay."""
    level = _level(found.last.capacity, bool(failed_gates), at_least)
    return replace(found, failed_gates=tuple(failed_gates), level=level)


def zone(*, high_priority: bool, level: str) -> str:
    """The zone (a key of ZONES) of a proposal with this priority and level of capacity."""
    if level == "unknown":
        return "unknown"
    if high_priority:
        return "do_now" if level == "high" else "open_way"
    return "quick_win" if level == "high" else "return"


def needs_decision(zone_id: str | None, top_of_groups: Collection[str]) -> bool:
    """Whether a person must decide, with a reason: capacity is not known, or it would go back
    though a group has it among its first (``top_of_groups``)."""
    return zone_id == "unknown" or (zone_id == "return" and bool(top_of_groups))


def median(values: Sequence[int]) -> Fraction:
    """The middle of ``values``, or the mean of the two in the middle. At least one is needed."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[middle])
    return Fraction(ordered[middle - 1] + ordered[middle], 2)


def _answers(given: list[int | None]) -> Answers:
    numeric = [score for score in given if score is not None]
    counts = len(numeric) >= FEWEST_ANSWERS
    return Answers(
        numeric=len(numeric),
        dont_know=len(given) - len(numeric),
        median=median(numeric) if counts else None,
        spread=max(numeric) - min(numeric) if counts else None,
    )


def _level(capacity: Fraction | None, gate_fails: bool, at_least: Fraction) -> str:
    if capacity is None:
        return "unknown"
    return "high" if capacity >= at_least and not gate_fails else "low"
