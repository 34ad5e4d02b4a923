"""The rounds that decide priority: which can, under which rules, and what their groups had high."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop_app.domain.priority import Priority
from workshop_app.domain.rounds import DecidingRound, VoteRound
from workshop_app.domain.voting.count import RoundResult
from workshop_app.services import capacity, results, round_names, rounds
from workshop_app.services.open_plan import OpenPlan

PLACES = 10
"""How many places are proposed for a round that has none of its own."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A shown round that may decide. ``rules`` are those that can be applied to it (none where it
    had too few ballots); ``rule`` and ``places`` are what is chosen, or proposed while it is not
    ``chosen``; ``options`` counts its list."""

    round: VoteRound
    rules: tuple[str, ...]
    rule: str
    places: int
    options: int
    chosen: bool


def candidates(plan: OpenPlan) -> list[Candidate]:
    """The shown rounds, oldest first; rehearsals are left out, and second rounds that were not
    chosen: what they decided stands in the round whose tie they settle."""
    named = {one.round: one for one in plan.all(DecidingRound)}
    found = []
    for round in plan.all(VoteRound, state="shown", rehearsal=False):
        counted = results.result(plan, round)
        rules = _applicable(counted)
        kept = named.get(round.id)
        if round.run_off_of and kept is None:
            continue
        proposed = round.rule if round.rule in rules else "most"
        options = len(counted.rules.options)
        places = kept.places if kept else round.places or min(PLACES, max(1, options // 2))
        found.append(
            Candidate(round, rules, kept.rule if kept else proposed, places, options,
                      kept is not None)
        )  # fmt: skip
    return found


def rounds_that_decide(plan: OpenPlan) -> list[VoteRound]:
    """The shown rounds that decide, oldest first."""
    named = {one.round for one in plan.all(DecidingRound)}
    return [r for r in plan.all(VoteRound, state="shown", rehearsal=False) if r.id in named]


def proposed(plan: OpenPlan) -> Candidate | None:
    """The round that would decide if someone said so now: the last shown one that can, while none
    is chosen."""
    found = candidates(plan)
    if any(one.chosen for one in found):
        return None
    able = [one for one in found if one.rules]
    return able[-1] if able else None


def name(plan: OpenPlan, chosen: Iterable[Candidate]) -> None:
    """From now on these rounds decide, each with its rule and places."""
    capacity.name_deciding_rounds(plan, [(one.round.id, one.rule, one.places) for one in chosen])


def first_of_each(plan: OpenPlan) -> set[str]:
    """The proposals (ids; a cluster by its keeper) among the places of any shown round, by its own
    rule or the one that decides: what one more round over all of them would be about."""
    listed = would_be(plan, [one for one in candidates(plan) if one.rules])
    return {one.id for one in listed if one.high}


def would_be(plan: OpenPlan, chosen: Iterable[Candidate]) -> tuple[Priority, ...]:
    """The list of priorities as it would be if these rounds decided; nothing is kept."""
    rounds_so = [
        DecidingRound(id=one.round.id, round=one.round.id, rule=one.rule, places=one.places)
        for one in chosen
    ]
    return capacity.priorities(plan, chosen=rounds_so)


def _applicable(counted: RoundResult) -> tuple[str, ...]:
    if not counted.shown:
        return ()
    rules = ["most"]
    if counted.groups_shown:
        rules.append("groups")
    return (*rules, *(rule for rule in ("greedy", "equal-shares") if rule in counted.outcomes))


@dataclass(frozen=True, slots=True)
class HighIn:
    """A group (by the names of those told as one) that had an option among its first; ``rank`` is
    its place there, 1 the first. ``round`` is its name, told apart from all others."""

    round: str
    groups: tuple[str, ...]
    rank: int


def high_in(plan: OpenPlan, proposal: str) -> list[HighIn]:
    """The groups of the deciding rounds that had a proposal (its id) among their first, those that
    had it highest first."""
    found = []
    called = round_names.names(plan)
    for named in plan.all(DecidingRound):
        round = plan.find(VoteRound, named.round)
        if round is None or round.state != "shown":
            continue
        labels = [
            option.label
            for option in rounds.options(plan, round)
            if any(member["proposal"] == proposal for member in option.members)
        ]
        if labels:
            found += _high(plan, round, called[round.id], labels)
    return sorted(found, key=lambda one: one.rank)


def _high(plan: OpenPlan, round: VoteRound, called: str, labels: list[str]) -> list[HighIn]:
    counted = results.result(plan, round)
    names = {group.code or group.id: group.name for group in rounds.groups_of(plan, round)}
    high = {one.option: one.high_in for one in counted.labels}
    return [
        HighIn(called, tuple(names.get(m, m) for m in group.members), group.ranks[label])
        for label in labels
        for group in counted.groups
        if group.id in high.get(label, ())
    ]
