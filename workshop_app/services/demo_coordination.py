"""The sample's action plan, local economy, attention points and strategic projects."""

from __future__ import annotations

from typing import Any

from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    ActionTerritory,
    Commitment,
    Indicator,
    Programme,
    Source,
)
from workshop_app.domain.directory import Procedure, ProjectPart, ServicePoint, StrategicProject
from workshop_app.domain.entity import link_id
from workshop_app.domain.rounds import Decision
from workshop_app.services import demo_centres, demo_economy, procedures
from workshop_app.services.demo_reading import Sample
from workshop_app.storage.record import Step


def bring_in(sample: Sample, step: Step) -> None:
    """Everything that coordination made of the sample's workshops."""
    demo_economy.bring_in(sample, step)
    _actions(sample, step)
    _left_out(sample, step)
    _points(sample, step)
    for project in sample.files["strategic_projects"]["projects"]:
        _project(sample, step, project)


# -- action plan ----------------------------------------------------------------------------------
def _actions(sample: Sample, step: Step) -> None:
    source = sample.files["actions"]
    for programme in source["development_plan_programmes"]["items"]:
        name = sample.text(programme["name"])
        step.add(Programme(id=sample.id(programme["id"]), name=name))
    for action in source["actions"]:
        _action(sample, step, action)
    for promise in source["commitments"]:
        step.add(
            Commitment(
                id=sample.id(promise["id"]),
                who=sample.text(promise["who"]),
                what=sample.text(promise["what"]),
                by=promise["by"],
                state=promise["status"],
                follow_up=sample.text(promise.get("follow_up")),
                action=sample.ref(promise["action"]),
            )
        )


def _action(sample: Sample, step: Step, source: dict[str, Any]) -> None:
    action = step.add(
        Action(
            id=sample.id(source["id"]),
            letter="",
            count=source["number"],
            title=sample.text(source["title"]),
            theme=source["theme"],
            perspective=source["perspective"],
            horizon=source["horizon"],
            start=source["start"],
            months=source["months"],
            responsible=sample.text(source["responsible"]),
            allies=tuple(sample.text(ally) for ally in source["allies"]),
            cost=source["cost"],
            beneficiaries=source["beneficiaries"]["count"],
            beneficiaries_who=sample.text(source["beneficiaries"]["who"]),
            programme=sample.ref(source["programme"]),
            sdg=tuple(source["sdg"]),
            note=sample.text(source.get("note")),
            economy_action=sample.ref(source["economy_action"]),
            position=float(source["number"]),
        )
    )
    goal = source["indicator"]
    step.add(
        Indicator(
            id=link_id(action.id, "indicator"),
            action=action.id,
            name=sample.text(goal["name"]),
            unit=sample.text(goal["unit"]),
            baseline=_real(goal["baseline"]),
            target=_real(goal["target"]),
        )
    )
    money = sample.text(source["funding_source"])
    step.add(
        Source(
            id=link_id(action.id, "source"),
            action=action.id,
            name=money,
            kind=_source_kind(source["funding_source"]),
            amount=source["cost"],
        )
    )
    for local in source["proposals"]:
        proposal = sample.id(local)
        link = link_id(action.id, proposal)
        step.add(ActionProposal(id=link, action=action.id, proposal=proposal))
    for local in source["territories"]:
        territory = sample.id(local)
        link = link_id(action.id, territory)
        step.add(ActionTerritory(id=link, action=action.id, territory=territory))


def _real(value: float | None) -> float | None:
    return None if value is None else float(value)


def _source_kind(texts: dict[str, str]) -> str:
    """The class of a source, read off its Spanish name; the sample names sources, not classes."""
    name = texts.get("es", "").casefold()
    several = sum(sign in name for sign in (" y ", "+", " e ")) > 0
    signs = (
        ("to_find", ("por buscar", "por conseguir", "sin fuente")),
        ("cooperation", ("cooperaci", "acnur", "onu", "unicef", "empresa", "banco")),
        ("nation", ("sistema general", "nación", "departamental", "regalías")),
    )
    found = [kind for kind, words in signs if any(word in name for word in words)]
    if "to_find" in found:
        return "to_find"
    if several and found:
        return "several"
    return found[0] if found else "municipality"


