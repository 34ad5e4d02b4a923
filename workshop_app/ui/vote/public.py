"""A result as the room, a picture and a phone may see it: what a group gave cannot be worked out
from it (P-55). No Qt.

Beside the totals of all, the figures of two groups give each other away: what one gave is the sum
less what the other gave. So of two groups only the order of their first options is told, and of a
mean over two groups only its order; of three and more the mean in whole per cents.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from workshop_app.domain.voting.public import FEWEST_FOR_FIGURES, public_groups, public_means
from workshop_app.text import Words
from workshop_app.ui.shell.slides import ResultRow
from workshop_app.ui.vote import names
from workshop_app.ui.vote.counted import Counted, Row


def tells_shares(counted: Counted) -> bool:
    """Whether there are enough groups for a figure of one of them to be told in public."""
    return len(counted.result.groups) >= FEWEST_FOR_FIGURES


def has_bars(counted: Counted, rule: str) -> bool:
    """Whether the room may see how much each option has by ``rule``, and not only the order."""
    return rule != "groups" or tells_shares(counted)


def rows(
    words: Words, counted: Counted, rule: str, settled: bool, seen_from: int = 0
) -> list[ResultRow]:
    """The bars in the order of ``rule``; of those before ``seen_from`` nothing is told."""
    found = counted.rows(rule, settled)
    means = _means(words, counted, found) if rule == "groups" else {}
    return [
        _row(row, *means.get(row.option.label, (row.figure, row.share)))
        if at >= seen_from
        else ResultRow(hidden=True)
        for at, row in enumerate(found)
    ]


def _row(row: Row, figure: str, share: float) -> ResultRow:
    option = row.option
    return ResultRow(
        number=option.label,
        topic=option.theme,
        icon=option.pictogram,
        text=names.few_words(option),
        value=figure,
        share=share,
        part=row.part,
        tied=row.tied,
        chosen=row.chosen,
    )


def _means(words: Words, counted: Counted, found: Sequence[Row]) -> dict[str, tuple[str, float]]:
    """The figure and the bar of each mean: in whole per cents, or nothing at all."""
    whole = public_means(counted.result)
    if not whole:
        return {row.option.label: ("", 0.0) for row in found}
    highest = max(whole.values(), default=Fraction(0)) or Fraction(1)
    return {label: (words.percent(value), float(value / highest)) for label, value in whole.items()}


def group_lines(words: Words, counted: Counted) -> tuple[str, ...]:
    """A line for each group: its first three options, with their shares where those may be told."""
    lines = []
    for group in public_groups(counted.result):
        firsts = (
            one.label if one.share is None else f"{one.label} ({words.percent(one.share)})"
            for one in group.first
        )
        name = counted.name_of(group.members)
        lines.append(words("{group}: {options}", group=name, options=", ".join(firsts)))
    return tuple(lines)
