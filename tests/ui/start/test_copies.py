"""The safety copies on the start screen, by keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.seen import seen
from workshop_app.domain.proposals import Proposal
from workshop_app.services import proposals, safety_copies
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.start.copies import CopiesScreen
from workshop_app.ui.start.recent import recent_of
from workshop_app.ui.widgets import Button, Dialog, RowList


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def button(screen: QWidget, name: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.text() == name)


@pytest.fixture
def two_states(plan: OpenPlan, window: MainWindow) -> Path:
    """A plan with one proposal in its copy and two now, closed and known to the start screen."""
    proposals.capture(plan, "Un parque", theme="health")
    assert safety_copies.keep(plan, "gather")
    proposals.capture(plan, "Una biblioteca", theme="education")
    recent = recent_of(plan)
    assert recent is not None
    window.settings = window.settings.remembering(replace(recent, name="Cúcuta · Comuna 9"))
    plan.close()
    window.build_again()
    return plan.path


def opened(window: MainWindow, qtbot: QtBot) -> CopiesScreen:
    """The screen of copies, reached by its letter."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_C)
    screen = window.places.shown
    assert isinstance(screen, CopiesScreen)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), RowList))
    return screen


def test_a_copy_is_looked_at_and_nothing_in_it_changes(
    window: MainWindow, qtbot: QtBot, two_states: Path
) -> None:
    screen = opened(window, qtbot)
    assert "Cúcuta · Comuna 9" in [row.text() for row in screen.plan_rows.values()]
    assert "antes de reunir" in screen.list.model().data(screen.list.currentIndex(), 0)
    copy = screen.copy.path
    before = copy.read_bytes()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan)
    assert window.plan.path == copy
    assert window.plan.read_only
    assert window.plan.count(Proposal) == 1
    window.show_start()
    assert copy.read_bytes() == before
    assert [one.path for one in window.settings.recent] == [str(two_states.resolve())]


def test_a_copy_is_put_in_the_plan_s_place(
    window: MainWindow, qtbot: QtBot, two_states: Path
) -> None:
    screen = opened(window, qtbot)
    button(screen, "Poner en lugar del plan").click()
    qtbot.waitUntil(lambda: window.has_plan)
    assert window.plan.path == two_states
    assert not window.plan.read_only
    assert window.plan.count(Proposal) == 1
    assert safety_copies.kept(window.plan)[0].before == "back"


def test_a_copy_is_taken_up_as_a_new_file(
    window: MainWindow, qtbot: QtBot, two_states: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    new = tmp_path / "tomada.convite"
    monkeypatch.setattr(window, "ask_where", lambda *_: new)
    screen = opened(window, qtbot)
    button(screen, "Abrir como archivo nuevo").click()
    qtbot.waitUntil(lambda: window.has_plan)
    assert window.plan.path == new
    assert window.plan.count(Proposal) == 1
    assert two_states.is_file()


def test_a_copy_is_deleted_after_one_question(
    window: MainWindow, qtbot: QtBot, two_states: Path
) -> None:
    screen = opened(window, qtbot)
    button(screen, "Borrar").click()
    dialog = window.findChild(Dialog)
    assert dialog is not None
    press(Qt.Key.Key_Escape)
    assert safety_copies.everything()
    button(screen, "Borrar").click()
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(Dialog)))
    press(Qt.Key.Key_Return)
    assert safety_copies.everything() == []
    assert "Todavía no hay copias" in seen(screen)
    press(Qt.Key.Key_Escape)
    assert not isinstance(window.places.shown, CopiesScreen)


def test_a_plan_that_cannot_be_seen_is_not_written_over(
    window: MainWindow, qtbot: QtBot, two_states: Path, settings: Settings
) -> None:
    # The start screen looks into the plan opened last: nobody renames a file under that.
    qtbot.waitUntil(lambda: not window.jobs.running)
    two_states.rename(two_states.with_name("otra-parte.convite"))
    screen = opened(window, qtbot)
    assert not button(screen, "Poner en lugar del plan").isEnabled()
    open_file(two_states.with_name("otra-parte.convite"), settings).close()
