"""Strategic projects: a sheet of blocks and parts, up to the profile. What its parts can do is in
``project_parts``, what it is linked to in ``project_links``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from workshop_app.domain import free_texts, project_sheets
from workshop_app.domain.directory import PROJECT_STAGES, ProjectPart, StrategicProject
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Pin
from workshop_app.domain.project_sheets import LAST_STAGE, MOST_MONEY, NEEDED
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in, looked_over, needed
from workshop_app.text import N_, KnownError, plain

NO_NAME = N_("The project has no name yet. Nothing was changed. Write one.")
BELOW_ZERO = N_("A figure is below zero. Nothing was changed. Write it again.")
TOO_LARGE = N_("A figure is too large. Nothing was changed. Write it again.")
WRONG_WAY = N_("The lower end of the cost is above its upper end. Nothing was changed.")
NOT_A_YEAR = N_("A year has four figures, such as {example}. Nothing was changed.")
OUTSIDE = N_(
    "Pre-feasibility studies are made outside this program. Nothing was changed: here a project "
    "goes as far as its profile."
)
TAKEN = N_("Number {number} belongs to another project. Nothing was changed. {free} is free.")
NO_NUMBER = N_("A project's number is 1 or more. Nothing was changed.")
TEXTS = ("name", "problem", "objective", "source_note")
"""The free texts of a project; the last one is asked for where it is no sample's."""


# -- reading --------------------------------------------------------------------------------------
def projects(plan: OpenPlan) -> list[StrategicProject]:
    """All projects by number; two that came together with the same one by age."""
    return sorted(plan.all(StrategicProject), key=lambda one: (one.number, one.born, one.id))


def parts(plan: OpenPlan, project: StrategicProject) -> dict[str, list[ProjectPart]]:
    """The rows of a project's sheet by kind, each kind in its order."""
    found: dict[str, list[ProjectPart]] = {}
    for part in sorted(plan.all(ProjectPart, project=project.id), key=_place):
        found.setdefault(part.kind, []).append(part)
    return found


def _place(part: ProjectPart) -> tuple[int, str, str]:
    return part.position, part.born, part.id


def matching(plan: OpenPlan, sought: str) -> list[StrategicProject]:
    """The projects that hold every word of ``sought`` somewhere: number, name, any text, any part;
    all of them where nothing is sought."""
    wanted = plain(sought).split()
    all_of_them = projects(plan)
    if not wanted:
        return all_of_them
    said: dict[str, list[str]] = {one.id: _texts_of(one) for one in all_of_them}
    for part in plan.all(ProjectPart):
        if part.project in said:
            said[part.project] += [part.text, *free_texts.stretches(part.facts)]
    whole = {id: plain(" ".join(texts)) for id, texts in said.items()}
    return [one for one in all_of_them if all(word in whole[one.id] for word in wanted)]


def _texts_of(project: StrategicProject) -> list[str]:
    fields = (getattr(project, name) for name in free_texts.FREE["StrategicProject"])
    return [str(project.number), *(text for one in fields for text in free_texts.stretches(one))]


# -- the list -------------------------------------------------------------------------------------
def make(plan: OpenPlan, name: str, *, confirmed: bool = False) -> StrategicProject:
    """A project with nothing but its name and the next free number. ``confirmed``: what the guard
    marks in it is an institution's detail; the same everywhere below."""
    words = needed(name, NO_NAME, confirmed)
    with plan.step("project.add") as step:
        made = StrategicProject(id=new_id(), number=free_number(plan), name=words)
        return confirmed_in(step, step.add(made), confirmed)


def free_number(plan: OpenPlan) -> int:
    """The number after the highest."""
    return 1 + max((one.number for one in plan.all(StrategicProject)), default=0)


def renumber(plan: OpenPlan, project: StrategicProject, number: int) -> StrategicProject:
    """Another number, one that no other project has."""
    _check_number(plan, project, number)
    with plan.step("project.number") as step:
        return step.change(project, number=number)


def _check_number(plan: OpenPlan, project: StrategicProject, number: int) -> None:
    if number < 1:
        raise KnownError(NO_NUMBER)
    if any(one.number == number and one.id != project.id for one in plan.all(StrategicProject)):
        raise KnownError(TAKEN, number=number, free=free_number(plan))


def move(plan: OpenPlan, project: StrategicProject, to: int) -> None:
    """Move a project to the place ``to`` (0 is the first); those between take each other's
    numbers."""
    before = projects(plan)
    order = [one for one in before if one.id != project.id]
    order.insert(min(max(to, 0), len(order)), project)
    numbers = [one.number for one in before]
    if len(set(numbers)) < len(numbers):
        numbers = list(range(1, len(numbers) + 1))
    with plan.step("project.move") as step:
        for one, number in zip(order, numbers, strict=True):
            if one.number != number:
                step.change(one, number=number)


def remove(plan: OpenPlan, project: StrategicProject) -> None:
    """Take a project away with its parts and its pins. Its actions stay in the plan."""
    with plan.step("project.remove") as step:
        for part in plan.all(ProjectPart, project=project.id):
            step.remove(part)
        for pin in plan.all(Pin, project=project.id):
            step.remove(pin)
        step.remove(project)


