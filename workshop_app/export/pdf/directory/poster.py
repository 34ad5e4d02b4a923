"""The wall poster of the directory: where one is oriented, read from two metres, on A3 or on four
sheets of A4 that are glued."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from workshop_app.domain.opening_week import is_empty
from workshop_app.export import directory_names as told
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.directory.page import Progress, paper_of
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.page import KitPage, Look
from workshop_app.export.pdf.kit.parts import box
from workshop_app.export.pdf.text import as_said
from workshop_app.export.pdf.week import LARGE, crowded, draw_week
from workshop_app.text import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workshop_app.export.directory_views import DirectoryView, PointView
    from workshop_app.export.pdf.paper import Box
    from workshop_app.text import Words

EACH = 3
"""Points on a sheet."""
BAND, CARD, BETWEEN = 190.0, 236.0, 14.0
ROOM = 736.0
"""For the cards of a sheet."""
INSET = 38.0
SERVICES = (
    ("first-aid-kit", N_("Health")), ("student", N_("School")), ("scales", N_("Legal advice")),
    ("identification-card", N_("Permits and asylum")), ("baby", N_("Civil registry")),
)  # fmt: skip
"""What people come for: the same five for every point and everyone."""


def poster_pdf(
    view: DirectoryView, words: Words, progress: Progress, *, tiled: bool = False,
    trace: list[Box] | None = None,
) -> bytes:  # fmt: skip
    """The poster: so many sheets as its points take. ``progress`` may raise to cancel."""
    title = words("Where can I get guidance?")
    each = _each(len(view.poster))
    sheets = [view.poster[n : n + each] for n in range(0, len(view.poster), each)] or [()]
    with fonts.ONE_AT_A_TIME, palette.of_plan(view.colour):
        out = BytesIO()
        paper = paper_of(out, view, title, words, trace)
        paper.bookmarkPage("poster", fit="Fit")
        paper.addOutlineEntry(title, "poster", 0, closed=True)
        for n, points in enumerate(sheets):
            progress(n, len(sheets) + 1)
            look = Look(
                size="a4", paper="portrait", poster=True, tiled=tiled, name=title,
                tile_note=words("Page {n} of {count} · cut at the corners, glue up to the dashes"),
            )  # fmt: skip
            page = KitPage(paper, look)
            _sheet(page, points, n * each, words)
            if tiled:
                page.finish()
            else:
                paper.setPageSize(page.size)
                paper.showPage()
        paper.save()
        return out.getvalue()


def _each(points: int) -> int:
    """Points on each sheet: as even as can be, so that none hangs alone on the last."""
    sheets = max(1, -(-points // EACH))
    return max(1, -(-points // sheets))


def _sheet(page: KitPage, points: Sequence[PointView], before: int, words: Words) -> None:
    y = _band(page, words) - 34
    many = max(2, len(points))
    high = (ROOM - BETWEEN * (many - 1)) / many
    for n, point in enumerate(points, start=before + 1):
        _card(page, n, point, y, high, words)
        y -= high + BETWEEN
    if not points:
        said = words("The directory of the plan is still empty. Write what the room knows.")
        page.text(said, page.left, y, page.width, size=24)
    _warning(page, _state(points, words), 218.0)
    _helps(page, 162.0, words)


def _band(page: KitPage, words: Words) -> float:
    """The title across the sheet; returns where it ends."""
    wide, high = page.size
    low = high - BAND
    ground = palette.primary()
    box(page, 0, low, wide, BAND, fill=ground)
    room = wide - 2 * page.left - 120
    y = page.text(words("Where can I get guidance?"), page.left, high - 42, room,
                  font=fonts.HEADING, size=58, leading=1.15, most=1, floor=34,
                  color=palette.WHITE, tag="H1")  # fmt: skip
    page.text(words("It is free. It is confidential. For everyone."), page.left, y - 4, room,
              font=fonts.HEADING_SEMIBOLD, size=25, most=2, floor=17, color=palette.WHITE)  # fmt: skip
    picture(page, "map-pin", wide - page.left - 44, low + BAND / 2, 100,
            palette.mixed("primary", 0.55))  # fmt: skip
    return low


def _card(
    page: KitPage, number: int, point: PointView, top: float, high: float, words: Words
) -> None:
    left, right = INSET, page.size[0] - INSET
    box(page, left, top - high, right - left, high, stroke=palette.hair(), line=1.2, corner=10)
    box(page, left + 14, top - 62, 48, 48, fill=palette.color("accentText"), corner=24)
    page.text(str(number), left + 14, top - 38, 48, font=fonts.HEADING, size=26, most=1,
              middle=True, align="center", color=palette.WHITE)  # fmt: skip
    name = page.fitted(as_said(point.name), right - left - 96, font=fonts.HEADING, size=25,
                       most=2, high=35, floor=12)  # fmt: skip
    page.set(name, left + 78, top - 18, right - left - 96, tag="H2")
    start = left + 248
    if is_empty(point.week) or crowded(point.week):
        page.text(told.hours(point, words), start, top - 66, right - start - 18,
                  font=fonts.HEADING_SEMIBOLD, size=24, most=6, floor=14)  # fmt: skip
    else:
        draw_week(page, point.week, start, top - 52, right - start - 12, words,
                  replace(LARGE, high=LARGE.high + high - CARD))  # fmt: skip
    _contact(page, point, left, top - 76, start - left - 76, words)


def _contact(
    page: KitPage, point: PointView, left: float, top: float, wide: float, words: Words
) -> None:
    """Where it is, and its telephones."""
    x = left + 58
    picture(page, "map-pin", left + 32, top - 9, 26, palette.primary())
    place = told.place(point) or words("Address not known")
    page.text(as_said(place), x, top, wide, size=16, font=fonts.HEADING_SEMIBOLD, leading=1.22,
              most=6, high=88, floor=10)  # fmt: skip
    low = top - 92
    picture(page, "phone", left + 32, low - 11, 26, palette.primary())
    if not point.phones:
        page.text(words("No published telephone"), x, low, wide, size=19, most=2,
                  font=fonts.HEADING, leading=1.2)  # fmt: skip
    for phone in point.phones[:2]:
        low = page.text(told.grouped(phone), x, low, wide, font=fonts.HEADING, size=20, most=1)


def _state(points: Sequence[PointView], words: Words) -> str:
    """The day of review of the points of this sheet, or the notice to confirm (P-47)."""
    days = [point.verified_on for point in points if point.verified_on]
    if not days:
        return words("Confirm before going: nobody has verified these details yet.")
    if any(point.to_confirm for point in points):
        return words("Confirm before going: not all of this was verified of late.")
    return words("Verified. Oldest check: {day}.", day=words.date(min(days), "short"))


def _warning(page: KitPage, said: str, top: float) -> None:
    left, wide = INSET, page.size[0] - 2 * INSET
    ink = palette.color("accentText")
    box(page, left, top - 44, wide, 44, fill=palette.mixed("accent", 0.12), corner=9)
    picture(page, "warning-circle", left + 30, top - 22, 28, ink)
    page.text(said, left + 56, top - 22, wide - 76, font=fonts.HEADING_SEMIBOLD, size=20, most=1,
              floor=14, middle=True, color=ink)  # fmt: skip


def _helps(page: KitPage, top: float, words: Words) -> None:
    """What one may come for, as pictures."""
    y = page.text(words("What they help with"), page.left, top, page.width, font=fonts.HEADING,
                  size=25, most=1, tag="H2")  # fmt: skip
    each = page.width / len(SERVICES)
    for n, (sign, name) in enumerate(SERVICES):
        x = page.left + n * each
        box(page, x + each / 2 - 34, y - 74, 68, 68, fill=palette.panel(), corner=34)
        picture(page, sign, x + each / 2, y - 40, 42, palette.primary())
        page.text(words(name), x + 2, y - 78, each - 4, font=fonts.HEADING_SEMIBOLD, size=17,
                  most=1, floor=12, align="center")  # fmt: skip
