"""What of the lock screen a keyboard reaches."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import focused, press, tab_to, write
from workshop_app.ui import pins
from workshop_app.ui.lock.screen import LockScreen
from workshop_app.ui.shell.window import MainWindow

Key = Qt.Key
PIN = "471193"


def locked(window: MainWindow, qtbot: QtBot) -> LockScreen:
    """The cover of a window whose PIN is ``PIN``."""
    window.change_settings(lock=pins.sealed(PIN))
    window.lock.arm()
    qtbot.waitUntil(lambda: not window.jobs.running)
    window.lock.ask()
    assert window.lock.screen is not None
    return window.lock.screen


def test_tab_goes_round_what_can_be_used(window: MainWindow, qtbot: QtBot) -> None:
    screen = locked(window, qtbot)
    assert screen.cancel.cap == "Alt+F4"
    tab_to("close convite")
    press(Key.Key_Tab)
    assert focused() is screen
    write(PIN)
    for there in (screen.cancel, screen.go, screen):
        press(Key.Key_Tab)
        assert focused() is there
    press(Key.Key_Backtab)
    assert focused() is screen.go
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: not window.lock.on)


def test_closing_the_app_can_be_reached_and_pressed(window: MainWindow, qtbot: QtBot) -> None:
    locked(window, qtbot)
    tab_to("close convite")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_digits_are_typed_wherever_the_keyboard_is(window: MainWindow, qtbot: QtBot) -> None:
    screen = locked(window, qtbot)
    tab_to("close convite")
    write("99")
    assert screen.typed == "99"
    write("9999")
    screen.go.click()
    qtbot.waitUntil(lambda: screen.told.text() == "Ese no es el PIN.")
    assert focused() is screen
