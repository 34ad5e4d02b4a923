"""Paper ballots: typed in from the emptied box, typed again blind, and put through the urn together.

Nothing tells what was voted: the second entry never gets the first, and only sheets of which the
two entries differ are shown, to be looked at again. Places in the pile go with the batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workshop_app.domain.paper_pile import (
    FIRST,
    NO_SHEET,
    SECOND,
    THIRD,
    TOGETHER,
    UNREADABLE,
    Marks,
    Mismatch,
    PaperPile,
    Sheet,
)
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.groups import SMALLEST
from workshop_app.services.news import Cast
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.open_rounds import (
    NOT_OPEN,
    TOO_MANY,
    fixed_rules,
    must_have_group,
    objections,
    too_many,
)
from workshop_app.services.rounds import Obstacle
from workshop_app.storage import sheets, urn
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError, Term

NOT_PAPER = N_("This round is not voted in on paper. Nothing was kept.")
SHOWN = N_(
    "The result of this round was shown: no ballot comes in any more. Nothing was kept. "
    "What came too late needs a new round."
)
TOO_FEW = N_(
    "Late ballots come in only together, five or more, so that nobody can tell whose they are. "
    "There are {n}. Nothing was changed."
)
NOT_CLOSED = N_("This round is not closed. Nothing was changed.")
BEGUN = N_("The second entry has begun: the first stays as it is. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Entries:
    """How far a batch is typed in: sheets of the ``first`` and the ``second`` entry, places that a
    second entry still lacks (``left``), sheets that differ and are not settled."""

    first: int
    second: int
    left: int
    mismatches: tuple[Mismatch, ...]

    @property
    def done(self) -> bool:
        """Whether both entries are there and nothing is open."""
        return bool(self.second) and not (self.left or self.mismatches)


# -- typing in ------------------------------------------------------------------------------------
def type_in(
    plan: OpenPlan,
    round: VoteRound,
    marks: Marks,
    *,
    group: str = "",
    void: bool = False,
    reading: int = FIRST,
) -> int:
    """Keep a paper ballot that is typed in, by the first entry or the second; its place.

    An invalid one is refused with its reason, unless the facilitator says that it is ``void``:
    then it is kept as written, with ``UNREADABLE`` where its numbers are well, and counts as cast
    and nowhere else. A closed round whose result was not shown takes them as late ballots.
    """
    sheet = _sheet(plan, round, marks, group, void)
    with plan.store.transaction() as connection:
        _must_take(plan, round)
        if reading == FIRST and sheets.last(connection, round.id, SECOND):
            raise KnownError(BEGUN)
        place = sheets.lay(connection, round.id, sheet, reading)
    plan.news.tell(Cast(round.id))
    return place


def _sheet(plan: OpenPlan, round: VoteRound, marks: Marks, group: str, void: bool) -> Sheet:
    must_have_group(plan, round, group)
    reasons = objections(plan, round, marks)
    if reasons and not void:
        raise KnownError(
            N_(
                "This ballot is not valid: {reason} It was not kept. Correct it, or keep it as void."
            ),
            reason=Term(reasons[0]),
        )
    return Sheet(group, (*marks, UNREADABLE) if void and not reasons else marks)


def take_back(plan: OpenPlan, round: VoteRound, reading: int = FIRST) -> Sheet | None:
    """Take the sheet that an entry typed last off its pile, to type it again; ``None`` where there
    is none. After ``no_more`` it takes that back instead."""
    with plan.store.transaction() as connection:
        _must_take(plan, round)
        if reading == FIRST and sheets.last(connection, round.id, SECOND):
            raise KnownError(BEGUN)
        taken = sheets.take_last(connection, round.id, reading)
        ended = taken is not None and taken.missing
        while taken is not None and taken.missing:
            taken = sheets.take_last(connection, round.id, reading)
        if ended and taken is not None:
            sheets.lay(connection, round.id, taken, reading)
            taken = None
    plan.news.tell(Cast(round.id))
    return taken


def no_more(plan: OpenPlan, round: VoteRound) -> None:
    """The second entry has no more sheets: those that the first has beyond it are to be found."""
    with plan.store.transaction() as connection:
        _must_take(plan, round)
        for place in _pile(plan, round).left:
            sheets.lay(connection, round.id, Sheet("", NO_SHEET), SECOND, place)
    plan.news.tell(Cast(round.id))


def review(
    plan: OpenPlan,
    round: VoteRound,
    place: int,
    marks: Marks,
    *,
    group: str = "",
    void: bool = False,
    absent: bool = False,
) -> bool:
    """Read the sheet at ``place`` once more, where the entries differ; whether that settles it.

    What says the same as one of the two stands. After a reading that says a third thing, the sheet
    is looked at together, and what is typed then stands. ``absent``: there is no such sheet."""
    sheet = Sheet("", NO_SHEET) if absent else _sheet(plan, round, marks, group, void)
    with plan.store.transaction() as connection:
        _must_take(plan, round)
        open_now = {one.place: one for one in _pile(plan, round).mismatches}
        if place not in open_now:
            raise KnownError(N_("This ballot does not differ. Nothing was changed."))
        reading = TOGETHER if open_now[place].third is not None else THIRD
        sheets.lay(connection, round.id, sheet, reading, place)
        settled = place not in {one.place for one in _pile(plan, round).mismatches}
    plan.news.tell(Cast(round.id))
    return settled


# -- how it stands --------------------------------------------------------------------------------
def entries(plan: OpenPlan, round: VoteRound) -> Entries:
    """How far the batch is typed in, and which sheets differ: of those alone what they say."""
    pile = _pile(plan, round)
    return Entries(pile.typed(FIRST), pile.typed(SECOND), len(pile.left), tuple(pile.mismatches))


def _pile(plan: OpenPlan, round: VoteRound) -> PaperPile:
    with plan.store.reading() as connection:
        readings = sheets.all_of(connection, round.id)
    return PaperPile(fixed_rules(plan, round), readings)


def _must_take(plan: OpenPlan, round: VoteRound) -> VoteRound:
    """The round as it is now; ``KnownError`` unless it takes paper."""
    now = plan.one(VoteRound, round.id)
    if now.state == "shown":
        raise KnownError(SHOWN)
    if now.state not in ("open", "closed"):
        raise KnownError(NOT_OPEN)
    if "paper" not in now.channels:
        raise KnownError(NOT_PAPER)
    return now


# -- at closing -----------------------------------------------------------------------------------
def before_closing(plan: OpenPlan, round: VoteRound) -> list[Obstacle]:
    """What keeps the round from being closed: sheets that differ, a second entry not finished."""
    now = entries(plan, round)
    found = []
    if now.mismatches:
        message = N_("Paper ballots whose two entries differ: {places}. Look at them again.")
        places = ", ".join(str(one.place) for one in now.mismatches)
        found.append(Obstacle(message, {"places": places}))
    if now.left:
        message = N_("Paper ballots that are not typed a second time yet: {n}.")
        found.append(Obstacle(message, {"n": now.left}))
    return found


def before_showing(plan: OpenPlan, round: VoteRound) -> list[Obstacle]:
    """What keeps the result of a closed round from being shown: late ballots on the desk."""
    now = entries(plan, round)
    if now.first or now.second:
        message = N_(
            "Late paper ballots are typed in and not joined: join them, or take them away."
        )
        return [Obstacle(message, {})]
    return []


def incidents(plan: OpenPlan, round: VoteRound) -> list[dict[str, Any]]:
    """What happened with the batch that the minutes tell: ``one_entry`` (``n`` ballots were typed
    once only), ``readings_differed`` (``n`` were settled by a further look)."""
    pile = _pile(plan, round)
    found: list[dict[str, Any]] = []
    if pile.typed(FIRST) and not pile.twice:
        found.append({"kind": "one_entry", "n": pile.typed(FIRST)})
    if pile.differed:
        found.append({"kind": "readings_differed", "n": len(pile.differed)})
    return found


def put_in(plan: OpenPlan, round: VoteRound, step: Step) -> int:
    """The batch goes through the urn together within ``step``, and its places are forgotten. How
    many they were."""
    pile = _pile(plan, round)
    batch = [urn.Cast(one.group, _plain(pile, one)) for one in pile.final()]
    sheets.forget(step.connection, round.id)
    if batch:
        urn.cast(step.connection, round.id, batch)
    return len(batch)


def _plain(pile: PaperPile, sheet: Sheet) -> Marks:
    """A valid sheet as its method reads it, so that the same answer is the same bytes by every
    channel; an invalid one as it was written, which is what keeps its reason."""
    read = pile.read(sheet)
    return sheet.marks if read.reasons else tuple(read.marks.items())


# -- late ballots ---------------------------------------------------------------------------------
def add_late_batch(plan: OpenPlan, round: VoteRound) -> VoteRound:
    """Late paper ballots that were typed in join a closed round, five or more together, before its
    result is shown (P-38). ``KnownError`` otherwise: nothing was changed."""
    with plan.step("vote.late") as step:
        now = _must_take(plan, round)
        if now.state != "closed":
            raise KnownError(NOT_CLOSED)
        for obstacle in before_closing(plan, round):
            raise obstacle.error()
        happened = incidents(plan, round)
        late = len(_pile(plan, round).final())
        if late < SMALLEST:
            raise KnownError(TOO_FEW, n=late)
        put_in(plan, round, step)
        return step.change(now, closing=_with_late(plan, now, late, happened))


def _with_late(
    plan: OpenPlan, round: VoteRound, late: int, happened: list[dict[str, Any]]
) -> dict[str, Any]:
    """What was told at closing, with ``late`` ballots of paper more and what happened with them."""
    told = dict(round.closing or {})
    channels = dict(told.get("channels", {}))
    channels["paper"] = int(channels.get("paper", 0)) + late
    before = [one for one in told.get("incidents", ()) if one.get("kind") != TOO_MANY]
    more = too_many(plan, round, sum(channels.values()))
    incidents = _added_up([*before, {"kind": "late_batch", "n": late}, *happened, *more])
    ballots = int(told.get("ballots", 0)) + late
    return {**told, "ballots": ballots, "channels": channels, "incidents": incidents}


def _added_up(incidents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What happened with paper, a line for each kind: its ``n`` of every batch together."""
    found: list[dict[str, Any]] = []
    for one in incidents:
        same = next((was for was in found if was["kind"] == one["kind"] and "n" in one), None)
        if same is None:
            found.append(dict(one))
        else:
            same["n"] += one["n"]
    return found


def take_batch_away(plan: OpenPlan, round: VoteRound) -> None:
    """Take late ballots that were typed in away again, all of them; they are in no urn yet."""
    with plan.store.transaction() as connection:
        if _must_take(plan, round).state != "closed":
            raise KnownError(NOT_CLOSED)
        sheets.forget(connection, round.id)
    plan.news.tell(Cast(round.id))
