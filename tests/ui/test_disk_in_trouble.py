"""What a person sees when the disk gives trouble: the sentence, the way out, the words still in the
line; and that the work goes on once the disk does. In the real window, on a real file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.deeds import held_open
from tests.storage.apart import begun
from tests.storage.files import untouched
from tests.storage.power.under import FULL, MODULES, Asked, Under, reachable, under
from tests.ui.keyboard import CONTROL, press, write
from tests.wall import Wall, shown
from workshop_app.domain.proposals import Proposal
from workshop_app.services import proposals, safety_copies
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.shell.rail import Rail
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.start.opening import Opening
from workshop_app.ui.widgets import MessageBar

WRITTEN = "Luz en las escaleras de Belén"

needs_names = pytest.mark.skipif(
    reachable(MODULES[0]) is None, reason="this Python hides the names of its database"
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Under]:
    """The disk of a stick, which a test lets fail."""
    (tmp_path / "stick").mkdir()
    with under(tmp_path / "stick") as watched:
        yield watched


@pytest.fixture
def on_stick(
    disk: Under, empty_plan: Path, settings: Settings, closed_last: list[OpenPlan]
) -> OpenPlan:
    """A plan on that stick."""
    path = Path(shutil.copyfile(empty_plan, disk.folder / "plan.convite"))
    closed_last.append(open_file(path, settings))
    return closed_last[-1]


def line_of(window: MainWindow, plan: OpenPlan, qtbot: QtBot) -> CaptureLine:
    """The board's line, with the keyboard in it and something written."""
    window.show_plan(plan, "proposals")
    assert window.page is not None
    line = window.page.findChild(CaptureLine)
    assert isinstance(line, CaptureLine)
    press(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(line.edit.hasFocus)
    press(Qt.Key.Key_3, CONTROL)
    write(WRITTEN)
    return line


def bars(window: MainWindow) -> str:
    """What message bars say now."""
    found = [bar.text() for bar in window.findChildren(MessageBar) if bar.isVisible()]
    return " ".join(text for text in found if text)


def rail_says(window: MainWindow, text: str) -> bool:
    rails = [one for one in window.findChildren(Rail) if one.isVisible()]
    return any(one.accessibleName() == text for one in rails[0].findChildren(QWidget))


def kept_once_it_works(window: MainWindow, plan: OpenPlan, line: CaptureLine, qtbot: QtBot) -> None:
    """Enter again keeps what is still written, once."""
    assert line.edit.text() == WRITTEN
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: plan.count(Proposal) == 1)
    assert line.edit.text() == ""
    assert rail_says(window, "Guardado")
    window.close()
    again = open_file(plan.path, plan.settings)
    assert [one.text for one in again.all(Proposal)] == [WRITTEN]
    again.close()


@needs_names
@pytest.mark.parametrize(
    ("trouble", "sentence"), [("full", "El disco está lleno"), ("pulled", "El disco no respondió")]
)
def test_a_line_that_the_disk_refuses_stays_and_is_kept_when_it_answers(
    window: MainWindow, on_stick: OpenPlan, disk: Under, qtbot: QtBot, trouble: str, sentence: str
) -> None:
    line = line_of(window, on_stick, qtbot)

    def full(asked: Asked, size: int) -> int:
        return FULL if asked.what == "write" else 0

    if trouble == "full":
        disk.answer = full
    disk.dead = trouble == "pulled"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sentence in bars(window))
    assert rail_says(window, "Sin guardar")
    assert line.edit.text() == WRITTEN
    disk.answer, disk.dead = None, False
    assert on_stick.count(Proposal) == 0
    kept_once_it_works(window, on_stick, line, qtbot)


def test_a_folder_that_goes_away_and_comes_back_keeps_the_line(
    window: MainWindow, on_stick: OpenPlan, disk: Under, qtbot: QtBot
) -> None:
    """As a stick does that is pulled and put in again."""
    line = line_of(window, on_stick, qtbot)
    away = disk.folder.rename(disk.folder.with_name("away"))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "ya no está en su lugar" in bars(window))
    assert rail_says(window, "Sin guardar")
    away.rename(disk.folder)
    kept_once_it_works(window, on_stick, line, qtbot)


@needs_names
def test_a_window_whose_stick_is_out_closes_and_loses_nothing(
    window: MainWindow, on_stick: OpenPlan, disk: Under
) -> None:
    kept = proposals.capture(on_stick, WRITTEN, theme="health")
    window.show_plan(on_stick, "proposals")
    disk.dead = True
    window.close()
    assert not window.isVisible()
    disk.dead = False
    again = open_file(on_stick.path, on_stick.settings)
    assert again.all(Proposal) == [kept]
    again.close()


def test_a_plan_that_is_open_elsewhere_is_refused_in_words_and_opens_after(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    path = plan.path
    plan.close()
    process, pipe = begun(held_open, path)
    assert pipe.recv() == "open"
    with untouched(path):
        Opening(window).open(path)
        qtbot.waitUntil(lambda: "abierto en otra ventana" in bars(window))
    assert not window.has_plan
    pipe.send("close")
    process.join(10)
    Opening(window).open(path)
    qtbot.waitUntil(lambda: window.has_plan)


def test_a_read_only_plan_says_so_and_offers_no_line(
    window: MainWindow,
    plan: OpenPlan,
    settings: Settings,
    closed_last: list[OpenPlan],
    tmp_path: Path,
) -> None:
    proposals.capture(plan, WRITTEN, theme="health")
    plan.close()
    (tmp_path / "card").mkdir()
    path = Path(shutil.copyfile(plan.path, tmp_path / "card" / "plan.convite"))
    with untouched(path):
        closed_last.append(open_file(path, settings, read_only=True))
        window.show_plan(closed_last[-1], "proposals")
        assert rail_says(window, "Solo lectura")
        assert window.page is not None
        line = window.page.findChild(CaptureLine)
        assert line is None or not line.isVisible()
        assert "solo para leer" in bars(window)
        for key in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_N):
            QTest.keyClick(window, key, CONTROL)
        window.go("vote")
        window.go("facilitate")


@pytest.mark.parametrize("how", [{"hours": -2}, {"days": -3 * 365}], ids=str)
def test_a_clock_set_back_in_the_middle_of_work_changes_nothing_on_the_board(
    window: MainWindow,
    empty_plan: Path,
    settings: Settings,
    closed_last: list[OpenPlan],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    how: dict[str, float],
) -> None:
    wall = Wall(datetime(2026, 3, 14, 10, 0))
    shown(wall, monkeypatch)
    path = Path(shutil.copyfile(empty_plan, tmp_path / "clock.convite"))
    closed_last.append(open_file(path, settings))
    plan = closed_last[-1]
    line = line_of(window, plan, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: plan.count(Proposal) == 1)
    wall.set_by(**how)
    write("Agua cerca del puesto de salud")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: plan.count(Proposal) == 2)
    assert [one.count for one in plan.all(Proposal)] == [1, 2]
    press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: [one.text for one in plan.all(Proposal)] == [WRITTEN])
    press(Qt.Key.Key_Y, CONTROL)
    qtbot.waitUntil(lambda: plan.count(Proposal) == 2)
    assert line.edit.text() == ""
    safety_copies.keep(plan, "gather")
    assert len(safety_copies.of(plan)) >= 1
