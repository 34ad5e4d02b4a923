"""Priority from several rounds that decide, each on its own list; their marks are never added.

Source: tests/data/oracle.md, 10. With one deciding round it gives what section 9 does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from workshop_app.domain.capacity import ZONES, Capacity, needs_decision, zone
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.voting.count import RoundResult
from workshop_app.domain.voting.groups import competition_ranks
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.ties import cut

NOT_VOTED = "not_voted"
"""Where proposals stand in the list that stood in no deciding round: a place apart, no zone."""

ORDER = (*ZONES, NOT_VOTED)
"""The parts of the list, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidingRound:
    """A round as far as priority goes, by the labels of its options: what each was ranked by, those
    among the places, and the groups that had each among their first. No two have one ``name``.

    ``stood`` leads from a proposal to the options it stood in. ``places`` is None under a rule with
    a budget; ``id`` that of the round; ``in_marks``: the values are whole marks of people."""

    name: str
    values: Mapping[str, Fraction]
    among_places: frozenset[str]
    top_of_groups: Mapping[str, tuple[str, ...]]
    stood: Mapping[str, tuple[str, ...]]
    places: int | None = None
    rule: str = "most"
    in_marks: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal to be placed. ``number`` orders what is equal; ``cluster`` is its cluster's id;
    ``others`` are members of the cluster that are not placed themselves, where its keeper stands
    for all."""

    id: str
    number: str
    cluster: str | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """Where a proposal stands. ``value``: the mean of its positions, 0 to 1, None if it was in no
    deciding round; ``stood_in``: in how many it was; ``positions``: by the round's name;
    ``high_in``: the rounds in which it was among the places.

    ``zone`` is None where it was not voted on. ``place`` counts within the whole list; equal ones
    share it.
    """

    id: str
    number: str
    value: Fraction | None
    stood_in: int
    positions: Mapping[str, Fraction]
    high: bool
    zone: str | None
    capacity: Fraction | None
    level: str
    top_of_groups: tuple[str, ...]
    place: int = 0
    high_in: tuple[str, ...] = ()

    @property
    def not_voted(self) -> bool:
        """Whether it stood in no deciding round, which is not the same as low."""
        return self.value is None

    @property
    def needs_decision(self) -> bool:
        """Whether a person must decide on it, with a reason in words."""
        return self.not_voted or needs_decision(self.zone, self.top_of_groups)


def deciding_round(
    result: RoundResult,
    rule: str,
    places: int,
    members: Mapping[str, Collection[str]],
    name: str = "",
    id: str = "",
) -> DecidingRound | None:
    """A shown ``result`` as a deciding round by ``rule`` (a key of RULES) with ``places``; ``name``
    tells it apart where several rounds have one name, ``id`` leads back to it.

    ``members`` leads from an option's label to the proposals that were in it at opening. A rule
    with a budget ranks by the method's value, and its places are what it paid for. None where the
    rule cannot be applied, or nothing may be shown."""
    if RULES[rule].needs == "budget":
        chosen = result.outcomes.get(rule)
        values = chosen.values if chosen else {}
        among = chosen.selected if chosen else ()
    else:
        values = (
            {one.label: one.mean for one in result.equal_means}
            if rule == "groups"
            else {one.label: one.value for one in result.totals}
        )
        among = cut(result.rules, values, places).selected if values else ()
    if not values:
        return None
    stood: dict[str, list[str]] = defaultdict(list)
    for label in values:
        for proposal in members.get(label, ()):
            stood[proposal].append(label)
    return DecidingRound(
        name=name or result.rules.name,
        values=values,
        among_places=frozenset(among),
        top_of_groups={one.option: one.high_in for one in result.labels},
        stood={proposal: tuple(labels) for proposal, labels in stood.items()},
        places=None if RULES[rule].needs == "budget" else places,
        rule=rule,
        in_marks=rule == "most" and result.rules.method != "score",
        id=id,
    )


def positions(values: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The position of each option in its round, 1 at the top: (m − rank) ÷ (m − 1) with m options;
    1 where it is the only one, and 0 where it got nothing."""
    among = len(values)
    ranks = competition_ranks(values)
    return {
        key: Fraction(0)
        if value == 0
        else Fraction(among - ranks[key], among - 1)
        if among > 1
        else Fraction(1)
        for key, value in values.items()
    }


def priorities(
    candidates: Iterable[Candidate],
    rounds: Sequence[DecidingRound],
    capacities: Mapping[str, Capacity],
) -> tuple[Priority, ...]:
    """Every candidate in the order of the list: zone, then priority, then in how many rounds.

    What is still equal has one place, and stands in the order of its number."""
    everyone = list(candidates)
    clusters: dict[str, list[str]] = defaultdict(list)
    for one in everyone:
        clusters[one.cluster or one.id] += [one.id, *one.others]
    placed = [(one, positions(one.values)) for one in rounds]
    return tuple(
        _in_order(
            _priority(one, clusters[one.cluster or one.id], placed, capacities.get(one.id))
            for one in everyone
        )
    )


def _priority(
    candidate: Candidate,
    family: Sequence[str],
    rounds: Sequence[tuple[DecidingRound, Mapping[str, Fraction]]],
    capacity: Capacity | None,
) -> Priority:
    """``family``: the members of its cluster, itself among them; the best of them counts."""
    stood: dict[str, Fraction] = {}
    high_in: list[str] = []
    groups: dict[str, None] = {}
    for one, position in rounds:
        options = [label for member in family for label in one.stood.get(member, ())]
        if not options:
            continue
        stood[one.name] = max(position[label] for label in options)
        if not one.among_places.isdisjoint(options):
            high_in.append(one.name)
        for label in options:
            groups.update(dict.fromkeys(one.top_of_groups.get(label, ())))
    level = capacity.level if capacity else "unknown"
    return Priority(
        id=candidate.id,
        number=candidate.number,
        value=sum(stood.values(), Fraction(0)) / len(stood) if stood else None,
        stood_in=len(stood),
        positions=stood,
        high=bool(high_in),
        high_in=tuple(high_in),
        zone=zone(high_priority=bool(high_in), level=level) if stood else None,
        capacity=capacity.value if capacity else None,
        level=level,
        top_of_groups=tuple(groups),
    )


def _in_order(found: Iterable[Priority]) -> Iterable[Priority]:
    def rank(one: Priority) -> tuple[int, Fraction, int]:
        part = ORDER.index(one.zone or NOT_VOTED)
        return (part, -(one.value or Fraction(0)), -one.stood_in)

    ranked = sorted(((rank(one), sort_key(one.number), one) for one in found), key=lambda r: r[:2])
    place = 0
    for nth, (its, _, one) in enumerate(ranked, start=1):
        if nth == 1 or its != ranked[nth - 2][0]:
            place = nth
        yield replace(one, place=place)
