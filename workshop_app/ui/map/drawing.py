"""A plain drawing to scale: a grid of half kilometres, and a badge on a stem at each place."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.services.places import Placed
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.map.layout import Scale, apart, free_place
from workshop_app.ui.widgets import Painted, brush, wrapped

GRID_METRES = 500
BADGE, STEM, EDGE, LABEL = 36, 14, 56, 280


class MapDrawing(Painted, QWidget):
    """Points where they are, the chosen one larger with a ring. Arrow keys walk them.

    Emits ``picked(int)``: the place of a point in the list it was given.
    """

    picked = Signal(int)
    ring_radius = 12.0

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._placed: list[Placed] = []
        self._selected = 0
        self._laid: tuple[QSize, Scale, list[QPointF], list[QPointF]] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setObjectName("drawing of the points")
        self.setAccessibleName(words("Map"))

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    def show_places(self, placed: Sequence[Placed]) -> None:
        """Other points; the first is the chosen one."""
        self._placed, self._selected, self._laid = list(placed), 0, None
        self._describe()
        self.update()

    def select(self, at: int) -> None:
        """Show the point at this place of the list as the chosen one."""
        self._selected = at
        self._describe()
        self.update()

    def _describe(self) -> None:
        said = ""
        if self._placed:
            one = self._placed[self._selected]
            said = f"{one.number}: {one.text}. {one.place}"
        self.setAccessibleDescription(said)

    # -- where things are -------------------------------------------------------------------------
    def _layout(self) -> tuple[QSize, Scale, list[QPointF], list[QPointF]]:
        """Size, scale, the places and the middles of their badges; worked out once for a size."""
        if self._laid is None or self._laid[0] != self.size():
            now = theme.now()
            scale = Scale(self._placed, self.width(), self.height(), now.px(EDGE), GRID_METRES)
            spots = [scale.spot(one) for one in self._placed]
            near = now.px(BADGE) + 4
            room = self.rect().toRectF().adjusted(near, near, -near, -near)
            above = [spot - QPointF(0, STEM + near / 2) for spot in spots]
            middles = apart(above, near, room)
            self._laid = (self.size(), scale, spots, middles)
        return self._laid

    def _box(self, middle: QPointF, chosen: bool) -> QRectF:
        side = theme.now().px(BADGE) * (1.35 if chosen else 1)
        return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)

    # -- drawing ----------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        paint.frame(painter, self.rect().toRectF(), 12, now.color.sunken, now.color.line)
        _, scale, spots, middles = self._layout()
        self._grid(painter, scale)
        for spot, middle in zip(spots, middles, strict=True):
            self._stem(painter, spot, middle)
        for at, middle in enumerate(middles):
            if at != self._selected:
                self._pin(painter, at, middle)
        self._scale_bar(painter, scale)
        if self._placed:
            self._chosen(painter, spots[self._selected], middles)

    def _grid(self, painter: QPainter, scale: Scale) -> None:
        step = GRID_METRES * scale.pixels
        painter.setPen(QPen(theme.now().color.line, 1))
        x = (-scale.west % GRID_METRES) * scale.pixels
        while x < self.width():
            painter.drawLine(QPointF(x, 1), QPointF(x, self.height() - 1))
            x += step
        y = (scale.north % GRID_METRES) * scale.pixels
        while y < self.height():
            painter.drawLine(QPointF(1, y), QPointF(self.width() - 1, y))
            y += step

    def _stem(self, painter: QPainter, spot: QPointF, middle: QPointF) -> None:
        ink = theme.now().color.ink
        painter.setPen(QPen(ink, 2))
        painter.drawLine(spot, middle)
        painter.setBrush(ink)
        painter.drawEllipse(spot, 2, 2)

    def _pin(self, painter: QPainter, at: int, middle: QPointF) -> None:
        one = self._placed[at]
        paint.badge(painter, self._box(middle, False), one.theme, number=one.number,
                    halo=theme.now().color.card)  # fmt: skip

    def _chosen(self, painter: QPainter, spot: QPointF, middles: Sequence[QPointF]) -> None:
        """The chosen point over the others: ring, number, the name of its place."""
        now, one = theme.now(), self._placed[self._selected]
        middle = middles[self._selected]
        self._stem(painter, spot, middle)
        box = self._box(middle, True)
        ring = box.adjusted(-6, -6, 6, 6)
        paint.frame(painter, ring, ring.width() / 2, now.color.card, now.color.accent, 3)
        paint.badge(painter, box, one.theme, number=one.number, halo=now.color.card)
        within = self.rect().toRectF().adjusted(8, 8, -8, -8)
        font = now.font("min", weight=600)
        wide = min(now.width(one.place, "min", 600) + 20.0, now.px(LABEL), within.width())
        tall = wrapped.height(one.place, font, wide - 18) + now.px(8)
        taken = [self._box(m, False) for at, m in enumerate(middles) if at != self._selected]
        whole = ring.united(QRectF(spot.x() - 3, spot.y() - 3, 6, 6))
        label = free_place((wide, tall), whole, within, taken)
        paint.frame(painter, label, 6, now.color.card, now.color.line)
        wrapped.lines(painter, label.adjusted(9, 0, -9, 0), one.place, font, now.color.ink,
                      where=self, most=9, align=paint.CENTER)  # fmt: skip

    def _scale_bar(self, painter: QPainter, scale: Scale) -> None:
        now = theme.now()
        length = GRID_METRES * scale.pixels
        said = self._words("{n} m", n=self._words.number(GRID_METRES))
        wide = length + now.width(said, "keycap") + 36
        box = QRectF(16, self.height() - now.px(52), wide, now.px(36))
        paint.frame(painter, box, 8, now.color.card, now.color.line)
        y, left = box.center().y(), box.left() + 12
        painter.setPen(QPen(now.color.ink, 2))
        painter.drawLine(QPointF(left, y), QPointF(left + length, y))
        for end in (left, left + length):
            painter.drawLine(QPointF(end, y - 5), QPointF(end, y + 5))
        where = QRectF(
            left + length + 10, box.top(), box.right() - left - length - 12, box.height()
        )
        paint.text(painter, where, said, now.font("keycap"), now.color.ink, where=self)

    # -- choosing ---------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._placed:
            return
        middles = self._layout()[3]
        near = [(middle - event.position(), at) for at, middle in enumerate(middles)]
        distance, at = min((math.hypot(p.x(), p.y()), at) for p, at in near)
        if distance <= theme.now().px(BADGE):
            self.picked.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        )  # fmt: skip
        if step is None or not plain or not self._placed:
            super().keyPressEvent(event)
        else:
            self.picked.emit((self._selected + step) % len(self._placed))
