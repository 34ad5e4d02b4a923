"""Prepare, with the keyboard: places, workshop, agenda, materials; what is kept and what is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, focused, press, rewrite, tab_to, write
from workshop_app.domain.meetings import AgendaItem, Attendance, Table, Workshop
from workshop_app.domain.places import Commune, Territory, TerritoryCommune
from workshop_app.services import agenda, content, materials, prepare
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.ui import current, overflow
from workshop_app.ui.page import Page
from workshop_app.ui.prepare import hours
from workshop_app.ui.prepare.agenda_list import AgendaList
from workshop_app.ui.prepare.choosers import Chooser
from workshop_app.ui.prepare.page import PreparePage
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import EmptyCard
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.painted import FocusRing
from workshop_app.ui.widgets.pills import Pills

Open = Callable[..., Page]
MARKED = "Casa de la señora Marta Rojas"
MASKED = "Casa de [dato retirado]"


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    made = prepare.add_workshop(plan, "Taller 1", day="2026-03-14", people=24)
    agenda.start_from(plan, made, "community-3h")
    return plan.one(Workshop, made.id)


@pytest.fixture
def page(open_page: Open, plan: OpenPlan, qtbot: QtBot) -> Callable[[str], PreparePage]:
    def opened(tab: str) -> PreparePage:
        shown = open_page("prepare", plan, tab=tab)
        assert isinstance(shown, PreparePage)
        qtbot.waitUntil(lambda: shown.isAncestorOf(focused()))
        return shown

    return opened


def exercises(plan: OpenPlan, workshop: Workshop) -> list[str]:
    return [item.exercise for item in agenda.items(plan, workshop)]


def said(page: PreparePage, name: str) -> str:
    label = page.findChild(Label, name)
    assert label is not None
    return label.text()


def rows(page: PreparePage) -> list[str]:
    """The agenda as a reader says it."""
    model = page.findChild(AgendaList, "agenda").model()  # type: ignore[union-attr]
    return [model.index(n, 0).data() for n in range(model.rowCount())]


# -- places ---------------------------------------------------------------------------------------
def test_a_territory_is_added_told_of_and_put_in_communes(
    plan: OpenPlan, page: Callable[[str], PreparePage], qtbot: QtBot
) -> None:
    page("territory")
    tab_to("new territory")
    write("La Loma")
    press(Qt.Key.Key_Return)
    assert [(t.code, t.name) for t in plan.all(Territory)] == [("UIT-1", "La Loma")]
    tab_to("territory name")
    rewrite("La Loma de Belén")
    tab_to("territory description")
    write("Laderas sobre el canal")
    qtbot.waitUntil(lambda: plan.all(Territory)[0].description == "Laderas sobre el canal")
    assert plan.all(Territory)[0].name == "La Loma de Belén"
    tab_to("commune number")
    write("9")
    press(Qt.Key.Key_Return)
    write("10")
    press(Qt.Key.Key_Tab)
    write("Atalaya")
    press(Qt.Key.Key_Return)
    assert [(c.number, c.name) for c in plan.all(Commune)] == [(9, "Comuna 9"), (10, "Atalaya")]
    assert plan.count(TerritoryCommune) == 2
    tab_to("communes")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    left = [link.commune for link in plan.all(TerritoryCommune)]
    assert left == [plan.all(Commune)[0].id]


def test_undo_right_after_a_commune_takes_it_back(
    plan: OpenPlan, page: Callable[[str], PreparePage]
) -> None:
    prepare.add_territory(plan, "La Loma")
    page("territory")
    tab_to("commune number")
    write("9")
    press(Qt.Key.Key_Return)
    assert plan.count(TerritoryCommune) == 1
    press(Qt.Key.Key_Z, CONTROL)
    assert plan.all(Commune) == []
    assert plan.count(TerritoryCommune) == 0


def test_a_commune_is_renamed_and_taken_out_from_its_row(
    plan: OpenPlan, page: Callable[[str], PreparePage]
) -> None:
    prepare.add_territory(plan, "La Loma")
    prepare.add_commune(plan, 9, "Comuna 9")
    page("territory")
    tab_to("communes")
    press(Qt.Key.Key_F2)
    assert focused().objectName() == "commune number"
    rewrite("8")
    press(Qt.Key.Key_Return)
    assert [(c.number, c.name) for c in plan.all(Commune)] == [(8, "Comuna 9")]
    tab_to("communes")
    press(Qt.Key.Key_Delete)
    assert plan.all(Commune) == []
    press(Qt.Key.Key_Z, CONTROL)
    assert [c.number for c in plan.all(Commune)] == [8]


def test_a_territory_is_taken_out_unless_something_is_of_it(
    plan: OpenPlan, page: Callable[[str], PreparePage], window: MainWindow
) -> None:
    used = prepare.add_territory(plan, "Belén")
    prepare.add_workshop(plan, "Taller 1", territory=used.id)
    prepare.add_territory(plan, "La Loma")
    page("territory")
    tab_to("territories")
    press(Qt.Key.Key_Delete)
    assert "tiene talleres o propuestas" in window.messages.text
    assert plan.count(Territory) == 2
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    assert [t.name for t in plan.all(Territory)] == ["Belén"]


def test_a_persons_name_is_not_kept_before_an_answer(
    plan: OpenPlan, page: Callable[[str], PreparePage]
) -> None:
    shown = page("territory")
    tab_to("new territory")
    write(MARKED)
    press(Qt.Key.Key_Return)
    assert plan.all(Territory) == []
    assert any("nombre de una persona" in p.text() for p in shown.findChildren(Paragraph))
    press(Qt.Key.Key_Return)
    assert [t.name for t in plan.all(Territory)] == [MASKED]


def test_enter_in_a_field_keeps_it_and_does_not_leave_the_page(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], window: MainWindow
) -> None:
    shown = page("workshop")
    tab_to("start")
    rewrite("8:30")
    press(Qt.Key.Key_Return)
    assert plan.one(Workshop, workshop.id).start == "08:30"
    assert window.page is shown


# -- workshop -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9", time(9)), ("9:30", time(9, 30)), ("14:00", time(14)), ("2:30 p. m.", time(14, 30)),
        ("2:30\u00a0p.\u00a0m.", time(14, 30)), ("12 m", time(12)), ("12:00 a. m.", time(0)),
        ("10.15", time(10, 15)), ("25", None), ("9:70", None), ("13 pm", None), ("nueve", None),
        ("", None),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_write_them(written: str, meant: time | None) -> None:
    assert hours.read(written) == meant


def test_a_workshops_fields_are_kept_as_they_are_left(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], qtbot: QtBot
) -> None:
    page("workshop")
    tab_to("workshop title")
    rewrite("Taller de la loma")
    tab_to("end")
    rewrite("12:30 p. m.")
    tab_to("place")
    rewrite("Salón comunal de Belén")
    qtbot.waitUntil(lambda: plan.one(Workshop, workshop.id).place == "Salón comunal de Belén")
    kept = plan.one(Workshop, workshop.id)
    assert (kept.title, kept.end) == ("Taller de la loma", "12:30")
    tab_to("Pocas personas leen")
    press(Qt.Key.Key_Space)
    assert plan.one(Workshop, workshop.id).low_literacy


def test_an_hour_that_cannot_be_is_told_in_place_and_stays_as_typed(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    shown = page("workshop")
    for wrong, why in (("tarde", "9:30 o 2:30"), ("8:00", "después de empezar")):
        field = tab_to("end")
        rewrite(wrong)
        press(Qt.Key.Key_Tab)
        told = [*shown.findChildren(Label), *shown.findChildren(Paragraph)]
        assert any(why in one.text() for one in told)
        assert field.text() == wrong  # type: ignore[attr-defined]
        assert plan.one(Workshop, workshop.id).end == "12:00"


def test_tables_are_added_and_named(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], qtbot: QtBot
) -> None:
    page("workshop")
    tab_to("add table")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused().isVisible())
    press(Qt.Key.Key_Return)
    assert [table.name for table in plan.all(Table)] == ["Mesa 1"]
    rewrite("Mango")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: [(t.name, t.size) for t in plan.all(Table)] == [("Mango", 1)])
    tab_to("Quitar Mesa 1")
    press(Qt.Key.Key_Return)
    assert plan.count(Table) == 0


def test_small_numbers_are_hidden_once_the_keyboard_leaves_them(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], qtbot: QtBot
) -> None:
    shown = page("workshop")
    assert isinstance(shown, PreparePage)
    tab_to("people who came")
    write("24")
    tab_to("Edad")
    press(Qt.Key.Key_Space)
    for category, people in (("18 a 28", "10"), ("29 a 59", "12"), ("60 o más", "2")):
        tab_to(f"Edad: {category}")
        write(people)
    tab_to("Nombre")
    cells = prepare.attendance(plan, plan.one(Workshop, workshop.id))
    assert cells["age"] == {"18_28": 10, "29_59": 12, "60_plus": 2}
    assert cells["total"] == {"": 24}
    block = shown.tabs["workshop"].attendance.blocks[2]  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: block.fields["60_plus"].text() == "")
    told = {id: (field.text(), field.placeholderText()) for id, field in block.fields.items()}
    assert told["60_plus"] == ("", "<5")
    assert told["under_18"] == ("", "<5")
    assert told["not_said"] == ("", "<5")


def test_a_hidden_number_stays_when_another_one_is_typed(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    prepare.count_attendance(plan, workshop, 24, {"age": {"18_28": 20, "60_plus": 4}})
    page("workshop")
    tab_to("people who came")
    rewrite("25")
    press(Qt.Key.Key_Tab)
    assert prepare.attendance(plan, workshop) == {
        "total": {"": 25},
        "age": {"18_28": 20, "60_plus": 4},
    }


def test_a_count_typed_by_mistake_is_emptied_and_is_gone(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], qtbot: QtBot
) -> None:
    prepare.count_attendance(plan, workshop, 24, {"age": {"18_28": 14, "29_59": 10}})
    page("workshop")
    tab_to("Edad: 18 a 28")
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)
    assert prepare.attendance(plan, workshop) == {"total": {"": 24}, "age": {"29_59": 10}}
    press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    tab_to("people who came")
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Tab)
    assert prepare.attendance(plan, workshop) == {"age": {"18_28": 14, "29_59": 10}}


def test_a_hidden_number_stays_when_its_empty_field_is_passed_and_goes_by_delete(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    kept = {"18_28": 20, "60_plus": 4}
    prepare.count_attendance(plan, workshop, 24, {"age": kept})
    page("workshop")
    tab_to("Edad: 60 o más")
    write("7")
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Tab)
    assert prepare.attendance(plan, workshop)["age"] == kept
    tab_to("Edad: 60 o más")
    press(Qt.Key.Key_Delete)
    assert prepare.attendance(plan, workshop)["age"] == {"18_28": 20}


def test_the_help_about_counting_stands_beside_every_question_that_is_on(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    shown = page("workshop")
    for question in ("De dónde viene la gente", "Mujeres y hombres", "Edad"):
        tab_to(question)
        press(Qt.Key.Key_Space)
    told = [one.text() for one in shown.findChildren(Paragraph) if one.isVisibleTo(shown)]
    assert sum("Nadie cuenta a ojo" in one for one in told) == 3


def test_a_question_switched_off_is_counted_no_more_and_undo_brings_it_back(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    prepare.count_attendance(plan, workshop, 24, {"age": {"18_28": 20, "60_plus": 4}})
    page("workshop")
    tab_to("Edad")
    press(Qt.Key.Key_Space)
    assert [cell.dimension for cell in plan.all(Attendance)] == ["total"]
    press(Qt.Key.Key_Z, CONTROL)
    assert plan.count(Attendance) == 3


def test_a_new_workshop_is_the_one_that_all_pages_are_about(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], qtbot: QtBot
) -> None:
    page("workshop")
    tab_to("new workshop")
    press(Qt.Key.Key_Return)
    assert focused().objectName() == "workshop title"
    rewrite("Taller con líderes")
    qtbot.waitUntil(lambda: plan.all(Workshop)[-1].title == "Taller con líderes")
    now = current.workshop(plan)
    assert now is not None
    assert now.number == 2


# -- agenda ---------------------------------------------------------------------------------------
def test_rows_tell_the_hour_and_move_with_alt_and_an_arrow(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    shown = page("agenda")
    before = exercises(plan, workshop)
    assert rows(shown)[1] == "9:15, Un lugar y un saber, 15\u00a0min"
    tab_to("agenda")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down, ALT)
    moved = [before[0], before[2], before[1], *before[3:]]
    assert exercises(plan, workshop) == moved
    assert rows(shown)[2].startswith("9:45, Un lugar y un saber")
    press(Qt.Key.Key_Up, ALT)
    assert exercises(plan, workshop) == before
    press(Qt.Key.Key_Z, CONTROL)
    assert exercises(plan, workshop) == moved


def test_the_focus_ring_goes_along_with_a_moved_row(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], qtbot: QtBot
) -> None:
    shown = page("agenda")
    tab_to("agenda")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Backtab)
    ring = FocusRing.of(shown.window())
    qtbot.waitUntil(ring.isVisible)
    before = ring.y()
    press(Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: ring.y() > before)


def test_a_row_is_dragged_by_its_dots(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    shown = page("agenda")
    view = shown.findChild(AgendaList, "agenda")
    assert view is not None
    before = exercises(plan, workshop)
    tall = view.row_height()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(22, tall // 2))
    QTest.mouseMove(view.viewport(), QPoint(22, 2 * tall))
    QTest.mouseMove(view.viewport(), QPoint(22, 3 * tall + 2))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(22, 3 * tall + 2))
    assert exercises(plan, workshop) == [*before[1:3], before[0], *before[3:]]


def test_minutes_change_within_what_the_exercise_allows(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], qtbot: QtBot
) -> None:
    shown = page("agenda")
    tab_to("agenda")
    press(Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: agenda.items(plan, workshop)[0].minutes == 14)
    assert rows(shown)[1].startswith("9:14")
    assert said(shown, "time left") == "Quedan 1\u00a0min libres"
    press(Qt.Key.Key_Return)
    rewrite("90")
    press(Qt.Key.Key_Tab)
    most = content.exercises()["welcome-agreements"].minutes.most
    assert agenda.items(plan, workshop)[0].minutes == most


def test_presses_that_follow_each_other_on_minutes_are_one_undo(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], qtbot: QtBot
) -> None:
    page("agenda")
    tab_to("agenda")
    began = agenda.items(plan, workshop)[0].minutes
    for _ in range(5):
        press(Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: agenda.items(plan, workshop)[0].minutes == began - 5)
    press(Qt.Key.Key_Z, CONTROL)
    assert agenda.items(plan, workshop)[0].minutes == began


def test_minutes_are_kept_before_the_next_row_before_undo_and_before_the_page_goes(
    plan: OpenPlan,
    workshop: Workshop,
    page: Callable[[str], PreparePage],
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    page("agenda")
    tab_to("agenda")
    began = [item.minutes for item in agenda.items(plan, workshop)]
    press(Qt.Key.Key_Minus)
    press(Qt.Key.Key_Down)
    assert agenda.items(plan, workshop)[0].minutes == began[0] - 1
    press(Qt.Key.Key_Minus)
    press(Qt.Key.Key_Z, CONTROL)
    assert [item.minutes for item in agenda.items(plan, workshop)][:2] == [began[0] - 1, began[1]]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_Minus)
    window.go("proposals")
    assert agenda.items(plan, workshop)[1].minutes == began[1] - 1


def test_an_agenda_can_begin_empty_and_be_filled_from_its_empty_card(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], qtbot: QtBot
) -> None:
    shown = page("agenda")
    before = exercises(plan, workshop)
    tab_to("Empezar de otra agenda")
    press(Qt.Key.Key_Return)
    agendas = next(c for c in shown.findChildren(Chooser) if c.isVisible())
    assert agendas.shown[0].title == "Agenda vacía"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert exercises(plan, workshop) == []
    press(Qt.Key.Key_Z, CONTROL)
    assert exercises(plan, workshop) == before
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_Y, CONTROL)
    card = shown.tabs["agenda"].empty  # type: ignore[attr-defined]
    said = [button.text() for button in card.findChildren(Button)]
    assert said == ["Empezar de una agenda lista", "Agregar ejercicio", "Descanso"]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    card.findChildren(Button)[2].setFocus()
    press(Qt.Key.Key_Return)
    (rest,) = agenda.items(plan, workshop)
    assert (rest.kind, rest.exercise, rest.minutes) == ("break", "rest", 10)


def test_enter_alone_in_the_list_of_agendas_empties_nothing(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    page("agenda")
    tab_to("Empezar de otra agenda")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert exercises(plan, workshop)


def test_that_nothing_is_called_so_is_said_directly_under_the_search(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    shown = page("agenda")
    tab_to("Agregar ejercicio")
    press(Qt.Key.Key_Return)
    write("xyzxyz")
    chooser = next(c for c in shown.findChildren(Chooser) if c.isVisible())
    chooser.box.activate()
    said = chooser.findChild(Label, "nothing found")
    assert said is not None
    assert said.isVisible()
    assert 0 <= said.geometry().top() - chooser.search.geometry().bottom() < 20


def test_what_is_over_is_said_and_fitted_without_the_break(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    prepare.change_workshop(plan, workshop, end="11:40")
    shown = page("agenda")
    assert said(shown, "time left") == "Se pasa 20\u00a0min"
    assert said(shown, "total time") == "3\u00a0h de 2\u00a0h\u00a040\u00a0min"
    tab_to("fit")
    press(Qt.Key.Key_Return)
    assert said(shown, "time left") == "Cabe justo"
    kept = next(i for i in agenda.items(plan, workshop) if i.kind == "break")
    assert kept.minutes == 15
    prepare.change_workshop(plan, plan.one(Workshop, workshop.id), end="09:30")
    assert "Se pasa" in said(shown, "time left")
    agenda.fit(plan, plan.one(Workshop, workshop.id))
    assert said(shown, "time left").endswith("quite uno")


def test_an_exercise_is_found_by_its_words_and_added_after_the_selected(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    page("agenda")
    before = exercises(plan, workshop)
    tab_to("Agregar ejercicio")
    press(Qt.Key.Key_Return)
    write("muro suenos")
    press(Qt.Key.Key_Return)
    assert exercises(plan, workshop) == [before[0], "dreams-wall", *before[1:]]
    assert focused().objectName() == "agenda"
    tab_to("Agregar ejercicio")
    press(Qt.Key.Key_Return)
    write("almuerzo")
    press(Qt.Key.Key_Return)
    added = agenda.items(plan, workshop)[2]
    assert (added.kind, added.exercise) == ("break", "lunch")
    press(Qt.Key.Key_Delete)
    assert exercises(plan, workshop) == [before[0], "dreams-wall", *before[1:]]


def test_escape_closes_the_list_and_changes_nothing(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    shown = page("agenda")
    tab_to("Agregar ejercicio")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    detail = shown.findChild(Paragraph, "detail title")
    assert detail is not None
    assert detail.isVisible()
    assert len(agenda.items(plan, workshop)) == 8


def test_another_ready_agenda_takes_its_place_and_undo_brings_it_back(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    page("agenda")
    before = exercises(plan, workshop)
    tab_to("Empezar de otra agenda")
    press(Qt.Key.Key_Return)
    write("lideres 2 horas")
    press(Qt.Key.Key_Return)
    wanted = [item.exercise or item.rest for item in content.agendas("leaders")[0].items]
    assert exercises(plan, workshop) == wanted
    press(Qt.Key.Key_Z, CONTROL)
    assert exercises(plan, workshop) == before


def test_the_detail_tells_steps_materials_and_what_is_said(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    prepare.set_tables(plan, workshop, ["Mesa 1", "Mesa 2"])
    shown = page("agenda")
    tab_to("agenda")
    for _ in range(4):
        press(Qt.Key.Key_Down)
    detail = shown.tabs["agenda"].detail  # type: ignore[attr-defined]
    texts = [one.text() for one in (*detail.findChildren(Paragraph), *detail.findChildren(Label))]
    assert "De a una, de a dos, de a cuatro y en ronda" in texts
    assert "En silencio: una cosa que se puede hacer" in texts
    assert "DIGA, PASO 4" in texts
    names = [one.accessibleName() for one in detail.findChildren(Pills)]
    assert "24 × Tarjeta en blanco" in names[0]


# -- materials ------------------------------------------------------------------------------------
def test_a_material_is_ticked_with_space_and_stays_ticked(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], window: MainWindow
) -> None:
    shown = page("materials")
    assert said(shown, "for whom") == "Para 24 personas"
    before = said(shown, "packed")
    tab_to("materials")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert said(shown, "packed") == before.replace("0 de", "1 de")
    window.show_start()
    again = open_file(plan.path, plan.settings)
    assert len(again.one(Workshop, workshop.id).packed) == 1
    again.close()


def test_materials_say_whether_they_add_up_or_serve_again(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    for exercise in ("problem-tree", "commitments", "pairs-fours-all"):
        agenda.add(plan, workshop, exercise)
    shown = page("materials")
    view = shown.findChild(QListView, "materials")
    assert view is not None
    told = [view.model().index(n, 0).data() for n in range(view.model().rowCount())]
    assert any(one.endswith(": se suman") for one in told)
    assert any(one.endswith(": sirven los mismos") for one in told)


def test_the_list_of_materials_goes_on_paper_with_its_ticks(
    plan: OpenPlan,
    workshop: Workshop,
    page: Callable[[str], PreparePage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "materiales.pdf"
    monkeypatch.setattr(MainWindow, "ask_where", lambda *_args: path)
    materials.tick(plan, workshop, materials.needs(plan, workshop, "es")[0].key, True)
    page("materials")
    tab_to("save list")
    press(Qt.Key.Key_Return)
    pages = "".join(one.extract_text() for one in pypdf.PdfReader(path).pages)
    written = " ".join(pages.split())
    assert "Para 24 personas" in written
    for need in materials.needs(plan, workshop, "es"):
        assert need.words.split()[0] in written


# -- the whole page -------------------------------------------------------------------------------
@pytest.mark.parametrize("tab", ["workshop", "agenda", "materials"])
def test_a_plan_without_workshop_says_what_to_do(
    tab: str, page: Callable[[str], PreparePage]
) -> None:
    shown = page(tab)
    visible = [card for card in shown.findChildren(EmptyCard) if card.isVisible()]
    assert len(visible) == 1


def test_enter_on_the_tabs_opens_the_kit_and_esc_leaves_it(
    workshop: Workshop, page: Callable[[str], PreparePage]
) -> None:
    shown = page("agenda")
    press(Qt.Key.Key_Return)
    assert focused().objectName() == "kit sheets"
    press(Qt.Key.Key_Escape)
    assert shown.isAncestorOf(focused())


@pytest.mark.parametrize("tab", ["territory", "workshop", "agenda", "materials"])
def test_a_read_only_plan_shows_everything_and_changes_nothing(
    tab: str, plan: OpenPlan, workshop: Workshop, open_page: Open, closed_last: list[OpenPlan]
) -> None:
    prepare.add_territory(plan, "La Loma")
    plan.close()
    again = open_file(plan.path, plan.settings, read_only=True)
    before = again.plan
    closed_last.append(again)
    shown = open_page("prepare", again, tab=tab)
    for view in shown.findChildren(QListView):
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Space, Qt.Key.Key_Plus):
            QTest.keyClick(view, key)
        QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert (again.count(AgendaItem), again.count(Territory)) == (8, 1)
    assert again.plan == before
    writing = ("Agregar", "Agregar ejercicio", "Nuevo taller", "Quitar", "Agregar mesa", "Ajustar")
    offered = [one.text() for one in shown.findChildren(Button) if one.isVisible()]
    assert not set(offered) & set(writing)


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1366, 696)), (1.25, (1280, 720)), (1.5, (1280, 720))]
)
@pytest.mark.parametrize("tab", ["territory", "workshop", "agenda", "materials"])
def test_nothing_is_cut_in_small_windows(
    tab: str, scale: float, size: tuple[int, int], sample: OpenPlan, window: MainWindow,
    qtbot: QtBot,
) -> None:  # fmt: skip
    window.resize(*size)
    window.change_settings(text_scale=scale)
    window.show_plan(sample, "prepare")
    window.go("prepare", tab=tab)
    page = window.page
    assert page is not None
    qtbot.waitUntil(lambda: page.minimumSizeHint().height() <= page.height())
    QApplication.processEvents()
    overflow.start()
    page.grab()
    cut = [note for note in overflow.stop() if not note.meant]
    assert cut == []


def test_what_was_taken_out_can_be_brought_back_from_the_bar(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], window: MainWindow
) -> None:
    page("agenda")
    before = exercises(plan, workshop)
    tab_to("agenda")
    press(Qt.Key.Key_Delete)
    assert exercises(plan, workshop) == before[1:]
    assert window.messages.text == "Ejercicio quitado"
    press(Qt.Key.Key_Z, CONTROL)
    assert exercises(plan, workshop) == before


def test_what_is_being_written_is_kept_when_the_plan_is_left(
    plan: OpenPlan, workshop: Workshop, page: Callable[[str], PreparePage], window: MainWindow
) -> None:
    page("workshop")
    tab_to("place")
    write("Biblioteca del barrio")
    window.show_start()
    again = open_file(plan.path, plan.settings)
    assert again.one(Workshop, workshop.id).place == "Biblioteca del barrio"
    again.close()
