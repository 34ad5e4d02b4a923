"""What a presenter's remote sends, told apart from what a person types.

A remote sends Page Up and Page Down, and with them often F5, Esc, "." or "b" for its other
buttons. In a line of text F5 does nothing, and an Esc, "." or "b" that comes within 40 ms of
another of these keys is swallowed, whichever came first. What a person types is never lost: a
key that waits for its 40 ms is delivered before the next one.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TOGETHER = 0.040
"""Seconds within which keys of a remote belong together."""

_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_STEPS = (*_PAGES, Qt.Key.Key_F5, Qt.Key.Key_Escape)
_WRITTEN = (Qt.Key.Key_Period, Qt.Key.Key_B)
_LONE = (Qt.Key.Key_Escape, *_WRITTEN)


class RemoteKeys(QObject):
    """Stands before the keys of ``line``; ``deliver`` gets one that had to wait for its 40 ms."""

    def __init__(self, line: QWidget, deliver: Callable[[QKeyEvent], None]) -> None:
        super().__init__(line)
        self._deliver = deliver
        line.installEventFilter(self)
        self._last = (0, -1.0)
        self._from_remote = False
        self._waiting: QKeyEvent | None = None
        self._timer = QTimer(self, singleShot=True, interval=round(TOGETHER * 1000))
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.flush)

    def swallows(self, event: QKeyEvent) -> bool:
        """Whether the line must not see ``event`` now: it is a remote's, or waits for its 40 ms."""
        key, plain = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if not plain or (key not in _STEPS and key not in _WRITTEN):
            self.flush()
            self._last = (0, -1.0)
            self._from_remote = False
            return False
        before, self._last = self._last, (key, _moment(event))
        near = self._last[1] - before[1] <= TOGETHER
        self._from_remote = near and (self._from_remote or _belong(before[0], key))
        if self._from_remote:
            self._drop()
            return key in _LONE or key == Qt.Key.Key_F5
        self.flush()
        if key in _LONE and not event.isAutoRepeat():
            self._wait(event)
            return True
        return key == Qt.Key.Key_F5

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.swallows(event)
        if isinstance(event, QKeyEvent) and _page_key_taken(event):
            self.swallows(event)
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return False

    def flush(self) -> None:
        """Deliver the key that waits."""
        self._timer.stop()
        event, self._waiting = self._waiting, None
        if event is not None:
            self._deliver(event)

    def _wait(self, event: QKeyEvent) -> None:
        self._waiting = QKeyEvent(
            QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text()
        )
        self._timer.start()

    def _drop(self) -> None:
        self._timer.stop()
        self._waiting = None


class FieldKeys(QObject):
    """Stands before the keys of any other field. Nothing waits there: what a remote sends after a
    page key, F5 or Esc is swallowed, and a letter that came before it is taken back."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)
        self._last = (0, -1.0)
        self._written = self._from_remote = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _page_key_taken(event):
            self._swallows(event)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._swallows(event)
        return False

    def _swallows(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if not _plain(event) or (key not in _STEPS and key not in _WRITTEN):
            self._last = (0, -1.0)
            self._from_remote = False
            return False
        before, self._last = self._last, (key, _moment(event))
        written, self._written = self._written, False
        near = self._last[1] - before[1] <= TOGETHER
        self._from_remote = near and (self._from_remote or _belong(before[0], key))
        if not self._from_remote:
            self._written = key in _WRITTEN
            return key == Qt.Key.Key_F5
        if written:
            self._take_back()
        return key in _LONE or key == Qt.Key.Key_F5

    def _take_back(self) -> None:
        if isinstance(self._field, QLineEdit):
            self._field.backspace()
        elif isinstance(self._field, QTextEdit | QPlainTextEdit):
            self._field.textCursor().deletePreviousChar()


def _page_key_taken(event: QKeyEvent) -> bool:
    """Whether it is the notice of a page key: where the window takes the key itself, a field sees
    only this of it."""
    return event.type() == QEvent.Type.ShortcutOverride and _plain(event) and event.key() in _PAGES


def _plain(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.NoModifier


def _moment(event: QKeyEvent) -> float:
    """When the key was pressed, in seconds: a step may take longer than the remote's keys need.
    Where the system does not say, it is when the key is heard."""
    return event.timestamp() / 1000 if event.timestamp() else monotonic()


def _belong(first: int, second: int) -> bool:
    """Whether two keys come from one button of a remote. Two letters, or a key that is held down,
    come from a person."""
    return first != second and bool({first, second} & set(_STEPS))
