"""A ballot on paper: its head, a row for each option with places to mark, and its foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.ballots.ballot import Ballot
from workshop_app.export.pdf.ballots.places import places_of
from workshop_app.export.pdf.kit.page import EDGE, Cell
from workshop_app.export.pdf.kit.parts import badge, box
from workshop_app.export.pdf.text import Run

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitProposal
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.text import Rich

LEAST_ROW, MOST_ROW = 26.5, 40.0
TIGHT_ROW = 22.0
"""Lower than this a row is not marked with ease: the ballot goes on larger paper."""

APART = 3.5
"""So far apart are the places of two rows at least."""

LARGE = 1.2
"""How much larger everything is in large print."""

GRIDS = ((2, 2), (1, 2), (1, 1))
"""Ballots beside and above each other on a page, the smallest ballot first."""

FOOT, BEFORE_FOOT = 8.0, 12.0
SUM = 24.0
"""Room for the line with the sum."""

BETWEEN = 10.0
"""Between two columns of options."""

WIDE = 400.0
"""From this width on a ballot has room for two columns and for more words."""

SMALLEST, LAST_RESORT = 8.5, 6.8
"""The words of an option step down to the one; below it only where no larger paper is left, since
no word may be missing."""

COST, NARROW = 80.0, 60.0
"""So wide a cost may be; it goes under the words where they would have less than ``NARROW``."""

LABEL = 60.0
"""Where the words of an option begin in its row: number and sign stand before."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a ballot, set but not drawn; ``high`` down to where the rows begin."""

    round: Fitted
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


@dataclass(frozen=True, slots=True)
class Grid:
    """How the options of a ballot stand: in columns of so many rows, each so wide and high."""

    columns: int
    rows: int
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Made:
    """A ballot with all its words set for a cell of ``width`` × ``height``: drawn without measuring
    anything again. ``cut``: words had to be left out."""

    ballot: Ballot
    width: float
    height: float
    head: Head
    grid: Grid
    numbers: tuple[Fitted, ...]
    labels: tuple[Fitted, ...]
    costs: tuple[Fitted, ...]
    foot: Fitted
    end: Fitted

    @property
    def fits(self) -> bool:
        """Whether no word is cut and no row too low."""
        cut = self.head.cut or any(one.cut or one.size < SMALLEST for one in self.labels)
        place = places_of(self.ballot.marking)
        return not cut and self.grid.high >= max(TIGHT_ROW, place.high + APART)


def grid_for(page: KitPage, ballots: Sequence[Ballot], *, large: bool = False) -> tuple[int, int]:
    """The smallest ballots that hold all their words, as columns and rows on a sheet: four up to 12
    options, two up to 24, else one; larger where the question or a name needs more room."""
    count = max(len(one.options) for one in ballots)
    first = 0 if count <= 12 else 1 if count <= 24 else 2
    for grid in GRIDS[min(first + large, 2) : -1]:
        if all(made(page, one, grid, large=large).fits for one in ballots):
            return grid
    return GRIDS[-1]


def made(page: KitPage, one: Ballot, grid: tuple[int, int], *, large: bool = False) -> Made:
    """A ballot set for its part of the sheet, so many beside and above each other."""
    scale = LARGE if large else 1.0
    wide = (page.size[0] / grid[0] - 2 * EDGE) / scale
    high = (page.size[1] / grid[1] - 2 * EDGE) / scale
    head = _head(page, wide, one)
    rows = _grid(wide, high, head, one)
    beside = _room(rows, one) - COST >= NARROW
    costs = tuple(
        page.fitted(told if beside else "", COST, size=8.5, color=palette.muted(), most=1)
        for told in one.costs
    )
    muted, narrow = palette.muted(), rows.columns == 1 and wide < WIDE
    end = page.fitted(one.end if narrow else one.ending, wide * 0.6, font=fonts.BOLD, size=8.5,
                      color=muted, most=1)  # fmt: skip
    return Made(
        ballot=one,
        width=wide,
        height=high,
        head=head,
        grid=rows,
        numbers=tuple(_number(page, option, at) for at, option in enumerate(one.options)),
        labels=tuple(
            _label(page, option, "" if beside else cost, _room(rows, one, set_cost), rows.high)
            for option, cost, set_cost in zip(one.options, one.costs, costs, strict=True)
        ),
        costs=costs,
        foot=page.fitted(one.foot, wide - end.width - 26, size=8.5, color=muted, most=1),
        end=end,
    )  # fmt: skip


def _head(page: KitPage, width: float, one: Ballot) -> Head:
    wide = min(150.0, width * 0.36) if one.group else 76.0
    room = width - wide - 18
    told = [one.how, " ", one.more] if one.more and width >= WIDE else one.how
    return Head(
        round=page.fitted(one.head, wide - 6, font=fonts.HEADING, size=11, most=1),
        group=page.fitted(one.group, wide - 8, font=fonts.HEADING_SEMIBOLD, size=9, leading=1.15,
                          most=3),
        question=page.fitted(one.question, room, font=fonts.HEADING, size=13, leading=1.15, most=3,
                             floor=10.5),
        how=page.fitted(told, room, size=9.5, leading=1.22, most=4),
        box=wide,
    )  # fmt: skip


