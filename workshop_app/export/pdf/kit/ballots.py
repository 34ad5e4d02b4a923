"""Ballots of the latest round, or with numbers alone for practice; and the giant example.

All ballots of a batch print alike: no serial number, nothing that tells one from another (P-30).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.export.kit_views import MOST_OPTIONS, KitProposal, KitRound
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.page import Cell
from workshop_app.export.pdf.kit.parts import badge, box, panel, ring
from workshop_app.export.pdf.text import Run, bold, filled
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.text import Rich
    from workshop_app.text import Words

PRACTICE_ROWS = 12
RING, RING_STEP = 15.2, 20.0
LEAST_ROW, MOST_ROW = 26.5, 40.0

EXAMPLE = (
    KitProposal(number="1", text="", short=N_("Music to dance"), theme="education",
                pictogram="music-notes"),
    KitProposal(number="2", text="", short=N_("Food for everyone"), theme="health",
                pictogram="bowl-food"),
    KitProposal(number="3", text="", short=N_("Games in the street"), theme="public_space",
                pictogram="soccer-ball"),
    KitProposal(number="4", text="", short=N_("Lights and colours"), theme="housing",
                pictogram="lightbulb"),
    KitProposal(number="5", text="", short=N_("A stall with sweets"), theme="economy",
                pictogram="storefront"),
)  # fmt: skip
"""An example far from what is voted on, so that it gives nobody an idea."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot as it is drawn; an option ``None`` is a line to write the words."""

    question: str
    how: Rich
    head: str
    group: str
    method: str
    marks: int
    options: Sequence[KitProposal | None]
    costs: bool
    currency: str
    foot: str


def ballots(page: KitPage, view: KitView, words: Words) -> None:
    """Four, two or one on a page by the number of options; one page for each group."""
    if len(view.options) > MOST_OPTIONS and view.round:
        _too_many(page, len(view.options), words)
        return
    round = view.round
    groups = round.groups if round and round.groups else (("", ""),)
    count = len(round.options) if round else PRACTICE_ROWS
    grid = (2, 2) if count <= 12 else (1, 2) if count <= 24 else (1, 1)
    page.each = grid[0] * grid[1] * len(groups)
    cells = page.cells(*grid)
    for name, code in groups:
        ballot = _ballot(view, round, f"{name} · {code}" if code else name, words)
        for _ in range(grid[0] * grid[1]):
            _draw(page, next(cells), ballot, words)


def _too_many(page: KitPage, count: int, words: Words) -> None:
    told = words(
        "There are {n} options: too many to choose from on paper. Join those that say the same, to "
        "at most {most}, and print again.",
        n=count,
        most=MOST_OPTIONS,
    )
    panel(page, page.left + 30, page.top - 30, page.width - 60, told, size=14, accent=True)


def _ballot(view: KitView, round: KitRound | None, group: str, words: Words) -> Ballot:
    told = [words.date(view.day)] if view.day else []
    if round is None:
        return Ballot(
            question=words("What comes first?"),
            how=how_to_mark("dots", 5, 2, None, words),
            head=words("Practice"),
            group=group,
            method="dots",
            marks=2,
            options=[None] * PRACTICE_ROWS,
            costs=False,
            currency=view.currency,
            foot=" · ".join(told),
        )
    if view.communes and len(view.communes) == 1:
        told.insert(0, words("Commune {n}", n=view.communes[0]))
    most = round.max_approvals if round.method == "approval" else None
    how = how_to_mark(round.method, round.per_person, round.max_per_option, most, words)
    return Ballot(
        question=round.question or words("What comes first?"),
        how=how,
        head=words("Round {name}", name=round.name),
        group=group,
        method=round.method,
        marks=round.max_per_option,
        options=round.options,
        costs=round.with_purse,
        currency=view.currency,
        foot=" · ".join(told),
    )


def how_to_mark(
    method: str, per_person: int, most_on_one: int, most: int | None, words: Words
) -> Rich:
    """How to fill the ballot of a method, in one or two short sentences."""
    if method == "approval":
        if most:
            return filled(words, N_("Mark with an X {n}, or fewer."), n=bold(words.number(most)))
        return filled(words, N_("Mark with an X {all}."), all=bold(words("all that you want")))
    if method == "score":
        told = N_("Fill one circle in each row: {no} is no, {yes} is very much.")
        return filled(words, told, no=bold("0"), yes=bold("5"))
    if method == "points":
        told = N_("Share {n} points. Write them in the boxes.")
        return filled(words, told, n=bold(words.number(per_person)))
    return filled(
        words,
        N_("Fill {n} circles, or fewer. At most {m} on one proposal."),
        n=bold(words.number(per_person)),
        m=bold(words.number(most_on_one)),
    )


