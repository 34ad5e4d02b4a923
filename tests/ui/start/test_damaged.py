"""A damaged plan on the start screen: its copy, or what can be saved, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services.damaging import PAGE
from tests.ui.seen import seen
from workshop_app.domain.proposals import Proposal
from workshop_app.services import proposals, safety_copies
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.start.damaged import DamagedScreen
from workshop_app.ui.start.opening import Opening
from workshop_app.ui.start.rescued import RescuedScreen
from workshop_app.ui.widgets import Button


@pytest.fixture
def hurt(plan: OpenPlan) -> Path:
    """A plan of three proposals, one of them later than its copy, with holes."""
    for n in range(2):
        proposals.capture(plan, f"Un parque con {n} bancas", theme="health")
    assert safety_copies.keep(plan, "hour")
    proposals.capture(plan, "Una biblioteca", theme="education")
    plan.close()
    data = bytearray(plan.path.read_bytes())
    for number in range(5, len(data) // PAGE, 4):
        data[number * PAGE : (number + 1) * PAGE] = bytes(PAGE)
    plan.path.write_bytes(bytes(data))
    return plan.path


def shown(window: MainWindow, qtbot: QtBot, path: Path) -> DamagedScreen:
    Opening(window).open(path)
    qtbot.waitUntil(lambda: isinstance(window.places.shown, DamagedScreen))
    screen = window.places.shown
    assert isinstance(screen, DamagedScreen)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Button))
    return screen


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_enter_takes_up_the_newest_copy_beside_the_damaged_file(
    window: MainWindow, qtbot: QtBot, hurt: Path
) -> None:
    before = hurt.read_bytes()
    screen = shown(window, qtbot, hurt)
    assert hurt.name in seen(screen)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan)
    assert window.plan.path == hurt.with_name(f"{hurt.stem}-copia.convite")
    assert window.plan.count(Proposal) == 2
    assert hurt.read_bytes() == before


def test_what_can_be_saved_is_saved_and_told(
    window: MainWindow, qtbot: QtBot, hurt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, new = hurt.read_bytes(), hurt.with_name("salvado.convite")
    monkeypatch.setattr(window, "ask_where", lambda *_: new)
    screen = shown(window, qtbot, hurt)
    screen.save_button.click()
    qtbot.waitUntil(lambda: isinstance(window.places.shown, RescuedScreen), timeout=20_000)
    said = seen(window.places.shown)
    assert "páginas no se pudieron leer" in said
    assert "Propuestas" in said
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Button))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan)
    assert window.plan.path == new
    assert window.plan.count(Proposal) >= 2
    assert hurt.read_bytes() == before


def test_without_a_copy_enter_saves_what_can_be_saved(
    window: MainWindow, qtbot: QtBot, hurt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for copy in safety_copies.everything():
        copy.path.unlink()
    monkeypatch.setattr(window, "ask_where", lambda *_: hurt.with_name("salvado.convite"))
    screen = shown(window, qtbot, hurt)
    assert screen.with_copy is None
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.places.shown, RescuedScreen), timeout=20_000)


def test_escape_leaves_everything_as_it_is(window: MainWindow, qtbot: QtBot, hurt: Path) -> None:
    before = sorted(hurt.parent.iterdir())
    shown(window, qtbot, hurt)
    press(Qt.Key.Key_Escape)
    assert not isinstance(window.places.shown, DamagedScreen)
    assert sorted(hurt.parent.iterdir()) == before
