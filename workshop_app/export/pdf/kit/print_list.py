"""The list that leads to the printer: each sheet, its pages and how many copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.parts import panel, rule
from workshop_app.export.pdf.kit.run_sheet import people_at_tables

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words


@dataclass(frozen=True, slots=True)
class Row:
    """A sheet as it was drawn: its pages, how many copies of all of them, and how many cards that
    makes where the agenda counts cards (``things``, else 0)."""

    key: str
    name: str
    first: int
    last: int
    copies: int
    things: int = 0
    poster: bool = False
    cut: bool = False


def print_list(page: KitPage, view: KitView, words: Words, rows: Sequence[Row]) -> None:
    """Draw the list; it fits one page for all the sheets there are."""
    lead = words(
        "For {who}. Print on one side of the paper; in grey it reads as well.",
        who=people_at_tables(view, words),
    )
    y = page.title(words("Print list"), lead)
    high = min(22.0, (y - page.bottom - 110) / max(1, len(rows) + 1))
    columns = (page.left, page.right - 190, page.right - 110, page.right - 100)
    heads = (words("Sheet"), words("Pages"), words("Copies"), "")
    y = _row(page, y, high, columns, heads, bold=True)
    rule(page, page.left, y, page.right, strong=True)
    for one in rows:
        pages = str(one.first) if one.first == one.last else f"{one.first}–{one.last}"
        note = words("cut apart") if one.cut else words("for the wall") if one.poster else ""
        if one.things:
            note = words.many("{n} piece, cut", "{n} pieces, cut", one.things)
        y = _row(page, y, high, columns, (one.name, pages, words.number(one.copies), note))
        rule(page, page.left, y, page.right)
    told = [
        words(
            "Without a printer: open a sheet in the app, show it full screen and copy it by hand."
        ),
        words("The signature sheet is not here: it is printed on its own, when a funder asks."),
    ]
    left = view.proposals_in_all - len(view.proposals)
    if left > 0 and any(one.key == "proposal-cards" for one in rows):
        told.append(
            words.many(
                "There are cards for the first {shown} proposals; {n} is left without. Cluster it.",
                "There are cards for the first {shown} proposals; {n} are left without. Cluster "
                "them first.",
                left,
                shown=words.number(len(view.proposals)),
            )
        )
    panel(page, page.left, y - 16, page.width, "\n".join(told), size=10)


def _row(
    page: KitPage,
    top: float,
    high: float,
    columns: tuple[float, float, float, float],
    cells: tuple[str, str, str, str],
    *,
    bold: bool = False,
) -> float:
    """A line of the list around the middle of its height; returns where it ends."""
    name, pages, copies, note = columns
    middle = top - high / 2
    font = fonts.BOLD if bold else fonts.REGULAR
    room = pages - 70 - name
    page.text(cells[0], name, middle, room, font=font, size=10.5, most=1, middle=True)
    for text, right in ((cells[1], pages), (cells[2], copies)):
        page.text(
            text, right - 70, middle, 70, font=fonts.BOLD, size=10.5, most=1, align="right",
            middle=True,
        )  # fmt: skip
    page.text(
        cells[3], note, middle, page.right - note, size=9, color=palette.muted(), most=1,
        middle=True,
    )  # fmt: skip
    return top - high
