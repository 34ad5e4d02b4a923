"""The territory as a schematic picture: outlines and public places; no streets, no legal value."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.domain.geo import name_place
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.charts.placing import Badge, Rect, spread
from workshop_app.export.pdf.charts.scale_bar import draw_north, draw_scale
from workshop_app.export.pdf.figure import Figure, put
from workshop_app.export.pdf.shapes import draw_shape

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling
    from workshop_app.export.views import PlanView

DEGREE = 111_320.0
"""Metres of a degree of latitude."""

TERRITORY_INKS = ("warnLine", "infoLine", "okLine", "errorLine")


@dataclass(frozen=True, slots=True)
class Ground:
    """Degrees to points within a frame, as a plane: fit for a city. ``scale``: points a metre."""

    frame: Rect
    scale: float
    middle: tuple[float, float]

    def at(self, place: tuple[float, float]) -> tuple[float, float]:
        """Where (longitude, latitude) lies in the frame."""
        shrink = math.cos(math.radians(self.middle[1]))
        x = (place[0] - self.middle[0]) * DEGREE * shrink * self.scale
        y = (place[1] - self.middle[1]) * DEGREE * self.scale
        return (
            (self.frame.x1 + self.frame.x2) / 2 + x,
            (self.frame.y1 + self.frame.y2) / 2 + y,
        )


def places_of(view: PlanView) -> list[tuple[float, float]]:
    """Every place that the picture has to hold."""
    corners = [point for one in view.territories for ring in one.rings for point in ring]
    return [*corners, *(pin.at for pin in view.pins)]


def ground_of(view: PlanView, frame: Rect, margin: float) -> Ground | None:
    """The ground that fits the plan's places in ``frame``; ``None`` where there are under two."""
    places = places_of(view)
    if len(set(places)) < 2:
        return None
    west, east = min(p[0] for p in places), max(p[0] for p in places)
    south, north = min(p[1] for p in places), max(p[1] for p in places)
    middle = ((west + east) / 2, (south + north) / 2)
    wide = (east - west) * DEGREE * math.cos(math.radians(middle[1]))
    high = (north - south) * DEGREE
    room_x = frame.x2 - frame.x1 - 2 * margin
    room_y = frame.y2 - frame.y1 - 2 * margin
    scale = min(room_x / max(wide, 200.0), room_y / max(high, 200.0))
    return Ground(frame, scale, middle)


def draw_outlines(paper: Paper, view: PlanView, ground: Ground, *, on_dark: bool) -> None:
    """The territories' outlines, dashed, each on a ground of its own."""
    for n, territory in enumerate(view.territories):
        if not territory.rings:
            continue
        path = paper.beginPath()
        for ring in territory.rings:
            for k, place in enumerate(ring):
                (path.lineTo if k else path.moveTo)(*ground.at(place))
            path.close()
        paper.saveState()
        if on_dark:
            paper.setFillColor(palette.faded(palette.primary(), 0.86 - 0.1 * (n % 3)))
            paper.setStrokeColor(palette.WHITE)
        else:
            tint = palette.color(TERRITORY_INKS[n % len(TERRITORY_INKS)])
            paper.setFillColor(palette.faded(tint, 0.6))
            paper.setStrokeColor(palette.ink())
        paper.setLineWidth(1.2)
        paper.setDash([4, 2.5])
        paper.drawPath(path, fill=1, stroke=1)
        paper.restoreState()


def pin_badges(view: PlanView, ground: Ground, size: float) -> list[tuple[str, Badge]]:
    """The pins as badges that do not cover one another, with their themes."""
    found = []
    for pin in view.pins:
        x, y = ground.at(pin.at)
        found.append((pin.theme, Badge(x, y, size, ground.frame)))
    spread([badge for _, badge in found])
    return found


class Thumbnail(Figure):
    """The small map of the plan in one page, with scale and north."""

    def __init__(self, telling: Telling, high: float = 98.0) -> None:
        self.telling = telling
        count = len(telling.view.pins)
        alt = telling.words.many(
            "Schematic map with {n} public place of the proposals.",
            "Schematic map with {n} public places of the proposals.",
            count,
        )
        super().__init__(high, alt, before=0, after=3)

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        frame = Rect(x, top - self.high, x + width, top)
        ground = ground_of(self.telling.view, frame, 18.0)
        if ground is None:
            return
        with paper.ornament():
            paper.saveState()
            path = paper.beginPath()
            path.rect(x, frame.y1, width, self.high)
            paper.clipPath(path, stroke=0, fill=0)
            paper.box(x, frame.y1, width, self.high, fill=palette.mixed("primary", 0.13))
            draw_streets(paper, frame, palette.mixed("primary", 0.07), 14.0)
            draw_outlines(paper, self.telling.view, ground, on_dark=False)
            for theme, badge in pin_badges(self.telling.view, ground, 11.0):
                draw_shape(paper, theme, badge.x, badge.at, 12.5, color=palette.WHITE)
                draw_shape(paper, theme, badge.x, badge.at, 10.0)
            paper.restoreState()
            paper.box(x, frame.y1, width, self.high, stroke=palette.hair(), line=0.8)
        for territory in self.telling.view.territories:
            if territory.rings:
                at_x, at_y = ground.at(name_place(territory.rings))
                put(paper, territory.code, at_x, at_y + 12, font=fonts.BOLD, size=9, align="center")
        words = self.telling.words
        draw_scale(paper, words, frame, ground.scale)
        draw_north(paper, words, frame)


def draw_streets(paper: Paper, frame: Rect, ink: object, step: float) -> None:
    """A slanting grid that says "town" and is no map; the caller clips it."""
    paper.saveState()
    paper.setStrokeColor(ink)
    paper.setLineWidth(step / 9)
    wide, high = frame.x2 - frame.x1, frame.y2 - frame.y1
    at = frame.x1 - high * 0.5
    while at < frame.x2 + wide * 0.1:
        paper.line(at, frame.y1, at + high * 0.42, frame.y2)
        at += step * 2.1
    at = frame.y1 - wide * 0.1
    while at < frame.y2 + wide * 0.16:
        paper.line(frame.x1, at + wide * 0.08, frame.x2, at - wide * 0.02)
        at += step * 1.35
    paper.restoreState()
