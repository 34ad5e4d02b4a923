"""The territorial-economic plan: a Rapid Market Assessment and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from workshop_app.domain.entity import Entity, Ref, Sheet, Texts

SECTOR_CRITERIA = (
    "growth", "labour_absorption", "entry_barriers", "self_employment",
    "women_youth", "informality_risk", "supply_chain", "environmental",
)  # fmt: skip
"""The eight criteria of a sector, each 1 to 5, 5 always the favourable end."""
GROWTH_CRITERIA = ("growth", "labour_absorption", "supply_chain", "environmental")
ACCESS_CRITERIA = ("entry_barriers", "self_employment", "women_youth", "informality_risk")
"""What a sector promises, and how well people get in: the two sides that are told beside each other."""
SKILL_KINDS = ("technical", "soft")
BARRIER_KINDS = (
    "legal", "credentials", "finance", "information", "discrimination", "care", "mobility",
    "premises", "safety", "bottleneck_inputs", "bottleneck_market", "bottleneck_service", "other",
)  # fmt: skip
"""What a barrier is made of; those that begin with ``bottleneck`` hold up whole businesses."""
HINDERED = ("newcomers", "women", "youth", "older", "disability", "host", "businesses")
"""Whom a barrier hinders; nobody chosen: everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketStudy(Entity):
    """When and with how many the assessment was made; ``interviews`` counts by kind. ``weights``:
    criterion → 0 to 5, how much it counts in a sector's mean; 1 where nothing is said."""

    title: str
    method: str
    note: str = ""
    start: str = ""
    end: str = ""
    interviews: Sheet | None = None
    weights: Sheet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector(Entity):
    """An economic sector studied. ``chain`` names its links in order, from inputs to buyers;
    ``proposals`` (ids) are what the room proposed for it, ``territories`` (ids) where it is."""

    name: str
    position: int = 0
    note: str = ""
    chain: Texts = ()
    pictogram: str = ""
    proposals: Texts = ()
    territories: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorScore(Entity):
    """A sector on one criterion, 1 to 5, with what it rests on and where that comes from."""

    sector: Annotated[str, Ref("Sector")]
    criterion: str
    score: int
    evidence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill(Entity):
    """A skill asked for: ``kind`` technical or soft, ``demand`` 1 to 5, ``vacancies`` counted.
    ``brought`` and ``wanted`` are totals of rooms: how many know it, how many want to learn it."""

    name: str
    kind: str
    demand: int
    vacancies: int | None = None
    sectors: Texts = ()
    brought: int | None = None
    wanted: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Entity):
    """What keeps people out of work; ``severity`` 1 to 5; ``sectors`` are ids; ``hinders`` of
    ``HINDERED``; ``heard``: at how many tables it was named; ``challenges`` (ids) in their words."""

    kind: str
    text: str
    severity: int
    sectors: Texts = ()
    hinders: Texts = ()
    heard: int | None = None
    challenges: Texts = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(Entity):
    """A way of working on one's own; ``starting_cost`` whole money, ``takes`` what starting takes
    besides, ``weeks`` until the first sale."""

    name: str
    sector: Annotated[str | None, Ref("Sector")] = None
    starting_cost: int | None = None
    note: str = ""
    takes: Texts = ()
    weeks: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomyAction(Entity):
    """An action of the economic plan, with the barriers it attacks, the sectors it serves and the
    skills it teaches (ids). Its action of the plan points at it."""

    title: str
    position: int = 0
    horizon: str = ""
    cost: int | None = None
    sectors: Texts = ()
    barriers: Texts = ()
    skills: Texts = ()
    responsible: str = ""
    note: str = ""
