"""Strategic projects as documents tell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workshop_app.domain import project_sheets as sheets
from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.export.project_views import ComponentView, LinkView, ProjectView
from workshop_app.services import project_links, projects
from workshop_app.services.open_plan import OpenPlan


def project_views(plan: OpenPlan, actions: Mapping[str, str]) -> tuple[ProjectView, ...]:
    """Every project, by number; ``actions`` are the numbers of the plan's actions, by id."""
    return tuple(_view(plan, one, actions) for one in projects.projects(plan))


def _view(plan: OpenPlan, one: StrategicProject, actions: Mapping[str, str]) -> ProjectView:
    rows = projects.parts(plan, one)
    follows = sheets.next_step(one.next_step)
    numbered = {id: f"A{number}" for id, number in actions.items()}

    def texts(kind: str) -> tuple[str, ...]:
        return tuple(row.text for row in rows.get(kind, ()))

    return ProjectView(
        number=one.number,
        name=one.name,
        stage=one.stage,
        sample=one.sample,
        original_text=one.original_text,
        source_note=one.source_note,
        problem=one.problem,
        objective=one.objective,
        causes=texts("cause"),
        effects=texts("effect"),
        specific_objectives=texts("specific_objective"),
        population=sheets.population(one.population),
        rough_cost=sheets.rough_cost(one.rough_cost),
        alternatives=tuple((r.text, sheets.alternative(r.facts)) for r in _of(rows, "alternative")),
        components=tuple(_component(r, numbered) for r in _of(rows, "component")),
        risks=tuple((r.text, sheets.risk(r.facts)) for r in _of(rows, "risk")),
        indicators=tuple((r.text, sheets.measure(r.facts)) for r in _of(rows, "indicator")),
        actors=tuple((r.text, sheets.actor(r.facts)) for r in _of(rows, "actor")),
        next_step=follows,
        next_action=numbered.get(follows.action, ""),
        links=tuple(
            LinkView(kind=end.kind, code=end.code, text=end.text)
            for end in project_links.linked(plan, one)
        ),
        missing=tuple(projects.missing(one, rows)),
    )


def _of(rows: Mapping[str, Sequence[ProjectPart]], kind: str) -> Sequence[ProjectPart]:
    return rows.get(kind, ())


def _component(row: ProjectPart, numbered: Mapping[str, str]) -> ComponentView:
    facts = sheets.component(row.facts)
    return ComponentView(text=row.text, cost=facts.cost, action=numbered.get(facts.action, ""))
