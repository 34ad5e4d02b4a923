"""Rings of dead objects are found in the window's spare time, not while it paints."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

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


def _first_look(home: QObject) -> object:
    from PySide6.QtCore import QTimer

    return home.findChild(QTimer).timeout
