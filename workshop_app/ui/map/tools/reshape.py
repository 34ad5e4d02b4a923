"""Moving the corners of an area: by pulling them, or by taking them up with Enter at the cross-hair."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPen

from workshop_app.ui import theme
from workshop_app.ui.map.canvas.canvas import MapCanvas
from workshop_app.ui.map.canvas.view import View, Where
from workshop_app.ui.map.tools.cross import CrossTool

REACH = 22
"""Pixels round a corner in which it is taken."""


class ReshapeTool(CrossTool):
    """Works on ``rings`` of the area ``key``; what comes of it is told by the canvas's ``reshaped``
    each time a corner is let go of, came or went."""

    name = "reshape"

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.key_of = ""
        self.rings: list[list[Where]] = []
        self._held: tuple[int, int] | None = None

    def work_on(self, key: str, rings: tuple[tuple[Where, ...], ...]) -> None:
        """The area whose corners are moved."""
        self.key_of, self.rings, self._held = key, [list(ring) for ring in rings], None

    def begin(self) -> None:
        super().begin()
        if self.rings and self.rings[0]:
            self.here = self.rings[0][0]

    def tell(self) -> None:
        words = self.canvas.words
        if self._held is not None:
            self.said.emit(words("Move it with the arrows; Enter lets it go."))
        else:
            self.said.emit(words(
                "Pull a corner, or press Enter on it and move it. Enter on a line adds one, Backspace takes one away."))  # fmt: skip

    # -- corners ----------------------------------------------------------------------------------
    def _corner(self, spot: QPointF, reach: float = REACH) -> tuple[int, int] | None:
        view = self.canvas.view
        found = []
        for ring, corners in enumerate(self.rings):
            for at, corner in enumerate(corners):
                away = view.spot(corner) - spot
                found.append((math.hypot(away.x(), away.y()), ring, at))
        nearest = min(found, default=(math.inf, 0, 0))
        return (nearest[1], nearest[2]) if nearest[0] <= reach else None

    def _edge(self, spot: QPointF) -> tuple[int, int] | None:
        """Before which corner a new one would stand, near a line."""
        view = self.canvas.view
        found = []
        for ring, corners in enumerate(self.rings):
            for at, corner in enumerate(corners):
                first, last = view.spot(corners[at - 1]), view.spot(corner)
                found.append((_from_line(spot, first, last), ring, at))
        nearest = min(found, default=(math.inf, 0, 0))
        return (nearest[1], nearest[2]) if nearest[0] <= REACH / 2 else None

    def _keep(self) -> None:
        self.canvas.reshaped.emit(self.key_of, [list(ring) for ring in self.rings])
        self.tell()
        self.canvas.update()

    def point_at(self, place: Where) -> None:
        spot = self.canvas.view.spot(place)
        if self._held is not None:
            self._held = None
            self._keep()
        elif (corner := self._corner(spot)) is not None:
            if self.by_keys:
                self._held = corner
                self.here = self.rings[corner[0]][corner[1]]
        elif (edge := self._edge(spot)) is not None:
            self.rings[edge[0]].insert(edge[1], place)
            self._keep()
        self.tell()

    def walked(self) -> None:
        if self._held is not None:
            ring, at = self._held
            self.rings[ring][at] = self.here

    def own_key(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return False
        corner = self._held or self._corner(self.canvas.view.spot(self.here))
        if corner is not None and len(self.rings[corner[0]]) > 3:
            self.rings[corner[0]].pop(corner[1])
            self._held = None
            self._keep()
        return True

    def grab(self, spot: QPointF) -> bool:
        self._held = self._corner(spot)
        return self._held is not None

    def drag(self, spot: QPointF) -> None:
        if self._held is not None:
            self.rings[self._held[0]][self._held[1]] = self.canvas.view.place(spot)
            self.canvas.update()

    def drop(self, spot: QPointF) -> None:
        self.drag(spot)
        self._held = None
        self._keep()

    def paint_tool(self, painter: QPainter, view: View) -> None:
        color = theme.now().color
        for ring in self.rings:
            path = QPainterPath(view.spot(ring[0]))
            for corner in ring[1:]:
                path.lineTo(view.spot(corner))
            path.closeSubpath()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.strokePath(path, QPen(color.accent, 3))
            for corner in ring[:400]:
                painter.setPen(QPen(color.accent, 2.5))
                painter.setBrush(color.card)
                painter.drawEllipse(view.spot(corner), 7, 7)


def _from_line(spot: QPointF, first: QPointF, last: QPointF) -> float:
    """Pixels from a spot to a stretch of line."""
    along = last - first
    length = along.x() ** 2 + along.y() ** 2
    part = 0.0
    if length:
        part = ((spot.x() - first.x()) * along.x() + (spot.y() - first.y()) * along.y()) / length
    part = min(1.0, max(0.0, part))
    away = spot - (first + along * part)
    return math.hypot(away.x(), away.y())
