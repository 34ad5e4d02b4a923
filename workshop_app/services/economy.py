"""The local economy as studied: sectors on eight criteria, skills, barriers, actions. What changes
them: ``economy_study``, ``economy_sectors``, ``economy_needs``, ``economy_actions``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain import economy_figures
from workshop_app.domain.action_plan import Action
from workshop_app.domain.economy import (
    Barrier,
    EconomyAction,
    MarketStudy,
    Opportunity,
    Sector,
    SectorScore,
    Skill,
)
from workshop_app.domain.economy_figures import EVEN
from workshop_app.domain.economy_names import INTERVIEWS
from workshop_app.services.open_plan import OpenPlan


@dataclass(frozen=True, slots=True)
class Studied:
    """A sector with its scores: criterion → what was judged. ``mean`` of those that are there,
    weighted as the study says, 1 to 5, ``None`` without any; 5 is always the favourable end.
    ``growth`` and ``access`` are the same of what it promises, and of how well people get in.
    ``unscored``: criteria that count and nobody judged; with one the mean is not of all of it."""

    sector: Sector
    scores: Mapping[str, SectorScore]
    weights: Mapping[str, int]

    @property
    def figures(self) -> dict[str, int]:
        """The scores alone."""
        return {criterion: one.score for criterion, one in self.scores.items()}

    @property
    def unscored(self) -> tuple[str, ...]:
        return economy_figures.unscored(self.figures, self.weights)

    @property
    def mean(self) -> Fraction | None:
        return economy_figures.mean(self.figures, self.weights)

    @property
    def growth(self) -> Fraction | None:
        return economy_figures.sides(self.figures, self.weights)[0]

    @property
    def access(self) -> Fraction | None:
        return economy_figures.sides(self.figures, self.weights)[1]


def study(plan: OpenPlan) -> MarketStudy | None:
    """The market assessment of the plan, if one was made."""
    studies = plan.all(MarketStudy)
    return studies[0] if studies else None


def weights(plan: OpenPlan) -> dict[str, int]:
    """How much each criterion counts in a mean, 0 to 5; all 1 where nobody set them."""
    made = study(plan)
    return economy_figures.weights_from(made.weights) if made else dict(EVEN)


def interviews(plan: OpenPlan) -> dict[str, int]:
    """How many were asked, by kind: those that every study has first."""
    made = study(plan)
    told = economy_figures.interviews_from(made.interviews) if made else {}
    known = {kind: told.pop(kind) for kind in INTERVIEWS if kind in told}
    return {**known, **told}


def in_order(plan: OpenPlan) -> list[Sector]:
    """The sectors in the order that somebody gave them."""
    return sorted(plan.all(Sector), key=lambda one: (one.position, one.born, one.id))


def sectors(plan: OpenPlan) -> list[Studied]:
    """Every sector with its scores, the most favourable first; equal ones in their own order. Those
    that lack a score come after the others: one good score alone makes no sector the best."""
    scores: dict[str, dict[str, SectorScore]] = {}
    for score in plan.all(SectorScore):
        if score.criterion in EVEN and 1 <= score.score <= economy_figures.MOST:
            scores.setdefault(score.sector, {})[score.criterion] = score
    counts = weights(plan)
    found = [Studied(one, scores.get(one.id, {}), counts) for one in in_order(plan)]
    return sorted(found, key=lambda one: (bool(one.unscored), -(one.mean or 0)))


def skills(plan: OpenPlan, kind: str | None = None) -> list[Skill]:
    """The skills asked for (of one ``kind``, technical or soft), most vacancies first, then most
    demand."""
    found = plan.all(Skill) if kind is None else plan.all(Skill, kind=kind)
    return sorted(found, key=lambda s: (-(s.vacancies or 0), -s.demand, s.name))


def barriers(plan: OpenPlan) -> list[Barrier]:
    """What keeps people out of work, the most severe first, then what is in most sectors."""
    return sorted(plan.all(Barrier), key=lambda b: (-b.severity, -len(b.sectors), b.text))


def opportunities(plan: OpenPlan) -> list[Opportunity]:
    """All ways of working on one's own, the cheapest to begin with first."""
    return sorted(plan.all(Opportunity), key=_cost)


def opportunities_of(plan: OpenPlan, sector: Sector) -> list[Opportunity]:
    """The ways of working on one's own in a sector, the cheapest to begin with first."""
    return sorted(plan.all(Opportunity, sector=sector.id), key=_cost)


def _cost(one: Opportunity) -> tuple[bool, int, str]:
    return one.starting_cost is None, one.starting_cost or 0, one.name


def actions(plan: OpenPlan) -> list[tuple[EconomyAction, Action | None]]:
    """The economic actions in their order, each with its action of the plan where it went in."""
    in_plan = actions_in_plan(plan)
    found = sorted(plan.all(EconomyAction), key=lambda a: (a.position, a.born, a.id))
    return [(one, in_plan.get(one.id)) for one in found]


def actions_in_plan(plan: OpenPlan) -> dict[str, Action]:
    """Economic action (id) → its action of the plan: the first in it, where there are several."""
    found = sorted(plan.all(Action), key=lambda one: (-one.position, one.born))
    return {one.economy_action: one for one in found if one.economy_action}


def actions_of(plan: OpenPlan, sector: Sector) -> list[tuple[EconomyAction, Action | None]]:
    """The economic actions for a sector, each with its action of the plan where it went in."""
    return [(one, made) for one, made in actions(plan) if sector.id in one.sectors]


def numbers(plan: OpenPlan) -> dict[str, str]:
    """Economic action (id) → how it is called: E1, E2 … in their order."""
    return {one.id: f"E{at}" for at, (one, _) in enumerate(actions(plan), 1)}
