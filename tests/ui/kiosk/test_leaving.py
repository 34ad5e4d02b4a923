"""Nothing leads out of the voters' window but the gesture and the PIN."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, focused, press, write
from tests.ui.kiosk.conftest import click, deleted, is_there, named, tap
from workshop_app import settings as own_settings
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.kiosk import held
from workshop_app.ui.kiosk.ballot_screen import BallotScreen
from workshop_app.ui.kiosk.panel import LaptopPanel
from workshop_app.ui.kiosk.window import VotingWindow
from workshop_app.ui.page import Page
from workshop_app.ui.pins import is_pin, opens, sealed, wait_after
from workshop_app.ui.shell.window import MainWindow

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
PIN = "4711"


@pytest.fixture
def panel(
    open_page: Callable[..., Page], plan: OpenPlan, open_round: Callable[..., VoteRound],
    window: MainWindow,
) -> Iterator[LaptopPanel]:  # fmt: skip
    """The laptop's tab of an open round; whatever was passed is ended after the test."""
    open_round("dots")
    page = open_page("vote", plan)
    found = page.findChildren(LaptopPanel)
    assert len(found) == 1
    yield found[0]
    if window.passing.voting is not None:
        window.passing.voting.end()


@pytest.fixture
def voting(panel: LaptopPanel, window: MainWindow, qtbot: QtBot) -> VotingWindow:
    """Started by the facilitator, with the PIN 4711."""
    panel.pin.setFocus()
    write(PIN)
    click(panel, "start passing")
    qtbot.waitUntil(lambda: window.passing.voting is not None)
    found = window.passing.voting
    assert found is not None
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_it_starts_with_a_pin_only(panel: LaptopPanel, window: MainWindow) -> None:
    panel.pin.setFocus()
    write("47x1")
    click(panel, "start passing")
    assert panel.pin.text() == "471"
    assert window.passing.voting is None
    assert panel.reason.text() == "Escoja primero un PIN de 4 a 6 cifras."


def test_the_rest_of_the_app_is_out_of_sight(voting: VotingWindow, window: MainWindow) -> None:
    assert not window.isVisible()
    assert voting.isFullScreen()
    flags = voting.windowFlags()
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert flags & Qt.WindowType.FramelessWindowHint


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Key.Key_F4, ALT), (Key.Key_Tab, ALT),
        (Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (Key.Key_F11, Qt.KeyboardModifier.NoModifier), (Key.Key_Z, CONTROL), (Key.Key_Y, CONTROL),
        (Key.Key_W, CONTROL), (Key.Key_Q, CONTROL), (Key.Key_C, CONTROL), (Key.Key_1, ALT),
        (Key.Key_Left, ALT), (Key.Key_Print, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Key.Key_F10, SHIFT),
        (Key.Key_Back, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Meta, Qt.KeyboardModifier.NoModifier), (Key.Key_Escape, CONTROL),
    ],
)  # fmt: skip
def test_no_key_leaves_or_changes_anything(
    voting: VotingWindow, key: Key, modifier: Qt.KeyboardModifier
) -> None:
    click(voting, "start")
    tap(voting, "1")
    screen = voting.screen_shown
    press(key, modifier)
    assert voting.screen_shown is screen
    assert voting.isVisible()
    assert isinstance(screen, BallotScreen)
    assert screen.marks.pairs == (("1", 1),)


def test_it_cannot_be_closed_minimised_or_asked_for_a_menu(
    voting: VotingWindow, window: MainWindow, qtbot: QtBot
) -> None:
    click(voting, "start")
    voting.close()
    window.close()
    QApplication.sendEvent(QApplication.instance(), QEvent(QEvent.Type.Quit))
    QApplication.sendEvent(
        focused(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))
    )
    QTest.mouseClick(named(voting, "option 2"), Qt.MouseButton.RightButton)
    voting.showMinimized()
    qtbot.waitUntil(voting.isFullScreen)
    assert voting.isVisible()
    assert QApplication.activePopupWidget() is None
    assert isinstance(voting.screen_shown, BallotScreen)
    assert voting.screen_shown.marks.blank
    assert window.has_plan


