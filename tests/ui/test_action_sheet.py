"""The sheet of an action in the real window: everything of it, and actions joined and split."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tests.ui.keyboard import CONTROL, focused, press, rewrite, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    ActionTerritory,
    Indicator,
    Programme,
    Source,
)
from workshop_app.domain.entity import link_id
from workshop_app.domain.places import Territory
from workshop_app.domain.rounds import Decision
from workshop_app.services import action_plan, programmes, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.action_plan.page import ActionPlanPage
from workshop_app.ui.action_plan.programmes_panel import ProgrammesPanel
from workshop_app.ui.action_plan.ticks import TickPanel
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import RowList

OpenPage = Callable[..., Page]
KEYS = Qt.Key


@pytest.fixture
def three(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    """A plan with three actions and a territory."""
    plan = make_plan("three")
    texts = ("Luz en las escaleras", "Agua por cuadras", "Cancha con sombra")
    made = [proposals.capture(plan, text, theme="public_space", cost=10) for text in texts]
    action_plan.make_actions(plan, [one.id for one in made])
    with plan.step("territory.add") as step:
        step.add(Territory(id="7" * 32, code="UIT-1", name="La Loma"))
    return plan


@pytest.fixture
def page(open_page: OpenPage, three: OpenPlan) -> ActionPlanPage:
    return cast(ActionPlanPage, open_page("action_plan", three))


def first(plan: OpenPlan) -> Action:
    return action_plan.actions(plan)[0]


def drop_focus(page: Page) -> None:
    page.findChildren(RowList)[0].setFocus()


def test_a_second_source_pays_what_is_left_and_goes_away_again(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    tab_to("Fuente de recursos")
    write("Municipio")
    press(KEYS.Key_Return)
    tab_to("Agregar otra fuente")
    press(KEYS.Key_Return)
    assert focused().accessibleName() == "Clase de fuente"
    assert [one.kind for one in three.all(Source)] == ["municipality", "to_find"]
    tab_to("Monto de la fuente")
    rewrite("4")
    press(KEYS.Key_Return)
    assert three.all(Source)[1].amount == 4
    assert "más de lo que cuesta" in seen(page)
    press(KEYS.Key_Z, CONTROL)
    assert "más de lo que cuesta" not in seen(page)
    tab_to("Quitar la fuente")
    press(KEYS.Key_Return)
    assert len(three.all(Source)) == 1


def test_a_second_indicator_is_written_and_how_it_is_measured(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    tab_to("Indicador")
    write("Puntos de luz")
    press(KEYS.Key_Return)
    tab_to("Agregar otro indicador")
    press(KEYS.Key_Return)
    write("Vecinos que salen de noche")
    press(KEYS.Key_Tab)
    press(KEYS.Key_Tab)
    press(KEYS.Key_Tab)
    write("3")
    tab_to("Cómo se mide")
    write("Conteo de la Junta")
    drop_focus(page)
    found = three.all(Indicator)
    assert [one.name for one in found] == ["Puntos de luz", "Vecinos que salen de noche"]
    assert found[1].measured == "Conteo de la Junta"


def test_the_rest_of_an_action_is_written_and_chosen(page: ActionPlanPage, three: OpenPlan) -> None:
    programmes.add(three, "Ciudad segura")
    tab_to("Personas")
    write("1.200")
    tab_to("Aliados, uno en cada línea")
    write("Junta")
    press(KEYS.Key_Return)
    write("Colegio")
    tab_to("Programa del plan de desarrollo")
    press(KEYS.Key_Down)
    tab_to("Decisión escrita")
    write("La sala lo pidió")
    drop_focus(page)
    action = first(three)
    assert (action.beneficiaries, action.allies) == (1200, ("Junta", "Colegio"))
    assert action.programme == three.all(Programme)[0].id
    assert action.note == "La sala lo pidió"
    tab_to("Perspectiva")
    press(KEYS.Key_Down)
    assert first(three).perspective == "habitat"


def test_a_number_of_people_that_is_none_stays_as_typed(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    tab_to("Personas")
    write("muchas")
    press(KEYS.Key_Return)
    assert first(three).beneficiaries is None
    assert "Solo cifras" in seen(page)
    assert focused().property("text") == "muchas"


def test_goals_and_territories_are_ticked(page: ActionPlanPage, three: OpenPlan) -> None:
    tab_to("Objetivos de Desarrollo Sostenible: Escoger")
    press(KEYS.Key_Return)
    assert focused().height() > 300  # the list can be read
    for _ in range(2):
        press(KEYS.Key_Down)
    press(KEYS.Key_Space)
    press(KEYS.Key_Return)
    assert first(three).sdg == (3,)
    assert "3. Salud y bienestar" in seen(page)
    tab_to("Territorios: Escoger")
    press(KEYS.Key_Return)
    press(KEYS.Key_Space)
    press(KEYS.Key_Escape)
    assert three.all(ActionTerritory) == []
    press(KEYS.Key_Return)
    press(KEYS.Key_Space)
    press(KEYS.Key_Return)
    assert len(three.all(ActionTerritory)) == 1
    assert "UIT-1 La Loma" in seen(page)


def test_the_horizon_stands_out_on_its_scale(page: ActionPlanPage, three: OpenPlan) -> None:
    action_plan.edit(three, first(three), start="2027-01", months=14)
    assert page.editor.parts.term.scale.accessibleDescription() == "mediano, hasta 36"


def test_part_of_the_money_and_a_written_decision_are_shown(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    proposal = three.all(ActionProposal, action=first(three).id)[0].proposal
    with three.step("priority.decide") as step:
        step.add(Decision(id=link_id(proposal, "decision"), proposal=proposal, outcome="in",
                          reason="Alcanza para la mitad", part=5))  # fmt: skip
    assert "Se decidió con una parte del dinero: $\u00a05" in seen(page)
    row = page.findChildren(RowList)[0].row
    assert row.decided == ["Una parte del dinero: $\u00a05"]


# -- joining, splitting ---------------------------------------------------------------------------
def test_two_actions_become_one_and_undo_brings_them_back(
    page: ActionPlanPage, three: OpenPlan, window: MainWindow
) -> None:
    before = action_plan.answered(three)
    tab_to("Unir otras acciones a esta")
    press(KEYS.Key_Return)
    panel = window.findChild(TickPanel)
    assert panel is not None
    press(KEYS.Key_Return)
    assert len(three.all(Action)) == 3
    press(KEYS.Key_Space)
    press(KEYS.Key_Return)
    assert len(three.all(Action)) == 2
    assert action_plan.answered(three) == before
    assert first(three).cost == 20
    assert "1 acción unida a esta" in seen(window)
    press(KEYS.Key_Z, CONTROL)
    assert len(three.all(Action)) == 3


def test_an_action_is_split_and_goes_on_with_the_new_one(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    second = action_plan.actions(three)[1]
    moved = three.all(ActionProposal, action=second.id)[0].proposal
    kept = three.all(ActionProposal, action=first(three).id)[0].proposal
    action_plan.answer_with(three, first(three), [kept, moved])
    before = action_plan.answered(three)
    tab_to("Partirla en dos")
    press(KEYS.Key_Return)
    press(KEYS.Key_Down)
    press(KEYS.Key_Space)
    press(KEYS.Key_Return)
    assert [one.title for one in action_plan.actions(three)][:2] == [
        "Luz en las escaleras", "Agua por cuadras",
    ]  # fmt: skip
    assert len(three.all(Action)) == 4
    assert action_plan.answered(three) == before
    assert page.where()["action"] == action_plan.actions(three)[1].id


def test_an_action_with_one_proposal_is_not_split(page: ActionPlanPage, three: OpenPlan) -> None:
    assert not page.editor.reshape.split.isEnabled()


# -- programmes, a new action ---------------------------------------------------------------------
def test_programmes_are_written_renamed_and_taken_off(
    page: ActionPlanPage, three: OpenPlan, window: MainWindow
) -> None:
    page.bar.do("programmes")
    for name in ("Ciudad segura", "Vivienda digna"):
        write(name)
        press(KEYS.Key_Return)
    panel = window.findChild(ProgrammesPanel)
    assert panel is not None
    action_plan.edit(three, first(three), programme=three.all(Programme)[0].id)
    tab_to("Programas")
    press(KEYS.Key_Up)
    press(KEYS.Key_F2)
    rewrite("Ciudad segura y en paz")
    press(KEYS.Key_Return)
    assert [one.name for one in three.all(Programme)] == [
        "Ciudad segura y en paz", "Vivienda digna",
    ]  # fmt: skip
    tab_to("Programas")
    press(KEYS.Key_Up)
    press(KEYS.Key_Delete)
    assert [one.name for one in three.all(Programme)] == ["Vivienda digna"]
    assert first(three).programme is None
    assert "1 acción queda sin programa" in seen(window)
    press(KEYS.Key_Escape)
    press(KEYS.Key_Z, CONTROL)
    assert first(three).programme is not None


def test_a_name_that_is_taken_is_told_and_stays(
    page: ActionPlanPage, three: OpenPlan, window: MainWindow
) -> None:
    programmes.add(three, "Agua")
    page.bar.do("programmes")
    write("agua")
    press(KEYS.Key_Return)
    assert len(three.all(Programme)) == 1
    assert "Ya hay un programa" in seen(window)
    assert focused().property("text") == "agua"


def test_a_new_action_is_made_and_its_title_written_next(
    page: ActionPlanPage, three: OpenPlan
) -> None:
    page.bar.do("new")
    write("Plan de arriendos")
    drop_focus(page)
    assert action_plan.actions(three)[-1].title == "Plan de arriendos"
    assert "A4 · Plan de arriendos" in seen(page)


def test_the_menu_holds_what_has_no_button(page: ActionPlanPage, three: OpenPlan) -> None:
    page.bar.more.click()
    (menu,) = [one for one in page.findChildren(QMenu) if one.objectName() == "more"]
    said = [one.text() for one in menu.actions()]
    assert "Programas del plan de desarrollo" in said
    assert "Acción nueva" in said
    menu.close()
