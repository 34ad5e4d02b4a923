"""A shown round as its minutes tell it."""

from __future__ import annotations

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.firmness import Firmness
from workshop_app.export.minutes_views import MinutesView, SwapView
from workshop_app.services import results
from workshop_app.services.ballot_view import round_named
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_view import read_plan
from workshop_app.text import N_, KnownError

NOT_SHOWN = N_(
    "The result of round {name} has not been shown to the room, so there are no minutes of it yet. "
    "Nothing was written. Show the result first."
)
REHEARSED = N_(
    "Round {name} was a rehearsal: it is not counted and has no minutes. Nothing was written."
)


def round_with_result(plan: OpenPlan, of: str | None) -> VoteRound:
    """The round with this name or id; without one the last made of those whose result was shown,
    or the last made."""
    if of is not None:
        return round_named(plan, of)
    shown = plan.all(VoteRound, state="shown", rehearsal=False)
    if not shown:
        return round_named(plan, None)
    return max(shown, key=lambda one: (one.born, one.name))


def read_minutes(plan: OpenPlan, round: VoteRound) -> MinutesView:
    """What the minutes of ``round`` tell, read at one moment; ``KnownError`` for a rehearsal and
    before the result was shown."""
    with plan.store.lock:
        now = plan.one(VoteRound, round.id)
        if now.rehearsal:
            raise KnownError(REHEARSED, name=now.name)
        if now.state != "shown":
            raise KnownError(NOT_SHOWN, name=now.name)
        told = read_plan(plan, pictured=True)
        shown = [one.id for one in plan.all(VoteRound, state="shown", rehearsal=False)]
        firm = results.firmness(plan, now)
        return MinutesView(
            plan=told,
            round=told.rounds[shown.index(now.id)],
            swaps=_swaps(firm) if firm else None,
        )


def _swaps(firm: Firmness) -> tuple[SwapView, ...]:
    return tuple(SwapView(one.first, one.last, one.at_the_cut) for one in firm.swaps)
