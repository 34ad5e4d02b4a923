"""The rows of a strategic project's sheet: add, change, move, take away, choose one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workshop_app.domain import project_sheets
from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.domain.entity import new_id
from workshop_app.domain.project_sheets import LEAST, MOST, MOST_MONEY, PART_KINDS
from workshop_app.services import projects
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in, looked_over, needed
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError

NO_TEXT = N_("Nothing is written there yet. Nothing was changed. Write it, or take it away.")
NOT_ON_THE_SCALE = N_("Likelihood and impact go from 1 to 5. Nothing was changed.")
NO_SUCH = N_("There is no such part of a project. Nothing was changed.")

FACTS: Mapping[str, tuple[str, ...]] = {
    "cause": (),
    "effect": (),
    "specific_objective": (),
    "alternative": ("cost", "pros", "cons", "chosen", "reason"),
    "component": ("cost", "action"),
    "risk": ("likelihood", "impact", "answer"),
    "indicator": ("unit", "baseline", "target"),
    "actor": ("role", "position"),
}
"""What each kind has beside its text."""


def add(
    plan: OpenPlan, project: StrategicProject, kind: str, text: str, *, confirmed: bool = False,
    **facts: Any,
) -> ProjectPart:  # fmt: skip
    """One more row of ``kind`` (of ``PART_KINDS``) after the others. ``facts`` as in ``FACTS``: costs
    whole money, pros and cons lists of lines, likelihood and impact 1 to 5, figures, ids.
    ``confirmed``: what the guard marks is an institution's detail."""
    if kind not in PART_KINDS:
        raise KnownError(NO_SUCH)
    words = needed(text, NO_TEXT, confirmed)
    told = _checked(kind, facts, confirmed)
    others = projects.parts(plan, project).get(kind, [])
    with plan.step("project.part") as step:
        at = 1 + max((one.position for one in others), default=-1)
        made = ProjectPart(id=new_id(), project=project.id, kind=kind, text=words, position=at,
                           facts=told or None)  # fmt: skip
        kept = confirmed_in(step, step.add(made), confirmed)
        if told.get("chosen"):
            _leave_only(step, others, kept)
        return kept


def change(
    plan: OpenPlan, part: ProjectPart, *, text: str | None = None, confirmed: bool = False,
    **facts: Any,
) -> ProjectPart:  # fmt: skip
    """Other words or facts; what is not named stays. Choosing an alternative leaves the others."""
    values: dict[str, Any] = {}
    if text is not None:
        values["text"] = needed(text, NO_TEXT, confirmed)
    if facts:
        kept = part.facts if isinstance(part.facts, Mapping) else {}
        values["facts"] = {**kept, **_checked(part.kind, facts, confirmed)}
    with plan.step("project.part") as step:
        if facts.get("chosen"):
            _leave_only(step, plan.all(ProjectPart, project=part.project, kind=part.kind), part)
        return confirmed_in(step, step.change(part, **values), confirmed)


def choose(
    plan: OpenPlan, part: ProjectPart, reason: str = "", *, confirmed: bool = False
) -> ProjectPart:
    """This alternative and no other is chosen; ``reason`` says why ("": what was said stays)."""
    facts: dict[str, Any] = {"chosen": True}
    if reason:
        facts["reason"] = reason
    return change(plan, part, confirmed=confirmed, **facts)


def _leave_only(step: Step, rows: Iterable[ProjectPart], chosen: ProjectPart) -> None:
    for one in rows:
        if one.id != chosen.id and project_sheets.alternative(one.facts).chosen:
            step.change(one, facts={**(one.facts or {}), "chosen": False})


def move(plan: OpenPlan, part: ProjectPart, to: int) -> None:
    """Move a row to the place ``to`` (0 is the first) among those of its kind."""
    project = plan.one(StrategicProject, part.project)
    order = [one for one in projects.parts(plan, project)[part.kind] if one.id != part.id]
    order.insert(min(max(to, 0), len(order)), part)
    with plan.step("project.move") as step:
        for at, one in enumerate(order):
            if one.position != at:
                step.change(one, position=at)


def remove(plan: OpenPlan, part: ProjectPart) -> None:
    """A row less; the action that was made of it stays in the plan."""
    with plan.step("project.part") as step:
        step.remove(part)


# -- checking -------------------------------------------------------------------------------------
def _checked(kind: str, facts: Mapping[str, Any], confirmed: bool) -> dict[str, Any]:
    """``facts`` of a row as they are kept; the guard asks about texts."""
    told: dict[str, Any] = {}
    for name, value in facts.items():
        if name not in FACTS[kind]:
            raise KnownError(NO_SUCH)
        told[name] = _kept(name, value, confirmed)
    return told


def _kept(name: str, value: Any, confirmed: bool) -> Any:
    if name in ("answer", "unit", "reason"):
        return looked_over(value, confirmed)
    if name in ("pros", "cons"):
        lines = (looked_over(one, confirmed) for one in value)
        return list(dict.fromkeys(filter(None, lines)))
    if name in ("likelihood", "impact"):
        if value is not None and not LEAST <= value <= MOST:
            raise KnownError(NOT_ON_THE_SCALE)
    elif name in ("cost", "baseline", "target") and value is not None:
        if name == "cost" and value < 0:
            raise KnownError(projects.BELOW_ZERO)
        if abs(value) > MOST_MONEY:
            raise KnownError(projects.TOO_LARGE)
    elif (name == "position" and value not in project_sheets.POSITIONS) or (
        name == "role" and value not in ("", *project_sheets.ROLES)
    ):
        raise KnownError(NO_SUCH)
    return value
