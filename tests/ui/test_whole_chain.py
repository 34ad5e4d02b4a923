"""From the start screen to the PDF in hand with keys alone, in a real window on a real file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.assess.laptop import hand_over, take_back
from tests.ui.keyboard import ALT, CONTROL, focused, press, rewrite, tab_to, write
from tests.ui.test_vote import type_ballots
from workshop_app import paths
from workshop_app.domain.action_plan import Action
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import action_plan, prioritize
from workshop_app.services.open_plan import open_file
from workshop_app.text import KnownError
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.start.doors import Door
from workshop_app.ui.vote.collect import Collecting
from workshop_app.ui.vote.page import VotePage
from workshop_app.ui.vote.setup import Setup

Key = Qt.Key
SAID = ("Luz en las escaleras", "Puesto de salud de noche", "Banco de materiales")


def stage(window: MainWindow, number: int, key: str) -> None:
    """Alt and a digit."""
    press(Key(Key.Key_0 + number), ALT)
    assert window.places.key == key


def make_plan(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: isinstance(focused(), Door))
    press(Key.Key_N)
    qtbot.waitUntil(lambda: not isinstance(focused(), Door))
    write("Cúcuta")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan)


def capture(window: MainWindow) -> None:
    """Three proposals, each under its own theme, while the session is played."""
    stage(window, 2, "facilitate")
    press(Key.Key_PageDown)
    for digit, text in zip((Key.Key_2, Key.Key_4, Key.Key_1), SAID, strict=True):
        press(digit, CONTROL)
        write(text)
        press(Key.Key_Return)
    assert [p.text for p in window.plan.all(Proposal)] == list(SAID)
    assert [p.theme for p in window.plan.all(Proposal)] == ["public_space", "health", "housing"]


def vote(window: MainWindow, qtbot: QtBot) -> None:
    """A round of dots over all three; six ballots; shown."""
    stage(window, 5, "vote")
    page = window.page
    assert isinstance(page, VotePage)
    press(Key.Key_Return)
    tab_to("choose options")
    press(Key.Key_Return)
    tab_to("all of these")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    tab_to("Personas presentes")
    rewrite("6")
    tab_to("Puestos")
    rewrite("1")
    setup = page.body
    assert isinstance(setup, Setup)
    for _ in range(40):
        if focused() is setup.people.seed.edit:
            break
        press(Key.Key_Tab)
    write("mango 7 puente")
    press(Key.Key_Return)
    press(Key.Key_Return, CONTROL)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(page.body, Collecting) and page.body.isAncestorOf(focused()))
    type_ballots("1 1 2 2 3", "1 1 2 3 3", "1 1 2", "1 1 3", "1 2", "1 1 2")
    tab_to("close the vote")
    press(Key.Key_Return)
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert [one.state for one in window.plan.all(VoteRound)] == ["shown"]


def judge(window: MainWindow, qtbot: QtBot) -> None:
    """Three officials, all five; the round decides; what it leaves to decide gets its reason."""
    stage(window, 6, "prioritize")
    tab_to("views")
    press(Key.Key_Right)
    tab_to("assessment step")
    press(Key.Key_Return)
    screen = hand_over(window, qtbot)
    for _ in range(3):
        press(Key.Key_Return)
        while not screen.covered:
            write("555555555")
            press(Key.Key_Return)
    take_back(window, qtbot)
    tab_to("close assessment")
    press(Key.Key_Return)
    press(Key.Key_Return)
    tab_to("views")
    press(Key.Key_Left)
    tab_to("deciding rounds")
    press(Key.Key_Return)
    tab_to("these decide")
    press(Key.Key_Return)
    stage(window, 5, "vote")
    stage(window, 6, "prioritize")
    while any(one.state == "to_decide" for one in prioritize.listed(window.plan)):
        tab_to("reason")
        write("Se mira el otro año")
        press(Key.Key_Return)
    tab_to("pass to plan")
    press(Key.Key_Return)
    assert window.places.key == "action_plan"


def export(window: MainWindow, qtbot: QtBot, target: Path) -> str:
    """The plan as a PDF; its words."""
    press(Key.Key_E, CONTROL)
    press(Key.Key_Return)
    qtbot.waitUntil(target.exists, timeout=20_000)
    pages = pypdf.PdfReader(BytesIO(target.read_bytes())).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


def test_a_new_plan_goes_from_the_start_screen_to_its_pdf_with_keys_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "documents", lambda: tmp_path / "documents")
    target = tmp_path / "plan.pdf"
    monkeypatch.setattr(window, "ask_where", lambda *_: target)
    make_plan(window, qtbot)
    assert window.plan.count(Workshop) == 1
    capture(window)
    vote(window, qtbot)
    judge(window, qtbot)
    actions = action_plan.actions(window.plan)
    assert actions
    told = export(window, qtbot, target)
    for words in ("Cúcuta", *SAID, actions[0].title):
        assert words in told

    path, settings = window.plan.path, window.settings
    qtbot.waitUntil(lambda: not window.jobs.running)
    window.show_start()
    again = open_file(path, settings)
    assert [a.title for a in action_plan.actions(again)] == [a.title for a in actions]
    while again.undoable:
        again.undo()
    assert again.count(Action) == 0
    with pytest.raises(KnownError, match="Undo stops here"):
        again.undo()
    assert again.count(Proposal) == 3, "what was voted on stays"
    again.close()