def _draw(page: KitPage, cell: Cell, ballot: Ballot, words: Words) -> None:
    y = _draw_head(page, cell, ballot)
    foot = cell.y + 8
    columns = 1 if len(ballot.options) <= 12 else 2
    rows = -(-len(ballot.options) // columns)
    spare = 24.0 if ballot.method == "points" else 0.0
    high = min(MOST_ROW, max(LEAST_ROW, (y - foot - 14 - spare) / max(1, rows)))
    high = min(high, (y - foot - 12 - spare) / max(1, rows))
    wide = (cell.width - 10 * (columns - 1)) / columns
    for at, one in enumerate(ballot.options):
        column, row = divmod(at, rows)
        x = cell.x + column * (wide + 10)
        _draw_row(page, Cell(x, y - (row + 1) * high, wide, high), one, ballot, words, row)
    if ballot.method == "points":
        low = y - rows * high - 20
        told = words("All together: {n}", n=words.number(100))
        page.text(told, cell.x + 6, low + 8, cell.width - 60, size=9.5, most=1, middle=True,
                  align="right")  # fmt: skip
        box(page, cell.right - 48, low - 2, 44, 20)
    muted = palette.muted()
    told = words("No name, no signature. Fold twice.") if columns == 2 else words("Fold twice")
    half = cell.width / 2 - 8
    page.text(ballot.foot, cell.x + 6, foot, half, size=8.5, color=muted, most=1, middle=True)
    page.text(told, cell.x + half + 10, foot, half, font=fonts.BOLD, size=8.5, color=muted, most=1,
              align="right", middle=True)  # fmt: skip


def _draw_head(page: KitPage, cell: Cell, ballot: Ballot) -> float:
    """Question, how to mark it, and the round in its box; returns where the rows begin."""
    wide = 96.0 if ballot.group else 76.0
    group = page.fitted(ballot.group, wide - 6, font=fonts.HEADING_SEMIBOLD, size=9, leading=1.15,
                        most=2)  # fmt: skip
    high = 21.0 + group.height
    left, top = cell.right - wide - 4, cell.top - 2
    box(page, left, top - high, wide, high, corner=3, line=1.0)
    page.text(ballot.head, left + 3, top - (9.5 if ballot.group else 10.5), wide - 6,
              font=fonts.HEADING, size=11, most=1, align="center", middle=True)  # fmt: skip
    page.set(group, left + 3, top - 17.5, wide - 6, "center")
    room = cell.width - wide - 18
    y = page.text(ballot.question, cell.x + 6, top - 3, room, font=fonts.HEADING, size=13,
                  leading=1.15, most=2, high=32, tag="H2")  # fmt: skip
    y = page.text(ballot.how, cell.x + 6, y - 2, room, size=9.5, leading=1.22, most=3)
    return min(y, top - high) - 6


def _draw_row(
    page: KitPage,
    cell: Cell,
    one: KitProposal | None,
    ballot: Ballot,
    words: Words,
    row: int,
) -> None:
    middle = cell.y + cell.height / 2
    if row % 2 == 0:
        ground = palette.mixed("muted", 0.09)
        box(page, cell.x, cell.y, cell.width, cell.height, fill=ground)
    marks = _marks(page, cell, middle, ballot)
    sign = min(25.0, cell.height - 3)
    if one is None:
        number = str(row + 1)
        page.text(number, cell.x + 4, middle, 20, font=fonts.HEADING, size=14.5, most=1,
                  align="right", middle=True)  # fmt: skip
        with page.paper.ornament():
            page.paper.rule(cell.x + 34, middle - 7, cell.x + 62, middle - 7,
                            color=palette.muted(), line=0.5)  # fmt: skip
            page.paper.rule(cell.x + 70, middle - 7, marks - 8, middle - 7,
                            color=palette.muted(), line=0.5)  # fmt: skip
        return
    page.text(one.number, cell.x + 2, middle, 23, font=fonts.HEADING, size=14.5, most=1,
              align="right", middle=True, floor=7.5)  # fmt: skip
    badge(page, one.theme, cell.x + 42, middle, sign, one.pictogram)
    left = cell.x + 60
    if ballot.costs and one.cost is not None:
        told = words.millions(one.cost, ballot.currency)
        block = page.fitted(told, 70, size=8.5, color=palette.muted(), most=1)
        page.set(block, marks - 8 - block.width, middle + block.height / 2, block.width)
        marks -= block.width + 10
    page.text(one.short, left, middle, marks - 6 - left, font=fonts.HEADING_SEMIBOLD, size=10,
              leading=1.12, most=2, high=cell.height - 2, middle=True)  # fmt: skip


def _marks(page: KitPage, cell: Cell, middle: float, ballot: Ballot) -> float:
    """The places to mark, at the right; returns where they begin."""
    right = cell.right - 6
    if ballot.method == "approval":
        box(page, right - 16, middle - 8, 16, 16, fill=palette.WHITE, stroke=palette.ink(), line=1)
        return right - 16
    if ballot.method == "points":
        box(page, right - 44, middle - 10, 44, 20, fill=palette.WHITE, stroke=palette.ink(), line=1)
        return right - 44
    count = 6 if ballot.method == "score" else max(1, ballot.marks)
    step = RING_STEP if count <= 6 else max(RING + 1, 110 / count)
    for n in range(count):
        x = right - RING / 2 - (count - 1 - n) * step
        ring(page, x, middle, RING, line=1.0)
        if ballot.method == "score":
            page.text(str(n), x - 6, middle, 12, size=8.5, most=1, align="center", middle=True,
                      color=palette.muted())  # fmt: skip
    return right - RING - (count - 1) * step


# -- the giant example ----------------------------------------------------------------------------
def giant_ballot(page: KitPage, view: KitView, words: Words) -> None:
    """A ballot as large as a poster, about a party: to show how it is filled, then covered."""
    round = view.round
    method = round.method if round else "dots"
    per_person = round.per_person if round else 5
    most_on_one = round.max_per_option if round else 2
    most = round.max_approvals if round and method == "approval" else None
    y = page.title(words("What is for the party?"))
    label = Run(words("An example. "), fonts.BOLD)
    how = [label, how_to_mark(method, per_person, most_on_one, most, words)]
    y = page.text(how, page.left, y, page.width, size=28, leading=1.25) - 16
    high = min(150.0, (y - page.bottom - 60) / len(EXAMPLE))
    for at, one in enumerate(EXAMPLE):
        cell = Cell(page.left, y - (at + 1) * high, page.width, high)
        _giant_row(page, cell, one, method, most_on_one, words)
    told = words("Was it a mistake? Ask for another ballot.")
    if method in ("dots", "points") or most:
        told = f"{words('More marks than that: the ballot does not count.')} {told}"
    page.text(told, page.left, page.bottom + 36, page.width, size=20, most=2, high=50, middle=True)


def _giant_row(
    page: KitPage, cell: Cell, one: KitProposal, method: str, marks: int, words: Words
) -> None:
    middle = cell.y + cell.height / 2
    if int(one.number) % 2:
        ground = palette.mixed("muted", 0.09)
        box(page, cell.x, cell.y, cell.width, cell.height, fill=ground)
    count = 6 if method == "score" else max(1, marks) if method == "dots" else 1
    across = min(66.0, 330.0 / count - 8)
    left = cell.right - 20 - count * (across + 10)
    for n in range(count):
        x = left + (n + 0.5) * (across + 10)
        if method in ("approval", "points"):
            box(page, x - across / 2, middle - across / 2, across, across, fill=palette.WHITE,
                stroke=palette.ink(), line=3)  # fmt: skip
        else:
            ring(page, x, middle, across, line=3)
        if method == "score":
            page.text(str(n), x - across / 2, middle, across, size=20, most=1, align="center",
                      middle=True, color=palette.muted())  # fmt: skip
    page.text(one.number, cell.x + 8, middle, 60, font=fonts.HEADING, size=54, leading=1.0, most=1,
              align="center", middle=True)  # fmt: skip
    badge(page, one.theme, cell.x + 130, middle, 96, one.pictogram)
    page.text(words(one.short), cell.x + 196, middle, left - cell.x - 206, most=2,
              font=fonts.HEADING_SEMIBOLD, size=32, leading=1.12, middle=True)  # fmt: skip
