"""The board with many cards: choosing, filters, size, clusters and links by hand and by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, press, write
from workshop_app.domain.entity import THEMES
from workshop_app.domain.proposals import Cluster, Proposal, ProposalChallenge
from workshop_app.services import links, prepare, proposals
from workshop_app.services.board_cards import Filters
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.action_plan.export_panel import ExportPanel
from workshop_app.ui.bring_in.panel import BringInPanel
from workshop_app.ui.page import Page
from workshop_app.ui.proposals.cluster_panel import ClusterPanel
from workshop_app.ui.proposals.lane_model import CHALLENGES, MIME
from workshop_app.ui.proposals.lane_view import LaneView
from workshop_app.ui.proposals.page import ProposalsPage
from workshop_app.ui.proposals.proposal_panel import ChallengePanel, ProposalPanel
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.buttons import Button, IconButton

Key, Ctrl, Shift = Qt.Key, CONTROL, Qt.KeyboardModifier.ShiftModifier
Open = Callable[..., Page]
Board = Callable[[], ProposalsPage]


@pytest.fixture
def board(open_page: Open, plan: OpenPlan, qtbot: QtBot) -> Board:
    """Opens the board of the plan, with the keyboard on its first card."""

    def opened() -> ProposalsPage:
        page = open_page("proposals", plan)
        assert isinstance(page, ProposalsPage)
        qtbot.waitUntil(page.line.edit.hasFocus)
        page.view.take_keyboard()
        return page

    return opened


def several(plan: OpenPlan, count: int = 4, theme: str = "housing") -> list[Proposal]:
    return [proposals.capture(plan, f"idea {n}", theme=theme) for n in range(1, count + 1)]


def numbers(page: ProposalsPage, key: str) -> list[str]:
    return [card.number for lane in page.view.lanes if lane.key == key for card in lane.cards]


def chosen(page: ProposalsPage) -> list[str]:
    return [card.number for card in page.view.chosen]


def lane(page: ProposalsPage, key: str) -> LaneView:
    view = page.findChild(LaneView, f"lane {key}")
    assert isinstance(view, LaneView)
    return view


def drop(view: LaneView, ids: list[str], at: QPoint, kind: str = MIME) -> None:
    """Let go of dragged ids there."""
    dragged = QMimeData()
    dragged.setData(kind, "\n".join(ids).encode())
    view.dropEvent(
        QDropEvent(QPointF(at), Qt.DropAction.MoveAction, dragged, Qt.MouseButton.LeftButton,
                   Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip


def middle(view: LaneView, row: int) -> QPoint:
    return view.box(row).center()


# -- choosing -------------------------------------------------------------------------------------
def test_shift_and_arrows_choose_a_stretch_and_give_it_back(plan: OpenPlan, board: Board) -> None:
    several(plan)
    page = board()
    press(Key.Key_Down, Shift)
    press(Key.Key_Down, Shift)
    assert chosen(page) == ["4", "3", "2"]
    press(Key.Key_Up, Shift)
    assert chosen(page) == ["4", "3"]
    assert page.deeds.actions.text() == "2 escogidas"
    press(Key.Key_Escape)
    assert chosen(page) == []


def test_a_stretch_goes_beside_what_was_chosen_before(plan: OpenPlan, board: Board) -> None:
    several(plan)
    page = board()
    press(Key.Key_Space)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Down, Shift)
    assert chosen(page) == ["4", "2", "1"]


def test_a_whole_column_is_given_another_theme_in_one_step(plan: OpenPlan, board: Board) -> None:
    several(plan)
    proposals.capture(plan, "otra", theme="health")
    page = board()
    press(Key.Key_A, Ctrl)
    assert len(page.view.chosen) == 4
    press(Key.Key_5, Ctrl)
    assert numbers(page, "economy") == ["4", "3", "2", "1"]
    press(Key.Key_Z, Ctrl)
    assert numbers(page, "housing") == ["4", "3", "2", "1"]


def test_many_are_withdrawn_with_one_reason_and_one_undo(plan: OpenPlan, board: Board) -> None:
    several(plan)
    page = board()
    press(Key.Key_A, Ctrl)
    press(Key.Key_Delete)
    write("Se repiten")
    press(Key.Key_Return)
    assert {one.withdrawn_reason for one in plan.all(Proposal)} == {"Se repiten"}
    assert numbers(page, "housing") == []
    plan.undo()
    assert len(numbers(page, "housing")) == 4


def test_a_sets_the_perspective_and_a_tag_of_all_that_are_chosen(
    plan: OpenPlan, board: Board, qtbot: QtBot
) -> None:
    several(plan, 2)
    page = board()
    press(Key.Key_A, Ctrl)
    press(Key.Key_A)
    qtbot.waitUntil(lambda: page.findChild(QMenu, "set") is not None)
    menu = page.findChild(QMenu, "set")
    branches = {action.text(): action.menu() for action in menu.actions()}
    assert list(branches) == ["Tema", "Perspectiva", "Etiqueta…"]
    branches["Perspectiva"].actions()[2].trigger()
    menu.close()
    assert {one.perspective for one in plan.all(Proposal)} == {"governance"}
    plan.undo()
    assert {one.perspective for one in plan.all(Proposal)} == {None}
    page.deeds.do("set")
    menus = [one for one in page.findChildren(QMenu, "set") if one.isVisible()]
    menus[-1].actions()[-1].trigger()
    menus[-1].close()
    write("agua")
    press(Key.Key_Return)
    assert {one.tags for one in plan.all(Proposal)} == {("agua",)}


def test_dragging_a_chosen_card_takes_the_others_along(plan: OpenPlan, board: Board) -> None:
    made = several(plan, 3)
    page = board()
    press(Key.Key_Down, Shift)
    view = lane(page, "housing")
    model = view.model()
    dragged = model.mimeData([model.index(0, 0)])
    ids = bytes(dragged.data(MIME).data()).decode().split("\n")
    assert set(ids) == {made[2].id, made[1].id}
    apart = model.mimeData([model.index(2, 0)])
    assert bytes(apart.data(MIME).data()).decode() == made[0].id


# -- clusters by hand -----------------------------------------------------------------------------
def test_a_card_dropped_on_a_card_is_put_together_and_on_its_edge_it_moves(
    plan: OpenPlan, board: Board
) -> None:
    first, second, third = several(plan, 3)
    page = board()
    view = lane(page, "housing")
    drop(view, [third.id], middle(view, 1))
    assert numbers(page, "housing") == ["2 + 3", "1"]
    drop(view, [first.id], middle(view, 0))
    assert numbers(page, "housing") == ["2 + 1 + 3"]
    assert plan.count(Cluster) == 1
    plan.undo()
    plan.undo()
    assert numbers(page, "housing") == ["3", "2", "1"]
    other = proposals.capture(plan, "salud", theme="health")
    drop(view, [other.id], view.box(0).topLeft() + QPoint(30, 3))
    assert plan.one(Proposal, other.id).theme == "housing"
    assert plan.all(Cluster) == []
    assert second.cluster is None


def test_a_card_dropped_on_itself_does_nothing(plan: OpenPlan, board: Board) -> None:
    (only,) = several(plan, 1)
    page = board()
    view = lane(page, "housing")
    before = plan.undoable
    drop(view, [only.id], middle(view, 0))
    assert plan.undoable == before
    assert plan.all(Cluster) == []


def test_u_splits_a_cluster_whole_and_undo_joins_it(plan: OpenPlan, board: Board) -> None:
    proposals.join_into_cluster(plan, several(plan, 3))
    page = board()
    press(Key.Key_U)
    assert numbers(page, "housing") == ["3", "2", "1"]
    press(Key.Key_Z, Ctrl)
    assert numbers(page, "housing") == ["1 + 2 + 3"]


def test_the_panel_of_a_cluster_splits_it_whole(plan: OpenPlan, board: Board) -> None:
    proposals.join_into_cluster(plan, several(plan, 3))
    page = board()
    press(Key.Key_Return)
    panel = page.panels.panel
    assert isinstance(panel, ClusterPanel)
    panel.split.click()
    assert plan.all(Cluster) == []
    assert page.panels.panel is None
    assert numbers(page, "housing") == ["3", "2", "1"]


def test_an_original_of_a_cluster_stays_open_wherever_it_was_opened_from(
    plan: OpenPlan, board: Board
) -> None:
    made = several(plan, 3)
    proposals.join_into_cluster(plan, made[:2])
    page = board()
    page.panels.open("proposal", made[0].id)
    panel = page.panels.panel
    assert isinstance(panel, ProposalPanel)
    assert panel.text.text() == "idea 1"
    panel.cluster.click()
    assert isinstance(page.panels.panel, ClusterPanel)


# -- challenges beside ----------------------------------------------------------------------------
def test_l_takes_a_card_to_the_challenges_and_enter_links_it(
    plan: OpenPlan, board: Board, window: MainWindow
) -> None:
    for text in ("No hay luz", "No hay agua"):
        proposals.capture_challenge(plan, text, theme="housing")
    several(plan, 1)
    page = board()
    press(Key.Key_L)
    assert page.deeds.actions.text() == "¿A qué reto responde 1?"
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert window.messages.text == "Enlace: 1 con el reto 1"
    assert [c.linked for c in lane(page, "housing").model().lane.cards] == [("1",)]
    assert page.view.card is not None
    assert page.view.card.kind == "proposal"
    press(Key.Key_L)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert plan.all(ProposalChallenge) == []
    press(Key.Key_Z, Ctrl)
    assert plan.count(ProposalChallenge) == 1


def test_a_link_is_begun_at_a_challenge_too_and_escape_leaves_it(
    plan: OpenPlan, board: Board
) -> None:
    proposals.capture_challenge(plan, "No hay luz", theme="housing")
    several(plan, 2)
    page = board()
    press(Key.Key_F4)
    press(Key.Key_Left)
    assert page.view.card is not None
    assert page.view.card.kind == "challenge"
    press(Key.Key_L)
    press(Key.Key_Escape)
    assert page.view.card.kind == "challenge"
    assert plan.all(ProposalChallenge) == []
    press(Key.Key_L)
    press(Key.Key_Return)
    assert plan.count(ProposalChallenge) == 1
    said = str(lane(page, "challenge").model().index(0, 0).data())
    assert "Con propuesta: 2" in said


def test_a_card_dropped_on_a_challenge_is_linked_and_the_other_way_round(
    plan: OpenPlan, board: Board
) -> None:
    need = proposals.capture_challenge(plan, "No hay luz", theme="housing")
    first, second = several(plan, 2)
    page = board()
    page.looking.show_beside(True)
    beside, view = lane(page, "challenge"), lane(page, "housing")
    drop(beside, [first.id, second.id], middle(beside, 0))
    assert plan.count(ProposalChallenge) == 2
    plan.undo()
    assert plan.count(ProposalChallenge) == 0
    drop(view, [need.id], middle(view, 0), CHALLENGES)
    assert [one.proposal for one in plan.all(ProposalChallenge)] == [second.id]


def test_what_is_linked_is_marked_on_the_other_side(plan: OpenPlan, board: Board) -> None:
    need = proposals.capture_challenge(plan, "No hay luz", theme="housing")
    first, _ = several(plan, 2)
    links.link(plan, [first.id], [need.id])
    page = board()
    page.looking.show_beside(True)
    page.view.go_to(need.id)
    assert lane(page, "housing").related == {first.id}
    page.view.go_to(first.id)
    assert lane(page, "challenge").related == {need.id}


def test_a_challenge_is_written_beside_the_board_and_the_panel_takes_a_link_away(
    plan: OpenPlan, board: Board
) -> None:
    need = proposals.capture_challenge(plan, "No hay luz", theme="housing")
    (idea,) = several(plan, 1)
    links.link(plan, [idea.id], [need.id])
    page = board()
    page.looking.show_beside(True)
    page.view.go_to(need.id)
    press(Key.Key_Return)
    panel = page.panels.panel
    assert isinstance(panel, ChallengePanel)
    outs = [
        one
        for one in panel.links.findChildren(IconButton)
        if one.accessibleName() == "La 1 no responde a este reto"
    ]
    outs[0].click()
    assert plan.all(ProposalChallenge) == []


# -- filters --------------------------------------------------------------------------------------
def test_a_filter_says_in_words_what_is_shown_and_one_key_shows_all(
    plan: OpenPlan, board: Board
) -> None:
    several(plan, 3)
    kept = proposals.capture(plan, "salud", theme="health")
    proposals.edit(plan, kept, tags=("niñez",))
    page = board()
    press(Key.Key_F3)
    panel = page.looking.panel
    assert panel is not None
    panel.choices["tag"].chosen.emit("niñez")
    panel.choices["theme"].chosen.emit("health")
    press(Key.Key_Escape)
    assert page.looking.panel is None
    assert page.filter_row.text() == "Solo: Salud · niñez 3 ocultas"
    assert [numbers(page, theme) for theme in THEMES] == [[], [], [], ["4"], []]
    press(Key.Key_F3, Shift)
    assert page.filter_row.text() == ""
    assert numbers(page, "housing") == ["3", "2", "1"]


def test_what_is_noted_down_while_it_is_hidden_says_so_and_is_shown_by_a_button(
    plan: OpenPlan, board: Board
) -> None:
    several(plan, 1)
    page = board()
    page.looking.use(Filters(theme="health"))
    page.line.use_theme("economy")
    page.to_line()
    write("Feria los domingos")
    press(Key.Key_Return)
    assert page.line.noted.text() == "Anotada la 2, pero el filtro la oculta"
    assert numbers(page, "economy") == []
    shown = page.line.noted.findChild(Button, "show it")
    assert shown is not None
    assert shown.isVisible()
    shown.click()
    assert numbers(page, "economy") == ["2"]
    assert page.line.noted.text() == ""
    assert page.line.edit.hasFocus()
    write("Otra feria")
    press(Key.Key_Return)
    assert page.line.noted.text() == "Anotada la 3"
    assert not shown.isVisible()


def test_a_filter_that_keeps_nothing_says_so(plan: OpenPlan, board: Board) -> None:
    several(plan, 1)
    page = board()
    page.looking.open_filters()
    assert page.looking.panel is not None
    page.looking.panel.choices["photo"].chosen.emit("yes")
    assert page.blank.isVisible()
    assert page.blank.text() == "Todo está oculto"


def test_the_board_comes_back_as_it_was_looked_at(
    plan: OpenPlan, board: Board, window: MainWindow
) -> None:
    proposals.capture_challenge(plan, "No hay luz", theme="housing")
    several(plan, 2)
    page = board()
    page.looking.show_beside(True)
    page.looking.open_filters()
    assert page.looking.panel is not None
    page.looking.panel.choices["theme"].chosen.emit("health")
    window.go("map")
    window.back()
    again = window.page
    assert isinstance(again, ProposalsPage)
    assert again.filter_row.text() == "Solo: Salud 2 ocultas"
    assert again.findChild(LaneView, "lane challenge") is not None


def test_coming_back_to_a_challenge_beside_keeps_the_board_of_proposals(
    plan: OpenPlan, board: Board, window: MainWindow
) -> None:
    need = proposals.capture_challenge(plan, "No hay luz", theme="housing")
    several(plan, 1)
    page = board()
    page.looking.show_beside(True)
    page.view.go_to(need.id)
    press(Key.Key_Return)
    window.go("map")
    window.back()
    again = window.page
    assert isinstance(again, ProposalsPage)
    assert again.what == "proposal"
    assert again.view.card is not None
    assert again.view.card.id == need.id


# -- what is done more seldom ---------------------------------------------------------------------
def test_a_list_is_brought_in_and_a_table_taken_out_from_the_menu(
    plan: OpenPlan, board: Board, qtbot: QtBot
) -> None:
    several(plan, 1)
    page = board()
    page.top.more.click()
    qtbot.waitUntil(lambda: page.findChild(QMenu, "more") is not None)
    menu = page.findChild(QMenu, "more")
    said = {action.text().split("\t")[0]: action for action in menu.actions()}
    said["Traer una lista o una tabla"].trigger()
    menu.close()
    over = page.window().findChild(BringInPanel)
    assert over is not None
    assert over.isVisible()
    over.leave()
    press(Key.Key_E, Ctrl)
    panel = page.findChild(ExportPanel)
    assert panel is not None
    assert panel.kind.key == "proposals-csv"


# -- finding --------------------------------------------------------------------------------------
def test_typing_errors_are_forgiven_and_numbers_are_exact(plan: OpenPlan, board: Board) -> None:
    for text in ("Arreglar las goteras", "Cancha para 1 barrio", "Puesto de salud"):
        proposals.capture(plan, text, theme="housing")
    page = board()
    press(Key.Key_F, Ctrl)
    write("gotreas")
    assert numbers(page, "housing") == ["1"]
    page.search.field.setText("3")
    assert numbers(page, "housing") == ["3"]
    assert page.search.findChild(QWidget, "found").text() == "1 de 3"


# -- size and columns -----------------------------------------------------------------------------
def test_cards_grow_by_key_and_by_wheel_and_stay_so(
    plan: OpenPlan, board: Board, window: MainWindow
) -> None:
    several(plan, 3)
    page = board()
    view = lane(page, "housing")
    before = view.box(0).height()
    for _ in range(3):
        press(Key.Key_Plus)
    assert page.view.zoom == 2.0
    assert view.box(0).height() > 1.6 * before
    assert view.viewport().rect().intersects(view.box(0))
    assert window.settings.board_zoom == 2.0
    where = QPointF(view.viewport().rect().center())
    turn = QWheelEvent(
        where, view.viewport().mapToGlobal(where), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Ctrl, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turn)
    assert page.view.zoom == 1.5
    press(Key.Key_0)
    assert view.box(0).height() == before
    press(Key.Key_Plus)
    window.go("map")
    window.go("proposals")
    assert isinstance(window.page, ProposalsPage)
    assert window.page.view.zoom == 1.25


def test_challenges_that_a_search_leaves_out_are_not_said_to_be_missing(
    plan: OpenPlan, board: Board, qtbot: QtBot
) -> None:
    proposals.capture(plan, "parque", theme="housing")
    proposals.capture_challenge(plan, "no hay agua", theme="housing")
    page = board()
    page.looking.show_beside(True)
    beside = page.view.all_columns()[0]
    qtbot.waitUntil(lambda: beside.view.model().rowCount() == 1)
    press(Key.Key_F, Ctrl)
    write("parque")
    qtbot.waitUntil(lambda: beside.view.model().rowCount() == 0)
    assert beside.view.hint == "Nada tiene esas palabras"


def test_a_column_whose_cards_fit_has_no_bar_to_scroll(plan: OpenPlan, board: Board) -> None:
    several(plan, 1)
    page = board()
    assert [
        one.key
        for one in page.view.lanes
        for bar in lane(page, one.key).findChildren(QScrollBar)
        if bar.isVisible()
    ] == []


def test_with_many_tables_columns_scroll_sideways_and_stay_wide_enough(
    plan: OpenPlan, board: Board
) -> None:
    workshop = prepare.add_workshop(plan, "Taller")
    tables = prepare.set_tables(plan, workshop, [f"Mesa {n}" for n in range(1, 13)])
    for table in tables:
        proposals.capture(plan, "idea", theme="housing", workshop=workshop.id, table=table.id)
    page = board()
    page.top.by.chosen.emit("table")
    page.view.take_keyboard()
    for _ in range(11):
        press(Key.Key_Right)
    last = QApplication.focusWidget()
    assert isinstance(last, LaneView)
    assert last.accessibleName() == "Mesa 12"
    assert last.width() >= 196
    left = last.mapTo(page.view, QPoint(0, 0)).x()
    assert 0 <= left <= page.view.width() - last.width() + 1


def test_by_workshop_there_is_a_column_for_each_and_a_card_moves_between_them(
    plan: OpenPlan, board: Board
) -> None:
    first, second = (prepare.add_workshop(plan, title) for title in ("Líderes", "Comunidad"))
    kept = proposals.capture(plan, "idea", theme="housing", workshop=first.id)
    page = board()
    page.open_at(by="workshop", workshop="all")
    assert numbers(page, first.id) == ["1"]
    page.view.take_keyboard()
    press(Key.Key_Right, Ctrl)
    assert numbers(page, second.id) == ["1"]
    assert plan.one(Proposal, kept.id).workshop == second.id


# -- the side sheet -------------------------------------------------------------------------------
def test_the_sheet_beside_the_board_never_blocks_the_line(
    plan: OpenPlan, board: Board, qtbot: QtBot
) -> None:
    several(plan, 1)
    page = board()
    press(Key.Key_Return)
    panel = page.panels.panel
    assert isinstance(panel, ProposalPanel)
    panel.beneficiaries.edit.setFocus()
    write("Familias de la parte alta")
    page.line.setFocus()
    write("otra idea")
    press(Key.Key_Return)
    assert [one.text for one in plan.all(Proposal)] == ["idea 1", "otra idea"]
    assert plan.all(Proposal)[0].beneficiaries == "Familias de la parte alta"
    assert page.panels.panel is panel
    assert panel.geometry().right() - panel.MARGIN <= page.width()
    board_right = page.stack.geometry().right()
    assert board_right <= panel.geometry().left() + panel.MARGIN


def test_the_sheet_keeps_who_benefits_first_step_perspective_and_sensitive(
    plan: OpenPlan, board: Board
) -> None:
    several(plan, 1)
    page = board()
    press(Key.Key_Return)
    panel = page.panels.panel
    assert isinstance(panel, ProposalPanel)
    panel.first_step.edit.setFocus()
    write("Medir las cubiertas")
    press(Key.Key_Return)
    panel.perspective.chosen.emit("inclusion")
    panel.sensitive.click()
    (kept,) = plan.all(Proposal)
    assert (kept.first_step, kept.perspective, kept.sensitive) == (
        "Medir las cubiertas", "inclusion", True,
    )  # fmt: skip
    panel.beneficiaries.edit.setFocus()
    write("Llamar al 310 555 12 34")
    press(Key.Key_Return)
    assert panel.beneficiaries.unanswered
    assert plan.all(Proposal)[0].beneficiaries == ""


def test_tab_goes_through_the_sheet_as_one_reads(plan: OpenPlan, board: Board) -> None:
    proposals.capture_challenge(plan, "No hay luz", theme="housing")
    several(plan, 1)
    page = board()
    press(Key.Key_Return)
    panel = page.panels.panel
    assert isinstance(panel, ProposalPanel)
    panel.links.chosen.emit([])
    names = []
    while len(names) < 16:
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        press(Key.Key_Tab)
    wanted = [
        "Propuesta", "Vivienda", "Espacio público", "Educación", "Salud", "Economía",
        "Agregar un reto", "Quiénes se benefician", "Primer paso", "Costo aproximado", "Etiquetas",
        "Perspectiva", "Detalle", "Texto corto para papeletas",
    ]  # fmt: skip
    assert names[: len(wanted)] == wanted


def test_every_wording_can_be_read_with_the_laptop_that_wrote_it(
    plan: OpenPlan, board: Board
) -> None:
    (kept,) = several(plan, 1)
    for text in ("idea dos", "idea tres"):
        kept = proposals.edit(plan, kept, text=text)
    page = board()
    press(Key.Key_Return)
    panel = page.panels.panel
    assert isinstance(panel, ProposalPanel)
    assert panel.first_said.text() == "Lo que se dijo primero: «idea 1»"
    more = panel.first_said.findChild(Button)
    assert more.text() == "Ver las 3 redacciones"
    more.click()
    shown = panel.first_said.said()
    assert shown == [
        "1. «idea 1» (tucán 17)", "2. «idea dos» (tucán 17)", "3. «idea tres» (tucán 17)",
    ]  # fmt: skip


def test_the_sheet_moves_a_proposal_to_a_table_of_another_workshop(
    plan: OpenPlan, board: Board
) -> None:
    first, second = (prepare.add_workshop(plan, title) for title in ("Líderes", "Comunidad"))
    (table,) = prepare.set_tables(plan, second, ["Mesa 1"])
    kept = proposals.capture(plan, "idea", theme="housing", workshop=first.id)
    page = board()
    press(Key.Key_Return)
    panel = page.panels.panel
    assert isinstance(panel, ProposalPanel)
    panel.workshop.chosen.emit(second.id)
    panel.table.chosen.emit(table.id)
    now = plan.one(Proposal, kept.id)
    assert (now.workshop, now.table) == (second.id, table.id)


def test_the_title_stays_whole_in_large_letters_and_the_other_board_is_in_the_menu(
    sample: OpenPlan, open_page: Open, window: MainWindow
) -> None:
    window.resize(1280, 720)
    window.change_settings(language="en", text_scale=1.5)
    page = open_page("proposals", sample)
    assert isinstance(page, ProposalsPage)
    QApplication.processEvents()
    assert page.top.title.width() >= page.top.title.sizeHint().width()
    assert page.top.turn.isHidden()
    page.top.more.click()
    menu = page.top.findChild(QMenu, "more")
    assert menu is not None
    menu.actions()[0].trigger()
    assert page.what == "challenge"