def _grid(width: float, height: float, head: Head, one: Ballot) -> Grid:
    """One column, or two where there are many options or they would stand too close."""
    spare = SUM if places_of(one.marking).summed else 0.0
    room = height - head.high - FOOT - BEFORE_FOOT - spare
    count = max(1, len(one.options))
    columns = 1 if count <= 12 else 2
    if columns == 1 and width >= WIDE and room / count < LEAST_ROW:
        columns = 2
    rows = -(-count // columns)
    high = min(MOST_ROW, room / rows)
    return Grid(columns, rows, (width - BETWEEN * (columns - 1)) / columns, high)


def _room(grid: Grid, one: Ballot, cost: Fitted | None = None) -> float:
    """How wide the words of an option may be, with a cost beside them or without."""
    marks = places_of(one.marking).room(one.marking)
    return grid.wide - LABEL - marks - 12 - (cost.width + 10 if cost and cost.width else 0.0)


def _number(page: KitPage, option: KitProposal | None, at: int) -> Fitted:
    told = option.number if option else str(at + 1)
    if " " in told:  # "18 bis" on two lines: on one it would have to be too small
        return page.fitted(told, 23, font=fonts.HEADING, size=12, most=2, leading=0.95, floor=7.5)
    return page.fitted(told, 23, font=fonts.HEADING, size=14.5, most=1, floor=7.5)


def _label(
    page: KitPage, option: KitProposal | None, cost: str, room: float, high: float
) -> Fitted:
    """The few words of an option in a row so high: they wrap, and are not cut. ``cost`` goes under
    them where there is no room beside."""
    told: list[Rich] = [option.short if option else ""]
    if cost:
        told += ["\n", Run(cost, fonts.REGULAR, palette.muted())]
    return page.fitted(told, room, font=fonts.HEADING_SEMIBOLD, size=10, leading=1.12,
                       high=high - 2, floor=LAST_RESORT)  # fmt: skip


# -- drawing --------------------------------------------------------------------------------------
def draw(page: KitPage, cell: Cell, one: Made, *, large: bool = False) -> None:
    """Draw a ballot in its cell; every ballot of a batch from the same strokes."""
    paper = page.paper
    paper.saveState()
    paper.translate(cell.x, cell.y)
    if large:
        paper.scale(LARGE, LARGE)
    _draw_head(page, one)
    top = one.height - one.head.high
    grid = one.grid
    for at in range(len(one.ballot.options)):
        column, row = divmod(at, grid.rows)
        x = column * (grid.wide + BETWEEN)
        _draw_row(page, Cell(x, top - (row + 1) * grid.high, grid.wide, grid.high), one, at, row)
    if places_of(one.ballot.marking).summed:
        _draw_sum(page, one, top - grid.rows * grid.high)
    _draw_foot(page, one)
    paper.restoreState()


def _draw_head(page: KitPage, one: Made) -> None:
    """Question, how to mark it, and the round in its box."""
    head = one.head
    left, top = one.width - head.box - 4, one.height - 2
    box(page, left, top - head.box_high, head.box, head.box_high, corner=3, line=1.0)
    middle = top - (9.5 if one.ballot.group else 10.5)
    page.set(head.round, left + 3, middle + head.round.height / 2, head.box - 6, "center")
    page.set(head.group, left + 4, top - 17.5, head.box - 8, "center")
    room = one.width - head.box - 18
    y = page.set(head.question, 6, top - 3, room, tag="H2")
    page.set(head.how, 6, y - 2, room)


def _draw_row(page: KitPage, cell: Cell, one: Made, at: int, row: int) -> None:
    middle, option = cell.y + cell.height / 2, one.ballot.options[at]
    if row % 2 == 0:
        ground = palette.mixed("muted", 0.09)
        box(page, cell.x, cell.y, cell.width, cell.height, fill=ground)
    marks = _draw_marks(page, cell, middle, one)
    number = one.numbers[at]
    page.set(number, cell.x + 2, middle + number.height / 2, 23, "right")
    if option is None:
        with page.paper.ornament():
            for x1, x2 in ((34, 62), (70, marks - 8 - cell.x)):
                page.paper.rule(cell.x + x1, middle - 7, cell.x + x2, middle - 7,
                                color=palette.muted(), line=0.5)  # fmt: skip
        return
    _draw_sign(page, option, cell.x + 42, middle, min(25.0, cell.height - 3))
    cost, label = one.costs[at], one.labels[at]
    page.set(cost, marks - 8 - cost.width, middle + cost.height / 2, cost.width)
    page.set(label, cell.x + LABEL, middle + label.height / 2, label.width)


def _draw_sign(page: KitPage, option: KitProposal, x: float, y: float, size: float) -> None:
    """The option's sign, kept once in the file however many ballots show it."""
    paper, name = page.paper, f"sign-{option.theme}-{option.pictogram}"
    if not paper.hasForm(name):
        paper.beginForm(name, -1, -1, 1, 1)
        badge(page, option.theme, 0, 0, 1.0, option.pictogram)
        paper.endForm()
    with paper.ornament():
        paper.saveState()
        paper.translate(x, y)
        paper.scale(size, size)
        paper.doForm(name)
        paper.restoreState()


def _draw_marks(page: KitPage, cell: Cell, middle: float, one: Made) -> float:
    """The places to mark, at the right; returns where they begin."""
    marking = one.ballot.marking
    places = places_of(marking)
    left = cell.right - 6 - places.room(marking)
    for n in range(places.many(marking)):
        x = left + places.wide / 2 + n * places.step_of(marking)
        places.draw(page, x, middle, places.wide, n)
    return left


def _draw_sum(page: KitPage, one: Made, under: float) -> None:
    """A line for the sum, so that a person notices a slip before the ballot is in the box."""
    low = under - 22
    page.text(one.ballot.total, 6, low + 10, one.width - 64, size=9.5, most=1, middle=True,
              align="right")  # fmt: skip
    box(page, one.width - 50, low, 44, 20)


def _draw_foot(page: KitPage, one: Made) -> None:
    end, foot = one.end, one.foot
    page.set(end, one.width - 2 - end.width, FOOT + end.height / 2, end.width + 1)
    page.set(foot, 6, FOOT + foot.height / 2, foot.width + 1)
