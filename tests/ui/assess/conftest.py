"""A plan with proposals, its page of assessment, and the officials' window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, write
from workshop_app.services import capacity, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page
from workshop_app.ui.prioritize.assess_screen import AssessScreen
from workshop_app.ui.prioritize.officials_window import OfficialsWindow
from workshop_app.ui.prioritize.page import PrioritizePage
from workshop_app.ui.shell.window import MainWindow

PIN = "4711"
SAID = (
    ("Luz en el parque", "public_space"),
    ("Puesto de salud", "health"),
    ("Refuerzo en la tarde", "education"),
    ("Cancha de noche", "public_space"),
)


@pytest.fixture
def asked(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    """Four proposals; nothing was voted on, so all are asked about."""
    plan = make_plan("asked")
    for text, theme in SAID:
        proposals.capture(plan, text, theme=theme)
    return plan


@pytest.fixture
def page(open_page: Callable[..., Page], asked: OpenPlan) -> Callable[[], PrioritizePage]:
    """The page, on its view of the assessment."""

    def opened() -> PrioritizePage:
        found = open_page("prioritize", asked, view="assessment")
        assert isinstance(found, PrioritizePage)
        return found

    return opened


@pytest.fixture
def passed(
    page: Callable[[], PrioritizePage], asked: OpenPlan, window: MainWindow, qtbot: QtBot
) -> Iterator[Callable[[], OfficialsWindow]]:
    """Opens a round and passes the laptop with the PIN 4711: the officials' window, covered."""

    def start() -> OfficialsWindow:
        capacity.open_assessment(asked)
        desk = page().desk
        assert desk.ways is not None
        desk.ways.laptop.pin.setFocus()
        write(PIN)
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.passing.voting is not None)
        found = window.passing.voting
        assert isinstance(found, OfficialsWindow)
        qtbot.waitUntil(found.isActiveWindow)
        found.resize(1366, 768)
        return found

    yield start
    if window.passing.voting is not None:
        window.passing.voting.end()


@pytest.fixture
def at_the_sheet(passed: Callable[[], OfficialsWindow]) -> Callable[[], AssessScreen]:
    """The first person's turn begun; there are no offices."""

    def begun() -> AssessScreen:
        screen = passed().screen_shown
        press(Qt.Key.Key_Return)
        return screen

    return begun
