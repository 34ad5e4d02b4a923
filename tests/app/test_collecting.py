"""Rings of dead objects are found in the window's spare time, not while it paints."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from workshop_app.app import collecting
from workshop_app.app.collecting import EVERY, Collecting


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


class Ring:
    def __init__(self) -> None:
        self.itself = self


def test_a_ring_goes_though_python_does_not_look_by_itself(qtbot: QtBot) -> None:
    home = QObject()
    Collecting(home)
    assert not gc.isenabled()
    with qtbot.waitSignal(_first_look(home), timeout=3 * EVERY):
        pass
    gone = weakref.ref(Ring())
    qtbot.waitUntil(lambda: gone() is None, timeout=4 * EVERY)


def test_no_whole_look_in_the_middle_of_a_word(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A whole look waits until the cursor stands still for a turn."""
    monkeypatch.setattr(collecting, "EVERY", 20)
    monkeypatch.setattr(collecting, "WHOLE_EVERY", 5)
    whole: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda young=2: whole.append(1) if young == 2 else None)
    line = QLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
        line.activateWindow()
    line.setFocus()
    home = QObject()
    Collecting(home)
    qtbot.waitUntil(lambda: len(whole) == 1, timeout=2000)
    typing = QTimer(home, interval=5)
    typing.timeout.connect(lambda: QTest.keyClick(line, "a"))
    typing.start()
    qtbot.waitUntil(lambda: len(line.text()) >= 60, timeout=5000)
    assert len(whole) == 1
    typing.stop()
    qtbot.waitUntil(lambda: len(whole) == 2, timeout=2000)


def _first_look(home: QObject) -> object:
    return home.findChild(QTimer).timeout
