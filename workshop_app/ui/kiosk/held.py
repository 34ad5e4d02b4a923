"""Holds back every key and touch that does not belong to voting, as far as the system lets an app.

What it cannot hold back is named in docs/passed-laptop.md.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.ui import theme
from workshop_app.ui.kiosk.mark_rows import TOUCH

HOLD = 3000
"""Milliseconds for which the corner is held."""
_Key, _Held, _Type = Qt.Key, Qt.KeyboardModifier, QEvent.Type
LEAVING = (_Held.ControlModifier | _Held.ShiftModifier, _Key.Key_S)
"""The facilitator's key combination: Ctrl+Shift+S."""
Combination = tuple[Qt.KeyboardModifier, Qt.Key]
_WITH = _Held.ControlModifier | _Held.AltModifier | _Held.MetaModifier
_KEYS = {
    _Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Space, _Key.Key_Return,
    _Key.Key_Enter, _Key.Key_Backspace, _Key.Key_Delete, _Key.Key_Tab, _Key.Key_Backtab,
    _Key.Key_Plus, _Key.Key_Minus, _Key.Key_PageUp, _Key.Key_PageDown,
}  # fmt: skip
_SWALLOWED = {
    _Type.ContextMenu, _Type.Gesture, _Type.GestureOverride, _Type.NativeGesture, _Type.DragEnter,
    _Type.DragMove, _Type.Drop, _Type.Wheel, _Type.Shortcut, _Type.WhatsThis,
    _Type.QueryWhatsThis, _Type.EnterWhatsThisMode, _Type.ToolTip, _Type.Clipboard,
}  # fmt: skip
_KEY_TYPES = (_Type.KeyPress, _Type.KeyRelease, _Type.ShortcutOverride)
_TOUCHES = (_Type.MouseButtonPress, _Type.MouseMove, _Type.TouchBegin, _Type.TouchUpdate)


class Held(QObject):
    """Filters what the application gets while ``window`` is passed around.

    ``touched`` tells that someone is there; ``asked`` that the facilitator's gesture was made.
    """

    touched = Signal()
    asked = Signal()

    def __init__(
        self, window: QWidget, *, also: Collection[Combination] = (), scrolls: bool = False
    ) -> None:
        """``also``: combinations that its screens know; ``scrolls``: the wheel turns lists."""
        super().__init__(window)
        self._window, self._also = window, also
        self._swallowed = _SWALLOWED - ({_Type.Wheel} if scrolls else set())
        self._corner = QTimer(self, singleShot=True, interval=HOLD)
        self._corner.timeout.connect(self.asked)

    def begin(self) -> None:
        """From now on nothing else gets through."""
        _application().installEventFilter(self)

    def hold(self, milliseconds: int) -> None:
        """Another time for the corner."""
        self._corner.setInterval(milliseconds)

    def end(self) -> None:
        """The laptop is the facilitator's again."""
        self._corner.stop()
        _application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _KEY_TYPES and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        if kind == _Type.Quit:
            return True
        if kind == _Type.Close and isinstance(watched, QWidget) and watched.isWindow():
            event.ignore()
            return True
        if not self._inside(watched):
            return isinstance(watched, QWidget) and isinstance(event, QMouseEvent)
        if kind in self._swallowed:
            return True
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if kind in _TOUCHES:
            self.touched.emit()
        return False

    def _inside(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and watched.window() is self._window

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Only what belongs to voting; nothing at all in the app's other windows."""
        if not isinstance(watched, QWidget):
            return False
        press = event.type() == _Type.KeyPress
        if not self._inside(watched):
            return True
        if press:
            self.touched.emit()
        held, key = event.modifiers(), Qt.Key(event.key())
        if (held & (_WITH | _Held.ShiftModifier), key) == LEAVING:
            if press and not event.isAutoRepeat():
                self.asked.emit()
            return True
        if event.type() == _Type.ShortcutOverride:
            event.accept()
            return True
        if (held & (_WITH | _Held.ShiftModifier), key) in self._also:
            return False
        letter = event.text()
        plain = bool(letter) and letter.isprintable() and len(letter) == 1
        return bool(held & _WITH) or not (key in _KEYS or plain)

    def _mouse(self, event: QMouseEvent) -> bool:
        """Only the left button; held in the top left corner it is the facilitator's gesture."""
        if event.type() == _Type.MouseButtonPress:
            self.touched.emit()
            if self._in_corner(event.globalPosition().toPoint()):
                self._corner.start()
        elif event.type() == _Type.MouseButtonRelease or not self._in_corner(
            event.globalPosition().toPoint()
        ):
            self._corner.stop()
        return event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton)

    def _in_corner(self, point: QPoint) -> bool:
        side = theme.now().px(TOUCH)
        return QRect(0, 0, side, side).contains(self._window.mapFromGlobal(point))


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
