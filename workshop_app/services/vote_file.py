"""Which ballots may leave in a file for outside tools, and with what (P-36, P-41)."""

from __future__ import annotations

from workshop_app.domain.days import day_of
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.count import RoundResult
from workshop_app.domain.voting.tally import NO_GROUP, Tally
from workshop_app.domain.voting.without import VOTE_FILE
from workshop_app.export.votes_pb import VotesView
from workshop_app.services import results
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.rounds import options
from workshop_app.text import N_, KnownError

FEWEST = {"points": 20, "score": 20}
"""Ballots from which on a file is offered, by method: a rare pattern of points or scores can be a
signature."""

FEWEST_OF_GROUP = 10
"""Ballots that every group must have for groups to be in the file."""

REHEARSED = N_("Round {name} was a rehearsal: there is no file of its ballots.")
TOO_FEW = N_(
    "There is no file of the ballots of round {name}: it needs {fewest} valid ballots and has fewer."
)


def read_votes(plan: OpenPlan, round: VoteRound) -> VotesView:
    """What the file of a shown round is written from. ``KnownError`` where there is none."""
    if round.rehearsal:
        raise KnownError(REHEARSED, name=round.name)
    counted, added_up = results.result(plan, round), results.added_up(plan, round)
    fewest = FEWEST.get(round.method, 5)
    if counted.counted:
        raise KnownError(VOTE_FILE)
    if not counted.shown or counted.valid < fewest:
        raise KnownError(TOO_FEW, name=round.name, fewest=fewest)
    decided = counted.decided
    return VotesView(
        rules=counted.rules,
        ballots=added_up.valid,
        grouped=may_tell_groups(counted, added_up),
        question=round.question,
        municipality=plan.plan.municipality,
        held_on=day_of(round.held_on),
        language=plan.plan.language,
        currency=plan.plan.currency,
        names={one.label: one.short or one.text for one in options(plan, round)},
        selected=frozenset(decided.selected if decided else ()),
    )


def may_tell_groups(counted: RoundResult, added_up: Tally) -> bool:
    """Whether a ballot's group may stand beside it: every group of the round has ten ballots, none
    was joined to another (a group of one mind would show how each of its people voted), and
    nobody voted outside a group."""
    voted = {group.id: 0 for group in added_up.rules.groups}
    for one in added_up.valid:
        voted[one.group or NO_GROUP] = voted.get(one.group or NO_GROUP, 0) + 1
    return (
        bool(added_up.rules.groups)
        and voted.keys() == {group.id for group in added_up.rules.groups}
        and min(voted.values()) >= FEWEST_OF_GROUP
        and len(counted.groups) == len(voted)
    )
