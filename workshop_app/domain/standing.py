"""How firmly a proposal stands where it is placed: how far it is from either threshold.

A reading aid, not a rule: it decides nothing. The priority is near its threshold where the marks
between it and the other side of the cut are one or none, or where chance alone could carry it across
(``voting/firmness.py``); capacity where the answer of one official, one point other, could.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain.capacity import Capacity
from workshop_app.domain.priority import DecidingRound, Priority
from workshop_app.domain.voting.firmness import Firmness

TIED, ONE_MARK, CHANCE, NOT_TOLD, FIRM = "tied", "one_mark", "chance", "not_told", "firm"
ONE_ANSWER, GATE = "one_answer", "gate"
LEAST_FIRM_FIRST = (TIED, ONE_MARK, CHANCE, NOT_TOLD, FIRM)


@dataclass(frozen=True, slots=True)
class Standing:
    """How firm a placing is on either axis; ``None`` where it has no place on that axis.

    ``priority``: TIED (equal with the other side of the cut, the tie rule settled it), ONE_MARK,
    CHANCE, NOT_TOLD (the rule has no cut in marks) or FIRM. ``capacity``: ONE_ANSWER, GATE (a
    closed gate keeps it low) or FIRM. ``distance``: of the capacity to its threshold, below zero
    under it.
    """

    priority: str | None
    capacity: str | None
    distance: Fraction | None

    @property
    def firm(self) -> bool | None:
        """Whether neither threshold is near; ``None`` where that is not known of both."""
        known = {self.priority, self.capacity}
        if known & {TIED, ONE_MARK, CHANCE, ONE_ANSWER}:
            return False
        return None if known & {None, NOT_TOLD} else True


def standings(
    listed: Sequence[Priority],
    rounds: Sequence[DecidingRound],
    capacities: Mapping[str, Capacity],
    at_least: Fraction,
    orders: Mapping[str, Firmness],
    families: Mapping[str, Sequence[str]],
) -> dict[str, Standing]:
    """How firm each of ``listed`` stands, by its id. ``orders``: how firm the order of a round is,
    by its id, where that can be told. ``families``: the proposals that a listed one stands for."""
    edges = [(round, edge_of(round)) for round in rounds]
    found = {}
    for one in listed:
        capacity = capacities.get(one.id)
        found[one.id] = Standing(
            _priority(one, edges, orders, families.get(one.id, (one.id,))),
            _capacity(capacity, at_least),
            None if one.capacity is None else one.capacity - at_least,
        )
    return found


def _capacity(found: Capacity | None, at_least: Fraction) -> str | None:
    if found is None or found.value is None:
        return None
    if found.failed_gates:
        return GATE
    counting = [one for one in found.last.criteria.values() if one.median is not None]
    # One answer moves the middle one of an odd count by a point, the mean of two by half a point.
    halves = 2 if any(one.numeric % 2 for one in counting) else 1
    reach, distance = Fraction(halves, 2 * len(counting)), found.value - at_least
    near = distance < reach if distance >= 0 else -distance <= reach
    return ONE_ANSWER if near else FIRM


def _priority(
    one: Priority,
    rounds: Sequence[tuple[DecidingRound, Edge]],
    orders: Mapping[str, Firmness],
    family: Sequence[str],
) -> str | None:
    """Among the places of one round is enough: there the firmest counts, else the least firm."""
    told = []
    for round, edge in rounds:
        options = [label for member in family for label in round.stood.get(member, ())]
        high = [label for label in options if label in round.among_places]
        if one.high and not high:
            continue
        told += [in_round(round, label, orders.get(round.id), edge) for label in high or options]
    if not told:
        return None
    ranks = [LEAST_FIRM_FIRST.index(each) for each in told]
    return LEAST_FIRM_FIRST[max(ranks) if one.high else min(ranks)]


def in_round(
    round: DecidingRound, label: str, order: Firmness | None, edge: Edge | None = None
) -> str:
    """How firm an option is on its side of the cut of one round."""
    margin = to_the_cut(round, label, edge)
    if round.places is None or round.rule != "most":
        return TIED if margin == 0 and round.places is not None else NOT_TOLD
    if margin == 0:
        return TIED
    if margin is not None and round.in_marks and margin <= 1:
        return ONE_MARK
    band = next((b for b in order.bands if b.label == label), None) if order else None
    if band is not None and band.best <= round.places < band.worst:
        return CHANCE
    return FIRM


def to_the_cut(round: DecidingRound, label: str, edge: Edge | None = None) -> Fraction | None:
    """How much an option is ahead of the best one that is not among the places (or of nothing: what
    got nothing has no place), or behind the last one that is; ``None`` where there is none."""
    edge = edge or edge_of(round)
    value, among = round.values[label], round.among_places
    if label in among:
        return value - (edge.first_out or 0)
    if round.places is not None and len(among) < round.places:
        return None if value else Fraction(1)  # a place is free: the first mark takes it
    return None if edge.last_in is None else edge.last_in - value


@dataclass(frozen=True, slots=True)
class Edge:
    """The lowest value among the places of a round, and the highest of the others."""

    last_in: Fraction | None
    first_out: Fraction | None


def edge_of(round: DecidingRound) -> Edge:
    """Where the places of a round end."""
    among, values = round.among_places, round.values
    return Edge(
        min((values[label] for label in among), default=None),
        max((value for label, value in values.items() if label not in among), default=None),
    )
