"""A project is written with the keyboard alone, from nothing to its PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, focused, press, rewrite, tab_to, write
from tests.ui.projects.told import row_named, to_row, told
from tests.ui.seen import seen
from workshop_app.domain import project_sheets as sheets
from workshop_app.domain.action_plan import Action
from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.services import projects
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page
from workshop_app.ui.projects.form import SheetForm
from workshop_app.ui.projects.part_row import PartRow
from workshop_app.ui.shell.window import MainWindow

OpenPage = Callable[..., Page]
KEYS = Qt.Key


@pytest.fixture
def plan(make_plan: Callable[..., OpenPlan], closed_last: list[OpenPlan]) -> OpenPlan:
    return make_plan("shown")


def the_project(plan: OpenPlan) -> StrategicProject:
    (one,) = projects.projects(plan)
    return one


def made(page: Page) -> None:
    """A project called Plaza, the keyboard on its problem."""
    press(KEYS.Key_N)
    write("Plaza")
    press(KEYS.Key_Return)
    assert isinstance(focused(), PartRow)


def added(name: str, *texts: str) -> None:
    """A row more: Enter goes from input to input, and keeps after the last."""
    tab_to(name)
    press(KEYS.Key_Return)
    for number, text in enumerate(texts):
        if number:
            press(KEYS.Key_Tab)
        if text:
            write(text)
    press(KEYS.Key_Return, CONTROL)


def test_from_nothing_to_the_pdf(
    open_page: OpenPage, window: MainWindow, plan: OpenPlan, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = open_page("projects", plan)
    press(KEYS.Key_Return)  # the empty page's one button
    write("Plaza de mercado")
    press(KEYS.Key_Return)
    press(KEYS.Key_Return)  # the problem
    write("La comida llega cara")
    press(KEYS.Key_Return, CONTROL)
    assert the_project(plan).problem == "La comida llega cara"
    added("Agregar una causa", "Un solo punto")
    added("Agregar un efecto", "Mercado caro")
    to_row("El objetivo")
    press(KEYS.Key_Return)
    write("Acercar la comida")
    press(KEYS.Key_Return, CONTROL)
    to_row("Para quién")
    press(KEYS.Key_Return)
    write("1850")
    press(KEYS.Key_Return)
    write("Tenderos")
    press(KEYS.Key_Return, CONTROL)
    added("Agregar una alternativa", "Dos nodos", "500", "", "Cerca")
    added("Agregar una alternativa", "Una sola", "900")
    added("Agregar un riesgo", "Suben los arriendos")
    added("Agregar un componente", "Techo", "300")
    added("Agregar quién tiene que ver", "Junta")
    added("Agregar un indicador", "Comida perdida", "18", "9", "%")
    rows = projects.parts(plan, the_project(plan))
    assert {kind: [one.text for one in found] for kind, found in rows.items()} == {
        "cause": ["Un solo punto"], "effect": ["Mercado caro"],
        "alternative": ["Dos nodos", "Una sola"], "risk": ["Suben los arriendos"],
        "component": ["Techo"], "actor": ["Junta"], "indicator": ["Comida perdida"],
    }  # fmt: skip
    assert sheets.alternative(rows["alternative"][0].facts).pros == ("Cerca",)
    assert sheets.measure(rows["indicator"][0].facts) == sheets.Measure("%", 18.0, 9.0)
    assert sheets.population(the_project(plan).population).direct == sheets.People(1850, "Tenderos")
    assert "18\u00a0% a 9\u00a0%" in told(page)
    path = tmp_path / "plaza.pdf"
    monkeypatch.setattr(window, "ask_where", lambda *_: path)
    press(KEYS.Key_E, CONTROL)
    assert "Idioma del documento" in seen(page)
    press(KEYS.Key_Return)
    qtbot.waitUntil(path.exists, timeout=20_000)
    qtbot.waitUntil(lambda: not window.exports.running, timeout=20_000)
    text = PdfReader(io.BytesIO(path.read_bytes())).pages[0].extract_text()
    assert "Plaza de mercado" in text
    assert "Un solo punto" in text


def test_enter_goes_through_a_form_and_keeps_after_the_last(
    open_page: OpenPage, plan: OpenPlan
) -> None:
    page = open_page("projects", plan)
    made(page)
    tab_to("Agregar un componente")
    press(KEYS.Key_Return)
    press(KEYS.Key_Return)
    assert "Componente: falta" in seen(page)
    write("Techo")
    press(KEYS.Key_Return)
    write("3000000")
    press(KEYS.Key_Return)
    (part,) = projects.parts(plan, the_project(plan))["component"]
    assert (part.text, sheets.component(part.facts).cost) == ("Techo", 3_000_000)
    assert focused() is row_named(page, "Techo")


def test_escape_leaves_a_row_as_it_was(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    row = to_row("Un solo punto de mayoreo")
    press(KEYS.Key_Return)
    rewrite("Otra cosa")
    press(KEYS.Key_Escape)
    assert "Un solo punto de mayoreo" in told(page)
    assert not page.findChildren(SheetForm, options=Qt.FindChildOption.FindChildrenRecursively) or (
        not any(one.isVisible() for one in page.findChildren(SheetForm))
    )
    assert focused() is row


def test_a_row_is_moved_taken_away_and_brought_back(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    first = projects.projects(sample)[0]

    def causes() -> list[str]:
        return [one.text for one in projects.parts(sample, first)["cause"]]

    before = causes()
    to_row(before[0])
    press(KEYS.Key_Down, ALT)
    assert causes()[:2] == [before[1], before[0]]
    assert focused().accessibleName() == before[0]
    press(KEYS.Key_Delete)
    assert before[0] not in causes()
    assert isinstance(focused(), PartRow)
    press(KEYS.Key_Z, CONTROL)
    press(KEYS.Key_Z, CONTROL)
    assert causes() == before
    assert before[0] in told(page)


def test_a_marked_text_waits_for_an_answer_and_is_not_kept(
    open_page: OpenPage, plan: OpenPlan
) -> None:
    page = open_page("projects", plan)
    made(page)
    press(KEYS.Key_Return)
    write("Llame al 310 555 12 34")
    press(KEYS.Key_Return, CONTROL)
    assert the_project(plan).problem == ""
    assert "Quitarlo" in seen(page)
    tab_to("Es un dato público de una entidad")
    press(KEYS.Key_Return)
    assert the_project(plan).problem == "Llame al 310 555 12 34"


def test_what_is_being_written_is_kept_when_the_page_is_left(
    open_page: OpenPage, window: MainWindow, plan: OpenPlan
) -> None:
    page = open_page("projects", plan)
    made(page)
    press(KEYS.Key_Return)
    write("A medias")
    window.go("economy")
    assert the_project(plan).problem == "A medias"


def test_the_stage_moves_by_the_arrows_and_no_further_than_the_profile(
    open_page: OpenPage, plan: OpenPlan
) -> None:
    page = open_page("projects", plan)
    made(page)
    assert "Para ser un perfil le falta:" in seen(page)
    tab_to("Etapa: Idea")
    press(KEYS.Key_Right)
    assert the_project(plan).stage == "perfil"
    assert "Se llama perfil y todavía falta:" in seen(page)
    press(KEYS.Key_Right)
    assert the_project(plan).stage == "perfil"
    assert "fuera de este programa" in seen(page.window())
    press(KEYS.Key_Left)
    assert the_project(plan).stage == "idea"


def test_what_is_missing_leads_to_where_it_is_written(open_page: OpenPage, plan: OpenPlan) -> None:
    page = open_page("projects", plan)
    made(page)
    for need in ("un costo aproximado", "lo que sigue, con quién y para cuándo", "para quién es"):
        to_row(need)
        press(KEYS.Key_Return)
        (form,) = [one for one in page.findChildren(SheetForm) if one.isVisible()]
        assert form.isAncestorOf(focused())
        press(KEYS.Key_Escape)


def test_a_component_becomes_an_action_and_opens_it(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    open_page("projects", sample)
    before = sample.count(Action)
    to_row("Recuperación de tres plazas de barrio")
    press(KEYS.Key_A)
    press(KEYS.Key_Return)
    press(KEYS.Key_Return, CONTROL)
    assert sample.count(Action) == before + 1
    row = to_row("Recuperación de tres plazas de barrio")
    assert "Acción A" in row.accessibleName()
    press(KEYS.Key_A)
    assert window.places.key == "action_plan"
    press(KEYS.Key_Left, ALT)
    press(KEYS.Key_Z, CONTROL)
    assert sample.count(Action) == before


def test_an_action_that_there_is_is_linked_with_a_component(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    open_page("projects", sample)
    to_row("Recuperación de tres plazas de barrio")
    press(KEYS.Key_Return)
    tab_to("Enlazar una acción")
    press(KEYS.Key_Return)
    write("A7")
    press(KEYS.Key_Return)
    first = projects.projects(sample)[0]
    part = projects.parts(sample, first)["component"][1]
    action = sample.one(Action, sheets.component(part.facts).action)
    assert action.count == 7
    assert action.id in first.actions


def test_a_link_is_found_by_number_taken_away_and_undone(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("projects", sample)
    tab_to("Enlazar algo más")
    press(KEYS.Key_Return)
    write("uit-1")
    press(KEYS.Key_Return)
    first = projects.projects(sample)[0]
    assert len(first.territories) == 3
    to_row("UIT-1")
    press(KEYS.Key_Delete)
    assert len(projects.projects(sample)[0].territories) == 2
    press(KEYS.Key_Z, CONTROL)
    assert "UIT-1" in told(page)


def test_the_alternatives_are_compared_and_another_one_is_chosen(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("projects", sample)
    press(KEYS.Key_C)
    assert "Alternativas comparadas" in seen(page.window())
    press(KEYS.Key_Down)
    press(KEYS.Key_Tab)
    write("Usa lo que hay")
    press(KEYS.Key_Return)
    first = projects.projects(sample)[0]
    rows = [sheets.alternative(one.facts) for one in projects.parts(sample, first)["alternative"]]
    assert [one.chosen for one in rows] == [False, True, False]
    assert rows[1].reason == "Usa lo que hay"
    press(KEYS.Key_Escape)
    assert "Usa lo que hay" in told(page)


def test_a_project_is_renamed_and_gets_a_free_number(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    page = open_page("projects", sample)
    to_row("Nombre: Descentralización")
    press(KEYS.Key_Return)
    rewrite("Abastos cerca")
    press(KEYS.Key_Return)
    rewrite("2")
    press(KEYS.Key_Return)
    assert "es de otro proyecto" in seen(window)
    rewrite("7")
    press(KEYS.Key_Return)
    assert [(one.number, one.name[:7]) for one in projects.projects(sample)] == [
        (2, "Corredo"), (7, "Abastos"),
    ]  # fmt: skip
    assert sample.find(ProjectPart, "") is None
    assert page.where()
    sample.undo()
    assert [(one.number, one.name[:7]) for one in projects.projects(sample)] == [
        (1, "Descent"), (2, "Corredo"),
    ]  # fmt: skip


def test_a_risk_that_nobody_weighed_stays_so_until_someone_does(
    open_page: OpenPage, plan: OpenPlan
) -> None:
    page = open_page("projects", plan)
    made(page)
    added("Agregar un riesgo", "Suben los arriendos")
    assert sheets.risk(projects.parts(plan, the_project(plan))["risk"][0].facts) == sheets.Risk()
    assert "– × –" in told(page)
    to_row("1. Suben")
    press(KEYS.Key_Return)
    tab_to("Probabilidad, de 1 a 5")
    for _ in range(4):
        press(KEYS.Key_Right)
    press(KEYS.Key_Return, CONTROL)
    (one,) = projects.parts(plan, the_project(plan))["risk"]
    assert sheets.risk(one.facts) == sheets.Risk(likelihood=4)


def test_a_form_of_several_lines_says_the_key_that_keeps(
    open_page: OpenPage, plan: OpenPlan
) -> None:
    page = open_page("projects", plan)
    made(page)
    press(KEYS.Key_Return)
    (form,) = page.findChildren(SheetForm)
    assert form.save.cap == "Ctrl+Return"
