"""Looking again, a year on: what was found of each action and commitment, on which day.

An action goes as its last follow-up says; a commitment keeps its state beside it, so that both say
the same. Nothing is ever written over: what was found before stays readable.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from workshop_app.domain.action_plan import (
    COMMITMENT_STATES,
    FOLLOW_UP_STATES,
    Action,
    Commitment,
    FollowUp,
)
from workshop_app.domain.days import day_of
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Photo
from workshop_app.services import clock
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirm, looked_over
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError

ENDED = frozenset({"done", "dropped", "kept"})
"""States after which nothing is overdue any more."""

NO_STATE = N_("There is no such state. Nothing was changed. Choose one of the list.")
NO_DAY = N_("“{text}” is not a day. Nothing was changed. Choose it in the calendar.")
NO_FIGURE = N_("The measured value is not a figure. Nothing was changed. Write it again.")

Followed = Action | Commitment


def today(plan: OpenPlan) -> date:
    """The day that it is, by the clock of the plan."""
    return clock.now(plan).date()


def note(
    plan: OpenPlan,
    of: Followed,
    state: str,
    *,
    day: str,
    note: str = "",
    measured: float | None = None,
    confirmed: bool = False,
) -> FollowUp:
    """Keep what was found of ``of`` on ``day`` (ISO). ``measured``: where the indicator stands, in
    its unit. The guard looks at the note; ``confirmed`` as everywhere (P-13)."""
    facts = _checked(of, state, day, note, measured, confirmed)
    with plan.step("follow_up.add") as step:
        is_action = isinstance(of, Action)
        made = FollowUp(
            id=new_id(),
            action=of.id if is_action else None,
            commitment=None if is_action else of.id,
            **facts,
        )
        if confirmed:
            confirm(step, "FollowUp", made.id, "note")
        kept = step.add(made)
        _keep_state(plan, step, of, [*of_one(plan, of), kept])
        return kept


def change(
    plan: OpenPlan,
    one: FollowUp,
    *,
    state: str,
    day: str,
    note: str = "",
    measured: float | None = None,
    confirmed: bool = False,
) -> FollowUp:
    """Write a follow-up again, as ``note`` does."""
    of = owner_of(plan, one)
    facts = _checked(of, state, day, note, measured, confirmed or note == one.note)
    with plan.step("follow_up.edit") as step:
        if confirmed:
            confirm(step, "FollowUp", one.id, "note")
        changed = step.change(one, **facts)
        others = [each for each in of_one(plan, of) if each.id != one.id]
        _keep_state(plan, step, of, [*others, changed])
        return changed


def remove(plan: OpenPlan, one: FollowUp) -> None:
    """Take a follow-up away with its photos; the one before it tells how it goes again."""
    of = owner_of(plan, one)
    with plan.step("follow_up.remove") as step:
        for photo in plan.all(Photo, follow_up=one.id):
            step.remove(photo)
        step.remove(one)
        _keep_state(plan, step, of, [each for each in of_one(plan, of) if each.id != one.id])


def remove_all(plan: OpenPlan, step: Step, **owner: str) -> None:
    """Inside a step: what was found of an action or commitment goes with it."""
    for one in plan.all(FollowUp, **owner):
        for photo in plan.all(Photo, follow_up=one.id):
            step.remove(photo)
        step.remove(one)


def say_state(plan: OpenPlan, of: Followed, state: str, day: str) -> FollowUp:
    """Only how it goes, as of ``day``; what was said in the same way on that day is said anew."""
    last = of_one(plan, of)[-1:]
    if last and last[0].day == day and not last[0].note and last[0].measured is None:
        return change(plan, last[0], state=state, day=day)
    return note(plan, of, state, day=day)


# -- reading --------------------------------------------------------------------------------------
def owner_of(plan: OpenPlan, one: FollowUp) -> Followed:
    """The action or commitment that a follow-up is of."""
    if one.action:
        return plan.one(Action, one.action)
    return plan.one(Commitment, one.commitment or "")


def of_one(plan: OpenPlan, of: Followed) -> list[FollowUp]:
    """What was found of ``of``, oldest day first; of one day, the one written last stands last."""
    owner = {"action": of.id} if isinstance(of, Action) else {"commitment": of.id}
    return in_order(plan.all(FollowUp, **owner))


def in_order(found: Iterable[FollowUp]) -> list[FollowUp]:
    """By day; of one day, as they were written."""
    return sorted(found, key=lambda one: (one.day, one.born, one.id))


def last_of_each(plan: OpenPlan) -> dict[str, FollowUp]:
    """The last follow-up of every action and commitment that has one, by their ids."""
    found: dict[str, list[FollowUp]] = defaultdict(list)
    for one in plan.all(FollowUp):
        found[one.action or one.commitment or ""].append(one)
    return {id: in_order(those)[-1] for id, those in found.items()}


def state_of(plan: OpenPlan, action: Action) -> str:
    """How an action goes: the state of its last follow-up; "" while nobody looked."""
    found = of_one(plan, action)
    return found[-1].state if found else ""


def end_of(action: Action) -> date | None:
    """The last day of an action's target month; ``None`` while it has no term, or one that no
    calendar has."""
    begins = day_of(f"{action.start}-01")
    if begins is None or not action.months:
        return None
    after = begins.year * 12 + begins.month - 1 + action.months
    if not date.min.year <= after // 12 <= date.max.year:
        return None
    return date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


# -- writing --------------------------------------------------------------------------------------
def _checked(
    of: Followed, state: str, day: str, note: str, measured: float | None, confirmed: bool
) -> dict[str, Any]:
    known = FOLLOW_UP_STATES if isinstance(of, Action) else COMMITMENT_STATES
    if state not in known:
        raise KnownError(NO_STATE)
    if day_of(day) is None:
        raise KnownError(NO_DAY, text=day)
    if measured is not None and not math.isfinite(measured):
        raise KnownError(NO_FIGURE)
    words = looked_over(note, confirmed)
    return {"state": state, "day": day, "note": words, "measured": measured}


def _keep_state(plan: OpenPlan, step: Step, of: Followed, found: Iterable[FollowUp]) -> None:
    """A commitment's own state and words follow the last that was found."""
    if not isinstance(of, Commitment):
        return
    last = in_order(found)[-1:]
    now = plan.one(Commitment, of.id)
    state, said = (last[0].state, last[0].note) if last else ("open", "")
    step.change(now, state=state, follow_up=said or now.follow_up)
