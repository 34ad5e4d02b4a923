"""What the documents of the local economy need, as frozen records: counts under five are hidden
already, numbers are those that people read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from workshop_app.domain.economy_figures import EVEN, Total
from workshop_app.domain.economy_gap import Gap
from workshop_app.domain.plan_book import Row, Settled

if TYPE_CHECKING:
    from workshop_app.export.views import PlanView


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreView:
    """A score from 1 to 5, what it rests on and where that comes from."""

    score: int
    evidence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorView:
    """A sector. ``scores`` by criterion, ``unscored`` those that count and have none; means are
    ``None`` where nothing was scored; ``proposals`` and ``actions`` are numbers, ``territories``
    names."""

    name: str
    note: str = ""
    chain: tuple[str, ...] = ()
    pictogram: str = ""
    territories: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    scores: Mapping[str, ScoreView] = field(default_factory=dict, hash=False)
    unscored: tuple[str, ...] = ()
    mean: Fraction | None = None
    growth: Fraction | None = None
    access: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillView:
    """A skill asked for. ``sectors`` are names; ``missing`` in words: "38", "at least 41" is told by
    ``at_least``; ``actions`` the economic actions that teach it."""

    name: str
    kind: str
    demand: int
    vacancies: int | None
    sectors: tuple[str, ...]
    brought: Total
    wanted: Total
    missing: int | None
    at_least: bool
    actions: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierView:
    """A barrier by its ``number`` (B1). ``weight`` is severity times sectors; ``challenges`` are
    numbers, ``actions`` the economic actions against it."""

    number: str
    text: str
    kind: str
    severity: int
    weight: int
    sectors: tuple[str, ...] = ()
    hinders: tuple[str, ...] = ()
    heard: int | None = None
    challenges: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityView:
    """A way of working on one's own; ``sector`` is its name."""

    name: str
    sector: str = ""
    starting_cost: int | None = None
    takes: tuple[str, ...] = ()
    weeks: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomyActionView:
    """An economic action (E1). ``barriers`` are numbers with their kinds; ``in_plan`` the number of
    its action of the plan ("A6"), "" where it is not there."""

    number: str
    title: str
    horizon: str = ""
    cost: int | None = None
    responsible: str = ""
    note: str = ""
    sectors: tuple[str, ...] = ()
    barriers: tuple[tuple[str, str], ...] = ()
    skills: tuple[str, ...] = ()
    in_plan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomyView:
    """The whole study. ``sectors`` the most favourable first; ``weights`` of all criteria;
    ``proposals`` of the economic theme by number, with what they say; ``brought`` and ``wanted``
    are sums of rooms, ``None`` where none can be told."""

    title: str = ""
    method: str = ""
    note: str = ""
    start: date | None = None
    end: date | None = None
    interviews: tuple[tuple[str, int], ...] = ()
    weights: Mapping[str, int] = field(default_factory=lambda: dict(EVEN), hash=False)
    sectors: tuple[SectorView, ...] = ()
    skills: tuple[SkillView, ...] = ()
    barriers: tuple[BarrierView, ...] = ()
    opportunities: tuple[OpportunityView, ...] = ()
    actions: tuple[EconomyActionView, ...] = ()
    gap: Gap
    brought: int | None = None
    wanted: int | None = None

    @property
    def equal(self) -> bool:
        """Whether every criterion counts the same."""
        return len(set(self.weights.values())) == 1

    @property
    def partial(self) -> bool:
        """Whether a sector has scores, but not all that count: its mean has a star."""
        return any(one.unscored and one.mean is not None for one in self.sectors)

    @property
    def vacancies(self) -> int:
        """All vacancies that were counted."""
        return sum(one.vacancies or 0 for one in self.skills)

    @property
    def cost(self) -> int:
        """What the economic actions cost together; one without a figure counts nothing."""
        return sum(one.cost or 0 for one in self.actions)


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomyBookView:
    """What the workbook of the study needs. ``plan`` as all documents tell it; ``rows`` by the id of
    their sheet; ``study`` its lines; ``names`` what the ids in cells are called; ``in_plan`` by the
    id of an economic action, the number of its action of the plan."""

    plan: PlanView
    id: str
    rows: Mapping[str, tuple[Row, ...]]
    study: Mapping[str, Settled]
    names: Mapping[str, str]
    in_plan: Mapping[str, str]
