"""The officials' window: read, comment, assess, and nothing else; the PIN leads out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.assess.conftest import PIN
from tests.ui.keyboard import ALT, CONTROL, focused, press, tab_to, write
from workshop_app.domain.capacity import CRITERIA
from workshop_app.domain.proposals import Comment, Proposal
from workshop_app.domain.rounds import AssessmentRound, Gate
from workshop_app.services import capacity, comments, criteria, offices
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import overflow
from workshop_app.ui.prioritize.assess_screen import AssessScreen
from workshop_app.ui.prioritize.officials_window import OfficialsWindow
from workshop_app.ui.prioritize.page import PrioritizePage
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Paragraph

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def judged(plan: OpenPlan) -> AssessmentRound:
    return plan.all(AssessmentRound)[-1]


def answered(plan: OpenPlan) -> list[int]:
    """How many officials answered on each proposal."""
    return [capacity.officials_in(plan, judged(plan), one.id) for one in plan.all(Proposal)]


# -- leaving --------------------------------------------------------------------------------------
def test_it_is_over_everything_and_only_the_pin_leads_out(
    passed: Callable[[], OfficialsWindow], window: MainWindow, qtbot: QtBot
) -> None:
    shown = passed()
    assert not window.isVisible()
    assert shown.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    for key, held in ((KEY.Key_Escape, None), (KEY.Key_F4, ALT), (KEY.Key_3, ALT),
                      (KEY.Key_Z, CONTROL), (KEY.Key_Q, CONTROL), (KEY.Key_F8, None)):  # fmt: skip
        press(key, held or Qt.KeyboardModifier.NoModifier)
    assert not shown.close()
    assert shown.isVisible()
    press(KEY.Key_S, CONTROL | SHIFT)
    write("0000")
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: "no es el PIN" in _told(shown))
    assert not window.isVisible()
    write(PIN)
    press(KEY.Key_Return)
    qtbot.waitUntil(window.isVisible)
    assert window.settings.passing is None


def _told(shown: OfficialsWindow) -> str:
    return " ".join(one.accessibleName() for one in shown.findChildren(Paragraph, "told"))


def test_the_button_on_the_cover_asks_for_the_pin_too(
    passed: Callable[[], OfficialsWindow], window: MainWindow
) -> None:
    shown = passed()
    tab_to("leave")
    press(KEY.Key_Return)
    assert focused().objectName() == "pin screen"
    assert not window.isVisible()
    tab_to("go on voting")
    press(KEY.Key_Return)
    assert shown.covered


def test_after_a_restart_it_comes_back_covered(
    passed: Callable[[], OfficialsWindow], window: MainWindow, asked: OpenPlan, qtbot: QtBot
) -> None:
    shown = passed()
    press(KEY.Key_Return)
    write("44")
    kept = window.settings.passing
    assert kept is not None
    shown.end()
    window.keep(passing=kept)
    window.passing.resume()
    qtbot.waitUntil(lambda: window.passing.voting is not None)
    again = window.passing.voting
    assert isinstance(again, OfficialsWindow)
    assert again.covered
    assert answered(asked) == [0, 0, 0, 0]


def test_it_does_not_come_back_once_the_round_is_closed(
    passed: Callable[[], OfficialsWindow], window: MainWindow, asked: OpenPlan
) -> None:
    shown = passed()
    kept = window.settings.passing
    shown.end()
    capacity.close_assessment(asked, judged(asked))
    window.keep(passing=kept)
    window.passing.resume()
    assert window.passing.voting is None
    assert window.settings.passing is None


# -- what can be done in it (P-44) ----------------------------------------------------------------
def test_an_official_cannot_change_what_the_community_said(
    at_the_sheet: Callable[[], AssessScreen], asked: OpenPlan
) -> None:
    before = asked.all(Proposal)
    screen = at_the_sheet()
    edits = [
        *screen.findChildren(QLineEdit), *screen.findChildren(QPlainTextEdit),
        *screen.findChildren(QTextEdit),
    ]  # fmt: skip
    assert {edit.objectName() for edit in edits} == {"would open", "comment"}
    assert not screen.findChildren(QAction)
    press(KEY.Key_Z, CONTROL)
    press(KEY.Key_3, ALT)
    assert screen.isVisible()
    assert asked.undoable is None
    for button in screen.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button.objectName() != "leave":
            button.click()
    assert asked.all(Proposal) == before


def test_a_comment_is_kept_without_a_name_and_read_by_the_next(
    at_the_sheet: Callable[[], AssessScreen], asked: OpenPlan
) -> None:
    screen = at_the_sheet()
    tab_to("comments")
    press(KEY.Key_Space)
    assert focused().objectName() == "comment"
    write("Hay un convenio")
    press(KEY.Key_Return)
    [said] = asked.all(Comment)
    assert (said.text, said.criterion) == ("Hay un convenio", "")
    press(KEY.Key_L, CONTROL)
    press(KEY.Key_Return)
    assert screen.sheet.comment.text() == "Comentarios (1)"
    tab_to("comments")
    press(KEY.Key_Space)
    assert screen.sheet.line.said.accessibleName() == "– Hay un convenio"


def test_a_detail_of_a_person_in_a_comment_is_not_kept_before_an_answer(
    at_the_sheet: Callable[[], AssessScreen], asked: OpenPlan
) -> None:
    at_the_sheet()
    tab_to("comments")
    press(KEY.Key_Space)
    write("Llamar al 300 555 1234")
    press(KEY.Key_Return)
    assert asked.all(Comment) == []
    press(KEY.Key_Return)
    [said] = asked.all(Comment)
    assert "300" not in said.text


# -- gates, rows, offices -------------------------------------------------------------------------
def test_a_closed_gate_settles_a_proposal_and_asks_what_would_open_it(
    at_the_sheet: Callable[[], AssessScreen], asked: OpenPlan
) -> None:
    screen = at_the_sheet()
    write("55")
    tab_to(screen.sheet.gates.rows["land"].buttons["no"].accessibleName())
    press(KEY.Key_Space)
    assert focused().objectName() == "would open"
    assert not screen.sheet.rows.isVisible()
    assert screen.sheet.settled.isVisible()
    write("Un lote del municipio")
    press(KEY.Key_Return)
    [gate] = asked.all(Gate)
    assert (gate.gate, gate.answer, gate.would_open) == ("land", "no", "Un lote del municipio")
    first = str(screen.model.index(0, 0).data())
    assert first == "1 Luz en el parque · compuerta cerrada"
    write("4")
    assert str(screen.model.index(1, 0).data()).endswith("1 de 9")
    press(KEY.Key_L, CONTROL)
    assert answered(asked) == [0, 1, 0, 0], "what was marked before the gate closed is not kept"


def test_an_office_gets_only_its_criteria_and_is_not_kept(
    passed: Callable[[], OfficialsWindow], asked: OpenPlan
) -> None:
    offices.add(asked, "Hacienda", ("budget", "upkeep"))
    offices.add(asked, "Planeación", ("legal",))
    screen = passed().screen_shown
    press(KEY.Key_Return)
    assert focused().objectName() == "office choice"
    press(KEY.Key_1)
    assert screen.sheet.rows.ids == ["budget", "upkeep"]
    write("4")
    press(KEY.Key_Return)
    press(KEY.Key_L, CONTROL)
    for _ in range(2):
        capacity.rate(asked, judged(asked), asked.all(Proposal)[0].id, {"budget": 4}, ("budget",))
    capacity.close_assessment(asked, judged(asked))
    found = capacity.capacities(asked)[asked.all(Proposal)[0].id].last.criteria
    assert (found["budget"].numeric, found["budget"].median) == (3, 4)
    assert (found["upkeep"].numeric, found["upkeep"].dont_know) == (0, 1)
    assert (found["legal"].numeric, found["legal"].dont_know) == (0, 0)


def test_the_next_person_says_the_office_anew(
    passed: Callable[[], OfficialsWindow], asked: OpenPlan
) -> None:
    offices.add(asked, "Hacienda", ("budget",))
    screen = passed().screen_shown
    press(KEY.Key_Return)
    press(KEY.Key_1)
    press(KEY.Key_L, CONTROL)
    press(KEY.Key_Return)
    assert focused().objectName() == "office choice"
    press(KEY.Key_2)
    assert screen.sheet.rows.ids == list(CRITERIA)


def test_the_examples_of_the_row_in_question_stand_beside_it(
    at_the_sheet: Callable[[], AssessScreen],
) -> None:
    screen = at_the_sheet()
    told = criteria.anchors("es")
    for id in ("legal", "plan_fit", "budget"):
        said = screen.sheet.strip.accessibleName()
        assert told[id].plain in said
        for score, text in told[id].examples:
            assert f"{score}: {text}" in said
        write("3")


def test_what_is_handed_in_cannot_be_changed_and_covering_leaves_nothing(
    at_the_sheet: Callable[[], AssessScreen], asked: OpenPlan
) -> None:
    screen = at_the_sheet()
    write("444")
    press(KEY.Key_Backspace)
    press(KEY.Key_Return)
    screen.list.pick(0)
    assert screen.sheet.handed.isVisible()
    assert not screen.sheet.rows.isEnabled()
    assert screen.sheet.rows.marks == {}
    screen.list.pick(1)
    screen.sheet.rows.setFocus()
    write("2")
    press(KEY.Key_L, CONTROL)
    assert screen.covered
    assert answered(asked) == [1, 1, 0, 0]
    press(KEY.Key_Return)
    assert screen.sheet.rows.marks == {}
    assert all(" · " not in str(screen.model.index(n, 0).data()) for n in range(2))


def test_a_turn_that_nobody_goes_on_with_is_dropped_unseen(
    passed: Callable[[], OfficialsWindow], asked: OpenPlan
) -> None:
    shown = passed()
    press(KEY.Key_Return)
    write("44")
    shown.idle.dropped.emit()
    assert shown.covered
    assert answered(asked) == [0, 0, 0, 0]


def test_the_second_round_shows_where_the_first_stood_but_not_from_few_answers(
    page: Callable[[], PrioritizePage], asked: OpenPlan, passed: Callable[[], OfficialsWindow]
) -> None:
    first = capacity.open_assessment(asked)
    id = asked.all(Proposal)[0].id
    for score in (1, 4, 5):
        capacity.rate(asked, first, id, {"budget": score}, ("budget",))
    for score in (2, 3):
        capacity.rate(asked, first, id, {"staff": score}, ("staff",))
    capacity.close_assessment(asked, first)
    comments.comment(asked, id, "Hay una partida nueva", criterion="budget")
    screen = passed().screen_shown
    press(KEY.Key_Return)
    told = screen.sheet.told
    assert told["budget"] == "Primera ronda: 4,0 · distancia 4"
    assert "staff" not in told
    write("00")
    assert screen.sheet.rows.current == "budget"
    assert "Hay una partida nueva" in screen.sheet.strip.said


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_nothing_is_clipped(
    at_the_sheet: Callable[[], AssessScreen], size: tuple[int, int]
) -> None:
    screen = at_the_sheet()
    screen.window().resize(*size)
    overflow.start()
    screen.grab()
    assert [note.text for note in overflow.stop() if not note.meant] == []


def test_the_mouse_marks_too(at_the_sheet: Callable[[], AssessScreen]) -> None:
    rows = at_the_sheet().sheet.rows
    QTest.mouseClick(rows, Qt.MouseButton.LeftButton, pos=rows.place_of("budget", 4))
    assert rows.marks == {"budget": 4}
    assert rows.current == "staff"


def test_the_cover_tells_what_became_of_answers_once_someone_handed_some_in(
    at_the_sheet: Callable[[], AssessScreen],
) -> None:
    screen = at_the_sheet()
    said = screen.cover.said
    press(KEY.Key_L, CONTROL)
    assert screen.covered
    assert not said.isVisible()
    press(KEY.Key_Return)
    press(KEY.Key_4)
    press(KEY.Key_L, CONTROL)
    assert screen.covered
    assert said.isVisible()
