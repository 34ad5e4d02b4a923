"""Screens are plugged in and pulled while something is shown to the room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.seen import seen
from tests.ui.shell import screens
from tests.ui.shell.screens import BEAM, DEFAULT, DENSE, LAPTOP, OTHER, SAME
from workshop_app import settings as own_settings
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.shell.projector_panel import ProjectorPanel
from workshop_app.ui.shell.projector_thumb import ProjectorThumb
from workshop_app.ui.shell.projector_window import ProjectorWindow
from workshop_app.ui.shell.screen_tile import ScreenTile
from workshop_app.ui.shell.slides import PromptSlide
from workshop_app.ui.shell.window import MainWindow

FIRST = PromptSlide(key="one", prompt="¿Qué nos une?", left=60, total=60)
SECOND = PromptSlide(key="two", prompt="¿Qué falta?")


@pytest.fixture
def showing(window: MainWindow, plan: OpenPlan) -> Iterator[MainWindow]:
    """The window with a plan, on a laptop without a projector."""
    if not screens.known():
        pytest.skip("screens can be changed on the offscreen platform of Linux only")
    screens.use(LAPTOP)
    window.show_plan(plan)
    yield window
    window.projector.close()
    screens.use(DEFAULT)


def room(window: MainWindow) -> ProjectorWindow | None:
    """The projector's window, if it is seen anywhere."""
    del window
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, ProjectorWindow)]
    return next((one for one in found if one.isVisible()), None)


def message(window: MainWindow) -> str:
    return seen(window)


def panel(window: MainWindow) -> ProjectorPanel:
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(ProjectorPanel)
    assert isinstance(found, ProjectorPanel)
    return found


def test_with_one_screen_it_is_a_window_and_one_line_says_what_to_do(showing: MainWindow) -> None:
    showing.projector.show(FIRST)
    here = room(showing)
    assert here is not None
    assert not here.isFullScreen()
    assert here.screen().name() == "LAPTOP"
    assert "Extender" in message(showing)


def test_the_keyboard_stays_on_the_page_when_the_small_picture_goes(showing: MainWindow) -> None:
    showing.projector.show(FIRST)
    page = showing.page
    assert page is not None
    thumb = next(one for one in page.findChildren(ProjectorThumb) if one.isVisible())
    QTest.mouseClick(thumb, Qt.MouseButton.LeftButton)
    found = showing.findChild(ProjectorPanel)
    assert isinstance(found, ProjectorPanel)
    found.stop.click()
    assert not thumb.isVisible()
    QTest.keyClick(found, Qt.Key.Key_Escape)
    here = QApplication.focusWidget()
    assert here is not None
    assert page.isAncestorOf(here)
    assert here.isVisible()


def test_with_a_second_screen_it_takes_all_of_that(showing: MainWindow) -> None:
    screens.use(LAPTOP, BEAM)
    showing.projector.show(FIRST)
    here = room(showing)
    assert here is not None
    assert here.isFullScreen()
    assert (here.screen().name(), here.size().toTuple()) == ("BEAM", (1920, 1080))
    assert showing.window().screen().name() == "LAPTOP"


def test_plugging_in_shows_nothing_that_nobody_asked_for(showing: MainWindow) -> None:
    screens.use(LAPTOP, BEAM)
    assert room(showing) is None
    assert not showing.projector.is_open


def test_plugging_in_moves_the_window_to_the_new_screen(showing: MainWindow) -> None:
    showing.projector.show(FIRST)
    screens.use(LAPTOP, BEAM)
    here = room(showing)
    assert here is not None
    assert here.isFullScreen()
    assert here.screen().name() == "BEAM"


def test_pulling_brings_nothing_in_front_and_plugging_in_restores_it(showing: MainWindow) -> None:
    screens.use(LAPTOP, BEAM)
    showing.projector.show(FIRST)
    screens.use(LAPTOP)
    assert room(showing) is None
    assert QApplication.activeWindow() is showing
    assert "se desconectó" in message(showing)
    assert showing.projector.slide == FIRST
    screens.use(LAPTOP, BEAM)
    here = room(showing)
    assert here is not None
    assert here.isFullScreen()
    assert here.screen().name() == "BEAM"
    assert here.slide == FIRST
    assert not here.black


def test_black_and_frozen_survive_that_the_screen_is_pulled(showing: MainWindow) -> None:
    screens.use(LAPTOP, BEAM)
    projector = showing.projector
    projector.show(FIRST)
    projector.freeze()
    projector.show(SECOND)
    projector.blacken()
    screens.use(LAPTOP)
    screens.use(LAPTOP, BEAM)
    here = room(showing)
    assert here is not None
    assert here.black
    assert projector.frozen
    assert here.slide == FIRST


