"""Ballots of the latest round, or with numbers alone for practice.

All ballots of a batch print alike: no serial number, nothing that tells one from another (P-30).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.export.kit_views import MOST_OPTIONS, KitProposal, KitRound
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.page import EDGE, Cell
from workshop_app.export.pdf.kit.parts import badge, box, panel, ring
from workshop_app.export.pdf.text import bold, filled
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.text import Rich
    from workshop_app.text import Words

PRACTICE_ROWS = 12
RING, RING_STEP = 15.2, 20.0
LEAST_ROW, MOST_ROW = 26.5, 40.0
TIGHT_ROW = 22.0
"""Lower than this a row is not marked with ease: the ballot goes on larger paper."""

GRIDS = ((2, 2), (1, 2), (1, 1))
"""Ballots beside and above each other on a page, the smallest ballot first."""


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
    made = [
        _ballot(view, round, f"{name} · {letter}" if letter else name, words)
        for name, letter in groups
    ]
    columns, rows = _grid(page, made)
    page.each = columns * rows * len(groups)
    cells = page.cells(columns, rows)
    for ballot in made:
        for _ in range(columns * rows):
            _draw(page, next(cells), ballot, words)


def _grid(page: KitPage, made: Sequence[Ballot]) -> tuple[int, int]:
    """The smallest ballots that hold all their words: by the number of options, larger where the
    question or a name needs more room."""
    count = max(len(ballot.options) for ballot in made)
    for columns, rows in GRIDS[0 if count <= 12 else 1 if count <= 24 else 2 : -1]:
        wide, high = page.size[0] / columns - 2 * EDGE, page.size[1] / rows - 2 * EDGE
        if all(_fits(page, Cell(0, 0, wide, high), ballot) for ballot in made):
            return columns, rows
    return GRIDS[-1]


def _fits(page: KitPage, cell: Cell, ballot: Ballot) -> bool:
    """Whether a ballot of this size needs no word cut and no row too low."""
    head = _head(page, cell, ballot)
    if head.cut:
        return False
    grid = _rows(cell, cell.top - head.high, ballot)
    if grid.high < TIGHT_ROW:
        return False
    room = grid.wide - _before_marks(ballot) - 66 - (80 if ballot.costs else 0)
    return not any(_label(page, one.short, room, grid.high).cut for one in ballot.options if one)


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


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a ballot, set but not drawn; ``high`` down to where the rows begin."""

    group: Fitted
    question: Fitted
    how: Fitted
    box: float

    @property
    def box_high(self) -> float:
        return 21.0 + self.group.height

    @property
    def high(self) -> float:
        return 2 + max(5 + self.question.height + self.how.height, self.box_high) + 6

    @property
    def cut(self) -> bool:
        return self.group.cut or self.question.cut or self.how.cut


def _head(page: KitPage, cell: Cell, ballot: Ballot) -> _Head:
    wide = min(150.0, cell.width * 0.36) if ballot.group else 76.0
    room = cell.width - wide - 18
    return _Head(
        group=page.fitted(ballot.group, wide - 8, font=fonts.HEADING_SEMIBOLD, size=9,
                          leading=1.15, most=3),
        question=page.fitted(ballot.question, room, font=fonts.HEADING, size=13, leading=1.15,
                             most=3, floor=10.5),
        how=page.fitted(ballot.how, room, size=9.5, leading=1.22, most=4),
        box=wide,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the options of a ballot stand: in columns of so many rows, each so wide and high."""

    columns: int
    rows: int
    wide: float
    high: float


def _rows(cell: Cell, top: float, ballot: Ballot) -> _Grid:
    columns = 1 if len(ballot.options) <= 12 else 2
    rows = -(-len(ballot.options) // columns)
    spare = 24.0 if ballot.method == "points" else 0.0
    room = top - cell.y - 8 - spare
    high = min(MOST_ROW, max(LEAST_ROW, (room - 14) / max(1, rows)))
    high = min(high, (room - 12) / max(1, rows))
    return _Grid(columns, rows, (cell.width - 10 * (columns - 1)) / columns, high)


def _draw(page: KitPage, cell: Cell, ballot: Ballot, words: Words) -> None:
    y = _draw_head(page, cell, ballot)
    foot, grid = cell.y + 8, _rows(cell, y, ballot)
    for at, one in enumerate(ballot.options):
        column, row = divmod(at, grid.rows)
        place = Cell(cell.x + column * (grid.wide + 10), y - (row + 1) * grid.high, grid.wide,
                     grid.high)  # fmt: skip
        _draw_row(page, place, one, ballot, words, row)
    if ballot.method == "points":
        low = y - grid.rows * grid.high - 20
        told = words("All together: {n}", n=words.number(100))
        page.text(told, cell.x + 6, low + 8, cell.width - 60, size=9.5, most=1, middle=True,
                  align="right")  # fmt: skip
        box(page, cell.right - 48, low - 2, 44, 20)
    muted = palette.muted()
    long = grid.columns == 2 or cell.width > 400
    told = words("No name, no signature. Fold twice.") if long else words("Fold twice")
    end = page.fitted(told, cell.width * 0.6, font=fonts.BOLD, size=8.5, color=muted, most=1)
    page.set(end, cell.right - 2 - end.width, foot + end.height / 2, end.width + 1)
    room = cell.width - end.width - 20
    page.text(ballot.foot, cell.x + 6, foot, room, size=8.5, color=muted, most=1, middle=True)


def _draw_head(page: KitPage, cell: Cell, ballot: Ballot) -> float:
    """Question, how to mark it, and the round in its box; returns where the rows begin."""
    head = _head(page, cell, ballot)
    left, top = cell.right - head.box - 4, cell.top - 2
    box(page, left, top - head.box_high, head.box, head.box_high, corner=3, line=1.0)
    page.text(ballot.head, left + 3, top - (9.5 if ballot.group else 10.5), head.box - 6,
              font=fonts.HEADING, size=11, most=1, align="center", middle=True)  # fmt: skip
    page.set(head.group, left + 4, top - 17.5, head.box - 8, "center")
    room = cell.width - head.box - 18
    y = page.set(head.question, cell.x + 6, top - 3, room, tag="H2")
    page.set(head.how, cell.x + 6, y - 2, room)
    return cell.top - head.high


def _label(page: KitPage, told: str, room: float, high: float) -> Fitted:
    """The few words of an option in a row so high."""
    return page.fitted(told, room, font=fonts.HEADING_SEMIBOLD, size=10, leading=1.12, most=2,
                       high=high - 2)  # fmt: skip


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
    label = _label(page, one.short, marks - 6 - left, cell.height)
    page.set(label, left, middle + label.height / 2, marks - 6 - left)


def _before_marks(ballot: Ballot) -> float:
    """How much of a row its places to mark take, with the border at the right."""
    if ballot.method in ("approval", "points"):
        return 22.0 if ballot.method == "approval" else 50.0
    count = 6 if ballot.method == "score" else max(1, ballot.marks)
    return 6 + RING + (count - 1) * _step(count)


def _step(count: int) -> float:
    """From one circle of a row to the next."""
    return RING_STEP if count <= 6 else max(RING + 1, 110 / count)


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
    step = _step(count)
    for n in range(count):
        x = right - RING / 2 - (count - 1 - n) * step
        ring(page, x, middle, RING, line=1.0)
        if ballot.method == "score":
            page.text(str(n), x - 6, middle, 12, size=8.5, most=1, align="center", middle=True,
                      color=palette.muted())  # fmt: skip
    return right - RING - (count - 1) * step
