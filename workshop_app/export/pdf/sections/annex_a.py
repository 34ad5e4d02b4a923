"""Annex A: every proposal, in the words first said, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.parts import body, cell, code_width, figure, strong, themed
from workshop_app.export.pdf.table import Column, Row, Table, row
from workshop_app.export.pdf.text import as_said, filled, plain_of, quoted, unprintable
from workshop_app.export.telling import NONE
from workshop_app.export.views import ProposalView
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "annex-a"
ROWS = 500
"""A table of more rows is made as several."""


def annex_a(telling: Telling) -> list[Block]:
    """Nothing where there are no proposals."""
    words, view = telling.words, telling.view
    if not view.proposals:
        return []
    said = words.many(
        "The words are of those who took part. Here is the one proposal of the plan.",
        "The words are of those who took part. Here are all {n}, also those that had no marks.",
        len(view.proposals),
    )
    columns = [
        Column(
            words.at("short for number", "No."), code_width(one.number for one in view.proposals)
        ),
        Column(words("Theme"), 91),
        Column(words("Proposal, as it was said"), grows=1),
        Column(words("What came of it"), 84),
        Column(words("Marks"), 44, align="right"),
    ]
    rows = [_row(telling, one) for one in view.proposals]
    blocks: list[Block] = [
        Heading(words("Annex A. All proposals"), styles.H1, key=KEY, outline=0),
        Paragraph(said, styles.BODY),
    ]
    for start in range(0, len(rows), ROWS):
        blocks.append(Table(columns, rows[start : start + ROWS], room=2.0))
    blocks.append(Paragraph(_note(telling), styles.NOTE))
    return blocks


def _row(telling: Telling, one: ProposalView) -> Row:
    return row(
        strong(one.number),
        themed(telling.short_theme(one.theme), one.theme),
        _said(telling, one),
        cell(_outcome(telling, one)),
        figure(_marks(telling, one)),
    )


def _said(telling: Telling, one: ProposalView) -> list[Paragraph]:
    """What was first said; where it was edited since, both."""
    words = telling.words
    if one.outcome == "taken_out":
        return [cell(words("Taken out at someone's wish."))]
    first = one.first_said or one.text
    told = body(quoted(first, words), styles.TABLE)
    if one.first_said and one.first_said != one.text:
        later = as_said(" ".join(plain_of(quoted(one.text, words)).split()))
        told.append(Paragraph(filled(words, N_("Later: {text}"), text=later), styles.TABLE_NOTE))
    return told


def _outcome(telling: Telling, one: ProposalView) -> str:
    words = telling.words
    told = []
    if one.keeper:
        told.append(words("Joined to {number}.", number=one.keeper))
    if one.outcome == "action":
        numbers = ", ".join(one.actions)
        told.append(
            words("Action {numbers}", numbers=numbers)
            if len(one.actions) == 1
            else words("Actions {numbers}", numbers=numbers)
        )
    elif one.outcome == "out":
        told.append(words("Not in"))
    elif one.outcome == "withdrawn":
        told.append(words("Withdrawn. {reason}", reason=one.reason).strip())
    elif one.waits:
        told.append(words("Waits"))
    elif one.outcome == "open":
        told.append(words("Not decided yet"))
    return " ".join(told) or NONE


def _marks(telling: Telling, one: ProposalView) -> str:
    if one.keeper:
        return telling.words("with {number}", number=one.keeper)
    return telling.votes(one, telling.view.deciding or telling.view.rounds)


def _note(telling: Telling) -> str:
    words, view = telling.words, telling.view
    rounds = view.deciding or view.rounds
    told = []
    if not rounds:
        told.append(words("Nobody has voted yet."))
    elif len(rounds) == 1:
        told.append(
            words("Marks of round {round}; –: it was not in the vote.", round=rounds[0].name)
        )
    else:
        told.append(words("Marks in each round; they are never added up. –: not in a vote."))
    lost = [one.number for one in view.proposals if unprintable(one.first_said or one.text)]
    if lost:
        told.append(
            words(
                "□ stands for a sign that the fonts of this document do not have: {numbers}.",
                numbers=words.listed(lost),
            )
        )
    return " ".join(told)