def _left_out(sample: Sample, step: Step) -> None:
    """Every proposal left out has its reason; those in an action have it from the action."""
    for source in sample.files["actions"]["left_out"]:
        step.add(
            Decision(
                id=link_id(sample.id(source["proposal"]), "decision"),
                proposal=sample.id(source["proposal"]),
                outcome="out",
                why=source["why"],
                reason=sample.text(source["reason"]),
                against_zone=bool(source.get("decision_taken")),
            )
        )


# -- directory and projects -----------------------------------------------------------------------
def _points(sample: Sample, step: Step) -> None:
    source = sample.files["service_points"]
    for at, point in enumerate(source["points"]):
        linked = demo_centres.links(sample, point)
        step.add(
            ServicePoint(
                id=sample.id(point["id"]),
                kind=point["kind"],
                name=sample.text(point["name"]),
                sample=point["sample"],
                position=at,
                original_text=point.get("original_text") or "",
                original_language=point.get("original_language") or "",
                address=point["address"] or "",
                municipality=point["municipality"] or "",
                territory=sample.ref(point["territory"]),
                hours=sample.told(point["hours"]),
                opening_hours=point["opening_hours_osm"],
                phones=tuple(point["phones"]),
                services=tuple(point["services"]),
                field=_field(point.get("field") or ""),
                verified_on=point["verified_on"] or "",
                notes=tuple(sample.text(note) for note in point["notes"]),
                workshops=linked["workshops"],
                actions=linked["actions"],
            )
        )
        demo_centres.rows(sample, step, point)
    said = procedures.guides("en" if sample.language == "en" else "es")
    explained = {guide.sample: guide for guide in said.values()}
    for at, procedure in enumerate(source["procedures"]):
        guide = explained[procedure["id"]]
        step.add(
            Procedure(
                id=sample.id(procedure["id"]),
                name=sample.text(procedure["name"]),
                plain=sample.text(procedure["plain"]),
                services=tuple(procedure["service_groups"]),
                status=procedure["status"],
                superseded_by=sample.ref(procedure["superseded_by"]) or "",
                position=at,
                steps=guide.steps,
                bring=guide.bring,
                cost=guide.cost,
                takes=guide.takes,
            )
        )


def _field(called: str) -> str:
    """A field of ``POINT_FIELDS``; the sample's files call one otherwise."""
    return "registration" if called == "registry" else called


_PARTS = {
    "causes": "cause", "effects": "effect", "specific_objectives": "specific_objective",
    "alternatives": "alternative", "components": "component", "risks": "risk",
    "indicators": "indicator", "actors": "actor",
}  # fmt: skip
_PART_TEXT = ("text", "name", "who")


def _project(sample: Sample, step: Step, source: dict[str, Any]) -> None:
    project = step.add(
        StrategicProject(
            id=sample.id(source["id"]),
            number=source["number"],
            name=sample.text(source["name"]),
            stage=source["stage"],
            sample=source["sample"],
            original_text=source.get("original_text") or "",
            original_language=source.get("original_language") or "",
            source_note=sample.text(source.get("source_note")),
            problem=sample.text(source["problem"]),
            objective=sample.text(source["objective"]),
            territories=tuple(sample.id(t) for t in source["territories"]),
            population=sample.told(source["population"]),
            rough_cost=sample.told(source["rough_cost"]),
            next_step=sample.told(source["next_step"]),
            proposals=tuple(sample.id(p) for p in source["linked_proposals"]),
            actions=tuple(sample.id(a) for a in source["linked_actions"]),
            sectors=tuple(sample.id(s) for s in source["linked_sectors"]),
        )
    )
    for name, kind in _PARTS.items():
        for at, part in enumerate(source.get(name) or ()):
            told = sample.told(part)
            facts = dict(told) if isinstance(told, dict) else {}
            text = told if isinstance(told, str) else _taken(facts)
            step.add(
                ProjectPart(
                    id=sample.id(f"{source['id']}-{kind}-{at}"),
                    project=project.id,
                    kind=kind,
                    text=text,
                    position=at,
                    facts=facts or None,
                )
            )


def _taken(facts: dict[str, Any]) -> str:
    """The part's own words, out of its facts."""
    for name in _PART_TEXT:
        if name in facts:
            return str(facts.pop(name))
    return ""
