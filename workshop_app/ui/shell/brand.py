"""The app's sign: people round a table, one seat still free."""

from __future__ import annotations

from math import cos, radians, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_PETALS = ("#E2552B", "#F0B95A", "#8FD0A8", "", "#8CC9E8", "#C9B8F2")


def sign(painter: QPainter, middle: QPointF, side: float, line: QColor) -> None:
    """Draw the sign ``side`` high round ``middle``; ``line`` colours its rings."""
    unit = side / 198
    for number, fill in enumerate(_PETALS):
        angle = radians(-90 + 60 * number)
        at = QPointF(middle.x() + cos(angle) * 74 * unit, middle.y() + sin(angle) * 74 * unit)
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(fill))
            painter.drawEllipse(at, 25 * unit, 25 * unit)
        else:
            painter.setPen(QPen(line, 10.5 * unit))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, 19.75 * unit, 19.75 * unit)
    painter.setPen(QPen(line, 15 * unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, 30.5 * unit, 30.5 * unit)
