"""Skills asked for, barriers in the way, and ways of working on one's own: added, changed, taken
away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from workshop_app.domain.economy import Barrier, EconomyAction, Opportunity, Sector, Skill
from workshop_app.domain.entity import Entity, new_id
from workshop_app.domain.proposals import Challenge
from workshop_app.services.economy_checks import checked
from workshop_app.services.economy_sectors import without
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError

Need = TypeVar("Need", Skill, Barrier, Opportunity)

MOST = 1_000
"""Skills, barriers or opportunities of a study."""
TOO_MANY = N_("There are {most} already, the most there can be. Nothing was changed.")
STEP = {Skill: "economy.skill", Barrier: "economy.barrier", Opportunity: "economy.opportunity"}


def add_skill(
    plan: OpenPlan, name: str, *, kind: str = "technical", demand: int = 3,
    confirmed: bool = False, **values: Any,
) -> Skill:  # fmt: skip
    """A skill asked for. ``values``: vacancies, brought, wanted (totals or ``None``), sectors (ids),
    source."""
    return _add(plan, Skill, {"name": name, "kind": kind, "demand": demand, **values}, confirmed)


def add_barrier(
    plan: OpenPlan, text: str, *, kind: str = "other", severity: int = 3,
    confirmed: bool = False, **values: Any,
) -> Barrier:  # fmt: skip
    """What keeps people out of work, or holds businesses up. ``values``: sectors and challenges
    (ids), hinders, heard, source."""
    facts = {"text": text, "kind": kind, "severity": severity, **values}
    return _add(plan, Barrier, facts, confirmed)


def add_opportunity(
    plan: OpenPlan, name: str, *, confirmed: bool = False, **values: Any
) -> Opportunity:
    """A way of working on one's own. ``values``: sector (id), starting_cost, takes, weeks, note."""
    return _add(plan, Opportunity, {"name": name, **values}, confirmed)


def edit(plan: OpenPlan, one: Need, *, confirmed: bool = False, **values: Any) -> Need:
    """Change fields of a skill, a barrier or an opportunity."""
    kept = need_values(plan, type(one), values, confirmed)
    with plan.step(STEP[type(one)]) as step:
        return confirmed_in(step, step.change(plan.one(type(one), one.id), **kept), confirmed)


def remove(plan: OpenPlan, one: Skill | Barrier | Opportunity) -> None:
    """Take one away; economic actions that named it name it no more."""
    with plan.step("economy.remove") as step:
        remove_in(plan, step, one)


def remove_in(plan: OpenPlan, step: Step, one: Skill | Barrier | Opportunity) -> None:
    """As ``remove``, in a step that does more."""
    if isinstance(one, Barrier):
        without(plan, step, EconomyAction, "barriers", one.id)
    elif isinstance(one, Skill):
        without(plan, step, EconomyAction, "skills", one.id)
    step.remove(plan.one(type(one), one.id))


def need_values(
    plan: OpenPlan, entity: type[Entity], values: Mapping[str, Any], confirmed: bool = False
) -> dict[str, Any]:
    """``values`` as they are kept; ids that are no longer there are left out. ``KnownError`` for
    what cannot be kept; the guard asks about texts."""
    kept = checked(entity, values, confirmed)
    for field, of in _POINTS.items():
        if field in kept:
            known = {one.id for one in plan.all(of)}
            kept[field] = tuple(id for id in kept[field] if id in known)
    if kept.get("sector"):
        kept["sector"] = plan.one(Sector, kept["sector"]).id
    return kept


_POINTS: dict[str, type[Entity]] = {
    "sectors": Sector, "challenges": Challenge, "barriers": Barrier, "skills": Skill,
}  # fmt: skip


def _add(plan: OpenPlan, entity: type[Need], values: dict[str, Any], confirmed: bool) -> Need:
    kept = need_values(plan, entity, values, confirmed)
    if plan.count(entity) >= MOST:
        raise KnownError(TOO_MANY, most=MOST)
    with plan.step(STEP[entity]) as step:
        return confirmed_in(step, step.add(entity(id=new_id(), **kept)), confirmed)
