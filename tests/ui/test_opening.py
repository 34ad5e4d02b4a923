"""Opening a plan from the start screen, which looks into the last one meanwhile."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.storage.apart import begun
from tests.ui.keyboard import press
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import agenda, facilitate, prepare, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan, cut_off, open_file
from workshop_app.settings import Recent, Settings
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.start.opening import Interrupted, Opening, look_into
from workshop_app.ui.start.screen import StartScreen
from workshop_app.ui.vote.page import VotePage


def test_the_last_plan_opens_while_it_is_being_looked_into(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    path = plan.path
    plan.close()
    one = Recent(str(path), "Cúcuta", "2026-03-14T09:00")
    window.settings = replace(window.settings, recent=(one,))
    opening = Opening(window)
    for _ in range(5):
        opening.look_into_last(lambda _found: None, lambda _counted: None)
    opening.open(path)
    qtbot.waitUntil(lambda: window.has_plan)


def test_a_session_is_offered_again_when_the_last_save_was_cut_off(
    plan: OpenPlan, settings: Settings
) -> None:
    workshop = prepare.add_workshop(plan, "Taller 1")
    agenda.start_from(plan, workshop, "community-3h")
    standing = facilitate.standing(plan, plan.one(Workshop, workshop.id))
    assert standing is not None
    facilitate.start(plan, standing, datetime.now())
    path = plan.path
    plan.close()
    process, _ = begun(_cut_off, path)
    process.join(30)
    assert cut_off(path)
    found = look_into(path, settings)
    assert found is not None
    assert found.interrupted is not None
    assert not cut_off(path)


def with_open_round(plan: OpenPlan) -> Path:
    """A closed file in which a round is open."""
    made = [proposals.capture(plan, text, theme="health") for text in ("Luz", "Agua")]
    round = rounds.draft(plan, "¿Qué es lo primero?", people=12, places=1, public_seed="mango 7")
    rounds.choose_options(plan, round, [one.id for one in made])
    votes.open_round(plan, plan.one(VoteRound, round.id))
    path = plan.path
    plan.close()
    return path


def test_a_plan_in_which_a_round_is_open_begins_with_the_vote(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    path = with_open_round(plan)
    Opening(window).open(path)
    qtbot.waitUntil(lambda: window.has_plan)
    page = window.page
    assert isinstance(page, VotePage)
    assert page.round is not None
    assert page.round.state == "open"


def test_an_open_round_comes_first_on_the_start_screen(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    path = with_open_round(plan)
    window.settings = replace(
        window.settings, recent=(Recent(str(path), "Cúcuta", "2026-03-14T09:00"),)
    )
    window.show_start()
    screen = window.places.shown
    assert isinstance(screen, StartScreen)
    qtbot.waitUntil(screen.resume.isVisible)
    assert screen.resume.title.text() == "Votación abierta: Ronda 1"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is screen.resume.button)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan)
    assert isinstance(window.page, VotePage)
    assert "lo primero" not in repr(window.settings)


def test_a_session_under_way_comes_before_an_open_round(
    window: MainWindow, plan: OpenPlan, settings: Settings
) -> None:
    workshop = prepare.add_workshop(plan, "Taller 1")
    agenda.start_from(plan, workshop, "community-3h")
    standing = facilitate.standing(plan, plan.one(Workshop, workshop.id))
    assert standing is not None
    facilitate.start(plan, standing, datetime.now())
    found = look_into(with_open_round(plan), settings)
    assert found is not None
    assert isinstance(found.interrupted, Interrupted)


def _cut_off(_pipe: object, path: Path) -> None:
    """A save that wrote into the file and never ended."""
    plan = open_file(path, Settings())
    connection = plan.store.connection
    connection.exec_driver_sql("PRAGMA cache_size=1")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.exec_driver_sql("CREATE TABLE much AS SELECT hex(zeroblob(2000000)) AS text")
    os._exit(0)
