"""Half sheets that everyone takes home: the services, where they are and at what hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import directory_names as told
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.text import Rich, bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workshop_app.export.directory_views import PointView
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import Cell, KitPage
    from workshop_app.text import Words

COLUMNS, BETWEEN = 2, 22.0
INSET = 26.0


def services_slip(page: KitPage, cell: Cell, points: Sequence[PointView], words: Words) -> None:
    """All points of the directory on one half sheet, as many as fit; the same for everyone, so that
    no institution stands alone (P-48)."""
    left, right = cell.x + INSET, cell.right - INSET
    y = page.text(words("Services and hours"), left, cell.top - 8, right - left, most=1, size=20,
                  font=fonts.HEADING, color=palette.primary(), tag="H1")  # fmt: skip
    lead = words("For anyone: for you or for a neighbour. Ask or call before going.")
    top = page.text(lead, left, y - 1, right - left, size=10.5, most=2) - 8
    wide = (right - left - BETWEEN) / COLUMNS
    low, at, y = cell.y + 22, 0, top
    for done, point in enumerate(points):
        entry = _entry(page, point, wide, words)
        high = sum(block.height for block in entry)
        if y - high < low and y < top:
            at, y = at + 1, top
        if at == COLUMNS:
            _more(page, cell, len(points) - done, words)
            return
        x = left + at * (wide + BETWEEN)
        for block in entry:
            y = page.set(block, x, y, wide)
        y -= 7


def _more(page: KitPage, cell: Cell, count: int, words: Words) -> None:
    said = words.many("{n} more in the directory", "{n} more in the directory", count)
    page.text(said, cell.x + INSET, cell.y + 12, cell.width - 2 * INSET, size=9, most=1,
              color=palette.muted(), middle=True)  # fmt: skip


def _entry(page: KitPage, point: PointView, wide: float, words: Words) -> list[Fitted]:
    """Name, place and telephone, hours, and the day of the check."""
    place, phones = told.place(point), told.phones(point)
    facts: list[Rich] = [one for one in (place, bold(phones) if phones else "") if one]
    facts.append(told.hours(point, words))
    name = page.fitted(point.name, wide, font=fonts.HEADING, size=11, leading=1.15, most=2)
    blocks = [name, *(page.fitted(one, wide, size=9.5, leading=1.22, most=3) for one in facts)]
    note = page.fitted(told.check(point.verified_on, point.to_confirm, words), wide, size=8.5, most=1, leading=1.2,
                       color=palette.muted())  # fmt: skip
    return [*blocks, note]