def test_it_comes_forward_again(voting: VotingWindow, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(voting.isActiveWindow)


def test_the_key_combination_and_the_pin_lead_back(
    voting: VotingWindow, window: MainWindow, qtbot: QtBot
) -> None:
    press(Key.Key_S, CONTROL | SHIFT)
    write("4712")
    press(Key.Key_Return)
    qtbot.waitUntil(
        lambda: own_settings.load().passing == {**own_settings.load().passing, "wrong": 1}
    )
    assert window.passing.voting is voting
    write(PIN)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.passing.voting is None)
    assert window.isVisible()
    assert own_settings.load().passing is None


def test_the_corner_is_held_for_three_seconds(
    voting: VotingWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert held.HOLD == 3000
    voting.held.hold(40)
    corner = voting.childAt(5, 5) or voting
    QTest.mouseClick(corner, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.qWait(80)
    assert voting.covered, "a short touch does nothing"
    QTest.mousePress(corner, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: is_there(voting, "pin screen"))


def test_wrong_pins_make_the_wait_longer_also_over_a_restart(
    voting: VotingWindow, window: MainWindow, qtbot: QtBot
) -> None:
    press(Key.Key_S, CONTROL | SHIFT)
    for wrong in range(1, 4):
        write("0000")
        press(Key.Key_Return)
        qtbot.waitUntil(
            lambda wrong=wrong: (own_settings.load().passing or {}).get("wrong") == wrong
        )
        deleted()
    write(PIN)
    press(Key.Key_Return)
    assert window.passing.voting is voting, "nothing is tried while it waits"
    assert not named(voting, "try the pin").isEnabled()
    click(voting, "go on voting")
    press(Key.Key_S, CONTROL | SHIFT)
    assert not named(voting, "sign 1").isEnabled(), "going away and back does not shorten it"


def test_waits_grow() -> None:
    assert [wait_after(n) for n in range(9)] == [0, 0, 0, 5, 10, 20, 40, 80, 160]
    assert wait_after(40) == 300


def test_a_pin_is_kept_salted() -> None:
    kept = sealed(PIN)
    assert opens(PIN, kept)
    assert not opens("4712", kept)
    assert not opens(PIN, {})
    assert PIN not in json.dumps(kept)
    assert sealed(PIN) != kept
    assert [is_pin(one) for one in ("123", "1234", "123456", "1234567", "12a4", "١٢٣٤")] == [
        False, True, True, False, False, False,
    ]  # fmt: skip


def test_a_person_goes_on_where_the_pin_was_asked_by_mistake(voting: VotingWindow) -> None:
    click(voting, "start")
    tap(voting, "2")
    press(Key.Key_S, CONTROL | SHIFT)
    assert not is_there(voting, "option 2")
    click(voting, "go on voting")
    assert isinstance(voting.screen_shown, BallotScreen)
    assert voting.screen_shown.marks.pairs == (("2", 1),)


def test_a_restart_comes_back_to_the_cover(
    voting: VotingWindow, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    click(voting, "start")
    tap(voting, "2")
    voting.end()
    deleted()
    kept = own_settings.load().passing
    assert kept is not None
    assert Path(kept["plan"]) == plan.path
    assert kept["round"] == plan.all(VoteRound)[0].id
    window.exchange(plan, "prepare")
    again = window.passing.voting
    assert again is not None
    assert again.covered
    assert not window.isVisible()
    qtbot.waitUntil(again.isActiveWindow)
    press(Key.Key_S, CONTROL | SHIFT)
    write(PIN)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.passing.voting is None)


def test_a_plan_that_was_moved_comes_back_to_the_cover_too(
    voting: VotingWindow, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    voting.end()
    deleted()
    kept = own_settings.load().passing
    assert kept is not None
    window.settings = replace(window.settings, passing={**kept, "plan": "/gone/round.convite"})
    window.exchange(plan, "prepare")
    again = window.passing.voting
    assert again is not None
    assert again.covered
    assert Path((own_settings.load().passing or {})["plan"]) == plan.path
    qtbot.waitUntil(again.isActiveWindow)
    press(Key.Key_S, CONTROL | SHIFT)
    write(PIN)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.passing.voting is None)


def test_a_full_disk_locks_nobody_in_and_shortens_no_wait(
    voting: VotingWindow, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_settings: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(own_settings, "save", full)
    press(Key.Key_S, CONTROL | SHIFT)
    with qtbot.captureExceptions() as told:
        for wrong in range(1, 4):
            write("0000")
            press(Key.Key_Return)
            qtbot.waitUntil(lambda wrong=wrong: len(told) == wrong)
        assert not named(voting, "sign 1").isEnabled(), "it waits after the third"
        monkeypatch.setattr("workshop_app.ui.pins.wait_after", lambda _wrong: 0)
        voting.pin_given.emit(PIN)
        qtbot.waitUntil(lambda: window.passing.voting is None)
    assert window.isVisible()


def test_a_vote_that_waits_to_be_kept_outlasts_the_pin_screen_and_is_told_when_it_goes(
    voting: VotingWindow, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    away = plan.path.with_suffix(".away")
    for name in ("start", "done"):
        click(voting, name)
    plan.path.rename(away)
    click(voting, "keep")
    qtbot.waitUntil(lambda: is_there(voting, "try again"))
    press(Key.Key_S, CONTROL | SHIFT)
    voting.idle.dropped.emit()
    assert is_there(voting, "try again"), "a minute over the PIN drops nothing that waits"
    press(Key.Key_S, CONTROL | SHIFT)
    away.rename(plan.path)
    write(PIN)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.passing.voting is None)
    assert votes.ballots_in(plan, plan.all(VoteRound)[0]) == 0
    said = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    said += [one.accessibleName() for one in window.findChildren(QWidget) if one.isVisible()]
    assert any("no se pudo guardar" in text for text in said)


def test_while_a_pin_is_tried_nobody_goes_on_voting(voting: VotingWindow) -> None:
    click(voting, "start")
    press(Key.Key_S, CONTROL | SHIFT)
    write("0000")
    press(Key.Key_Return)
    assert not named(voting, "go on voting").isEnabled()
    write("1111")
    assert not named(voting, "try the pin").isEnabled()


def test_other_colours_and_words_meanwhile_bring_nothing_forward(
    voting: VotingWindow, window: MainWindow, qtbot: QtBot
) -> None:
    click(voting, "start")
    tap(voting, "2")
    window.change_settings(high_contrast=True, language="en", text_scale=1.25)
    window.tell("warn", "something else")
    window.projector.happened.emit("found")
    QTest.qWait(0)
    assert not window.isVisible()
    assert voting.isActiveWindow()
    assert isinstance(voting.screen_shown, BallotScreen)
    assert voting.screen_shown.marks.pairs == (("2", 1),)
    assert QApplication.focusWidget() is not None
    assert QApplication.focusWidget().window() is voting


def test_a_round_that_was_closed_elsewhere_is_not_passed_any_more(
    voting: VotingWindow, window: MainWindow, plan: OpenPlan
) -> None:
    voting.end()
    votes.close_round(plan, plan.all(VoteRound)[0])
    window.exchange(plan, "prepare")
    assert window.passing.voting is None
    assert own_settings.load().passing is None


def test_a_trial_keeps_nothing_and_needs_no_pin(
    panel: LaptopPanel, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    click(panel, "try it")
    trial = window.passing.voting
    assert trial is not None
    qtbot.waitUntil(trial.isActiveWindow)
    click(trial, "start")
    tap(trial, "1")
    click(trial, "done")
    click(trial, "keep")
    assert votes.ballots_in(plan, plan.all(VoteRound)[0]) == 0
    assert own_settings.load().passing is None
    click(trial, "end the trial")
    assert window.passing.voting is None
    assert window.isVisible()


def test_the_right_pin_drops_what_a_person_had_begun(
    voting: VotingWindow, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    click(voting, "start")
    tap(voting, "2")
    press(Key.Key_S, CONTROL | SHIFT)
    write(PIN)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.passing.voting is None)
    deleted()
    assert votes.ballots_in(plan, plan.all(VoteRound)[0]) == 0
    assert not [one for one in QApplication.allWidgets() if isinstance(one, BallotScreen)]
