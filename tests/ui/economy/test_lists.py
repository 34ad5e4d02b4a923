"""Skills, barriers, own work and actions: filled by Enter, changed by single keys, filtered."""

from __future__ import annotations

from tests.ui.economy.keys import (
    KEYS,
    OpenPage,
    economy_page,
    go_to,
    in_line,
    in_list,
    listing,
    rows,
)
from tests.ui.keyboard import ALT, CONTROL, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.action_plan import Action
from workshop_app.domain.economy import (
    Barrier,
    EconomyAction,
    MarketStudy,
    Opportunity,
    SectorScore,
    Skill,
)
from workshop_app.services import economy, economy_actions, economy_needs, economy_study
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.economy.found import FoundCard
from workshop_app.ui.economy.gaps import GapsPlace
from workshop_app.ui.economy.links import LinkPanel
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Choice, MessageBar


def test_skills_are_written_by_enter_and_a_digit_says_how_much_they_are_asked_for(
    open_page: OpenPage, window: MainWindow
) -> None:
    page = open_page("economy")
    press(KEYS.Key_Return)
    go_to("skills")
    assert in_line()
    for name in ("Costura a máquina", "Vender por encargo"):
        write(name)
        press(KEYS.Key_Return)
    press(KEYS.Key_Escape)
    assert in_list()
    write("5")
    found = {one.name: one.demand for one in window.plan.all(Skill)}
    assert sorted(found) == ["Costura a máquina", "Vender por encargo"]
    assert sorted(found.values()) == [3, 5]
    assert any("demanda 5 de 5" in row for row in rows(page))


