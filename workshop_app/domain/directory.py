"""Attention points and strategic projects: public facts of institutions, never of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from workshop_app.domain.entity import Entity, Ref, Sheet, Texts

POINT_KINDS = ("pao", "integrhabitat", "institution")
POINT_SERVICES = ("information", "procedures", "identification", "referral")
"""The four groups of what a point does."""
POINT_SERVES = ("refugees", "migrants", "displaced", "host")
POINT_FIELDS = (
    "health", "education", "legal", "protection", "livelihoods", "housing", "registration", "food",
    "shelter", "other",
)  # fmt: skip
CENTRE_PARTS = (
    "site", "host", "programme", "space", "partner", "agreement", "phase", "indicator",
)  # fmt: skip
SITE_CRITERIA = (
    "in_the_middle", "on_foot", "safe_way", "public_land", "safe_ground", "water_and_light",
    "room_to_grow", "neighbours_agree",
)  # fmt: skip
"""What the neighbours score each possible site of a centre on, 1 to 5, 5 the favourable end."""
PROCEDURE_STATES = ("current", "superseded")
PROJECT_STAGES = ("idea", "perfil", "prefactibilidad")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePoint(Entity):
    """An Attention and Orientation Point (PAO), an IntegrHa-bitat centre, or an institution.

    ``hours`` maps mo…su to lists of ["HH:MM", "HH:MM"]; ``verified_on`` ISO or "" when nobody
    has checked; ``source`` says with whom or where. ``serves`` is of ``POINT_SERVES``, none chosen:
    everybody; ``languages`` are those spoken there, as codes. A centre's ``workshops`` are its
    co-creation sessions, its ``actions`` stand in the plan (ids); ``sheet`` is what older programs
    kept of it, its parts (``CentrePart``) are what is worked on.
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
    languages: Texts = ()
    serves: Texts = ()
    email: str = ""
    web: str = ""
    source: str = ""
    workshops: Texts = ()
    actions: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CentrePart(Entity):
    """A row of an IntegrHa-bitat centre's sheet: ``kind`` is of ``CENTRE_PARTS``, ``facts`` what that
    kind has beside its text (``services.centres``)."""

    point: Annotated[str, Ref("ServicePoint")]
    kind: str
    text: str
    position: float = 0.0
    facts: Sheet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Entity):
    """A procedure explained in plain words; general guidance, not legal advice. ``points`` (ids)
    help with it besides those whose ``services`` do; ``checked_on`` is ISO, "" when nobody did."""

    name: str
    plain: str
    services: Texts = ()
    status: str = "current"
    superseded_by: str = ""
    position: int = 0
    steps: Texts = ()
    bring: Texts = ()
    cost: str = ""
    takes: str = ""
    points: Texts = ()
    checked_on: str = ""
    source: str = ""


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
