"""The action plan with the keyboard: what is missing is written, linked, ordered, exported."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import cast

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, focused, press, rewrite, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    Commitment,
    Indicator,
    Source,
)
from workshop_app.domain.proposals import Confirmation
from workshop_app.services import action_plan, commitments, numbering, prepare, proposals
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui.action_plan.chain import ChainLink
from workshop_app.ui.action_plan.page import ActionPlanPage
from workshop_app.ui.action_plan.picker import ProposalPicker
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Button, Choice, RowList

OpenPage = Callable[..., Page]
KEYS = Qt.Key


@pytest.fixture
def three(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    """A plan with three actions that lack everything, and a proposal that none answers."""
    plan = make_plan("three")
    texts = ("Luz en las escaleras", "Agua por cuadras", "Cancha con sombra")
    made = [proposals.capture(plan, text, theme="public_space") for text in texts]
    action_plan.make_actions(plan, [one.id for one in made])
    proposals.capture(plan, "Biblioteca los sábados", theme="education")
    return plan


@pytest.fixture
def page(open_page: OpenPage, three: OpenPlan) -> ActionPlanPage:
    return cast(ActionPlanPage, open_page("action_plan", three))


def first(plan: OpenPlan) -> Action:
    return action_plan.actions(plan)[0]


def titles(plan: OpenPlan) -> list[str]:
    return [action.title for action in action_plan.actions(plan)]


def shown_list(page: Page) -> RowList:
    found = [one for one in page.findChildren(RowList) if one.isVisible()]
    return found[0]


def drop_focus(page: Page) -> None:
    """The keyboard leaves the field, as by a click in the list."""
    shown_list(page).setFocus()


# -- the six parts --------------------------------------------------------------------------------
def test_the_six_parts_are_written_with_the_keyboard(page: ActionPlanPage, three: OpenPlan) -> None:
    assert focused() is shown_list(page)
    press(KEYS.Key_Return)
    write("Secretaría de Infraestructura")
    tab_to("Empieza")
    month = cast(Choice, focused())
    press(KEYS.Key_Down)
    begins = month.key
    tab_to("Meses")
    rewrite("8")
    tab_to("Costo")
    write("95 millones")
    tab_to("Fuente de recursos")
    write("Impuesto de alumbrado")
    tab_to("Indicador")
    write("Puntos de luz")
    press(KEYS.Key_Return)
    tab_to("Meta")
    write("1.140,5")
    tab_to("Agregar un compromiso")
    press(KEYS.Key_Return)
    write("Junta de Acción Comunal")
    press(KEYS.Key_Return)
    write("Contar los postes")
    tab_to("Guardar el compromiso")
    press(KEYS.Key_Return)

    action = first(three)
    assert action_plan.completeness(three)[action.id] == set(action_plan.PARTS)
    assert action.responsible == "Secretaría de Infraestructura"
    assert (action.start, action.months, action.cost) == (begins, 8, 95_000_000)
    (source,) = three.all(Source)
    assert (source.name, source.amount) == ("Impuesto de alumbrado", 95_000_000)
    (indicator,) = three.all(Indicator)
    assert (indicator.name, indicator.target) == ("Puntos de luz", 1140.5)
    (commitment,) = three.all(Commitment)
    assert (commitment.who, commitment.action) == ("Junta de Acción Comunal", action.id)
    assert "1 de 3 completas" in seen(page)


def test_a_source_is_written_over_the_name_of_its_kind(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    press(KEYS.Key_Return)
    tab_to("Clase de fuente")
    press(KEYS.Key_Down)
    kind = three.all(Source)[0]
    press(KEYS.Key_Tab)
    write("Regalías")
    drop_focus(page)
    (source,) = three.all(Source)
    assert (source.name, source.kind) == ("Regalías", kind.kind)
    assert kind.name not in source.name


def test_tab_goes_from_a_new_indicator_to_its_figures(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    press(KEYS.Key_Return)
    tab_to("Indicador")
    write("Puntos de luz")
    for figure in ("10", "40"):
        press(KEYS.Key_Tab)
        write(figure)
    drop_focus(page)
    (indicator,) = three.all(Indicator)
    assert (indicator.name, indicator.baseline, indicator.target) == ("Puntos de luz", 10, 40)


def test_tab_goes_through_the_form_of_a_commitment(page: ActionPlanPage, three: OpenPlan) -> None:
    press(KEYS.Key_Return)
    tab_to("Agregar un compromiso")
    press(KEYS.Key_Return)
    write("Junta de Acción Comunal")
    press(KEYS.Key_Tab)
    write("Contar los postes")
    press(KEYS.Key_Tab)
    assert focused().accessibleName() == "Antes del"
    press(KEYS.Key_Tab)
    press(KEYS.Key_Return)
    (kept,) = three.all(Commitment)
    assert (kept.who, kept.what) == ("Junta de Acción Comunal", "Contar los postes")


def test_what_is_missing_is_said_in_words(page: ActionPlanPage, three: OpenPlan) -> None:
    said = seen(page)
    for field in ("Responsable", "Empieza", "Costo", "Fuente de recursos", "Indicador"):
        assert f"{field}: falta" in said
    assert "Compromisos: falta" in said
    assert "faltan 18 datos" in said
    assert "propuestas sin respuesta: 1" in said
    row = str(shown_list(page).currentIndex().data())
    assert "falta: responsable, plazo, costo, fuente de recursos, indicador y compromiso" in row
    action_plan.edit(three, first(three), responsible="Planeación")
    assert "Responsable: falta" not in seen(page)
    assert "faltan 17 datos" in seen(page)


def test_enter_in_a_field_goes_on_and_does_not_export(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    tab_to("Empieza")
    press(KEYS.Key_Down)
    press(KEYS.Key_Return)
    assert focused().accessibleName() == "Meses"
    rewrite("9")
    press(KEYS.Key_Return)
    assert first(three).months == 9
    assert focused().accessibleName() == "Costo"
    assert page.panel is None


def test_a_kind_alone_is_a_source_and_the_name_can_come_later(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    tab_to("Clase de fuente")
    press(KEYS.Key_Down)
    (source,) = three.all(Source)
    assert (source.name, source.kind) == ("Municipio", "municipality")
    tab_to("Fuente de recursos")
    rewrite("Regalías")
    press(KEYS.Key_Return)
    (source,) = three.all(Source)
    assert (source.name, source.kind) == ("Regalías", "municipality")


def test_a_term_is_taken_back_with_the_first_of_the_months(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    action_plan.edit(three, first(three), start="2027-01", months=8)
    assert "hasta ago 2027" in seen(page)
    tab_to("Empieza")
    press(KEYS.Key_Home)
    assert (first(three).start, first(three).months) == ("", None)
    assert "Empieza: falta" in seen(page)


@pytest.mark.parametrize("typed", ["noventa", "-5", "1e9"])
def test_an_amount_that_is_none_stays_as_typed_and_is_told(
    typed: str, page: ActionPlanPage, three: OpenPlan
) -> None:
    tab_to("Costo")
    write(typed)
    press(KEYS.Key_Return)
    assert first(three).cost is None
    assert "Solo cifras" in seen(page)
    assert focused().property("text") == typed


# -- the text guard -------------------------------------------------------------------------------
def test_a_persons_name_is_not_kept_as_responsible(page: ActionPlanPage, three: OpenPlan) -> None:
    press(KEYS.Key_Return)
    write("la señora Marta Rojas")
    press(KEYS.Key_Return)
    assert first(three).responsible == ""
    assert "nombre de una persona" in seen(page)
    press(KEYS.Key_Return)
    assert "Rojas" not in first(three).responsible
    assert "[dato retirado]" in first(three).responsible


def test_a_commitment_with_a_persons_name_is_guarded(page: ActionPlanPage, three: OpenPlan) -> None:
    tab_to("Agregar un compromiso")
    press(KEYS.Key_Return)
    write("el señor Pedro Rojas")
    tab_to("Qué")
    write("Traer la luz")
    tab_to("Guardar el compromiso")
    press(KEYS.Key_Return)
    assert three.all(Commitment) == []
    assert "nombre de una persona" in seen(page)
    press(KEYS.Key_Return)
    tab_to("Guardar el compromiso")
    press(KEYS.Key_Return)
    (kept,) = three.all(Commitment)
    assert "Rojas" not in kept.who


def test_an_institution_named_after_a_person_is_kept_when_someone_says_so(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    press(KEYS.Key_Return)
    write("Colegio la señora Marta Rojas")
    press(KEYS.Key_Return)
    tab_to("Es un dato público de una entidad")
    press(KEYS.Key_Return)
    assert first(three).responsible == "Colegio la señora Marta Rojas"
    assert [one.field for one in three.all(Confirmation)] == ["responsible"]


def test_a_marked_text_keeps_its_action_until_it_is_answered(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    press(KEYS.Key_Return)
    write("la señora Marta Rojas")
    press(KEYS.Key_Return)
    shown_list(page).pick(1)
    assert page.where() == {"action": first(three).id}
    assert "Marta" in cast(QPlainTextEdit, focused()).toPlainText()


# -- the list -------------------------------------------------------------------------------------
def test_alt_and_arrows_change_the_order_and_undo_brings_it_back(
    page: ActionPlanPage, three: OpenPlan, window: MainWindow
) -> None:
    before = titles(three)
    press(KEYS.Key_Down, ALT)
    assert titles(three) == [before[1], before[0], before[2]]
    assert shown_list(page).row.action.title == before[0]
    press(KEYS.Key_Down, ALT)
    press(KEYS.Key_Down, ALT)
    assert titles(three)[2] == before[0]
    press(KEYS.Key_Up, ALT)
    assert titles(three)[1] == before[0]
    for _ in range(3):
        press(KEYS.Key_Z, CONTROL)
    assert titles(three) == before


def test_a_cost_that_undo_takes_back_is_drawn_again(
    page: ActionPlanPage, three: OpenPlan, window: MainWindow
) -> None:
    action_plan.edit(three, first(three), cost=95_000_000)
    assert shown_list(page).row.cost == "$\u00a095\u00a0M"
    assert "$\u00a095\u00a0M en total" in seen(page)
    press(KEYS.Key_Z, CONTROL)
    assert shown_list(page).row.cost == "–"
    tab_to("Costo")
    assert focused().property("text") == ""


def test_undo_in_a_field_with_nothing_of_its_own_is_the_plans(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    action_plan.edit(three, first(three), responsible="Planeación")
    press(KEYS.Key_Return)
    assert cast(QPlainTextEdit, focused()).toPlainText() == "Planeación"
    press(KEYS.Key_Z, CONTROL)
    assert first(three).responsible == ""
    assert cast(QPlainTextEdit, focused()).toPlainText() == ""


def test_an_action_taken_out_gives_its_proposal_back_and_undo_the_action(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    commitments.promise(three, "Junta", "Ayudar", action=first(three).id)
    tab_to("Quitar del plan")
    press(KEYS.Key_Return)
    assert len(three.all(Action)) == 2
    assert three.all(Commitment) == []
    assert "propuestas sin respuesta: 2" in seen(page)
    press(KEYS.Key_Z, CONTROL)
    assert len(three.all(Action)) == 3
    assert len(three.all(Commitment)) == 1


def test_money_is_told_against_the_budget(page: ActionPlanPage, three: OpenPlan) -> None:
    prepare.change_plan(three, budget=900_000_000)
    action_plan.edit(three, first(three), cost=1_000_000_000)
    assert "$\u00a01.000\u00a0M de $\u00a0900\u00a0M" in seen(page)
    assert "$\u00a0100\u00a0M más que el presupuesto" in seen(page)
    assert "2 sin costo" in seen(page)


# -- proposals ------------------------------------------------------------------------------------
def test_a_proposal_is_found_by_its_words_and_put_into_an_action(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    tab_to("Agregar una propuesta")
    press(KEYS.Key_Return)
    picker = page.findChild(ProposalPicker)
    assert picker is not None
    assert picker.isVisible()
    write("biblioteca")
    assert "Biblioteca los sábados" in picker.list.currentIndex().data()
    press(KEYS.Key_Return)
    assert not picker.isVisible()
    assert action_plan.without_answer(three) == []
    assert "propuestas sin respuesta: 0" in seen(page)
    links = three.all(ActionProposal, action=first(three).id)
    assert len(links) == 2
    tab_to("Sacar la propuesta 4 de la acción")
    press(KEYS.Key_Return)
    assert len(action_plan.without_answer(three)) == 1
    press(KEYS.Key_Z, CONTROL)
    assert action_plan.without_answer(three) == []


def test_escape_leaves_the_list_of_proposals_and_changes_nothing(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    tab_to("Agregar una propuesta")
    press(KEYS.Key_Return)
    press(KEYS.Key_Escape)
    assert cast(Button, focused()).text() == "Agregar una propuesta"
    assert len(three.all(ActionProposal)) == 3


# -- the chain ------------------------------------------------------------------------------------
def test_every_link_of_the_chain_opens_its_place_and_comes_back(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    numbers = numbering.labels(sample, Action)
    action = next(id for id, number in numbers.items() if number == "12")
    page = open_page("action_plan", sample, action=action)
    links = [link.text() for link in page.findChildren(ChainLink)]
    opened = []
    for said in links:
        tab_to(said)
        press(KEYS.Key_Return)
        if (several := QApplication.activePopupWidget()) is not None:
            QTest.keyClick(several, KEYS.Key_Return)  # the first of several
        opened.append(window.places.key)
        press(KEYS.Key_Left, ALT)
        assert window.places.key == "action_plan"
        assert cast(Page, window.page).where() == {"action": action}
    assert set(opened) == {"prepare", "proposals", "vote", "prioritize"}
    assert [said.split()[0] for said in links][:3] == ["Talleres", "Reto", "Racimo"]


def test_an_action_of_the_economic_plan_leads_to_its_sector(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    made = next(action for action in sample.all(Action) if action.economy_action)
    page = open_page("action_plan", sample, action=made.id)
    link = next(
        one for one in page.findChildren(ChainLink) if one.text().startswith("Economía local")
    )
    link.click()
    assert window.places.key == "economy"


# -- the document ---------------------------------------------------------------------------------
def test_the_plan_is_exported_with_the_keyboard_in_the_other_language(
    qtbot: QtBot,
    open_page: OpenPage,
    window: MainWindow,
    sample: OpenPlan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_page("action_plan", sample)
    target = tmp_path / "plan"
    monkeypatch.setattr(window, "ask_where", lambda *_: target)
    press(KEYS.Key_E, CONTROL)
    assert cast(Choice, focused()).key == "plan-pdf"
    press(KEYS.Key_Tab)
    press(KEYS.Key_Down)
    assert cast(Choice, focused()).key == "en"
    press(KEYS.Key_Return)
    written = tmp_path / "plan.pdf"
    # the notice goes after four seconds, and reading the plan may take as long
    qtbot.waitUntil(lambda: "plan.pdf" in seen(window), timeout=20_000)
    pages = pypdf.PdfReader(BytesIO(written.read_bytes())).pages
    told = "\n".join(one.extract_text() for one in pages)
    assert "Alumbrado LED en escaleras" in told
    assert "Prioritized action plan" in told or "PRIORITIZED ACTION PLAN" in told


def test_the_minutes_of_a_round_are_among_the_documents(
    qtbot: QtBot,
    open_page: OpenPage,
    window: MainWindow,
    sample: OpenPlan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def where(_title: str, name: str, _kinds: str) -> Path:
        asked.append(name)
        return tmp_path / name

    open_page("action_plan", sample)
    monkeypatch.setattr(window, "ask_where", where)
    press(KEYS.Key_E, CONTROL)
    kinds = cast(Choice, focused())
    kinds.setCurrentText("Acta de una votación · Ronda B")
    press(KEYS.Key_Return)
    written = tmp_path / "sample-Acta-de-una-votación-Ronda-B.pdf"
    qtbot.waitUntil(written.exists, timeout=20_000)
    assert asked == [written.name]
    (page,) = pypdf.PdfReader(BytesIO(written.read_bytes())).pages
    assert "Ronda B" in page.extract_text()


def test_a_disk_that_refuses_is_told_and_the_panel_stays_usable(
    qtbot: QtBot,
    page: ActionPlanPage,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "plan.pdf"
    folder.mkdir()
    monkeypatch.setattr(window, "ask_where", lambda *_: folder)
    press(KEYS.Key_E, CONTROL)
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: "es una carpeta" in seen(window))
    inside = tmp_path / "gone" / "plan.pdf"
    monkeypatch.setattr(window, "ask_where", lambda *_: inside)
    press(KEYS.Key_E, CONTROL)
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: "no está" in seen(window))
    assert folder.is_dir()
    assert not inside.exists()


def test_escape_closes_the_export_and_gives_the_keyboard_back(page: ActionPlanPage) -> None:
    press(KEYS.Key_E, CONTROL)
    press(KEYS.Key_Escape)
    assert cast(Button, focused()).text() == "Exportar"
    assert page.panel is not None
    assert not page.panel.isVisible()


# -- empty, read only, news -----------------------------------------------------------------------
def test_an_empty_plan_says_what_to_do_and_leads_there(
    open_page: OpenPage, window: MainWindow
) -> None:
    page = open_page("action_plan")
    assert "Todavía no hay acciones" in seen(page)
    assert page.primary is not None
    assert not page.primary.isEnabled()
    press(KEYS.Key_Return)
    assert window.places.key == "prioritize"


def test_the_first_action_appears_where_nothing_was(
    open_page: OpenPage, window: MainWindow
) -> None:
    page = open_page("action_plan")
    made = proposals.capture(window.plan, "Luz", theme="health")
    action_plan.make_actions(window.plan, [made.id])
    assert "A1 · Luz" in seen(page)
    window.plan.undo()
    assert "Todavía no hay acciones" in seen(page)


def test_a_plan_to_read_only_shows_everything_and_changes_nothing(
    open_page: OpenPage, sample_file: Path, tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / "read.convite"
    path.write_bytes(sample_file.read_bytes())
    plan = open_file(path, settings, read_only=True)
    page = open_page("action_plan", plan)
    said = seen(page)
    assert "A1 · Alumbrado LED" in said
    assert "Agregar un compromiso" not in said
    assert "Quitar del plan" not in said
    before = titles(plan)
    press(KEYS.Key_Down, ALT)
    assert titles(plan) == before
    assert page.findChildren(ChainLink)[0].isEnabled()


# -- commitments afterwards -----------------------------------------------------------------------
def test_what_came_of_a_commitment_is_written_in_its_own_place(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    commitments.promise(
        three, "Junta", "Contar los postes", by="2026-09-30", action=first(three).id
    )
    assert "Junta · antes del 30 sept 2026" in seen(page)
    tab_to("Estado del compromiso")
    press(KEYS.Key_Down)
    assert three.all(Commitment)[0].state == "kept"
    assert focused().accessibleName() == "Estado del compromiso"
    tab_to("Cambiar el compromiso")
    press(KEYS.Key_Return)
    tab_to("Qué pasó")
    write("Se contaron 40")
    tab_to("Guardar el compromiso")
    press(KEYS.Key_Return)
    assert three.all(Commitment)[0].follow_up == "Se contaron 40"
    assert "Se contaron 40" in seen(page)
    tab_to("Quitar el compromiso")
    press(KEYS.Key_Return)
    assert three.all(Commitment) == []
    assert "Compromisos: falta" in seen(page)
    press(KEYS.Key_Z, CONTROL)
    assert len(three.all(Commitment)) == 1


def test_a_commitment_without_who_or_what_is_not_kept_and_says_what_is_missing(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    tab_to("Agregar un compromiso")
    press(KEYS.Key_Return)
    tab_to("Guardar el compromiso")
    press(KEYS.Key_Return)
    assert three.all(Commitment) == []
    assert "Quién: falta" in seen(page)
    assert focused().accessibleName() == "Quién"
    press(KEYS.Key_Escape)
    assert "Quién: falta" not in seen(page)
    assert cast(Button, focused()).text() == "Agregar un compromiso"


def test_an_export_that_is_cancelled_leaves_no_file(
    qtbot: QtBot,
    open_page: OpenPage,
    window: MainWindow,
    sample: OpenPlan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_page("action_plan", sample)
    monkeypatch.setattr(window, "ask_where", lambda *_: tmp_path / "plan.pdf")
    press(KEYS.Key_E, CONTROL)
    press(KEYS.Key_Return)
    assert window.jobs.running
    window.jobs.stop_all()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    assert list(tmp_path.glob("plan.pdf*")) == []
    assert "plan.pdf" not in seen(window)
