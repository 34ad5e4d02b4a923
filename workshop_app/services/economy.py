"""The local economy as studied: sectors on eight criteria, skills, barriers, actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain.action_plan import Action
from workshop_app.domain.economy import (
    SECTOR_CRITERIA,
    Barrier,
    EconomyAction,
    MarketStudy,
    Opportunity,
    Sector,
    SectorScore,
    Skill,
)
from workshop_app.services.open_plan import OpenPlan


@dataclass(frozen=True, slots=True)
class Studied:
    """A sector with its scores: criterion → what was judged. ``mean`` of those that are there,
    1 to 5, ``None`` without any; 5 is always the favourable end."""

    sector: Sector
    scores: Mapping[str, SectorScore]

    @property
    def mean(self) -> Fraction | None:
        given = [self.scores[c].score for c in SECTOR_CRITERIA if c in self.scores]
        return Fraction(sum(given), len(given)) if given else None


def study(plan: OpenPlan) -> MarketStudy | None:
    """The market assessment of the plan, if one was made."""
    studies = plan.all(MarketStudy)
    return studies[0] if studies else None


def sectors(plan: OpenPlan) -> list[Studied]:
    """Every sector with its scores, the most favourable first."""
    scores: dict[str, dict[str, SectorScore]] = {}
    for score in plan.all(SectorScore):
        scores.setdefault(score.sector, {})[score.criterion] = score
    found = [Studied(sector, scores.get(sector.id, {})) for sector in plan.all(Sector)]
    return sorted(found, key=lambda one: (-(one.mean or 0), one.sector.position))


def skills(plan: OpenPlan) -> list[Skill]:
    """The skills asked for, most vacancies first, then most demand."""
    return sorted(plan.all(Skill), key=lambda s: (-(s.vacancies or 0), -s.demand))


def barriers(plan: OpenPlan) -> list[Barrier]:
    """What keeps people out of work, the most severe first."""
    return sorted(plan.all(Barrier), key=lambda b: -b.severity)


def opportunities_of(plan: OpenPlan, sector: Sector) -> list[Opportunity]:
    """The ways of working on one's own in a sector, the cheapest to begin with first."""
    found = plan.all(Opportunity, sector=sector.id)
    return sorted(found, key=lambda one: (one.starting_cost is None, one.starting_cost or 0))


def actions_of(plan: OpenPlan, sector: Sector) -> list[tuple[EconomyAction, Action | None]]:
    """The economic actions for a sector, each with its action of the plan where it went in."""
    in_plan = {a.economy_action: a for a in plan.all(Action) if a.economy_action}
    found = sorted(plan.all(EconomyAction), key=lambda a: a.position)
    return [(one, in_plan.get(one.id)) for one in found if sector.id in one.sectors]
