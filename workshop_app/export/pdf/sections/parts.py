"""Small pieces that several sections share: cells, quotations, rows of what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from workshop_app.export.pdf import styles
from workshop_app.export.pdf.paragraph import Paragraph
from workshop_app.export.pdf.shapes import shape_marker
from workshop_app.export.pdf.text import Rich, as_said, bold, filled, lines_of
from workshop_app.export.views import ActionView, ProposalView, shares_of_cost, unfunded
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.pdf.styles import Style
    from workshop_app.export.round_views import TieView
    from workshop_app.export.telling import Telling
    from workshop_app.text import Words

SHAPE_INDENT = 17.0
MOST_CODES = 12

UNDER_TITLE = replace(styles.TABLE_NOTE, size=9, leading=12)


def cell(text: Rich, style: Style = styles.TABLE) -> Paragraph:
    return Paragraph(text, style)


def strong(text: Rich) -> Paragraph:
    return Paragraph(text, styles.TABLE_TOTAL)


def figure(text: str) -> Paragraph:
    return Paragraph(text, styles.TABLE_NUMBER)


def total(text: str) -> Paragraph:
    return Paragraph(text, styles.TABLE_TOTAL_NUMBER)


def code_width(codes: Iterable[str], least: float = 28.0) -> float:
    """How wide a column of numbers is, so that none breaks in two: A1 as well as A1000."""
    longest = max((len(one) for one in codes), default=0)
    return max(least, 8.0 + 6.2 * longest)


def codes_told(words: Words, codes: list[str]) -> str:
    """Numbers in a sentence; of more than can be taken in, only how many there are."""
    if len(codes) > MOST_CODES:
        return words.many("{n} action", "{n} actions", len(codes))
    return words.listed(codes)


class Themed(Paragraph):
    """Text with the theme's shape at its left."""

    def __init__(self, text: Rich, theme: str, style: Style) -> None:
        super().__init__(text, style, indent=SHAPE_INDENT, marker=shape_marker(theme))
        self.theme = theme


def themed(text: Rich, theme: str, style: Style = styles.TABLE) -> Themed:
    """Text with the theme's shape at its left."""
    return Themed(text, theme, style)


def answered(telling: Telling, action: ActionView) -> list[ProposalView]:
    """The proposals that an action answers, the one with the highest priority first."""
    return [telling.by_number[one] for one in action.proposals if one in telling.by_number]


def body(text: str, style: Style = styles.BODY) -> list[Paragraph]:
    """A longer text of the plan's own as the paragraphs it was typed in; a very long one is cut at
    blanks."""
    found = []
    for line in lines_of(text):
        while len(line) > 20_000:
            cut = line.rfind(" ", 10_000, 20_000)
            cut = 20_000 if cut < 0 else cut
            found.append(Paragraph(as_said(line[:cut]), style))
            line = line[cut:].lstrip()
        found.append(Paragraph(as_said(line), style))
    return found


def numbers(texts: Iterable[str]) -> list[Rich]:
    """Numbers in bold, to stand in a sentence: 2, 20, 24."""
    pieces: list[Rich] = []
    for n, text in enumerate(texts):
        if n:
            pieces.append(", ")
        pieces.append(bold(text))
    return pieces


def voted_again(words: Words, tie: TieView) -> list[Rich]:
    """That the room voted again on a tie, in which round, and what went in."""
    return [
        *filled(
            words,
            N_("The room voted again on them, in round {round}. In went {numbers}."),
            round=bold(tie.second),
            numbers=numbers(tie.entered),
        )
    ]


@dataclass(frozen=True, slots=True)
class Missing:
    """Money of an action that is still to be found or agreed, by whom and before when."""

    action: ActionView
    what: str
    amount: int
    before: date | None
    found: bool


def missing_money(telling: Telling) -> list[Missing]:
    """What is still to be found, then what has to be agreed with others; soonest first."""
    words = telling.words
    rows = []
    for action in telling.view.actions:
        to_find = unfunded(action)
        if to_find:
            told = [one.name for one in action.sources if one.kind == "to_find" and one.name]
            what = "; ".join(told) or words("No source is named yet")
            rows.append(Missing(action, what, to_find, action.start, found=False))
        shares = shares_of_cost(action)
        outside = shares["nation"] + shares["cooperation"]
        if outside:
            kinds = ("nation", "cooperation")
            told = [one.name for one in action.sources if one.kind in kinds and one.name]
            what = words("To agree: {sources}", sources="; ".join(told))
            rows.append(Missing(action, what, outside, action.start, found=True))
    return sorted(rows, key=lambda row: (row.found, row.before or date.max, row.action.number))


def next_readback(telling: Telling) -> date | None:
    """When the plan goes back to the community: its next promise that is of no single action."""
    return telling.view.next_readback
