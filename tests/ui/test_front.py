"""The window shows before it is furnished, and is one window all the while."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workshop_app.app import window as app_window
from workshop_app.settings import Settings
from workshop_app.ui.shell.front import FrontWindow


def test_it_tells_once_that_it_has_painted(qtbot: QtBot) -> None:
    front = FrontWindow()
    qtbot.addWidget(front)
    told: list[bool] = []
    front.painted.connect(lambda: told.append(True))
    with qtbot.waitSignal(front.painted):
        front.show()
    front.repaint()
    QApplication.processEvents()
    assert told == [True]


def test_the_main_window_is_laid_into_it_and_names_it(qtbot: QtBot, settings: Settings) -> None:
    front = FrontWindow()
    qtbot.addWidget(front)
    front.show()
    main = app_window.make_window(settings)
    front.lay_in(main)
    assert main.window() is front
    assert main.isVisible()
    main.setWindowTitle("Cúcuta · Convite")
    assert front.windowTitle() == "Cúcuta · Convite"
    qtbot.waitUntil(lambda: main.size() == front.size())


def test_dates_are_written_in_the_language_of_the_window(qtbot: QtBot, settings: Settings) -> None:
    QLocale.setDefault(QLocale.c())
    front = FrontWindow()
    qtbot.addWidget(front)
    main = app_window.make_window(settings)
    front.lay_in(main)
    assert main.locale().language() == QLocale.Language.Spanish
    main.change_settings(language="en")
    assert main.locale().language() == QLocale.Language.English


def test_closing_it_closes_the_plan(qtbot: QtBot, settings: Settings, make_plan: object) -> None:
    front = FrontWindow()
    qtbot.addWidget(front)
    front.show()
    main = app_window.make_window(settings)
    front.lay_in(main)
    main.show_plan(make_plan("shown"))  # type: ignore[operator]
    front.close()
    assert not main.has_plan


def test_it_takes_no_more_room_than_the_screen_has(qtbot: QtBot) -> None:
    front = FrontWindow()
    qtbot.addWidget(front)
    room = front.screen().availableSize()
    wide, high = min(1366, room.width()), min(768, room.height())
    small = room.width() <= 1366 or room.height() <= 800
    assert front.isMaximized() == small
    assert (front.width(), front.height()) == (max(960, wide), max(600, high))
