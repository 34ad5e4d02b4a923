"""Slips to take home from the read-back: numbers, drawings, what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.parts import badge, box, field, pictogram
from workshop_app.export.pdf.kit.states import STATES, state_color

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitProposal, KitView
    from workshop_app.export.pdf.kit.page import Cell, KitPage
    from workshop_app.export.views import ActionView
    from workshop_app.text import Words

SLIPS, MOST_ON_SLIP = 4, 7


def readback_slips(page: KitPage, view: KitView, words: Words) -> None:
    """Four slips to take home: numbers and drawings of what was decided, when we come back. Before
    the plan: boxes to write and draw in."""
    page.each = SLIPS
    rows = view.readback.rows[:MOST_ON_SLIP] if view.readback else ()
    for _, cell in zip(range(SLIPS), page.cells(1, SLIPS), strict=False):
        _slip(page, cell, [(card, action) for action, card, _ in rows], words)


def _slip(
    page: KitPage, cell: Cell, rows: list[tuple[KitProposal, ActionView]], words: Words
) -> None:
    left, right = cell.x + 14, cell.right - 14
    page.text(words("What we decided together"), left, cell.top - 2, right - left, size=16,
              font=fonts.HEADING, most=1, color=palette.primary(), tag="H2")  # fmt: skip
    wide = (right - left) / MOST_ON_SLIP
    for n in range(len(rows) or MOST_ON_SLIP):
        x = left + n * wide
        if rows:
            _decided(page, x, cell.top - 27, wide, rows[n], words)
        else:
            box(page, x + 4, cell.y + 30, wide - 8, cell.height - 58, stroke=palette.muted(),
                corner=4)  # fmt: skip
    _again(page, left, right, cell.y + 8, words)


def _decided(
    page: KitPage,
    x: float,
    top: float,
    wide: float,
    row: tuple[KitProposal, ActionView],
    words: Words,
) -> None:
    card, action = row
    page.text(card.number, x, top, wide, font=fonts.HEADING, size=19, leading=1.1, most=1,
              align="center")  # fmt: skip
    badge(page, card.theme, x + wide / 2, top - 44, 40, card.pictogram)
    y = page.text(card.short, x + 3, top - 68, wide - 6, size=9.5, leading=1.12, most=4, high=44,
                  align="center", font=fonts.SEMIBOLD)  # fmt: skip
    sign, _, _ = STATES["in"]
    told = words.month(action.start) if action.start else words(STATES["in"][1])
    month = page.fitted(told, wide - 22, size=9, most=1, leading=1.1)
    start = x + (wide - month.width - 15) / 2
    picture(page, sign, start + 5, y - 8, 13, state_color("in"))
    page.set(month, start + 15, y - 8 + month.height / 2, wide - 22)


def _again(page: KitPage, left: float, right: float, low: float, words: Words) -> None:
    pictogram(page, "megaphone", left + 10, low + 6, 20, palette.color("accentText"))
    label = page.fitted(words("We come back to tell:"), 200, font=fonts.HEADING, size=11, most=1)
    page.set(label, left + 26, low + 6 + label.height / 2, 200)
    x = left + 36 + label.width
    split = x + (right - x) * 0.5
    field(page, words("Day and hour"), x, low + 3, split - x - 10)
    field(page, words("Place"), split, low + 3, right - split)
