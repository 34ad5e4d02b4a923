"""Thresholds tried and kept, what waits, parts of the cost, what excludes each other, the balance:
in the window, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.many_proposals import fill
from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from tests.ui.test_prioritize import page_of, rate, states, voted  # noqa: F401
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Plan
from workshop_app.domain.rounds import DecidingRound, Decision, Exclusion
from workshop_app.services import capacity, prioritize, thresholds
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.ui.page import Page
from workshop_app.ui.prioritize.balance_panel import BalancePanel
from workshop_app.ui.prioritize.exclusion_panel import ExclusionPanel
from workshop_app.ui.prioritize.page import PrioritizePage
from workshop_app.ui.shell.window import MainWindow

KEY = Qt.Key
Opens = Callable[..., Page]


def zones(plan: OpenPlan) -> dict[str, str | None]:
    return {one.number: one.zone for one in capacity.priorities(plan)}


def zones_on_map(page: PrioritizePage) -> dict[str, str]:
    map = page.priorities.map.map
    places = {point.number: map.place_of(point.dot.id) for point in map.points}
    return {number: map.zone_under(place) for number, place in places.items() if place}


def press_thresholds(page: PrioritizePage) -> None:
    tab_to("thresholds")
    press(KEY.Key_Space)
    assert page.priorities.cuts.isVisible()


# -- thresholds -----------------------------------------------------------------------------------
def test_a_threshold_shows_what_it_would_change_and_is_left(
    open_page: Opens, qtbot: QtBot, sample: OpenPlan
) -> None:
    page = page_of(open_page("prioritize", sample))
    stood, drawn = zones(sample), zones_on_map(page)
    press_thresholds(page)
    assert focused().objectName() == "capacity from"
    for _ in range(5):
        press(KEY.Key_Right)
    cuts = page.priorities.cuts
    qtbot.waitUntil(lambda: cuts.effect.text() == "7 propuestas cambiarían de zona")
    assert "28 · Puesto de salud los sábados · Hacer ya · Abrir camino" in cuts.moves.as_text()
    assert zones_on_map(page)["28"] == "open_way"
    moving = {point.number for point in page.priorities.map.map.points if point.moves}
    assert len(moving) == 7
    assert zones(sample) == stood, "nothing was kept"
    press(KEY.Key_Escape)
    assert zones_on_map(page) == drawn
    assert page.priorities.ranked.isVisible()
    assert page.pass_on.isVisible()


def test_thresholds_are_kept_with_enter_and_undone_as_one(
    open_page: Opens, qtbot: QtBot, window: MainWindow, sample: OpenPlan
) -> None:
    page = page_of(open_page("prioritize", sample))
    stood = zones(sample)
    press_thresholds(page)
    press(KEY.Key_Right)
    tab_to("Ronda A: puestos")
    press(KEY.Key_Down)
    cuts = page.priorities.cuts
    qtbot.waitUntil(lambda: "cambiar" in cuts.effect.text() and cuts.keep.isEnabled())
    press(KEY.Key_Return)
    assert sample.plan.capacity_at_least == "18/5"
    assert [one.places for one in sample.all(DecidingRound)] == [11]
    assert page.priorities.ranked.isVisible()
    listed = {one.priority.number: one.priority.zone for one in page.priorities.everything}
    assert {n: zone for n, zone in listed.items()} == {
        n: zone for n, zone in zones(sample).items() if n in listed
    }
    assert zones(sample) != stood
    press(KEY.Key_Z, CONTROL)
    assert zones(sample) == stood


def test_a_change_from_elsewhere_ends_the_trial(open_page: Opens, sample: OpenPlan) -> None:
    page = page_of(open_page("prioritize", sample))
    press_thresholds(page)
    thresholds.keep(sample, thresholds.current(sample).with_places(
        sample.all(DecidingRound)[0].round, 5))  # fmt: skip
    assert page.priorities.ranked.isVisible()
    assert not page.priorities.tries
    assert sum(1 for one in page.priorities.everything if one.priority.high) == 5


@pytest.fixture(scope="module")
def many_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "many.convite"
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
    plan = new_file(path, settings, Plan(id=new_id(), title="Cúcuta", municipality="Cúcuta"))
    fill(plan)
    plan.close()
    return path


@pytest.fixture
def many(
    many_file: Path, tmp_path: Path, settings: Settings, closed_last: list[OpenPlan]
) -> OpenPlan:
    path = tmp_path / "many.convite"
    path.write_bytes(many_file.read_bytes())
    plan = open_file(path, settings)
    closed_last.append(plan)
    return plan


def test_with_200_proposals_a_moved_threshold_is_on_the_map_and_in_the_list(
    open_page: Opens, window: MainWindow, many: OpenPlan
) -> None:
    """How long it takes stands in ``benchmarks/prioritize.py``."""
    page = page_of(open_page("prioritize", many))
    stands = thresholds.current(many)
    round, before = stands.cuts[0].record.round, zones_on_map(page)
    thresholds.keep(many, stands.with_places(round, 18))
    after = zones_on_map(page)
    assert after != before
    assert after.keys() <= zones(many).keys()
    assert {zones(many)[number] for number in after} == set(after.values())


# -- decisions ------------------------------------------------------------------------------------
def test_what_waits_is_said_in_the_list_with_its_reason(
    open_page: Opens, window: MainWindow, voted: OpenPlan  # noqa: F811
) -> None:  # fmt: skip
    rate(voted, {"1": 5, "2": 1, "3": 1})
    page = page_of(open_page("prioritize", voted))
    page.priorities.next_waiting()
    waiting = page.priorities.current
    tab_to("outcome")
    press(KEY.Key_Left)
    tab_to("reason")
    press(KEY.Key_Return)
    assert voted.count(Decision) == 0, "a reason is asked for"
    write("Falta el lote")
    press(KEY.Key_Return)
    kept = voted.all(Decision)[0]
    assert (kept.proposal, kept.outcome, kept.reason) == (waiting, "waits", "Falta el lote")
    assert "espera, con su razón" in window.messages.text
    page.priorities.choose(waiting)
    assert "Se decidió que la 3 espera." in page.priorities.decision.told
    assert kept.at.split(":")[1] in page.priorities.decision.told
    texts = [page.priorities.ranked.model.data(page.priorities.ranked.model.index(n, 0))
             for n in range(page.priorities.ranked.model.rowCount())]  # fmt: skip
    assert any("espera" in text for text in texts)


def test_a_part_of_the_cost_goes_in_and_a_bad_figure_is_told(
    open_page: Opens, window: MainWindow, voted: OpenPlan  # noqa: F811
) -> None:  # fmt: skip
    rate(voted, {"1": 5, "2": 1, "3": 1})
    page = page_of(open_page("prioritize", voted))
    page.priorities.choose(page.priorities.everything[0].proposal.id)
    tab_to("part of the cost")
    write("mucho")
    press(KEY.Key_Return)
    assert "«mucho» no es una cantidad" in window.messages.text
    assert voted.count(Decision) == 0
    press(KEY.Key_A, CONTROL)
    write("60")
    press(KEY.Key_Return)
    assert "menos que el costo" in window.messages.text
    press(KEY.Key_A, CONTROL)
    write("20")
    press(KEY.Key_Return)
    assert [one.part for one in voted.all(Decision)] == [20]
    assert "Ahora entran $\xa020 de sus $\xa050" in page.priorities.decision.told
    row = page.priorities.ranked.model.rows[0]
    assert row.cost == "$\xa020 de $\xa050"


def test_what_excludes_another_asks_for_a_decision_and_is_taken_back(
    open_page: Opens, window: MainWindow, voted: OpenPlan  # noqa: F811
) -> None:  # fmt: skip
    rate(voted, {"1": 5, "2": 5, "3": 5})
    page = page_of(open_page("prioritize", voted))
    page.priorities.choose(page.priorities.everything[0].proposal.id)
    tab_to("excludes another")
    press(KEY.Key_Space)
    write("2")
    tab_to("why not both")
    write("Están en el mismo lote")
    press(KEY.Key_Return)
    assert [one.reason for one in voted.all(Exclusion)] == ["Están en el mismo lote"]
    assert states(voted)["1"] == states(voted)["2"] == "to_decide"
    assert "La 1 y la 2 se excluyen" in page.priorities.decision.told
    assert not page.pass_on.isEnabled()
    tab_to("excludes another")
    press(KEY.Key_Space)
    panels = window.findChildren(ExclusionPanel)
    tab_to("both can be done")
    press(KEY.Key_Space)
    assert panels
    assert voted.count(Exclusion) == 0
    assert states(voted)["1"] == states(voted)["2"] == "in"


def test_the_balance_says_what_vanishes_and_the_list_too(
    open_page: Opens, window: MainWindow, voted: OpenPlan  # noqa: F811
) -> None:  # fmt: skip
    rate(voted, {"1": 5, "2": 5, "3": 1})
    for one in prioritize.listed(voted):
        if one.priority.number in ("3", "4"):
            prioritize.decide(voted, one, "out", "Hoy no se puede")
    page = page_of(open_page("prioritize", voted))
    told = "No entra nada de Educación y cultura."
    assert page.priorities.ranked.gone.text() == told
    tab_to("balance")
    press(KEY.Key_Space)
    panel = window.findChild(BalancePanel)
    assert panel is not None
    assert panel.gone.text() == told
    assert "no tiene presupuesto" in panel.money.text()
    press(KEY.Key_Escape)
    assert focused().objectName() == "balance"


def test_how_firm_a_place_is_is_said_in_words(open_page: Opens, qtbot: QtBot,
                                              sample: OpenPlan) -> None:  # fmt: skip
    page = page_of(open_page("prioritize", sample))
    by_number = {one.priority.number: one.proposal.id for one in page.priorities.everything}
    firm = page.priorities.decision.firm
    page.priorities.choose(by_number["28"])
    assert firm.text() == ("Su prioridad es firme. Su capacidad está 0,2 por encima del umbral: "
                           "firme.")  # fmt: skip
    page.priorities.choose(by_number["22"])
    assert "Una compuerta cerrada deja baja su capacidad." in firm.text()
    page.priorities.choose(by_number["13"])
    qtbot.waitUntil(lambda: "unas pocas papeletas" in firm.text())


def test_a_plan_to_read_only_shows_thresholds_and_changes_none(
    open_page: Opens, tmp_path: Path, settings: Settings, closed_last: list[OpenPlan],
    sample: OpenPlan,
) -> None:  # fmt: skip
    sample.close()
    plan = open_file(tmp_path / "sample.convite", settings, read_only=True)
    closed_last.append(plan)
    page = page_of(open_page("prioritize", plan))
    card = page.priorities.map
    assert card.map.isVisible()
    assert not card.cuts.isVisible()
    card.map.cut_pressed.emit()
    assert not page.priorities.tries
    assert not page.priorities.decision.others.isVisible()
    assert page.priorities.ranked.to_balance.isVisible()
