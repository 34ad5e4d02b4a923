"""An open round over eight options, and the voters' window over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.ui.kiosk.ballot_screen import BallotScreen
from workshop_app.ui.kiosk.option_tile import OptionTile
from workshop_app.ui.kiosk.window import Shown, VotingWindow

SAID = (
    ("Luz en el parque", "public_space", "lightbulb"),
    ("Banco de materiales", "housing", "wall"),
    ("Puesto de salud", "health", "first-aid-kit"),
    ("Escalera con baranda", "public_space", "stairs"),
    ("Taller de confección", "economy", "scissors"),
    ("Biblioteca los sábados", "education", "books"),
    ("Brigada de salud", "health", "heartbeat"),
    ("Cuidado de niños", "economy", "baby"),
)


@pytest.fixture
def open_round(plan: OpenPlan) -> Callable[..., VoteRound]:
    """``open_round("dots", groups=[…], **fixed)``: an open round on the plan."""

    def opened(
        method: str = "dots", groups: list[tuple[str, int]] | None = None, **fixed: object
    ) -> VoteRound:
        if not plan.all(VoteRound):
            for text, topic, _ in SAID:
                proposals.capture(plan, text, theme=topic)
        values = {"people": 24, "places": 2, "public_seed": "mango 7", "channels": ("laptop",)}
        round = rounds.draft(plan, "¿Qué es lo primero?", **values)
        rounds.take_method(plan, round, method)
        rounds.change_round(plan, round, **fixed)
        round = plan.one(VoteRound, round.id)
        rounds.choose_options(plan, round, [p.id for p in proposals.on_the_board(plan)])
        if groups:
            rounds.set_groups(plan, plan.one(VoteRound, round.id), "tables", groups)
        return votes.open_round(plan, plan.one(VoteRound, round.id))

    return opened


@pytest.fixture
def passed(plan: OpenPlan, qtbot: QtBot) -> Iterator[Callable[..., VotingWindow]]:
    """Opens the voters' window of a round, covered: ``passed(round, Shown(…))``."""
    made: list[VotingWindow] = []

    def opened(round: VoteRound, shown: Shown | None = None, **more: object) -> VotingWindow:
        window = VotingWindow(plan, Words("en"), round, shown or Shown(), **more)  # type: ignore[arg-type]
        made.append(window)
        with qtbot.waitActive(window):
            window.open()
        window.resize(1366, 768)
        return window

    yield opened
    for window in made:
        if window.isVisible():
            window.end()


def named(window: QWidget, name: str) -> QWidget:
    """What has this object name and is seen."""
    found = [one for one in window.findChildren(QWidget, name) if one.isVisible()]
    assert len(found) == 1, f"{name}: {len(found)} are seen"
    return found[0]


def is_there(window: QWidget, name: str) -> bool:
    return any(one.isVisible() for one in window.findChildren(QWidget, name))


def click(window: QWidget, name: str) -> None:
    QTest.mouseClick(named(window, name), Qt.MouseButton.LeftButton)


def tile(window: QWidget, label: str) -> OptionTile:
    found = named(window, f"option {label}")
    assert isinstance(found, OptionTile)
    return found


def tap(window: QWidget, label: str) -> None:
    """A tap in the upper half of a tile."""
    on = tile(window, label)
    QTest.mouseClick(on, Qt.MouseButton.LeftButton, pos=on.rect().center() / 2)


def ballot(window: VotingWindow) -> BallotScreen:
    assert isinstance(window.screen_shown, BallotScreen)
    return window.screen_shown


def deleted() -> None:
    """What was thrown away is gone."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


SHADE = 40
"""Of 255: by less Qt's drawing of the same large figure differs, by what it drew before."""


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures show the same: no pixel differs by more than a shade."""
    if one.size() != other.size():
        return False
    pixels = [
        numpy.frombuffer(of.convertToFormat(QImage.Format.Format_RGB32).constBits(), numpy.uint8)
        for of in (one, other)
    ]
    apart = numpy.abs(pixels[0].astype(int) - pixels[1].astype(int))
    return int(apart.max()) < SHADE
