"""Sheets to fill in by hand: a proposal, a gate, reasons, commitments. None asks who somebody is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.parts import (
    badge,
    box,
    field,
    pictogram,
    ring,
    rule,
    writing_lines,
)
from workshop_app.export.pdf.kit.tables import rows, write_here

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitProposal, KitView
    from workshop_app.export.pdf.kit.page import Cell, KitPage
    from workshop_app.text import Words

SLIPS = 4
"""Commitment slips on a page."""


def proposal_sheet(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """Four boxes: what, where and for whom, the first step, who helps; the theme to mark."""
    field(page, words("Number"), page.right - 110, page.top - 18, 110, size=11)
    y = page.title(
        words("Proposal sheet"),
        words("A drawing is worth as much as words. The proposal is the group's: no names."),
        width=page.width - 130,
    )
    y = _themes(page, y, words) - 14
    boxes = (
        (
            "lightbulb",
            words("What do we propose?"),
            words("Begin with a verb: build, open, mend …"),
        ),
        ("map-pin", words("Where, and who gains?"), words("A place everyone knows. Not a home.")),
        ("flag", words("What is the first step?"), words("Something that can begin this month.")),
        ("handshake", words("Who could help?"), words("An office, a group, a committee.")),
    )
    gap = 12.0
    wide, high = (page.width - gap) / 2, (y - page.bottom - gap) / 2
    for at, (icon, title, hint) in enumerate(boxes):
        row, column = divmod(at, 2)
        left, top = page.left + column * (wide + gap), y - row * (high + gap)
        box(page, left, top - high, wide, high, line=1.1, corner=6)
        pictogram(page, icon, left + 24, top - 26, 26, palette.primary())
        low = page.text(
            title, left + 44, top - 12, wide - 54, font=fonts.HEADING, size=14.5, most=2
        )
        page.text(hint, left + 44, low - 1, wide - 54, size=9.5, color=palette.muted(), most=2)


def _themes(page: KitPage, top: float, words: Words) -> float:
    """The five themes in outline, one to mark, each with its name."""
    step = page.width / len(names.THEMES)
    page.text(words("Mark one theme"), page.left, top, 200, font=fonts.BOLD, size=9.5, most=1)
    low = top
    for at, theme in enumerate(names.THEMES):
        x = page.left + step * at
        badge(page, theme, x + 15, top - 34, 28, hollow=True)
        name = words(names.THEMES[theme])
        page.text(
            name, x + 33, top - 34, step - 37, size=9.5, leading=1.15, most=3, middle=True,
            color=palette.theme(theme).text,
        )  # fmt: skip
        low = top - 52
    return low


def gate_sheet(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """Why a proposal is stopped and what would open it."""
    page.note = words("An office answers for this sheet, not a person.")
    y = page.title(
        words("Gate sheet"),
        words("A closed gate needs a reason that the community can read, and what would open it."),
    )
    half = page.width / 2 - 12
    field(page, words("Proposal number"), page.left, y - 14, half, size=11)
    x = page.left + half + 24
    for told in (words("Not ours to do"), words("Land not allowed")):
        ring(page, x + 8, y - 11, 15, line=1.2)
        wide = half / 2 - 26
        page.text(told, x + 21, y - 11, wide, font=fonts.BOLD, size=10.5, most=2, leading=1.1,
                  middle=True)  # fmt: skip
        x += half / 2
    y -= 34
    asked = (
        ("question", words("Reason"), words("In words that a neighbour understands."), 3.0),
        ("scales", words("Rule"), words("Which law, plan or agreement says so, with its article."), 2.0),
        ("key", words("What would open it"), words("Something that can be done, not “impossible”."), 3.0),
        ("buildings", words("Who would open it"), words("An office or institution."), 1.4),
        ("calendar-check", words("By when we answer again"), words("A date."), 1.4),
    )  # fmt: skip
    _asked(page, y, asked)


def _asked(page: KitPage, y: float, asked: Sequence[tuple[str, str, str, float]]) -> None:
    """Boxes one under another over the rest of the page, as high as their shares."""
    gap = 10.0
    room = y - page.bottom - gap * (len(asked) - 1)
    total = sum(share for *_, share in asked)
    for icon, title, hint, share in asked:
        high = room * share / total
        box(page, page.left, y - high, page.width, high, line=1.1, corner=6)
        pictogram(page, icon, page.left + 24, y - 24, 24, palette.primary())
        block = page.fitted(title, page.width * 0.5, font=fonts.HEADING, size=14, most=1)
        page.set(block, page.left + 46, y - 24 + block.height / 2, page.width * 0.5)
        left = page.left + 46 + block.width + 12
        page.text(hint, left, y - 24, page.right - left - 10, size=9.5, color=palette.muted(),
                  most=2, leading=1.15, middle=True)  # fmt: skip
        lines = int((high - 46) / 25)
        if lines > 0:
            writing_lines(page, page.left + 46, y - 34, page.width - 60, lines, 25)
        y -= high + gap


# -- reasons --------------------------------------------------------------------------------------
REASON_ROW, REASON_HEAD = 58.0, 18.0


def reason_sheet(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """A decision for each proposal that the map leaves to people, with its reason."""
    page.note = words("A decision against the zone needs a reason, an office and a date.")
    y = page.title(
        words("Sheet of reasons"),
        words(
            "Say it aloud before writing it: would you say it like this to those who proposed it?"
        ),
    )
    items: list[KitProposal | None] = [None] * int((y - REASON_HEAD - page.bottom) / REASON_ROW)
    columns = (page.left, page.left + 128, page.left + 178, page.right - 128)

    def head(top: float) -> float:
        told = (
            words("Number and proposal"),
            words("Goes in?"),
            words("Reason"),
            words("Office and date"),
        )
        for name, x in zip(told, columns, strict=True):
            wide = 46 if x == columns[1] else 124
            page.text(name, x, top, wide, font=fonts.BOLD, size=9.5, most=1)
        rule(page, page.left, top - 16, page.right, strong=True)
        return top - REASON_HEAD

    for _, top in rows(page, items, REASON_ROW, y, head):
        middle = top - REASON_ROW / 2
        write_here(page, page.left, middle + 17, 26, columns[1] - 12)
        writing_lines(page, page.left, middle + 9, columns[1] - 12 - page.left, 2, 17)
        for told, at in ((words("yes"), middle + 9), (words("no"), middle - 10)):
            ring(page, columns[1] + 7, at, 11)
            page.text(told, columns[1] + 16, at, 26, size=9.5, most=1, middle=True)
        writing_lines(page, columns[2], top - 2, columns[3] - columns[2] - 14, 3, 17)
        writing_lines(page, columns[3], top - 2, page.right - columns[3], 3, 17)
        rule(page, page.left, top - REASON_ROW, page.right)


# -- commitments ----------------------------------------------------------------------------------
def commitment_slips(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """Four strips: who (an organisation), what, by when."""
    page.each = SLIPS
    for _, cell in zip(range(SLIPS), page.cells(1, SLIPS), strict=False):
        _slip(page, cell, words)


def _slip(page: KitPage, cell: Cell, words: Words) -> None:
    left, top, right = cell.x + 22, cell.top - 4, cell.right - 16
    page.text(words("Commitment"), left, top, 260, font=fonts.HEADING, size=16, most=1,
              color=palette.primary(), tag="H2")  # fmt: skip
    field(page, words("Proposal number"), right - 170, top - 15, 170)
    asked = (
        ("users-three", words("Who"), words("organisation, committee or office"), 34.0),
        ("wrench", words("What"), words("one thing that can be seen when it is done"), 34.0),
        ("calendar-check", words("When"), words("day and month"), 34.0),
    )
    y = top - 34
    for icon, title, hint, high in asked:
        pictogram(page, icon, left + 10, y - 16, 20, palette.primary())
        page.text(title, left + 28, y - 8, 76, font=fonts.HEADING, size=12, most=1, leading=1.2)
        page.text(hint, left + 28, y - 22, 120, size=8.5, color=palette.muted(), most=2,
                  leading=1.1)  # fmt: skip
        lines = 2 if icon == "wrench" else 1
        high = high + 20 * (lines - 1)
        writing_lines(page, left + 156, y - 4, right - left - 156, lines, 20)
        y -= high + 6
