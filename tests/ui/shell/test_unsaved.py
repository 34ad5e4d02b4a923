"""What nobody kept yet is said once before the window lets go of a plan, and never written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import focused, press, rewrite, tab_to, write
from workshop_app.domain.meetings import PrivateNote
from workshop_app.domain.proposals import Proposal
from workshop_app.services import proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.facilitate.notes_card import NotesCard
from workshop_app.ui.page import Page
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.shell import shortcuts
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.start.screen import StartScreen

Key = Qt.Key
OPEN = Callable[..., Page]
LINE = "Hay una propuesta sin anotar. Enter la anota; cierre otra vez para descartarla."
FIELD = "Este texto no está guardado: espera su respuesta. Cierre otra vez para descartarlo."
PHONE = "Llamar al 310 555 12 34"


def line_of(page: Page) -> CaptureLine:
    return page.findChild(CaptureLine)


def choose_another_plan(window: MainWindow) -> None:
    shortcuts.plan_menu(window, window)
    menu = window.findChildren(QMenu)[-1]
    menu.actions()[-1].trigger()
    menu.close()


def written(plan: OpenPlan) -> bytes:
    """All bytes of the plan's file and what stands beside it."""
    return b"".join(path.read_bytes() for path in plan.path.parent.glob(f"{plan.path.stem}*"))


def test_the_first_close_stays_and_the_second_closes(
    qtbot: QtBot, window: MainWindow, open_page: OPEN
) -> None:
    line = line_of(open_page("proposals"))
    qtbot.waitUntil(line.edit.hasFocus)
    write("Luz en las gradas")
    assert not window.close()
    assert window.messages.text == LINE
    assert line.edit.text() == "Luz en las gradas"
    qtbot.waitUntil(line.edit.hasFocus)
    assert b"Luz en las gradas" not in written(window.plan)
    assert window.close()
    assert not window.has_plan


def test_enter_notes_it_down_and_the_window_closes_at_once(
    qtbot: QtBot, window: MainWindow, open_page: OPEN
) -> None:
    line = line_of(open_page("proposals"))
    qtbot.waitUntil(line.edit.hasFocus)
    write("Luz")
    assert not window.close()
    press(Key.Key_Return)
    assert [one.text for one in window.plan.all(Proposal)] == ["Luz"]
    qtbot.waitUntil(lambda: window.messages.text == "")
    assert window.close()


def test_another_text_is_said_anew(qtbot: QtBot, window: MainWindow, open_page: OPEN) -> None:
    line = line_of(open_page("proposals"))
    qtbot.waitUntil(line.edit.hasFocus)
    write("Luz")
    assert not window.close()
    write(" y agua")
    assert not window.close()
    assert window.close()


def test_the_line_of_another_page_is_shown(
    qtbot: QtBot, window: MainWindow, open_page: OPEN
) -> None:
    line = line_of(open_page("proposals"))
    qtbot.waitUntil(line.edit.hasFocus)
    write("Luz")
    open_page("vote")
    assert not window.close()
    again = line_of(window.page)
    qtbot.waitUntil(again.edit.hasFocus)
    assert (again.edit.text(), window.messages.text) == ("Luz", LINE)


def test_another_plan_waits_too(qtbot: QtBot, window: MainWindow, open_page: OPEN) -> None:
    line = line_of(open_page("proposals"))
    qtbot.waitUntil(line.edit.hasFocus)
    write("Luz")
    choose_another_plan(window)
    assert window.has_plan
    assert "«Otro plan»" in window.messages.text
    choose_another_plan(window)
    assert not window.has_plan
    assert window.findChild(StartScreen) is not None


def test_nothing_unsaved_closes_at_once(window: MainWindow, open_page: OPEN) -> None:
    open_page("proposals")
    assert window.close()


def _half_typed(page: QWidget) -> NotesCard:
    card = page.findChild(NotesCard)
    card.text.edit.setFocus()
    write(PHONE)
    return card


def test_a_note_that_waits_for_the_guard_is_said_first(
    qtbot: QtBot, window: MainWindow, open_page: OPEN, sample: OpenPlan
) -> None:
    card = _half_typed(open_page("facilitate", sample))
    assert not window.close()
    assert window.messages.text == FIELD
    assert card.text.unanswered
    assert focused() is card.text.edit
    assert b"310 555 12 34" not in written(sample)
    assert window.close()


def test_an_answered_note_is_saved_and_closes(
    qtbot: QtBot, window: MainWindow, open_page: OPEN, sample: OpenPlan
) -> None:
    card = _half_typed(open_page("facilitate", sample))
    assert not window.close()
    press(Key.Key_Return)
    assert not card.text.unanswered
    assert "[dato retirado]" in card.text.text()
    assert any("[dato retirado]" in one.text for one in sample.all(PrivateNote))
    qtbot.waitUntil(lambda: window.messages.text == "")
    assert window.close()


def test_a_note_of_a_page_that_was_left_is_said_too(
    qtbot: QtBot, window: MainWindow, open_page: OPEN, sample: OpenPlan
) -> None:
    _half_typed(open_page("facilitate", sample))
    open_page("vote")
    assert not window.close()
    assert window.places.key == "facilitate"
    assert window.messages.text == FIELD
    assert PHONE in window.page.findChild(NotesCard).text.text()


def test_a_field_of_the_side_sheet_that_waits_is_said_first(
    qtbot: QtBot, window: MainWindow, open_page: OPEN, make_plan: Callable[..., OpenPlan]
) -> None:
    plan = make_plan("sheet")
    one = proposals.capture(plan, "Luz en las gradas", theme="housing")
    page = open_page("proposals", plan)
    page.view.go_to(one.id)
    press(Key.Key_Return)
    tab_to("Quiénes se benefician")
    rewrite(PHONE)
    assert not window.close()
    assert window.messages.text == FIELD
    assert focused().accessibleName() == "Quiénes se benefician"
    assert b"310 555 12 34" not in written(plan)
    assert window.close()
