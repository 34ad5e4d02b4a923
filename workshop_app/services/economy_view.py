"""The local economy as documents tell it: everything is read under the lock, and drawn without."""

from __future__ import annotations

from collections.abc import Mapping

from workshop_app.domain.action_plan import Action
from workshop_app.domain.attendance import SMALLEST
from workshop_app.domain.days import day_of
from workshop_app.domain.economy import Barrier, Skill
from workshop_app.domain.economy_gap import BarrierGap, Gap, SkillGap
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.export.economy_views import (
    BarrierView,
    EconomyActionView,
    EconomyView,
    OpportunityView,
    ScoreView,
    SectorView,
    SkillView,
)
from workshop_app.services import economy, economy_gap, economy_room, numbering
from workshop_app.services.economy import Studied
from workshop_app.services.open_plan import OpenPlan


def read_economy(plan: OpenPlan) -> EconomyView | None:
    """The study, read at one moment; ``None`` where nothing was studied."""
    with plan.store.lock:
        made, gap = economy.study(plan), economy_gap.gap(plan)
        if made is None and not (gap.sectors or gap.skills or gap.barriers or gap.actions):
            return None
        reading = _Reading(plan, gap)
        brought = economy_room.brought(plan.all(Skill))
        return EconomyView(
            title=made.title if made else "",
            method=made.method if made else "",
            note=made.note if made else "",
            start=day_of(made.start) if made else None,
            end=day_of(made.end) if made else None,
            interviews=_interviews(plan),
            weights=economy.weights(plan),
            sectors=tuple(reading.sector(one) for one in reading.studied),
            skills=tuple(reading.skill(one) for one in economy.skills(plan)),
            barriers=tuple(reading.barrier(one) for one in economy.barriers(plan)),
            opportunities=reading.opportunities(),
            actions=reading.actions(),
            gap=gap,
            brought=brought.brought,
            wanted=brought.wanted,
        )


def _interviews(plan: OpenPlan) -> tuple[tuple[str, int], ...]:
    """How many were asked, by kind. Fewer than five people are left out: somebody on the block knows
    who was asked (P-09)."""
    houses = ("businesses", "institutions")
    told = economy.interviews(plan).items()
    return tuple((kind, n) for kind, n in told if n >= SMALLEST or kind in houses)


class _Reading:
    """What names and numbers the records point at."""

    def __init__(self, plan: OpenPlan, gap: Gap) -> None:
        self._plan = plan
        self.studied = economy.sectors(plan)
        self._names = {one.sector.id: one.sector.name for one in self.studied}
        self._order = {id: at for at, id in enumerate(self._names)}
        self._numbers = economy.numbers(plan)
        self._barriers = {o.id: f"B{at}" for at, o in enumerate(economy.barriers(plan), 1)}
        self._kinds = {one.id: one.kind for one in plan.all(Barrier)}
        self._skills = {one.id: one.name for one in plan.all(Skill)}
        self._territories = {one.id: one.name for one in plan.all(Territory)}
        standing = plan.all(Proposal, withdrawn=False, taken_out=False)
        labels = numbering.labels(plan, Proposal)
        self._proposals = {one.id: labels[one.id] for one in standing}
        self._challenges = numbering.labels(plan, Challenge)
        self._gaps: dict[str, SkillGap] = {one.skill.id: one for one in gap.skills}
        self._weights: dict[str, BarrierGap] = {one.barrier.id: one for one in gap.barriers}
        self._made = economy.actions(plan)

    def sector(self, one: Studied) -> SectorView:
        sector = one.sector
        return SectorView(
            name=sector.name,
            note=sector.note,
            chain=sector.chain,
            pictogram=sector.pictogram,
            territories=_known(self._territories, sector.territories),
            proposals=tuple(sorted(_known(self._proposals, sector.proposals), key=sort_key)),
            actions=tuple(
                self._numbers[made.id] for made, _ in self._made if sector.id in made.sectors
            ),
            scores={
                criterion: ScoreView(score=s.score, evidence=s.evidence, source=s.source)
                for criterion, s in one.scores.items()
            },
            unscored=one.unscored,
            mean=one.mean,
            growth=one.growth,
            access=one.access,
        )

    def skill(self, one: Skill) -> SkillView:
        gap = self._gaps[one.id]
        return SkillView(
            name=one.name,
            kind=one.kind,
            demand=one.demand,
            vacancies=one.vacancies,
            sectors=self._sectors(one.sectors),
            brought=gap.brought,
            wanted=gap.wanted,
            missing=gap.missing,
            at_least=gap.at_least,
            actions=_known(self._numbers, gap.taught_by),
            source=one.source,
        )

    def barrier(self, one: Barrier) -> BarrierView:
        gap = self._weights[one.id]
        return BarrierView(
            number=self._barriers[one.id],
            text=one.text,
            kind=one.kind,
            severity=one.severity,
            weight=gap.weight,
            sectors=self._sectors(one.sectors),
            hinders=one.hinders,
            heard=one.heard,
            challenges=tuple(sorted(_known(self._challenges, one.challenges), key=sort_key)),
            actions=_known(self._numbers, gap.attacked_by),
            source=one.source,
        )

    def opportunities(self) -> tuple[OpportunityView, ...]:
        return tuple(
            OpportunityView(
                name=one.name,
                sector=self._names.get(one.sector or "", ""),
                starting_cost=one.starting_cost,
                takes=one.takes,
                weeks=one.weeks,
                note=one.note,
            )
            for one in economy.opportunities(self._plan)
        )

    def actions(self) -> tuple[EconomyActionView, ...]:
        labels = numbering.labels(self._plan, Action)
        return tuple(
            EconomyActionView(
                number=self._numbers[one.id],
                title=one.title,
                horizon=one.horizon,
                cost=one.cost,
                responsible=one.responsible,
                note=one.note,
                sectors=self._sectors(one.sectors),
                barriers=tuple(
                    (self._barriers[id], self._kinds[id])
                    for id in one.barriers
                    if id in self._barriers
                ),
                skills=_known(self._skills, one.skills),
                in_plan=f"A{labels[action.id]}" if action else "",
            )
            for one, action in self._made
        )

    def _sectors(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Names in the order of the table."""
        known = [id for id in ids if id in self._names]
        return tuple(self._names[id] for id in sorted(known, key=self._order.__getitem__))


def _known(names: Mapping[str, str], ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(names[id] for id in ids if id in names)
