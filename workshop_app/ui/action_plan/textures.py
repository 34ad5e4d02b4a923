"""A texture for each kind of source, so that bars are told apart in grey and on paper."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from workshop_app.ui import theme


def hatched(painter: QPainter, box: QRectF, ink: QColor, step: float = 6.0) -> None:
    """Slanted lines inside ``box``."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink, 1.5))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QLineF(x, box.bottom(), x + box.height(), box.top()))
        x += step
    painter.restore()


def _dotted(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    step, odd, y = 6.0, False, box.top() + 3
    while y < box.bottom():
        x = box.left() + (6.0 if odd else 3.0)
        while x < box.right():
            painter.drawEllipse(QPointF(x, y), 1.3, 1.3)
            x += step
        y, odd = y + step / 1.5, not odd
    painter.restore()


def _upright(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink, 1.5))
    x = box.left() + 3
    while x < box.right():
        painter.drawLine(QLineF(x, box.top(), x, box.bottom()))
        x += 5
    painter.restore()


def filled(painter: QPainter, box: QRectF, kind: str, strong: QColor, tint: QColor) -> None:
    """Fill ``box`` as the kind of source asks: whole, hatched, dotted, upright, light, or empty with
    a broken line for what has no source."""
    painter.setPen(Qt.PenStyle.NoPen)
    if kind == "municipality":
        painter.fillRect(box, strong)
        return
    empty = kind in ("to_find", "without")
    painter.fillRect(box, theme.now().color.card if empty else tint)
    if kind == "nation":
        hatched(painter, box, strong)
    elif kind == "cooperation":
        _dotted(painter, box, strong)
    elif kind == "several":
        _upright(painter, box, strong)
    elif kind == "to_find":
        hatched(painter, box, theme.now().color.warn, 10.0)
    style = Qt.PenStyle.DashLine if empty else Qt.PenStyle.SolidLine
    painter.setPen(QPen(theme.now().color.warn if empty else strong, 1, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
