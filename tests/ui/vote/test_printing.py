"""The ballots of a round and its codes, on paper: how many sheets, seen, saved, from where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.drafts import show_draft, the_round
from tests.ui.keyboard import press, tab_to
from workshop_app.services import documents, paper, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.vote.ballots_panel import BallotsPanel
from workshop_app.ui.vote.codes_panel import CodesPanel
from workshop_app.ui.vote.page import VotePage
from workshop_app.ui.widgets import Button, Label, Switch

Key = Qt.Key


def told(panel: BallotsPanel) -> str:
    label = panel.findChild(Label, "ballots and sheets")
    return label.text() if label is not None else ""


@pytest.fixture
def panel(
    open_page: Callable[..., Page], plan: OpenPlan, window: MainWindow, qtbot: QtBot
) -> BallotsPanel:
    """The panel as a draft's page opens it, by keyboard."""
    show_draft(open_page, plan)
    tab_to("print the ballots")
    press(Key.Key_Return)
    found = window.findChild(BallotsPanel)
    assert found is not None
    qtbot.waitUntil(lambda: told(found) != "", timeout=20_000)
    return found


def test_a_draft_says_how_many_ballots_and_sheets_before_it_prints(
    panel: BallotsPanel, plan: OpenPlan, window: MainWindow
) -> None:
    run = documents.ballots_to_print(plan, the_round(plan), window.words, panel.choice())
    assert run.ballots == 27, "one each for 24 people, and a tenth more"
    assert told(panel) == f"27 papeletas en {run.sheets} hojas"


def test_large_print_and_the_other_paper_take_other_sheets(
    panel: BallotsPanel, plan: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    few = told(panel)
    panel.findChild(Switch, "large print").click()
    qtbot.waitUntil(lambda: told(panel) != few, timeout=20_000)
    run = documents.ballots_to_print(plan, the_round(plan), window.words, panel.choice())
    assert panel.choice().large
    assert told(panel) == f"27 papeletas en {run.sheets} hojas"
    panel.paper.choose("letter" if panel.paper.current == "a4" else "a4")
    panel.paper.chosen.emit(panel.paper.current)
    assert window.settings.paper == panel.paper.current == panel.choice().size


def test_the_saved_file_holds_the_ballots_of_the_draft(
    panel: BallotsPanel, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:  # fmt: skip
    target = tmp_path / "papeletas"
    monkeypatch.setattr(window, "ask_where", lambda *_: target)
    tab_to("save ballots")
    press(Key.Key_Return)
    written = target.with_suffix(".pdf")
    qtbot.waitUntil(written.exists, timeout=20_000)
    said = " ".join(page.extract_text() for page in pypdf.PdfReader(written).pages)
    assert "¿Qué es lo primero?" in said
    assert "Luz en el parque" in said


def test_a_panel_that_is_left_at_once_takes_no_answer(
    open_page: Callable[..., Page], plan: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    _, setup = show_draft(open_page, plan)
    setup.print_ballots()
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(BallotsPanel) is None)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    QApplication.processEvents()
    assert QApplication.focusWidget() is not None


def test_ballots_are_printed_from_the_desk_until_the_first_is_typed_in(
    open_vote: Callable[..., VotePage], plan: OpenPlan
) -> None:
    page = open_vote()
    button = page.findChild(Button, "print the ballots")
    assert button.isVisible()
    label = rounds.options(plan, the_round(plan))[0].label
    paper.type_in(plan, the_round(plan), [(label, 1)])
    assert not button.isVisible()


def test_without_paper_nothing_offers_ballots(
    open_page: Callable[..., Page], plan: OpenPlan
) -> None:
    page, _ = show_draft(open_page, plan, channels=("laptop",))
    assert not page.findChild(Button, "print the ballots").isVisible()


def test_the_laptop_with_codes_offers_their_slips(
    open_vote: Callable[..., VotePage], window: MainWindow, qtbot: QtBot
) -> None:
    page = open_vote(channels=("laptop",), with_codes=True)
    page.findChild(Button, "make codes").click()
    qtbot.waitUntil(lambda: window.findChild(CodesPanel) is not None, timeout=10_000)
    assert window.findChild(Button, "print slips").isVisible()


def test_the_laptop_without_codes_offers_none(open_vote: Callable[..., VotePage]) -> None:
    page = open_vote(channels=("laptop",))
    assert page.findChild(Button, "make codes") is None


def test_another_plan_takes_the_panel_of_the_one_before_away(
    panel: BallotsPanel, make_plan: Callable[..., OpenPlan], window: MainWindow,
    closed_last: list[OpenPlan], qtbot: QtBot,
) -> None:  # fmt: skip
    other = make_plan("other")
    closed_last.append(other)
    window.show_plan(other, "vote")
    qtbot.waitUntil(lambda: window.findChild(BallotsPanel) is None)
    here = QApplication.focusWidget()
    assert here is not None
    assert here.isVisible()
