"""A picture on which rectangles are drawn: to cover, to cut, or to make pieces; zoom and pan."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.services.pictures import Box
from workshop_app.ui import paint, theme
from workshop_app.ui.photos import canvas_drawing
from workshop_app.ui.photos.boxes import Boxes
from workshop_app.ui.photos.view import View
from workshop_app.ui.widgets.painted import Painted, brush

Mode = Literal["look", "cover", "crop", "pieces"]

STEP, FINE = 0.02, 0.004
"""Of the picture: what an arrow moves a rectangle by, and with Ctrl."""
PAN = 60
GRIP = 12
"""Pixels round an edge or a corner in which it is taken hold of."""
ZOOM = 1.25
_WAYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_PAGES = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
"""Only with Ctrl: alone they are a presenter's remote."""
_ADD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert)
_DROP = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PhotoCanvas(Painted, QWidget):
    """Shows a picture. ``changed`` when a rectangle came, moved or went; ``chose(at)`` (-1 for
    none); ``dropped(at)``; ``drew(at)`` when a hand drew a new one.

    Keys: arrows move the chosen rectangle, with Shift they make it larger; Enter adds one, Del
    takes it away, Ctrl+Page Down goes to the next. Without one, arrows move the picture; + and − zoom, 0
    shows it whole.
    """

    changed = Signal()
    chose = Signal(int)
    dropped = Signal(int)
    drew = Signal(int)
    ring_radius = 10.0

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.mode: Mode = "look"
        self.boxes = Boxes()
        self.view = View()
        self.image = QImage()
        self._fitting: QPixmap | None = None
        self._from: QPointF | None = None
        self._taken, self._new = "", False
        self._before: Box | None = None

    # -- what is shown ----------------------------------------------------------------------------
    def show_image(self, image: QImage) -> None:
        """Show another picture, whole."""
        self.image, self._fitting = image, None
        self.view.size = QSizeF(image.size()) if not image.isNull() else QSizeF(4, 3)
        self.view.whole()
        self.update()

    def use_mode(self, mode: Mode) -> None:
        """Draw for another purpose; what was drawn goes."""
        self.mode = mode
        self.boxes = Boxes(single=mode == "crop")
        self.changed.emit()
        self.update()

    def choose(self, at: int) -> None:
        """Choose a rectangle without telling, and bring it into sight."""
        self.boxes.chosen = at
        if (box := self.boxes.current) is not None:
            self.view.bring(box)
        self._fitting = self._fitting if self.view.zoom == 1 else None
        self.update()

    def hold(self, at: int, held: bool) -> None:
        """Whether a rectangle no longer moves: its piece is kept."""
        (self.boxes.held.add if held else self.boxes.held.discard)(at)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 180)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.room, self._fitting = QSizeF(self.size()), None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = brush(self), theme.now().color
        paint.frame(painter, self.rect().toRectF(), 10, color.sunken, color.line)
        if self.image.isNull():
            return
        at = self.view.picture()
        if self.view.zoom == 1:
            painter.drawPixmap(at.topLeft(), self._fitted(at))
        else:
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.setClipRect(self.rect())
            painter.drawImage(at, self.image)
        canvas_drawing.draw(painter, self.rect().toRectF(), self.view, self.boxes, self.mode)

    def _fitted(self, at: QRectF) -> QPixmap:
        """The picture in the size in which it fits, scaled once."""
        if self._fitting is None:
            ratio = self.devicePixelRatioF()
            size = (at.size() * ratio).toSize().expandedTo(QSize(1, 1))
            small = self.image.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._fitting = QPixmap.fromImage(small)
            self._fitting.setDevicePixelRatio(ratio)
        return self._fitting

    # -- keys -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, taken = event.key(), True
        if key in _WAYS:
            self._walk(*_WAYS[Qt.Key(key)], event.modifiers())
        elif event.text() in ("+", "-", "0"):
            self.zoom({"+": ZOOM, "-": 1 / ZOOM, "0": 0}[event.text()])
        elif self.mode == "look":
            taken = False
        elif key in _ADD:
            self.add_box()
        elif key in _DROP and self.boxes.moves:
            self.drop()
        elif key in _PAGES and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.boxes.walk(1 if key == Qt.Key.Key_PageDown else -1)
            self._chosen()
        elif key == Qt.Key.Key_Escape and self.boxes.current is not None:
            self.boxes.chosen = -1
            self._chosen()
        else:
            taken = False
        if not taken:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int, held: Qt.KeyboardModifier) -> None:
        if not self.boxes.moves:
            self.view.pan(across * PAN, down * PAN)
            self.update()
            return
        step = FINE if held & Qt.KeyboardModifier.ControlModifier else STEP
        change = self.boxes.grow if held & Qt.KeyboardModifier.ShiftModifier else self.boxes.move
        change(across * step, down * step)
        self._moved()

    def zoom(self, factor: float) -> None:
        """Larger or smaller; 0 shows it whole."""
        if factor:
            self.view.zoom_by(factor)
        else:
            self.view.whole()
        self.update()

    def drop(self) -> None:
        """Take the chosen rectangle away."""
        at = self.boxes.drop()
        if at >= 0:
            self.dropped.emit(at)
            self._moved()
            self.chose.emit(self.boxes.chosen)

    def _middle(self) -> QPointF:
        return self.view.fraction(QPointF(self.width() / 2, self.height() / 2))

    def add_box(self) -> None:
        """One more rectangle in the middle of what is in sight, chosen."""
        added = self.boxes.add_at(self._middle())
        self._moved()
        if added:
            self.chose.emit(self.boxes.chosen)

    def _chosen(self) -> None:
        self.choose(self.boxes.chosen)
        self.chose.emit(self.boxes.chosen)

    def _moved(self) -> None:
        if (box := self.boxes.current) is not None:
            self.view.bring(box)
        self.changed.emit()
        self.update()

    # -- mouse ------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.image.isNull() or event.button() == Qt.MouseButton.RightButton:
            return
        point = event.position()
        self._from, self._taken = point, "pan"
        if self.mode == "look" or event.button() == Qt.MouseButton.MiddleButton:
            return
        grip = self._grip(point)
        if not grip:
            self.boxes.chosen = self.boxes.under(self.view.fraction(point))
            self.chose.emit(self.boxes.chosen)
            grip = "move" if self.boxes.current is not None else "new"
        self._taken, self._before = grip, self.boxes.current
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._from is None:
            self._point_at(point)
        elif self._taken == "pan":
            self.view.pan(self._from.x() - point.x(), self._from.y() - point.y())
            self._from = point
        elif self._taken == "new":
            self._draw_new(point)
        elif self._before is not None and self.boxes.moves:
            self.boxes.set(self._pulled(self._before, point))
        self.update()

    def _draw_new(self, point: QPointF) -> None:
        begin, end = self.view.fraction(self._from or point), self.view.fraction(point)
        if self.boxes.add(Box(begin.x(), begin.y(), end.x(), end.y())):
            # From here on its far corner is what is being pulled.
            self._taken, self._before = "right bottom", self.boxes.current
            self._new = True
            if begin.x() > end.x():
                self._taken = self._taken.replace("right", "left")
            if begin.y() > end.y():
                self._taken = self._taken.replace("bottom", "top")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        changed, new = self._taken not in ("pan", "new", ""), self._new
        self._from, self._taken, self._before, self._new = None, "", None, False
        if changed:
            self.changed.emit()
            self.chose.emit(self.boxes.chosen)
        if new:
            self.drew.emit(self.boxes.chosen)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.view.zoom_by(ZOOM ** (event.angleDelta().y() / 120), event.position())
        self.update()
        event.accept()

    def _pulled(self, box: Box, point: QPointF) -> Box:
        """``box`` with the edges that were taken hold of at ``point``, or moved as it is."""
        here = self.view.fraction(point)
        if self._taken == "move":
            begin = self.view.fraction(self._from or point)
            across = min(1 - box.right, max(-box.left, here.x() - begin.x()))
            down = min(1 - box.bottom, max(-box.top, here.y() - begin.y()))
            return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)
        edges = {"left": here.x(), "right": here.x(), "top": here.y(), "bottom": here.y()}
        kept = {name: getattr(box, name) for name in edges}
        kept.update({name: edges[name] for name in self._taken.split()})
        return Box(**kept)

    def _grip(self, point: QPointF) -> str:
        """Which edges of the chosen rectangle are under a point: "left top", "right" …"""
        box = self.boxes.current
        if box is None or not self.boxes.moves:
            return ""
        at = self.view.placed(box)
        if not at.adjusted(-GRIP, -GRIP, GRIP, GRIP).contains(point):
            return ""
        near = {"left": at.left(), "right": at.right(), "top": at.top(), "bottom": at.bottom()}
        found = [
            name
            for name, edge in near.items()
            if abs((point.x() if name in ("left", "right") else point.y()) - edge) < GRIP / 2 + 2
        ]
        return " ".join(found)

    def _point_at(self, point: QPointF) -> None:
        """What the pointer says: an edge, a rectangle, drawing, or moving the picture."""
        shapes = Qt.CursorShape
        grip = self._grip(point) if self.mode != "look" else ""
        if grip:
            corner = {
                "left top": shapes.SizeFDiagCursor,
                "right bottom": shapes.SizeFDiagCursor,
                "right top": shapes.SizeBDiagCursor,
                "left bottom": shapes.SizeBDiagCursor,
            }
            side = shapes.SizeHorCursor if grip in ("left", "right") else shapes.SizeVerCursor
            self.setCursor(corner.get(grip, side))  # fmt: skip
        elif self.mode == "look":
            self.setCursor(shapes.OpenHandCursor if self.view.zoom > 1 else shapes.ArrowCursor)
        else:
            over = self.boxes.under(self.view.fraction(point)) >= 0
            self.setCursor(shapes.SizeAllCursor if over else shapes.CrossCursor)
