"""What the room sees of the map: base, areas and pins with numbers, and no words of what was said.

Sensitive proposals are never on it, and places stand where everybody may see them (P-24).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF

from workshop_app.domain.geo import coarse
from workshop_app.services import map_bases
from workshop_app.services.map_bases import Ground
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.jobs import Job
from workshop_app.ui.map import bases, shown
from workshop_app.ui.map.canvas import scale_bar
from workshop_app.ui.map.canvas.base_layer import SheetLayer
from workshop_app.ui.map.canvas.clusters import clustered
from workshop_app.ui.map.canvas.marks import Mark, Outline
from workshop_app.ui.map.canvas.surface import Surface
from workshop_app.ui.map.canvas.view import Extent, View, around
from workshop_app.ui.map.layout import apart
from workshop_app.ui.map.room_ground import drawn
from workshop_app.ui.map.shown import Look, Row, Shown
from workshop_app.ui.shell.slides import MapArea, MapGround, MapPoint, MapSlide, Slide

WIDE, TALL = 1776.0, 890.0
"""The sides of the picture on a slide."""
_EDGE, _BADGE, _STEM = 130.0, 132.0, 40.0
MANY = 60
"""More pins than this stand together where they are crowded."""
LEAST_METRES = 600.0
ABOUT = ("Pin", "Area", "MapBase", "Proposal", "Challenge", "ServicePoint", "StrategicProject",
         "Territory", "Commune")  # fmt: skip
NAMED = ("territory", "commune")
"""Areas whose names the room sees: they name ground, not what somebody said."""


class RoomMap:
    """Makes the slide of a plan's map. ``refresh`` shows it again once the ground was drawn, which
    takes a moment the first time. It needs no page."""

    def __init__(self, plan: OpenPlan, words: Words, base: str, off: frozenset[str],
                 refresh: Callable[[Slide], None]) -> None:  # fmt: skip
        self._plan, self._words, self._base, self._look = plan, words, base, Look(off)
        self._refresh = refresh
        self._drawn: tuple[object, MapGround | None] | None = None

    def slide(self) -> MapSlide | None:
        """The map as it is now; ``None`` where there is nothing on it."""
        found = shown.read(self._plan, self._words)
        rows = [row for row in found.rows if row.public and self._look.shows(row)]
        ground = self._ground()
        there = bases.surface_of(ground)
        marks, outlines = _marks(found, rows, there), found.outlines(rows, there)
        if not marks and not outlines and ground is None:
            return None
        view = _view(marks, outlines, ground, there)
        return self._slide(marks, outlines, view, ground)

    def again(self, news: News) -> Slide | None:
        """The slide anew, when something on it came, went or moved."""
        if isinstance(news, Changed) and news.about(*ABOUT):
            return self.slide()
        return None

    def _ground(self) -> Ground | None:
        found = map_bases.all_of(self._plan)
        base = next((one for one in found if one.id == self._base), None)
        ground = map_bases.ground(self._plan, base) if base is not None else None
        return ground if ground is not None and ground.missing is None else None

    def _slide(self, marks: Sequence[Mark], outlines: Sequence[Outline], view: View,
               ground: Ground | None) -> MapSlide:  # fmt: skip
        words, there = self._words, bases.surface_of(ground)
        below = self._picture(ground, view)
        metres = there.metres((view.x, view.y)) / view.scale
        bar = grid = 0.0
        line = words("without scale") if not metres else ""
        if metres and ground is None:
            step = SheetLayer(there).step(1 / metres * 0.35)
            grid, line = (
                step / metres / WIDE,
                words("each square: {n} m", n=words.number(round(step))),
            )
        elif metres:
            long = scale_bar.round_metres(metres * 300)
            bar, line = long / metres / WIDE, scale_bar.distance(words, long)
        return MapSlide(
            key="map", title=self._plan.plan.municipality or words("Map"),
            points=_points(marks, view), areas=tuple(_area(one, view) for one in outlines),
            line=line, grid=grid, bar=bar, ground=below,
        )  # fmt: skip

    def _picture(self, ground: Ground | None, view: View) -> MapGround | None:
        """The ground as a picture, where it was drawn already; else it comes later."""
        if ground is None or ground.base.kind == map_bases.SHEET:
            return None
        key = (ground.base, view.x, view.y, view.scale)
        if self._drawn is not None and self._drawn[0] == key:
            return self._drawn[1]
        before = self._drawn
        self._drawn = key, None
        job = Job(lambda _progress: drawn(self._plan, ground, view))
        job.done.connect(lambda image: self._came(key, image))
        job.start()
        same = before is not None and before[0] == key
        return before[1] if same and before is not None else None

    def _came(self, key: object, image: object) -> None:
        if image is None or self._drawn is None or self._drawn[0] != key:
            return
        self._drawn = key, MapGround(image)
        slide = self.slide()
        if slide is not None:
            self._refresh(slide)


class Rooms:
    """The map of the room by base and layers: one for each, so that its ground is drawn once."""

    def __init__(self, plan: OpenPlan, words: Words, refresh: Callable[[Slide], None]) -> None:
        self._plan, self._words, self._refresh = plan, words, refresh
        self._made: dict[tuple[str, frozenset[str]], RoomMap] = {}

    def of(self, base: str, off: frozenset[str]) -> RoomMap:
        """The one of this base, without the layers that are ``off``."""
        if (base, off) not in self._made:
            self._made = {(base, off): RoomMap(self._plan, self._words, base, off, self._refresh)}
        return self._made[base, off]


def _marks(found: Shown, rows: Sequence[Row], there: Surface) -> list[Mark]:
    """The pins where everybody may see them."""
    marks = found.marks(rows, there)
    if there.base:
        return marks
    exact = {one.pin.id for one in found.pins if one.exact}
    return [mark if mark.key in exact else
            Mark(mark.key, there.spot(coarse(there.point(mark.spot))), mark.kind, mark.topic,
                 mark.number, mark.name)
            for mark in marks]  # fmt: skip


def _view(marks: Sequence[Mark], outlines: Sequence[Outline], ground: Ground | None,
          there: Surface) -> View:  # fmt: skip
    view = View()
    view.resize(WIDE, TALL)
    view.least, view.most = 1e-3, 1e12
    extent = around([mark.spot for mark in marks] +
                    [spot for one in outlines for ring in one.rings for spot in ring])  # fmt: skip
    if there.base and ground is not None:
        view.fit(Extent(0, 0, 1, ground.height), 20)
        return view
    if extent is None:
        extent = bases.CUCUTA
    view.fit(extent.grown(LEAST_METRES / there.metres(extent.middle)), _EDGE)
    return view


def _points(marks: Sequence[Mark], view: View) -> tuple[MapPoint, ...]:
    """Badges and numbers beside each other; crowds where there are too many."""
    if len(marks) > MANY:
        return _crowds(marks, view)
    spots = [view.spot(mark.spot) for mark in marks]
    above = [spot - QPointF(0, _STEM + 40) for spot in spots]
    middles = apart(above, _BADGE, QRectF(60, 60, WIDE - 190, TALL - 120))
    return tuple(
        MapPoint(
            number=mark.number, topic=mark.topic, kind=mark.kind,
            x=spot.x() / WIDE, y=spot.y() / TALL,
            lift_x=(middle.x() - spot.x()) / WIDE, lift_y=(middle.y() - spot.y()) / TALL,
        )
        for mark, spot, middle in zip(marks, spots, middles, strict=True)
    )  # fmt: skip


def _crowds(marks: Sequence[Mark], view: View) -> tuple[MapPoint, ...]:
    found = []
    for one in clustered(marks, _BADGE / view.scale):
        spot, alone = view.spot(one.spot), len(one.members) == 1
        mark = marks[one.members[0]]
        found.append(MapPoint(
            number=mark.number if alone else str(len(one.members)),
            topic=mark.topic if alone else "", kind=mark.kind if alone else "crowd",
            x=spot.x() / WIDE, y=spot.y() / TALL, lift_y=-(_STEM + 20) / TALL,
        ))  # fmt: skip
    return tuple(found)


def _area(one: Outline, view: View) -> MapArea:
    rings = tuple(
        tuple((spot.x() / WIDE, spot.y() / TALL) for spot in map(view.spot, ring))
        for ring in one.rings
    )
    label = one.label if one.kind in NAMED else ""
    return MapArea(rings=rings, topic=one.topic, kind=one.kind, label=label)
