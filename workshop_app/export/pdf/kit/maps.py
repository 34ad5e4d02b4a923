"""Large sheets to put things on: the territory to draw, the four zones, the wheel of sectors."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from workshop_app.domain.capacity import ZONES
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit import pictured
from workshop_app.export.pdf.kit.drawings import draw_stone, picture
from workshop_app.export.pdf.kit.parts import box, field

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

TOKEN = 34.0


# -- the territory --------------------------------------------------------------------------------
def territory_map(page: KitPage, view: KitView, words: Words) -> None:
    """An empty frame with the territory's name: the room draws it, the arrow of the north too."""
    y = _territory_title(page, view, words)
    low = page.bottom + 112
    box(page, page.left, low, page.width, y - low, stroke=palette.ink(), line=3, corner=18)
    _north(page, y, words)
    _map_legend(page, low - 22, words)


def _territory_title(page: KitPage, view: KitView, words: Words) -> float:
    """One territory gives the sheet its name; with several or none the room writes which."""
    if len(view.territories) == 1:
        return page.title(view.territories[0].name)
    y = page.title(words("Our territory"), width=page.width * 0.54)
    x = page.left + page.width * 0.57
    field(page, words("Territory"), x, page.top - 52, page.right - x, size=24)
    return y


def _north(page: KitPage, top: float, words: Words) -> None:
    """A place for the arrow; the room decides where the north is."""
    across = 92.0
    x, y = page.right - 34 - across / 2, top - 30 - across / 2
    with page.paper.ornament():
        page.paper.saveState()
        page.paper.setStrokeColor(palette.muted())
        page.paper.setLineWidth(1.6)
        page.paper.setDash([5, 5])
        page.paper.circle(x, y, across / 2, fill=0, stroke=1)
        page.paper.restoreState()
    page.text(
        words("Draw the arrow of the north"), x - 80, y - across / 2 - 6, 160, size=15,
        leading=1.15, align="center", most=2, color=palette.muted(),
    )  # fmt: skip


def _map_legend(page: KitPage, top: float, words: Words) -> None:
    """The two tokens by shape and word, the drawings to copy, and what is left off the map."""
    middle = top - 18
    half = page.width * 0.5
    _token(page, "public_space", page.left + 20, middle)
    page.text(words("Green and round: to look after"), page.left + 48, middle, half * 0.45,
              font=fonts.HEADING_SEMIBOLD, size=19, leading=1.1, most=2, middle=True)  # fmt: skip
    x = page.left + half * 0.57
    _token(page, "economy", x, middle)
    page.text(words("Orange with three points: to mend"), x + 28, middle, half * 0.45,
              font=fonts.HEADING_SEMIBOLD, size=19, leading=1.1, most=2, middle=True)  # fmt: skip
    start = page.left + half * 1.12
    each = (page.right - start) / len(pictured.PLACES)
    for n, place in enumerate(pictured.PLACES):
        x = start + (n + 0.5) * each
        picture(page, place.picture, x, middle + 8, 40)
        page.text(words(place.name), x - each / 2 + 2, middle - 16, each - 4, size=15,
                  align="center", most=1)  # fmt: skip
    page.text(
        words("Public places only: nobody's home, no person. What is delicate stays off the map."),
        page.left, page.bottom + 20, page.width, size=18, most=1, color=palette.muted(),
    )  # fmt: skip


def _token(page: KitPage, theme: str, x: float, y: float) -> None:
    """A round token, or one with three points, in colours that no theme's shape goes with."""
    with page.paper.ornament():
        if theme == "public_space":
            page.paper.saveState()
            page.paper.setFillColor(palette.theme(theme).color)
            page.paper.circle(x, y, TOKEN / 2, fill=1, stroke=0)
            page.paper.restoreState()
            return
        path = page.paper.beginPath()
        for n in range(3):
            angle = math.radians(90 + 120 * n)
            point = (x + TOKEN * 0.62 * math.cos(angle), y + TOKEN * 0.62 * math.sin(angle) - 3)
            (path.lineTo if n else path.moveTo)(*point)
        path.close()
        page.paper.filled_path(path, palette.color("accent"))


# -- the zones ------------------------------------------------------------------------------------
def zone_map(page: KitPage, view: KitView, words: Words) -> None:
    """The four zones: more support upwards, more capacity to the right; cards are laid on it."""
    del view
    y = page.title(words("Priority and capacity"))
    axis = 46.0
    left, low = page.left + axis, page.bottom + axis
    wide, high = page.right - left, y - low
    middle_x, middle_y = left + wide / 2, low + high / 2
    corners = {
        "open_way": (left, middle_y, "left", "top"),
        "do_now": (middle_x, middle_y, "right", "top"),
        "return": (left, low, "left", "bottom"),
        "quick_win": (middle_x, low, "right", "bottom"),
    }
    for zone, (x, bottom, side, end) in corners.items():
        _zone(page, zone, (x, bottom, wide / 2, high / 2), side, end, words)
    ink, line = palette.ink(), 3.0
    with page.paper.ornament():
        page.paper.box(left, low, wide, high, stroke=ink, line=line)
        page.paper.rule(middle_x, low, middle_x, y, color=ink, line=line, dash=(12, 8))
        page.paper.rule(left, middle_y, page.right, middle_y, color=ink, line=line, dash=(12, 8))
    _axes(page, left, low, words)


