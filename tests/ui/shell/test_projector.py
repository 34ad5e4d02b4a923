"""The room's window: only what the room may see, changed only when a person asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workshop_app import settings as own_settings
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import overflow, palette
from workshop_app.ui.page import Page
from workshop_app.ui.shell import slide_drawing
from workshop_app.ui.shell.projector import ProjectorWindow
from workshop_app.ui.shell.slides import (
    BoardCard,
    BoardSlide,
    OpenRoundSlide,
    PlanSlide,
    PromptSlide,
    ResultRow,
    ResultSlide,
    Slide,
)  # fmt: skip
from workshop_app.ui.shell.window import MainWindow

PROMPT = PromptSlide(
    key="facilitate:1", prompt="¿Qué podríamos hacer para que este reto mejore?",
    topic="economy", topic_name="Oportunidades económicas", left=462, total=720, unit="minutos",
    cues=(("chats-circle", "Conversen"), ("note-pencil", "Una por tarjeta")), at=5, count=9,
    after="Después: leer en voz alta",
)  # fmt: skip
RESULT = ResultSlide(
    key="round:1", title="Lo más importante para la comuna 9", line="Votaron 47 personas",
    rows=(
        ResultRow(number="4", topic="health", icon="first-aid-kit", text="Puesto de salud",
                  value="48", share=1.0),
        ResultRow(number="6", topic="economy", icon="scissors", text="Taller de confección",
                  value="17", share=0.35, tied=True),
        ResultRow(number="10", topic="health", icon="heartbeat", text="Brigada de salud",
                  value="17", share=0.35, tied=True),
    ),
    sentence="Entran las seis con más marcas.", tie="Empate",
)  # fmt: skip
OPEN = OpenRoundSlide(
    key="round:1:open", title="Votación abierta", question="¿Qué es lo más importante?",
    ballots=23, said="papeletas de 47 personas", foot="Los totales se abren al cerrar.",
)  # fmt: skip
BOARD = BoardSlide(
    key="board", title="Propuestas",
    columns=(
        ("public_space", "Espacio público", (BoardCard(number="3", text="Luz en las escaleras " * 12),)),
        ("education", "Educación", ()), ("economy", "Economía", ()),
        ("housing", "Vivienda", (BoardCard(number="3 + 12", text="Techos y pisos secos"),)),
             ("health", "Salud", tuple(BoardCard(number=str(n), text="Puesto de salud con atención"
                                                 " hasta las seis") for n in range(20)))),
)  # fmt: skip
SLIDES = (PlanSlide(title="Cúcuta", line="San José de Cúcuta"), PROMPT, RESULT, OPEN, BOARD)


def drawn(slide: Slide, width: int = 1920, height: int = 1080) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    slide_drawing.draw(painter, QRectF(0, 0, width, height), slide)
    painter.end()
    return image


def screen(window: MainWindow) -> ProjectorWindow | None:
    """The projector's window, if there is one."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, ProjectorWindow)]
    visible = [one for one in found if one.isVisible()]
    return visible[0] if visible else None


@pytest.fixture
def showing(window: MainWindow, plan: OpenPlan) -> Iterator[MainWindow]:
    window.show_plan(plan)
    yield window
    window.projector.close()


@pytest.mark.parametrize("slide", SLIDES, ids=lambda slide: type(slide).__name__)
def test_every_slide_fits_and_is_drawn_on_white(slide: Slide) -> None:
    overflow.start()
    image = drawn(slide)
    assert [note for note in overflow.stop() if note.how == "elided"] == []
    assert image.pixelColor(1900, 20) == QColor("#FFFFFF")
    assert image != drawn(PlanSlide())


def test_the_edge_of_a_prompt_has_the_colour_of_its_theme() -> None:
    assert drawn(PROMPT).pixelColor(10, 500) == palette.sign("economy", False).color
    assert drawn(replace(PROMPT, topic="")).pixelColor(10, 500) == palette.colors(False).rail


def test_a_long_prompt_gets_smaller_letters_and_stays_whole() -> None:
    overflow.start()
    drawn(replace(PROMPT, prompt="palabras de la comunidad " * 5))
    assert overflow.stop() == []


def test_slides_have_no_field_for_tables_notes_or_totals_of_an_open_round() -> None:
    names = {one.name for slide in SLIDES for one in fields(slide)}
    assert names.isdisjoint({"notes", "note", "table", "tables", "totals", "marks"})
    assert {one.name for one in fields(OPEN)} == {
        "key", "title", "question", "ballots", "said", "foot",
    }  # fmt: skip


