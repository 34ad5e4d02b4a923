"""Putting a point: a press, or Enter at the cross-hair; then it may still be moved."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPen

from workshop_app.ui import icons, theme
from workshop_app.ui.map.canvas import pin_pictures
from workshop_app.ui.map.canvas.view import View, Where
from workshop_app.ui.map.tools.cross import CrossTool


class PointTool(CrossTool):
    """``placed(spot)``: a place was meant; again when another is meant instead."""

    name = "point"
    placed = Signal(object)

    def begin(self) -> None:
        self.draft: Where | None = None
        super().begin()

    def tell(self) -> None:
        words = self.canvas.words
        if self.draft is None:
            self.said.emit(
                words("Tap the place, or move the cross with the arrows and press Enter.")
            )
        else:
            self.said.emit(words("Tap somewhere else to move it."))

    def point_at(self, place: Where) -> None:
        self.draft = place
        self.tell()
        self.placed.emit(place)

    def paint_tool(self, painter: QPainter, view: View) -> None:
        if self.draft is not None:
            draft_pin(painter, view.spot(self.draft), "plus-bold")


def draft_pin(painter: QPainter, tip: QPointF, icon: str) -> None:
    """A pin that is not kept yet."""
    color = theme.now().color
    side = theme.now().px(42)
    middle = tip - QPointF(0, pin_pictures.STEM + side / 2)
    pin_pictures.stem(painter, tip, middle)
    painter.setPen(QPen(color.accent, 3))
    painter.setBrush(color.card)
    painter.drawEllipse(middle, side / 2, side / 2)
    box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    icons.draw(painter, box, icon, color.accent_text, side * 0.5)
