"""The week of a place as a picture: seven columns, a block to each opening with both hours in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.domain.opening_told import DAY_NAMES, piece_told, week_told
from workshop_app.domain.opening_week import DAYS, MIDNIGHT, Piece, Week, is_empty, pieces
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.parts import box, rule
from workshop_app.export.pdf.paper import Element

if TYPE_CHECKING:
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

FIRST_HOUR, LAST_HOUR = 7 * 60, 18 * 60
"""A day is drawn from … to, in minutes; wider where a place opens earlier or closes later."""
MOST_OPENINGS = 3
"""So many have room in a day; a place with more has its hours in words as well."""


@dataclass(frozen=True, slots=True)
class WeekLook:
    """Sizes in points: of a day's column ``high``, of the shortest block ``least``, of the names of
    the days and of the hours."""

    high: float = 84.0
    least: float = 23.0
    name: float = 9.0
    hour: float = 8.5
    floor: float = 7.0

    @property
    def whole(self) -> float:
        """The height with the names of the days."""
        return self.high + self.name * 1.3 + 3


SMALL = WeekLook()
LARGE = WeekLook(high=146.0, least=40.0, name=15.0, hour=15.5, floor=11.0)
"""On a poster of A3."""


def crowded(hours: Week) -> bool:
    """Whether a day has more openings than its column has room for."""
    return any(len(pieces(hours, day)) > MOST_OPENINGS for day in DAYS)


def draw_week(
    page: KitPage, hours: Week, x: float, top: float, width: float, words: Words,
    look: WeekLook = SMALL,
) -> None:  # fmt: skip
    """The week from ``top`` down; a figure whose alternative text is the hours in words."""
    told = week_told(hours, words) if not is_empty(hours) else words("No hours known")
    alt = f"{words.at('of a point', 'Hours')}. {told}"
    area = (x, top - look.whole, width - 3, look.whole)
    with page.paper.figure(Element("Figure", alt=alt), area):
        _draw(page, hours, x, top, width, words, look)


def _draw(
    page: KitPage, hours: Week, x: float, top: float, width: float, words: Words, look: WeekLook
) -> None:
    parts = {day: pieces(hours, day) for day in DAYS}
    spans = [at for day in parts.values() for piece in day for at in (piece.begins, piece.ends)]
    first, last = min([FIRST_HOUR, *spans]), max([LAST_HOUR, *spans])
    each = width / len(DAYS)
    for n, (day, openings) in enumerate(parts.items()):
        left, wide = x + n * each, each - 3
        name = words(DAY_NAMES[day])
        page.text(
            name[:1].upper() + name[1:], left, top, wide, font=fonts.BOLD, size=look.name,
            align="center", most=1, color=palette.ink() if openings else palette.muted(),
            floor=look.floor,
        )  # fmt: skip
        base = top - look.whole
        box(page, left, base, wide, look.high, fill=palette.mixed("muted", 0.07))
        if not openings:
            middle = base + look.high / 2
            rule(page, left + wide / 2 - 5, middle, left + wide / 2 + 5, strong=True)
        for piece, low, tall in _blocks(openings, first, last, look):
            whole = (piece.begins, piece.ends) == (0, MIDNIGHT)
            said = (words("24 h"),) if whole else piece_told(piece, words)
            _opening(page, left, base + low, wide, tall, said, look)


def _blocks(
    openings: Sequence[Piece], first: int, last: int, look: WeekLook
) -> list[tuple[Piece, float, float]]:
    """Each opening with the foot and the height of its block within a day: tall enough for two
    hours, and none over another."""
    placed: list[tuple[Piece, float, float]] = []
    ceiling = look.high
    scale = look.high / (last - first)
    shown = openings[:MOST_OPENINGS]
    for left, piece in zip(range(len(shown) - 1, -1, -1), shown, strict=True):
        upper = min((last - piece.begins) * scale, ceiling)
        lower = min((last - piece.ends) * scale, upper - look.least)
        spare = left * (look.least + 1)
        if lower < spare:
            lower = spare
            upper = min(max(upper, lower + look.least), ceiling)
        placed.append((piece, lower, upper - lower))
        ceiling = lower - 1
    return placed


def _opening(
    page: KitPage, x: float, low: float, wide: float, high: float, told: tuple[str, ...],
    look: WeekLook,
) -> None:  # fmt: skip
    """A block with the hour of opening at its head and that of closing at its foot; what
    lasts the whole day is told once, in the middle."""
    box(page, x, low, wide, high, fill=palette.primary(), corner=3)
    inset = look.hour * 0.77
    places = (low + high - inset, low + inset) if len(told) > 1 else (low + high / 2,)
    for written, middle in zip(told, places, strict=True):
        page.text(
            written, x + 1, middle, wide - 2, font=fonts.BOLD, size=look.hour, align="center",
            most=1, middle=True, color=palette.WHITE, leading=1.0, floor=look.floor,
        )  # fmt: skip