def test_a_result_with_many_rows_keeps_its_letters_readable() -> None:
    rows = tuple(replace(RESULT.rows[0], number=str(n)) for n in range(30))
    assert drawn(replace(RESULT, rows=rows)) != drawn(RESULT)


def test_nothing_is_projected_until_a_person_asks(showing: MainWindow) -> None:
    showing.go("facilitate")
    showing.go("proposals")
    assert screen(showing) is None


def test_another_page_does_not_change_the_projector(showing: MainWindow) -> None:
    showing.projector.show(PROMPT)
    showing.go("vote")
    showing.go("map")
    assert showing.projector.slide == PROMPT


def test_f8_shows_then_blackens_then_brings_back(
    showing: MainWindow, open_page: Callable[..., Page]
) -> None:
    showing.go("map")
    QTest.keyClick(showing, Qt.Key.Key_F8)
    projector = showing.projector
    assert projector.is_open
    assert not projector.black
    QTest.keyClick(showing, Qt.Key.Key_F8)
    assert projector.black
    QTest.keyClick(showing, Qt.Key.Key_F8)
    assert not projector.black


def test_refreshing_keeps_up_what_is_shown_and_nothing_else(showing: MainWindow) -> None:
    projector = showing.projector
    projector.refresh(PROMPT)
    assert not projector.is_open
    projector.show(PROMPT)
    projector.refresh(replace(PROMPT, left=400))
    assert projector.slide == replace(PROMPT, left=400)
    projector.refresh(RESULT)
    assert projector.slide == replace(PROMPT, left=400)


def test_refreshing_a_black_screen_leaves_it_black(showing: MainWindow) -> None:
    projector = showing.projector
    projector.show(OPEN)
    projector.blacken()
    projector.refresh(replace(OPEN, ballots=24))
    assert projector.black


def test_the_projectors_own_keys_blacken_and_step(showing: MainWindow, qtbot: QtBot) -> None:
    projector = showing.projector
    projector.show(PROMPT)
    window = screen(showing)
    assert window is not None
    steps = QSignalSpy(projector.stepped)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Left):
        QTest.keyClick(window, key)
    assert [steps.at(n)[0] for n in range(steps.count())] == [1, 1, -1]
    QTest.keyClick(window, Qt.Key.Key_Tab)
    QTest.keyClick(window, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: projector.black)
    QTest.keyClick(window, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: not projector.black)
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert projector.black


def test_what_a_remote_sends_beside_its_page_keys_does_no_harm(
    showing: MainWindow, qtbot: QtBot
) -> None:
    projector = showing.projector
    projector.show(PROMPT)
    window = screen(showing)
    assert window is not None
    for key in (Qt.Key.Key_F5, Qt.Key.Key_Escape, Qt.Key.Key_PageDown, Qt.Key.Key_Period):
        QTest.keyClick(window, key)
    qtbot.wait(80)
    assert projector.is_open
    assert not projector.black
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.wait(80)
    assert projector.is_open
    assert not projector.black


def test_esc_brings_a_picture_that_covers_the_laptop_out_of_the_way(
    showing: MainWindow, qtbot: QtBot
) -> None:
    projector = showing.projector
    projector.show(PROMPT)
    QTest.keyClick(showing, Qt.Key.Key_F11)
    window = screen(showing)
    assert window is not None
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert projector.is_open
    qtbot.waitUntil(lambda: QApplication.activeWindow() is showing)


def test_black_is_black(showing: MainWindow, qtbot: QtBot) -> None:
    showing.projector.show(RESULT)
    showing.projector.blacken()
    window = screen(showing)
    assert window is not None

    def middle() -> QColor:
        image = window.grab().toImage()
        return image.pixelColor(image.width() // 2, image.height() // 2)

    qtbot.waitUntil(lambda: middle() == QColor("#000000"))


def test_the_chosen_screen_is_remembered(showing: MainWindow) -> None:
    one = showing.projector.screens()[0]
    showing.projector.move_to(one)
    assert own_settings.load().projector_screen == one.name()


def test_closing_the_plan_closes_the_projector(showing: MainWindow) -> None:
    showing.projector.show(PROMPT)
    showing.show_start()
    assert not showing.projector.is_open
