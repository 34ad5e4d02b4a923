"""Capacity sheets typed in: digits from left to right, one sheet after the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import focused, press, tab_to, write
from workshop_app.domain.capacity import CRITERIA
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import AssessmentRound, Gate
from workshop_app.services import capacity, offices
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.prioritize.assess_typing import SheetTyping
from workshop_app.ui.prioritize.page import PrioritizePage
from workshop_app.ui.prioritize.typed_sheet import TypedSheet
from workshop_app.ui.shell.window import MainWindow

KEY = Qt.Key


@pytest.fixture
def typing(
    page: Callable[[], PrioritizePage], asked: OpenPlan, window: MainWindow
) -> Callable[[], SheetTyping]:
    """A round is open, and the desk where sheets are typed too, by keyboard."""

    def opened() -> SheetTyping:
        capacity.open_assessment(asked)
        page()
        tab_to("ways")
        press(KEY.Key_Right)
        tab_to("assessment step")
        press(KEY.Key_Return)
        found = window.findChild(SheetTyping)
        assert isinstance(found, SheetTyping)
        assert focused().objectName() == "sheet grid"
        return found

    return opened


def answers(plan: OpenPlan, at: int) -> dict[str, tuple[int, int]]:
    """Numeric answers and "don't know" of a proposal by criterion, once the round is closed."""
    capacity.close_assessment(plan, plan.all(AssessmentRound)[-1])
    found = capacity.capacities(plan).get(plan.all(Proposal)[at].id)
    criteria = found.last.criteria if found else {}
    return {id: (one.numeric, one.dont_know) for id, one in criteria.items()}


def kept(desk: SheetTyping, qtbot: QtBot) -> None:
    """Keep the sheet; returns once it is on disk."""
    before = desk.kept
    desk.hand_in.click()
    qtbot.waitUntil(lambda: desk.kept == before + 1)


def test_a_sheet_is_typed_by_digits_and_goes_in_whole(
    typing: Callable[[], SheetTyping], asked: OpenPlan, qtbot: QtBot
) -> None:
    desk = typing()
    for _ in range(4):
        write("123451234")
    assert desk.grid.sheet.ended
    assert desk.kept == 0
    press(KEY.Key_Return)
    assert desk.grid.sheet.empty, "the next one may be begun at once"
    qtbot.waitUntil(lambda: desk.kept == 1)
    assert "Entró 1 hoja" in desk.told.text()
    assert answers(asked, 3) == dict.fromkeys(CRITERIA, (1, 0))


def test_empty_boxes_are_dont_know_and_a_row_without_figures_is_nothing(
    typing: Callable[[], SheetTyping], asked: OpenPlan, qtbot: QtBot
) -> None:
    desk = typing()
    write("4 5")
    press(KEY.Key_Return)
    press(KEY.Key_Return)
    assert (desk.grid.sheet.row, desk.grid.sheet.column) == (2, 0)
    kept(desk, qtbot)
    told = answers(asked, 0)
    assert (told["legal"], told["plan_fit"], told["budget"]) == ((1, 0), (0, 1), (1, 0))
    assert told["upkeep"] == (0, 1)
    assert answers(asked, 1) == {}


def test_backspace_goes_back_over_rows(typing: Callable[[], SheetTyping]) -> None:
    sheet = typing().grid.sheet
    write("123451234")
    write("5")
    for _ in range(2):
        press(KEY.Key_Backspace)
    assert (sheet.row, sheet.column) == (0, 8)
    write("1")
    assert sheet.figures[sheet.proposals[0], "upkeep"] == 1
    assert len(sheet.figures) == 9


def test_a_gate_marked_on_paper_is_closed_once(
    typing: Callable[[], SheetTyping], asked: OpenPlan, qtbot: QtBot
) -> None:
    desk = typing()
    write("/")
    kept(desk, qtbot)
    [gate] = asked.all(Gate)
    assert (gate.gate, gate.answer) == ("land", "no")
    capacity.answer_gate(asked, gate.proposal, "land", "no", would_open="Otro lote")
    desk.grid.setFocus()
    write("-")
    write("/")
    kept(desk, qtbot)
    closed = {one.gate: one.would_open for one in asked.all(Gate, answer="no")}
    assert closed == {"legal": "", "land": "Otro lote"}


def test_a_sheet_of_an_office_has_its_columns_only(
    typing: Callable[[], SheetTyping], asked: OpenPlan, qtbot: QtBot
) -> None:
    offices.add(asked, "Hacienda", ("budget", "upkeep"))
    desk = typing()
    assert desk.criteria == ("budget", "upkeep")
    for _ in range(4):
        write("42")
    kept(desk, qtbot)
    told = answers(asked, 0)
    assert (told["budget"], told["upkeep"], told["legal"]) == ((1, 0), (1, 0), (0, 0))


def test_half_a_sheet_is_not_lost_by_one_key_and_never_kept(
    typing: Callable[[], SheetTyping], asked: OpenPlan
) -> None:
    desk = typing()
    write("123")
    press(KEY.Key_Escape)
    assert desk.isVisible()
    press(KEY.Key_Escape)
    assert not desk.isVisible()
    assert answers(asked, 0) == {}


def test_an_empty_sheet_is_not_kept(typing: Callable[[], SheetTyping]) -> None:
    desk = typing()
    for _ in range(5):
        press(KEY.Key_Return)
    assert desk.kept == 0
    assert not desk.hand_in.isEnabled()


def test_typing_past_the_last_row_changes_nothing() -> None:
    sheet = TypedSheet(["a"], ["legal"])
    sheet.put(3)
    assert sheet.ended
    sheet.put(5)
    sheet.gate(0)
    assert sheet.figures == {("a", "legal"): 3}
    assert sheet.closed == set()
    sheet.back()
    assert sheet.empty


def test_a_sheet_that_cannot_be_kept_stands_there_again(
    typing: Callable[[], SheetTyping], asked: OpenPlan, qtbot: QtBot
) -> None:
    desk = typing()
    write("12")
    capacity.close_assessment(asked, asked.all(AssessmentRound)[-1])
    desk.hand_in.click()
    qtbot.waitUntil(lambda: not desk.grid.sheet.empty)
    assert len(desk.grid.sheet.figures) == 2
    assert "cerrada" in desk.told.text()
    assert desk.kept == 0
