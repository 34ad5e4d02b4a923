"""Following up a year on, the read-back and what is missing, with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.action_plan import Action, Commitment, FollowUp
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Photo
from workshop_app.services import action_plan, agenda, commitments, follow_up, proposals, readback
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.action_plan.completeness import CompletenessPanel
from workshop_app.ui.action_plan.follow_up import FollowUpPanel
from workshop_app.ui.action_plan.readback_panel import ReadbackPanel
from workshop_app.ui.page import Page
from workshop_app.ui.photos.keeping import KeepPhoto
from workshop_app.ui.shell.window import MainWindow

OpenPage = Callable[..., Page]
KEYS = Qt.Key
DAY = date(2027, 9, 15)


@pytest.fixture
def plan(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    """Two actions, the first with an indicator and a promise that is overdue on DAY."""
    plan = make_plan("followed")
    said = [proposals.capture(plan, text, theme="housing") for text in ("Luz", "Agua", "Cancha")]
    first, second = action_plan.make_actions(plan, [one.id for one in said[:2]])
    action_plan.edit(plan, first, start="2026-10", months=6)
    action_plan.edit(plan, second, start="2027-01", months=24)
    action_plan.set_indicator(plan, first, "Lámparas", baseline=0, target=12)
    commitments.promise(plan, "Alumbrado", "Poner el poste", by="2027-09-01", action=first.id)
    return plan


@pytest.fixture
def panel(open_page: OpenPage, plan: OpenPlan) -> FollowUpPanel:
    page = open_page("action_plan", plan)
    made = FollowUpPanel(page, plan, page.words, page.shell, lambda: DAY)
    made.open()
    return made


def shown(panel: FollowUpPanel) -> list[str]:
    model = panel.model
    return [model.words_of(model.index(n, 0).data(256)) for n in range(model.rowCount())]


def test_what_is_overdue_stands_first_and_in_words(panel: FollowUpPanel) -> None:
    assert panel.filter.current == "overdue"
    told = shown(panel)
    assert [("A1" in one, "vencido hace" in one) for one in told] == [(True, True), (True, True)]
    assert "vencido hace 2 semanas" in told[1]
    panel.filter.setFocus()
    press(KEYS.Key_Right)
    assert len(shown(panel)) == 1
    assert "A2" in shown(panel)[0]


def test_what_was_found_is_noted_with_the_keyboard_and_taken_back(
    panel: FollowUpPanel, plan: OpenPlan
) -> None:
    assert focused() is panel.list
    assert "A1 · Luz" in shown(panel)[0]
    press(KEYS.Key_Return)
    assert focused() is panel.detail.form.state
    write("Realizada")
    press(KEYS.Key_Tab)
    tab_to("Dónde va el indicador")
    write("9")
    tab_to("Nota")
    write("Faltan tres")
    press(KEYS.Key_Return)
    press(KEYS.Key_Return)
    (found,) = plan.all(FollowUp)
    assert (found.state, found.day, found.measured) == ("done", "2027-09-15", 9)
    assert found.note == "Faltan tres"
    assert "15 sept 2027 · Realizada · medido: 9" in seen(panel)
    # It stays in hand though it is not overdue any more: its photos come next.
    assert "A1 · Luz" in seen(panel.detail)
    assert focused() is panel.detail.photos.add
    press(KEYS.Key_Z, CONTROL)
    assert plan.all(FollowUp) == []
    assert any("A1 · Luz" in one for one in shown(panel))


def test_a_marked_note_waits_for_an_answer(panel: FollowUpPanel, plan: OpenPlan) -> None:
    press(KEYS.Key_Return)
    tab_to("Nota")
    write("Llamar al 312 456 7890")
    tab_to("Guardar lo encontrado")
    press(KEYS.Key_Return)
    assert plan.all(FollowUp) == []
    assert panel.detail.form.isVisible()


def test_a_photo_is_evidence_after_the_question_about_faces(
    panel: FollowUpPanel, plan: OpenPlan, qtbot: QtBot
) -> None:
    press(KEYS.Key_Return)
    tab_to("Guardar lo encontrado")
    press(KEYS.Key_Return)
    (found,) = plan.all(FollowUp)
    assert panel.detail.photos.isVisible()
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("green"))
    panel.detail.photos.adding.take([picture])
    qtbot.waitUntil(lambda: bool(panel.window().findChildren(KeepPhoto)))
    (question,) = panel.window().findChildren(KeepPhoto)
    assert plan.all(Photo) == []
    question.no.click()
    qtbot.waitUntil(lambda: plan.count(Photo) == 1)
    assert plan.all(Photo)[0].follow_up == found.id


def test_a_promise_of_a_workshop_is_added_here(panel: FollowUpPanel, plan: OpenPlan) -> None:
    tab_to("Agregar un compromiso")
    press(KEYS.Key_Return)
    tab_to("Quién")
    write("Junta de la Comuna 9")
    press(KEYS.Key_Return)
    write("Prestar el salón")
    press(KEYS.Key_Return)
    tab_to("Guardar el compromiso")
    press(KEYS.Key_Return)
    made = next(one for one in plan.all(Commitment) if one.what == "Prestar el salón")
    assert (made.action, made.workshop, made.by) == (None, None, "")


def test_the_read_back_is_prepared_from_it(
    panel: FollowUpPanel, plan: OpenPlan, window: MainWindow
) -> None:
    first = action_plan.actions(plan)[0]
    follow_up.note(plan, first, "dropped", day="2027-09-01")
    tab_to("Preparar la devolución")
    press(KEYS.Key_Return)
    (made,) = [one for one in window.findChildren(ReadbackPanel) if one.isVisible()]
    said = seen(made)
    assert "Atrasado o desistido sin decir por qué: A1" in said
    assert "1 propuesta no tiene respuesta" in said
    tab_to("Preparar la reunión")
    press(KEYS.Key_Return)
    (workshop,) = plan.all(Workshop)
    assert readback.EXERCISE in [one.exercise for one in agenda.items(plan, workshop)]
    assert window.places.key == "prepare"
    plan.undo()
    assert plan.all(Workshop) == []
    press(KEYS.Key_Left, ALT)
    assert window.places.key == "action_plan"


def test_what_is_missing_leads_to_its_field(
    open_page: OpenPage, plan: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    page = open_page("action_plan", plan)
    panel = CompletenessPanel(page, plan, page.words, page.shell)
    panel.open()
    qtbot.waitUntil(lambda: bool(panel.found.gaps))
    rows = [panel.model.row(n) for n in range(panel.model.rowCount())]
    heads = [row.what for row in rows if row.gap is None]
    assert "Propuestas sin respuesta · 1" in heads
    at = next(n for n, row in enumerate(rows) if row.gap and row.gap.where.get("field") == "cost")
    panel.list.pick(at)
    press(KEYS.Key_Return)
    assert window.places.key == "action_plan"
    write("500")
    press(KEYS.Key_Tab)
    assert sorted(one.cost or 0 for one in plan.all(Action)) == [0, 500]


@pytest.mark.parametrize("kind", [FollowUpPanel, ReadbackPanel, CompletenessPanel])
def test_an_empty_plan_says_so(
    open_page: OpenPage, kind: type[FollowUpPanel], qtbot: QtBot
) -> None:
    page = open_page("action_plan")
    panel = kind(page, page.plan, page.words, page.shell)
    panel.open()
    qtbot.waitUntil(lambda: len(seen(panel)) > 20)
    press(KEYS.Key_Escape)
    assert not panel.isVisible()
