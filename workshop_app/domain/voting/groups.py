"""Groups: who is shown apart, and what each gave. Nothing under five people is ever told apart.

A group's size is its valid ballots and the people of it who were counted without ballots. Small
groups are pooled before any figure per group is made (tests/data/oracle.md, 3 and 4): with
the sum published, hiding a row would not hide it. Rules P-34 to P-37 of the privacy document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from workshop_app.domain.voting.ballots import Marks, RoundGroup
from workshop_app.domain.voting.counted import CountedPart

SMALLEST = 5
"""A group with fewer people is not shown apart, a round with fewer not at all."""

Pool = tuple[str, ...]
"""The ids of the groups that are told as one, in the order of the round's list."""


@dataclass(frozen=True, slots=True)
class Pooling:
    """``pools``: the reporting groups in order; ``suppressed``: the groups under five people."""

    pools: tuple[Pool, ...]
    suppressed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingGroup:
    """A group that is told apart. ``id`` is its members' ids joined with "+".

    ``valid``: its valid ballots and counted people. ``shares`` (they sum to 1) and ``ranks`` are
    per option; empty where its marks are all zero.
    """

    id: str
    members: Pool
    valid: int
    marks: int
    totals: Mapping[str, int]
    shares: Mapping[str, Fraction]
    ranks: Mapping[str, int]


def cannot_reach_five(groups: Iterable[RoundGroup]) -> list[RoundGroup]:
    """The groups with too few people to be told apart whoever votes: the round must not open
    until they are joined to another or groups are switched off (P-34)."""
    return [group for group in groups if group.admitted < SMALLEST]


def reporting_groups(
    order: Sequence[str],
    ballots: Mapping[str, Sequence[Marks]],
    counted: Mapping[str, Sequence[CountedPart]] = MappingProxyType({}),
) -> Pooling:
    """Which groups are told apart. ``order`` is the round's list of groups, ``ballots`` the valid
    ones of each, ``counted`` what each gave without ballots. Fewer than two pools mean that nothing
    per group is given."""
    given = {group: _Given.of(ballots.get(group, ()), counted.get(group, ())) for group in order}
    voted = [group for group in order if given[group].people]
    small = [group for group in voted if given[group].people < SMALLEST]
    pool = list(small)
    rest = [group for group in voted if group not in small]
    if pool and rest and sum(given[group].people for group in pool) < SMALLEST:
        pool.append(min(rest, key=lambda group: given[group].people))
    pools: list[Pool] = [(group,) for group in voted if group not in pool]
    if pool:
        pools.append(tuple(group for group in voted if group in pool))
    return Pooling(tuple(_without_one_mind(pools, voted, given)), tuple(small))


@dataclass(frozen=True, slots=True)
class _Given:
    """How many people a group has, and different ballots among theirs (two are enough to know);
    None is among them where totals show that somebody voted otherwise than somebody else."""

    people: int
    kinds: frozenset[frozenset[tuple[str, int]] | None]

    @classmethod
    def of(cls, ballots: Sequence[Marks], counted: Sequence[CountedPart]) -> _Given:
        parts = [part for part in counted if part.people]
        other = next((marks for marks in ballots if marks != ballots[0]), None)
        kinds = {frozenset(marks.items()) for marks in (*ballots[:1], other) if marks is not None}
        return cls(
            len(ballots) + sum(part.people for part in parts),
            frozenset(kinds | {_one_ballot(part) for part in parts}),
        )


def _one_ballot(part: CountedPart) -> frozenset[tuple[str, int]] | None:
    """The ballot that everyone of ``part`` gave, if it may be that they all gave the same; None
    where they cannot have.

    Totals do not tell who gave what. That all were of one mind is certain where everything lies
    on the fewest options that can hold it (ten people with five dots, two at most on an option:
    20, 20 and 10), and possible wherever every total is a multiple of the people. The group counts
    as of one mind in both cases: to join it for nothing costs a row of figures, and to show it
    would break P-37 whenever it was so."""
    if any(total % part.people for total in part.totals.values()):
        return None
    return frozenset((label, total // part.people) for label, total in part.totals.items() if total)


def _without_one_mind(
    pools: list[Pool], order: list[str], given: Mapping[str, _Given]
) -> list[Pool]:
    """Join a pool whose people all voted alike to the smallest other one, until there is none.

    Such a pool tells how each of its people voted (P-37)."""

    def size(pool: Pool) -> int:
        return sum(given[group].people for group in pool)

    def all_alike(pool: Pool) -> bool:
        kinds = frozenset[frozenset[tuple[str, int]] | None]().union(
            *(given[group].kinds for group in pool)
        )
        return len(kinds) == 1 and None not in kinds

    while len(pools) > 1:
        alike = next((pool for pool in pools if all_alike(pool)), None)
        if alike is None:
            break
        others = [pool for pool in pools if pool is not alike]
        mate = min(others, key=lambda pool: (size(pool), order.index(pool[0])))
        joined = tuple(group for group in order if group in alike or group in mate)
        pools = [pool for pool in others if pool is not mate]
        pools.append(joined)
    return pools


def competition_ranks(values: Mapping[str, Fraction]) -> dict[str, int]:
    """1 + how many have a strictly greater value: 1, 2, 2, 4."""
    falling = sorted(-value for value in values.values())
    return {key: 1 + bisect_left(falling, -value) for key, value in values.items()}


def shares(values: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Each option's part of all that a group gave; empty where it gave nothing."""
    whole = sum(values.values())
    return {key: value / whole for key, value in values.items()} if whole else {}


def equal_group_mean(groups: Iterable[ReportingGroup]) -> dict[str, Fraction]:
    """The plain mean of each option's shares over the groups that have one; it sums to 1.

    Empty where no group has a share."""
    having = [group.shares for group in groups if group.shares]
    if not having:
        return {}
    return {
        label: sum((one[label] for one in having), Fraction(0)) / len(having) for label in having[0]
    }
