"""A session is rehearsed on a copy in memory: faster, under a band, and nothing of it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, press, tab_to, write
from workshop_app import settings as own_settings
from workshop_app.domain.meetings import Progress, Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.services import agenda, clock, facilitate, prepare, rehearsal, safety_copies
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.ui import overflow
from workshop_app.ui.facilitate.page import FacilitatePage
from workshop_app.ui.page import Page
from workshop_app.ui.prepare.page import PreparePage
from workshop_app.ui.session.rehearsal import Band
from workshop_app.ui.shell.window import MainWindow

Key = Qt.Key
Open = Callable[..., Page]
MARKER = "Propuesta de ensayo con marcador"


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    made = prepare.add_workshop(plan, "Taller 1", people=24)
    agenda.start_from(plan, made, "community-3h")
    return plan.one(Workshop, made.id)


def files(folder: Path) -> dict[str, str]:
    """Every file under ``folder`` and what is in it, settings left out."""
    found = (one for one in folder.rglob("*") if one.is_file() and one.name != "settings.json")
    return {str(one): hashlib.sha256(one.read_bytes()).hexdigest() for one in found}


def bands(window: MainWindow) -> list[Band]:
    return [one for one in window.findChildren(Band) if one.isVisible()]


def test_a_rehearsal_captures_walks_and_leaves_the_file_as_it_was_to_the_byte(
    plan: OpenPlan, workshop: Workshop, open_page: Open, window: MainWindow, tmp_path: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    assert isinstance(open_page("prepare", plan, tab="materials"), PreparePage)
    before, undoable = files(tmp_path), plan.undoable
    tab_to("Ensayar")
    press(Key.Key_Return)
    shown = window.page
    assert isinstance(shown, FacilitatePage)
    assert window.plan is not plan
    assert len(bands(window)) == 1
    assert bands(window)[0].accessibleName() == "ENSAYO: nada de esto se guarda"
    qtbot.waitUntil(shown.capture.edit.hasFocus)
    for _ in range(3):
        press(Key.Key_PageDown)
    write(MARKER)
    press(Key.Key_Return)
    assert [one.text for one in window.plan.all(Proposal)] == [MARKER]
    window.go("proposals")
    assert len(bands(window)) == 1
    press(Key.Key_Z, CONTROL)
    assert window.plan.all(Proposal) == []
    press(Key.Key_Y, CONTROL)
    assert files(tmp_path) == before
    press(Key.Key_F10)
    assert window.plan is plan
    assert bands(window) == []
    assert isinstance(window.page, PreparePage)
    assert window.page.segments.current == "materials"
    assert "Nada de él se guardó" in window.messages.text
    assert files(tmp_path) == before
    assert (plan.all(Proposal), plan.all(Progress), plan.undoable) == ([], [], undoable)
    assert not any(MARKER.encode() in one.read_bytes() for one in tmp_path.rglob("*")
                   if one.is_file())  # fmt: skip


def test_the_real_plan_goes_on_as_before_and_can_be_written_to(
    plan: OpenPlan, workshop: Workshop, open_page: Open, window: MainWindow, qtbot: QtBot
) -> None:
    open_page("facilitate", plan)
    tab_to("Ensayar")
    press(Key.Key_Return)
    press(Key.Key_F10)
    shown = window.page
    assert isinstance(shown, FacilitatePage)
    qtbot.waitUntil(shown.capture.edit.hasFocus)
    write("Alumbrar el camino")
    press(Key.Key_Return)
    assert [one.text for one in plan.all(Proposal)] == ["Alumbrar el camino"]
    press(Key.Key_PageDown)
    assert plan.all(Progress)[0].began


def test_time_runs_as_fast_as_is_chosen(
    plan: OpenPlan, workshop: Workshop, open_page: Open, window: MainWindow, qtbot: QtBot
) -> None:
    open_page("facilitate", plan)
    window.rehearsal.begin(workshop)
    assert clock.speed(window.plan) == rehearsal.USUAL
    tab_to("Qué tan rápido corre el tiempo")
    press(Key.Key_Right)
    assert clock.speed(window.plan) == 30
    shown = window.page
    assert isinstance(shown, FacilitatePage)
    shown.forward()
    whole = shown.standing.total if shown.standing else 0
    copy = window.plan

    def left() -> int:
        found = facilitate.standing(copy, workshop)
        assert found is not None
        return found.left(clock.now(copy))

    qtbot.waitUntil(lambda: left() < whole - 10, timeout=3000)
    assert clock.speed(plan) == 1
    window.rehearsal.end()


def test_closing_the_window_or_the_plan_in_a_rehearsal_keeps_nothing_of_it(
    plan: OpenPlan, workshop: Workshop, open_page: Open, window: MainWindow
) -> None:
    open_page("facilitate", plan)
    window.rehearsal.begin(workshop)
    shown = window.page
    assert isinstance(shown, FacilitatePage)
    write(MARKER)
    press(Key.Key_Return)
    assert window.plan.count(Proposal) == 1
    window.show_start()
    assert not window.rehearsal.on
    assert bands(window) == []
    assert MARKER.encode() not in plan.path.read_bytes()
    assert [one.proposals for one in own_settings.load().recent] == [0]


def test_a_rehearsal_begins_at_the_beginning_and_keeps_no_safety_copies(
    plan: OpenPlan, workshop: Workshop
) -> None:
    now = facilitate.standing(plan, workshop)
    assert now is not None
    facilitate.go_to(plan, now, 2, 1, clock.now(plan))
    copy = rehearsal.begin(plan, workshop)
    began = facilitate.standing(copy, workshop)
    assert began is not None
    assert (began.at, began.step, began.running, bool(began.progress.began)) == (
        0, 0, False, False,
    )  # fmt: skip
    assert began.left(clock.now(copy)) == began.part.seconds(0)
    assert safety_copies.keep(copy, "test") is None
    copy.close()
    same = facilitate.standing(plan, workshop)
    assert same is not None
    assert (same.at, same.step) == (2, 1)


def test_ballots_that_wait_for_their_result_are_not_rehearsed_on(sample: OpenPlan) -> None:
    from workshop_app.domain.rounds import VoteRound

    workshop = sample.all(Workshop)[0]
    with sample.step("round.change") as step:
        step.change(sample.all(VoteRound)[0], state="closed")
    with pytest.raises(KnownError):
        rehearsal.begin(sample, workshop)


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1366, 768)), (1.25, (1280, 720))])
def test_nothing_is_cut_under_the_band(
    scale: float, size: tuple[int, int], plan: OpenPlan, workshop: Workshop, open_page: Open,
    window: MainWindow, qtbot: QtBot,
) -> None:  # fmt: skip
    window.resize(*size)
    open_page("facilitate", plan)
    window.rehearsal.begin(workshop)
    window.change_settings(text_scale=scale)
    shown = window.page
    assert isinstance(shown, FacilitatePage)
    assert len(bands(window)) == 1
    shown.forward()
    qtbot.waitUntil(lambda: shown.minimumSizeHint().height() <= shown.height())
    QApplication.processEvents()
    overflow.start()
    window.grab()
    assert [note for note in overflow.stop() if not note.meant] == []
    window.rehearsal.end()
