"""Sheets of the attention point and of the market: the directory, the blank referral slip, the
sheet of hands and manner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit import verified
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.hours_slips import services_slip
from workshop_app.export.pdf.kit.parts import box, field, panel, rule
from workshop_app.export.pdf.kit.points import BlankEntry, HelpRow, PointEntry
from workshop_app.export.pdf.kit.referral import SLIPS, draw_slip
from workshop_app.export.pdf.kit.verified import point_of
from workshop_app.text import N_, plain

if TYPE_CHECKING:
    from workshop_app.export.directory_views import PointView
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.blocks import Block
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

LEAST_ENTRIES = 2
"""Of a directory with fewer entries the rest are blank, to be filled in by hand: no institution
is ever printed alone (P-48)."""

ROWS = 9
MANNERS = (
    ("clock", N_("Punctuality")),
    ("smiley", N_("Attention to people")),
    ("users-three", N_("Working in a team")),
)


# -- the directory --------------------------------------------------------------------------------
def directory(page: KitPage, view: KitView, words: Words) -> None:
    """Each place with what it offers, where and when; three boxes to mark what the room says."""
    from workshop_app.export.pdf.blocks import Space

    y = page.title(
        words("Attention and orientation points"),
        words("Attention is free and confidential, for everyone."),
    )
    if not view.points:
        y = page.text(words("The directory of the plan is still empty. Write what the room knows."),
                      page.left, y, page.width, size=11) - 6  # fmt: skip
    elif any(verified.to_confirm(point, view) for point in view.points):
        told = words("Not every entry was checked of late: ask or call before going.")
        y = panel(page, page.left, y + 4, page.width, told, size=10, accent=True) - 10
    page.note = note = words("Ask or call before going: hours and telephones change.")
    blocks: list[Block] = [PointEntry(page, point, view, words) for point in view.points]
    missing = max(0, LEAST_ENTRIES - len(view.points)) if view.points else 4
    blocks += [BlankEntry(page, words) for _ in range(missing)]
    blocks += [Space(6), HelpRow(page, words)]
    page.flow(blocks, y)
    page.note = note


# -- the referral ---------------------------------------------------------------------------------
def referral_slip(page: KitPage, view: KitView, words: Words) -> None:
    """Two blank slips to cut: the person takes it, nobody keeps a copy (P-46). Its lines are of
    institutions; none is for a name, a document or a telephone of someone. Then, to give to
    everyone alike, the services and their hours."""
    page.each = SLIPS
    told = [point_of(one, view) for one in view.points]
    sender = _sender(view)
    for _, cell in zip(range(SLIPS), page.cells(1, SLIPS), strict=False):
        draw_slip(page, cell.top + 14, cell.y, sender, words)
    if len(view.points) >= LEAST_ENTRIES:
        page.new_page()
        for _, cell in zip(range(SLIPS), page.cells(1, SLIPS), strict=False):
            services_slip(page, cell, told, words)


def _sender(view: KitView) -> PointView | None:
    """The point where the workshop is held, or the only one there is; else it is written in."""
    own = [point for point in view.points if point.kind != "institution"]
    place = plain(view.place)
    here = [one for one in own if place and (place in plain(one.name) or plain(one.name) in place)]
    found = here or own
    return point_of(found[0], view) if len(found) == 1 else None


# -- hands and manner -----------------------------------------------------------------------------
def skills_sheet(page: KitPage, view: KitView, words: Words) -> None:
    """What those who hire or buy ask for in one sector: skills of the hands, and manner."""
    del view
    y = page.title(
        words("Hands and manner"),
        words("What do those who hire or buy ask for? Mark what there is plenty of here and what "
              "is missing."),
    )  # fmt: skip
    field(page, words("Sector"), page.left, y - 14, page.width, size=13)
    y -= 36
    between = 20.0
    wide = (page.width - between) / 2
    high = y - page.bottom
    columns = (
        ("hand", words("Hands"), words("knowing how to do"), ()),
        ("handshake", words("Manner"), words("knowing how to deal with people"), MANNERS),
    )
    for n, (sign, name, more, first) in enumerate(columns):
        x = page.left + n * (wide + between)
        box(page, x, y - 78, wide, 78, fill=palette.panel(), corner=10)
        picture(page, sign, x + 40, y - 39, 56, palette.primary())
        page.text(name, x + 78, y - 12, wide - 88, font=fonts.HEADING, size=21, leading=1.15,
                  most=1)  # fmt: skip
        page.text(more, x + 78, y - 39, wide - 88, size=12.5, leading=1.15, most=2)
        _skill_rows(page, x, y - 78, wide, high - 78, first, words)
    page.note = words("Of trades, not of persons: nobody writes who can do what.")


def _skill_rows(
    page: KitPage,
    x: float,
    top: float,
    wide: float,
    high: float,
    first: tuple[tuple[str, str], ...],
    words: Words,
) -> None:
    """Lines to write on with two boxes each: plenty, missing."""
    boxes, side = 54.0, 24.0
    plenty, missing = x + wide - 1.5 * boxes, x + wide - 0.5 * boxes
    for at, sign, said in (
        (plenty, "plus-circle", words("plenty")),
        (missing, "minus-circle", words("missing")),
    ):
        picture(page, sign, at, top - 18, 19, palette.ink())
        page.text(said, at - boxes / 2 + 1, top - 29, boxes - 2, size=11, align="center", most=1)
    step = (high - 50) / ROWS
    y = top - 50
    for n in range(ROWS):
        middle = y - step / 2
        if n < len(first):
            sign, name = first[n]
            picture(page, sign, x + 14, middle, 24, palette.ink())
            page.text(words(name), x + 32, middle, wide - 2 * boxes - 36, size=13, most=2,
                      leading=1.1, middle=True)  # fmt: skip
        for at in (plenty, missing):
            box(page, at - side / 2, middle - side / 2, side, side, line=1.1, corner=4)
        y -= step
        rule(page, x, y, x + wide)
