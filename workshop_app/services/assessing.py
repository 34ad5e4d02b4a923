"""What officials are asked about, and what may be told of a round of assessment once it is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain.capacity import (
    FEWEST_ANSWERS,
    FEWEST_CRITERIA,
    Capacity,
    Judged,
)
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.rounds import AssessmentRound
from workshop_app.services import capacity, prioritize
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed

WIDE = 3
"""From this distance between the highest and the lowest answer on, a criterion is talked over."""


def current(plan: OpenPlan) -> AssessmentRound | None:
    """The round of assessment that is open, or the last one; ``None`` before the first."""
    found = capacity.assessments(plan)
    still_open = [one for one in found if one.state == "open"]
    return still_open[-1] if still_open else found[-1] if found else None


def next_number(plan: OpenPlan) -> int | None:
    """The number of the round that may be opened now; ``None`` while one is open or all are over."""
    found = capacity.assessments(plan)
    if any(one.state == "open" for one in found) or len(found) >= plan.plan.capacity_round:
        return None
    return len(found) + 1


def officials(plan: OpenPlan) -> int:
    """How many officials answered: the most on one proposal, or as many as were counted. Only
    closed rounds are looked at."""
    counted = [one.officials for one in capacity.assessments(plan) if one.state == "closed"]
    answered = [
        judged.officials
        for one in capacity.capacities(plan).values()
        for judged in (one.first, one.last)
    ]
    return max(*counted, *answered, 0, 0)


def to_assess(
    plan: OpenPlan,
    assessment: AssessmentRound,
    everything: Sequence[Placed],
    *,
    whole: bool = False,
) -> list[Placed]:
    """The proposals that officials are asked about, of ``everything`` in the list.

    In the first round those with a high priority or among the first of a group, by their number so
    that the order does not tell the votes; all where nothing decides yet. In the second those
    answered in the first, the farthest apart first. ``whole``: all of them, by number.
    """
    by_number = sorted(everything, key=lambda one: sort_key(one.priority.number))
    if whole:
        return by_number
    if assessment.number > 1:
        before = capacity.capacities(plan)
        answered = [one for one in by_number if _answered(before.get(one.proposal.id))]
        return sorted(answered, key=lambda one: -_apart(before[one.proposal.id])) or by_number
    asked = [one for one in by_number if one.priority.high or one.priority.top_of_groups]
    return asked or by_number


def on_sheets(plan: OpenPlan, *, whole: bool = False) -> list[Placed]:
    """The rows of the printed capacity sheet, by number: what the round that is open (or comes
    next) asks about, and after the first what was answered or has a closed gate. ``whole``: all of
    them."""
    everything = prioritize.listed(plan)
    found = current(plan)
    if whole:
        return sorted(everything, key=lambda one: sort_key(one.priority.number))
    if found is None or (found.number == 1 and found.state == "open"):
        first = AssessmentRound(id="", number=1)
        return to_assess(plan, first, everything)
    judged = [one for one in everything if one.priority.capacity is not None]
    return sorted(judged or everything, key=lambda one: sort_key(one.priority.number))


def _answered(found: Capacity | None) -> bool:
    return found is not None and found.first.officials > 0


def _apart(found: Capacity) -> Fraction:
    return found.last.spread if found.last.spread is not None else Fraction(-1)


def too_few(
    plan: OpenPlan, assessment: AssessmentRound, everything: Sequence[Placed]
) -> list[Placed]:
    """Of ``everything``, by number, what would lose its capacity if ``assessment`` were closed now:
    it was known, and in this round too few officials answered on it, whatever they answered."""
    known, answers = capacity.capacities(plan), capacity.answered(plan, assessment)
    found = []
    for one in everything:
        before, given = known.get(one.proposal.id), answers.get(one.proposal.id)
        if before is None or before.value is None or not given:
            continue
        enough = sum(1 for n in given.values() if n >= FEWEST_ANSWERS)
        if enough < FEWEST_CRITERIA:
            found.append(one)
    return sorted(found, key=lambda one: sort_key(one.priority.number))


@dataclass(frozen=True, slots=True)
class Apart:
    """How far apart the officials are on a proposal in a closed round: the mean distance (``None``
    with few answers), its capacity, the criteria to be talked over, and those with few answers."""

    placed: Placed
    judged: Judged
    widest: tuple[str, ...]

    @property
    def spread(self) -> Fraction | None:
        return self.judged.spread


def apart(plan: OpenPlan, everything: Sequence[Placed]) -> list[Apart]:
    """The assessed proposals with the farthest apart first; those with few answers last."""
    known = capacity.capacities(plan)
    found = []
    for one in everything:
        judged = known[one.proposal.id].last if one.proposal.id in known else None
        if judged is None or not judged.officials:
            continue
        wide = sorted(
            (-answers.spread, at, id)
            for at, (id, answers) in enumerate(judged.criteria.items())
            if answers.spread is not None and answers.spread >= WIDE
        )
        found.append(Apart(one, judged, tuple(id for _, _, id in wide)))
    return sorted(found, key=lambda one: -(one.spread if one.spread is not None else -1))
