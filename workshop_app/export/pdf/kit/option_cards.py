"""Cards with numbers: those printed weeks before, those of what was proposed, and blank ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.parts import badge, box, theme_name, writing_lines

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitProposal, KitView
    from workshop_app.export.pdf.kit.page import Cell, KitPage
    from workshop_app.text import Words

EIGHT = (2, 4)
EMPTY_SHEETS = 6
"""So many sheets of four empty proposal cards are printed before there are proposals."""

MARKS_WITHOUT_OPTIONS = 24
"""So many cards of numbers and shapes are made while there are no proposals yet."""


def option_cards(page: KitPage, view: KitView, words: Words) -> None:
    """Cards 1, 2, 3 …: a large number, a place to draw or write, and the five shapes to mark one.
    They belong to no plan, so they can be printed weeks before."""
    for number, cell in zip(range(1, view.option_cards + 1), page.cells(*EIGHT), strict=False):
        _numbered(page, cell, str(number), words)


def _numbered(page: KitPage, cell: Cell, number: str, words: Words) -> None:
    split = cell.x + cell.width * 0.44
    low = cell.y + cell.height * 0.27
    page.text(
        number, cell.x, (cell.top + low) / 2 + 4, split - cell.x - 6, font=fonts.HEADING,
        size=86, leading=1.0, most=1, align="center", middle=True, tag="H2",
    )  # fmt: skip
    room = cell.right - split
    box(
        page, split, low + 6, room, cell.top - low - 10, stroke=palette.mixed("muted", 0.5),
        corner=4, dashed=True,
    )  # fmt: skip
    muted = palette.muted()
    told = words("Drawing or a sentence")
    page.text(told, split + 8, cell.top - 10, room - 16, size=10, color=muted, most=1)
    told = words("Mark its theme")
    page.text(told, cell.x + 8, low + 18, split - cell.x - 14, size=10, color=muted, most=1)
    step = (cell.width - 16) / len(names.THEMES)
    for at, theme in enumerate(names.THEMES):
        badge(page, theme, cell.x + 8 + step * (at + 0.5), cell.y + 26, 33, hollow=True)


def option_marks(page: KitPage, view: KitView, words: Words) -> None:
    """A card for each option: its number as large as it goes, its shape with its picture. Before
    there are options: numbers with a shape to mark."""
    if not view.options:
        told = [str(n) for n in range(1, MARKS_WITHOUT_OPTIONS + 1)]
        for number, cell in zip(told, page.cells(*EIGHT), strict=False):
            _numbered(page, cell, number, words)
        return
    for one, cell in zip(view.options, page.cells(*EIGHT), strict=False):
        _mark(page, cell, one, words)


def _mark(page: KitPage, cell: Cell, one: KitProposal, words: Words) -> None:
    half = cell.width / 2
    middle = cell.y + cell.height * 0.58
    page.text(
        one.number, cell.x + 4, middle, half - 12, font=fonts.HEADING, size=86, leading=1.0,
        most=1, align="center", middle=True, tag="H2",
    )  # fmt: skip
    badge(page, one.theme, cell.x + half * 1.5, middle, 84, one.pictogram)
    name = theme_name(one.theme, words)
    y = page.text(
        one.short, cell.x + 6, cell.y + 42, cell.width - 12, font=fonts.HEADING_SEMIBOLD, size=13,
        leading=1.15, most=2, high=28, align="center",
    )  # fmt: skip
    page.text(
        name, cell.x + 6, y - 1, cell.width - 12, size=10, color=palette.theme(one.theme).text,
        most=1, align="center",
    )  # fmt: skip


def proposal_cards(page: KitPage, view: KitView, words: Words) -> None:
    """Large cards, four on a page, with the number, the shape and the whole text; before there
    are proposals, the same card to be written by hand."""
    if not view.proposals:
        for _, cell in zip(range(4), page.cells(2, 2), strict=False):
            _empty_card(page, cell, words)
        page.copies = EMPTY_SHEETS
        return
    for one, cell in zip(view.proposals, page.cells(2, 2), strict=False):
        _proposal_card(page, cell, one, words)


def _proposal_card(page: KitPage, cell: Cell, one: KitProposal, words: Words) -> None:
    size = 74.0
    head = cell.top - size / 2 - 6
    page.text(
        one.number, cell.x + 6, head, cell.width - size - 20, font=fonts.HEADING, size=64,
        leading=1.0, most=1, middle=True, tag="H2",
    )  # fmt: skip
    badge(page, one.theme, cell.right - size / 2 - 4, head, size, one.pictogram)
    look = palette.theme(one.theme)
    y = page.text(
        theme_name(one.theme, words), cell.x + 6, head - size / 2 - 4, cell.width - 12,
        font=fonts.BOLD, size=9.5, color=look.text, most=1, align="right",
    )  # fmt: skip
    page.text(
        one.text, cell.x + 6, y - 12, cell.width - 12, font=fonts.HEADING_SEMIBOLD, size=22,
        leading=1.22, high=y - 12 - cell.y, floor=9.0,
    )  # fmt: skip


def _empty_card(page: KitPage, cell: Cell, words: Words) -> None:
    muted = palette.muted()
    page.text(words("Number"), cell.x + 6, cell.top - 6, 80, size=8.5, color=muted, most=1)
    box(page, cell.x + 6, cell.top - 84, 92, 62, stroke=palette.muted(), corner=4)
    told = words("Mark its theme")
    left = cell.x + 118
    page.text(told, left, cell.top - 6, cell.right - left, size=8.5, color=muted, most=1)
    step = (cell.right - left) / len(names.THEMES)
    for at, theme in enumerate(names.THEMES):
        badge(page, theme, left + step * (at + 0.5), cell.top - 52, 25, hollow=True)
    told = words("What we propose, in a few words")
    page.text(told, cell.x + 6, cell.top - 100, cell.width - 12, size=8.5, color=muted, most=1)
    writing_lines(page, cell.x + 6, cell.top - 112, cell.width - 12, 8, 30)


def blank_cards(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """Eight cards to write or draw on, the five shapes at the foot to mark one."""
    page.each = 8
    for _, cell in zip(range(8), page.cells(*EIGHT), strict=False):
        told = words("One idea: a drawing, or few words in large letters")
        page.text(
            told, cell.x + 4, cell.top - 2, cell.width - 8, size=10, color=palette.muted(), most=2
        )
        step = 30.0
        for at, theme in enumerate(names.THEMES):
            x = cell.right - step * (len(names.THEMES) - at - 0.5)
            badge(page, theme, x, cell.y + 13, 22, hollow=True)
        told = words("Theme")
        room = cell.width - step * len(names.THEMES) - 14
        page.text(
            told, cell.x + 4, cell.y + 13, room, size=8.5, color=palette.muted(), most=1,
            align="right", middle=True,
        )  # fmt: skip
