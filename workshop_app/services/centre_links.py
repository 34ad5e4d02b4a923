"""What a centre is linked to: its co-creation sessions are workshops of the plan, its actions stand
in the plan."""

from __future__ import annotations

from workshop_app.domain.action_plan import Action, ActionTerritory
from workshop_app.domain.days import day_of
from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.services import action_plan, centres
from workshop_app.services.centre_parts import NO_DAY
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prepare import NO_NAME
from workshop_app.services.wording import confirmed_in, looked_over, needed
from workshop_app.text import KnownError


def sessions(plan: OpenPlan, centre: ServicePoint) -> list[Workshop]:
    """The co-creation sessions that are still in the plan, by day and number."""
    found = [plan.find(Workshop, id) for id in dict.fromkeys(centre.workshops)]
    return sorted(
        (one for one in found if one is not None),
        key=lambda one: (one.day or "9999", one.number, one.id),
    )


def actions(plan: OpenPlan, centre: ServicePoint) -> list[Action]:
    """The centre's actions that are still in the plan, in the order of the plan."""
    wanted = set(centre.actions)
    return [one for one in action_plan.actions(plan) if one.id in wanted]


def centres_of_session(plan: OpenPlan, workshop: str) -> list[ServicePoint]:
    """The centres that were co-created in a workshop (its id)."""
    return [one for one in centres.centres(plan) if workshop in one.workshops]


def link_session(plan: OpenPlan, centre: ServicePoint, workshop: str) -> ServicePoint:
    """A workshop of the plan (its id) is a co-creation session of the centre."""
    plan.one(Workshop, workshop)
    now = plan.one(ServicePoint, centre.id)
    with plan.step("centre.link") as step:
        return step.change(now, workshops=_with(now.workshops, workshop))


def unlink_session(plan: OpenPlan, centre: ServicePoint, workshop: str) -> ServicePoint:
    """It is none any more; the workshop stays in the plan."""
    now = plan.one(ServicePoint, centre.id)
    with plan.step("centre.unlink") as step:
        return step.change(now, workshops=_without(now.workshops, workshop))


def make_session(
    plan: OpenPlan,
    centre: ServicePoint,
    title: str,
    *,
    day: str = "",
    place: str = "",
    confirmed: bool = False,
) -> Workshop:
    """A workshop of the plan that is a co-creation session of the centre, on an ISO ``day``."""
    said, where = needed(title, NO_NAME, confirmed), looked_over(place, confirmed)
    if day and day_of(day) is None:
        raise KnownError(NO_DAY, text=day)
    now = plan.one(ServicePoint, centre.id)
    with plan.step("centre.session") as step:
        number = max((one.number for one in plan.all(Workshop)), default=0) + 1
        made = step.add(
            Workshop(id=new_id(), number=number, title=said, day=day, place=where,
                     territory=now.territory)
        )  # fmt: skip
        step.change(now, workshops=_with(now.workshops, made.id))
        return confirmed_in(step, made, confirmed)


def link_action(plan: OpenPlan, centre: ServicePoint, action: str) -> ServicePoint:
    """An action of the plan (its id) is one of the centre's."""
    plan.one(Action, action)
    now = plan.one(ServicePoint, centre.id)
    with plan.step("centre.link") as step:
        return step.change(now, actions=_with(now.actions, action))


def unlink_action(plan: OpenPlan, centre: ServicePoint, action: str) -> ServicePoint:
    """It is none any more; the action stays in the plan."""
    now = plan.one(ServicePoint, centre.id)
    with plan.step("centre.unlink") as step:
        return step.change(now, actions=_without(now.actions, action))


def make_action(
    plan: OpenPlan, centre: ServicePoint, title: str, theme: str, *, confirmed: bool = False
) -> Action:
    """An action of the plan, last in it, that is the centre's; in the centre's territory."""
    said = needed(title, action_plan.NO_TITLE, confirmed)
    now = plan.one(ServicePoint, centre.id)
    with plan.step("centre.action") as step:
        made = action_plan.add_in(plan, step, said, theme)
        if now.territory:
            link = link_id(made.id, now.territory)
            step.add(ActionTerritory(id=link, action=made.id, territory=now.territory))
        step.change(now, actions=_with(now.actions, made.id))
        return confirmed_in(step, made, confirmed)


def _with(ids: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ids, one)))


def _without(ids: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(id for id in ids if id != one)
