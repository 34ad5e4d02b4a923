"""Areas: a dashed outline with a hatch and a name, never a fill alone."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from workshop_app.ui import palette, theme
from workshop_app.ui.map.canvas.marks import Outline
from workshop_app.ui.map.canvas.view import Extent, View, Where, around

KEPT = 400
FINEST = 0.8
"""Pixels between two corners that are still drawn apart."""


class OutlineShapes:
    """Outlines as paths of the screen, worked out once for a size of the map; moved when it moves."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, float], QPainterPath] = OrderedDict()
        self._extents: dict[str, Extent | None] = {}

    def forget(self) -> None:
        """Areas changed."""
        self._kept.clear()
        self._extents.clear()

    def extent(self, one: Outline) -> Extent | None:
        """The rectangle round an area."""
        if one.key not in self._extents:
            self._extents[one.key] = around([spot for ring in one.rings for spot in ring])
        return self._extents[one.key]

    def path(self, one: Outline, view: View) -> QPainterPath:
        """Its path now."""
        extent = self.extent(one)
        if extent is None:
            return QPainterPath()
        start = (extent.left, extent.top)
        made = self._kept.get((one.key, view.scale))
        if made is None:
            made = self._kept[one.key, view.scale] = _path(one, start, view.scale)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        corner = view.spot(start)
        return made.translated(corner)


def _path(one: Outline, start: Where, scale: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in one.rings:
        last: QPointF | None = None
        for x, y in ring:
            point = QPointF((x - start[0]) * scale, (y - start[1]) * scale)
            if last is None:
                path.moveTo(point)
            elif abs(point.x() - last.x()) + abs(point.y() - last.y()) < FINEST:
                continue
            else:
                path.lineTo(point)
            last = point
        path.closeSubpath()
    return path


def colors(one: Outline) -> tuple[QColor, QColor]:
    """Line and tint of an area."""
    color = theme.now().color
    if one.topic:
        sign = palette.sign(one.topic, theme.now().dark)
        return sign.text, sign.color
    if one.kind == "commune":
        return color.muted, color.muted
    return color.primary_hover, color.primary


def draw(
    painter: QPainter, path: QPainterPath, one: Outline, chosen: bool, corner: QPointF
) -> None:
    """One area. ``corner`` holds the hatch still while the map moves."""
    line, tint = colors(one)
    if one.kind != "commune":
        wash = QColor(tint)
        wash.setAlphaF(0.16)
        painter.fillPath(path, wash)
        hatch = QColor(line)
        hatch.setAlphaF(0.32)
        brush = QBrush(hatch, Qt.BrushStyle.BDiagPattern)
        brush.setTransform(QTransform.fromTranslate(round(corner.x()) % 8, round(corner.y()) % 8))
        painter.fillPath(path, brush)
    color = theme.now().color
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if chosen:
        painter.strokePath(path, QPen(color.card, 9, j=Qt.PenJoinStyle.RoundJoin))
        painter.strokePath(path, QPen(color.accent, 5, j=Qt.PenJoinStyle.RoundJoin))
    else:  # dashes are seen on any ground, as in documents
        under = QColor(color.card)
        under.setAlphaF(0.85)
        wide = 3.0 if one.kind == "commune" else 5.0
        painter.strokePath(path, QPen(under, wide, j=Qt.PenJoinStyle.RoundJoin))
    pen = QPen(line, 1.6 if one.kind == "commune" else 2.6)
    pen.setDashPattern([5, 4] if one.kind == "commune" else [3.2, 2])
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)


def label(painter: QPainter, at: QPointF, written: str, ink: QColor, taken: list[QRectF]) -> None:
    """A name with a halo, its middle at ``at``; left out where another one stands."""
    box = label_box(at, written)
    if any(box.intersects(other) for other in taken):
        return
    taken.append(box)
    halo(painter, box, written, theme.now().font("min", weight=700), ink)


def label_box(at: QPointF, written: str) -> QRectF:
    """The room of a name with its middle at ``at``."""
    now = theme.now()
    wide = now.width(written, "min", 700) + 8.0
    return QRectF(at.x() - wide / 2, at.y() - now.px(11), wide, now.px(22))


def halo(painter: QPainter, box: QRectF, written: str, font: QFont, ink: QColor,
         behind: QColor | None = None) -> None:  # fmt: skip
    """A line of text that can be read on anything: what is ``behind`` shines round it."""
    metrics = QFontMetricsF(font)
    path = QPainterPath()
    base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    left = box.center().x() - metrics.horizontalAdvance(written) / 2
    path.addText(QPointF(left, base), font, written)
    ground = QColor(behind or theme.now().color.card)
    ground.setAlphaF(0.92)
    painter.strokePath(path, QPen(ground, 4, j=Qt.PenJoinStyle.RoundJoin))
    painter.fillPath(path, ink)
