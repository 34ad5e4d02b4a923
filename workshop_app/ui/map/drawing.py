"""A plain drawing to scale: a grid of half kilometres, and a badge on a stem at each place."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.services.places import Placed
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.widgets import Painted, brush

METRES_PER_DEGREE = 111_320.0
"""Metres in a degree of latitude (and of longitude at the equator)."""
GRID_METRES = 500
BADGE, STEM, EDGE = 36, 14, 56


class MapDrawing(Painted, QWidget):
    """Points where they are, the chosen one larger with a ring. Arrow keys walk them.

    Emits ``picked(int)``: the place of a point in the list it was given.
    """

    picked = Signal(int)
    ring_radius = 12.0

    def __init__(self, placed: Sequence[Placed], words: Words) -> None:
        super().__init__()
        self._placed, self._words = list(placed), words
        self._selected = 0
        middle = sum(one.latitude for one in self._placed) / max(1, len(self._placed))
        self._narrow = math.cos(math.radians(middle))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words("Map"))
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def select(self, at: int) -> None:
        """Show the point at this place of the list as the chosen one."""
        self._selected = at
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self._placed:
            one = self._placed[self._selected]
            self.setAccessibleDescription(f"{one.number}: {one.text}. {one.place}")

    # -- where things are -------------------------------------------------------------------------
    def _metres(self, one: Placed) -> tuple[float, float]:
        east = one.longitude * METRES_PER_DEGREE * self._narrow
        return east, one.latitude * METRES_PER_DEGREE

    def _frame(self) -> tuple[float, float, float]:
        """(west, north, pixels in a metre), so that every point is inside the edge."""
        spots = [self._metres(one) for one in self._placed]
        west, east = min(x for x, _ in spots), max(x for x, _ in spots)
        south, north = min(y for _, y in spots), max(y for _, y in spots)
        wide, high = max(east - west, GRID_METRES), max(north - south, GRID_METRES)
        scale = min((self.width() - 2 * EDGE) / wide, (self.height() - 2 * EDGE - 40) / high)
        scale = max(scale, 0.001)
        left = (self.width() / scale - (east - west)) / 2
        top = (self.height() / scale - (north - south)) / 2
        return west - left, north + top, scale

    def _spot(self, one: Placed) -> QPointF:
        west, north, scale = self._frame()
        x, y = self._metres(one)
        return QPointF((x - west) * scale, (north - y) * scale)

    # -- drawing ----------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        paint.frame(painter, self.rect().toRectF(), 12, now.color.sunken, now.color.line)
        self._grid(painter)
        middles, last = self._badges(), self._selected
        for at in [n for n in range(len(self._placed)) if n != last] + [last]:
            self._pin(painter, at, middles[at], at == last)
        self._scale_bar(painter)

    def _grid(self, painter: QPainter) -> None:
        west, north, scale = self._frame()
        step = GRID_METRES * scale
        painter.setPen(QPen(theme.now().color.line, 1))
        x = (-west % GRID_METRES) * scale
        while x < self.width():
            painter.drawLine(QPointF(x, 1), QPointF(x, self.height() - 1))
            x += step
        y = (north % GRID_METRES) * scale
        while y < self.height():
            painter.drawLine(QPointF(1, y), QPointF(self.width() - 1, y))
            y += step

    def _badges(self) -> list[QPointF]:
        """The middle of every badge: over its place, and moved aside until none covers another."""
        near = theme.now().px(BADGE) + 4
        middles = [self._spot(one) - QPointF(0, STEM + near / 2) for one in self._placed]
        for _ in range(60):
            moved = False
            for a in range(len(middles)):
                for b in range(a):
                    apart = middles[a] - middles[b]
                    distance = math.hypot(apart.x(), apart.y())
                    if distance < near:
                        push = apart / distance if distance else QPointF(1, 0)
                        middles[a] += push * (near - distance) / 2
                        middles[b] -= push * (near - distance) / 2
                        moved = True
            if not moved:
                break
        return middles

    def _pin(self, painter: QPainter, at: int, middle: QPointF, chosen: bool) -> None:
        one = self._placed[at]
        now, spot = theme.now(), self._spot(one)
        side = now.px(BADGE) * (1.35 if chosen else 1)
        painter.setPen(QPen(now.color.ink, 2))
        painter.drawLine(spot, middle)
        painter.setBrush(now.color.ink)
        painter.drawEllipse(spot, 2, 2)
        box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        if chosen:
            ring = box.adjusted(-6, -6, 6, 6)
            paint.frame(painter, ring, ring.width() / 2, now.color.card, now.color.accent, 3)
        paint.badge(painter, box, one.theme, number=one.number, halo=now.color.card)
        if chosen:
            wide = now.width(one.place, "min", 600) + 16
            left = min(max(spot.x() - wide / 2, 8), self.width() - wide - 8)
            label = QRectF(left, spot.y() + 4, wide, now.px(24))
            paint.frame(painter, label, 6, now.color.card, now.color.line)
            paint.text(painter, label, one.place, now.font("min", weight=600), now.color.ink,
                       align=paint.CENTER, where=self)  # fmt: skip

    def _scale_bar(self, painter: QPainter) -> None:
        now = theme.now()
        _, _, scale = self._frame()
        length = GRID_METRES * scale
        said = self._words("{n} m", n=GRID_METRES)
        box = QRectF(16, self.height() - now.px(52), length + now.px(76), now.px(36))
        paint.frame(painter, box, 8, now.color.card, now.color.line)
        y = box.center().y()
        painter.setPen(QPen(now.color.ink, 2))
        painter.drawLine(QPointF(box.left() + 10, y), QPointF(box.left() + 10 + length, y))
        where = box.adjusted(18 + length, 0, -4, 0)
        paint.text(painter, where, said, now.font("keycap"), now.color.ink, where=self)

    # -- choosing ---------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = [(middle - event.position(), at) for at, middle in enumerate(self._badges())]
        distance, at = min((math.hypot(p.x(), p.y()), at) for p, at in near)
        if distance <= theme.now().px(BADGE):
            self.picked.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.picked.emit((self._selected + step) % len(self._placed))
