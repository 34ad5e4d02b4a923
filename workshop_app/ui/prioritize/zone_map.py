"""The map of priority and capacity: a badge for each proposal, arrows walk from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workshop_app.text import Words
from workshop_app.ui import icons, paint, palette, theme
from workshop_app.ui.prioritize import placing
from workshop_app.ui.prioritize.placing import Dot, Ground
from workshop_app.ui.prioritize.zone_ground import (
    CORNERS,
    names_height,
    paint_axes,
    paint_ground,
    zone_box,
)  # fmt: skip
from workshop_app.ui.widgets import Painted, brush

_ARROWS = {
    Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """A proposal on the map. ``closed``: a gate fails, its shape is empty and carries a lock.
    ``spread``: how far the officials are apart on the scale of 1 to 5. ``said``: it in words."""

    dot: Dot
    number: str
    topic: str
    closed: bool
    spread: float | None
    said: str


class ZoneMap(Painted, QWidget):
    """Emits ``picked(id)`` when a person chooses a point. The chosen one has a ring, and it or the
    one under the pointer a thin bar: how far apart the officials' answers are."""

    picked = Signal(str)
    entered = Signal()
    ring_radius = 10.0

    def __init__(self, words: Words, threshold: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._threshold = words, threshold
        self._points: list[Point] = []
        self._at: dict[str, tuple[float, float]] = {}
        self._current = self._under = ""
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

    def show_points(self, points: Sequence[Point], current: str) -> None:
        """Other points; ``current`` need not be one of them."""
        self._points = list(points)
        self._place()
        self.choose(current)

    def choose(self, id: str) -> None:
        """Another point is the chosen one, without telling."""
        self._current = id if any(point.dot.id == id for point in self._points) else ""
        said = next((p.said for p in self._points if p.dot.id == self._current), "")
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.now().px(480), theme.now().px(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.now().px(340), theme.now().px(330))

    # -- where things are -------------------------------------------------------------------------
    def _ground(self) -> Ground:
        now = theme.now()
        left, foot = 22 + now.px(20), 22 + now.px(20)
        wide, half = max(60, self.width() - left - 4), self._size() / 2
        taken = names_height(self._words, wide) + half + 4
        return Ground(
            left, 4, wide, max(60, self.height() - foot - 4),
            side=now.px(26), name=max(now.px(78), taken), border=half + 6,
        )  # fmt: skip

    def _size(self) -> int:
        """Badges are 38 px; smaller where there are many, or little room."""
        now, count = theme.now(), len(self._points)
        tight = self.width() < now.px(430)
        return now.px(28 if count > 18 else 32 if count > 12 or tight else 38)

    def _place(self) -> None:
        dots = [point.dot for point in self._points]
        self._at = placing.places(dots, self._ground(), self._threshold, self._size() + 2)

    def place_of(self, id: str) -> QPoint | None:
        """Where the middle of a point's badge is; ``None`` for one that is not on the map."""
        if id not in self._at:
            return None
        return QPointF(*self._at[id]).toPoint()

    def zone_under(self, place: QPoint) -> str:
        """The zone whose ground lies under a place; "" beside the map."""
        ground = self._ground()
        found = (zone for zone in CORNERS if zone_box(ground, zone).contains(place.toPointF()))
        return next(found, "")

    def _point_at(self, place: QPointF) -> str:
        reach = self._size() / 2 + 4
        near = [
            ((x - place.x()) ** 2 + (y - place.y()) ** 2, id)
            for id, (x, y) in self._at.items()
            if abs(x - place.x()) <= reach and abs(y - place.y()) <= reach
        ]
        return min(near)[1] if near else ""

    def ring_box(self) -> QRect:
        return self.rect().adjusted(-2, -2, 2, 2)

    # -- hands ------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._point_at(event.position())
        if under != self._under:
            self._under = under
            shape = Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._under = ""
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pick(self._point_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._pick(placing.neighbour(self._at, self._current, *_ARROWS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._points:
            self._pick(self._points[0 if key == Qt.Key.Key_Home else -1].dot.id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _pick(self, id: str) -> None:
        if id and id != self._current:
            self.choose(id)
            self.picked.emit(id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            id = self._point_at(QPointF(event.pos()))
            said = next((p.said for p in self._points if p.dot.id == id), "")
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    # -- drawing ----------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ground = brush(self), self._ground()
        paint_ground(painter, ground, self._words, self)
        paint_axes(painter, ground, self._words, self)
        above = dict.fromkeys((self._under, self._current))
        rest = [p for p in self._points if p.dot.id not in above]
        top = [p for id in above for p in self._points if p.dot.id == id]
        for point in rest:
            self._paint_point(painter, point)
        for point in top:
            if point.dot.id == self._current:
                self._paint_ring(painter, point)
            self._paint_point(painter, point)
            self._paint_spread(painter, point, ground)

    def _box(self, point: Point) -> QRectF:
        x, y = self._at[point.dot.id]
        size = self._size()
        return QRectF(x - size / 2, y - size / 2, size, size)

    def _paint_ring(self, painter: QPainter, point: Point) -> None:
        now, grown = theme.now(), theme.now().px(11)
        box = self._box(point).adjusted(-grown, -grown, grown, grown)
        paint.frame(painter, box, box.width() / 2, now.color.card, now.color.accent, 3)

    def _paint_point(self, painter: QPainter, point: Point) -> None:
        box, color = self._box(point), theme.now().color
        if not point.closed:
            paint.badge(painter, box, point.topic, number=point.number, halo=color.card)
            return
        sign = theme.now().sign(point.topic)
        outline = paint.placed(paint.shape(sign.shape), box.adjusted(1, 1, -1, -1))
        painter.strokePath(outline, QPen(color.card, 6, j=Qt.PenJoinStyle.RoundJoin))
        painter.fillPath(outline, color.card)
        painter.strokePath(outline, QPen(sign.color, 2.5, j=Qt.PenJoinStyle.RoundJoin))
        self._paint_number(painter, box, sign, point.number)
        lock = theme.now().px(14)
        at = QRectF(box.right() - lock * 0.4, box.top() - lock * 0.5, lock, lock)
        paint.frame(painter, at.adjusted(-1, -1, 1, 1), lock, color.card)
        icons.draw(painter, at, "lock-simple-fill", color.error, lock)

    def _paint_number(
        self, painter: QPainter, box: QRectF, sign: palette.Sign, number: str
    ) -> None:
        triangle = sign.shape == "triangle"
        size = max(13, round(box.width() * (0.34 if triangle else 0.4)))
        at = box.translated(0, 0.11 * box.width() if triangle else 0).adjusted(-9, 0, 9, 0)
        paint.text(painter, at, number, theme.font(size, 700), sign.text, align=paint.CENTER)

    def _paint_spread(self, painter: QPainter, point: Point, ground: Ground) -> None:
        """From the mean less half of the distance to the mean and half of it, on the same scale."""
        if point.spread is None:
            return
        across, _ = placing.scales([p.dot for p in self._points], ground, self._threshold)
        edges = ground.left + 2, ground.left + ground.width - 2
        start = max(edges[0], across.at(point.dot.across - point.spread / 2))
        end = min(edges[1], across.at(point.dot.across + point.spread / 2))
        box = self._box(point)
        below = box.bottom() + theme.now().px(18)
        y = below if below < ground.top + ground.height - 8 else box.top() - theme.now().px(18)
        pen = QPen(theme.now().color.ink, 3)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(start, y), QPointF(end, y))
        pen.setWidth(2)
        painter.setPen(pen)
        for x in (start, end):
            painter.drawLine(QPointF(x, y - 6), QPointF(x, y + 6))
