"""A vote round from opening to shown result. What was fixed before opening stays fixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.ballots import REASONS, Ballot, RoundRules
from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.methods import METHODS
from workshop_app.services import closing, numbering, paper, remembered, results, round_limits
from workshop_app.services.news import Cast
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.open_rounds import NO_GROUP, must_be_open
from workshop_app.services.open_rounds import NOT_OPEN as NOT_OPEN
from workshop_app.services.rounds import (
    Obstacle,
    as_fixed,
    as_it_stands,
    groups_of,
    lacks_seed,
    must_count,
    obstacles,
    only_draft,
    options,
    rules_of,
    seed_fixed,
)
from workshop_app.services.wording import looked_over
from workshop_app.storage import sheets, urn
from workshop_app.text import N_, KnownError, Term

NO_CODE = N_("This round asks for a code. Nothing was cast. Type the code of the slip.")
NO_SEED = N_("The room has not made the seed of the lot yet. Nothing was shown. Write it first.")
NOT_TO_CLOSE = N_("Only an open round can be closed. Nothing was changed.")

OWN_HANDS = ("laptop", "phones")
"""Channels through which a person casts a ballot with their own hands (P-40)."""

MOVING = ("state", "closing", "held_on", "opened_at", "closed_at")
"""What goes on changing in a round after it was opened; everything else is fixed."""


def open_round(plan: OpenPlan, round: VoteRound) -> VoteRound:
    """Open a draft. Its rules, options and groups are fixed as they stand now, whatever is edited,
    joined or taken back later, on this laptop or another. Final."""
    with plan.step("vote.open") as step:
        round = only_draft(plan, round)
        _nothing_in_the_way(obstacles(plan, round))
        numbers = numbering.labels(plan, Proposal)
        asked = options(plan, round)
        for at, option in enumerate(asked):
            proposal = plan.find(Proposal, option.proposal or "")
            if proposal is not None:
                now = as_it_stands(plan, round, proposal, numbers, at)
                option = step.change(option, **as_fixed(now))
            step.fix(option)
        for group in groups_of(plan, round):
            step.fix(group)
        seed, day = seed_fixed(round), date.today().isoformat()
        marks = round_limits.marks_that_fit(round, len(asked))
        opened = step.change(round, state="open", held_on=day, opened_at=_minute(),
                             per_person=marks, **seed)  # fmt: skip
        step.fix(opened, *MOVING, *(("public_seed",) if opened.seed_later else ()))
        urn.set_up_turnout(step.connection, round.id, ballot_channels(round))
        if ballot_channels(round):
            urn.make_room(step.connection, round.id, rules_of(plan, round).admitted)
        return opened


def close_round(plan: OpenPlan, round: VoteRound) -> VoteRound:
    """Close an open round for good: paper goes through the urn, the key of codes is erased."""
    with plan.step("vote.close") as step:
        round = _now(plan, round)
        must_count(round)
        if round.state != "open":
            raise KnownError(NOT_TO_CLOSE)
        _nothing_in_the_way(closing.in_the_way(plan, round))
        happened = closing.incidents(plan, round)
        urn.came(step.connection, round.id, "paper", paper.put_in(plan, round, step))
        ballots, came = (
            urn.how_many(step.connection, round.id),
            urn.turnout(step.connection, round.id),
        )
        told = closing.told(plan, round, ballots, came, happened)
        urn.seal(step.connection, round.id)
        # The laptop's clock may have been set back meanwhile.
        closed_at = max(_minute(), round.opened_at)
        return step.change(round, state="closed", closing=told, closed_at=closed_at)


def make_seed(plan: OpenPlan, round: VoteRound, seed: str) -> VoteRound:
    """The seed of the lot that the room makes together once the round is closed, before anyone has
    seen the result; once. Final: whoever could make it again could choose the lot."""
    seed = looked_over(seed.strip())
    with plan.step("vote.seed") as step:
        round = _now(plan, round)
        if not (round.seed_later and round.state == "closed") or round.public_seed:
            raise KnownError(N_("The seed of this round is not made now. Nothing was changed."))
        if not seed:
            raise KnownError(NO_SEED)
        made = step.change(round, public_seed=seed)
        step.fix(made, *MOVING)
        return made


def show_result(plan: OpenPlan, round: VoteRound) -> VoteRound:
    """Show a closed round's result to the room; from here on it is counted anywhere, and the check
    value of what was shown is kept."""
    try:
        with plan.step("vote.show") as step:
            round = _now(plan, round)
            _must_be_ready(plan, round)
            if round.state == "shown":
                return round
            shown = step.change(round, state="shown")
            value = check_value(results.result(plan, shown))
            told = {**(shown.closing or {}), "check_value": value} if value else shown.closing
            return step.change(shown, closing=told)
    except BaseException:
        remembered.forget(plan)  # it was counted, and late ballots may still join it
        raise


def _must_be_ready(plan: OpenPlan, round: VoteRound) -> None:
    """``KnownError`` unless the result of ``round`` may be shown, or was."""
    must_count(round)
    if round.state == "shown":
        return
    if round.state != "closed":
        raise KnownError(N_("Close the round before its result is shown. Nothing was changed."))
    if lacks_seed(round):
        raise KnownError(NO_SEED)
    _nothing_in_the_way(paper.before_showing(plan, round))
    _must_be_whole(plan, round)


def _must_be_whole(plan: OpenPlan, round: VoteRound) -> None:
    """``KnownError`` where ballots were lost since the round was closed (a damaged file)."""
    if round.closing is None and not round.held_before:
        raise KnownError(NOT_WHOLE, name=round.name, ballots="?", counted="?")
    told = (round.closing or {}).get("ballots")
    with plan.store.reading() as connection:
        ballots = urn.how_many(connection, round.id)
    if isinstance(told, int) and ballots < told:
        raise KnownError(NOT_WHOLE, name=round.name, ballots=ballots, counted=told)


NOT_WHOLE = N_(
    "Round {name} is not whole: {ballots} ballots are left of {counted}. Nothing was shown. Gather a file or a safety copy that has them all."
)


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's answer on its way: ``marks`` as (option's label, value) pairs, the one-time
    ``code`` where the round asks for one, else the id of the ``group``, "" without groups."""

    marks: urn.Marks
    code: str | None = None
    group: str = ""


