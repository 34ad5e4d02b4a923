"""The sample's local economy."""

from __future__ import annotations

from typing import Any

from workshop_app.domain.economy import (
    Barrier,
    EconomyAction,
    MarketStudy,
    Opportunity,
    Sector,
    SectorScore,
    Skill,
)
from workshop_app.domain.entity import link_id
from workshop_app.services.demo_reading import Sample
from workshop_app.storage.record import Step


def bring_in(sample: Sample, step: Step) -> None:
    """The study with its sectors, skills, barriers, ways of working and actions."""
    source = sample.files["economy"]
    field = source["fieldwork"]
    step.add(
        MarketStudy(
            id=sample.id("study"),
            title=sample.text(source["title"]),
            method=sample.text(source["method"]),
            note=sample.text(source["note"]),
            start=field["start"],
            end=field["end"],
            interviews=field["interviews"],
        )
    )
    rests_on = source.get("criterion_sources") or {}
    for at, sector in enumerate(source["sectors"]):
        kept = step.add(
            Sector(
                id=sample.id(sector["id"]),
                name=sample.text(sector["name"]),
                position=at,
                note=sample.text(sector.get("note")),
                chain=tuple(sample.text(link) for link in sector.get("chain", ())),
                pictogram=sector.get("pictogram", ""),
                proposals=tuple(sample.id(p) for p in sector.get("proposals", ())),
                territories=tuple(sample.id(t) for t in sector.get("territories", ())),
            )
        )
        for criterion, cell in sector["scores"].items():
            step.add(
                SectorScore(
                    id=link_id(kept.id, criterion),
                    sector=kept.id,
                    criterion=criterion,
                    score=cell["score"],
                    evidence=sample.text(cell["evidence"]),
                    source=sample.text(rests_on.get(criterion)),
                )
            )
    _skills(sample, step, source)
    _barriers(sample, step, source)
    _economy_actions(sample, step, source)


def _barriers(sample: Sample, step: Step, source: dict[str, Any]) -> None:
    for barrier in source["barriers"]:
        step.add(
            Barrier(
                id=sample.id(barrier["id"]),
                kind=barrier["kind"],
                text=sample.text(barrier["text"]),
                severity=barrier["severity"],
                sectors=tuple(sample.id(s) for s in barrier["sectors"]),
                hinders=tuple(barrier.get("hinders", ())),
                heard=barrier.get("heard"),
                challenges=tuple(sample.id(c) for c in barrier.get("challenges", ())),
                source=sample.text(barrier.get("source")),
            )
        )


def _economy_actions(sample: Sample, step: Step, source: dict[str, Any]) -> None:
    for at, action in enumerate(source["actions"]):
        step.add(
            EconomyAction(
                id=sample.id(action["id"]),
                title=sample.text(action["title"]),
                position=at,
                horizon=action["horizon"],
                cost=action["cost"],
                sectors=tuple(sample.id(s) for s in action["sectors"]),
                barriers=tuple(sample.id(b) for b in action["barriers"]),
                skills=tuple(_skill_id(sample, told) for told in action.get("skills", ())),
                responsible=sample.text(action.get("responsible")),
                note=sample.text(action.get("note")),
            )
        )


_SKILL_KINDS = {"t": "technical", "s": "soft"}


def _skill_id(sample: Sample, told: str) -> str:
    """The id of a skill of the sample by its kind and place: "t4", "s0"."""
    return sample.id(f"skill-{_SKILL_KINDS[told[0]]}-{told[1:]}")


def _skills(sample: Sample, step: Step, source: dict[str, Any]) -> None:
    for kind in ("technical", "soft"):
        for at, skill in enumerate(source["skills"][kind]):
            sectors = skill.get("sectors") or [skill["sector"]]
            step.add(
                Skill(
                    id=sample.id(f"skill-{kind}-{at}"),
                    name=sample.text(skill["name"]),
                    kind=kind,
                    demand=skill["demand"],
                    vacancies=skill.get("vacancies"),
                    sectors=tuple(sample.id(s) for s in sectors),
                    brought=skill.get("brought"),
                    wanted=skill.get("wanted"),
                    source=sample.text(source["skills"].get("source")),
                )
            )
    for at, way in enumerate(source["self_employment"]):
        step.add(
            Opportunity(
                id=sample.id(f"opportunity-{at}"),
                name=sample.text(way["name"]),
                sector=sample.ref(way["sector"]),
                starting_cost=way["starting_cost"],
                note=sample.text(way["note"]),
                takes=tuple(sample.text(one) for one in way.get("takes", ())),
                weeks=way.get("weeks"),
            )
        )
