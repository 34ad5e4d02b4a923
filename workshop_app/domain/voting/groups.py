"""Groups: who is shown apart, and what each gave. Nothing under five ballots is ever told apart.

Small groups are pooled before any figure per group is made (tests/data/oracle.md, 3 and 4): with
the sum published, hiding a row would not hide it. Rules P-34 to P-37 of the privacy document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain.voting.ballots import Marks, RoundGroup

SMALLEST = 5
"""A group with fewer valid ballots is not shown apart, a round with fewer not at all."""

Pool = tuple[str, ...]
"""The ids of the groups that are told as one, in the order of the round's list."""


@dataclass(frozen=True, slots=True)
class Pooling:
    """``pools``: the reporting groups in order; ``suppressed``: the groups under five ballots."""

    pools: tuple[Pool, ...]
    suppressed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingGroup:
    """A group that is told apart. ``id`` is its members' ids joined with "+".

    ``shares`` (they sum to 1) and ``ranks`` are per option; empty where its marks are all zero.
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


def reporting_groups(order: Sequence[str], ballots: Mapping[str, Sequence[Marks]]) -> Pooling:
    """Which groups are told apart. ``order`` is the round's list of groups, ``ballots`` the valid
    ones of each. Fewer than two pools mean that nothing per group is given."""
    voted = [group for group in order if ballots.get(group)]
    size = {group: len(ballots[group]) for group in voted}
    small = [group for group in voted if size[group] < SMALLEST]
    pool = list(small)
    rest = [group for group in voted if group not in small]
    if pool and rest and sum(size[group] for group in pool) < SMALLEST:
        pool.append(min(rest, key=lambda group: size[group]))
    pools: list[Pool] = [(group,) for group in voted if group not in pool]
    if pool:
        pools.append(tuple(group for group in voted if group in pool))
    return Pooling(tuple(_without_one_mind(pools, voted, ballots)), tuple(small))


def _without_one_mind(
    pools: list[Pool], order: list[str], ballots: Mapping[str, Sequence[Marks]]
) -> list[Pool]:
    """Join a pool whose ballots are all alike to the smallest other one, until there is none.

    Such a pool tells how each of its people voted (P-37)."""

    def bearing(pool: Pool) -> list[Marks]:
        return [marks for group in pool for marks in ballots[group]]

    def all_alike(pool: Pool) -> bool:
        first, *others = bearing(pool)
        return all(marks == first for marks in others)

    while len(pools) > 1:
        alike = next((pool for pool in pools if all_alike(pool)), None)
        if alike is None:
            break
        others = [pool for pool in pools if pool is not alike]
        mate = min(others, key=lambda pool: (len(bearing(pool)), order.index(pool[0])))
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
