"""Half sheets that everyone takes home: the services, where they are and at what hours."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit import verified
from workshop_app.export.pdf.kit.points import DAYS, Span, grouped
from workshop_app.export.pdf.text import Rich, bold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workshop_app.export.kit_views import KitPoint, KitView
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import Cell, KitPage
    from workshop_app.text import Words

COLUMNS, BETWEEN = 2, 22.0
INSET = 26.0


def hours_slip(page: KitPage, cell: Cell, view: KitView, words: Words) -> None:
    """All points of the directory on one half sheet, as many as fit; the same for everyone, so that
    no institution stands alone (P-48)."""
    left, right = cell.x + INSET, cell.right - INSET
    y = page.text(words("Services and hours"), left, cell.top - 8, right - left, most=1, size=20,
                  font=fonts.HEADING, color=palette.primary(), tag="H1")  # fmt: skip
    lead = words("For anyone: for you or for a neighbour. Ask or call before going.")
    top = page.text(lead, left, y - 1, right - left, size=10.5, most=2) - 8
    wide = (right - left - BETWEEN) / COLUMNS
    low, at, y = cell.y + 22, 0, top
    for done, point in enumerate(view.points):
        entry = _entry(page, point, view, wide, words)
        high = sum(block.height for block in entry)
        if y - high < low and y < top:
            at, y = at + 1, top
        if at == COLUMNS:
            _more(page, cell, len(view.points) - done, words)
            return
        x = left + at * (wide + BETWEEN)
        for block in entry:
            y = page.set(block, x, y, wide)
        y -= 7


def _more(page: KitPage, cell: Cell, count: int, words: Words) -> None:
    told = words.many("{n} more in the directory", "{n} more in the directory", count)
    page.text(told, cell.x + INSET, cell.y + 12, cell.width - 2 * INSET, size=9, most=1,
              color=palette.muted(), middle=True)  # fmt: skip


def _entry(
    page: KitPage, point: KitPoint, view: KitView, wide: float, words: Words
) -> list[Fitted]:
    """Name, place and telephone, hours, and the day of the check."""
    place = ", ".join(filter(None, [point.address, point.municipality]))
    phones = " · ".join(grouped(phone) for phone in point.phones)
    facts: list[Rich] = [one for one in (place, bold(phones) if phones else "") if one]
    facts.append(hours_in_words(point.hours, words) or point.opening_hours
                 or words("No hours known"))  # fmt: skip
    name = page.fitted(point.name, wide, font=fonts.HEADING, size=11, leading=1.15, most=2)
    blocks = [name, *(page.fitted(one, wide, size=9.5, leading=1.22, most=3) for one in facts)]
    note = page.fitted(verified.note(point, view, words), wide, size=8.5, most=1, leading=1.2,
                       color=palette.muted())  # fmt: skip
    return [*blocks, note]


def hours_in_words(hours: Mapping[str, tuple[Span, ...]], words: Words) -> str:
    """The week with days of the same hours joined: "lunes a viernes 8:00 a. m. – 12:00 m."."""
    runs: list[tuple[str, str, tuple[Span, ...]]] = []
    before = ""
    for day in DAYS:
        spans = tuple(sorted(hours.get(day, ())))
        if spans and runs and runs[-1][1] == before and runs[-1][2] == spans:
            runs[-1] = (runs[-1][0], day, spans)
        elif spans:
            runs.append((day, day, spans))
        before = day
    return "; ".join(f"{_days(first, last, words)} {_times(all, words)}"
                     for first, last, all in runs)  # fmt: skip


def _days(first: str, last: str, words: Words) -> str:
    if first == last:
        return words(DAYS[first])
    return words("{first} to {last}", first=words(DAYS[first]), last=words(DAYS[last]))


def _times(spans: tuple[Span, ...], words: Words) -> str:
    told = [
        "\u00a0–\u00a0".join(words.time(time.fromisoformat(hour)) for hour in (opens, closes))
        for opens, closes in spans
    ]
    return words.listed(told)
