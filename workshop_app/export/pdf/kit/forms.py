"""Sheets to fill in by hand: a proposal, reasons. None asks who somebody is."""

from __future__ import annotations

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
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words


def proposal_sheet(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """Four boxes, drawn as the exercise says: hammer, map, people, shoe; the theme to mark; the
    question of the next table."""
    field(page, words("Number"), page.right - 110, page.top - 18, 110, size=11)
    y = page.title(
        words("Proposal sheet"),
        words("A drawing is worth as much as words. The proposal is the group's: no names."),
        width=page.width - 130,
    )
    y = _themes(page, y, words) - 14
    boxes = (
        ("hammer", words("What is done?"),
         words("One sentence that begins with a verb: build, open, mend …")),
        ("map-trifold", words("Where?"),
         words("A place that anyone knows. No addresses of homes.")),
        ("users-three", words("Whom does it serve?"),
         words("Whom most? Who could be left out, or harmed?")),
        ("sneaker", words("What is the first step?"),
         words("Within three months. Which group or institution begins it?")),
    )  # fmt: skip
    gap, asked = 12.0, 92.0
    wide, high = (page.width - gap) / 2, (y - page.bottom - asked - 2 * gap) / 2
    for at, (icon, title, hint) in enumerate(boxes):
        row, column = divmod(at, 2)
        left, top = page.left + column * (wide + gap), y - row * (high + gap)
        box(page, left, top - high, wide, high, line=1.1, corner=6)
        pictogram(page, icon, left + 31, top - 33, 42, palette.primary())
        low = page.text(
            title, left + 60, top - 10, wide - 70, font=fonts.HEADING, size=16, most=2, leading=1.15
        )
        page.text(hint, left + 60, low - 1, wide - 68, size=10, color=palette.muted(), most=3,
                  leading=1.2)  # fmt: skip
    _neighbours_question(page, page.bottom + asked, asked, words)


def _neighbours_question(page: KitPage, top: float, high: float, words: Words) -> None:
    """The one question of the table that read the sheet, and the answer of its owners."""
    box(page, page.left, top - high, page.width, high, line=1.1, corner=6, dashed=True)
    pictogram(page, "chats-circle", page.left + 31, top - high / 2, 38, palette.primary())
    left, y = page.left + 60, top - 26
    for told in (words("The next table asks"), words("We answer")):
        field(page, told, left, y, page.right - left - 14, size=11)
        y = writing_lines(page, left, y - 2, page.right - left - 14, 1, 19) - 21


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


# -- reasons --------------------------------------------------------------------------------------
REASON_ROW, REASON_HEAD = 64.0, 18.0


def reason_sheet(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """A decision for each proposal that the map leaves to people, with its reason."""
    page.note = words(
        "A decision against the zone needs a reason, an office and a date. What waits needs a date."
    )
    y = page.title(
        words("Sheet of reasons"),
        words(
            "Say it aloud before writing it: would you say it like this to those who proposed it?"
        ),
    )
    items: list[KitProposal | None] = [None] * int((y - REASON_HEAD - page.bottom) / REASON_ROW)
    columns = (page.left, page.left + 122, page.left + 196, page.right - 118)

    def head(top: float) -> float:
        told = (
            words("Number and proposal"),
            words("Goes in?"),
            words("Reason, or which fact is missing"),
            words("Office and date"),
        )
        ends = (*columns[1:], page.right + 6)
        for name, x, end in zip(told, columns, ends, strict=True):
            wide = end - x - 6
            page.text(name, x, top, wide, font=fonts.BOLD, size=9.5, most=1)
        rule(page, page.left, top - 16, page.right, strong=True)
        return top - REASON_HEAD

    for _, top in rows(page, items, REASON_ROW, y, head):
        middle = top - REASON_ROW / 2
        write_here(page, page.left, middle + 18, 26, columns[1] - 12)
        writing_lines(page, page.left, middle + 10, columns[1] - 12 - page.left, 2, 18)
        choices = (words("yes"), words("it waits"), words("no"))
        for told, at in zip(choices, (middle + 19, middle, middle - 19), strict=True):
            ring(page, columns[1] + 7, at, 12)
            page.text(told, columns[1] + 17, at, 54, size=10, most=1, middle=True)
        writing_lines(page, columns[2], top - 4, columns[3] - columns[2] - 14, 3, 18)
        writing_lines(page, columns[3], top - 4, page.right - columns[3], 3, 18)
        rule(page, page.left, top - REASON_ROW, page.right)
