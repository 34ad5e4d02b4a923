"""Sheets with a row for each option: what is counted aloud, and what officials judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from workshop_app.domain.capacity import CRITERIA
from workshop_app.export.kit_views import KitOffice
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.parts import badge, box, field, panel, ring, rule, shape
from workshop_app.export.pdf.text import bold, filled
from workshop_app.text import N_

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.kit_views import KitProposal, KitView
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.text import Rich
    from workshop_app.text import Words

EMPTY_ROWS = 14
"""Rows to write in where there are no options yet."""

TALLY_ROW, LEAST_TALLY, TALLY_CHECK = 35.0, 29.5, 96.0

FIVES = 8
"""Boxes of five strokes in a row of the tally."""

GATES = {"legal": N_("Not ours to do"), "land": N_("Land not allowed")}
"""What a failed gate is called at the head of its column."""


def rows(
    page: KitPage,
    items: Sequence[KitProposal | None],
    high: float,
    y: float,
    head: Callable[[float], float],
) -> Iterator[tuple[KitProposal | None, float]]:
    """Each item with the top of its row, ``head`` drawn again on every page; it gives back where
    the rows begin. ``None`` is a row to write in."""
    y = head(y)
    for item in items:
        if y - high < page.bottom:
            page.new_page()
            y = head(page.top)
        yield item, y
        y -= high


# -- tally ----------------------------------------------------------------------------------------
def tally_sheet(page: KitPage, view: KitView, words: Words) -> None:
    """A stroke for each mark, counted aloud twice before witnesses."""
    page.note = words(
        "Two witnesses watch and repeat the figure. The sheet is kept with the ballots, in a "
        "sealed envelope, until the read-back; then it is destroyed."
    )
    field(page, words("Round"), page.right - 215, page.top - 18, 85)
    field(page, words("Group"), page.right - 120, page.top - 18, 120)
    y = page.title(words("Tally sheet"), width=page.width - 230)
    lead = filled(
        words,
        N_(
            "One stroke for each token or mark; each box is a group of {five}. Count aloud, twice, "
            "before the witnesses. Write no names."
        ),
        five=bold(words("five")),
    )
    y = page.text(lead, page.left, y + 6, page.width, leading=1.38) - 4
    y = _five_strokes(page, y, words)
    items: list[KitProposal | None] = list(view.options) or [None] * EMPTY_ROWS
    tokens = any(part.exercise == "token-vote" for part in view.parts)
    room = y - page.bottom - TALLY_CHECK - 16
    high, end = _row_height(room, len(items) + tokens, TALLY_ROW, LEAST_TALLY), y

    def head(top: float) -> float:
        return _tally_head(page, top, words)

    for one, top in rows(page, items, high, y, head):
        _tally_row(page, top, high, one, "")
        end = top - high
    if tokens:
        if end - high < page.bottom:
            page.new_page()
            end = head(page.top)
        _tally_row(page, end, high, None, words("White bag (not used)"))
        end -= high
    _tally_check(page, end, view, words, tokens=tokens)


def _row_height(room: float, count: int, usual: float, least: float) -> float:
    """How high rows are: a little lower than usual where that keeps them on one page."""
    all_in = room / max(1, count)
    return all_in if least <= all_in < usual else usual


def _tally_columns(page: KitPage) -> tuple[float, float, float]:
    """Where the boxes of five begin, and the two figures."""
    return page.left + 174, page.right - 86, page.right - 41


def _five_strokes(page: KitPage, y: float, words: Words) -> float:
    x = page.text(bold(words("Like this:")), page.left, y - 2, 60, size=9.5, most=1)
    x = page.left + page.fitted(words("Like this:"), 60, font=fonts.BOLD, size=9.5).width + 12
    ink = palette.ink()
    with page.paper.ornament():
        for n in range(4):
            page.paper.rule(x + 4 * n, y - 14, x + 4 * n, y - 2, color=ink, line=1.2)
        page.paper.rule(x - 4, y - 12, x + 17, y - 4, color=ink, line=1.2)
    page.text(words("are five"), x + 26, y - 2, 120, size=9.5, most=1)
    return y - 20


def _tally_head(page: KitPage, top: float, words: Words) -> float:
    boxes, first, second = _tally_columns(page)
    heads = (
        (words("Proposal"), page.left, boxes - page.left - 8),
        (words("Count"), boxes, 120.0),
        (words("1st time"), first, 40.0),
        (words("2nd time"), second, 40.0),
    )
    for told, x, wide in heads:
        align = "left" if x < first else "center"
        page.text(told, x, top, wide, font=fonts.BOLD, size=9.5, most=1, align=align)
    rule(page, page.left, top - 16, page.right, strong=True)
    return top - 16


def _tally_row(page: KitPage, top: float, high: float, one: KitProposal | None, told: str) -> None:
    boxes, first, second = _tally_columns(page)
    middle = top - high / 2
    if one is not None:
        _number(page, one.number, page.left, middle, 20)
        badge(page, one.theme, page.left + 37, middle, 27, one.pictogram)
        page.text(
            one.short, page.left + 57, middle, boxes - page.left - 63, size=9.5, leading=1.15,
            font=fonts.HEADING_SEMIBOLD, most=2, middle=True,
        )  # fmt: skip
    elif told:
        wide = boxes - page.left - 33
        page.text(told, page.left + 25, middle, wide, font=fonts.BOLD, size=9.5, most=2,
                  middle=True)  # fmt: skip
    else:
        write_here(page, page.left, middle, 26, boxes - 10)
    wide = (first - boxes - 8) / FIVES
    for n in range(FIVES):
        box(page, boxes + n * wide, middle - 13, wide - 2, 26, stroke=palette.mixed("muted", 0.5))
    for x in (first, second):
        box(page, x, middle - 13, 37, 26, line=1.2)
    rule(page, page.left, top - high, page.right)


def _tally_check(page: KitPage, end: float, view: KitView, words: Words, *, tokens: bool) -> None:
    """Whether the count adds up, in boxes to write in."""
    each = view.round.per_person if view.round else 5
    if end - TALLY_CHECK < page.bottom - 1:
        page.new_page()
        end = page.top
    top = end - 18
    if tokens:
        told = words(
            "People who voted × {n} = tokens counted + white bag. If it does not fit, count again "
            "and say so.",
            n=each or 5,
        )
        labels = [words("People"), f"× {each or 5} =", words("Counted"), words("+ white"),
                  words("= total")]  # fmt: skip
    else:
        told = words(
            "Ballots in the box = people who voted. If it does not fit, count again and say so."
        )
        labels = [words("People"), words("Valid"), words("+ blank"), words("+ void"),
                  words("= total")]  # fmt: skip
    label = words("Does it fit?")
    low = panel(page, page.left, top, page.width, [bold(f"{label} "), told], size=10, below=30)
    blocks = [page.fitted(one, 200, font=fonts.BOLD, size=9.5, most=1) for one in labels]
    room = page.width - 32 - sum(block.width for block in blocks)
    gap, y, x = 5.0, low + 22, page.left + 16
    wide = min(46.0, room / len(blocks) - gap - 8)
    for block in blocks:
        page.set(block, x, y + block.height / 2, block.width + 1)
        box(page, x + block.width + gap, y - 10, wide, 20, fill=palette.WHITE,
            stroke=palette.ink(), line=1.1)  # fmt: skip
        x += block.width + gap + wide + (room / len(blocks) - gap - wide)


# -- capacity -------------------------------------------------------------------------------------
CAPACITY_ROW, LEAST_CAPACITY, CAPACITY_HEAD = 30.2, 25.0, 84.0
UPRIGHT = 9.5
"""The size of the names turned upright, all alike; smaller where one of them does not fit."""


def capacity_sheet(page: KitPage, view: KitView, words: Words) -> None:
    """One official's judgement without a name: the criteria of an office, two gates. A sheet for
    each office, or one with all nine where there are none."""
    page.note = words(
        "The sheet is folded and mixed with the others. It is typed in and destroyed."
    )
    for at, office in enumerate(view.offices or (KitOffice("", tuple(CRITERIA)),)):
        if at:
            page.new_page()
        _sheet_of(page, view, words, office)


def _sheet_of(page: KitPage, view: KitView, words: Words, office: KitOffice) -> None:
    for told, x in ((words("1st round"), page.right - 155), (words("2nd round"), page.right - 70)):
        box(page, x, page.top - 22, 14, 13)
        page.text(told, x + 19, page.top - 15.5, 52, font=fonts.BOLD, size=9.5, most=1, middle=True)
    y = page.title(words("Capacity sheet"), width=page.width - 170)
    if office.name:
        y = page.text(office.name, page.left, y + 5, page.width - 170, font=fonts.HEADING_SEMIBOLD,
                      size=12, most=1) - 9  # fmt: skip
    y = page.text(_lead(words, office), page.left, y + 6, page.width, leading=1.38) - 12
    items: list[KitProposal | None] = list(view.to_assess) or [None] * EMPTY_ROWS

    def head(top: float) -> float:
        return _capacity_head(page, top, words, office.criteria)

    room = y - page.bottom - CAPACITY_HEAD - 0.1
    high = _row_height(room, len(items), CAPACITY_ROW, LEAST_CAPACITY)
    for one, top in rows(page, items, high, y, head):
        _capacity_row(page, top, high, one, len(office.criteria))


def _lead(words: Words, office: KitOffice) -> Rich:
    """How it is filled in, and what is not written on it."""
    alone = words("No name. The office only chooses the columns.")
    return filled(
        words,
        N_(
            "{alone} Write from {one} (almost nothing) to {five} (it can be done today). If you "
            "do not know, leave the box {empty}. If a gate fails, mark it and go on to the next."
        ),
        alone=bold(alone if office.name else words("No name and no office.")),
        one=bold("1"),
        five=bold("5"),
        empty=bold(words("empty")),
    )


def _capacity_columns(page: KitPage, count: int) -> tuple[list[float], list[float]]:
    """The middles of the columns of ``count`` criteria and of gates; with fewer criteria the
    proposals have more room."""
    step = 30.2
    first = page.left + 186 + (len(CRITERIA) - count) * step
    criteria = [first + n * step for n in range(count)]
    return criteria, [page.right - 52, page.right - 17]


def _capacity_head(page: KitPage, top: float, words: Words, asked: Sequence[str]) -> float:
    low = top - CAPACITY_HEAD
    criteria, gates = _capacity_columns(page, len(asked))
    page.text(words("Proposal"), page.left, low + 14, 150, font=fonts.BOLD, size=9.5, most=1)
    named = [words(name) for name in (*(CRITERIA[id] for id in asked), *GATES.values())]
    room = CAPACITY_HEAD - 4
    size = min(_upright(page, name, room, UPRIGHT, palette.ink()).size for name in named)
    for at, (x, name) in enumerate(zip((*criteria, *gates), named, strict=True)):
        color = palette.ink() if at < len(criteria) else palette.color("accentText")
        upright(page, _upright(page, name, room, size, color), x, low + 4, room)
    rule(page, page.left, low, page.right, strong=True)
    return low


def _capacity_row(
    page: KitPage, top: float, high: float, one: KitProposal | None, count: int
) -> None:
    criteria, gates = _capacity_columns(page, count)
    middle = top - high / 2
    wide = criteria[0] - 14 - page.left
    if one is not None:
        _number(page, one.number, page.left, middle, 17)
        shape(page, one.theme, page.left + 30, middle, 15)
        page.text(
            one.short, page.left + 43, middle, wide - 46, size=9.5, leading=1.15, most=2,
            middle=True,
        )  # fmt: skip
    else:
        write_here(page, page.left, middle, 22, page.left + wide - 4)
    for x in criteria:
        box(page, x - 11.2, middle - 10.2, 22.4, 20.4, line=0.9)
    for x in gates:
        ring(page, x, middle, 16, color=palette.color("accentText"))
    rule(page, page.left, top - high, page.right)


def _upright(page: KitPage, text: str, room: float, size: float, color: Color) -> Fitted:
    """A column's name in at most two lines, before it is turned."""
    return page.fitted(
        text, room, font=fonts.BOLD, size=size, leading=1.15, most=2, high=27, color=color
    )


def upright(page: KitPage, block: Fitted, x: float, low: float, room: float) -> None:
    """A column's name turned upright, around ``x`` from ``low`` up."""
    paper = page.paper
    paper.saveState()
    paper.translate(x, low)
    paper.rotate(90)
    page.set(block, 0, block.height / 2, room)
    paper.restoreState()


def write_here(page: KitPage, left: float, middle: float, number: float, right: float) -> None:
    """A short line for a number and a long one for words."""
    with page.paper.ornament():
        ink, low = palette.muted(), middle - 8
        page.paper.rule(left, low, left + number, low, color=ink, line=0.6)
        page.paper.rule(left + number + 8, low, right, low, color=ink, line=0.6)


def _number(page: KitPage, number: str, x: float, middle: float, wide: float) -> None:
    page.text(
        number, x, middle, wide, font=fonts.HEADING, size=13, most=1, align="right", middle=True
    )
