"""Priority where several rounds decide: where each proposal stood in each of them, never added up.

Source: the definitions of the sample's expected results (tests/data/oracle.md), 10.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain.numbers import sort_key
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.parts import cell, figure, strong, themed
from workshop_app.export.pdf.table import Column, Row, Table, row
from workshop_app.export.pdf.text import Rich, bold
from workshop_app.export.telling import NONE
from workshop_app.export.views import ProposalView

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

STANDS = ("open", "action", "out")
"""What became of the proposals that stand: neither withdrawn nor taken out."""


def positions(telling: Telling) -> list[Block]:
    """Nothing where one round decides, or none: then the places of the round say it all."""
    words, deciding = telling.words, telling.view.deciding
    if len(deciding) < 2:
        return []
    how = words(
        "Marks of two rounds are never added up: the rooms had different lists. In each round a "
        "proposal has a position, from 1 (first) to 0 (last, or no mark). Its priority is the mean "
        "of its positions over the rounds in which it stood. Priority is high for what was among the "
        "places of at least one round: there the position is in bold."
    )
    places = words.listed(
        [
            words.many("{round} ({n} place)", "{round} ({n} places)", one.deciding_places or 0,
                       round=one.name)
            for one in deciding
        ]
    )  # fmt: skip
    standing = [one for one in telling.view.proposals if not one.keeper and one.outcome in STANDS]
    voted = sorted((one for one in standing if one.positions), key=_in_order)
    apart = [one for one in standing if not one.positions]
    columns = [
        Column(words.at("short for number", "No."), 34),
        Column(words("Proposal"), grows=1),
        Column(words("Position in each round"), 170),
        Column(words("Mean"), 46, align="right"),
        Column(words("Capacity"), 52, align="right"),
    ]
    rows = [_row(telling, one) for one in (*voted, *apart)]
    return [
        Heading(words("Priority over the rounds that decide"), styles.H2),
        Paragraph(how, styles.BODY),
        Paragraph(words("Rounds that decide: {rounds}.", rounds=places), styles.SMALL),
        Table(columns, rows),
    ]


def _in_order(one: ProposalView) -> tuple[object, ...]:
    """Highest priority first, then what stood in more rounds, then by number."""
    return (-(one.priority or 0), -len(one.positions), sort_key(one.number))


def _row(telling: Telling, one: ProposalView) -> Row:
    words = telling.words
    told: list[Rich] = []
    for name, value in one.positions:
        said = f"{name}: {words.number(value, 2)}"
        told += ["; " if told else "", bold(said) if name in one.high_in else said]
    able = one.capacity.value if one.capacity else None
    return row(
        strong(one.number),
        themed(telling.label(one), one.theme),
        cell(told or words("not voted on")),
        figure(NONE if one.priority is None else words.number(one.priority, 2)),
        figure(NONE if able is None else words.number(able, 1)),
    )