def test_what_changes_while_it_is_pulled_is_there_afterwards(showing: MainWindow) -> None:
    screens.use(LAPTOP, BEAM)
    showing.projector.show(FIRST)
    screens.use(LAPTOP)
    newer = PromptSlide(key="one", prompt="¿Qué nos une?", left=30, total=60)
    showing.projector.refresh(newer)
    screens.use(LAPTOP, BEAM)
    here = room(showing)
    assert here is not None
    assert here.slide == newer


def test_f8_while_it_is_pulled_opens_a_window_on_the_laptop(showing: MainWindow) -> None:
    screens.use(LAPTOP, BEAM)
    QTest.keyClick(showing, Qt.Key.Key_F8)
    screens.use(LAPTOP)
    assert room(showing) is None
    QTest.keyClick(showing, Qt.Key.Key_F8)
    here = room(showing)
    assert here is not None
    assert not here.isFullScreen()


def test_pulling_another_screen_leaves_the_picture_alone(showing: MainWindow) -> None:
    screens.use(LAPTOP, BEAM, screens.Screen("THIRD", 800, 600, x=4000))
    showing.projector.remember("BEAM")
    showing.projector.show(FIRST)
    screens.use(LAPTOP, BEAM)
    here = room(showing)
    assert here is not None
    assert here.screen().name() == "BEAM"
    assert not showing.projector.lost


def test_the_remembered_screen_is_taken_as_soon_as_it_comes(showing: MainWindow) -> None:
    showing.projector.remember("BEAM")
    third = screens.Screen("THIRD", 800, 600, x=4000)
    screens.use(LAPTOP, third)
    showing.projector.show(FIRST)
    here = room(showing)
    assert here is not None
    assert here.screen().name() == "THIRD"
    screens.use(LAPTOP, third, BEAM)
    assert here.screen().name() == "BEAM"


def test_a_screen_that_shows_the_same_is_not_covered(showing: MainWindow) -> None:
    screens.use(LAPTOP, SAME)
    showing.projector.show(FIRST)
    here = room(showing)
    assert here is not None
    assert not here.isFullScreen()
    assert "lo mismo" in message(showing)


def test_where_the_laptops_own_screen_goes_the_picture_never_covers_the_window(
    showing: MainWindow,
) -> None:
    screens.use(LAPTOP, BEAM)
    showing.projector.show(FIRST)
    screens.use(BEAM)
    assert showing.window().screen().name() == "BEAM"
    assert room(showing) is None
    assert showing.projector.lost


def test_after_a_sleep_the_facilitators_window_does_not_stay_on_the_rooms_screen(
    showing: MainWindow,
) -> None:
    screens.use(LAPTOP, BEAM)
    showing.projector.show(FIRST)
    screens.use(BEAM)
    assert showing.window().screen().name() == "BEAM"
    screens.use(BEAM, LAPTOP)
    screens.settle()
    here = room(showing)
    assert here is not None
    assert showing.window().screen().name() == "LAPTOP"
    assert here.screen().name() == "BEAM"
    assert here.isFullScreen()


def test_a_dense_and_a_small_screen_are_filled(showing: MainWindow) -> None:
    for one in (DENSE, OTHER):
        screens.use(LAPTOP, one)
        showing.projector.show(FIRST)
        here = room(showing)
        assert here is not None
        assert here.size().toTuple() == (one.width, one.height)
        showing.projector.close()


def test_the_panel_lists_the_screens_with_number_name_and_size(showing: MainWindow) -> None:
    screens.use(LAPTOP, BEAM)
    said = [one.accessibleName() for one in panel(showing).findChildren(ScreenTile)]
    assert len(said) == 2
    assert "1" in said[0]
    assert "LAPTOP" in said[0]
    assert "1366 × 768" in said[0]
    assert "BEAM" in said[1]
    assert "1920 × 1080" in said[1]


def test_a_screen_chosen_by_keyboard_is_used_and_remembered(showing: MainWindow) -> None:
    third = screens.Screen("THIRD", 800, 600, x=4000)
    screens.use(LAPTOP, BEAM, third)
    showing.projector.show(FIRST)
    tile = next(t for t in panel(showing).findChildren(ScreenTile) if t.screen_name == "THIRD")
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    here = room(showing)
    assert here is not None
    assert here.screen().name() == "THIRD"
    assert own_settings.load().projector_screen == "THIRD"


def test_with_one_screen_the_panel_says_what_to_do(showing: MainWindow) -> None:
    assert "Extender" in panel(showing).alone.text()
    assert panel(showing).alone.isVisible()


def test_the_numbers_stand_on_every_screen_for_a_moment(showing: MainWindow) -> None:
    screens.use(LAPTOP, BEAM)
    panel(showing).numbers.click()
    shown = [w for w in QApplication.topLevelWidgets() if w.objectName() == "screen number"]
    assert sorted(one.screen().name() for one in shown) == ["BEAM", "LAPTOP"]
    assert QApplication.activeWindow() is showing
    for one in shown:
        one.close()
