"""What goes in with a part of its cost: the amount, and what is left to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.paragraph import Heading
from workshop_app.export.pdf.sections.parts import answered, figure, strong, themed, total
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import as_said
from workshop_app.export.telling import NONE
from workshop_app.export.views import ActionView, ProposalView

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling


def _in_part(one: ProposalView) -> bool:
    return bool(one.decision and one.decision.outcome == "in" and one.decision.part is not None)


def funded_in_part(telling: Telling, action: ActionView) -> list[ProposalView]:
    """The proposals of an action that go in with a part of their cost."""
    return [one for one in answered(telling, action) if _in_part(one)]


def _left(one: ProposalView) -> int | None:
    """What is left to find of its cost; ``None`` where the cost is not known."""
    part = one.decision.part if one.decision else None
    return None if one.cost is None or part is None else max(0, one.cost - part)


def part_told(telling: Telling, one: ProposalView) -> str:
    """ "Proposal 12 is funded in part: 40 of 95; 55 are left to find." in the unit of the tables."""
    words, left = telling.words, _left(one)
    part = telling.amount(one.decision.part if one.decision else None)
    if left is None:
        return words("Proposal {number} is funded in part: {part}.", number=one.number, part=part)
    return words(
        "Proposal {number} is funded in part: {part} of {cost}; {left} are left to find.",
        number=one.number,
        part=part,
        cost=telling.amount(one.cost),
        left=telling.amount(left),
    )


def partly(telling: Telling) -> list[Block]:
    """All that is funded in part, for the chapter of the money; nothing where nothing is."""
    words = telling.words
    found = [one for one in telling.view.proposals if _in_part(one) and not one.keeper]
    if not found:
        return []
    columns = [
        Column(words.at("short for number", "No."), 34),
        Column(words("Proposal"), grows=1.0),
        Column(words("Cost"), 70, align="right"),
        Column(words("It gets"), 70, align="right"),
        Column(words("Left to find"), 70, align="right"),
    ]
    rows = [
        row(
            strong(one.number),
            themed(as_said(telling.label(one)), one.theme),
            figure(telling.amount(one.cost)),
            figure(telling.amount(one.decision.part if one.decision else None)),
            figure(NONE if _left(one) is None else telling.amount(_left(one))),
        )
        for one in found
    ]
    parts = [one.decision.part or 0 for one in found if one.decision]
    last = row(
        (),
        strong(words("Total")),
        (),
        total(telling.amount(sum(parts))),
        total(telling.amount(sum(_left(one) or 0 for one in found))),
        rule=palette.ink(),
    )
    return [Heading(words("What is funded in part"), styles.H2), Table(columns, rows, total=last)]
