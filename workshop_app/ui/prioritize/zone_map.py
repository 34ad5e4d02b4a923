"""The map of priority and capacity: a badge for each proposal, arrows walk from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.prioritize import placing, zone_points
from workshop_app.ui.prioritize.placing import Ground, View
from workshop_app.ui.prioritize.zone_ground import (
    CORNERS,
    ground_in,
    paint_axes,
    paint_ground,
    zone_box,
)  # fmt: skip
from workshop_app.ui.prioritize.zone_points import Point
from workshop_app.ui.widgets import Painted, brush

_KEY = Qt.Key
_ARROWS = {
    _KEY.Key_Right: (1, 0), _KEY.Key_Left: (-1, 0), _KEY.Key_Up: (0, -1), _KEY.Key_Down: (0, 1),
}  # fmt: skip
_ZOOMS = {_KEY.Key_Plus: 1.5, _KEY.Key_Equal: 1.5, _KEY.Key_Minus: 1 / 1.5, _KEY.Key_0: 0.0}
WHEEL = 1.2
"""A notch of the wheel makes the map so much larger or smaller."""
_PAN = 0.25


class ZoneMap(Painted, QWidget):
    """Emits ``picked(id)`` when a person chooses a point, ``cut_pressed`` where a threshold is
    pressed and ``zoomed`` when another part is shown. The chosen one has a ring, and it or the one
    under the pointer a thin bar: how far apart the officials' answers are. Nothing can be dragged
    but the whole map, once it is larger than its place."""

    picked = Signal(str)
    entered = Signal()
    cut_pressed = Signal()
    zoomed = Signal()
    ring_radius = 10.0

    def __init__(self, words: Words, threshold: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._threshold = words, threshold
        self._points: list[Point] = []
        self._at: dict[str, tuple[float, float]] = {}
        self._piles: list[tuple[str, ...]] = []
        self._view, self._held = View(), QPointF()
        self._cuts = ("", "")
        self._current = self._under = ""
        self._on_cut = False
        self.setObjectName("zone map")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words("Map of priority and capacity"))

    # -- what is shown ----------------------------------------------------------------------------
    @property
    def current(self) -> str:
        """The id of the chosen point, "" for none."""
        return self._current

    @property
    def points(self) -> list[Point]:
        """The points shown, in the order of the list."""
        return list(self._points)

    @property
    def view(self) -> View:
        """The part of the map that is shown."""
        return self._view

    @property
    def piles(self) -> list[tuple[str, ...]]:
        """What is drawn as one: the ids of each pile, most of them of one point alone."""
        return list(self._piles)

    def show_points(
        self, points: Sequence[Point], current: str, threshold: float | None = None,
        cuts: tuple[str, str] = ("", ""),
    ) -> None:  # fmt: skip
        """Other points; ``current`` need not be one of them. ``threshold``: capacity is high from
        there on; ``cuts``: both thresholds in words."""
        self._points, self._cuts = list(points), cuts
        self._threshold = self._threshold if threshold is None else threshold
        self._place()
        self.choose(current)

    def choose(self, id: str) -> None:
        """Another point is the chosen one, without telling; it comes into sight."""
        self._current = id if any(point.dot.id == id for point in self._points) else ""
        self._tell()
        if self._view.zoom > 1 and self._current:
            place = self._at[self._current]
            self._look(self._view.showing(self._ground(), place, theme.now().px(60)))
        self.update()

    def _tell(self) -> None:
        """The chosen point is what a reader hears, and where it stands in the walk."""
        words, name = self._words, self._words("Map of priority and capacity")
        said = next((p.said for p in self._points if p.dot.id == self._current), "")
        self.setAccessibleName(said or name)
        order = self._order
        place = words("{at} of {all} on the map", at=order.index(self._current) + 1,
                      all=len(order)) if said else ""  # fmt: skip
        self.setAccessibleDescription(place)

    @property
    def _order(self) -> list[str]:
        return placing.reading_order([point.dot for point in self._points])

    def sizeHint(self) -> QSize:
        return QSize(theme.now().px(480), theme.now().px(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.now().px(340), theme.now().px(330))

    # -- where things are -------------------------------------------------------------------------
    def _ground(self) -> Ground:
        """What is seen of the map, as large as there is room."""
        return ground_in(self._words, self.width(), self.height(), self._size())

    def _whole(self) -> Ground:
        return self._view.over(self._ground())

    def _size(self) -> int:
        """Badges are 38 px; smaller where there are many in sight, or little room."""
        now, count = theme.now(), len(self._points) / self._view.zoom**2
        tight = self.width() < now.px(430)
        return now.px(28 if count > 18 else 32 if count > 12 or tight else 38)

    def _place(self) -> None:
        dots, size = [point.dot for point in self._points], self._size() + 2
        self._at = placing.places(dots, self._whole(), self._threshold, size)
        self._piles = placing.piles(dots, self._at, size)
        self._shown = {id: pile for pile in self._piles for id in pile}

    def place_of(self, id: str) -> QPoint | None:
        """Where the middle of a point's badge is; ``None`` for one that is not on the map."""
        if id not in self._at:
            return None
        return QPointF(*self._at[id]).toPoint()

    def zone_under(self, place: QPoint) -> str:
        """The zone whose ground lies under a place; "" beside the map."""
        ground = self._whole()
        found = (zone for zone in CORNERS if zone_box(ground, zone).contains(place.toPointF()))
        return next(found, "")

    def _point_at(self, place: QPointF) -> str:
        """The point under a place; of a pile the first."""
        ground = self._ground()
        if not _box_of(ground).contains(place):
            return ""
        reach = self._size() / 2 + 4
        drawn = [self._current, *(pile[0] for pile in self._piles)]
        near = [
            ((x - place.x()) ** 2 + (y - place.y()) ** 2, id)
            for id in drawn
            if id
            for x, y in (self._at[id],)
            if abs(x - place.x()) <= reach and abs(y - place.y()) <= reach
        ]
        return min(near)[1] if near else ""

    def _on_a_cut(self, place: QPointF) -> bool:
        return any(box.contains(place) for box in self._cut_boxes())

    def _cut_boxes(self) -> tuple[QRectF, QRectF]:
        return zone_points.cut_boxes(self._whole(), self._ground(), *self._cuts)

    def ring_box(self) -> QRect:
        return self.rect().adjusted(-2, -2, 2, 2)

    # -- nearer and further -----------------------------------------------------------------------
    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller by ``factor`` round a place, the chosen point or the middle; 0 shows
        the whole map."""
        ground = self._ground()
        if not factor:
            self._look(View())
            return
        seen = self._at.get(self._current, middle := ground.middle)
        place = (at.x(), at.y()) if at is not None else seen
        inside = _box_of(ground).contains(QPointF(*place))
        self._look(self._view.zoomed(ground, factor, place if inside else middle))

    def _look(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self._place()
            self.update()
            self.zoomed.emit()

    # -- hands ------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        self.zoom(WHEEL**notches, event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and self._view.zoom > 1:
            ground, moved = self._ground(), self._held - place
            self._held = place
            self._look(self._view.moved(moved.x() / ground.width, moved.y() / ground.height))
            return
        under, on_cut = self._point_at(place), self._on_a_cut(place)
        if (under, on_cut) != (self._under, self._on_cut):
            self._under, self._on_cut = under, on_cut
            hand = Qt.CursorShape.PointingHandCursor
            self.setCursor(hand if under or on_cut else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._under, self._on_cut = "", False
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A point is chosen; a pile is looked at from nearer; a threshold opens both."""
        self._held = event.position()
        if self._on_a_cut(event.position()):
            self.cut_pressed.emit()
            return
        id = self._point_at(event.position())
        if id and id != self._current and len(self._shown[id]) > 1:
            self.zoom(2.0, event.position())
        self._pick(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in _ARROWS and shift:
            across, down = _ARROWS[key]
            self._look(self._view.moved(across * _PAN, down * _PAN))
        elif key in _ARROWS:
            self._walk(*_ARROWS[key])
        elif key in _ZOOMS:
            self.zoom(_ZOOMS[key])
        elif key in (_KEY.Key_Home, _KEY.Key_End) and self._points:
            self._pick(self._order[0 if key == _KEY.Key_Home else -1])
        elif key in (_KEY.Key_Return, _KEY.Key_Enter) and self._current:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int) -> None:
        """Left and right through all as one reads them, up and down to the nearest that way."""
        order = self._order
        if self._current not in order:
            self._pick(order[0] if order else "")
        elif across:
            at = order.index(self._current) + across
            self._pick(order[min(max(at, 0), len(order) - 1)])
        else:
            self._pick(placing.neighbour(self._at, self._current, across, down))

    def _pick(self, id: str) -> None:
        if id and id != self._current:
            self.choose(id)
            self.picked.emit(id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, place: QPointF) -> str:
        id, words = self._point_at(place), self._words
        if not id:
            return words("Change the thresholds") if self._on_a_cut(place) else ""
        ids = self._shown[id] if id != self._current else (id,)
        return zone_points.told(words, [p.said for p in self._points if p.dot.id in ids])

    # -- drawing ----------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, seen, whole = brush(self), self._ground(), self._whole()
        taken = [self._box(pile[0]) for pile in self._piles] if self._view.zoom > 1 else []
        paint_ground(painter, whole, self._words, self, seen, taken)
        paint_axes(painter, seen, self._words, self)
        painter.save()
        painter.setClipRect(_box_of(seen).adjusted(-1, -1, 1, 1))
        self._paint_points(painter, seen)
        painter.restore()
        zone_points.paint_cuts(painter, self._cut_boxes(), *self._cuts, self._on_cut)

    def _paint_points(self, painter: QPainter, seen: Ground) -> None:
        by_id = {point.dot.id: point for point in self._points}
        above = [id for id in dict.fromkeys((self._under, self._current)) if id in by_id]
        near = _box_of(seen).adjusted(-40, -40, 40, 40)
        for pile in self._piles:
            first = QPointF(*self._at[pile[0]])
            if not near.contains(first):
                continue
            if len(pile) > 1:
                moves = any(by_id[id].moves for id in pile)
                zone_points.paint_pile(painter, self._box(pile[0]), len(pile), moves)
            elif pile[0] not in above:
                zone_points.paint_point(painter, self._box(pile[0]), by_id[pile[0]])
        for id in above:
            if len(self._shown[id]) > 1 and id != self._current:
                continue
            if id == self._current:
                zone_points.paint_ring(painter, self._box(id))
            zone_points.paint_point(painter, self._box(id), by_id[id])
            self._paint_spread(painter, by_id[id])

    def _box(self, id: str) -> QRectF:
        x, y = self._at[id]
        size = self._size()
        return QRectF(x - size / 2, y - size / 2, size, size)

    def _paint_spread(self, painter: QPainter, point: Point) -> None:
        """From the mean less half of the distance to the mean and half of it, on the same scale."""
        if point.spread is None:
            return
        dots = [one.dot for one in self._points]
        across, _ = placing.scales(dots, self._whole(), self._threshold)
        half = point.spread / 2
        ends = across.at(point.dot.across - half), across.at(point.dot.across + half)
        zone_points.paint_spread(painter, self._box(point.dot.id), self._ground(), *ends)


def _box_of(ground: Ground) -> QRectF:
    return QRectF(ground.left, ground.top, ground.width, ground.height)
