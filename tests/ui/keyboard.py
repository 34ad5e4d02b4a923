"""Keys as a person presses them: they go to whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_FAR = 120
"""More Tabs than any page has stops."""


def focused() -> QWidget:
    """What has the keyboard now."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """One key."""
    QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    """A text, letter by letter; QTest itself knows no letters beyond ASCII."""
    for letter in text:
        if letter.isascii():
            QTest.keyClick(focused(), letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focused(), QKeyEvent(kind, 0, NONE, letter))


def rewrite(text: str) -> None:
    """A text in place of what stands there."""
    press(Qt.Key.Key_A, CONTROL)
    write(text)


def tab_to(name: str) -> QWidget:
    """Press Tab until what has this object name, accessible name or text has the keyboard."""
    for _ in range(_FAR):
        here = focused()
        said = here.text() if hasattr(here, "text") and callable(here.text) else ""
        if name in (here.objectName(), here.accessibleName(), said):
            return here
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")