# -- its own fields -------------------------------------------------------------------------------
def write(
    plan: OpenPlan, project: StrategicProject, *, confirmed: bool = False,
    number: int | None = None, **texts: str,
) -> StrategicProject:  # fmt: skip
    """Other words for some of ``TEXTS``, with another ``number`` in the same step."""
    checked: dict[str, Any] = {
        name: needed(text, NO_NAME, confirmed) if name == "name" else looked_over(text, confirmed)
        for name, text in texts.items()
        if name in TEXTS
    }
    if number is not None:
        _check_number(plan, project, number)
        checked["number"] = number
    return _changed(plan, project, confirmed, **checked)


def set_stage(plan: OpenPlan, project: StrategicProject, stage: str) -> StrategicProject:
    """How far it is: an idea or a profile, whatever is still ``missing``. ``KnownError`` for what
    comes after, which is made outside this program."""
    if stage not in PROJECT_STAGES[: PROJECT_STAGES.index(LAST_STAGE) + 1]:
        raise KnownError(OUTSIDE)
    with plan.step("project.stage") as step:
        return step.change(project, stage=stage)


def set_population(
    plan: OpenPlan, project: StrategicProject, *, confirmed: bool = False, **facts: Any
) -> StrategicProject:
    """For whom it is: any of ``direct`` and ``indirect`` (how many, ``None`` where nobody knows),
    ``direct_who``, ``indirect_who``, ``focus``."""
    told = _copied(project.population)
    for side in ("direct", "indirect"):
        group = _copied(told.get(side))
        if side in facts:
            group["count"] = _figure(facts[side])
        if f"{side}_who" in facts:
            group["who"] = looked_over(facts[f"{side}_who"], confirmed)
        told[side] = group
    if "focus" in facts:
        told["focus"] = looked_over(facts["focus"], confirmed)
    return _changed(plan, project, confirmed, population=told)


def set_cost(
    plan: OpenPlan, project: StrategicProject, *, confirmed: bool = False, **facts: Any
) -> StrategicProject:
    """What it costs more or less, in the plan's currency: any of ``total``, ``least``, ``most``
    (whole money), ``year`` of the prices, ``note``."""
    kept, told = project_sheets.rough_cost(project.rough_cost), _copied(project.rough_cost)
    ends = [_figure(facts.get(end, getattr(kept, end))) for end in ("least", "most")]
    if None not in ends and (ends[0] or 0) > (ends[1] or 0):
        raise KnownError(WRONG_WAY)
    told["range"] = [*ends]
    told["currency"] = plan.plan.currency
    if "total" in facts:
        told["total"] = _figure(facts["total"])
    if "year" in facts:
        told["year"] = _year(facts["year"])
    if "note" in facts:
        told["note"] = looked_over(facts["note"], confirmed)
    return _changed(plan, project, confirmed, rough_cost=told)


def set_next_step(
    plan: OpenPlan, project: StrategicProject, *, confirmed: bool = False, **facts: Any
) -> StrategicProject:
    """What follows: any of ``what``, ``who`` (an institution or post, P-45), ``by`` (a day or
    ``None``), ``action`` (the id of the plan's action for it)."""
    told = _copied(project.next_step)
    for name in ("what", "who"):
        if name in facts:
            told[name] = looked_over(facts[name], confirmed)
    if "by" in facts:
        by: date | None = facts["by"]
        told["by"] = by.isoformat() if by else ""
    if "action" in facts:
        told["action"] = facts["action"]
    return _changed(plan, project, confirmed, next_step=told)


def _changed(
    plan: OpenPlan, project: StrategicProject, confirmed: bool, **values: Any
) -> StrategicProject:
    with plan.step("project.change") as step:
        return confirmed_in(step, step.change(project, **values), confirmed)


def _copied(sheet: object) -> dict[str, Any]:
    """What stands in a sheet, to be changed; nothing where it is none."""
    return dict(sheet) if isinstance(sheet, Mapping) else {}


def _figure(value: int | None) -> int | None:
    if value is not None and value < 0:
        raise KnownError(BELOW_ZERO)
    if value is not None and value > MOST_MONEY:
        raise KnownError(TOO_LARGE)
    return value


def _year(value: int | None) -> int | None:
    if value is not None and not 1900 <= value <= 2999:
        raise KnownError(NOT_A_YEAR, example=2026)
    return value


# -- how far it is --------------------------------------------------------------------------------
OF_AN_IDEA = ("problem", "whom")
"""What an idea has already."""


def missing(
    project: StrategicProject, rows: Mapping[str, Sequence[ProjectPart]], stage: str = LAST_STAGE
) -> list[str]:
    """Which of ``NEEDED`` a project still lacks to be called ``stage``; it may be called so all the
    same. ``rows`` are its ``parts``."""
    people = project_sheets.population(project.population)
    options = [project_sheets.alternative(one.facts) for one in rows.get("alternative", ())]
    follows = project_sheets.next_step(project.next_step)
    there = {
        "problem": bool(project.problem.strip()),
        "whom": any(one.count or one.who for one in (people.direct, people.indirect)),
        "objective": bool(project.objective.strip()),
        "compared": len(options) > 1 and all(one.cost is not None for one in options),
        "chosen": sum(one.chosen for one in options) == 1,
        "cost": project_sheets.rough_cost(project.rough_cost).total is not None,
        "next": bool(follows.what and follows.who and follows.by),
    }
    asked = OF_AN_IDEA if stage == PROJECT_STAGES[0] else tuple(NEEDED)
    return [name for name in asked if not there[name]]


def cost_of_parts(rows: Sequence[ProjectPart]) -> int:
    """What the components cost together; one without a figure counts nothing."""
    return sum(project_sheets.component(one.facts).cost or 0 for one in rows)
