"""The lock screen: covers everything, opens only to its PIN, and waits while people depend on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, focused, press, write
from workshop_app.app import window as app_window
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import agenda, facilitate, prepare, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.ui import pins
from workshop_app.ui.jobs import Job
from workshop_app.ui.lock import lock as locks
from workshop_app.ui.lock.screen import UNSAVED, LockScreen
from workshop_app.ui.page import Page
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.shell import shortcuts
from workshop_app.ui.shell.front import FrontWindow
from workshop_app.ui.shell.settings_panel import SettingsPanel
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.painted import FocusRing

Key = Qt.Key
OPEN = Callable[..., Page]
PIN = "471193"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def armed(window: MainWindow) -> MainWindow:
    """A window with a PIN."""
    window.change_settings(lock=pins.sealed(PIN))
    window.lock.arm()
    return window


def lock(window: MainWindow, qtbot: QtBot) -> LockScreen:
    qtbot.waitUntil(lambda: not window.jobs.running)
    press(Key.Key_L, CONTROL | SHIFT)
    assert window.lock.screen is not None
    return window.lock.screen


def unlock(window: MainWindow, qtbot: QtBot, pin: str = PIN) -> None:
    write(pin)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not window.lock.on)


def seen(window: MainWindow) -> list[QWidget]:
    """What of the app can be seen, but for the lock screen and what the room sees."""
    screen = window.lock.screen
    assert screen is not None
    return [
        one
        for one in QApplication.allWidgets()
        if one.isVisible()
        and one is not window
        and one is not screen
        and not screen.isAncestorOf(one)
        and not isinstance(one, FocusRing)
        and one.window().objectName() != "projector"
    ]


def test_nothing_behind_is_there_to_be_read(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    page = open_page("proposals")
    proposals.capture(page.plan, "Luz en las escaleras", theme="health")
    assert "Cúcuta" in armed.windowTitle()
    screen = lock(armed, qtbot)
    assert screen.isVisible()
    assert screen.geometry() == armed.rect()
    assert seen(armed) == []
    assert armed.windowTitle() == "Convite"
    assert screen.isAncestorOf(focused()) or focused() is screen
    armed.resize(1200, 700)
    assert screen.geometry() == armed.rect()


def test_unlocking_comes_back_to_the_line_and_its_words(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    page = open_page("proposals")
    line = page.findChild(CaptureLine)
    qtbot.waitUntil(line.edit.hasFocus)
    write("Luz en las gradas")
    press(Key.Key_Left)
    lock(armed, qtbot)
    unlock(armed, qtbot)
    assert armed.page is page
    qtbot.waitUntil(line.edit.hasFocus)
    write("x")
    assert line.edit.text() == "Luz en las gradaxs"
    assert "Cúcuta" in armed.windowTitle()
    assert page.plan.count(Proposal) == 0


def test_what_a_field_holds_is_kept_before_it_locks(
    armed: MainWindow, open_page: OPEN, plan: OpenPlan, qtbot: QtBot
) -> None:
    prepare.add_workshop(plan, "Taller 1")
    page = open_page("prepare", plan, tab="workshop")
    field = page.findChild(QLineEdit, "workshop title")
    field.setFocus()
    field.setText("Taller de líderes")
    lock(armed, qtbot)
    assert plan.all(Workshop)[0].title == "Taller de líderes"


def test_a_panel_that_was_open_is_out_of_sight_and_comes_back(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    open_page("proposals")
    shortcuts.show_settings(armed)
    panel = armed.findChild(SettingsPanel)
    qtbot.waitUntil(panel.isVisible)
    before = focused()
    QTest.keyClick(armed.windowHandle(), Key.Key_L, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: armed.lock.on)
    assert seen(armed) == []
    unlock(armed, qtbot)
    assert panel.isVisible()
    qtbot.waitUntil(before.hasFocus)


def test_what_comes_up_meanwhile_waits_unseen(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    open_page("proposals")
    lock(armed, qtbot)
    shortcuts.show_settings(armed)
    armed.tell("warn", "Marcador")
    panel = armed.findChild(SettingsPanel)
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert seen(armed) == []
    qtbot.waitUntil(lambda: focused() is armed.lock.screen)
    unlock(armed, qtbot)
    assert panel.isVisible()


@pytest.mark.parametrize("key", [Key.Key_F1, Key.Key_Escape, Key.Key_F8, Key.Key_Tab])
def test_no_key_leads_past_it(armed: MainWindow, open_page: OPEN, qtbot: QtBot, key: Key) -> None:
    page = open_page("proposals")
    lock(armed, qtbot)
    for modifier in (Qt.KeyboardModifier.NoModifier, CONTROL, Qt.KeyboardModifier.AltModifier):
        press(key, modifier)
        QTest.keyClick(page, key, modifier)
        QTest.keyClick(armed, key, modifier)
    press(Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert armed.lock.on
    assert seen(armed) == []
    assert armed.page is page
    assert not armed.projector.is_open


def test_a_wrong_pin_is_told_and_after_five_there_is_a_wait_that_grows(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    open_page("proposals")
    screen = lock(armed, qtbot)
    for _ in range(4):
        write("0000")
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: screen.told.text() == armed.words("That is not the PIN."))
        screen.told.setText("")
    write("0000")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: screen.waits)
    assert "5" in screen.told.text()
    write(PIN)
    press(Key.Key_Return)
    assert screen.typed == ""
    assert armed.lock.on
    assert pins.wait_after(6, pins.LOCK_FREE) == 10


def test_a_bug_while_the_pin_is_tried_leaves_it_locked(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_page("proposals")
    lock(armed, qtbot)
    bugs: list[BaseException] = []
    armed.bugs = bugs.append

    def broken(_pin: str, _kept: dict[str, object]) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(pins, "opens", broken)
    write(PIN)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: bool(bugs))
    assert armed.lock.on
    monkeypatch.undo()
    unlock(armed, qtbot)


def test_damaged_settings_let_nobody_through(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    open_page("proposals")
    armed.change_settings(lock={"salt": "zz"})
    screen = lock(armed, qtbot)
    write(PIN)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: screen.told.text() != "")
    assert armed.lock.on


def test_the_clipboard_is_left_alone(armed: MainWindow, open_page: OPEN, qtbot: QtBot) -> None:
    open_page("proposals")
    QApplication.clipboard().setText("copiado antes")
    lock(armed, qtbot)
    write("99")
    press(Key.Key_A, CONTROL)
    press(Key.Key_C, CONTROL)
    press(Key.Key_V, CONTROL)
    assert QApplication.clipboard().text() == "copiado antes"


def test_closing_a_locked_app_closes_the_plan(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    open_page("proposals")
    lock(armed, qtbot)
    press(Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    assert not armed.isVisible()
    assert not armed.has_plan


def test_closing_a_locked_app_says_first_that_a_text_would_be_lost(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    line = open_page("proposals").findChild(CaptureLine)
    qtbot.waitUntil(line.edit.hasFocus)
    write("Luz")
    screen = lock(armed, qtbot)
    screen.cancel.click()
    assert armed.isVisible()
    assert screen.told.text() == armed.words(UNSAVED)
    assert seen(armed) == []
    screen.cancel.click()
    assert not armed.isVisible()


def test_in_the_app_the_whole_front_is_covered_and_a_dialog_of_files_is_left(
    settings: Settings, qtbot: QtBot
) -> None:
    front = FrontWindow()
    qtbot.addWidget(front)
    main = app_window.make_window(replace(settings, lock=pins.sealed(PIN)))
    with qtbot.waitActive(front):
        front.show()
        front.lay_in(main)
    qtbot.waitUntil(lambda: not main.jobs.running)
    QTimer.singleShot(100, main, main.lock.lock)
    assert main.ask_file("Abrir", "*.convite") is None
    screen = main.lock.screen
    assert screen is not None
    assert not main.isVisible()
    assert screen.geometry() == front.rect()
    qtbot.waitUntil(screen.hasFocus)
    unlock(main, qtbot)
    assert main.isVisible()
    assert front.close()


# -- when it does not lock ------------------------------------------------------------------------
def refused(window: MainWindow, qtbot: QtBot, why: str) -> None:
    """The key says why; idle time changes nothing."""
    press(Key.Key_L, CONTROL | SHIFT)
    assert not window.lock.on
    assert window.messages.text == window.words(why)
    window.lock.stillness.still.emit()
    assert not window.lock.on


def test_without_a_pin_the_key_says_where_to_set_one(window: MainWindow, open_page: OPEN) -> None:
    open_page("proposals")
    press(Key.Key_L, CONTROL | SHIFT)
    assert not window.lock.on
    assert window.messages.text == window.words(locks.NO_PIN)


def test_it_does_not_lock_while_a_session_runs(
    armed: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    made = prepare.add_workshop(plan, "Taller 1", people=24)
    agenda.start_from(plan, made, "community-3h")
    armed.show_plan(plan, "prepare")
    standing = facilitate.standing(plan, plan.one(Workshop, made.id))
    assert standing is not None
    facilitate.start(plan, standing, datetime.now())
    assert armed.session.live is not None
    refused(armed, qtbot, locks.SESSION)


def test_it_does_not_lock_while_a_vote_is_open(
    armed: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    made = [proposals.capture(plan, text, theme="health") for text in ("Luz", "Agua")]
    round = rounds.draft(plan, "¿Qué es lo primero?", people=12, places=1, public_seed="mango 7")
    rounds.choose_options(plan, round, [one.id for one in made])
    votes.open_round(plan, plan.one(VoteRound, round.id))
    armed.show_plan(plan, "proposals")
    refused(armed, qtbot, locks.VOTE)


class _LetIn:
    """Phones are let in."""

    running, address, photo_pin, photos_address, result_address = True, "", "", "", ""

    def start(self, round_id: str, host: str = "", port: int = 0, *, whole: bool = False) -> str:
        return ""

    def stop(self) -> None:
        self.running = False

    def take_photos(self, on: bool) -> str:
        return ""

    def offer(self, png: bytes | None) -> None:
        return


def test_it_does_not_lock_while_phones_are_let_in(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    open_page("proposals")
    armed.phones.server_of = lambda _plan: _LetIn()
    armed.phones.start("round", "127.0.0.1")
    qtbot.waitUntil(lambda: armed.phones.running and not armed.jobs.running)
    refused(armed, qtbot, locks.PHONES)
    armed.phones.stop()
    armed.lock.ask()
    assert armed.lock.on


def test_it_does_not_lock_while_something_is_being_done(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    import threading

    open_page("proposals")
    qtbot.waitUntil(lambda: not armed.jobs.running)
    gate = threading.Event()
    job = Job(lambda _progress: gate.wait(10))
    armed.run(job)
    try:
        refused(armed, qtbot, locks.BUSY)
    finally:
        with qtbot.waitSignal(job.ended):
            gate.set()


# -- by itself ------------------------------------------------------------------------------------
def test_it_locks_when_nobody_touched_anything_for_the_minutes_chosen(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    open_page("proposals")
    qtbot.waitUntil(lambda: not armed.jobs.running)
    now = [1000.0]
    still = armed.lock.stillness
    still.passed = lambda: now[0]
    armed.change_settings(lock_after=5)
    armed.lock.arm()
    now[0] += 299
    still.look()
    QTest.keyClick(armed.windowHandle(), Key.Key_F15)
    now[0] += 299
    still.look()
    assert not armed.lock.on, "a key is a sign of life"
    now[0] += 1
    still.look()
    assert armed.lock.on


def test_never_means_never(armed: MainWindow, open_page: OPEN, qtbot: QtBot) -> None:
    open_page("proposals")
    qtbot.waitUntil(lambda: not armed.jobs.running)
    now = [1000.0]
    armed.lock.stillness.passed = lambda: now[0]
    armed.change_settings(lock_after=0)
    armed.lock.arm()
    now[0] += 86_400
    armed.lock.stillness.look()
    assert not armed.lock.on


def test_the_room_goes_on_seeing_what_it_saw(
    armed: MainWindow, open_page: OPEN, qtbot: QtBot
) -> None:
    open_page("proposals")
    press(Key.Key_F8)
    qtbot.waitUntil(lambda: armed.projector.is_open)
    room = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "projector")
    shown = armed.projector.seen
    armed.activateWindow()
    qtbot.waitUntil(armed.isActiveWindow)
    armed.lock.ask()
    assert armed.lock.on
    assert room.isVisible()
    assert armed.projector.seen == shown
    QTest.keyClick(room, Key.Key_B)
    assert not armed.projector.black, "nobody makes it black while it is locked"
    assert seen(armed) == []
