"""The doors of the start screen and its copies are whole and alike in a small window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workshop_app.services import proposals, safety_copies
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import overflow
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.start.copies import CopiesScreen
from workshop_app.ui.start.doors import Door
from workshop_app.ui.start.screen import StartScreen


def cut(window: MainWindow) -> list[str]:
    """What is elided in the window now."""
    overflow.start()
    window.grab()
    return [one.text for one in overflow.stop() if not one.meant]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_the_doors_are_of_one_height_and_their_titles_whole(
    window: MainWindow, qtbot: QtBot, language: str, scale: float
) -> None:
    window.resize(1280, 720)
    window.change_settings(language=language, text_scale=scale)
    assert isinstance(window.places.shown, StartScreen)
    doors = window.places.shown.findChildren(Door)
    assert len(doors) == 3
    qtbot.waitUntil(lambda: len({(one.y(), one.height()) for one in doors}) == 1)
    titles = {one.text() for one in doors}
    assert not titles & set(cut(window))


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_the_name_of_a_plan_with_copies_is_whole(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot, language: str, scale: float
) -> None:
    proposals.capture(plan, "Un parque", theme="health")
    assert safety_copies.keep(plan, "asked")
    plan.close()
    window.resize(1280, 720)
    window.change_settings(language=language, text_scale=scale)
    screen = CopiesScreen(window)
    window.places.show_other(screen)
    QApplication.processEvents()
    (row,) = screen.plan_rows.values()
    qtbot.waitUntil(lambda: row.width() > screen.width() // 4)
    assert not any(said in row.text() or "copi" in said for said in cut(window))
