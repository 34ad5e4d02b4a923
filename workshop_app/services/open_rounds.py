"""What everything that is cast or typed into a round asks first."""

from __future__ import annotations

from typing import Any

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.ballots import REASONS, Ballot, RoundRules
from workshop_app.domain.voting.methods import METHODS
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.remembered import once
from workshop_app.services.rounds import groups_of, rules_of
from workshop_app.text import N_, KnownError

NOT_OPEN = N_("This round is not open. Nothing was cast.")
TOO_MANY = "more_ballots_than_people"
NO_GROUP = N_("This group is not of the round. Nothing was kept. Choose another.")


def must_be_open(plan: OpenPlan, round: VoteRound) -> VoteRound:
    """The round as it is now; ``KnownError`` unless it is open."""
    now = plan.one(VoteRound, round.id)
    if now.state != "open":
        raise KnownError(NOT_OPEN)
    return now


def must_have_group(plan: OpenPlan, round: VoteRound, group: str) -> None:
    """``KnownError`` where ``group`` (an id, or "") is not of the round."""
    if group and group not in {one.id for one in groups_of(plan, round)}:
        raise KnownError(NO_GROUP)


def fixed_rules(plan: OpenPlan, round: VoteRound) -> RoundRules:
    """The rules of a round that was opened: they are fixed, and read once for all its ballots."""
    if plan.one(VoteRound, round.id).state == "draft":
        return rules_of(plan, round)
    return once(plan, ("rules", round.id), lambda: rules_of(plan, round))


def objections(
    plan: OpenPlan, round: VoteRound, marks: tuple[tuple[str, int], ...]
) -> tuple[str, ...]:
    """Why a ballot with these marks would be invalid: messages of REASONS, empty when valid."""
    rules = fixed_rules(plan, round)
    reasons = METHODS[round.method].check(Ballot("", None, marks), rules)
    return tuple(REASONS[reason] for reason in reasons)


def too_many(plan: OpenPlan, round: VoteRound, people: int) -> list[dict[str, Any]]:
    """The incident of a round in which more ``people`` voted than were there; else nothing."""
    admitted = fixed_rules(plan, round).admitted
    if not admitted or people <= admitted:
        return []
    return [{"kind": TOO_MANY, "ballots": people, "people": admitted}]
