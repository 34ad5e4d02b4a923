"""Cards to cut, with a drawing each: needs, obstacles, services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit import pictured, verified
from workshop_app.export.pdf.kit.drawings import draw_stone, picture
from workshop_app.export.pdf.kit.parts import box, shape
from workshop_app.export.pdf.kit.pictured import Pictured, Service
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitPoint, KitView
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import Cell, KitPage
    from workshop_app.text import Words

PILES = (
    Pictured("check-circle", N_("It is to be found")),
    Pictured("hourglass", N_("It is to be found, but it is hard to get")),
    Pictured("x-circle", N_("It is not to be found")),
)
"""Where the cards of services are put, at the attention point."""

MOST_POINTS = 2
"""A card names so many places at most; the directory has them all."""


# -- needs ----------------------------------------------------------------------------------------
def need_cards(page: KitPage, view: KitView, words: Words) -> None:
    """Five cards to a theme, and a sixth of the theme to draw what is missing."""
    del view
    cards = [
        (theme, need)
        for theme, needs in pictured.NEEDS.items()
        for need in (*needs, Pictured("", N_("Draw the one that is missing")))
    ]
    for (theme, need), cell in zip(cards, page.cells(2, 3), strict=False):
        _need_card(page, cell, theme, need, words)


def _need_card(page: KitPage, cell: Cell, theme: str, need: Pictured, words: Words) -> None:
    look = palette.theme(theme)
    box(page, cell.x, cell.y, cell.width, cell.height, stroke=look.color, line=2.2, corner=12)
    middle_x = cell.middle[0]
    shape(page, theme, cell.x + 27, cell.top - 26, 30)
    page.text(
        names.told(names.SHORT_THEMES, theme, words), cell.x + 50, cell.top - 26, cell.width - 64,
        font=fonts.HEADING_SEMIBOLD, size=13, color=look.text, most=1, middle=True,
    )  # fmt: skip
    if not need.picture:
        low, high = cell.y + 44, cell.top - 50
        ground = palette.muted()
        box(page, cell.x + 18, low, cell.width - 36, high - low, stroke=ground, dashed=True,
            corner=8)  # fmt: skip
        page.text(
            words(need.name), cell.x + 16, cell.y + 26, cell.width - 32, size=14, align="center",
            most=1, middle=True, floor=10, color=palette.muted(),
        )  # fmt: skip
        return
    name = page.fitted(
        words(need.name), cell.width - 32, font=fonts.HEADING, size=23, leading=1.12, most=2,
        floor=14,
    )  # fmt: skip
    words_top = cell.y + 40 + name.height / 2
    page.set(name, cell.x + 16, words_top, cell.width - 32, "center")
    low, high = cell.y + 74, cell.top - 44
    picture(page, need.picture, middle_x, (low + high) / 2, min(high - low, 150) * 0.98)


# -- obstacles ------------------------------------------------------------------------------------
def barrier_cards(page: KitPage, view: KitView, words: Words) -> None:
    """Stones with a drawing, and ten blank ones."""
    del view
    blank = [Pictured("", "")] * pictured.BLANK_OBSTACLES
    stones = [*pictured.OBSTACLES, *blank]
    for n, (stone, cell) in enumerate(zip(stones, page.cells(3, 3, border=16), strict=False)):
        with page.paper.ornament():
            draw_stone(
                page.paper, cell.x, cell.y, cell.width, cell.height, mirrored=n % 2 == 1,
                fill=palette.mixed("muted", 0.1) if stone.name else palette.WHITE,
            )  # fmt: skip
        middle_x, middle_y = cell.middle
        if not stone.name:
            continue
        side = min(cell.height * 0.5, 92)
        ground = palette.mixed("muted", 0.1)
        picture(page, stone.picture, middle_x, middle_y + cell.height * 0.13, side, ground=ground)
        wide = cell.width * 0.72
        page.text(
            words(stone.name), middle_x - wide / 2, cell.y + cell.height * 0.235, wide,
            font=fonts.HEADING, size=21, leading=1.1, align="center", most=2, floor=12,
            middle=True,
        )  # fmt: skip


# -- services -------------------------------------------------------------------------------------
def service_cards(page: KitPage, view: KitView, words: Words) -> None:
    """A card to a service with the places of the directory that give it; one to draw; and the
    three piles where the room puts them."""
    things: list[Service | Pictured | None] = [*pictured.SERVICES, None, *PILES]
    for thing, cell in zip(things, page.cells(2, 3), strict=False):
        if thing is None:
            _blank_service(page, cell, words)
        elif isinstance(thing, Service):
            _service_card(page, cell, thing, view, words)
        else:
            _pile(page, cell, thing, words)


def _service_card(page: KitPage, cell: Cell, service: Service, view: KitView, words: Words) -> None:
    box(page, cell.x, cell.y, cell.width, cell.height, stroke=palette.ink(), line=1.4, corner=12)
    found = [
        point
        for point in view.points
        if point.field in service.fields or set(point.services) & set(service.groups)
    ]
    wide = cell.width - 28
    name = page.fitted(
        words(service.name), wide, font=fonts.HEADING, size=22, leading=1.12, most=2, floor=14
    )
    places = _places(page, found, wide, view, words)
    below = sum(one.height + 1.5 for one in places)
    room = cell.height - name.height - below
    side = min(124.0, room - 38)
    top = cell.y + (cell.height + side + name.height + below + 12) / 2
    picture(page, service.picture, cell.middle[0], top - side / 2, side)
    y = page.set(name, cell.x + 14, top - side - 8, wide, "center") - 4
    for one in places:
        y = page.set(one, cell.x + 14, y, wide, "center") - 1.5


def _places(
    page: KitPage, found: list[KitPoint], wide: float, view: KitView, words: Words
) -> list[Fitted]:
    """The lines of a service's card: each place with the day of its check."""
    lines = []
    for point in found[:MOST_POINTS]:
        for said, font in (
            (point.name, fonts.SEMIBOLD),
            (verified.note(point, view, words), fonts.REGULAR),
        ):
            lines.append(page.fitted(said, wide, font=font, size=9.5, leading=1.12, most=1))
    if len(found) > MOST_POINTS:
        more = len(found) - MOST_POINTS
        said = words.many("{n} more in the directory", "{n} more in the directory", more)
        lines.append(page.fitted(said, wide, size=9.5, leading=1.12, most=1))
    return lines


def _blank_service(page: KitPage, cell: Cell, words: Words) -> None:
    box(page, cell.x, cell.y, cell.width, cell.height, stroke=palette.muted(), dashed=True,
        corner=12)  # fmt: skip
    page.text(
        words("Another service: draw it"), cell.x + 16, cell.y + 24, cell.width - 32, size=14,
        align="center", most=1, middle=True, floor=10, color=palette.muted(),
    )  # fmt: skip


def _pile(page: KitPage, cell: Cell, pile: Pictured, words: Words) -> None:
    """The sign of a pile: dark, so that nobody takes it for a card."""
    ground = palette.primary()
    box(page, cell.x, cell.y, cell.width, cell.height, fill=ground, corner=12)
    picture(page, pile.picture, cell.middle[0], cell.middle[1] + 34, 116, palette.WHITE, ground)
    page.text(
        words(pile.name), cell.x + 14, cell.y + 56, cell.width - 28, font=fonts.HEADING, size=24,
        leading=1.14, color=palette.WHITE, align="center", most=2, floor=14, middle=True,
    )  # fmt: skip
