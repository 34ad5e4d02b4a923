"""The card of the lock screen: a PIN is set, changed and taken away, and can be forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, tab_to, write
from workshop_app.services import protection
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import pins
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Field, Segments

Key = Qt.Key
OPEN = Callable[..., Page]
PIN = "471193"


@pytest.fixture
def card(window: MainWindow, plan: OpenPlan, open_page: OPEN) -> QWidget:
    return card_of(open_page("safety", plan, card="lock"))


@pytest.fixture
def with_pin(window: MainWindow, plan: OpenPlan, open_page: OPEN) -> QWidget:
    window.change_settings(lock=pins.sealed(PIN))
    return card_of(open_page("safety", plan, card="lock"))


def card_of(page: Page) -> QWidget:
    found = page.findChild(QWidget, "safety lock")
    assert isinstance(found, QWidget)
    return found


def button(card: QWidget, window: MainWindow, words: str) -> QAbstractButton:
    shown = window.words(words)
    seen = [one for one in card.findChildren(QAbstractButton) if one.text() == shown]
    return next(one for one in seen if one.isVisible())


def note(card: QWidget, name: str) -> str:
    found = [one for one in card.findChildren(Field) if one.input.objectName() == name]
    return next(one.note.text() for one in found if one.isVisible())


def line(card: QWidget, name: str) -> QLineEdit:
    return next(one for one in card.findChildren(QLineEdit, name) if one.isVisible())


def test_a_pin_is_set_with_the_keyboard_and_kept_as_a_hash(
    card: QWidget, window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    button(card, window, "Set a PIN").setFocus()
    press(Key.Key_Return)
    qtbot.waitUntil(line(card, "new pin").hasFocus)
    write(PIN)
    tab_to("new pin again")
    write(PIN)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.lock.has_pin)
    kept = (home / "settings.json").read_text()
    assert PIN not in kept
    assert pins.opens(PIN, json.loads(kept)["lock"])
    qtbot.waitUntil(lambda: not window.jobs.running)
    button(card, window, "Lock now").click()
    assert window.lock.on


@pytest.mark.parametrize(
    ("first", "second", "name", "said"),
    [("471", "471", "new pin", "12"), ("47x1", "47x1", "new pin", "12"),
     ("4" * 13, "4" * 13, "new pin", "12"), ("4711", "4712", "new pin again", "iguales")],
)  # fmt: skip
def test_one_that_is_no_pin_is_not_kept(
    card: QWidget, window: MainWindow, first: str, second: str, name: str, said: str
) -> None:
    button(card, window, "Set a PIN").click()
    line(card, "new pin").setText(first)
    line(card, "new pin again").setText(second)
    button(card, window, "Keep this PIN").click()
    assert said in note(card, name)
    assert not window.lock.has_pin


def test_the_minutes_are_kept(with_pin: QWidget, window: MainWindow) -> None:
    after = with_pin.findChild(Segments)
    after.setFocus()
    assert after.current == "10"
    press(Key.Key_Right)
    assert window.settings.lock_after == 20
    press(Key.Key_Right)
    assert window.settings.lock_after == 0
    assert window.lock.stillness.minutes == 0


def present(card: QWidget, window: MainWindow, words: str, pin: str, qtbot: QtBot) -> None:
    button(card, window, words).click()
    qtbot.waitUntil(line(card, "present pin").hasFocus)
    write(pin)
    press(Key.Key_Return)


def test_it_is_changed_and_taken_away_only_with_the_present_one(
    with_pin: QWidget, window: MainWindow, qtbot: QtBot
) -> None:
    present(with_pin, window, "Take the PIN away", "0000", qtbot)
    qtbot.waitUntil(lambda: note(with_pin, "present pin") == "Ese no es el PIN.")
    press(Key.Key_Escape)
    present(with_pin, window, "Change the PIN", PIN, qtbot)
    qtbot.waitUntil(lambda: with_pin.findChild(QLineEdit, "new pin") is not None)
    for name in ("new pin", "new pin again"):
        line(with_pin, name).setText("123456789012")
    button(with_pin, window, "Keep this PIN").click()
    qtbot.waitUntil(lambda: pins.opens("123456789012", window.settings.lock or {}))
    qtbot.waitUntil(lambda: not window.jobs.running)
    present(with_pin, window, "Take the PIN away", "123456789012", qtbot)
    qtbot.waitUntil(lambda: not window.lock.has_pin)


def test_trying_out_is_slow_here_too(with_pin: QWidget, window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(pins.LOCK_FREE + 1):
        window.lock.count(False)
    present(with_pin, window, "Take the PIN away", PIN, qtbot)
    assert "5" in note(with_pin, "present pin")
    assert window.lock.has_pin


def test_a_forgotten_one_goes_with_the_passphrase_of_the_plan(
    with_pin: QWidget, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    protection.protect(plan, "siete mangos verdes")
    button(with_pin, window, "Take the PIN away").click()
    button(with_pin, window, "I have forgotten it").click()
    qtbot.waitUntil(line(with_pin, "passphrase").hasFocus)
    write("siete mangos")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: note(with_pin, "passphrase") != "")
    assert window.lock.has_pin
    press(Key.Key_End)
    write(" verdes")
    qtbot.waitUntil(lambda: not window.jobs.running)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not window.lock.has_pin)


def test_where_there_is_no_passphrase_it_says_that_nothing_can_be_asked(
    with_pin: QWidget, window: MainWindow
) -> None:
    button(with_pin, window, "Take the PIN away").click()
    button(with_pin, window, "I have forgotten it").click()
    button(with_pin, window, "Take the PIN away").click()
    assert not window.lock.has_pin
