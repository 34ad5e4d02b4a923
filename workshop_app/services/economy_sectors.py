"""Sectors and their scores: added, renamed, put in order, scored, taken away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workshop_app.domain.directory import StrategicProject
from workshop_app.domain.economy import (
    Barrier,
    EconomyAction,
    Opportunity,
    Sector,
    SectorScore,
    Skill,
)
from workshop_app.domain.entity import Entity, link_id, new_id
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Proposal
from workshop_app.services import economy
from workshop_app.services.economy_checks import checked
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError, plain

MOST = 60
"""Sectors of a study."""
TWICE = N_("There is a sector with this name already. Nothing was changed.")
TOO_MANY = N_("There can be {most} sectors. Nothing was changed.")
LINKED: tuple[type[Entity], ...] = (Skill, Barrier, EconomyAction, StrategicProject)
"""Whatever names sectors (``sectors``, ids)."""


# -- sectors --------------------------------------------------------------------------------------
def add(plan: OpenPlan, name: str, *, confirmed: bool = False, **values: Any) -> Sector:
    """One more sector at the end. ``values``: note, chain, pictogram, proposals, territories."""
    kept = sector_values(plan, None, {"name": name, **values}, confirmed)
    with plan.step("economy.sector") as step:
        return add_in(plan, step, kept, confirmed)


def add_in(plan: OpenPlan, step: Step, kept: dict[str, Any], confirmed: bool = False) -> Sector:
    """Keep a sector of ``sector_values`` in a step that does more."""
    before = economy.in_order(plan)
    if len(before) >= MOST:
        raise KnownError(TOO_MANY, most=MOST)
    last = before[-1].position if before else -1
    made = Sector(id=new_id(), **{"position": last + 1, **kept})
    return confirmed_in(step, step.add(made), confirmed)


def edit(plan: OpenPlan, sector: Sector, *, confirmed: bool = False, **values: Any) -> Sector:
    """Change fields of a sector: name, note, chain, pictogram, proposals and territories (ids)."""
    kept = sector_values(plan, sector, values, confirmed)
    with plan.step("economy.sector") as step:
        return confirmed_in(step, step.change(plan.one(Sector, sector.id), **kept), confirmed)


def sector_values(
    plan: OpenPlan, sector: Sector | None, values: dict[str, Any], confirmed: bool = False
) -> dict[str, Any]:
    """``values`` as they are kept. ``KnownError`` for what cannot be kept, and for a name that
    another sector has; the guard asks about texts."""
    kept = checked(Sector, values, confirmed)
    others = (one for one in plan.all(Sector) if sector is None or one.id != sector.id)
    if "name" in kept and plain(kept["name"]) in {plain(one.name) for one in others}:
        raise KnownError(TWICE)
    if "proposals" in kept:
        kept["proposals"] = _there(plan, Proposal, kept["proposals"])
    if "territories" in kept:
        kept["territories"] = _there(plan, Territory, kept["territories"])
    return kept


def _there(plan: OpenPlan, entity: type[Entity], ids: Iterable[str]) -> tuple[str, ...]:
    known = {one.id for one in plan.all(entity)}
    return tuple(id for id in dict.fromkeys(ids) if id in known)


def move(plan: OpenPlan, sector: Sector, to: int) -> None:
    """Move a sector to the place ``to`` (0 is the first) of the list."""
    others = [one for one in economy.in_order(plan) if one.id != sector.id]
    others.insert(min(max(to, 0), len(others)), plan.one(Sector, sector.id))
    with plan.step("economy.move") as step:
        for at, one in enumerate(others):
            step.change(one, position=at)


def remove(plan: OpenPlan, sector: Sector) -> None:
    """Take a sector away with its scores. What named it names it no more; ways of working on one's
    own stay, without a sector."""
    with plan.step("economy.remove") as step:
        for score in plan.all(SectorScore, sector=sector.id):
            step.remove(score)
        for entity in LINKED:
            without(plan, step, entity, "sectors", sector.id)
        for way in plan.all(Opportunity, sector=sector.id):
            step.change(way, sector=None)
        step.remove(plan.one(Sector, sector.id))


def without(plan: OpenPlan, step: Step, entity: type[Entity], field: str, id: str) -> None:
    """Take an id out of the lists that hold it."""
    for one in plan.all(entity):
        held = getattr(one, field)
        if id in held:
            step.change(one, **{field: tuple(other for other in held if other != id)})


# -- scores ---------------------------------------------------------------------------------------
def score(
    plan: OpenPlan, sector: Sector, criterion: str, score: int, *,
    confirmed: bool = False, **values: Any,
) -> SectorScore:  # fmt: skip
    """Judge a sector on a criterion, 1 to 5; ``values``: evidence, source. What was written before
    stays where it is not given anew."""
    given = {"criterion": criterion, "score": score, **values}
    kept = checked(SectorScore, given, confirmed)
    with plan.step("economy.score") as step:
        return score_in(plan, step, plan.one(Sector, sector.id).id, kept, confirmed)


def score_in(
    plan: OpenPlan, step: Step, sector: str, kept: dict[str, Any], confirmed: bool = False
) -> SectorScore:
    """Keep a score (``checked`` values) of a sector (id) in a step that does more."""
    found = plan.all(SectorScore, sector=sector, criterion=kept["criterion"])
    if found:
        return confirmed_in(step, step.change(found[0], **kept), confirmed)
    made = SectorScore(id=link_id(sector, kept["criterion"]), sector=sector, **kept)
    return confirmed_in(step, step.add(made), confirmed)


def explain(
    plan: OpenPlan, score: SectorScore, *, confirmed: bool = False, **values: Any
) -> SectorScore:
    """Other words for what a score rests on (``evidence``) and where it comes from (``source``)."""
    kept = checked(SectorScore, values, confirmed)
    with plan.step("economy.score") as step:
        return confirmed_in(step, step.change(plan.one(SectorScore, score.id), **kept), confirmed)


def clear(plan: OpenPlan, sector: Sector, criterion: str) -> None:
    """Nobody has judged a sector on a criterion any more."""
    with plan.step("economy.score") as step:
        for one in plan.all(SectorScore, sector=sector.id, criterion=criterion):
            step.remove(one)
