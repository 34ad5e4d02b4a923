"""Pointing at places that two maps have in common: A and B, on the base and on the ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from workshop_app.ui import paint, theme
from workshop_app.ui.map.canvas import pin_pictures
from workshop_app.ui.map.canvas.view import View, Where
from workshop_app.ui.map.tools.cross import CrossTool


class AnchorsTool(CrossTool):
    """``meant(place)``: a place was pointed at. ``shown`` are letters and where they stand."""

    name = "anchors"
    meant = Signal(object)
    shown: tuple[tuple[str, Where], ...] = ()

    def point_at(self, place: Where) -> None:
        self.meant.emit(place)

    def paint_tool(self, painter: QPainter, view: View) -> None:
        for letter, place in self.shown:
            anchor(painter, view.spot(place), letter)


def anchor(painter: QPainter, tip: QPointF, letter: str) -> None:
    """A letter on a stem."""
    now = theme.now()
    side = now.px(34)
    middle = tip - QPointF(0, pin_pictures.STEM + side / 2)
    pin_pictures.stem(painter, tip, middle)
    box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    painter.setPen(QPen(now.color.card, 3))
    painter.setBrush(now.color.accent)
    painter.drawEllipse(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    paint.text(painter, box, letter, now.font("body", weight=700), now.color.card,
               align=paint.CENTER)  # fmt: skip
