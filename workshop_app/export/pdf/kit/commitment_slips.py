"""Strips for what is promised: hand, hammer and moon for who, what and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.parts import box, field, pictogram, ring, writing_lines

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import Cell, KitPage
    from workshop_app.text import Words

SLIPS = 4
LABEL, DRAWING = 148.0, 132.0


def commitment_slips(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """Four strips: who (an organisation), what, by when, how one sees that it is done; a place to
    draw it, and how it stands when it is read again."""
    page.each = SLIPS
    for _, cell in zip(range(SLIPS), page.cells(1, SLIPS), strict=False):
        _slip(page, cell, words)


def _slip(page: KitPage, cell: Cell, words: Words) -> None:
    left, top, right = cell.x + 16, cell.top - 2, cell.right - 12
    lines = right - DRAWING - 18
    name = page.fitted(words("Commitment"), 200, font=fonts.HEADING, size=16, most=1,
                       color=palette.primary())  # fmt: skip
    page.set(name, left, top, 200, tag="H2")
    x = left + name.width + 12
    page.text(words("No names of people."), x, top - 11.5, lines - 160 - x, size=9.5, most=1,
              color=palette.muted(), middle=True)  # fmt: skip
    field(page, words("Proposal number"), lines - 150, top - 15, 150)
    step = (cell.height - 32) / 5
    asked = (
        ("hand", words("Who"), words("office, committee or group"), 1),
        ("hammer", words("What"), words("it begins with a verb and can be seen"), 2),
        ("moon", words("When"), words("day and month"), 1),
        ("check-circle", words.at("commitment", "Sign"), words("how we will know"), 1),
    )
    y = top - 28
    for icon, title, hint, count in asked:
        high = step * count
        pictogram(page, icon, left + 13, y - step / 2 - 1, 26, palette.primary())
        wide = LABEL - 32
        name = page.fitted(title, wide, font=fonts.HEADING, size=12, most=1, leading=1.1)
        more = page.fitted(hint, wide, size=9, color=palette.muted(), most=3, leading=1.1)
        first = y - step / 2 + (name.height + more.height) / 2 if count == 1 else y - 2
        low = page.set(name, left + 32, first, wide)
        page.set(more, left + 32, low, wide)
        writing_lines(page, left + LABEL, y + 3, lines - left - LABEL, count, step)
        y -= high
    _drawing(page, right - DRAWING, top - 4, cell.y + 4, words)


def _drawing(page: KitPage, x: float, top: float, low: float, words: Words) -> None:
    """A place for the drawing that hangs on the line of months, and the state to mark later."""
    states = (words("Kept"), words("On the way"), words("Not kept, and why"))
    step = 17.0
    split = low + step * len(states) + 6
    box(page, x, split, DRAWING, top - split, stroke=palette.muted(), dashed=True, corner=5)
    page.text(words("Its drawing"), x + 8, top - 5, DRAWING - 16, size=9, most=1,
              color=palette.muted())  # fmt: skip
    for at, told in enumerate(states):
        middle = split - 6 - step * (at + 0.5)
        ring(page, x + 8, middle, 11)
        page.text(told, x + 19, middle, DRAWING - 19, size=9.5, most=1, middle=True)
