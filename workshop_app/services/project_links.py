"""What a strategic project is linked to: territories, proposals, actions of the plan, sectors. A
component or the next step can become an action of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workshop_app.domain import numbers, project_sheets
from workshop_app.domain.action_plan import Action, ActionTerritory
from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.domain.economy import Sector
from workshop_app.domain.entity import THEMES, link_id, new_id
from workshop_app.domain.horizon import horizon
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Proposal
from workshop_app.services import numbering
from workshop_app.services.action_plan import NO_TITLE
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.proposals import on_the_board
from workshop_app.services.wording import confirmed_in, needed
from workshop_app.text import N_, KnownError, plain

KINDS: Mapping[str, str] = {
    "actions": N_("Action"),
    "proposals": N_("Proposal"),
    "territories": N_("Territory"),
    "sectors": N_("Sector"),
}
"""The fields of a project that hold links, in the order in which they are told."""
NO_LINK = N_("A project has no such link. Nothing was changed.")
NO_THEME = N_("Say which theme the action belongs to. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Link:
    """The other end of a link: ``kind`` of ``KINDS``, its ``code`` as printed ("A19", "39", "UIT-2",
    "" for a sector), its words, its theme ("" where it has none)."""

    kind: str
    id: str
    code: str
    text: str
    theme: str = ""


def linkable(plan: OpenPlan, kind: str) -> list[Link]:
    """Everything of a kind that can be linked, in its usual order."""
    if kind == "actions":
        codes = numbering.labels(plan, Action)
        rows = [Link(kind, one.id, f"A{codes[one.id]}", one.title, one.theme)
                for one in plan.all(Action)]  # fmt: skip
        return sorted(rows, key=lambda one: numbers.sort_key(one.code[1:]))
    if kind == "proposals":
        codes = numbering.labels(plan, Proposal)
        rows = [Link(kind, one.id, codes[one.id], " ".join(one.text.split()), one.theme)
                for one in on_the_board(plan)]  # fmt: skip
        return sorted(rows, key=lambda one: numbers.sort_key(one.code))
    if kind == "territories":
        places = sorted(plan.all(Territory), key=lambda one: (one.code, one.name))
        return [Link(kind, one.id, one.code, one.name) for one in places]
    if kind == "sectors":
        sectors = sorted(plan.all(Sector), key=lambda one: (one.position, one.born))
        return [Link(kind, one.id, "", one.name) for one in sectors]
    raise KnownError(NO_LINK)


def linked(plan: OpenPlan, project: StrategicProject) -> list[Link]:
    """The links whose other end is still in the plan, by kind and in its order."""
    return [
        one
        for kind in KINDS
        if (ids := getattr(project, kind))
        for one in linkable(plan, kind)
        if one.id in ids
    ]


def suggested(plan: OpenPlan, project: StrategicProject, sought: str = "") -> list[Link]:
    """What can still be linked, those first whose code is what is ``sought``, then those that hold
    all of its words; where nothing is sought, what shares most words with the project."""
    offered = [
        one
        for kind in KINDS
        for one in linkable(plan, kind)
        if one.id not in getattr(project, kind)
    ]
    if plain(sought).split():
        return said_in(offered, sought)
    own = _beginnings(f"{project.name} {project.problem} {project.objective}")
    return sorted(offered, key=lambda one: -len(own & _beginnings(one.text)))


def said_in(offered: Iterable[Link], sought: str) -> list[Link]:
    """Those of ``offered`` that hold every word of ``sought``, first whose code it is."""
    wanted, asked = plain(sought).split(), plain(sought).replace(" ", "")
    found = [one for one in offered if all(w in plain(f"{one.code} {one.text}") for w in wanted)]
    return sorted(found, key=lambda one: asked not in (plain(one.code), plain(one.code)[1:]))


def _beginnings(text: str) -> set[str]:
    """The words that say something: the longer ones, by their beginnings."""
    return {word.strip(",.;:()")[:6] for word in plain(text).split() if len(word) > 4}


def link(plan: OpenPlan, project: StrategicProject, kind: str, id: str) -> StrategicProject:
    """One link more; one that is there stays once."""
    if kind not in KINDS:
        raise KnownError(NO_LINK)
    if id in getattr(project, kind):
        return project
    with plan.step("project.link") as step:
        return step.change(project, **{kind: (*getattr(project, kind), id)})


def unlink(plan: OpenPlan, project: StrategicProject, kind: str, id: str) -> StrategicProject:
    """One link less, also where a component or the next step pointed at it."""
    if kind not in KINDS:
        raise KnownError(NO_LINK)
    left = tuple(one for one in getattr(project, kind) if one != id)
    values: dict[str, Any] = {kind: left}
    with plan.step("project.unlink") as step:
        if kind == "actions":
            for part in plan.all(ProjectPart, project=project.id):
                if project_sheets.component(part.facts).action == id:
                    step.change(part, facts={**(part.facts or {}), "action": ""})
            if project_sheets.next_step(project.next_step).action == id:
                values["next_step"] = {**(project.next_step or {}), "action": ""}
        return step.change(project, **values)


# -- actions of it --------------------------------------------------------------------------------
def theme_of(plan: OpenPlan, project: StrategicProject) -> str:
    """The theme that an action of the project most likely has: that of its proposals or actions, ""
    where nothing says it."""
    themes = [one.theme for one in linked(plan, project) if one.theme in THEMES]
    return max(themes, key=themes.count) if themes else ""


def make_action(
    plan: OpenPlan, project: StrategicProject, title: str, theme: str, *,
    part: ProjectPart | None = None, confirmed: bool = False,
) -> Action:  # fmt: skip
    """An action of the plan out of a component (``part``), with its cost, or out of the next step,
    with who does it and until when; linked from there and from the project, in its territories."""
    words = needed(title, NO_TITLE, confirmed)
    if theme not in THEMES:
        raise KnownError(NO_THEME)
    follows = project_sheets.next_step(project.next_step)
    facts: dict[str, Any] = {}
    if part is not None:
        facts["cost"] = project_sheets.component(part.facts).cost
    else:
        facts["responsible"] = follows.who
        facts.update(_until(follows.by))
    with plan.step("project.action") as step:
        letter, count = plan.next_count(Action)
        last = max((one.position for one in plan.all(Action)), default=0.0)
        made = step.add(Action(id=new_id(), letter=letter, count=count, title=words, theme=theme,
                               position=last + 1, **facts))  # fmt: skip
        for id in project.territories:
            if plan.find(Territory, id) is not None:
                step.add(ActionTerritory(id=link_id(made.id, id), action=made.id, territory=id))
        values: dict[str, Any] = {"actions": (*project.actions, made.id)}
        if part is not None:
            step.change(part, facts={**(part.facts or {}), "action": made.id})
        else:
            values["next_step"] = {**(project.next_step or {}), "action": made.id}
        step.change(project, **values)
        # What the guard would mark in it was answered for here, or where it comes from.
        return confirmed_in(step, made, True)


def _until(by: date | None) -> dict[str, Any]:
    """A month for what has to be done by a day: that day's."""
    if by is None:
        return {}
    return {"start": f"{by:%Y-%m}", "months": 1, "horizon": horizon(1)}


def point_at(
    plan: OpenPlan, project: StrategicProject, action: str, part: ProjectPart | None = None
) -> None:
    """Link an action that is in the plan already (its id) from a component (``part``) or from the
    next step, and from the project."""
    with plan.step("project.link") as step:
        values: dict[str, Any] = {}
        if action not in project.actions:
            values["actions"] = (*project.actions, action)
        if part is not None:
            step.change(part, facts={**(part.facts or {}), "action": action})
        else:
            values["next_step"] = {**(project.next_step or {}), "action": action}
        if values:
            step.change(project, **values)
