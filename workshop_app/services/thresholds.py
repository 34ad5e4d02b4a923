"""Where high begins on either axis: the plan's capacity, and the places of each deciding round. What
a change would move is told before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from workshop_app.domain.capacity import SCALE
from workshop_app.domain.priority import Priority
from workshop_app.domain.rounds import DecidingRound, Option, VoteRound
from workshop_app.domain.voting.rules import RULES
from workshop_app.services import capacity, round_names
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError

STEP = Fraction(1, 10)
"""The capacity from which it is high moves by tenths."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The places of a deciding round. ``name`` tells it apart; ``most`` is as many as it has
    options; ``fixed``: its rule goes by a budget, which its places follow."""

    record: DecidingRound
    name: str
    most: int
    fixed: bool

    @property
    def places(self) -> int:
        return self.record.places


@dataclass(frozen=True, slots=True)
class Thresholds:
    """``at_least``: capacity is high from here on, 1 to 5."""

    at_least: Fraction
    cuts: tuple[Cut, ...]

    def with_places(self, round: str, places: int) -> Thresholds:
        """The same, with other places of one round (its id)."""
        return replace(
            self,
            cuts=tuple(
                replace(cut, record=replace(cut.record, places=places))
                if cut.record.round == round
                else cut
                for cut in self.cuts
            ),
        )


@dataclass(frozen=True, slots=True)
class Move:
    """A proposal that would change its zone; ``before`` and ``after`` are zones."""

    id: str
    number: str
    before: str | None
    after: str | None


def current(plan: OpenPlan) -> Thresholds:
    """The thresholds that stand, the rounds in the order in which they were held."""
    named = {one.round: one for one in plan.all(DecidingRound)}
    called = round_names.names(plan)
    cuts = [
        Cut(
            named[round.id],
            called[round.id],
            plan.count(Option, round=round.id),
            RULES[named[round.id].rule].needs == "budget",
        )
        for round in plan.all(VoteRound, state="shown")
        if round.id in named
    ]
    return Thresholds(capacity.threshold(plan), tuple(cuts))


def would_be(plan: OpenPlan, thresholds: Thresholds) -> tuple[Priority, ...]:
    """The list as it would be with other thresholds; nothing is kept."""
    chosen = [cut.record for cut in thresholds.cuts]
    return capacity.priorities(plan, chosen=chosen, at_least=thresholds.at_least)


def moved(before: Sequence[Priority], after: Sequence[Priority]) -> list[Move]:
    """What changes its zone from one list to the other, in the order of the one after."""
    zones = {one.id: one.zone for one in before}
    return [
        Move(one.id, one.number, zones[one.id], one.zone)
        for one in after
        if one.id in zones and zones[one.id] != one.zone
    ]


def keep(plan: OpenPlan, thresholds: Thresholds) -> None:
    """From now on these thresholds stand, as one step."""
    if not SCALE[0] <= thresholds.at_least <= SCALE[1]:
        raise KnownError(N_("Capacity goes from 1 to 5. Nothing was changed."))
    for cut in thresholds.cuts:
        if not 1 <= cut.places <= cut.most:
            raise KnownError(
                N_("Round {name} has {most} options: its places are from 1 to {most}. Nothing was "
                   "changed."), name=cut.name, most=cut.most,
            )  # fmt: skip
    with plan.step("priority.thresholds") as step:
        step.change(plan.plan, capacity_at_least=str(thresholds.at_least))
        for cut in thresholds.cuts:
            kept = plan.one(DecidingRound, cut.record.id)
            step.change(kept, places=cut.places)
