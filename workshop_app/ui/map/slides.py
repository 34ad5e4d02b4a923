"""What the room sees of the map: the drawing with the numbers of what was said, and no words of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF

from workshop_app.services import places
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.places import Placed
from workshop_app.text import Words
from workshop_app.ui.map.layout import Scale, apart
from workshop_app.ui.shell.slides import MapPoint, MapSlide, Slide

GRID_METRES = 500
_WIDE, _TALL = 1776.0, 890.0
"""The sides of the picture on a slide."""
_EDGE, _BADGE, _STEM = 130.0, 132.0, 40.0


def slide(words: Words, title: str, placed: Sequence[Placed]) -> MapSlide:
    """The points where they are, to scale; badges and numbers beside each other."""
    scale = Scale(placed, _WIDE, _TALL, _EDGE, GRID_METRES)
    spots = [scale.spot(one) for one in placed]
    above = [spot - QPointF(0, _STEM + 40) for spot in spots]
    middles = apart(above, _BADGE, QRectF(60, 60, _WIDE - 190, _TALL - 120))
    points = tuple(
        MapPoint(
            number=one.number,
            topic=one.theme,
            x=spot.x() / _WIDE,
            y=spot.y() / _TALL,
            lift_x=(middle.x() - spot.x()) / _WIDE,
            lift_y=(middle.y() - spot.y()) / _TALL,
        )
        for one, spot, middle in zip(placed, spots, middles, strict=True)
    )
    line = words("each square: {n} m", n=GRID_METRES)
    return MapSlide(
        key="map", title=title, points=points, line=line, grid=GRID_METRES * scale.pixels / _WIDE
    )


def kept_up(plan: OpenPlan, words: Words, title: str) -> Callable[[News], Slide | None]:
    """Makes the slide anew when a point came, went or moved."""

    def again(news: News) -> Slide | None:
        if isinstance(news, Changed) and news.about("Pin", "Proposal"):
            return slide(words, title, places.placed(plan))
        return None

    return again
