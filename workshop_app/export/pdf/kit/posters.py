"""Posters for the wall: the options as they will be voted on, and the nine criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain.capacity import CRITERIA
from workshop_app.export.names import SHORT_THEMES
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.parts import badge, box, pictogram, theme_name

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitProposal, KitView
    from workshop_app.export.pdf.kit.page import Cell, KitPage
    from workshop_app.text import Words

ONE_COLUMN, ON_A_POSTER = 10, 24
EMPTY_ROWS = 10

FEW, FEW_HIGH = 3, 340.0
"""So few options, as those that tied, have rows so high: their drawings hang on the walls."""

NAME = 15.0
"""The size of a theme's name."""

SIGNS: dict[str, str] = {
    "legal": "scales", "plan_fit": "flag-banner", "budget": "wallet", "staff": "users-three",
    "technical": "wrench", "land": "house-line", "time": "clock", "allies": "handshake",
    "upkeep": "recycle",
}  # fmt: skip
"""The picture of each criterion."""


def option_poster(page: KitPage, view: KitView, words: Words) -> None:
    """The options with number, shape, picture and few words, to be read from three metres."""
    options = view.options
    title = view.round.question if view.round and view.round.question else words("What we vote on")
    lead = words("The number and the picture are those of the ballot.")
    if not options:
        y = page.title(title, lead)
        _rows(page, y, [None] * EMPTY_ROWS, 1, words)
        return
    for start in range(0, len(options), ON_A_POSTER):
        if start:
            page.new_page()
        few = options[start : start + ON_A_POSTER]
        y = page.title(title, lead)
        _rows(page, y, list(few), 1 if len(few) <= ONE_COLUMN else 2, words)


def _rows(
    page: KitPage, top: float, options: list[KitProposal | None], columns: int, words: Words
) -> None:
    from workshop_app.export.pdf.kit.page import Cell

    gap = 12.0
    rows = -(-len(options) // columns)
    high = min(FEW_HIGH if len(options) <= FEW else 132.0, (top - page.bottom + gap) / rows - gap)
    wide = (page.width - gap * (columns - 1)) / columns
    named = _theme_names(page, options, wide - _before_words(high) - 12, words)
    for at, one in enumerate(options):
        column, row = divmod(at, rows)
        x, y = page.left + column * (wide + gap), top - row * (high + gap) - high
        _row(page, Cell(x, y, wide, high), one, named)


def _theme_names(
    page: KitPage, options: list[KitProposal | None], room: float, words: Words
) -> dict[str, str]:
    """What the themes are called: in full where all of them fit, else all of them in short."""
    themes = {one.theme for one in options if one is not None}
    full = {theme: theme_name(theme, words) for theme in themes}
    if all(page.fitted(told, 10_000, size=NAME).width <= room for told in full.values()):
        return full
    return {theme: words(SHORT_THEMES[theme]) for theme in themes}


def _number_of(high: float) -> float:
    """The size of the number in a row so high."""
    return min(58.0, high * 0.62) if high <= 132 else min(112.0, high * 0.44)


def _sign_of(high: float) -> float:
    """The side of the picture in a row so high."""
    return min(96.0, high - 12) if high <= 132 else min(210.0, high * 0.73)


def _before_words(high: float) -> float:
    """How far into a row its words begin."""
    return 22 + _number_of(high) * 1.35 + _sign_of(high) + 14


def _row(page: KitPage, cell: Cell, one: KitProposal | None, named: dict[str, str]) -> None:
    middle = cell.y + cell.height / 2
    if one is None:
        box(page, cell.x, cell.y, cell.width, cell.height, stroke=palette.muted(), line=1.2)
        box(page, cell.x, cell.y, cell.height, cell.height, stroke=palette.muted(), line=1.2)
        return
    look = palette.theme(one.theme)
    box(page, cell.x, cell.y, cell.width, cell.height, fill=look.tint)
    box(page, cell.x, cell.y, 9, cell.height, fill=look.color)
    number, sign = _number_of(cell.height), _sign_of(cell.height)
    page.text(one.number, cell.x + 16, middle, number * 1.35, font=fonts.HEADING, size=number,
              leading=1.0, most=1, align="center", middle=True)  # fmt: skip
    left = cell.x + _before_words(cell.height)
    badge(page, one.theme, left - 14 - sign / 2, middle, sign, one.pictogram)
    room = cell.right - left - 12
    size = 46.0 if cell.height > 200 else 34.0 if cell.width > 500 else 25.0
    block = page.fitted(
        one.short, room, font=fonts.HEADING, size=size, leading=1.1, most=3,
        high=cell.height - 30,
    )  # fmt: skip
    name = page.fitted(named[one.theme], room, size=NAME, color=look.text, most=1)
    y = middle + (block.height + name.height) / 2
    y = page.set(block, left, y, room)
    page.set(name, left, y, room)


def criteria_poster(page: KitPage, view: KitView, words: Words) -> None:
    """The nine criteria in the order of the capacity sheet, with what 1 and 5 mean."""
    y = page.title(
        words("Can it be done?"),
        words("Nine criteria, from 1 to 5. What one does not know stays empty: that counts too."),
    )
    gap = 9.0
    high = (y - page.bottom + gap) / len(CRITERIA) - gap
    for key, name in CRITERIA.items():
        told = view.criteria[key]
        _criterion(page, y, high, SIGNS[key], words(name), told.one, told.five)
        y -= high + gap


def _criterion(
    page: KitPage, top: float, high: float, icon: str, name: str, one: str, five: str
) -> None:
    middle = top - high / 2
    box(page, page.left, top - high, page.width, high, fill=palette.panel())
    box(page, page.left, top - high, 8, high, fill=palette.primary())
    pictogram(page, icon, page.left + 52, middle, 56, palette.primary())
    page.text(name, page.left + 92, middle, 200, font=fonts.HEADING, size=25, leading=1.1, most=3,
              high=high - 8, middle=True, tag="H2")  # fmt: skip
    wide = (page.right - page.left - 312) / 2
    for at, (figure, told) in enumerate((("1", one), ("5", five))):
        x = page.left + 308 + at * wide
        page.text(figure, x, middle, 34, font=fonts.HEADING, size=48, leading=1.0, most=1,
                  middle=True, color=palette.primary())  # fmt: skip
        page.text(told, x + 40, middle, wide - 52, size=18, leading=1.2, most=4, high=high - 10,
                  middle=True)  # fmt: skip
