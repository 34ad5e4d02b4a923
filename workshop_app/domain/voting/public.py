"""What may be told of the groups outside the app: on the projector, in documents and tables (P-55).

Of each group its first three options and their shares, never a table of groups × options: an empty
cell would say what nobody at a table wanted. Where only two groups are told apart, the order alone:
with the sum of all beside it, each number of one group gives the other's.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain.numbers import sort_key
from workshop_app.domain.voting.count import RoundResult
from workshop_app.domain.voting.groups import ReportingGroup

FIRST = 3
"""In public a group is told by its first three options."""

MOST = 5
"""Where a tie makes more of them, only those above the tie."""

FEWEST_FOR_FIGURES = 3
"""Of fewer groups no share and no mean is told in public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFirst:
    """One of a group's first options; ``share`` is None where only the order may be told."""

    rank: int
    label: str
    share: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicGroup:
    """A group as it may be told outside: ``members`` are group ids, ``valid`` its people."""

    id: str
    members: tuple[str, ...]
    valid: int
    first: tuple[PublicFirst, ...]


def public_groups(result: RoundResult) -> tuple[PublicGroup, ...]:
    """Every group that is told apart with its first options; nothing where none is."""
    shares = len(result.groups) >= FEWEST_FOR_FIGURES
    return tuple(
        PublicGroup(
            id=group.id,
            members=group.members,
            valid=group.valid,
            first=tuple(
                PublicFirst(
                    rank=group.ranks[label],
                    label=label,
                    share=group.shares[label] if shares else None,
                )
                for label in first_labels(group)
            ),
        )
        for group in result.groups
    )


def public_means(result: RoundResult) -> dict[str, Fraction]:
    """The mean with each group weighing the same, in whole per cents; nothing of two groups: with
    the sum beside it the exact mean of two gives back every mark of both."""
    if len(result.groups) < FEWEST_FOR_FIGURES:
        return {}
    return {one.label: Fraction(round(one.mean * 100), 100) for one in result.equal_means}


def first_labels(group: ReportingGroup) -> list[str]:
    """The first three options of a group by rank, none that it gave nothing to."""
    ranked = sorted(
        (rank, sort_key(label), label)
        for label, rank in group.ranks.items()
        if rank <= FIRST and group.shares.get(label)
    )
    if len(ranked) > MOST:
        last = ranked[-1][0]
        ranked = [one for one in ranked if one[0] < last]
    return [label for _, _, label in ranked]
