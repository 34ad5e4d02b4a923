"""The laptop goes to the officials and comes back, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, tab_to, write
from workshop_app.ui.prioritize.assess_screen import AssessScreen
from workshop_app.ui.prioritize.officials_window import OfficialsWindow
from workshop_app.ui.shell.window import MainWindow

PIN = "4711"


def hand_over(window: MainWindow, qtbot: QtBot) -> AssessScreen:
    """From the page with an open round to the officials' cover."""
    tab_to("pin")
    write(PIN)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.passing.voting is not None)
    found = window.passing.voting
    assert isinstance(found, OfficialsWindow)
    qtbot.waitUntil(found.isActiveWindow)
    return found.screen_shown


def take_back(window: MainWindow, qtbot: QtBot) -> None:
    """From the cover, with the PIN."""
    tab_to("leave")
    press(Qt.Key.Key_Return)
    write(PIN)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.passing.voting is None)
    qtbot.waitUntil(window.window().isActiveWindow)
