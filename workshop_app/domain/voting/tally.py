"""A round counted, before any rule chooses: what every selecting rule works on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain.voting.ballots import Ballot, Marks, ReadBallot, RoundRules
from workshop_app.domain.voting.groups import (
    Pool,
    ReportingGroup,
    competition_ranks,
    equal_group_mean,
    reporting_groups,
    shares,
)
from workshop_app.domain.voting.methods import METHODS, OptionCount

NO_GROUP = "-"
"""The group of ballots without one of the round's groups: pooled by the same rules as the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """``valid`` and ``invalid`` ballots by key, so that nothing here tells an order of voting.

    ``counts`` per option in list order. ``groups`` is empty where fewer than two can be told
    apart; ``equal_mean`` is empty where no group has a share.
    """

    rules: RoundRules
    valid: tuple[ReadBallot, ...]
    invalid: tuple[ReadBallot, ...]
    counts: Mapping[str, OptionCount]
    groups: tuple[ReportingGroup, ...]
    suppressed: tuple[str, ...]
    equal_mean: Mapping[str, Fraction]

    @property
    def values(self) -> dict[str, Fraction]:
        """What each option is ranked by."""
        return {label: count.value for label, count in self.counts.items()}

    def with_nothing(self, chosen: Iterable[str]) -> int:
        """How many gave something and got none of what they gave it to."""
        got = frozenset(chosen)
        return sum(1 for one in self.valid if one.supports and got.isdisjoint(one.supports))


def tally(rules: RoundRules, ballots: Iterable[Ballot]) -> Tally:
    """Read, check and count ``ballots``; their order does not matter."""
    method = METHODS[rules.method]
    read = sorted((method.read(one, rules) for one in ballots), key=lambda one: one.key)
    valid = tuple(one for one in read if not one.reasons)
    by_group = _by_group(rules, valid)
    pooling = reporting_groups(list(by_group), by_group)
    pools = pooling.pools if len(pooling.pools) > 1 else ()
    groups = tuple(_reporting_group(rules, pool, by_group) for pool in pools)
    return Tally(
        rules=rules,
        valid=valid,
        invalid=tuple(one for one in read if one.reasons),
        counts=method.count((one.marks for one in valid), rules),
        groups=groups,
        suppressed=pooling.suppressed,
        equal_mean=equal_group_mean(groups),
    )


def _by_group(rules: RoundRules, valid: tuple[ReadBallot, ...]) -> dict[str, list[Marks]]:
    """The valid ballots of each group, in list order; nothing where the round has no groups."""
    if not rules.groups:
        return {}
    found: dict[str, list[Marks]] = {group.id: [] for group in rules.groups}
    outside: list[Marks] = []
    for one in valid:
        found.get(one.group or NO_GROUP, outside).append(one.marks)
    return {**found, NO_GROUP: outside} if outside else found


def _reporting_group(
    rules: RoundRules, pool: Pool, by_group: Mapping[str, list[Marks]]
) -> ReportingGroup:
    ballots = [marks for group in pool for marks in by_group[group]]
    counts = METHODS[rules.method].count(ballots, rules)
    values = {label: count.value for label, count in counts.items()}
    part = shares(values)
    return ReportingGroup(
        id="+".join(pool),
        members=pool,
        valid=len(ballots),
        marks=sum(count.total for count in counts.values()),
        totals={label: count.total for label, count in counts.items()},
        shares=part,
        ranks=competition_ranks(values) if part else {},
    )
