"""How firmly the proposals of the list stand where they are placed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from workshop_app.domain.capacity import Capacity
from workshop_app.domain.rounds import DecidingRound, VoteRound
from workshop_app.domain.standing import Standing, standings
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.firmness import Firmness
from workshop_app.domain.voting.tally import Tally
from workshop_app.services import capacity, results
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed


def standing(
    plan: OpenPlan,
    everything: Sequence[Placed],
    capacities: Mapping[str, Capacity],
    orders: Mapping[str, Firmness],
    *,
    chosen: Sequence[DecidingRound] | None = None,
    at_least: Fraction | None = None,
) -> dict[str, Standing]:
    """How firm each placing is, by the proposal's id. ``orders``: how firm the order of each round
    is, by its id, as far as it was worked out already."""
    least = capacity.threshold(plan) if at_least is None else at_least
    return standings(
        [one.priority for one in everything],
        capacity.deciding_rounds(plan, chosen),
        capacities,
        least,
        orders,
        {one.proposal.id: one.members for one in everything},
    )


def to_work_out(plan: OpenPlan, known: Collection[str] = ()) -> dict[str, tuple[Tally, str]]:
    """What ``voting.firmness`` needs of each deciding round with ballots, by its id, but for those
    that are ``known``: it takes a moment, and needs no plan."""
    named = {one.round for one in plan.all(DecidingRound)}
    found = {}
    for round in plan.all(VoteRound, state="shown"):
        if round.id in named and round.id not in known:
            counted = results.result(plan, round)
            if counted.shown and not counted.counted:
                found[round.id] = (results.added_up(plan, round), check_value(counted))
    return found
