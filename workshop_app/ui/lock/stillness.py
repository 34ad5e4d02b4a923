"""Whether someone is there: keys come through the window itself, the pointer is looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QWindow
from shiboken6 import isValid

from workshop_app.ui.session.lid import time_passed

_TICK = 5000
"""Milliseconds between two looks."""
KEY = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_L
)
_Type = QEvent.Type
_TOUCHES = {
    _Type.KeyPress, _Type.MouseButtonPress, _Type.Wheel, _Type.TouchBegin, _Type.TabletPress,
}  # fmt: skip


class Stillness(QObject):
    """Emits ``still`` at every look while nobody touched anything for ``minutes``, and ``asked``
    when the key is pressed where a panel keeps keys from the window.

    ``passed``: the clock, seconds that go on while the laptop sleeps.
    """

    still = Signal()
    asked = Signal()

    def __init__(self, parent: QObject, passed: Callable[[], float] = time_passed) -> None:
        super().__init__(parent)
        self.passed = passed
        self.minutes = 0
        self._find: Callable[[], QWindow | None] = lambda: None
        self._window: QWindow | None = None
        self._touched = passed()
        self._pointer = QCursor.pos()
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.look)

    def watch(self, find: Callable[[], QWindow | None], minutes: int) -> None:
        """Watch the window that ``find`` gives, which may come or change later; ``minutes`` 0
        never tells of stillness."""
        self.rest()
        self.minutes, self._find = minutes, find
        self._listen()
        self.touch()
        self._timer.start()

    def rest(self) -> None:
        """Nothing is watched any more."""
        self._timer.stop()
        self._find = lambda: None
        self._listen()

    def _listen(self) -> None:
        found = self._find()
        if found is self._window:
            return
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = found
        if found is not None:
            found.installEventFilter(self)
            self.touch()

    def touch(self) -> None:
        """Someone is there."""
        self._touched = self.passed()

    def look(self) -> None:
        """What the clock and the pointer say now."""
        self._listen()
        pointer = QCursor.pos()
        if pointer != self._pointer:
            self._pointer = pointer
            self.touch()
        elif self.minutes and self.passed() - self._touched >= 60 * self.minutes:
            self.still.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES:
            self.touch()
            if isinstance(event, QKeyEvent) and event.keyCombination() == KEY:
                self.asked.emit()
                return True
        return False
