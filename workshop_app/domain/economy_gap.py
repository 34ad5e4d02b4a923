"""What is asked for and missing: skills against what people bring, barriers against what is done.

Source of the method: Rapid Market Assessments set demand (vacancies counted in interviews) beside
supply (what people bring); a barrier weighs its severity times the sectors it is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workshop_app.domain.economy import Barrier, EconomyAction, Sector, Skill
from workshop_app.domain.economy_figures import Total

STRONG = 4
"""From this demand on a skill without anybody to teach it is missing, vacancies or not."""


@dataclass(frozen=True, slots=True)
class SkillGap:
    """A skill asked for. ``missing``: vacancies that those who bring it do not fill, told so that a
    hidden figure cannot be worked out: ``at_least`` so many; ``None`` where one was not counted.
    ``taught_by``: economic actions (ids)."""

    skill: Skill
    brought: Total
    wanted: Total
    missing: int | None
    at_least: bool
    taught_by: tuple[str, ...]

    @property
    def taught(self) -> bool:
        """Whether an economic action teaches it."""
        return bool(self.taught_by)

    @property
    def open(self) -> bool:
        """Whether it is asked for and nothing covers it yet: places are left over, or it is asked for
        strongly, and no action teaches it."""
        asked = bool(self.missing) or self.skill.demand >= STRONG
        return asked and not self.taught


@dataclass(frozen=True, slots=True)
class BarrierGap:
    """A barrier: ``sectors`` that it is in, ``weight`` its severity times so many, and the economic
    actions (ids) that attack it."""

    barrier: Barrier
    sectors: int
    weight: int
    attacked_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """``skills`` with vacancies, most missing first; then the others, most asked for first.
    ``barriers`` by weight. ``unserved`` sectors that no economic action is for."""

    skills: tuple[SkillGap, ...]
    barriers: tuple[BarrierGap, ...]
    unserved: tuple[Sector, ...]
    sectors: int
    actions: int

    @property
    def untaught(self) -> tuple[SkillGap, ...]:
        """Skills that are asked for, and no economic action teaches them."""
        return tuple(one for one in self.skills if one.open)

    @property
    def heaviest(self) -> tuple[BarrierGap, ...]:
        """What blocks most: one barrier, or those that stand equal."""
        most = self.barriers[0].weight if self.barriers else 0
        return tuple(one for one in self.barriers if one.weight == most and most)

    @property
    def unattacked(self) -> tuple[BarrierGap, ...]:
        """Barriers that no economic action attacks."""
        return tuple(one for one in self.barriers if not one.attacked_by)


def gap(
    sectors: Sequence[Sector],
    skills: Iterable[Skill],
    barriers: Iterable[Barrier],
    actions: Sequence[EconomyAction],
) -> Gap:
    """What is missing, out of the records of a study. Ids that are no longer there count for
    nothing."""
    there = {one.id for one in sectors}
    teaching = _by_id(actions, {one.id: one.skills for one in actions})
    attacking = _by_id(actions, {one.id: one.barriers for one in actions})
    served = {id for one in actions for id in one.sectors}
    return Gap(
        skills=tuple(sorted((_skill(one, teaching) for one in skills), key=_by_missing)),
        barriers=tuple(
            sorted((_barrier(one, there, attacking) for one in barriers), key=_by_weight)
        ),
        unserved=tuple(one for one in sectors if one.id not in served),
        sectors=len(sectors),
        actions=len(actions),
    )


def _by_id(
    actions: Iterable[EconomyAction], named: Mapping[str, Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in actions:
        for id in named[one.id]:
            found[id] = (*found.get(id, ()), one.id)
    return found


def _skill(skill: Skill, teaching: Mapping[str, tuple[str, ...]]) -> SkillGap:
    brought = Total(skill.brought)
    missing = None
    if skill.vacancies is not None and brought.asked:
        missing = max(skill.vacancies - brought.most, 0)
        if not missing and brought.hidden:
            missing = None  # between nobody and four bring it: nothing can be said
    return SkillGap(
        skill=skill,
        brought=brought,
        wanted=Total(skill.wanted),
        missing=missing,
        at_least=bool(missing) and brought.hidden,
        taught_by=teaching.get(skill.id, ()),
    )


def _barrier(
    barrier: Barrier, there: set[str], attacking: Mapping[str, tuple[str, ...]]
) -> BarrierGap:
    found = len(there.intersection(barrier.sectors))
    return BarrierGap(barrier, found, found * barrier.severity, attacking.get(barrier.id, ()))


def _by_missing(one: SkillGap) -> tuple[int, int, int, str]:
    asked = one.missing if one.missing is not None else -1
    return -asked, -(one.skill.vacancies or 0), -one.skill.demand, one.skill.name


def _by_weight(one: BarrierGap) -> tuple[int, int, str]:
    return -one.weight, -one.barrier.severity, one.barrier.text