def _zone(
    page: KitPage,
    zone: str,
    place: tuple[float, float, float, float],
    side: str,
    end: str,
    words: Words,
) -> None:
    """A quarter: its sign and name in the outer corner, the rest is for cards."""
    x, low, wide, high = place
    ground, ink = palette.zone(zone)
    box(page, x, low, wide, high, fill=ground)
    sign = 84.0
    middle = low + high - 24 - sign / 2 if end == "top" else low + 24 + sign / 2
    at = x + 24 + sign / 2 if side == "left" else x + wide - 24 - sign / 2
    picture(page, pictured.ZONE_SIGNS[zone], at, middle, sign, ink, ground)
    room = wide - sign - 70
    start = at + sign / 2 + 20 if side == "left" else at - sign / 2 - 20 - room
    name = page.fitted(
        words(ZONES[zone].name), room, font=fonts.HEADING, size=42, leading=1.1, color=ink,
        most=1, floor=24,
    )  # fmt: skip
    meaning = page.fitted(
        words(ZONES[zone].meaning), room, size=22, leading=1.18, color=ink, most=2, floor=16
    )
    top = middle + (name.height + meaning.height) / 2
    below = page.set(name, start, top, room, side)
    page.set(meaning, start, below, room, side)


def _axes(page: KitPage, left: float, low: float, words: Words) -> None:
    """What grows upwards and to the right, in words beside an arrow."""
    size, paper = 26.0, page.paper
    page.text(
        words("The more it can be done"), left + 40, low - 24, page.right - left - 80,
        font=fonts.HEADING_SEMIBOLD, size=size, most=1, middle=True, floor=16, align="right",
    )  # fmt: skip
    picture(page, "arrow-fat-right", page.right - 18, low - 24, 32, palette.ink())
    paper.saveState()
    paper.rotate(90)
    page.text(
        words("The more people want it"), low + 40, -(left - 24), page.top - 110 - low,
        font=fonts.HEADING_SEMIBOLD, size=size, most=1, middle=True, floor=16,
    )  # fmt: skip
    paper.restoreState()
    picture(page, "arrow-fat-up", left - 24, low + 18, 32, palette.ink())


# -- the sectors ----------------------------------------------------------------------------------
def sector_wheel(page: KitPage, view: KitView, words: Words) -> None:
    """A wheel with a wedge to each sector and one for the sector that is missing."""
    del view
    top = page.title(words("What moves more than before?"))
    radius = page.width / 2
    x, y = page.left + radius, top - radius - 6
    sectors = [*pictured.SECTORS, pictured.Pictured("pencil-simple-line", "")]
    for n in range(len(sectors)):
        ground = palette.panel() if n % 2 else palette.WHITE
        _wedge(page, x, y, radius, n, len(sectors), ground)
    for n, sector in enumerate(sectors):
        angle = math.radians(90 - 360 / len(sectors) * n)
        at_x, at_y = x + radius * 0.73 * math.cos(angle), y + radius * 0.73 * math.sin(angle)
        missing = not sector.name
        picture(page, sector.picture, at_x, at_y + 22, 82,
                palette.muted() if missing else palette.ink())  # fmt: skip
        page.text(
            words("Which one is missing?") if missing else words(sector.name), at_x - 82,
            at_y - 24, 164, font=fonts.HEADING_SEMIBOLD, size=23, leading=1.1, align="center",
            most=2, floor=15, color=palette.muted() if missing else palette.ink(),
        )  # fmt: skip
    _hub(page, x, y, radius * 0.1)
    _wheel_legend(page, y - radius - 22, words)


def _wedge(
    page: KitPage, x: float, y: float, radius: float, n: int, count: int, ground: Color
) -> None:
    """The wedge around the direction of ``n``, clockwise from the top."""
    extent = 360 / count
    start = 90 - extent * n - extent / 2
    paper = page.paper
    with paper.ornament():
        paper.saveState()
        paper.setFillColor(ground)
        paper.setStrokeColor(palette.ink())
        paper.setLineWidth(2.4)
        paper.wedge(x - radius, y - radius, x + radius, y + radius, start, extent, stroke=1, fill=1)
        paper.restoreState()


def _hub(page: KitPage, x: float, y: float, radius: float) -> None:
    with page.paper.ornament():
        page.paper.saveState()
        page.paper.setFillColor(palette.primary())
        page.paper.circle(x, y, radius, fill=1, stroke=0)
        page.paper.restoreState()


def _wheel_legend(page: KitPage, top: float, words: Words) -> None:
    """Grains for what moves more; a pebble for what goes out."""
    half = page.width / 2
    middle = top - 24
    with page.paper.ornament():
        page.paper.saveState()
        page.paper.setFillColor(palette.ink())
        for dx, dy in ((8, -6), (24, -6), (40, -6), (16, 8), (32, 8)):
            page.paper.ellipse(
                page.left + dx - 6, middle + dy - 5, page.left + dx + 6, middle + dy + 5,
                fill=1, stroke=0,
            )  # fmt: skip
        page.paper.restoreState()
        draw_stone(
            page.paper, page.left + half + 2, middle - 17, 48, 34,
            fill=palette.mixed("muted", 0.2),
        )  # fmt: skip
    for x, said in (
        (page.left + 64, words("Ten grains each: where it moves more")),
        (page.left + half + 64, words("A pebble: where it is going out")),
    ):
        page.text(said, x, middle, half - 78, font=fonts.HEADING_SEMIBOLD, size=24, leading=1.14,
                  most=2, floor=16, middle=True)  # fmt: skip
    page.text(
        words("We talk of trades and of business, not of persons."), page.left, middle - 44,
        page.width, size=22, most=1, color=palette.muted(), floor=15,
    )  # fmt: skip
