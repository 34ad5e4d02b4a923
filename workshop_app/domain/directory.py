"""Attention points and strategic projects: public facts of institutions, never of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from workshop_app.domain.entity import Entity, Ref, Sheet, Texts

POINT_KINDS = ("pao", "integrhabitat", "institution")
PROJECT_STAGES = ("idea", "perfil", "prefactibilidad")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePoint(Entity):
    """An Attention and Orientation Point (PAO), an IntegrHa-bitat centre, or an institution.

    ``hours`` maps mo…su to lists of ["HH:MM", "HH:MM"]; ``verified_on`` ISO or "" when nobody
    has checked; ``sheet`` holds a centre's programme, host community and spaces.
    """

    kind: str
    name: str
    sample: bool = False
    position: int = 0
    original_text: str = ""
    original_language: str = ""
    address: str = ""
    municipality: str = ""
    territory: Annotated[str | None, Ref("Territory")] = None
    hours: Sheet | None = None
    opening_hours: str = ""
    phones: Texts = ()
    services: Texts = ()
    field: str = ""
    verified_on: str = ""
    notes: Texts = ()
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Entity):
    """A procedure explained in plain words; general guidance, not legal advice."""

    name: str
    plain: str
    services: Texts = ()
    status: str = "current"
    superseded_by: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategicProject(Entity):
    """A large project of the territory with its sheet, up to the stage ``perfil``."""

    number: int
    name: str
    stage: str = "idea"
    sample: bool = False
    original_text: str = ""
    original_language: str = ""
    source_note: str = ""
    problem: str = ""
    objective: str = ""
    territories: Texts = ()
    population: Sheet | None = None
    rough_cost: Sheet | None = None
    next_step: Sheet | None = None
    proposals: Texts = ()
    actions: Texts = ()
    sectors: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPart(Entity):
    """A row of a project's sheet. ``kind`` is one of ``cause effect specific_objective
    alternative component risk indicator actor``; ``facts`` what that kind has beside its text."""

    project: Annotated[str, Ref("StrategicProject")]
    kind: str
    text: str
    position: int = 0
    facts: Sheet | None = None
