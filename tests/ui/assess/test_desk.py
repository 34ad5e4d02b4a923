"""The facilitator's side: offices, ways to answer, and what is told between the rounds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.ui.keyboard import focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.capacity import CRITERIA
from workshop_app.domain.proposals import Comment, Proposal
from workshop_app.services import capacity, comments, offices
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.prioritize.assess_offices import OfficesPanel
from workshop_app.ui.prioritize.assess_reasons import ReasonsPanel
from workshop_app.ui.prioritize.page import PrioritizePage
from workshop_app.ui.shell.window import MainWindow

KEY = Qt.Key
Opens = Callable[[], PrioritizePage]


# -- offices --------------------------------------------------------------------------------------
def test_the_usual_offices_are_put_in_and_changed_by_keyboard(
    page: Opens, asked: OpenPlan, window: MainWindow
) -> None:
    page()
    tab_to("set up offices")
    press(KEY.Key_Return)
    assert focused().objectName() == "usual offices"
    press(KEY.Key_Return)
    assert [one.name for one in offices.offices(asked)][:2] == ["Planeación", "Hacienda"]
    assert focused().objectName() == "office grid"
    assert focused().accessibleName() == "Planeación, Competencia legal: se le pregunta"
    press(KEY.Key_Space)
    assert "legal" not in offices.offices(asked)[0].criteria
    press(KEY.Key_Down)
    tab_to("name of the office")
    press(KEY.Key_End)
    write(" municipal")
    press(KEY.Key_Return)
    assert offices.offices(asked)[1].name == "Hacienda municipal"
    tab_to("add an office")
    write("Personería")
    press(KEY.Key_Return)
    assert offices.asked(offices.offices(asked)[-1]) == tuple(CRITERIA)
    tab_to("remove the office")
    press(KEY.Key_Return)
    assert "Personería" not in [one.name for one in offices.offices(asked)]
    press(KEY.Key_Escape)
    assert window.findChild(OfficesPanel) is None or not window.findChild(OfficesPanel).isVisible()


# -- while a round is open ------------------------------------------------------------------------
def test_while_a_round_is_open_nothing_of_it_is_told(page: Opens, asked: OpenPlan) -> None:
    judged = capacity.open_assessment(asked)
    for _ in range(4):
        capacity.rate(asked, judged, asked.all(Proposal)[0].id, dict.fromkeys(CRITERIA, 3))
    desk = page().desk
    assert desk.distances is None
    assert desk.ways is not None


def test_the_laptop_needs_a_pin_and_a_pin_that_was_typed_stays(
    page: Opens, asked: OpenPlan
) -> None:
    capacity.open_assessment(asked)
    found = page()
    assert not found.go_on.isEnabled()
    tab_to("pin")
    write("47")
    assert not found.go_on.isEnabled()
    capacity.answer_gate(asked, asked.all(Proposal)[0].id, "land", "no")
    assert found.desk.ways is not None
    assert found.desk.ways.laptop.pin.text() == "47"
    write("11")
    assert found.go_on.isEnabled()


# -- between the rounds ---------------------------------------------------------------------------
def between(plan: OpenPlan, scores: tuple[int, ...], criteria: tuple[str, ...]) -> None:
    judged = capacity.open_assessment(plan)
    for score in scores:
        answers = dict.fromkeys(criteria, score)
        capacity.rate(plan, judged, plan.all(Proposal)[0].id, answers, criteria)
    capacity.close_assessment(plan, judged)


def test_reasons_are_noted_by_criterion_without_names(
    page: Opens, asked: OpenPlan, window: MainWindow
) -> None:
    between(asked, (1, 4, 5), tuple(CRITERIA))
    page()
    tab_to("note the reasons")
    press(KEY.Key_Return)
    assert focused().objectName() == "comment"
    write("Hay un convenio")
    press(KEY.Key_Return)
    [said] = asked.all(Comment)
    assert (said.text, said.criterion) == ("Hay un convenio", "legal")
    panel = window.findChild(ReasonsPanel)
    assert isinstance(panel, ReasonsPanel)
    assert "Competencia legal · 4,0 · 4" in panel.table.as_text()
    assert "Hay un convenio" in panel.table.as_text()


def test_with_few_answers_no_figure_is_told_and_whom_to_ask(
    page: Opens, asked: OpenPlan, window: MainWindow
) -> None:
    """P-43, on the page, in the panel, and for a screen reader."""
    offices.add(asked, "Hacienda", ("budget",))
    offices.add(asked, "Obras", ("technical",))
    between(asked, (2, 5), tuple(CRITERIA))
    found = page()
    assert found.desk.table.as_text().splitlines()[1].startswith("1 · ")
    row = found.desk.table.as_text().splitlines()[1]
    assert "pocas respuestas · pregunte a Hacienda, Obras" in row
    assert not any(figure in row for figure in ("2", "3", "5"))
    tab_to("note the reasons")
    press(KEY.Key_Return)
    panel = window.findChild(ReasonsPanel)
    assert isinstance(panel, ReasonsPanel)
    lines = panel.table.as_text().splitlines()[1:]
    assert len(lines) == len(CRITERIA)
    assert all("pocas respuestas" in line for line in lines)
    assert not any(letter.isdigit() for line in lines for letter in line)
    [budget] = [line for line in lines if line.startswith("Presupuesto")]
    assert "Pregunte a: Hacienda." in budget


def test_comments_of_the_whole_proposal_are_no_reasons_of_a_criterion(
    page: Opens, asked: OpenPlan, window: MainWindow
) -> None:
    between(asked, (1, 4, 5), tuple(CRITERIA))
    comments.comment(asked, asked.all(Proposal)[0].id, "Vale la pena")
    page()
    tab_to("note the reasons")
    press(KEY.Key_Return)
    panel = window.findChild(ReasonsPanel)
    assert isinstance(panel, ReasonsPanel)
    assert "Vale la pena" not in panel.table.as_text()


def test_closing_a_round_says_with_numbers_what_would_no_longer_be_known(
    page: Opens, asked: OpenPlan, window: MainWindow
) -> None:
    ids = [one.id for one in asked.all(Proposal)]
    first = capacity.open_assessment(asked)
    for _ in range(3):
        capacity.rate(asked, first, ids[1], dict.fromkeys(CRITERIA, 4))
    capacity.close_assessment(asked, first)
    second = capacity.open_assessment(asked)
    desk = page().desk
    desk.ask_to_close()
    assert "muy pocas respuestas" not in seen(window)
    press(KEY.Key_Escape)
    capacity.rate(asked, second, ids[1], dict.fromkeys(CRITERIA, 4))
    desk.ask_to_close()
    assert "1 propuesta (2) tiene muy pocas respuestas" in seen(window)
    press(KEY.Key_Escape)
    assert capacity.assessments(asked)[1].state == "open"
