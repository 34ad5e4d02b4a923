"""Tools that point at places: by mouse, by finger, or by a cross-hair that the arrows move."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from workshop_app.ui import theme
from workshop_app.ui.map.canvas.moving import arrow, held
from workshop_app.ui.map.canvas.view import Extent, View, Where
from workshop_app.ui.map.tools.tool import Tool

STEP, FAR = 10, 60
"""Pixels that an arrow moves the cross-hair by, and with Shift."""
ARM = 22
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CrossTool(Tool):
    """``here`` is where the cross-hair is. A subclass says what Enter and a press do: ``point_at``."""

    cursor = Qt.CursorShape.CrossCursor

    def begin(self) -> None:
        self.here: Where = self.canvas.middle()
        self.by_keys = self.canvas.hasFocus()
        self.tell()

    def tell(self) -> None:
        """Say what can be done now."""

    def point_at(self, place: Where) -> None:
        """A person means this place."""

    def pressed(self, spot: QPointF) -> None:
        self.by_keys = False
        self.here = self.canvas.view.place(spot)
        self.point_at(self.here)
        self.canvas.update()

    def hover(self, spot: QPointF) -> None:
        self.by_keys = False
        self.here = self.canvas.view.place(spot)
        self.canvas.update()

    def key(self, event: QKeyEvent) -> bool:
        way, with_it = arrow(event), held(event)
        shift = Qt.KeyboardModifier.ShiftModifier
        if way is not None and with_it in (Qt.KeyboardModifier.NoModifier, shift):
            self._walk(*way, FAR if with_it == shift else STEP)
        elif event.key() in ENTERS and not event.isAutoRepeat():
            self.by_keys = True
            self.point_at(self.here)
        else:
            return self.own_key(event)
        self.canvas.update()
        return True

    def own_key(self, event: QKeyEvent) -> bool:
        """Another key; whether it was for this tool."""
        return False

    def _walk(self, across: int, down: int, step: int) -> None:
        view = self.canvas.view
        if not self.by_keys:
            self.by_keys = True
            if not view.extent.meets(_at(self.here)):
                self.here = self.canvas.middle()
        spot = view.spot(self.here) + QPointF(across * step, down * step)
        self.here = view.place(spot)
        if view.bring(self.here, 40):
            self.canvas.sighted.emit()
        self.walked()

    def walked(self) -> None:
        """The cross-hair moved."""

    def paint(self, painter: QPainter, view: View) -> None:
        self.paint_tool(painter, view)
        if self.by_keys:
            cross_hair(painter, view.spot(self.here))

    def paint_tool(self, painter: QPainter, view: View) -> None:
        """What it made so far."""


def _at(place: Where) -> Extent:
    return Extent(*place, *place)


def cross_hair(painter: QPainter, spot: QPointF) -> None:
    """Two lines that leave their middle free."""
    color = theme.now().color
    for ink, width in ((color.card, 6), (color.accent, 2.5)):
        painter.setPen(QPen(ink, width, c=Qt.PenCapStyle.RoundCap))
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(spot + QPointF(x * 6, y * 6), spot + QPointF(x * ARM, y * ARM))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color.accent)
    painter.drawEllipse(spot, 2, 2)
