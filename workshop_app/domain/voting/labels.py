"""What is said of an option when the groups are compared (tests/data/oracle.md, 8)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workshop_app.domain.voting.tally import Tally
from workshop_app.text import N_

WIDE_GAP = 3
"""From this gap between best and worst group rank on, groups are said to differ."""

LABELS: dict[str, str] = {
    "no_votes": N_("Without votes"),
    "broad_agreement": N_("Broad agreement"),
    "one_group_priority": N_("Priority of one group that the sum leaves out"),
    "divergence": N_("The groups differ"),
    "none": "",
}
"""How each label is said; nothing is said of "none"."""


@dataclass(frozen=True, slots=True)
class OptionLabel:
    """``high_in``: the groups among whose first options it is; ``rank_gap``: worst group rank less
    the best."""

    option: str
    label: str
    high_in: tuple[str, ...]
    rank_gap: int


def option_labels(tally: Tally, kept_by_sum: Collection[str]) -> tuple[OptionLabel, ...]:
    """The label of every option in list order; none where no group has a share.

    ``kept_by_sum``: the options that the sum of all brought in."""
    if not tally.equal_mean:
        return ()
    return tuple(
        _label(tally, option, option in kept_by_sum, count.total == 0)
        for option, count in tally.counts.items()
    )


def _label(tally: Tally, option: str, kept: bool, without_votes: bool) -> OptionLabel:
    groups = [group for group in tally.groups if group.shares]
    ranks = [group.ranks[option] for group in groups]
    top = tally.rules.label_top
    high = tuple(g.id for g in groups if g.ranks[option] <= top and g.shares[option] > 0)
    gap = max(ranks) - min(ranks)
    if without_votes:
        label = "no_votes"
    elif len(high) == len(groups):
        label = "broad_agreement"
    elif len(high) == 1 and not kept:
        label = "one_group_priority"
    elif high and gap >= WIDE_GAP:
        label = "divergence"
    else:
        label = "none"
    return OptionLabel(option, label, high, gap)
