"""A vote round from opening to shown result. What was fixed before opening stays fixed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.ballots import REASONS, Ballot
from workshop_app.domain.voting.methods import METHODS
from workshop_app.services import numbering
from workshop_app.services.news import Cast
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.rounds import (
    as_fixed,
    as_it_stands,
    groups_of,
    obstacles,
    only_draft,
    options,
    rules_of,
)
from workshop_app.storage import urn
from workshop_app.text import N_, KnownError, Term

NOT_OPEN = N_("This round is not open. Nothing was cast.")
NOT_TO_CLOSE = N_("Only an open round can be closed. Nothing was changed.")
UNREADABLE = ("?", 1)
"""A mark that no option has: on a ballot that its facilitator calls void though its numbers are
well (torn, scribbled over), so that it is void when it is counted."""

MOVING = ("state", "closing", "held_on")
"""What goes on changing in a round after it was opened; everything else is fixed."""


def open_round(plan: OpenPlan, round: VoteRound) -> VoteRound:
    """Open a draft. Its rules, options and groups are fixed as they stand now, whatever is edited,
    joined or taken back later, on this laptop or another. Final."""
    round = only_draft(plan, round)
    in_the_way = obstacles(plan, round)
    if in_the_way:
        first = in_the_way[0]
        raise KnownError(first.message, **first.facts)
    numbers = numbering.labels(plan, Proposal)
    with plan.step("vote.open") as step:
        for at, option in enumerate(options(plan, round)):
            proposal = plan.find(Proposal, option.proposal or "")
            if proposal is not None:
                now = as_it_stands(plan, round, proposal, numbers, at)
                option = step.change(option, **as_fixed(now))
            step.fix(option)
        for group in groups_of(plan, round):
            step.fix(group)
        opened = step.change(round, state="open", held_on=date.today().isoformat())
        step.fix(opened, *MOVING)
        return opened


def close_round(plan: OpenPlan, round: VoteRound) -> VoteRound:
    """Close an open round for good: paper goes through the urn, the key of codes is erased."""
    round = _now(plan, round)
    if round.state != "open":
        raise KnownError(NOT_TO_CLOSE)
    with plan.step("vote.close") as step:
        urn.put_sheets_in(step.connection, round.id)
        urn.seal(step.connection, round.id)
        ballots = urn.how_many(step.connection, round.id)
        return step.change(round, state="closed", closing={"ballots": ballots})


def show_result(plan: OpenPlan, round: VoteRound) -> VoteRound:
    """Show a closed round's result to the room; from here on it is counted anywhere."""
    round = _now(plan, round)
    if round.state == "shown":
        return round
    if round.state != "closed":
        raise KnownError(N_("Close the round before its result is shown. Nothing was changed."))
    with plan.step("vote.show") as step:
        return step.change(round, state="shown")


def objections(plan: OpenPlan, round: VoteRound, marks: urn.Marks) -> tuple[str, ...]:
    """Why a ballot with these marks would be invalid: messages of REASONS, empty when valid."""
    rules = rules_of(plan, round)
    reasons = METHODS[round.method].check(Ballot("", None, marks), rules)
    return tuple(REASONS[reason] for reason in reasons)


def type_in(
    plan: OpenPlan, round: VoteRound, marks: urn.Marks, *, group: str = "", void: bool = False
) -> int:
    """Keep a paper ballot that is typed in; how many are typed in now.

    An invalid one is refused with its reason, unless the facilitator says that it is ``void``:
    then it is kept as written, with ``UNREADABLE`` where its numbers are well, and counts as cast
    and nowhere else.
    """
    if group and group not in {one.id for one in groups_of(plan, round)}:
        raise KnownError(N_("This group is not of the round. Nothing was kept. Choose another."))
    reasons = objections(plan, round, marks)
    if void and not reasons:
        marks = (*marks, UNREADABLE)
    if reasons and not void:
        raise KnownError(
            N_(
                "This ballot is not valid: {reason} It was not kept. Correct it, or keep it as void."
            ),
            reason=Term(reasons[0]),
        )
    with plan.store.transaction() as connection:
        _must_be_open(plan, round)
        typed = urn.lay_sheet(connection, round.id, group, marks)
    plan.news.tell(Cast(round.id))
    return typed


def take_back_sheet(plan: OpenPlan, round: VoteRound) -> urn.Cast | None:
    """Take the paper ballot typed last off the pile, to type it again; it is not in the urn yet."""
    with plan.store.transaction() as connection:
        _must_be_open(plan, round)
        taken = urn.take_last_sheet(connection, round.id)
    plan.news.tell(Cast(round.id))
    return taken


def cast_many(plan: OpenPlan, round: VoteRound, ballots: Iterable[urn.Cast]) -> None:
    """Put ballots into the urn in one transaction; invalid ones are kept and not counted."""
    with plan.store.transaction() as connection:
        _must_be_open(plan, round)
        urn.cast(connection, round.id, ballots)
    plan.news.tell(Cast(round.id))


def ballots_in(plan: OpenPlan, round: VoteRound) -> int:
    """How many ballots are in, for the whole room only: nothing else is told of an open round."""
    with plan.store.reading() as connection:
        return urn.how_many(connection, round.id) + urn.how_many_sheets(connection, round.id)


def _now(plan: OpenPlan, round: VoteRound) -> VoteRound:
    return plan.one(VoteRound, round.id)


def _must_be_open(plan: OpenPlan, round: VoteRound) -> None:
    if _now(plan, round).state != "open":
        raise KnownError(NOT_OPEN)
