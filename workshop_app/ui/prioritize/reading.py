"""What the map and the list both tell, read once: as it stands, or as it would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop_app.domain.capacity import Capacity
from workshop_app.domain.priority import Priority
from workshop_app.domain.standing import Standing
from workshop_app.domain.voting.firmness import Firmness
from workshop_app.services import capacity, prioritize, standing, thresholds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.services.thresholds import Move, Thresholds


@dataclass(frozen=True, slots=True)
class Listed:
    """The proposals in their order with their capacities and how firm they stand (both by id), by
    the ``thresholds``; ``moves``: what changes its zone by those that are being tried."""

    everything: list[Placed]
    known: tuple[Priority, ...]
    capacities: Mapping[str, Capacity]
    firm: Mapping[str, Standing]
    thresholds: Thresholds
    moves: Mapping[str, Move] = field(default_factory=dict)


def read(plan: OpenPlan, orders: Mapping[str, Firmness]) -> Listed:
    """As it stands. ``orders``: how firm the order of a round is, as far as it is known."""
    return _listed(plan, orders, thresholds.current(plan), ())


def read_as_if(
    plan: OpenPlan, orders: Mapping[str, Firmness], tried: Thresholds, stands: Listed
) -> Listed:
    """As it would be with the thresholds that are ``tried``; nothing is kept."""
    return _listed(plan, orders, tried, stands.known)


def _listed(
    plan: OpenPlan,
    orders: Mapping[str, Firmness],
    cuts: Thresholds,
    before: tuple[Priority, ...],
) -> Listed:
    capacities = capacity.capacities(plan, at_least=cuts.at_least)
    known = thresholds.would_be(plan, cuts)
    everything = prioritize.listed(plan, known)
    moved = thresholds.moved(before, known) if before else []
    return Listed(
        everything,
        known,
        capacities,
        _firm(plan, everything, capacities, orders, cuts),
        cuts,
        {move.id: move for move in moved},
    )


def again(plan: OpenPlan, orders: Mapping[str, Firmness], listed: Listed) -> Listed:
    """The same where only decisions, actions or the budget changed, or ``orders`` came."""
    everything = prioritize.listed(plan, listed.known)
    firm = _firm(plan, everything, listed.capacities, orders, listed.thresholds)
    return Listed(everything, listed.known, listed.capacities, firm, listed.thresholds)


def _firm(
    plan: OpenPlan,
    everything: list[Placed],
    capacities: Mapping[str, Capacity],
    orders: Mapping[str, Firmness],
    cuts: Thresholds,
) -> dict[str, Standing]:
    chosen = [cut.record for cut in cuts.cuts]
    return standing.standing(
        plan, everything, capacities, orders, chosen=chosen, at_least=cuts.at_least
    )