def vote(
    plan: OpenPlan,
    round: VoteRound,
    marks: urn.Marks,
    *,
    channel: str = "laptop",
    group: str = "",
    code: str | None = None,
) -> None:
    """Cast one ballot; on disk when this returns. ``KnownError`` when it is not valid or the code
    does not admit: nothing was cast then, and the code is as it was."""
    (refused,) = vote_many(plan, round, [Vote(marks, code, group)], channel=channel)
    if refused is not None:
        raise refused


def vote_many(
    plan: OpenPlan, round: VoteRound, votes: Sequence[Vote], *, channel: str = "phones"
) -> list[KnownError | None]:
    """Cast all that wait in one transaction. For each, in order, why it was not cast, or ``None``:
    it is on disk then. ``KnownError`` when the round is not open, or not voted through ``channel``
    by people themselves: none was cast (paper comes as a batch, ``paper.type_in``)."""
    if channel not in OWN_HANDS:
        raise KnownError(urn.NOT_THIS_WAY)
    rules = rules_of(plan, round)
    groups = {one.id for one in groups_of(plan, round)}
    refused: list[KnownError | None] = []
    cast: list[urn.Cast] = []
    with plan.store.transaction() as connection:
        now = must_be_open(plan, round)
        coded = now.with_codes or channel == "phones"
        for one in votes:
            try:
                marks = _valid(one.marks, rules)
                group = one.group
                if coded:
                    if not one.code:
                        raise KnownError(NO_CODE)
                    group = urn.admit(connection, round.id, one.code)
                elif groups and group not in groups:
                    raise KnownError(NO_GROUP)
                cast.append(urn.Cast(group, marks))
                refused.append(None)
            except KnownError as error:
                refused.append(error)
        if cast:
            urn.cast(connection, round.id, cast)
            urn.came(connection, round.id, channel, len(cast))
    if cast:
        plan.news.tell(Cast(round.id))
    return refused


def ballots_in(plan: OpenPlan, round: VoteRound) -> int:
    """How many ballots are in, for the whole room only: nothing else is told of an open round."""
    with plan.store.reading() as connection:
        return urn.how_many(connection, round.id) + sheets.how_many(connection, round.id)


def _nothing_in_the_way(found: Sequence[Obstacle]) -> None:
    """``KnownError`` with the first of ``found``. Asked within the step that it would bar, so that
    nothing comes in between."""
    for one in found:
        raise one.error()


def _now(plan: OpenPlan, round: VoteRound) -> VoteRound:
    return plan.one(VoteRound, round.id)


def ballot_channels(round: VoteRound) -> list[str]:
    """The channels of a round that give ballots."""
    return [key for key, row in CHANNELS.items() if key in round.channels and not row.counted]


def _valid(marks: urn.Marks, rules: RoundRules) -> urn.Marks:
    """A ballot as its method reads it, so that the same answer is the same bytes however it was
    given. ``KnownError`` unless it is valid: no screen lets an invalid one be cast."""
    read = METHODS[rules.method].read(Ballot("", None, marks), rules)
    if read.reasons:
        raise KnownError(
            N_("This ballot is not valid: {reason} It was not cast. Correct it."),
            reason=Term(REASONS[read.reasons[0]]),
        )
    return tuple(read.marks.items())


def _minute() -> str:
    """The local day and minute: no finer, and never of a ballot."""
    return datetime.now().isoformat(timespec="minutes")
