"""What the sample's rooms said: places, workshops, challenges, proposals, clusters."""

from __future__ import annotations

from typing import Any

from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.meetings import AgendaItem, Attendance, Table, Workshop, WorkshopCommune
from workshop_app.domain.packs import in_language
from workshop_app.domain.places import (
    Commune,
    Pin,
    Plan,
    Territory,
    TerritoryCommune,
    TerritoryNote,
)
from workshop_app.domain.proposals import Challenge, Cluster, Proposal, ProposalChallenge
from workshop_app.domain.signs import suggested_sign
from workshop_app.services import content
from workshop_app.services.demo_reading import Sample
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage.record import Step


def the_plan(sample: Sample) -> Plan:
    """The plan's own record."""
    source = sample.files["plan"]
    place = source["municipality"]
    return Plan(
        id=new_id(),
        title=sample.text(source["title"]),
        municipality=place["name"],
        department=place["department"],
        country=place["country"],
        currency=source["currency"],
        language=sample.language,
        sample=True,
        budget=None,
        capacity_at_least=sample.files["assessments"]["thresholds"]["capacity"]["at_least"],
        capacity_round=sample.files["assessments"]["thresholds"]["capacity"]["round"],
        made_on=max(w["date"] for w in source["workshops"]),
        center=place["center"],
    )


def bring_in(sample: Sample, step: Step) -> None:
    """Everything of the sample's ``plan.json``."""
    source = sample.files["plan"]
    for commune in source["communes"]:
        name = sample.text(commune["name"])
        step.add(Commune(id=sample.id(commune["id"]), number=commune["number"], name=name))
    for territory in source["territories"]:
        _territory(sample, step, territory)
    for workshop in source["workshops"]:
        _workshop(sample, step, workshop)
    for challenge in source["challenges"]:
        step.add(Challenge(count=challenge["number"], text=sample.text(challenge["text"]),
                           **_said(sample, challenge)))  # fmt: skip
    for cluster in source["clusters"]:
        step.add(Cluster(id=sample.id(cluster["id"]), label=sample.text(cluster["label"]),
                         keeper=sample.id(cluster["keeper"])))  # fmt: skip
    for proposal in source["proposals"]:
        _proposal(sample, step, proposal)


def say_again(sample: Sample, step: Step, plan: OpenPlan) -> None:
    """Proposals that were edited later: first what was first said, now what they say."""
    for proposal in sample.files["plan"]["proposals"]:
        if proposal.get("first_said"):
            kept = plan.one(Proposal, sample.id(proposal["id"]))
            step.change(kept, text=sample.text(proposal["title"]))


def _territory(sample: Sample, step: Step, source: dict[str, Any]) -> None:
    territory = sample.id(source["id"])
    name, description = sample.text(source["name"]), sample.text(source["description"])
    step.add(Territory(id=territory, code=source["code"], name=name, description=description))
    for local in source["communes"]:
        commune = sample.id(local)
        link = link_id(territory, commune)
        step.add(TerritoryCommune(id=link, territory=territory, commune=commune))
    notes = sample.files["territories"]["territories"].get(source["id"], ())
    for at, note in enumerate(notes, start=1):
        step.add(
            TerritoryNote(
                id=sample.id(f"{source['id']}-note-{at}"),
                territory=territory,
                side=note["side"],
                about=note["about"],
                text=sample.text(note["text"]),
                total=note.get("total"),
                unit=sample.text(note.get("unit")),
                source=sample.text(note.get("source")),
                position=float(at),
            )
        )


def _workshop(sample: Sample, step: Step, source: dict[str, Any]) -> None:
    workshop = sample.id(source["id"])
    step.add(
        Workshop(
            id=workshop,
            number=source["number"],
            title=sample.text(source["title"]),
            day=source["date"],
            start=source["start"],
            end=source["end"],
            place=sample.text(source["place"]["name"]),
            territory=sample.ref(source["place"].get("territory")),
            audience=source["audience"],
            agenda=source.get("agenda_id") or "",
            people=source["attendance"]["total"],
            attendance_note=sample.text(source["attendance"].get("how")),
            notes=sample.text(source.get("notes")),
        )
    )
    for local in source["communes"]:
        commune = sample.id(local)
        link = link_id(workshop, commune)
        step.add(WorkshopCommune(id=link, workshop=workshop, commune=commune))
    for at, table in enumerate(source["tables"]):
        step.add(Table(id=sample.id(table["id"]), workshop=workshop, name=table["name"],
                       size=table["size"], position=at))  # fmt: skip
    _attendance(step, workshop, source["attendance"])
    _agenda(sample, step, workshop, source.get("agenda_id") or "")


def _attendance(step: Step, workshop: str, counted: dict[str, Any]) -> None:
    cells = {("total", ""): counted["total"]}
    for dimension, categories in (counted.get("dimensions") or {}).items():
        cells.update({(dimension, category): n for category, n in (categories or {}).items()})
    for at, ((dimension, category), people) in enumerate(cells.items()):
        id = link_id(workshop, dimension, category)
        step.add(Attendance(id=id, workshop=workshop, dimension=dimension, category=category,
                            people=people, position=at))  # fmt: skip


def _agenda(sample: Sample, step: Step, workshop: str, template: str) -> None:
    ready = content.agenda(template)
    for at, item in enumerate(ready.items if ready else (), start=1):
        step.add(
            AgendaItem(
                id=sample.id(f"{workshop}-item-{at}"),
                workshop=workshop,
                position=float(at),
                kind="exercise" if item.exercise else "break",
                exercise=item.exercise or item.rest,
                title=in_language(item.title, sample.language),
                minutes=item.minutes,
                optional=item.optional,
            )
        )


def _said(sample: Sample, source: dict[str, Any]) -> dict[str, Any]:
    """What a challenge and a proposal have in common."""
    return {
        "id": sample.id(source["id"]),
        "letter": "",
        "theme": source["theme"],
        "perspective": source["perspective"],
        "territory": sample.ref(source["territory"]),
        "workshop": sample.ref(source["workshop"]),
        "table": sample.ref(source["table"]),
        "tags": tuple(source["tags"]),
    }


def _proposal(sample: Sample, step: Step, source: dict[str, Any]) -> None:
    first = source.get("first_said") or source["title"]
    kept = step.add(
        Proposal(
            count=source["number"],
            text=sample.text(first),
            short=sample.short(source["id"]),
            pictogram=suggested_sign(sample.text(source["title"])),
            cost=source["cost"],
            cluster=sample.ref(source["cluster"]),
            sensitive=source["sensitive"],
            **_said(sample, source),
        )
    )
    for local in source["challenges"]:
        challenge = sample.id(local)
        link = link_id(kept.id, challenge)
        step.add(ProposalChallenge(id=link, proposal=kept.id, challenge=challenge))
    pin = source["pin"]
    if pin:
        step.add(
            Pin(
                id=sample.id(f"pin-{source['id']}"),
                place=sample.text(pin["place"]),
                latitude=pin["lat"],
                longitude=pin["lon"],
                approximate=pin["approximate"],
                proposal=kept.id,
            )
        )