def test_totals_of_rooms_are_told_as_two_figures_and_small_ones_are_hidden(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("economy", sample, place="skills")
    skill = sample.one(Skill, page.where()["skill"])
    economy_needs.edit(sample, skill, brought=14, wanted=3)
    assert any("14 saben · <5 quieren" in row for row in rows(page))


def test_what_may_be_written_of_skills_is_said_once(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    page = open_page("economy", sample, place="skills")
    told = [one for one in page.findChildren(MessageBar) if "Nunca quiénes" in one.text()]
    assert len(told) == 1
    told[0].closed.emit()
    window.go("vote")
    page = open_page("economy", place="skills")
    assert "Nunca quiénes" not in seen(page)


def test_barriers_are_filtered_by_kind_and_by_whom_they_hinder(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("economy", sample, place="barriers")
    shown = listing(page)
    everything = len(rows(page))
    shown.filter.choose("by women")
    shown.filter.chosen.emit("by women")
    hindering = [one for one in sample.all(Barrier) if "women" in one.hinders]
    assert 0 < len(hindering) < everything
    assert len(rows(page)) == len(hindering)
    shown.filter.choose("care")
    shown.filter.chosen.emit("care")
    assert len(rows(page)) == sample.count(Barrier, kind="care")


def test_a_barrier_taken_out_comes_back_by_undo(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("economy", sample, place="barriers")
    before = rows(page)
    press(KEYS.Key_Delete)
    assert len(rows(page)) == len(before) - 1
    assert in_list()
    press(KEYS.Key_Z, CONTROL)
    assert rows(page) == before


def test_a_challenge_is_linked_by_its_number(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    page = open_page("economy", sample, place="barriers")
    barrier = page.where()["barrier"]
    before = set(sample.one(Barrier, barrier).challenges)
    tab_to("Retos en sus palabras: Enlazar")
    press(KEYS.Key_Return)
    panel = window.findChild(LinkPanel, "link panel")
    assert panel is not None
    first = panel.list.model().index(1, 0).data(0).split(".")[0]
    write(first)
    press(KEYS.Key_Return)
    assert len(set(sample.one(Barrier, barrier).challenges) - before) == 1


def test_own_work_is_written_with_what_starting_takes(
    open_page: OpenPage, window: MainWindow
) -> None:
    page = open_page("economy")
    press(KEYS.Key_Return)
    go_to("own_work")
    write("Arepas por encargo")
    press(KEYS.Key_Return)
    press(KEYS.Key_Escape)
    press(KEYS.Key_Return)
    tab_to("Cuánto cuesta empezar")
    write("1.800.000")
    tab_to("Qué más hace falta para empezar")
    write("Horno")
    press(KEYS.Key_Return)
    write("Un curso")
    tab_to("Semanas hasta la primera venta")
    write("3")
    press(KEYS.Key_Escape)
    (way,) = window.plan.all(Opportunity)
    assert (way.starting_cost, way.takes, way.weeks) == (1_800_000, ("Horno", "Un curso"), 3)
    assert "3 semanas hasta la primera venta" in rows(page)[0]


def test_an_action_goes_into_the_plan_and_its_code_opens_it(
    open_page: OpenPage, window: MainWindow
) -> None:
    page = open_page("economy")
    press(KEYS.Key_Return)
    go_to("actions")
    write("Máquinas compartidas")
    press(KEYS.Key_Return)
    press(KEYS.Key_Escape)
    press(KEYS.Key_P)
    (action,) = window.plan.all(Action)
    (made,) = window.plan.all(EconomyAction)
    assert action.economy_action == made.id
    assert "en el plan: A1" in rows(page)[0]
    press(KEYS.Key_P)
    assert window.places.key == "action_plan"
    press(KEYS.Key_Left, ALT)
    assert window.page is not None
    assert window.page.where() == {"economy_action": made.id}


def test_actions_are_moved_and_filtered_by_whether_they_are_in_the_plan(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("economy", sample, place="actions")
    first = rows(page)[0]
    press(KEYS.Key_Down, ALT)
    assert rows(page)[1].split(". ", 1)[1] == first.split(". ", 1)[1]
    shown = listing(page)
    shown.filter.choose("out")
    shown.filter.chosen.emit("out")
    waiting = [one for one, action in economy.actions(sample) if action is None]
    assert len(rows(page)) == len(waiting)


def test_gaps_are_sentences_bars_and_tables(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("economy", sample, place="gaps")
    shown = economy_page(page).shown
    assert isinstance(shown, GapsPlace)
    assert "Lo que más falta" in seen(page)
    model = shown.skills.list.model()
    assert "vacantes" in model.index(0, 0).data(0)
    press(KEYS.Key_T)
    assert "Vacantes · " in seen(page)
    press(KEYS.Key_T)
    press(KEYS.Key_Return)
    assert "skill" in page.where()


def test_a_gap_closes_when_an_action_teaches_the_skill(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("economy", sample, place="gaps")
    shown = economy_page(page).shown
    assert isinstance(shown, GapsPlace)
    before = shown.skills.model.index(0, 0).data(0)
    assert "ninguna acción lo enseña" in before
    id = shown.skills.list.row.id
    economy_actions.add(sample, "Curso de alturas", skills=[id])
    assert "ninguna acción lo enseña" not in shown.skills.model.index(0, 0).data(0)


def test_the_study_keeps_its_figures_and_weights(open_page: OpenPage, window: MainWindow) -> None:
    open_page("economy")
    press(KEYS.Key_Return)
    go_to("study")
    write("Plan económico")
    tab_to("empresas")
    write("38")
    tab_to("personas que buscan trabajo")
    press(KEYS.Key_Tab)
    (study,) = window.plan.all(MarketStudy)
    assert study.title == "Plan económico"
    assert economy.interviews(window.plan) == {"businesses": 38}
    economy_study.set_weight(window.plan, "growth", 4)
    assert economy.weights(window.plan)["growth"] == 4


def test_the_search_finds_in_every_place_and_opens_it(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("economy", sample)
    press(KEYS.Key_F, CONTROL)
    write("panader")
    card = page.findChild(FoundCard)
    assert card is not None
    assert card.isVisible()
    model = card.list.model()
    places = {model.index(at, 0).data(256).place for at in range(model.rowCount())}
    assert {"skills", "actions"} <= places
    press(KEYS.Key_Return)
    assert not card.isVisible()
    press(KEYS.Key_F, CONTROL)
    write("zzzz")
    assert "Nada del estudio dice eso" in seen(page)
    press(KEYS.Key_Escape)
    press(KEYS.Key_Escape)
    assert not card.isVisible()


def test_a_plan_that_is_only_read_shows_and_writes_nothing(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    sample.store.read_only = True
    page = open_page("economy", sample)
    said = seen(page)
    assert "Agregar sector" not in said
    assert "Traer una tabla" not in said
    scores = {one.id: one.score for one in sample.all(SectorScore)}
    write("1")
    press(KEYS.Key_Delete)
    assert {one.id: one.score for one in sample.all(SectorScore)} == scores
    for place in ("skills", "barriers", "own_work", "actions", "gaps", "study"):
        go_to(place)
        said = seen(page)
        assert "Quitarlo" not in said
        assert "Quitarla" not in said
        assert not in_line()
    sample.store.read_only = False


def test_english_stands_in_every_place(open_page: OpenPage, window: MainWindow,
                                       sample: OpenPlan) -> None:  # fmt: skip
    window.change_settings(language="en")
    page = open_page("economy", sample)
    for place, said in (("sectors", "Growth and access"), ("skills", "Take it out"),
                        ("gaps", "To be read aloud"), ("study", "What the room said")):  # fmt: skip
        go_to(place)
        assert said in seen(page)


def test_barriers_and_actions_are_spoken_of_in_their_gender(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("economy", sample, place="barriers")
    for place in ("barriers", "actions"):
        go_to(place)
        shown = listing(page)
        assert shown.out.text() == "Quitarla"
        assert shown.filters()[0] == ("", "Todas")
    terms = [one for one in page.findChildren(Choice) if one.accessibleName() == "Plazo"]
    assert [one.itemText(0) for one in terms] == ["sin decir"]
    go_to("skills")
    assert listing(page).out.text() == "Quitarlo"


def test_a_barrier_is_of_no_kind_that_nobody_chose(open_page: OpenPage, window: MainWindow) -> None:
    page = open_page("economy")
    press(KEYS.Key_Return)
    go_to("barriers")
    assert listing(page).line.kinds.key == "other"
    assert listing(page).line.kinds.currentText() == "Otra barrera"
    write("No hay quien compre")
    press(KEYS.Key_Return)
    assert [one.kind for one in window.plan.all(Barrier)] == ["other"]
