"""Between two people nothing of the last one is left: screen, widgets, undo, clipboard, idle."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kiosk.conftest import alike, ballot, click, deleted, is_there, tap
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.methods import METHODS
from workshop_app.services import votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.kiosk.ballot_screen import BallotScreen
from workshop_app.ui.kiosk.idle import DROPPED, WARNED, Idle
from workshop_app.ui.kiosk.marking import Marks
from workshop_app.ui.kiosk.window import VotingWindow


def picture(window: QWidget) -> QImage:
    deleted()
    return window.grab().toImage()


def vote_blank(window: VotingWindow, qtbot: QtBot) -> None:
    """Someone votes blank."""
    for name in ("start", "done", "keep"):
        click(window, name)
    qtbot.waitUntil(lambda: is_there(window, "start"))


@pytest.mark.parametrize("method", sorted(METHODS))
def test_the_next_person_sees_what_the_first_one_saw(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot, method: str,
) -> None:  # fmt: skip
    round = open_round(method)
    window = passed(round)
    undoable, steps = plan.undoable, plan.redoable
    QGuiApplication.clipboard().setText("mine")
    vote_blank(window, qtbot)
    click(window, "start")
    first = picture(window)
    ballot(window).ask("2", "more")
    assert not alike(picture(window), first), "one mark is seen"
    click(window, "start again")
    assert alike(picture(window), first)
    ballot(window).ask("2", "=4" if method == "score" else "more")
    ballot(window).ask("3", "=1" if method == "score" else "more")
    click(window, "done")
    click(window, "keep")
    qtbot.waitUntil(lambda: is_there(window, "start"))
    thanks = picture(window)
    gc.collect(1)
    assert window.findChildren(BallotScreen) == []
    assert [one for one in gc.get_objects() if isinstance(one, Marks)] == []
    click(window, "start")
    assert alike(picture(window), first)
    assert ballot(window).marks.blank
    window.drop()
    vote_blank(window, qtbot)
    assert alike(picture(window), thanks), "a blank vote and a full one are thanked for alike"
    assert (plan.undoable, plan.redoable) == (undoable, steps)
    assert QGuiApplication.clipboard().text() == "mine"
    assert votes.ballots_in(plan, round) == 3


def test_there_is_nothing_that_remembers_what_was_typed(
    open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow]
) -> None:
    window = passed(open_round("dots", with_codes=True))
    click(window, "start")
    assert window.findChildren(QLineEdit) == []
    assert window.findChildren(QTextEdit) == []


def test_no_screen_tells_a_time_an_order_or_how_many_voted(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot,
) -> None:  # fmt: skip
    window = passed(open_round("approval"))
    told = set()
    for _ in range(3):
        told.add(tuple(_words(window)))
        click(window, "start")
        click(window, "done")
        click(window, "keep")
        qtbot.waitUntil(lambda: is_there(window, "start"))
        deleted()
    assert len(told) == 2, "the cover before anyone voted, and the same thanks every time"
    assert not any(sign.isdigit() for texts in told for text in texts for sign in text)


def _words(window: QWidget) -> list[str]:
    """Every text that is seen or told to a reader."""
    seen = [one for one in window.findChildren(QWidget) if one.isVisible()]
    return sorted(
        {one.accessibleName() for one in seen} | {one.accessibleDescription() for one in seen}
    )


class Clock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def idle(clock: Clock) -> Idle:
    found = Idle(QObject(QApplication.instance()), clock)
    found.watch()
    return found


def pass_time(idle: Idle, clock: Clock, seconds: float) -> list[str]:
    """Let time pass, looking every second; what was told."""
    told: list[str] = []
    idle.warned.connect(lambda: told.append("warned"))
    idle.dropped.connect(lambda: told.append("dropped"))
    for _ in range(int(seconds)):
        clock.now += 1
        if idle.watches:
            idle.look()
    return told


def test_a_ballot_is_dropped_after_a_minute_with_a_warning_before(idle: Idle, clock: Clock) -> None:
    assert (WARNED, DROPPED) == (50, 60)
    assert pass_time(idle, clock, 49) == []
    assert pass_time(idle, clock, 1) == ["warned"]


def test_a_touch_begins_the_minute_anew(idle: Idle, clock: Clock) -> None:
    assert pass_time(idle, clock, 55) == ["warned"]
    idle.touch()
    assert "dropped" not in pass_time(idle, clock, 59)


def test_a_shut_lid_drops_at_once(idle: Idle, clock: Clock) -> None:
    clock.now += 20
    assert pass_time(idle, clock, 1) == ["dropped"]


def test_the_window_warns_and_then_is_covered(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot,
) -> None:  # fmt: skip
    round = open_round("dots")
    window = passed(round)
    vote_blank(window, qtbot)
    click(window, "start")
    before = picture(window)
    tap(window, "1")
    window.idle.warned.emit()
    assert is_there(window, "still there")
    tap(window, "1")
    assert not is_there(window, "still there"), "a touch takes it away"
    window.idle.dropped.emit()
    assert window.covered
    assert votes.ballots_in(plan, round) == 1, "the blank one"
    click(window, "start")
    assert alike(picture(window), before)
