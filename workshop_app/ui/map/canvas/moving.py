"""Hands on the map: dragging, pressing, wheel, two fingers, and the keys that move what is seen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QTouchEvent,
    QWheelEvent,
)

if TYPE_CHECKING:
    from workshop_app.ui.map.canvas.canvas import MapCanvas

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)


def arrow(event: QKeyEvent) -> tuple[int, int] | None:
    """Right and down, of an arrow key."""
    return _ARROWS.get(Qt.Key(event.key()))


def held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """What is held with a key, but for the number pad."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def view_key(canvas: MapCanvas, event: QKeyEvent) -> bool:
    """The keys that move what is seen: Shift+arrows, + and −, F; whether it was one."""
    from workshop_app.ui.map.canvas.canvas import PAN, ZOOM

    way, with_it = arrow(event), held(event)
    if way is not None and with_it == Qt.KeyboardModifier.ShiftModifier:
        canvas.pan(way[0] * PAN, way[1] * PAN)
    elif event.text() in ("+", "="):
        canvas.zoom(ZOOM)
    elif event.text() in ("-", "_"):
        canvas.zoom(1 / ZOOM)
    else:
        return False
    return True


class Hands:
    """What a mouse, a finger or two do on a canvas."""

    def __init__(self, canvas: MapCanvas) -> None:
        self._canvas = canvas
        self._from: QPointF | None = None
        self._last = QPointF()
        self._drags = ""
        self._fingers: tuple[QPointF, float] | None = None

    def forget(self) -> None:
        """Whatever was begun."""
        self._from, self._drags = None, ""

    def pressed(self, event: QMouseEvent, twice: bool = False) -> None:
        from workshop_app.ui.map.canvas.canvas import DRAGGED

        canvas, spot = self._canvas, event.position()
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        if twice and canvas.tool.pressed_twice(spot):
            return
        self._from, self._last, self._drags = spot, spot, ""
        self._far = DRAGGED

    def moved(self, event: QMouseEvent) -> None:
        canvas, spot = self._canvas, event.position()
        if self._from is None:
            canvas.tool.hover(spot)
            return
        away = spot - self._from
        if not self._drags:
            if math.hypot(away.x(), away.y()) < self._far:
                return
            middle = bool(event.buttons() & Qt.MouseButton.MiddleButton)
            grabbed = not middle and canvas.tool.grab(self._from)
            self._drags = "thing" if grabbed else "map"
        if self._drags == "thing":
            canvas.tool.drag(spot)
        else:
            step = self._last - spot
            canvas.pan(step.x(), step.y())
        self._last = spot

    def released(self, event: QMouseEvent) -> None:
        canvas, drags, begun = self._canvas, self._drags, self._from
        self.forget()
        if begun is None:
            return
        if drags == "thing":
            canvas.tool.drop(event.position())
        elif not drags and event.button() == Qt.MouseButton.LeftButton:
            canvas.tool.pressed(event.position())

    # -- wheel and fingers ------------------------------------------------------------------------
    def gesture(self, event: QEvent) -> bool:
        """A wheel, a pinch or two fingers; whether it was one of them."""
        if isinstance(event, QWheelEvent):
            self._wheel(event)
            return True
        if isinstance(event, QNativeGestureEvent):
            return self._native(event)
        if event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            return self._touched(event)
        return False

    def _wheel(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        pad = event.device().type() == QInputDevice.DeviceType.TouchPad
        fingers = pad or event.phase() != Qt.ScrollPhase.NoScrollPhase
        if fingers and not pixels.isNull() and not control:
            self._canvas.pan(-pixels.x(), -pixels.y())
        else:
            turned = event.angleDelta().y() or event.angleDelta().x()
            self._canvas.zoom(1.25 ** (turned / 120), event.position())
        event.accept()

    def _native(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._canvas.zoom(max(0.2, 1 + event.value()), event.position())
        return True

    def _touched(self, event: QTouchEvent) -> bool:
        """Two fingers pinch and pull; one is a mouse, as Qt makes it."""
        points = event.points()
        if len(points) < 2:
            was, self._fingers = self._fingers, None
            return was is not None
        first, second = points[0].position(), points[1].position()
        middle = (first + second) / 2
        apart = max(10.0, math.hypot(first.x() - second.x(), first.y() - second.y()))
        if self._fingers is not None:
            step = self._fingers[0] - middle
            self._canvas.pan(step.x(), step.y())
            self._canvas.zoom(apart / self._fingers[1], middle)
        self._fingers = middle, apart
        self.forget()
        event.accept()
        return True
