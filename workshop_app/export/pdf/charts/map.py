"""A map: outlines, badges on stems where the places are, crowds as one, scale and north where the
map has them. What lies under it is one picture, or a plain ground."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from workshop_app.domain import geo
from workshop_app.domain.geo import Point, Rings
from workshop_app.export.map_views import HIGH, MapAreaView, MapPinView, MapView
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.charts.placing import Badge, Rect, spread
from workshop_app.export.pdf.charts.scale_bar import draw_north, draw_scale
from workshop_app.export.pdf.charts.thumbnail import draw_streets
from workshop_app.export.pdf.figure import Figure, put, text_width
from workshop_app.export.pdf.pictures import picture
from workshop_app.export.pdf.shapes import draw_badge, draw_shape

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling

SIDE, STEM = 17.0, 15.0
"""A badge, and how far its middle stands above its place."""
MOST_BADGES = 60
CROWD = 4
"""So many places on top of one another are drawn as one."""
HATCH = 7.0
INKS = ("warnLine", "infoLine", "okLine", "errorLine")


@dataclass(frozen=True, slots=True)
class Spot:
    """What is drawn at a place of the frame: one pin, or how many there are."""

    at: Point
    pins: tuple[MapPinView, ...]


class MapFigure(Figure):
    """One map in its frame; a base in the shape of its own keeps it."""

    def __init__(self, telling: Telling, one: MapView) -> None:
        self.telling, self.map = telling, one
        super().__init__(HIGH, alt(telling, one), before=4, after=3)

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        frame = self._frame(x, top, width)
        self._draw_ground(paper, frame)
        for n, area in enumerate(self.map.areas):
            self._draw_area(paper, frame, area, INKS[n % len(INKS)])
        for area in self.map.areas:
            self._draw_name(paper, frame, area)
        self._draw_pins(paper, frame)
        self._draw_measures(paper, frame)

    # -- the frame --------------------------------------------------------------------------------
    def _frame(self, x: float, top: float, width: float) -> Rect:
        """Where the window is drawn: as large as it fits, in its own shape, in the middle."""
        left, bottom, right, upper = self.map.window
        scale = min(width / (right - left), self.high / (upper - bottom))
        wide, high = (right - left) * scale, (upper - bottom) * scale
        begins = x + (width - wide) / 2
        return Rect(
            begins, top - (self.high + high) / 2, begins + wide, top - (self.high - high) / 2
        )

    def _scale(self, frame: Rect) -> float:
        left, _, right, _ = self.map.window
        return (frame.x2 - frame.x1) / (right - left)

    def _at(self, frame: Rect, place: Point) -> Point:
        """Where a place of the map lies in the frame."""
        left, bottom, _, _ = self.map.window
        x, y = self.map.plane(place)
        scale = self._scale(frame)
        return frame.x1 + (x - left) * scale, frame.y1 + (y - bottom) * scale

    def _draw_ground(self, paper: Paper, frame: Rect) -> None:
        wide, high = frame.x2 - frame.x1, frame.y2 - frame.y1
        with paper.ornament():
            if self.map.picture:
                shown = picture(self.map.picture)
                name = sha256(self.map.picture).hexdigest()
                paper.picture(name, shown, frame.x1, frame.y1, wide, high)
            else:
                paper.saveState()
                path = paper.beginPath()
                path.rect(frame.x1, frame.y1, wide, high)
                paper.clipPath(path, stroke=0, fill=0)
                paper.box(frame.x1, frame.y1, wide, high, fill=palette.mixed("primary", 0.06))
                if self.map.on_ground:
                    draw_streets(paper, frame, palette.WHITE, 22.0)
                paper.restoreState()
            paper.box(frame.x1, frame.y1, wide, high, stroke=palette.hair(), line=0.8)

    # -- areas ------------------------------------------------------------------------------------
    def _draw_area(self, paper: Paper, frame: Rect, area: MapAreaView, ink_name: str) -> None:
        """A dashed line on a white one, and a hatching: seen without colour and on any ground."""
        rings = tuple(tuple(self._at(frame, at) for at in ring) for ring in area.rings)
        ink = palette.theme(area.theme).color if area.theme else palette.color(ink_name)
        shown = _within(rings, frame)
        with paper.ornament():
            for (x1, y1), (x2, y2) in _hatching(shown, slanting=area.kind != "commune"):
                paper.rule(x1, y1, x2, y2, color=ink, line=0.7)
            for white in (True, False):
                paper.saveState()
                paper.setStrokeColor(palette.WHITE if white else palette.ink())
                paper.setLineWidth(3.2 if white else 1.3)
                paper.setDash([] if white else [4.5, 2.5])
                path = paper.beginPath()
                for ring in shown:
                    for k, point in enumerate(ring):
                        (path.lineTo if k else path.moveTo)(*point)
                    path.close()
                paper.drawPath(path, fill=0, stroke=1)
                paper.restoreState()

    def _draw_name(self, paper: Paper, frame: Rect, area: MapAreaView) -> None:
        shown = _within(tuple(tuple(self._at(frame, at) for at in r) for r in area.rings), frame)
        said = (
            area.code if area.kind in ("territory", "proposal", "challenge") else ""
        ) or area.title
        if not shown or not said:
            return
        x, y = geo.name_place(shown)
        wide = min(text_width(said, fonts.BOLD, 9), 130.0)
        x = max(frame.x1 + wide / 2 + 4, min(frame.x2 - wide / 2 - 4, x))
        with paper.ornament():
            paper.box(x - wide / 2 - 4, y - 7, wide + 8, 14, fill=palette.WHITE, corner=3)
        put(paper, said, x, y, font=fonts.BOLD, size=9, align="center", width=132)

    # -- places -----------------------------------------------------------------------------------
    def _draw_pins(self, paper: Paper, frame: Rect) -> None:
        spots = self.spots(frame)
        badges = [self._badge(frame, one) for one in spots]
        spread(badges)
        with paper.ornament():
            for one, badge in zip(spots, badges, strict=True):
                x, y = one.at
                paper.rule(x, y, badge.x, badge.at, color=palette.ink(), line=1.0)
                paper.setFillColor(palette.ink())
                paper.circle(x, y, 1.6, stroke=0, fill=1)
            for one, badge in zip(spots, badges, strict=True):
                if len(one.pins) == 1:
                    draw_pin(paper, one.pins[0], badge.x, badge.at, SIDE)
                else:
                    _draw_crowd(paper, len(one.pins), badge)

    def spots(self, frame: Rect) -> list[Spot]:
        """What is drawn where: pins on top of one another as one, and more of them the more there
        are."""
        placed = [(self._at(frame, pin.at), pin) for pin in self.map.pins]
        inside = [
            (at, pin) for at, pin in placed
            if frame.x1 <= at[0] <= frame.x2 and frame.y1 <= at[1] <= frame.y2
        ]  # fmt: skip
        near = SIDE * 0.8
        found = _together(inside, near, CROWD)
        while len(found) > MOST_BADGES:
            near *= 1.4
            found = _together(inside, near, 2)
        return found

    def has_crowds(self, width: float) -> bool:
        """Whether several places are drawn as one at this width."""
        return any(len(one.pins) > 1 for one in self.spots(self._frame(0.0, 0.0, width)))

    def _badge(self, frame: Rect, one: Spot) -> Badge:
        x = max(frame.x1 + SIDE / 2 + 1, min(frame.x2 - SIDE / 2 - 1, one.at[0]))
        up = one.at[1] + STEM
        y = up if up + SIDE / 2 < frame.y2 else one.at[1] - STEM
        return Badge(x, y, SIDE, frame)

    def _draw_measures(self, paper: Paper, frame: Rect) -> None:
        words, pictured = self.telling.words, bool(self.map.picture)
        if self.map.metres:
            scale = self._scale(frame) / self.map.metres
            draw_scale(paper, words, frame, scale, 90.0, ground=True)
        if self.map.north:
            draw_north(paper, words, frame, ground=True)
        if pictured and self.map.attribution:
            said = self.map.attribution[:90]
            with paper.ornament():
                wide = min(text_width(said, fonts.REGULAR, 8.5), 300.0)
                paper.box(frame.x1 + 1, frame.y1 + 1, wide + 8, 13, fill=palette.WHITE)
            put(paper, said, frame.x1 + 5, frame.y1 + 7.5, size=8.5, width=300)


def draw_pin(paper: Paper, pin: MapPinView, x: float, y: float, side: float) -> None:
    """The badge of a pin: the theme's shape with its number, hollow for a challenge; a box with its
    number for a project, a ring for a point, a stone for a place of its own."""
    if pin.theme:
        draw_shape(paper, pin.theme, x, y, side + 3, color=palette.WHITE)
        hollow = pin.kind == "challenge"
        draw_badge(paper, pin.theme, x, y, side, pin.number, hollow=hollow)
        return
    half = side / 2 - 1.5
    if pin.kind == "project":
        paper.box(x - half - 1, y - half - 1, 2 * half + 2, 2 * half + 2, fill=palette.WHITE)
        paper.box(x - half, y - half, 2 * half, 2 * half, fill=palette.ink())
        paper.text(pin.number, x, y - 3, font=fonts.HEADING, size=8, color=palette.WHITE,
                   align="center")  # fmt: skip
        return
    if pin.kind == "point":
        paper.setFillColor(palette.WHITE)
        paper.circle(x, y, half + 1.5, stroke=0, fill=1)
        paper.setFillColor(palette.primary())
        paper.circle(x, y, half, stroke=0, fill=1)
        paper.setFillColor(palette.WHITE)
        paper.circle(x, y, half * 0.45, stroke=0, fill=1)
        return
    path = paper.beginPath()
    for k, (dx, dy) in enumerate(((0, half), (half, 0), (0, -half), (-half, 0))):
        (path.lineTo if k else path.moveTo)(x + dx * 0.75, y + dy * 0.75)
    path.close()
    paper.filled_path(path, palette.ink())


def _draw_crowd(paper: Paper, count: int, badge: Badge) -> None:
    paper.setFillColor(palette.ink())
    paper.circle(badge.x, badge.at, SIDE / 2 + 1, stroke=0, fill=1)
    paper.setFillColor(palette.WHITE)
    paper.circle(badge.x, badge.at, SIDE / 2 - 0.6, stroke=0, fill=1)
    paper.text(f"×{count}", badge.x, badge.at - 2.8, font=fonts.HEADING, size=8 if count < 100 else 6.5,
               color=palette.ink(), align="center")  # fmt: skip


def _together(placed: Sequence[tuple[Point, MapPinView]], near: float, least: int) -> list[Spot]:
    """Pins within ``near`` of the first of them as one spot, where they are ``least`` or more."""
    left = list(placed)
    found = []
    while left:
        (x, y), _ = left[0]
        group = [one for one in left if math.hypot(one[0][0] - x, one[0][1] - y) <= near]
        if len(group) < least:
            group = left[:1]
        left = [one for one in left if all(one is not other for other in group)]
        at = (sum(p[0] for p, _ in group) / len(group), sum(p[1] for p, _ in group) / len(group))
        found.append(Spot(at, tuple(pin for _, pin in group)))
    return found


def _within(rings: Rings, frame: Rect) -> Rings:
    """Rings as far as they lie in the frame."""
    import shapely

    sound = rings if geo.is_sound(rings) else geo.mended(rings)
    whole = shapely.Polygon()
    for ring in sound:
        whole = whole.symmetric_difference(shapely.Polygon(ring))
    inside = shapely.box(frame.x1, frame.y1, frame.x2, frame.y2)
    return geo.rings_of_shape(whole.intersection(inside))


def _hatching(rings: Rings, *, slanting: bool) -> Iterable[tuple[Point, Point]]:
    """Lines across the ground that rings bound, in two directions for two kinds of areas."""
    box = geo.bounds_of(point for ring in rings for point in ring)
    if box is None or not slanting:
        return
    low, high = box.south - box.east, box.north - box.west
    for n in range(math.ceil(low / HATCH), math.floor(high / HATCH) + 1):
        offset = n * HATCH
        crossings = sorted(_crossings(rings, offset))
        for x1, x2 in zip(crossings[::2], crossings[1::2], strict=False):
            yield (x1, x1 + offset), (x2, x2 + offset)


def _crossings(rings: Rings, offset: float) -> Iterable[float]:
    """Where the line y = x + ``offset`` meets the edges of rings, from the left."""
    for ring in rings:
        before = ring[-1]
        for corner in ring:
            a, b = before[1] - before[0] - offset, corner[1] - corner[0] - offset
            if (a > 0) != (b > 0):
                part = a / (a - b)
                yield before[0] + part * (corner[0] - before[0])
            before = corner


# -- in words -------------------------------------------------------------------------------------
def alt(telling: Telling, one: MapView) -> str:
    """What a map shows, told: how many places, of which themes, and where most of them lie."""
    words = telling.words
    count = len(one.pins)
    told = [words.many("Map with {n} public place.", "Map with {n} public places.", count)]
    themes = Counter(pin.theme for pin in one.pins if pin.theme)
    if themes:
        each = [f"{telling.short_theme(theme)} {n}" for theme, n in themes.most_common()]
        told.append(words("By theme: {themes}.", themes=", ".join(each)))
    names = [area.title for area in one.areas if area.kind in ("territory", "commune", "")]
    if names:
        told.append(words("Outlined: {areas}.", areas=words.listed(names[:8])))
    full = fullest(one)
    if full is not None and full[1] > 1:
        told.append(words("Most places lie in {area}: {n}.", area=full[0].title, n=full[1]))
    return " ".join(told)


def fullest(one: MapView) -> tuple[MapAreaView, int] | None:
    """The territory or commune that holds most places, and how many; ``None`` where none holds any."""
    units = [area for area in one.areas if area.kind in ("territory", "commune")]
    counted = [(area, sum(geo.holds(area.rings, pin.at) for pin in one.pins)) for area in units]
    best = max(counted, key=lambda pair: pair[1], default=None)
    return best if best and best[1] else None
