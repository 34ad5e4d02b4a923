"""A round counted, before any rule chooses: what every selecting rule works on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain.voting.ballots import Ballot, Marks, ReadBallot, RoundRules
from workshop_app.domain.voting.counted import CountedPart
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

    ``counted``: what people gave without ballots. ``counts`` per option in list order. ``groups`` is empty where fewer than two can be told
    apart; ``equal_mean`` is empty where no group has a share.
    """

    rules: RoundRules
    valid: tuple[ReadBallot, ...]
    invalid: tuple[ReadBallot, ...]
    counts: Mapping[str, OptionCount]
    groups: tuple[ReportingGroup, ...]
    suppressed: tuple[str, ...]
    equal_mean: Mapping[str, Fraction]
    counted: tuple[CountedPart, ...] = ()

    @property
    def people(self) -> int:
        """How many voted validly: with a ballot, or counted without one."""
        return len(self.valid) + sum(part.people for part in self.counted)

    @property
    def values(self) -> dict[str, Fraction]:
        """What each option is ranked by."""
        return {label: count.value for label, count in self.counts.items()}

    def with_something(self, chosen: Iterable[str]) -> int | None:
        """How many got at least one option that they gave something to; None where some people
        were counted without ballots."""
        if self.counted:
            return None
        got = frozenset(chosen)
        return sum(1 for wishes in self._wishes() if not got.isdisjoint(wishes))

    def with_nothing(self, chosen: Iterable[str]) -> int | None:
        """How many gave something and got none of what they gave it to; None as above."""
        if self.counted:
            return None
        got = frozenset(chosen)
        return sum(1 for wishes in self._wishes() if wishes and got.isdisjoint(wishes))

    def _wishes(self) -> Iterable[Collection[str]]:
        """For each valid ballot the options that it gives more than nothing to."""
        if self.rules.method == "score":  # the only method in which nought is a mark
            return (one.supports for one in self.valid)
        return (one.marks for one in self.valid)


def tally(
    rules: RoundRules, ballots: Iterable[Ballot], counted: Iterable[CountedPart] = ()
) -> Tally:
    """Read, check and count ``ballots`` and add the totals of ``counted``; the order of neither
    matters. Marks that nobody can have given (of no people) are not counted."""
    parts = tuple(
        sorted(
            (part for part in counted if part.people),
            key=lambda part: (part.channel, part.group or "", part.people),
        )
    )
    method = METHODS[rules.method]
    read = sorted((method.read(one, rules) for one in ballots), key=lambda one: one.key)
    valid = tuple(one for one in read if not one.reasons)
    by_group = _by_group(rules, valid, parts)
    parts_of = _parts_of(by_group, parts)
    pooling = reporting_groups(list(by_group), by_group, parts_of)
    pools = pooling.pools if len(pooling.pools) > 1 else ()
    groups = tuple(_reporting_group(rules, pool, by_group, parts_of) for pool in pools)
    return Tally(
        rules=rules,
        valid=valid,
        invalid=tuple(one for one in read if one.reasons),
        counts=method.count((one.marks for one in valid), rules, parts),
        groups=groups,
        suppressed=pooling.suppressed,
        equal_mean=equal_group_mean(groups),
        counted=parts,
    )


def _by_group(
    rules: RoundRules, valid: tuple[ReadBallot, ...], counted: tuple[CountedPart, ...]
) -> dict[str, list[Marks]]:
    """The valid ballots of each group, in list order; nothing where the round has no groups."""
    if not rules.groups:
        return {}
    found: dict[str, list[Marks]] = {group.id: [] for group in rules.groups}
    outside: list[Marks] = []
    for one in valid:
        found.get(one.group or NO_GROUP, outside).append(one.marks)
    if outside or any(part.group not in found for part in counted):
        found[NO_GROUP] = outside
    return found


def _parts_of(
    groups: Collection[str], counted: tuple[CountedPart, ...]
) -> dict[str, list[CountedPart]]:
    """What each group gave without ballots."""
    found: dict[str, list[CountedPart]] = {group: [] for group in groups}
    for part in counted if groups else ():
        found[part.group if part.group in found else NO_GROUP].append(part)
    return found


def _reporting_group(
    rules: RoundRules,
    pool: Pool,
    by_group: Mapping[str, list[Marks]],
    parts_of: Mapping[str, list[CountedPart]],
) -> ReportingGroup:
    ballots = [marks for group in pool for marks in by_group[group]]
    parts = [part for group in pool for part in parts_of[group]]
    counts = METHODS[rules.method].count(ballots, rules, parts)
    values = {label: count.value for label, count in counts.items()}
    part = shares(values)
    return ReportingGroup(
        id="+".join(pool),
        members=pool,
        valid=len(ballots) + sum(one.people for one in parts),
        marks=sum(count.total for count in counts.values()),
        totals={label: count.total for label, count in counts.items()},
        shares=part,
        ranks=competition_ranks(values) if part else {},
    )
