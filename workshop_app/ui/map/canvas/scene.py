"""Pins and areas on the canvas: what is drawn, what is crowded, and what is under a finger."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from workshop_app.ui import theme
from workshop_app.ui.map.canvas import area_names, outlines, pin_pictures
from workshop_app.ui.map.canvas.clusters import Cluster, Crowd
from workshop_app.ui.map.canvas.marks import Mark, Outline
from workshop_app.ui.map.canvas.outlines import OutlineShapes
from workshop_app.ui.map.canvas.pin_pictures import SIDE, STEM, PinPictures
from workshop_app.ui.map.canvas.spread import Spread, rings
from workshop_app.ui.map.canvas.view import Extent, View, Where

NEAR = 0.86
"""Of a badge's side: pins that are less than this apart stand together."""
MANY = 800
"""Pins whose crowds take some milliseconds to find."""
TOUCH = 44
"""Pixels of what a finger finds at least."""


class Scene:
    """``marks`` and ``areas`` over the base; one of either may be ``chosen`` (its key)."""

    def __init__(self) -> None:
        self.marks: Sequence[Mark] = ()
        self.areas: Sequence[Outline] = ()
        self.chosen = ""
        self.labels = True
        self.fanned: Cluster | None = None
        self.moved: Where | None = None
        """Where the chosen pin is while it is moved."""
        self._by_key: dict[str, Mark] = {}
        self._at: dict[str, int] = {}
        self._crowd, self._spread = Crowd(), Spread()
        self._pictures = PinPictures()
        self._shapes = OutlineShapes()

    def show(self, marks: Sequence[Mark], areas: Sequence[Outline]) -> None:
        """Other pins and areas."""
        self.marks, self.areas = marks, areas
        self._by_key = {mark.key: mark for mark in marks}
        self._at = {mark.key: at for at, mark in enumerate(marks)}
        self._crowd.show(marks)
        self._spread.show(marks)
        self._shapes.forget()
        self.fanned = self.moved = None

    def choose(self, key: str) -> None:
        """Another one is chosen; a fan that it is not in closes."""
        self.chosen, self.moved = key, None
        if self.fanned is not None and self._at.get(key, -1) not in self.fanned.members:
            self.fanned = None

    def mark(self, key: str) -> Mark | None:
        return self._by_key.get(key)

    def area(self, key: str) -> Outline | None:
        return next((one for one in self.areas if one.key == key), None)

    @property
    def chosen_mark(self) -> Mark | None:
        return self._by_key.get(self.chosen)

    def extent(self) -> Extent | None:
        """The rectangle round all of it."""
        found: Extent | None = None
        for mark in self.marks:
            here = Extent(*mark.spot, *mark.spot)
            found = here if found is None else found.joined(here)
        for area in self.areas:
            whole = self._shapes.extent(area)
            if whole is not None:
                found = whole if found is None else found.joined(whole)
        return found

    def extent_of(self, area: Outline) -> Extent | None:
        return self._shapes.extent(area)

    # -- crowds -----------------------------------------------------------------------------------
    def clusters(self, view: View) -> list[Cluster]:
        """Those of this size of the map."""
        return self._crowd.at(self._stepped(view), theme.now().px(SIDE) * NEAR)

    def crowd(self, view: View) -> Cluster | None:
        """The crowd that the chosen pin stands in, while it is not open."""
        at = self._at.get(self.chosen, -1)
        if at < 0 or self.fanned is not None or self._moved(view) is not None:
            return None
        found = (one for one in self.clusters(view) if len(one.members) > 1 and at in one.members)
        return next(found, None)

    def fan_next(self, by: int) -> str:
        """The key of the pin beside the chosen one in the open fan; "" without a fan."""
        if self.fanned is None:
            return ""
        members = self.fanned.members
        at = self._at.get(self.chosen, -1)
        here = members.index(at) + by if at in members else 0
        return self.marks[members[here % len(members)]].key

    def _moved(self, view: View) -> list[QPointF] | None:
        """How far the badges of a few pins are moved apart; ``None``: they stand in crowds."""
        return self._spread.at(self._stepped(view), theme.now().px(SIDE) + 4.0)

    def _stepped(self, view: View) -> float:
        """Sizes of the map that differ by less than a tenth share what was worked out; by less than
        two fifths where there are many."""
        parts = 8 if len(self.marks) <= MANY else 2
        return float(2 ** (math.floor(math.log2(view.scale) * parts) / parts))

    def fan(self, cluster: Cluster, view: View) -> list[tuple[QPointF, Mark]]:
        """The pins of a cluster round its place, each beside the other; many in several rings."""
        side = theme.now().px(SIDE) + 8
        middle = view.spot(cluster.spot) - QPointF(0, STEM + side / 2)
        around = rings(len(cluster.members), side)
        return [(middle + away, self.marks[at])
                for away, at in zip(around, cluster.members, strict=True)]  # fmt: skip

    def fan_reach(self, cluster: Cluster) -> float:
        """Pixels from the place of a cluster to the end of its fan."""
        side = theme.now().px(SIDE) + 8
        far = rings(len(cluster.members), side)[-1]
        return math.hypot(far.x(), far.y()) + side * 1.5 + STEM

    # -- drawing ----------------------------------------------------------------------------------
    def paint(self, painter: QPainter, view: View, ratio: float) -> None:
        self._paint_areas(painter, view)
        if self.labels:
            self._paint_labels(painter, view)
        self._paint_pins(painter, view, ratio)
        if self.fanned is not None:
            self._paint_fan(painter, view, ratio)
        self._paint_chosen(painter, view)

    def _paint_labels(self, painter: QPainter, view: View) -> None:
        """Names of areas, out of the way of badges."""
        named = []
        for one in self.areas:
            extent = self._shapes.extent(one)
            if one.label and extent is not None and extent.meets(view.extent):
                box = view.box(extent)
                if box.width() >= 40 or one.key == self.chosen:
                    named.append((one, box))
        if named:
            area_names.draw(painter, named, self._badges(view))

    def _badges(self, view: View) -> list[QRectF]:
        """Where badges and crowds stand on the screen."""
        side = theme.now().px(SIDE)
        box = QRectF(-side / 2, -side / 2, side, side)
        moved = self._moved(view)
        if moved is None:
            crowds = (view.spot(one.spot) for one in self.clusters(view))
            return [box.translated(tip - QPointF(0, STEM + side / 2)) for tip in crowds]
        return [
            box.translated(pin_pictures.middle_of(view.spot(mark.spot), mark.kind) + away)
            for mark, away in zip(self.marks, moved, strict=True)
        ]

    def _paint_areas(self, painter: QPainter, view: View) -> None:
        here = view.extent
        for one in sorted(
            self.areas, key=lambda area: (area.kind != "commune", area.key == self.chosen)
        ):
            extent = self._shapes.extent(one)
            if extent is not None and extent.meets(here):
                corner = view.spot((extent.left, extent.top))
                path = self._shapes.path(one, view)
                outlines.draw(painter, path, one, one.key == self.chosen, corner)

    def _paint_pins(self, painter: QPainter, view: View, ratio: float) -> None:
        moved = self._moved(view)
        if moved is None:
            self._paint_crowds(painter, view, ratio)
            return
        shown = [(view.spot(mark.spot), away, mark)
                 for mark, away in zip(self.marks, moved, strict=True)
                 if mark.key != self.chosen]  # fmt: skip
        shown.sort(key=lambda one: one[0].y() + one[1].y())
        for tip, away, mark in shown:
            pin_pictures.stem(painter, tip, pin_pictures.middle_of(tip, mark.kind) + away)
        for tip, away, mark in shown:
            picture = self._pictures.badge(mark, ratio)
            painter.drawPixmap(pin_pictures.corner(picture, tip + away), picture)

    def _paint_crowds(self, painter: QPainter, view: View, ratio: float) -> None:
        edge = 80 / view.scale
        here = view.extent
        left, right = here.left - edge, here.right + edge
        top, bottom = here.top - edge, here.bottom + edge
        seen = [one for one in self.clusters(view)
                if left < one.spot[0] < right and top < one.spot[1] < bottom]  # fmt: skip
        for one in sorted(seen, key=lambda cluster: cluster.spot[1]):
            if one is self.fanned:
                continue
            picture = self._picture(one, ratio)
            if picture is not None:
                painter.drawPixmap(pin_pictures.corner(picture, view.spot(one.spot)), picture)

    def _picture(self, cluster: Cluster, ratio: float) -> QPixmap | None:
        """How a cluster looks without the chosen pin; ``None`` where that is all of it."""
        inside = [at for at in cluster.members if self.marks[at].key != self.chosen]
        if not inside:
            return None
        if len(inside) == 1:
            return self._pictures.pin(self.marks[inside[0]], ratio)
        return self._pictures.crowd(len(inside), ratio)

    def _paint_fan(self, painter: QPainter, view: View, ratio: float) -> None:
        assert self.fanned is not None
        tip = view.spot(self.fanned.spot)
        for middle, _ in self.fan(self.fanned, view):
            pin_pictures.stem(painter, tip, middle)
        for middle, mark in self.fan(self.fanned, view):
            if mark.key == self.chosen:
                continue
            picture = self._pictures.pin(mark, ratio)
            side = pin_pictures.side_of(mark.kind)
            below = QPointF(middle.x(), middle.y() + side / 2 + STEM)
            painter.drawPixmap(pin_pictures.corner(picture, below), picture)

    def _paint_chosen(self, painter: QPainter, view: View) -> None:
        mark = self.chosen_mark
        if mark is None:
            return
        tip = view.spot(self.moved or mark.spot)
        away = QPointF()
        shifts = self._moved(view) if self.moved is None and self.fanned is None else None
        if shifts is not None:
            away = shifts[self._at[mark.key]]
        if self.fanned is not None and self.moved is None:
            for middle, one in self.fan(self.fanned, view):
                if one.key == mark.key:
                    tip = QPointF(middle.x(), middle.y() + SIDE / 2 + STEM)
        if -80 < tip.x() < view.width + 80 and -80 < tip.y() < view.height + 120:
            pin_pictures.chosen(painter, tip, mark, away)

    # -- under a finger ---------------------------------------------------------------------------
    def under(self, spot: QPointF, view: View) -> Mark | Cluster | Outline | None:
        """What is touched at a pixel: the pin in hand first, then pins and crowds, then areas."""
        return self._pin_under(spot, view) or self._area_under(spot, view)

    def _pin_under(self, spot: QPointF, view: View) -> Mark | Cluster | None:
        reach = max(TOUCH / 2, theme.now().px(SIDE) * 0.62)
        chosen = self.chosen_mark
        if chosen is not None and self.fanned is None:
            middle = pin_pictures.middle_of(
                view.spot(chosen.spot), chosen.kind, pin_pictures.LARGER
            )
            if _away(middle, spot) < reach * pin_pictures.LARGER:
                return chosen
        if self.fanned is not None:
            found = [(_away(middle, spot), nth, mark)
                     for nth, (middle, mark) in enumerate(self.fan(self.fanned, view))]  # fmt: skip
            nearest = min(found, key=lambda row: row[:2])
            if nearest[0] < reach:
                return nearest[2]
        moved = self._moved(view)
        if moved is not None:
            return self._spread_under(spot, view, moved, reach)
        near = [(self._reach_to(one, spot, view), nth, one)
                for nth, one in enumerate(self.clusters(view))]  # fmt: skip
        if not near:
            return None
        distance, _, one = min(near, key=lambda row: row[:2])
        if distance >= reach:
            return None
        inside = [at for at in one.members if self.marks[at].key != self.chosen] or one.members
        return self.marks[inside[0]] if len(inside) == 1 else one

    def _chosen_middle(self, chosen: Mark, view: View) -> QPointF:
        middle = pin_pictures.middle_of(view.spot(chosen.spot), chosen.kind, pin_pictures.LARGER)
        moved = self._moved(view)
        return middle + moved[self._at[chosen.key]] if moved is not None else middle

    def _spread_under(self, spot: QPointF, view: View, moved: list[QPointF],
                      reach: float) -> Mark | None:  # fmt: skip
        found = []
        for nth, (mark, away) in enumerate(zip(self.marks, moved, strict=True)):
            tip = view.spot(mark.spot)
            middle = pin_pictures.middle_of(tip, mark.kind) + away
            found.append((min(_away(middle, spot), _away(tip, spot) * 1.6), nth, mark))
        nearest = min(found, key=lambda row: row[:2], default=None)
        return nearest[2] if nearest is not None and nearest[0] < reach else None

    def _reach_to(self, one: Cluster, spot: QPointF, view: View) -> float:
        """From a pixel to the badge of a cluster or its stem, whichever is nearer."""
        tip = view.spot(one.spot)
        return min(_away(pin_pictures.middle_of(tip, "proposal"), spot), _away(tip, spot) * 1.6)

    def _area_under(self, spot: QPointF, view: View) -> Outline | None:
        """The smallest area that a pixel lies in."""
        place = view.place(spot)
        here = Extent(*place, *place)
        found = []
        for one in self.areas:
            extent = self._shapes.extent(one)
            if extent is None or not extent.meets(here):
                continue
            if self._shapes.path(one, view).contains(spot):
                size = (extent.right - extent.left) * (extent.bottom - extent.top)
                found.append((size, one.key, one))
        return min(found)[2] if found else None


def _away(a: QPointF, b: QPointF) -> float:
    return math.hypot(a.x() - b.x(), a.y() - b.y())
