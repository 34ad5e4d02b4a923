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


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketStudy(Entity):
    """When and with how many the assessment was made; ``interviews`` counts by kind."""

    title: str
    method: str
    note: str = ""
    start: str = ""
    end: str = ""
    interviews: Sheet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector(Entity):
    """An economic sector studied."""

    name: str
    position: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorScore(Entity):
    """A sector on one criterion, 1 to 5, with what it rests on."""

    sector: Annotated[str, Ref("Sector")]
    criterion: str
    score: int
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill(Entity):
    """A skill asked for: ``kind`` technical or soft, ``demand`` 1 to 5, ``vacancies`` counted."""

    name: str
    kind: str
    demand: int
    vacancies: int | None = None
    sectors: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Entity):
    """What keeps people out of work; ``severity`` 1 to 5; ``sectors`` are ids."""

    kind: str
    text: str
    severity: int
    sectors: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(Entity):
    """A way of working on one's own; ``starting_cost`` whole money."""

    name: str
    sector: Annotated[str | None, Ref("Sector")] = None
    starting_cost: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomyAction(Entity):
    """An action of the economic plan, with the barriers it attacks (ids)."""

    title: str
    position: int = 0
    horizon: str = ""
    cost: int | None = None
    sectors: Texts = ()
    barriers: Texts = ()
