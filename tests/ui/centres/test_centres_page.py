"""The page of IntegrHa-bitat centres, with the keyboard alone: from nothing, and on the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, focused, press, rewrite, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.action_plan import Action
from workshop_app.domain.directory import CentrePart, ServicePoint
from workshop_app.domain.meetings import Workshop
from workshop_app.services import centre_links, centre_parts, centre_sites, centres
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.ui.centres.page import CentresPage
from workshop_app.ui.guarded import Guarded
from workshop_app.ui.page import Page
from workshop_app.ui.shell.slides import SitesSlide
from workshop_app.ui.shell.window import MainWindow

OpenPage = Callable[..., Page]
KEYS = Qt.Key


def page_of(window: MainWindow) -> CentresPage:
    assert isinstance(window.page, CentresPage)
    return window.page


def begin(window: MainWindow, make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    """A plan with a centre called "Sol", made by keys from the empty page."""
    plan = make_plan("centres")
    window.show_plan(plan, "centres")
    assert "Todavía no hay ningún centro" in seen(page_of(window))
    press(KEYS.Key_Return)
    assert focused().objectName() == "centre name"
    rewrite("Sol")
    press(KEYS.Key_Return)
    return plan


def add(page: CentresPage, kind: str, *texts: str) -> None:
    """Rows written in the line of a kind."""
    page.sheet.blocks[kind].new.setFocus()
    for text in texts:
        write(text)
        press(KEYS.Key_Return)


def test_a_centre_is_made_from_nothing_and_its_sites_are_scored_by_keys(
    window: MainWindow, make_plan: Callable[..., OpenPlan]
) -> None:
    plan = begin(window, make_plan)
    centre = centres.centres(plan)[0]
    assert centre.name == "Sol"
    page = page_of(window)
    add(page, "site", "Cancha", "Escuela")
    page.sheet.sites.grid.setFocus()
    press(KEYS.Key_Left)
    write("5")
    press(KEYS.Key_Down)
    write("3")
    press(KEYS.Key_Right)
    write("1")
    press(KEYS.Key_Delete)
    first, second = centre_sites.sites(plan, centre)
    assert [one.score for one in first.site.scores.values()] == [5, 3]
    assert second.site.standing.mean is None
    press(KEYS.Key_Left)
    press(KEYS.Key_Return)
    assert focused().objectName() == "reason"
    write("Hay 40 escalones")
    press(KEYS.Key_Return)
    tab_to("why this site")
    write("Es de todos")
    press(KEYS.Key_Return)
    chosen = centre_sites.chosen(plan, centre)
    assert chosen is not None
    assert (chosen.site.name, chosen.site.reason) == ("Cancha", "Es de todos")
    assert chosen.site.scores["on_foot"].reason == "Hay 40 escalones"
    assert "Escogido: Cancha. Es de todos" in seen(page)
    assert "Sin puntaje:" in seen(page)
    press(KEYS.Key_Z, CONTROL)
    assert centre_sites.chosen(plan, centre) is None


def test_what_a_table_said_is_noted_by_keys(
    window: MainWindow, make_plan: Callable[..., OpenPlan]
) -> None:
    plan = begin(window, make_plan)
    page = page_of(window)
    add(page, "site", "Cancha")
    page.sheet.sites.grid.setFocus()
    press(KEYS.Key_Down)
    write("5")
    tab_to("Una mesa lo vio distinto")
    press(KEYS.Key_Space)
    for name, text in (("table number", "2"), ("table score", "1"), ("table words", "Muy lejos")):
        assert focused().objectName() == name
        write(text)
        press(KEYS.Key_Tab if name != "table words" else KEYS.Key_Return)
    score = centre_sites.sites(plan, centres.centres(plan)[0])[0].site.scores["on_foot"]
    assert [(one.number, one.score, one.reason) for one in score.tables] == [(2, 1, "Muy lejos")]
    assert "La mesa 2 dijo 1" in seen(page)


def test_rows_of_every_kind_are_added_changed_moved_and_taken_out_by_keys(
    window: MainWindow, make_plan: Callable[..., OpenPlan]
) -> None:
    plan = begin(window, make_plan)
    page, centre = page_of(window), centres.centres(plan)[0]
    for tab, kinds in (("life", ("programme", "space")), ("together", ("host", "partner", "agreement")),
                       ("way", ("phase", "indicator"))):  # fmt: skip
        page.sheet.show_tab(tab)
        for kind in kinds:
            add(page, kind, "Uno", "Dos")
            page.sheet.blocks[kind].list.setFocus()
            press(KEYS.Key_Up)
            press(KEYS.Key_Down, ALT)
            assert [one.text for one in centres.of_kind(plan, centre, kind)] == ["Dos", "Uno"]
            press(KEYS.Key_Return)
            assert focused().objectName() == f"text {kind}"
            rewrite("Otro")
            press(KEYS.Key_Return)
            press(KEYS.Key_Escape)
            assert focused() is page.sheet.blocks[kind].list
            rows = [one.text for one in centres.of_kind(plan, centre, kind)]
            assert rows == ["Dos", "Otro"]
    press(KEYS.Key_Down)
    press(KEYS.Key_Delete)
    assert len(centres.of_kind(plan, centre, "indicator")) == 1


def test_the_facts_of_a_row_are_typed_in_their_fields(
    window: MainWindow, make_plan: Callable[..., OpenPlan]
) -> None:
    plan = begin(window, make_plan)
    page, centre = page_of(window), centres.centres(plan)[0]
    page.sheet.show_tab("life")
    add(page, "programme", "Tareas")
    page.sheet.blocks["programme"].list.setFocus()
    press(KEYS.Key_F2)
    tab_to("martes")
    press(KEYS.Key_Space)
    tab_to("domingo")
    for text in ("15", "17:30"):
        press(KEYS.Key_Tab)
        write(text)
    press(KEYS.Key_Tab)
    write("Vecinas")
    press(KEYS.Key_Return)
    row = centre_parts.read(centres.of_kind(plan, centre, "programme")[0])
    assert (row.days, row.start, row.end, row.for_whom) == (("tu",), "15:00", "17:30", "Vecinas")
    assert "martes" in page.sheet.week.accessibleDescription()


def test_what_was_measured_is_noted_and_few_people_are_marked(
    window: MainWindow, make_plan: Callable[..., OpenPlan]
) -> None:
    plan = begin(window, make_plan)
    page, centre = page_of(window), centres.centres(plan)[0]
    page.sheet.show_tab("way")
    add(page, "indicator", "Personas que vienen")
    page.sheet.blocks["indicator"].list.setFocus()
    press(KEYS.Key_Return)
    tab_to("measured value")
    write("3")
    press(KEYS.Key_Return)
    row = centre_parts.read(centres.of_kind(plan, centre, "indicator")[0])
    assert [one.value for one in row.measured] == [3.0]
    assert row.measured[0].on is not None


def test_a_session_and_an_action_are_made_and_linked(
    window: MainWindow, make_plan: Callable[..., OpenPlan]
) -> None:
    plan = begin(window, make_plan)
    page = page_of(window)
    page.sheet.show_tab("plan")
    page.sheet.tabs.setFocus()
    tab_to("session title")
    write("Dibujar el patio")
    press(KEYS.Key_Return)
    tab_to("action title")
    write("Techar el patio")
    press(KEYS.Key_Return)
    centre = centres.centres(plan)[0]
    assert [one.title for one in centre_links.sessions(plan, centre)] == ["Dibujar el patio"]
    assert [one.title for one in centre_links.actions(plan, centre)] == ["Techar el patio"]
    assert (plan.count(Workshop), plan.count(Action)) == (1, 1)
    window.go("action_plan")
    window.back()
    assert page_of(window).where()["tab"] == "plan"


def test_the_guard_asks_before_a_row_is_kept(
    window: MainWindow, make_plan: Callable[..., OpenPlan]
) -> None:
    plan = begin(window, make_plan)
    page = page_of(window)
    page.sheet.show_tab("together")
    add(page, "partner", "310 555 1234")
    assert plan.all(CentrePart) == []
    new = page.sheet.blocks["partner"].new
    assert isinstance(new, Guarded)
    assert new.unanswered


def test_the_search_finds_words_of_the_sheet(open_page: OpenPage, sample: OpenPlan) -> None:
    other = centres.make(sample, "Otro centro")
    page = open_page("centres", sample)
    assert isinstance(page, CentresPage)
    press(KEYS.Key_F, CONTROL)
    assert focused() is page.search
    write("maqueta")
    assert page.list.model().rowCount() == 1
    assert other.name not in page.sheet.title.text()
    rewrite("nada de esto")
    assert "Ningún centro tiene esas palabras" in seen(page)


def test_ctrl_e_leads_to_the_paper_of_the_centres(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    open_page("centres", sample)
    press(KEYS.Key_E, CONTROL)
    assert window.page is not None
    assert window.page.where()["kind"] == "directory-pdf"


def test_the_room_sees_the_question_and_scores_only_when_turned_on(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("centres", sample)
    assert isinstance(page, CentresPage)
    page.sheet.sites.grid.setFocus()
    press(KEYS.Key_Down)
    slide = page.projector_slide()
    assert isinstance(slide, SitesSlide)
    assert slide.question.startswith("¿Se llega a pie")
    assert [icon for icon, _ in slide.rows] == [
        "number-circle-one",
        "number-circle-three",
        "number-circle-five",
    ]
    page.cell.in_room.setChecked(True)
    shown = page.projector_slide()
    assert isinstance(shown, SitesSlide)
    assert [icon for icon, _ in shown.rows] == [
        "number-circle-four",
        "number-circle-four",
        "number-circle-two",
    ]
    page.sheet.show_tab("life")
    assert page.projector_slide() is None


def test_a_plan_that_is_only_read_shows_all_and_writes_nothing(
    window: MainWindow, sample: OpenPlan, tmp_path: Path, closed_last: list[OpenPlan]
) -> None:
    copy = tmp_path / "read.convite"
    copy.write_bytes(sample.path.read_bytes())
    plan = open_file(copy, sample.settings, read_only=True)
    closed_last.append(plan)
    window.show_plan(plan, "centres")
    page = page_of(window)
    hidden: list[QWidget] = [page.new, page.card.drop]
    hidden += [block.new for block in page.sheet.blocks.values()]
    assert all(not one.isVisible() for one in hidden)
    page.sheet.sites.grid.setFocus()
    write("1")
    press(KEYS.Key_Delete)
    page.sheet.show_tab("life")
    page.sheet.blocks["space"].list.setFocus()
    press(KEYS.Key_Down)
    press(KEYS.Key_Delete)
    assert len(centres.of_kind(plan, centres.centres(plan)[0], "space")) == 4


def test_a_centre_is_taken_out_and_undo_brings_it_back(
    qtbot: QtBot, open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("centres", sample)
    assert isinstance(page, CentresPage)
    qtbot.keyClick(page.card.drop, KEYS.Key_Space)
    assert sample.all(ServicePoint, kind="integrhabitat") == []
    assert "Todavía no hay ningún centro" in seen(page)
    press(KEYS.Key_Z, CONTROL)
    assert len(centres.centres(sample)) == 1
    assert len(sample.all(CentrePart)) > 20


def test_a_row_that_was_found_is_shown_in_its_part_of_the_sheet(
    open_page: OpenPage, sample: OpenPlan, window: MainWindow
) -> None:
    open_page("centres", sample)
    for kind, tab in (("indicator", "way"), ("partner", "together"), ("space", "life")):
        part = next(one for one in sample.all(CentrePart) if one.kind == kind)
        window.go("centres", centre=part.point, part=part.id)
        page = page_of(window)
        assert (page.sheet.tab, page.sheet.chosen) == (tab, part.id)
        assert page.editor.part == part
        assert page.sheet.blocks[kind].list.hasFocus()


def test_a_key_makes_one_more_centre(open_page: OpenPage, sample: OpenPlan) -> None:
    open_page("centres", sample)
    before = len(centres.centres(sample))
    press(KEYS.Key_N)
    assert len(centres.centres(sample)) == before + 1
    assert focused().objectName() == "centre name"
