"""The room's side of the local economy: what it proposed and what keeps people out, in its words,
what was heard where the market was listened to, and what participants bring, in totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workshop_app.domain.economy import Barrier, Sector, Skill
from workshop_app.domain.economy_figures import Total, added_up
from workshop_app.domain.meetings import AgendaItem, Workshop
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import numbering
from workshop_app.services.open_plan import OpenPlan

THEME = "economy"
LISTENING = "market-listening"
"""The exercise in which a room says what moves, what is asked for and what stands in the way."""


@dataclass(frozen=True, slots=True)
class SaidProposal:
    """A proposal with its number, and the sectors (ids) that it is linked with."""

    proposal: Proposal
    number: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidChallenge:
    """A challenge with its number, and the barriers (ids) that name it."""

    challenge: Challenge
    number: str
    barriers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listened:
    """A workshop whose agenda holds the listening exercise, with what was said there: of the
    economic theme first, then the rest of it."""

    workshop: Workshop
    challenges: tuple[SaidChallenge, ...]
    proposals: tuple[SaidProposal, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What participants bring, in totals of rooms. ``brought`` and ``wanted`` are ``None`` where no
    sum can be told (P-12); each skill's own figures are in ``skills``."""

    brought: int | None
    wanted: int | None
    skills: tuple[tuple[Skill, Total, Total], ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Everything the room said of the local economy."""

    proposals: tuple[SaidProposal, ...]
    challenges: tuple[SaidChallenge, ...]
    listened: tuple[Listened, ...]
    brought: Brought

    @property
    def unlinked(self) -> int:
        """Proposals of the theme that no sector is linked with."""
        return sum(not one.sectors for one in self.proposals)


def room(plan: OpenPlan) -> Room:
    """What the room said of the local economy; withdrawn and taken out ones are left out."""
    with plan.store.lock:
        challenges = _challenges(plan)
        proposals = _proposals(plan)
        return Room(
            proposals=tuple(one for one in proposals if one.proposal.theme == THEME),
            challenges=tuple(one for one in challenges if one.challenge.theme == THEME),
            listened=tuple(_listened(plan, challenges, proposals)),
            brought=brought(plan.all(Skill)),
        )


def brought(skills: Iterable[Skill]) -> Brought:
    """What people bring and want to learn, skill by skill and added up; skills that nobody asked
    about are left out, most brought first."""
    counted = [one for one in skills if one.brought is not None or one.wanted is not None]
    told = [(one, Total(one.brought), Total(one.wanted)) for one in counted]
    told.sort(key=lambda row: (-row[1].least, -row[2].least, row[0].name))
    return Brought(
        brought=added_up(one.brought for one in counted),
        wanted=added_up(one.wanted for one in counted),
        skills=tuple(told),
    )


def _proposals(plan: OpenPlan) -> list[SaidProposal]:
    numbers = numbering.labels(plan, Proposal)
    linked = _by_id((one.id, one.proposals) for one in plan.all(Sector))
    standing = plan.all(Proposal, withdrawn=False, taken_out=False)
    return [SaidProposal(one, numbers[one.id], linked.get(one.id, ())) for one in standing]


def _challenges(plan: OpenPlan) -> list[SaidChallenge]:
    numbers = numbering.labels(plan, Challenge)
    linked = _by_id((one.id, one.challenges) for one in plan.all(Barrier))
    standing = [one for one in plan.all(Challenge) if not one.same_as]
    return [SaidChallenge(one, numbers[one.id], linked.get(one.id, ())) for one in standing]


def _by_id(named: Iterable[tuple[str, Sequence[str]]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for owner, ids in named:
        for id in ids:
            found[id] = (*found.get(id, ()), owner)
    return found


def _listened(
    plan: OpenPlan, challenges: Sequence[SaidChallenge], proposals: Sequence[SaidProposal]
) -> Iterable[Listened]:
    where = {one.workshop for one in plan.all(AgendaItem, exercise=LISTENING)}
    held = (one for one in plan.all(Workshop) if one.id in where)
    for workshop in sorted(held, key=lambda one: (one.number, one.day)):
        here = [one for one in challenges if one.challenge.workshop == workshop.id]
        said = [one for one in proposals if one.proposal.workshop == workshop.id]
        yield Listened(
            workshop,
            tuple(sorted(here, key=lambda one: one.challenge.theme != THEME)),
            tuple(sorted(said, key=lambda one: one.proposal.theme != THEME)),
        )
