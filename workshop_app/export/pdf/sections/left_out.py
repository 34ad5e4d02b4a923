"""What did not get in and why: no proposal is lost, none is without words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.parts import UNDER_TITLE, cell, strong, themed
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import Rich, as_said, plain_of
from workshop_app.export.telling import NONE, first_words
from workshop_app.export.views import ProposalView

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "left-out"


def left_out(telling: Telling) -> list[Block]:
    """What was left out and what waits, each with its reason; nothing where there is none."""
    words, out = telling.words, telling.view.left_out
    title = Heading(words("What did not get in and why"), styles.H1, key=KEY, outline=0)
    if not out:
        return [title, *waits] if (waits := _waiting(telling)) else []
    lead = words.many(
        "No proposal is lost. This one stayed outside the plan; here are the reason and what would "
        "make it possible.",
        "No proposal is lost. These {n} stayed outside the plan; here are the reason and what "
        "would make each possible.",
        len(out),
    )
    columns = [
        Column(words.at("short for number", "No."), 26),
        Column(words("Proposal"), grows=1.05),
        Column(words("Why it did not get in"), grows=1.22),
        Column(words("What would make it possible"), grows=0.85),
        Column(words("One group's priority"), 60),
    ]
    rows = [
        row(
            strong(one.number),
            (
                cell(as_said(one.label or first_words(one.text, 16)), styles.TABLE_STRONG),
                themed(telling.theme(one.theme), one.theme, UNDER_TITLE),
            ),
            cell(as_said(one.reason, words("The reason is not written yet."))),
            cell(_would_open(telling, one)),
            cell(_one_group(telling, one)),
        )
        for one in out
    ]
    note = words("–: nothing was written; the reason says what there is to know.")
    blocks: list[Block] = [
        title,
        Paragraph(lead, styles.LEAD),
        Table(columns, rows, room=2.6),
    ]
    if any(not plain_of(one.would_open) for one in out):
        blocks.append(Paragraph(note, styles.NOTE))
    return blocks + _waiting(telling)


def _waiting(telling: Telling) -> list[Block]:
    """What a person decided to let wait, with the reason and the day."""
    words, found = telling.words, [one for one in telling.view.waiting if not one.keeper]
    if not found:
        return []
    columns = [
        Column(words.at("short for number", "No."), 26),
        Column(words("Proposal"), grows=1.0),
        Column(words("Why it waits"), grows=1.4),
        Column(words("Decided on"), 72),
    ]
    rows = [
        row(
            strong(one.number),
            (
                cell(as_said(one.label or first_words(one.text, 16)), styles.TABLE_STRONG),
                themed(telling.theme(one.theme), one.theme, UNDER_TITLE),
            ),
            cell(as_said(one.decision.reason, words("The reason is not written yet."))),
            cell(telling.day(one.decision.day)),
        )
        for one in found
        if one.decision
    ]
    said = words("It is decided later, and each is told when. It is not lost and not refused.")
    return [
        Heading(words("What waits"), styles.H2),
        Paragraph(said, styles.BODY),
        Table(columns, rows, room=2.6),
    ]


def _would_open(telling: Telling, one: ProposalView) -> Rich:
    keeper = telling.by_number.get(one.keeper)
    if keeper and one.would_open and keeper.would_open == one.would_open:
        return telling.words("The same as for {number}.", number=keeper.number)
    return as_said(one.would_open, NONE)


def _one_group(telling: Telling, one: ProposalView) -> str:
    """Whether one group had it high; the group itself is not named."""
    words = telling.words
    if not one.one_group:
        return words("No")
    return words("Yes, round {rounds}", rounds=words.listed(list(one.one_group)))
