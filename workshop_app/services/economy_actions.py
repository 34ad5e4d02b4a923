"""Actions of the economic plan, and their way into the action plan and out of it."""

from __future__ import annotations

from typing import Any

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.domain.economy import EconomyAction
from workshop_app.domain.entity import new_id
from workshop_app.services import action_plan, economy
from workshop_app.services.economy_needs import MOST, TOO_MANY, need_values
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in
from workshop_app.text import KnownError

THEME = "economy"


def add(plan: OpenPlan, title: str, *, confirmed: bool = False, **values: Any) -> EconomyAction:
    """One more economic action at the end. ``values``: horizon (short, medium, long or ""), cost,
    sectors, barriers and skills (ids), responsible (an office, P-45), note."""
    kept = need_values(plan, EconomyAction, {"title": title, **values}, confirmed)
    before = economy.actions(plan)
    if len(before) >= MOST:
        raise KnownError(TOO_MANY, most=MOST)
    last = before[-1][0].position if before else -1
    with plan.step("economy.action") as step:
        made = EconomyAction(id=new_id(), **{"position": last + 1, **kept})
        return confirmed_in(step, step.add(made), confirmed)


def edit(
    plan: OpenPlan, made: EconomyAction, *, confirmed: bool = False, **values: Any
) -> EconomyAction:
    """Change fields of an economic action; its action of the plan stays as it is."""
    kept = need_values(plan, EconomyAction, values, confirmed)
    with plan.step("economy.action") as step:
        standing = plan.one(EconomyAction, made.id)
        return confirmed_in(step, step.change(standing, **kept), confirmed)


def move(plan: OpenPlan, made: EconomyAction, to: int) -> None:
    """Move an economic action to the place ``to`` (0 is the first) of the list."""
    others = [one for one, _ in economy.actions(plan) if one.id != made.id]
    others.insert(min(max(to, 0), len(others)), plan.one(EconomyAction, made.id))
    with plan.step("economy.move") as step:
        for at, one in enumerate(others):
            step.change(one, position=at)


def remove(plan: OpenPlan, made: EconomyAction) -> None:
    """Take an economic action away. Its action of the plan stays there, as one of its own."""
    with plan.step("economy.remove") as step:
        for action in plan.all(Action, economy_action=made.id):
            step.change(action, economy_action=None)
        step.remove(plan.one(EconomyAction, made.id))


# -- the action plan ------------------------------------------------------------------------------
def in_plan(plan: OpenPlan, made: EconomyAction) -> Action | None:
    """Its action of the plan, where it went in."""
    return economy.actions_in_plan(plan).get(made.id)


def to_plan(plan: OpenPlan, made: EconomyAction) -> Action:
    """Put an economic action into the action plan, with its words, horizon, cost and responsible,
    marked as coming from it, in one step. One that is there already is given back: never twice."""
    with plan.store.lock:
        standing = in_plan(plan, made)
        if standing is not None:
            return standing
        now = plan.one(EconomyAction, made.id)
        last = max((one.position for one in plan.all(Action)), default=0.0)
        with plan.step("economy.to_plan") as step:
            letter, count = plan.next_count(Action)
            action = Action(
                id=new_id(), letter=letter, count=count, title=now.title, theme=THEME,
                description=now.note, horizon=now.horizon, cost=now.cost,
                responsible=now.responsible, economy_action=now.id, position=last + 1,
            )  # fmt: skip
            # What the guard marks in it was answered when it was written.
            return confirmed_in(step, step.add(action), True)


def take_back(plan: OpenPlan, made: EconomyAction) -> None:
    """Take an economic action out of the action plan again. An action that answers proposals too
    stays there; only that it comes from the economic plan is taken off it."""
    answering = {link.action for link in plan.all(ActionProposal)}
    with plan.step("economy.take_back") as step:
        for action in plan.all(Action, economy_action=made.id):
            if action.id in answering:
                step.change(action, economy_action=None)
            else:
                action_plan.remove_in(plan, step, action)
