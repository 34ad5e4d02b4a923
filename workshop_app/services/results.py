"""The result of a round, once it was shown to the room, and not before."""

from __future__ import annotations

from dataclasses import replace

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.ballots import Ballot, SecondRound
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.count import RoundResult, result_of
from workshop_app.domain.voting.firmness import Firmness
from workshop_app.domain.voting.firmness import firmness as how_firm
from workshop_app.domain.voting.groups import SMALLEST
from workshop_app.domain.voting.rules.outcome import ByPlaces
from workshop_app.domain.voting.tally import Tally, tally
from workshop_app.services import counted, run_offs
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.remembered import once
from workshop_app.services.rounds import (
    Obstacle,
    groups_of,
    must_count,
    options,
    rules_of,
)
from workshop_app.storage import urn
from workshop_app.text import N_, KnownError, Words

NOT_SHOWN = N_(
    "The result of round {name} has not been shown to the room. Nothing is counted before that."
)
FEW = N_("Fewer than five ballots were cast, so this round has no result.")


def result(plan: OpenPlan, round: VoteRound, *, rule: str | None = None) -> RoundResult:
    """The counted round, ballots and totals together. ``KnownError`` before it was shown to the
    room.

    ``rule`` counts under another rule than the deciding one, with the same places or budget.
    """
    all_of_it = added_up(plan, round)
    if rule is not None:
        all_of_it = replace(all_of_it, rules=replace(all_of_it.rules, rule=rule))
    return once(plan, ("result", round.id, all_of_it.rules), lambda: result_of(all_of_it))


def firmness(plan: OpenPlan, round: VoteRound) -> Firmness | None:
    """How firm the order of a shown round is; None where it cannot be told (fewer than five
    ballots, or people who were counted without one). ``KnownError`` before it was shown."""
    all_of_it = added_up(plan, round)
    value = check_value(result(plan, round))
    return once(plan, ("firmness", round.id, all_of_it.rules), lambda: how_firm(all_of_it, value))


def added_up(plan: OpenPlan, round: VoteRound) -> Tally:
    """The ballots and totals of a round, added up. ``KnownError`` before it was shown."""
    round = plan.one(VoteRound, round.id)
    must_count(round)
    if round.state != "shown":
        raise KnownError(NOT_SHOWN, name=round.name)
    rules = replace(rules_of(plan, round), second=_voted_again(plan, round))
    codes = {group.id: group.code or group.id for group in groups_of(plan, round)}

    def work() -> Tally:
        with plan.store.reading() as connection:
            cast = urn.ballots(connection, round.id)
        ballots = [Ballot(b.key, codes.get(b.group), b.marks) for b in cast]
        return tally(rules, ballots, counted.parts(plan, round))

    return once(plan, ("tally", round.id, rules, tuple(sorted(codes.items()))), work)


def _voted_again(plan: OpenPlan, round: VoteRound) -> SecondRound | None:
    """What the room decided when it voted again on the tie of ``round``: the last second round that
    was shown and left no tie open. It counts for the tie that it was held on and no other."""
    if round.tie_rule != "second_round":
        return None
    shown = plan.all(VoteRound, run_off_of=round.id, state="shown", rehearsal=False)
    for again in reversed([one for one in shown if one.born > round.born]):
        outcome = result(plan, again).decided
        if isinstance(outcome, ByPlaces) and not (outcome.tie and outcome.tie.open):
            labels = _as_called(plan, again, round)
            chosen = tuple(labels[label] for label in outcome.selected)
            return SecondRound(again.name, frozenset(labels.values()), chosen, outcome.places)
    return None


def _as_called(plan: OpenPlan, again: VoteRound, first: VoteRound) -> dict[str, str]:
    """The labels of a second round's options, each with the one it had in the first: a proposal may
    have come to another number in between."""
    before = {one.proposal: one.label for one in options(plan, first) if one.proposal}
    return {one.label: before.get(one.proposal or "", one.label) for one in options(plan, again)}


def closing_checks(plan: OpenPlan, round: VoteRound) -> list[Obstacle]:
    """What does not add up in a closed round, before its result is shown; no totals are told."""
    ballots = int((round.closing or {}).get("ballots", 0))
    ballots += sum(counted.came(plan, round).values())
    admitted = rules_of(plan, round).admitted
    found: list[Obstacle] = []
    if admitted and ballots > admitted:
        message = N_("There are {ballots} ballots and {people} people: count both again.")
        found.append(Obstacle(message, {"ballots": ballots, "people": admitted}))
    if ballots < SMALLEST:
        found.append(Obstacle(FEW, {}))
    return found


def second_round(plan: OpenPlan, round: VoteRound, words: Words | None = None) -> VoteRound:
    """A draft among the options tied at the cut, for the places left, where the tie is open; with
    the same groups, channels and codes, ready to open; its question says so in ``words``."""
    outcome = result(plan, round).decided
    tie = getattr(outcome, "tie", None)
    if tie is None or not tie.open:
        raise KnownError(N_("There is no open tie in this round. Nothing was changed."))
    return run_offs.draft_among(plan, round, tie.tied, tie.places_left, words)
