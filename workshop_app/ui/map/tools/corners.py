"""Tools that make a row of corners: an area, a distance."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen

from workshop_app.ui import theme
from workshop_app.ui.map.canvas.view import View, Where
from workshop_app.ui.map.tools.cross import CrossTool

CLOSE = 16
"""Pixels from the first corner within which a press closes."""
SAME = 3


class CornersTool(CrossTool):
    """``corners`` so far. Enter or a press adds one; on the first, or twice on one, it closes;
    Backspace takes the last one back. A subclass says what closing means: ``close``."""

    closes_with = 3

    def begin(self) -> None:
        self.corners: list[Where] = []
        self.closed = False
        super().begin()

    def close(self) -> None:
        """The last corner meets the first."""

    def finish(self) -> None:
        """Twice at one place: no more corners come."""
        if len(self.corners) >= self.closes_with:
            self.close()

    def changed(self) -> None:
        """Corners came or went."""
        self.tell()

    def point_at(self, place: Where) -> None:
        if self.closed:
            self.corners, self.closed = [], False
        if len(self.corners) >= self.closes_with and self._near(place, self.corners[0], CLOSE):
            self.close()
        elif self.corners and self._near(place, self.corners[-1], SAME):
            self.finish()
        else:
            self.corners.append(place)
        self.changed()

    def _near(self, place: Where, other: Where, reach: float) -> bool:
        away = self.canvas.view.spot(place) - self.canvas.view.spot(other)
        return math.hypot(away.x(), away.y()) <= reach

    def pressed_twice(self, spot: QPointF) -> bool:
        if self.corners:
            self.finish()
            self.changed()
            self.canvas.update()
        return True

    def own_key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Backspace or not self.corners:
            return False
        if self.closed:
            self.closed = False
        else:
            self.corners.pop()
        self.changed()
        self.canvas.update()
        return True

    def walked(self) -> None:
        self.tell()

    def hover(self, spot: QPointF) -> None:
        super().hover(spot)
        if self.corners and not self.closed:
            self.tell()

    # -- drawing ----------------------------------------------------------------------------------
    def paint_tool(self, painter: QPainter, view: View) -> None:
        if not self.corners:
            return
        color = theme.now().color
        spots = [view.spot(corner) for corner in self.corners]
        line = QPainterPath(spots[0])
        for spot in spots[1:]:
            line.lineTo(spot)
        if self.closed:
            line.closeSubpath()
            wash = QColor(color.accent)
            wash.setAlphaF(0.18)
            painter.fillPath(line, wash)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((color.card, 6.5), (color.accent, 3.0)):
            painter.strokePath(line, QPen(ink, width, j=Qt.PenJoinStyle.RoundJoin))
        if not self.closed:
            painter.setPen(QPen(color.accent, 2, Qt.PenStyle.DashLine))
            painter.drawLine(spots[-1], view.spot(self.here))
        for nth, spot in enumerate(spots):
            first = nth == 0 and len(spots) >= self.closes_with and not self.closed
            painter.setPen(QPen(color.accent, 2.5))
            painter.setBrush(color.card)
            painter.drawEllipse(spot, *([9 if first else 5.5] * 2))
