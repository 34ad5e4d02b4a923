"""How rectangles look on a picture: covered, cut, or as numbered pieces."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from workshop_app.services.pictures import COVER
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.photos.boxes import Boxes
from workshop_app.ui.photos.view import View

SHADE = QColor(12, 24, 26, 150)
"""Over what will be cut off."""
HANDLE = 9
"""Pixels of the squares at the corners of the chosen one."""


def draw(painter: QPainter, room: QRectF, view: View, boxes: Boxes, mode: str) -> None:
    """Draw ``boxes`` over the picture that stands in ``room`` as ``view`` says."""
    painter.setClipRect(room)
    if mode == "crop" and boxes.all:
        kept, whole = QPainterPath(), QPainterPath()
        whole.addRect(view.picture())
        kept.addRect(view.placed(boxes.all[0]))
        painter.fillPath(whole.subtracted(kept), SHADE)
    for at, box in enumerate(boxes.all):
        place = view.placed(box)
        if mode == "cover":
            painter.fillRect(place, QColor(*COVER))
        _line(painter, place, done=at in boxes.held, chosen=at == boxes.chosen)
        if mode == "pieces":
            _number(painter, place, room, str(at + 1), done=at in boxes.held)
        if at == boxes.chosen and at not in boxes.held:
            _handles(painter, place)


def _line(painter: QPainter, place: QRectF, *, done: bool, chosen: bool) -> None:
    """A line that can be seen on any picture: white with the colour inside it."""
    color = theme.now().color
    ink = color.ok if done else color.accent if chosen else color.primary
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, pen in ((6 if chosen else 5, QColor("white")), (3 if chosen else 2, ink)):
        painter.setPen(QPen(pen, width))
        painter.drawRect(place)


def _handles(painter: QPainter, place: QRectF) -> None:
    painter.setPen(QPen(theme.now().color.accent, 2))
    painter.setBrush(QColor("white"))
    for corner in (
        place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight(),
    ):  # fmt: skip
        half = HANDLE / 2
        painter.drawRect(QRectF(corner - QPointF(half, half), corner + QPointF(half, half)))


def _number(painter: QPainter, place: QRectF, room: QRectF, number: str, *, done: bool) -> None:
    """The number of a piece at its corner, in sight also where the corner is not."""
    now = theme.now()
    side = float(now.px(28))
    left = min(max(place.left() - 1, room.left() + 2), room.right() - side - 2)
    top = min(max(place.top() - 1, room.top() + 2), room.bottom() - side - 2)
    box = QRectF(left, top, side, side)
    fill = now.color.ok if done else now.color.primary
    paint.frame(painter, box, 6, fill, QColor("white"), 2)
    if done:
        icons.draw(painter, box, "check-bold", now.color.on_primary, now.px(18))
    else:
        paint.text(painter, box, number, now.font("body", weight=700), now.color.on_primary,
                   align=paint.CENTER, meant=True)  # fmt: skip
