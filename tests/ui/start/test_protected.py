"""A protected plan opens from the start screen with what was set for it, and leaves no trace there."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, rewrite, write
from tests.ui.test_opening import with_open_round
from workshop_app.services import proposals, protection, safety_copies
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Recent, Settings
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.start import recent as recents
from workshop_app.ui.start.damaged import DamagedScreen
from workshop_app.ui.start.opening import Opening, look_into
from workshop_app.ui.start.passphrase import PassphraseScreen
from workshop_app.ui.start.screen import StartScreen
from workshop_app.ui.vote.page import VotePage

Key = Qt.Key
SECRET = "siete mangos verdes"


@pytest.fixture
def protected(plan: OpenPlan) -> Path:
    """A protected plan with a proposal in it; closed."""
    proposals.capture(plan, "Luz en las escaleras", theme="health")
    protection.protect(plan, SECRET)
    plan.close()
    return plan.path


def asked(window: MainWindow, path: Path, qtbot: QtBot) -> PassphraseScreen:
    Opening(window).open(path)
    qtbot.waitUntil(lambda: isinstance(window.places.shown, PassphraseScreen))
    screen = window.places.shown
    assert isinstance(screen, PassphraseScreen)
    qtbot.waitUntil(screen.edit.hasFocus)
    return screen


def test_the_passphrase_opens_it(window: MainWindow, protected: Path, qtbot: QtBot) -> None:
    screen = asked(window, protected, qtbot)
    assert screen.edit.echoMode() == QLineEdit.EchoMode.Password
    write(SECRET)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan)
    assert window.plan.protected


def test_the_recovery_key_opens_it_as_it_was_copied_by_hand(
    window: MainWindow, protected: Path, settings: Settings, qtbot: QtBot
) -> None:
    plan = open_file(protected, settings, secret=SECRET)
    key = protection.recovery_key(plan).lower().replace(" ", "-")
    plan.close()
    asked(window, protected, qtbot)
    write(key)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan)


def test_a_wrong_one_is_said_without_a_hint_and_stays_to_be_mended(
    window: MainWindow, protected: Path, qtbot: QtBot
) -> None:
    screen = asked(window, protected, qtbot)
    write("siete mangos")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: screen.field.note.text() != "")
    assert screen.field.note.text() == "Con esto no se abre el plan."
    assert screen.edit.text() == "siete mangos"
    assert not window.has_plan
    qtbot.waitUntil(screen.go.isEnabled)
    rewrite(SECRET)
    assert screen.field.note.text() == ""
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan)


def test_esc_goes_back_and_what_opens_then_is_closed_again(
    window: MainWindow, protected: Path, settings: Settings, qtbot: QtBot
) -> None:
    asked(window, protected, qtbot)
    write(SECRET)
    press(Key.Key_Return)
    press(Key.Key_Escape)
    assert isinstance(window.places.shown, StartScreen)
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert not window.has_plan
    open_file(protected, settings, secret=SECRET).close()


def test_an_open_round_in_it_is_come_back_to(
    window: MainWindow, plan: OpenPlan, settings: Settings, qtbot: QtBot
) -> None:
    protection.protect(plan, SECRET)
    path = with_open_round(plan)
    asked(window, path, qtbot)
    write(SECRET)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan)
    assert isinstance(window.page, VotePage)


def test_nothing_of_it_is_looked_into_without_its_passphrase(
    protected: Path, settings: Settings
) -> None:
    assert look_into(protected, settings) is None


def test_the_recent_list_keeps_its_place_alone(
    window: MainWindow, protected: Path, settings: Settings, home: Path
) -> None:
    window.show_plan(open_file(protected, settings, secret=SECRET))
    window.show_start()
    kept = json.loads((home / "settings.json").read_text())["recent"]
    assert [one["path"] for one in kept] == [str(protected)]
    assert kept[0]["protected"]
    assert kept[0]["name"] == protected.stem
    assert (kept[0]["workshops"], kept[0]["proposals"], kept[0]["actions"]) == (0, 0, 0)
    assert "Cúcuta" not in (home / "settings.json").read_text()


def test_the_start_screen_says_that_it_is_protected(
    window: MainWindow, protected: Path, qtbot: QtBot
) -> None:
    one = recents.shut(Recent(str(protected), "Cúcuta", "2026-03-14T09:00", 2, 18))
    window.settings = replace(window.settings, recent=(one,))
    window.show_start()
    screen = window.places.shown
    assert isinstance(screen, StartScreen)
    said = [row.accessibleName() + row.accessibleDescription() for row in screen.rows]
    assert "Protegido" in said[0]
    assert "18" not in said[0]
    screen.rows[0].picked.emit()
    qtbot.waitUntil(lambda: isinstance(window.places.shown, PassphraseScreen))
    assert isinstance(window.places.shown, QWidget)


# -- damaged --------------------------------------------------------------------------------------
@pytest.mark.parametrize("torn", [slice(100, 3000), slice(0, 3000)], ids=["its salt left", "whole"])
def test_one_whose_first_page_is_torn_leads_to_the_rescue_where_the_passphrase_is_right(
    window: MainWindow, plan: OpenPlan, settings: Settings, qtbot: QtBot, torn: slice
) -> None:
    """The page that tells whether a passphrase is right is gone; a copy has the salt yet."""
    protection.protect(plan, SECRET)
    proposals.capture(plan, "Luz en las escaleras", theme="health")
    assert safety_copies.keep(plan, "hour")
    plan.close()
    data = bytearray(plan.path.read_bytes())
    data[torn] = os.urandom(torn.stop - torn.start)
    plan.path.write_bytes(bytes(data))
    screen = asked(window, plan.path, qtbot)
    write("otra cosa muy distinta")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: screen.field.note.text() != "")
    qtbot.waitUntil(screen.go.isEnabled)
    rewrite(SECRET)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.places.shown, DamagedScreen))
