"""Find anything in the plan by its words or its number: one list of all that has a page to open.

``everything`` reads the plan once; ``found`` looks through that list as fast as one types. What only
the facilitator reads (private notes) and what was taken out is not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workshop_app.domain import free_texts
from workshop_app.domain.action_plan import Action, Commitment
from workshop_app.domain.directory import (
    CentrePart,
    Procedure,
    ProjectPart,
    ServicePoint,
    StrategicProject,
)
from workshop_app.domain.economy import Barrier, EconomyAction, Opportunity, Sector, Skill
from workshop_app.domain.entity import Entity
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Area, Pin, Territory, TerritoryNote
from workshop_app.domain.proposals import Challenge, Cluster, Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import numbering
from workshop_app.services.field_names import entity_name
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Term, plain

MOST = 60


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a page: ``kind`` as people call it, its ``number`` and ``theme`` where it has
    them; ``page`` and ``where`` open it. ``texts`` are all its words, without accents."""

    entity: str
    id: str
    kind: Term
    title: str
    page: str
    where: Mapping[str, str]
    number: str = ""
    theme: str = ""
    texts: str = field(default="", repr=False)


Where = Callable[[Entity], tuple[str, dict[str, str]]]


def _at(page: str, name: str, of: str = "id", **more: str) -> Where:
    """Opens ``page`` with the id that a record has under ``of``."""
    return lambda one: (page, {**more, name: str(getattr(one, of) or "")})


def _point(one: Entity) -> tuple[str, dict[str, str]]:
    centre = isinstance(one, ServicePoint) and one.kind == "integrhabitat"
    return ("centres", {"centre": one.id}) if centre else ("directory", {"point": one.id})


def _centre_part(one: Entity) -> tuple[str, dict[str, str]]:
    assert isinstance(one, CentrePart)
    return "centres", {"centre": one.point, "part": one.id}


def _note(one: Entity) -> tuple[str, dict[str, str]]:
    assert isinstance(one, TerritoryNote)
    return "territory", {"territory": one.territory, "note": one.id}


PLACES: Mapping[type[Entity], Where] = {
    Proposal: _at("proposals", "proposal"),
    Challenge: _at("proposals", "challenge"),
    Cluster: _at("proposals", "cluster"),
    Action: _at("action_plan", "action"),
    Commitment: _at("action_plan", "action", "action"),
    Territory: _at("territory", "territory"),
    TerritoryNote: _note,
    Workshop: _at("prepare", "workshop", tab="workshop"),
    VoteRound: _at("vote", "round"),
    ServicePoint: _point,
    CentrePart: _centre_part,
    Procedure: _at("procedures", "procedure"),
    StrategicProject: _at("projects", "project"),
    ProjectPart: _at("projects", "project", "project"),
    Sector: _at("economy", "sector"),
    Skill: _at("economy", "skill"),
    Barrier: _at("economy", "barrier"),
    Opportunity: _at("economy", "opportunity"),
    EconomyAction: _at("economy", "economy_action"),
    Pin: _at("map", "pin"),
    Area: _at("map", "area"),
}
"""What can be found, and how it is opened; those asked for most come first."""

_NUMBERED = {"Proposal": "", "Challenge": "", "Action": "A"}


def everything(plan: OpenPlan) -> list[Thing]:
    """All that can be found, in the order of ``PLACES``, each kind as the plan has it."""
    numbers: dict[str, str] = {}
    for kind in (Proposal, Challenge, Action):
        mark = _NUMBERED[kind.__name__]
        numbers |= {id: f"{mark}{label}" for id, label in numbering.labels(plan, kind).items()}
    return [
        _thing(one, numbers.get(one.id, ""), where(one))
        for kind, where in PLACES.items()
        for one in plan.all(kind)
    ]


def _thing(one: Entity, number: str, opens: tuple[str, dict[str, str]]) -> Thing:
    entity = type(one).__name__
    told = [part for name in free_texts.FREE[entity] for part in _texts(getattr(one, name))]
    page, where = opens
    return Thing(
        entity=entity,
        id=one.id,
        kind=entity_name(entity),
        title=_title(one, told),
        page=page,
        where=where,
        number=number or str(getattr(one, "code", "")),
        theme=str(getattr(one, "theme", "")),
        texts=plain(" ".join((number, str(getattr(one, "code", "")), *told))),
    )


def _texts(value: object) -> Iterator[str]:
    yield from free_texts.stretches(value)


def _title(one: Entity, told: Sequence[str]) -> str:
    """What it is known by: its name, title or text, else the first of its words."""
    for name in ("name", "title", "text", "label", "place", "what"):
        if said := getattr(one, name, ""):
            return str(said)
    return told[0] if told else ""


def found(things: Sequence[Thing], wanted: str, most: int = MOST) -> list[Thing]:
    """Those that hold every word of ``wanted``: first the one with that number, then those whose
    title begins with it, then whose title has it, then the rest; at most ``most``."""
    pieces = plain(wanted).split()
    if not pieces:
        return []
    whole = " ".join(pieces)
    every = [one for one in things if all(piece in one.texts for piece in pieces)]
    return sorted(every, key=lambda one: _rank(one, whole, pieces))[:most]


def _rank(one: Thing, whole: str, pieces: Sequence[str]) -> int:
    title = plain(one.title)
    if plain(one.number) == whole:
        return 0
    if title.startswith(whole):
        return 1
    return 2 if all(piece in title for piece in pieces) else 3
