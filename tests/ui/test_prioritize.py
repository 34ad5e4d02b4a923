"""Prioritize in the window: zones, budget, decisions, and the assessment, by keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.assess.laptop import hand_over, take_back
from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from workshop_app.domain.action_plan import Action
from workshop_app.domain.capacity import CRITERIA
from workshop_app.domain.rounds import AssessmentRound, DecidingRound, Decision, VoteRound
from workshop_app.services import action_plan, capacity, paper, prioritize, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui.page import Page
from workshop_app.ui.prioritize.assess_screen import AssessScreen
from workshop_app.ui.prioritize.criteria_panel import CriteriaPanel
from workshop_app.ui.prioritize.page import PrioritizePage
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Figures, Segments
from workshop_app.ui.widgets.painted import give_focus

ORACLE = Path(__file__).resolve().parent.parent / "data" / "oracle.json"
PHONE = "Llamar al 300 555 1234"
KEY = Qt.Key
Opens = Callable[..., Page]


@pytest.fixture
def voted(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    """A: first by the vote. B: first at the second table only. C: neither. All on one ballot, one
    place; D was not on it."""
    plan = make_plan("voted")
    made = [
        proposals.capture(plan, text, theme=theme, cost=cost)
        for text, theme, cost in (
            ("Luz en el parque", "public_space", 50),
            ("Puesto de salud", "health", 80),
            ("Refuerzo en la tarde", "education", 20),
            ("Cancha de noche", "public_space", 10),
        )
    ]
    round = rounds.draft(plan, "¿Qué va primero?", places=1, people=10, public_seed="mango 7",
                         label_top=1)  # fmt: skip
    rounds.choose_options(plan, round, [p.id for p in made[:3]])
    groups = rounds.set_groups(plan, round, "tables", [("Mesa 1", 5), ("Mesa 2", 5)])
    round = votes.open_round(plan, plan.one(VoteRound, round.id))
    first = [(("1", 2),)] * 3 + [(("1", 2), ("3", 1))] * 2
    second = [(("2", 2),)] * 3 + [(("3", 1),)] * 2
    for group, ballots in zip(groups, (first, second), strict=True):
        for marks in ballots:
            paper.type_in(plan, round, marks, group=group.id)
    round = votes.show_result(plan, votes.close_round(plan, round))
    capacity.name_deciding_rounds(plan, [(round.id, "most", 1)])
    return plan


def rate(plan: OpenPlan, scores: dict[str, int], officials: int = 3) -> None:
    """A closed round of assessment."""
    assessment = capacity.open_assessment(plan)
    ids = {one.priority.number: one.proposal.id for one in prioritize.listed(plan)}
    for number, score in scores.items():
        for _ in range(officials):
            capacity.rate(plan, assessment, ids[number], dict.fromkeys(CRITERIA, score))
    capacity.close_assessment(plan, assessment)


def page_of(opened: Page) -> PrioritizePage:
    assert isinstance(opened, PrioritizePage)
    return opened


def said(page: PrioritizePage) -> list[str]:
    """The rows of the list as a reader says them."""
    model = page.priorities.ranked.model
    rows = [str(model.index(n, 0).data()) for n in range(model.rowCount())]
    return [row.replace("\N{NO-BREAK SPACE}", " ") for row in rows]


def states(plan: OpenPlan) -> dict[str, str]:
    return {one.priority.number: one.state for one in prioritize.listed(plan)}


# -- what is shown --------------------------------------------------------------------------------
def test_the_sample_stands_in_the_zones_of_the_expected_results(
    open_page: Opens, sample: OpenPlan
) -> None:
    expected = {
        str(one["number"]): one["zone"]
        for one in json.loads(ORACLE.read_text(encoding="utf-8"))["capacity"]["proposals"]
    }
    page = page_of(open_page("prioritize", sample))
    shown = {one.priority.number: one.priority.zone for one in page.priorities.everything}
    assert {number: shown[number] for number in expected} == expected
    zone_map = page.priorities.map.map
    on_map = {}
    for point in zone_map.points:
        place = zone_map.place_of(point.dot.id)
        assert place is not None
        on_map[point.number] = zone_map.zone_under(place)
    known = {number: zone for number, zone in expected.items() if zone != "unknown"}
    assert on_map == known
    closed = {point.number for point in zone_map.points if point.closed}
    assert closed == {"22", "9", "39"}
    assert zone_map.points[0].spread is not None


def test_the_list_says_its_zones_costs_and_what_was_not_voted_on(
    open_page: Opens, voted: OpenPlan
) -> None:
    rate(voted, {"1": 5, "2": 1, "4": 4})
    prioritize.set_budget(voted, "60")
    rows = said(page_of(open_page("prioritize", voted)))
    assert rows[0].startswith("1 Luz en el parque · Hacer ya")
    assert rows[1] == "Hasta aquí alcanza para 1 · $ 50 de $ 60"
    assert "2 Puesto de salud · Devolver con razón" in rows[2]
    assert rows[4].startswith("Sin votar 1")
    assert rows[5].startswith("4 Cancha de noche · capacidad 4,0")
    assert "cabe" not in rows[2]


def test_arrows_walk_the_points_and_the_list_follows(open_page: Opens, sample: OpenPlan) -> None:
    page = page_of(open_page("prioritize", sample))
    zone_map = page.priorities.map.map
    zone_map.setFocus()
    first = zone_map.current
    press(KEY.Key_Right)
    assert zone_map.current != first
    assert page.priorities.ranked.list.row.id == zone_map.current
    assert zone_map.accessibleName().startswith(
        page.priorities.ranked.list.row.placed.priority.number
    )


def test_t_offers_the_same_as_a_table(open_page: Opens, sample: OpenPlan) -> None:
    page = page_of(open_page("prioritize", sample))
    press(KEY.Key_T)
    table = page.findChild(Figures, "zone table")
    assert isinstance(table, Figures)
    assert table.isVisible()
    assert focused() is table
    assert "21 · Agua y alcantarillado · 1,00 · 2,8" in table.as_text()
    press(KEY.Key_Down)
    assert page.priorities.current == page.priorities.everything[1].proposal.id
    press(KEY.Key_T)
    assert page.priorities.map.map.isVisible()


def test_an_empty_plan_says_what_comes_first(open_page: Opens, window: MainWindow) -> None:
    page = page_of(open_page("prioritize"))
    shown = [w for w in page.findChildren(QWidget) if w.isVisible()]
    assert any(w.accessibleName() == "Todavía no hay nada que priorizar" for w in shown)
    proposals.capture(window.plan, "Luz", theme="health")
    shown = [w for w in page.findChildren(QWidget) if w.isVisible()]
    assert any(w.accessibleName() == "Todavía no se ha votado nada" for w in shown)


def test_without_an_assessment_the_map_leads_to_it(open_page: Opens, voted: OpenPlan) -> None:
    page = page_of(open_page("prioritize", voted))
    tab_to("Ir a la valoración")
    press(KEY.Key_Return)
    assert page.tabs.current == "assessment"
    assert page.primary is page.go_on


def test_while_nobody_assessed_no_decision_is_asked_for_and_enter_leads_to_the_assessment(
    open_page: Opens, voted: OpenPlan
) -> None:
    page = page_of(open_page("prioritize", voted))
    card = page.priorities.decision
    assert card.told.endswith("Primero la valoración; después se decide la 1.")
    assert card.decide.kind == "tinted"
    assert not page.waiting.isVisible()
    assert "Todavía nadie ha valorado" in page.pass_on.toolTip()
    assert not any("por decidir" in row for row in said(page))
    press(KEY.Key_Return)
    assert page.tabs.current == "assessment"


def test_while_no_round_decides_the_vote_comes_first_but_one_may_decide(
    open_page: Opens, window: MainWindow, plan: OpenPlan
) -> None:
    proposals.capture(plan, "Luz", theme="health")
    proposals.capture(plan, "Agua", theme="health")
    page = page_of(open_page("prioritize", plan))
    card = page.priorities.decision
    assert "Primero la votación" in card.told
    assert not page.waiting.isVisible()
    tab_to("reason")
    write("Ya está en obra")
    press(KEY.Key_Return)
    assert states(plan)["1"] == "out"
    assert "queda fuera" in card.told
    give_focus(page.priorities.ranked.list)
    press(KEY.Key_Return)
    assert window.places.key == "vote"


def test_a_plan_to_read_only_shows_all_and_writes_nothing(
    open_page: Opens, sample: OpenPlan, settings: Settings, closed_last: list[OpenPlan]
) -> None:
    path = sample.path
    sample.close()
    plan = open_file(path, settings, read_only=True)
    closed_last.append(plan)
    page = page_of(open_page("prioritize", plan))
    assert page.priorities.map.map.points
    assert not page.pass_on.isVisible()
    assert not page.priorities.decision.reason.isVisible()
    assert not page.rounds.isEnabled()
    page = page_of(open_page("prioritize", view="assessment"))
    assert not page.go_on.isVisible()


# -- the budget -----------------------------------------------------------------------------------
def test_the_budget_is_changed_where_its_line_stands(
    open_page: Opens, window: MainWindow, voted: OpenPlan
) -> None:
    rate(voted, {"1": 5, "2": 5, "3": 1})
    page = page_of(open_page("prioritize", voted))
    tab_to("ranked list")
    page.priorities.ranked.list.pick(page.priorities.ranked.model.line())
    press(KEY.Key_Return)
    assert focused().objectName() == "budget"
    write("mucho")
    press(KEY.Key_Return)
    assert "no es una cantidad" in window.messages.text
    assert voted.plan.budget is None
    press(KEY.Key_A, CONTROL)
    write("130")
    press(KEY.Key_Return)
    assert voted.plan.budget == 130
    assert "Hasta aquí alcanza para 2 · $ 130 de $ 130" in said(page)
    press(KEY.Key_Z, CONTROL)
    assert voted.plan.budget is None


# -- decisions ------------------------------------------------------------------------------------
def test_a_decision_says_which_group_had_it_high_and_needs_a_reason(
    open_page: Opens, window: MainWindow, voted: OpenPlan
) -> None:
    rate(voted, {"1": 5, "2": 1, "3": 1})
    page = page_of(open_page("prioritize", voted))
    card = page.priorities.decision
    assert "la primera de Mesa 2" in card.told
    assert not page.pass_on.isEnabled()
    assert "3 propuestas" in page.pass_on.toolTip()
    press(KEY.Key_Return)
    assert focused().objectName() == "reason"
    press(KEY.Key_Return)
    assert card.missing.isVisible()
    assert voted.count(Decision) == 0
    write("Hoy no hay quien lo atienda")
    press(KEY.Key_Return)
    assert states(voted)["2"] == "out"
    assert card.told.startswith("La 3 quedó en"), "the next one waits"
    press(KEY.Key_Z, CONTROL)
    assert states(voted)["2"] == "to_decide"


def test_a_reason_with_a_phone_number_is_asked_about_first(
    open_page: Opens, voted: OpenPlan
) -> None:
    rate(voted, {"1": 5, "2": 1, "3": 1})
    page_of(open_page("prioritize", voted))
    press(KEY.Key_Return)
    write(PHONE)
    press(KEY.Key_Return)
    assert voted.count(Decision) == 0
    press(KEY.Key_Return)
    [decision] = voted.all(Decision)
    assert "300" not in decision.reason
    assert "[dato retirado]" in decision.reason


def test_what_goes_in_by_its_zone_can_be_left_out_and_the_decision_taken_back(
    open_page: Opens, voted: OpenPlan
) -> None:
    rate(voted, {"1": 5, "2": 5, "3": 1})
    page = page_of(open_page("prioritize", voted))
    tab_to("ranked list")
    press(KEY.Key_Home)
    assert page.priorities.ranked.list.row.placed.priority.number == "1"
    assert not page.priorities.decision.decide.isEnabled()
    tab_to("outcome")
    press(KEY.Key_Left)
    tab_to("reason")
    write("El parque ya tiene luz")
    press(KEY.Key_Return)
    assert states(voted)["1"] == "out"
    page.priorities.choose(page.priorities.everything[0].proposal.id)
    tab_to("take back")
    press(KEY.Key_Return)
    assert states(voted)["1"] == "in"


def test_two_rounds_can_decide(open_page: Opens, sample: OpenPlan) -> None:
    page_of(open_page("prioritize", sample))
    tab_to("deciding rounds")
    press(KEY.Key_Return)
    tab_to("decides B")
    press(KEY.Key_Space)
    tab_to("these decide")
    press(KEY.Key_Return)
    kept = {d.rule for d in sample.all(DecidingRound)}
    assert kept == {"most", "greedy"}
    page = page_of(open_page("prioritize"))
    assert max(one.priority.stood_in for one in page.priorities.everything) == 2
    assert page.rounds.text() == "Deciden: Ronda A y Ronda B"


# -- the assessment -------------------------------------------------------------------------------
def test_two_answers_show_no_number(open_page: Opens, window: MainWindow, voted: OpenPlan) -> None:
    rate(voted, {"1": 4}, officials=2)
    page = page_of(open_page("prioritize", voted))
    page.priorities.choose(page.priorities.everything[0].proposal.id)
    tab_to("criteria")
    press(KEY.Key_Return)
    panel = window.findChild(CriteriaPanel)
    assert isinstance(panel, CriteriaPanel)
    table = panel.findChild(Figures)
    assert isinstance(table, Figures)
    lines = table.accessibleDescription().splitlines()
    assert len(lines) == len(CRITERIA)
    assert all("pocas respuestas" in line and not any(c.isdigit() for c in line) for line in lines)
    press(KEY.Key_Escape)
    assert page.priorities.map.map.points == []


def assess(screen: AssessScreen, *answers: str) -> None:
    """One official from cover to cover: a proposal for each of ``answers``, digits by row."""
    assert screen.covered
    press(KEY.Key_Return)
    for digits in answers:
        write(digits)
        press(KEY.Key_Return)


def test_from_the_first_answer_to_the_plan_with_the_keyboard_alone(
    open_page: Opens, window: MainWindow, voted: OpenPlan, qtbot: QtBot
) -> None:
    page = page_of(open_page("prioritize", voted))
    tab_to("views")
    press(KEY.Key_Right)
    tab_to("assessment step")
    press(KEY.Key_Return)
    assert [(a.number, a.state) for a in voted.all(AssessmentRound)] == [(1, "open")]
    screen = hand_over(window, qtbot)
    for _ in range(3):
        assess(screen, "555555550", "111111111")
    assert screen.covered
    assert capacity.capacities(voted) == {}, "nothing is told while the round is open"
    take_back(window, qtbot)
    tab_to("close assessment")
    press(KEY.Key_Return)
    press(KEY.Key_Return)
    assert [a.state for a in voted.all(AssessmentRound)] == ["closed"]
    shown = {one.priority.number: one.priority.zone for one in page.priorities.everything}
    assert shown == {"1": "do_now", "2": "return", "3": "unknown", "4": None}
    tab_to("views")
    press(KEY.Key_Left)
    press(KEY.Key_Return)
    tab_to("outcome")
    press(KEY.Key_Left)
    press(KEY.Key_Left)
    tab_to("reason")
    write("Es un deber del municipio")
    press(KEY.Key_Return)
    for _ in range(2):
        write("Se mira el otro año")
        press(KEY.Key_Return)
    assert states(voted) == {"1": "in", "2": "in", "3": "out", "4": "out"}
    tab_to("pass to plan")
    press(KEY.Key_Return)
    assert window.places.key == "action_plan"
    assert [a.title for a in action_plan.actions(voted)] == ["Luz en el parque", "Puesto de salud"]
    assert "2 propuestas pasaron al plan" in window.messages.text
    press(KEY.Key_Z, CONTROL)
    assert voted.count(Action) == 0
    assert states(voted)["2"] == "in"


def test_between_the_rounds_the_widest_distance_comes_first(
    open_page: Opens, voted: OpenPlan
) -> None:
    assessment = capacity.open_assessment(voted)
    first, second = (one.proposal.id for one in prioritize.listed(voted)[:2])
    for near, far in ((3, 1), (3, 5), (4, 3)):
        capacity.rate(voted, assessment, first, dict.fromkeys(CRITERIA, near))
        capacity.rate(voted, assessment, second, dict.fromkeys(CRITERIA, far))
    page = page_of(open_page("prioritize", voted, view="assessment"))
    assert not page.desk.findChildren(Figures), "nothing is shown while the round is open"
    capacity.close_assessment(voted, assessment)
    page = page_of(open_page("prioritize", view="assessment"))
    lines = page.desk.table.as_text().splitlines()
    assert lines[1].startswith("2 · Puesto de salud")
    assert "Competencia legal" in lines[1]
    assert lines[2].startswith("1 · Luz en el parque")
    assert page.go_on.text() == "Abrir la segunda ronda"


def test_the_page_comes_back_to_where_it_was(
    open_page: Opens, window: MainWindow, sample: OpenPlan
) -> None:
    page = page_of(open_page("prioritize", sample))
    third = page.priorities.everything[2].proposal.id
    page.priorities.choose(third)
    window.go("vote")
    window.back()
    page = page_of(window.page)  # type: ignore[arg-type]
    assert page.priorities.current == third
    tabs = page.findChild(Segments, "views")
    assert isinstance(tabs, Segments)
    assert tabs.current == "map"
