"""What a drawn base is made of: a picture that lies on the ground or not, the shapes of a map file.

They load when they are first drawn, in the thread that draws, and keep what they loaded.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QTransform

from workshop_app.domain import geo
from workshop_app.domain.map_placing import Placing
from workshop_app.domain.map_shapes import AREA, LINE, Feature, Shapes
from workshop_app.ui import palette, theme
from workshop_app.ui.map.canvas import surface
from workshop_app.ui.map.canvas.outlines import halo
from workshop_app.ui.map.canvas.view import Extent, View, Where, around

_WORLD = 2 * geo.HALF_WORLD
LONGEST = 4096
"""Pixels of a picture that is shown: more than any screen."""


def laid(placing: Placing | None) -> QTransform:
    """From a base, in widths of it, to the units of the map."""
    if placing is None:
        return QTransform()
    turn, shift = placing.turn / _WORLD, placing.shift / _WORLD
    return QTransform(turn.real, -turn.imag, turn.imag, turn.real, shift.real + 0.5,
                      0.5 - shift.imag)  # fmt: skip


def extent_of(placing: Placing | None, height: float) -> Extent:
    """What a base of ``height`` widths covers."""
    corners = laid(placing).mapRect(QRectF(0, 0, 1, height))
    return Extent(corners.left(), corners.top(), corners.right(), corners.bottom())


class PictureDrawer:
    """Draws a picture; smaller copies of it for when it is looked at from afar."""

    def __init__(self, load: Callable[[], QImage], placing: Placing | None) -> None:
        self._load, self._placing = load, placing
        self._copies: list[QImage] = []
        self._lock = threading.Lock()

    def __call__(self, painter: QPainter, view: View) -> None:
        with self._lock:
            if not self._copies:
                self._copies = _copies(self._load())
        wide = self._copies[0].width()
        if not wide:
            return
        to_map = laid(self._placing)
        unit = (to_map.m11() ** 2 + to_map.m12() ** 2) ** 0.5
        pixels = unit * view.scale / wide
        at = 0
        while at + 1 < len(self._copies) and pixels * 2**at < 0.5:
            at += 1
        image = self._copies[at]
        side = 1 / image.width()
        screen = QTransform(view.scale, 0, 0, view.scale, view.width / 2 - view.x * view.scale,
                            view.height / 2 - view.y * view.scale)  # fmt: skip
        painter.save()
        painter.setTransform(QTransform.fromScale(side, side) * to_map * screen, True)
        painter.drawImage(QPointF(0, 0), image)
        painter.restore()


def _copies(image: QImage) -> list[QImage]:
    found = [image]
    while min(found[-1].width(), found[-1].height()) > 400:
        last = found[-1]
        found.append(last.scaled(last.width() // 2, last.height() // 2,
                                 Qt.AspectRatioMode.IgnoreAspectRatio,
                                 Qt.TransformationMode.SmoothTransformation))  # fmt: skip
    return found


class _Piece:
    """A feature as it is drawn: its path on the map, and how large it is."""

    __slots__ = ("extent", "kind", "name", "path")

    def __init__(self, feature: Feature) -> None:
        self.kind, self.name = feature.kind, feature.name
        self.path = QPainterPath()
        self.path.setFillRule(Qt.FillRule.OddEvenFill)
        spots = []
        for part in feature.parts:
            here = [surface.spot(point) for point in part]
            spots += here
            self._add(here)
        self.extent = around(spots) or Extent(0, 0, 0, 0)

    def _add(self, spots: Sequence[Where]) -> None:
        if self.kind in (AREA, LINE):
            self.path.moveTo(*spots[0])
            for spot in spots[1:]:
                self.path.lineTo(*spot)
            if self.kind == AREA:
                self.path.closeSubpath()

    @property
    def size(self) -> float:
        return (self.extent.right - self.extent.left) * (self.extent.bottom - self.extent.top)


class ShapesDrawer:
    """Draws the shapes of a map file: grounds first, the largest below, then lines, points, names."""

    def __init__(self, load: Callable[[], Shapes], dark: bool, labels: bool = True) -> None:
        self._load, self._dark, self.labels = load, dark, labels
        self._pieces: list[_Piece] | None = None
        self._lock = threading.Lock()

    def __call__(self, painter: QPainter, view: View) -> None:
        with self._lock:
            if self._pieces is None:
                made = [_Piece(one) for one in self._load().features]
                self._pieces = sorted(made, key=lambda one: -one.size)
        screen = QTransform(view.scale, 0, 0, view.scale, view.width / 2 - view.x * view.scale,
                            view.height / 2 - view.y * view.scale)  # fmt: skip
        seen = [one for one in self._pieces if one.extent.meets(view.extent)]
        self._grounds(painter, [one for one in seen if one.kind == AREA], screen, view)
        self._ways(painter, [one for one in seen if one.kind == LINE], screen, view)
        self._points(painter, [one for one in seen if one.kind not in (AREA, LINE)], view)
        if self.labels:
            self._names(painter, seen, view)

    def _grounds(self, painter: QPainter, pieces: list[_Piece], screen: QTransform,
                 view: View) -> None:  # fmt: skip
        color = palette.colors(self._dark)
        house = palette.colors(self._dark).line
        for one in pieces:
            small = one.size * view.scale**2 < 2
            if small:
                continue
            metres = surface.Surface().metres(one.extent.middle)
            building = one.size * metres**2 < 2_500
            path = screen.map(one.path)
            painter.fillPath(path, house if building else color.card)
            painter.strokePath(path, QPen(color.line_strong, 1 if building else 1.4))

    def _ways(self, painter: QPainter, pieces: list[_Piece], screen: QTransform,
              view: View) -> None:  # fmt: skip
        color = palette.colors(self._dark)
        metre = view.scale / surface.Surface().metres((view.x, view.y))
        wide = min(9.0, max(1.6, 7 * metre))
        whole = QPainterPath()
        for one in pieces:
            whole.addPath(screen.map(one.path))
        round_ = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color.line_strong, wide + 2, *round_))
        painter.drawPath(whole)
        painter.setPen(
            QPen(color.card if wide > 2.4 else color.field_line, max(1.0, wide - 1), *round_)
        )
        painter.drawPath(whole)

    def _points(self, painter: QPainter, pieces: list[_Piece], view: View) -> None:
        color = palette.colors(self._dark)
        painter.setPen(QPen(color.card, 1.5))
        painter.setBrush(color.muted)
        for one in pieces:
            painter.drawEllipse(view.spot(one.extent.middle), 3.5, 3.5)

    def _names(self, painter: QPainter, pieces: list[_Piece], view: View) -> None:
        """Names where there is room for them, the largest things first; none over another."""
        ink = palette.colors(self._dark).muted
        font = theme.now().font("min", weight=600)
        taken: list[QRectF] = []
        done: set[str] = set()
        metrics = QFontMetricsF(font)
        for one in pieces:
            if not one.name or one.name in done or len(taken) >= 60:
                continue
            wide, box = metrics.horizontalAdvance(one.name) + 10, view.box(one.extent)
            if one.kind == AREA and (box.width() < wide or box.height() < 24):
                continue
            if one.kind == LINE and max(box.width(), box.height()) < wide * 1.4:
                continue
            if one.kind not in (AREA, LINE) and len(pieces) > 400:
                continue
            middle = box.center() if one.kind in (AREA, LINE) else box.center() + QPointF(0, 14)
            label = QRectF(middle.x() - wide / 2, middle.y() - 11, wide, 22)
            if any(label.intersects(other) for other in taken):
                continue
            taken.append(label)
            done.add(one.name)
            halo(painter, label, one.name, font, ink, palette.colors(self._dark).card)
