"""Freezing, the small picture in the head of every page, and slides kept up from other pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, tab_to
from tests.ui.seen import seen
from tests.ui.shell.test_projector import BOARD, OPEN, PROMPT, RESULT, screen
from workshop_app.services import proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import theme
from workshop_app.ui.page import Page
from workshop_app.ui.pages import PAGES
from workshop_app.ui.shell import slide_drawing
from workshop_app.ui.shell.projector_panel import ProjectorPanel
from workshop_app.ui.shell.projector_thumb import ProjectorThumb
from workshop_app.ui.shell.slides import BoardCard, BoardSlide, TaskSlide
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.theme import Theme

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def showing(window: MainWindow, plan: OpenPlan) -> Iterator[MainWindow]:
    window.show_plan(plan)
    yield window
    window.projector.close()


def thumb(window: MainWindow) -> ProjectorThumb:
    """The small picture on the page that is shown."""
    assert window.page is not None
    found = window.page.findChildren(ProjectorThumb)
    assert len(found) == 1
    return found[0]


# -- freezing -------------------------------------------------------------------------------------
def test_while_frozen_the_room_keeps_the_last_picture(showing: MainWindow) -> None:
    projector = showing.projector
    projector.show(PROMPT)
    QTest.keyClick(showing, Qt.Key.Key_F8, SHIFT)
    assert projector.frozen
    assert "hasta que usted la suelte" in seen(showing)
    projector.refresh(replace(PROMPT, left=400))
    projector.show(RESULT)
    window = screen(showing)
    assert window is not None
    assert window.slide == PROMPT
    assert "todavía no ve esto" in seen(showing)
    QTest.keyClick(showing, Qt.Key.Key_F8, SHIFT)
    assert not projector.frozen
    assert window.slide == RESULT


def test_letting_go_shows_the_time_as_it_is_now(showing: MainWindow) -> None:
    projector = showing.projector
    projector.show(PROMPT)
    projector.freeze()
    projector.refresh(replace(PROMPT, left=400))
    projector.freeze()
    window = screen(showing)
    assert window is not None
    assert window.slide == replace(PROMPT, left=400)


def test_black_works_while_it_is_frozen_and_brings_the_same_picture_back(
    showing: MainWindow,
) -> None:
    projector = showing.projector
    projector.show(PROMPT)
    projector.freeze()
    projector.blacken()
    assert projector.black
    projector.blacken()
    assert not projector.black
    assert projector.frozen
    assert projector.seen == PROMPT


def test_nothing_is_frozen_where_nothing_is_shown(showing: MainWindow) -> None:
    QTest.keyClick(showing, Qt.Key.Key_F8, SHIFT)
    assert not showing.projector.frozen
    assert "no hay qué congelar" in seen(showing)


# -- the small picture ----------------------------------------------------------------------------
def test_every_page_shows_what_the_room_sees_and_says_it(showing: MainWindow) -> None:
    showing.projector.show(PROMPT)
    for row in PAGES:
        showing.go(row.key)
        here = thumb(showing)
        assert here.isVisible(), row.key
        assert PROMPT.prompt in here.accessibleName()


def test_it_says_black_and_frozen_in_words(showing: MainWindow) -> None:
    projector = showing.projector
    showing.go("vote")
    assert not thumb(showing).isVisible()
    projector.show(RESULT)
    assert thumb(showing).accessibleName().startswith("La sala ve")
    projector.blacken()
    assert "negro" in thumb(showing).accessibleName()
    assert RESULT.title in thumb(showing).accessibleName()
    projector.blacken()
    projector.freeze()
    assert "Congelado" in thumb(showing).accessibleName()
    projector.show(OPEN)
    assert OPEN.question in thumb(showing).accessibleName()


def test_it_is_a_live_picture(showing: MainWindow) -> None:
    showing.go("vote")
    showing.projector.show(PROMPT)
    before = thumb(showing).grab().toImage()
    showing.projector.refresh(replace(PROMPT, left=20))
    after = thumb(showing).grab().toImage()
    assert before != after
    showing.projector.blacken()
    assert thumb(showing).grab().toImage() != after


def test_the_keyboard_reaches_it_and_enter_opens_what_can_be_done(showing: MainWindow) -> None:
    showing.go("map")
    showing.projector.show(PROMPT)
    tab_to("what the room sees")
    press(Qt.Key.Key_Return)
    panel = showing.findChild(ProjectorPanel)
    assert panel is not None
    assert PROMPT.prompt in panel.said.text()
    panel.black.click()
    assert showing.projector.black
    assert "negro" in panel.said.text()
    QTest.keyClick(panel, Qt.Key.Key_F8, SHIFT)
    assert showing.projector.frozen
    panel.stop.click()
    assert not showing.projector.is_open
    assert not panel.black.isEnabled()


def test_with_one_screen_control_f8_opens_the_panel(showing: MainWindow) -> None:
    QTest.keyClick(showing, Qt.Key.Key_F8, CONTROL)
    panel = showing.findChild(ProjectorPanel)
    assert panel is not None
    assert "no ve nada" in panel.said.text()
    panel.show_this.click()
    assert showing.projector.is_open


# -- kept up --------------------------------------------------------------------------------------
def test_the_board_keeps_up_while_another_page_is_shown(
    showing: MainWindow, plan: OpenPlan, open_page: Callable[..., Page]
) -> None:
    showing.go("proposals")
    QTest.keyClick(showing, Qt.Key.Key_F8)
    showing.go("vote")
    proposals.capture(plan, "Luz en la cancha", theme="health")
    QApplication.processEvents()
    slide = showing.projector.seen
    assert isinstance(slide, BoardSlide)
    assert [card.text for _, _, cards in slide.columns for card in cards] == ["Luz en la cancha"]


def test_a_board_of_several_pages_is_turned_by_arrows_and_steps_by_page_keys(
    showing: MainWindow, qtbot: QtBot
) -> None:
    many = tuple(BoardCard(number=str(n), text="Luz") for n in range(60))
    slide = replace(BOARD, columns=(("health", "Salud", many), *BOARD.columns[1:]))
    projector = showing.projector
    projector.show(slide)
    window = screen(showing)
    assert window is not None
    steps = QSignalSpy(projector.stepped)
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert isinstance(projector.seen, BoardSlide)
    assert projector.seen.page == 1
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert steps.count() == 1
    assert projector.seen.page == 1


# -- painting -------------------------------------------------------------------------------------
def test_a_tick_paints_the_timer_and_nothing_else() -> None:
    part = slide_drawing.moving(PROMPT, replace(PROMPT, left=461))
    assert part is not None
    assert 0 < part.width() * part.height() < 0.15 * 1920 * 1080
    assert slide_drawing.moving(PROMPT, replace(PROMPT, prompt="Otra")) is None
    assert slide_drawing.moving(PROMPT, PROMPT) == QRectF()
    more = slide_drawing.moving(OPEN, replace(OPEN, ballots=24))
    assert more is not None
    assert not more.isEmpty()


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (640, 400)])
def test_a_part_that_is_painted_again_looks_like_the_whole(size: tuple[int, int]) -> None:
    box = QRectF(0, 0, *size)
    task = TaskSlide(key="t", task="Conversen", left=100, total=200, unit="minutos")
    for before, after in (
        (PROMPT, replace(PROMPT, left=100)), (OPEN, replace(OPEN, ballots=7)),
        (task, replace(task, left=5)),
    ):  # fmt: skip
        first, whole, parts = (QImage(*size, QImage.Format.Format_RGB32) for _ in range(3))
        # Qt smooths a large sign a shade differently the first time it ever draws it.
        for image, slides in ((first, (after,)), (whole, (after,)), (parts, (before, after))):
            for number, slide in enumerate(slides):
                painter = QPainter(image)
                moved = slide_drawing.moving(before, after)
                assert moved is not None
                part = slide_drawing.placed(moved, box).toAlignedRect().toRectF()
                slide_drawing.draw(painter, box, slide, part if number else None)
                painter.end()
        assert whole == parts


def test_a_change_fades_and_with_reduced_motion_it_does_not(
    showing: MainWindow, qtbot: QtBot
) -> None:
    projector = showing.projector
    projector.show(PROMPT)
    window = screen(showing)
    assert window is not None
    theme.use(Theme(motion=True))
    projector.show(RESULT)
    first = window.grab().toImage()
    qtbot.waitUntil(lambda: not window.fading)
    assert window.grab().toImage() != first
    theme.use(Theme(motion=False))
    projector.show(OPEN)
    assert not window.fading
