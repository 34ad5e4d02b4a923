"""What is pasted into the capture line: a list is offered as a list, nothing is cut in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, focused, press, write
from workshop_app.domain.incoming import LONGEST
from workshop_app.domain.proposals import Proposal
from workshop_app.ui.bring_in.panel import BringInPanel
from workshop_app.ui.page import Page
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.bars import Stripe

Key = Qt.Key


@pytest.fixture
def line(qtbot: QtBot, open_page: Callable[..., Page]) -> CaptureLine:
    """The line of the board of an empty plan, with the keyboard in it."""
    found = open_page("proposals").findChild(CaptureLine)
    qtbot.waitUntil(found.edit.hasFocus)
    return found


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Key.Key_V, CONTROL)


def said(line: CaptureLine) -> str:
    shown = [one.text() for one in line.findChildren(Stripe) if one.isVisible()]
    return " ".join(shown)


def texts(window: MainWindow) -> list[str]:
    return [one.text for one in window.plan.all(Proposal)]


def test_pasted_lines_come_in_as_a_list_with_one_key(
    qtbot: QtBot, window: MainWindow, line: CaptureLine
) -> None:
    press(Key.Key_4, CONTROL)
    paste("Puesto de salud\r\n\r\nAgua potable\r\n")
    assert said(line) == "Son 2 líneas; Enter las anota como una sola propuesta."
    press(Key.Key_I, CONTROL)
    panel = window.findChild(BringInPanel)
    assert panel.source.text.text() == "Puesto de salud\nAgua potable"
    qtbot.waitUntil(panel.bring.isEnabled)
    press(Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(texts(window)) == 2)
    assert set(texts(window)) == {"Puesto de salud", "Agua potable"}
    assert {one.theme for one in window.plan.all(Proposal)} == {"health"}
    qtbot.waitUntil(lambda: line.edit.text() == "")
    assert said(line) == ""
    assert focused() is line.edit


def test_the_lines_stay_where_one_thinks_better_of_the_list(
    qtbot: QtBot, window: MainWindow, line: CaptureLine
) -> None:
    paste("Luz\nAgua")
    press(Key.Key_I, CONTROL)
    press(Key.Key_Escape)
    qtbot.waitUntil(line.edit.hasFocus)
    assert said(line)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: line.edit.text() == "Luz Agua")
    assert said(line) == ""
    press(Key.Key_Return)
    assert texts(window) == ["Luz Agua"]


def test_enter_notes_pasted_lines_down_as_one_proposal(
    window: MainWindow, line: CaptureLine
) -> None:
    paste("Luz\nAgua\n")
    press(Key.Key_Return)
    assert texts(window) == ["Luz Agua"]
    assert said(line) == ""


def test_cells_in_a_row_are_a_list_too(window: MainWindow, line: CaptureLine) -> None:
    paste("Luz\tAgua\tGas")
    assert said(line).startswith("Son 3 líneas")
    press(Key.Key_I, CONTROL)
    assert window.findChild(BringInPanel).source.text.text() == "Luz\nAgua\nGas"
    press(Key.Key_Escape)


def test_one_line_with_its_end_is_a_line(line: CaptureLine) -> None:
    paste("Luz en las gradas\n")
    assert said(line) == ""


def test_a_long_text_is_kept_whole(window: MainWindow, line: CaptureLine) -> None:
    text = ("Que arreglen la calle con los vecinos. " * 250).strip()
    paste(text)
    assert said(line) == ""
    press(Key.Key_Return)
    assert texts(window) == [text]


def test_what_is_cut_is_said_and_the_list_has_all_of_it(
    window: MainWindow, line: CaptureLine
) -> None:
    rows = [f"Propuesta {n} con muchas palabras" for n in range(1200)]
    paste("\n".join(rows))
    assert len(line.edit.text()) == LONGEST
    assert said(line).startswith("Se cortó en 30.000 letras.")
    press(Key.Key_I, CONTROL)
    assert window.findChild(BringInPanel).source.text.text().splitlines() == rows
    press(Key.Key_Escape)
    press(Key.Key_A, CONTROL)
    write("Luz")
    assert said(line) == ""


def test_lines_are_offered_again_when_the_page_is_shown_again(
    qtbot: QtBot, line: CaptureLine, open_page: Callable[..., Page]
) -> None:
    paste("Luz\nAgua")
    open_page("vote")
    again = open_page("proposals").findChild(CaptureLine)
    qtbot.waitUntil(again.edit.isVisible)
    assert said(again).startswith("Son 2 líneas")
