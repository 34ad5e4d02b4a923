"""The board of proposals, by keyboard: capture, edit, cluster, move, withdraw, find, undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, press, write
from workshop_app.domain.entity import new_id
from workshop_app.domain.proposals import Challenge, Cluster, Proposal, ProposalChallenge
from workshop_app.services import prepare, proposals
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui import overflow
from workshop_app.ui.page import Page
from workshop_app.ui.proposals.cluster_panel import ClusterPanel
from workshop_app.ui.proposals.lane_model import MIME
from workshop_app.ui.proposals.lane_view import LaneView
from workshop_app.ui.proposals.page import ProposalsPage
from workshop_app.ui.proposals.proposal_panel import ChallengePanel, ProposalPanel
from workshop_app.ui.shell.keys_panel import KeysPanel
from workshop_app.ui.shell.slides import BoardSlide
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Paragraph

Key, Ctrl = Qt.Key, CONTROL
Open = Callable[..., Page]


@pytest.fixture
def board(open_page: Open, plan: OpenPlan, qtbot: QtBot) -> Callable[[], ProposalsPage]:
    """Opens the board of the plan, with the keyboard in its capture line."""

    def opened() -> ProposalsPage:
        page = open_page("proposals", plan)
        assert isinstance(page, ProposalsPage)
        qtbot.waitUntil(page.line.edit.hasFocus)
        return page

    return opened


def capture(text: str) -> None:
    write(text)
    press(Key.Key_Return)


def to_board(page: ProposalsPage, qtbot: QtBot) -> None:
    """Esc leaves the line for the cards, 40 ms later: a remote might have sent it."""
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), LaneView))
    assert page.view.card is not None


def numbers(page: ProposalsPage, key: str) -> list[str]:
    """The numbers of the cards in a column, from the top."""
    return [card.number for lane in page.view.lanes if lane.key == key for card in lane.cards]


def said(page: ProposalsPage, key: str) -> list[str]:
    """What a reader says of the rows of a column."""
    view = page.findChild(LaneView, f"lane {key}")
    assert isinstance(view, LaneView)
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


# -- the whole way, without a mouse ---------------------------------------------------------------
def test_capture_edit_cluster_withdraw_and_undo_with_the_keyboard_only(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    page = board()
    capture("Arreglar los techos")
    capture("Cambiar las tejas rotas")
    press(Key.Key_4, Ctrl)
    capture("Puesto de salud abierto")
    assert numbers(page, "housing") == ["2", "1"]
    assert numbers(page, "health") == ["3"]

    to_board(page, qtbot)
    assert page.view.card is not None
    assert page.view.card.number == "3"
    press(Key.Key_Left)
    press(Key.Key_Return)
    panel = page.panels.panel
    assert isinstance(panel, ProposalPanel)
    assert panel.text.edit.hasFocus()
    press(Key.Key_End, Ctrl)
    write(" del barrio")
    press(Key.Key_Escape)
    edited = page.view.card
    assert edited is not None
    assert edited.text == "Cambiar las tejas rotas del barrio"
    assert [w.value for w in plan.history(plan.one(Proposal, edited.id), "text")] == [
        "Cambiar las tejas rotas", "Cambiar las tejas rotas del barrio",
    ]  # fmt: skip

    press(Key.Key_Space)
    press(Key.Key_Down)
    press(Key.Key_Space)
    press(Key.Key_G)
    assert numbers(page, "housing") == ["1 + 2"]
    assert plan.count(Cluster) == 1

    press(Key.Key_Right)
    press(Key.Key_Delete)
    write("Ya se hace")
    press(Key.Key_Return)
    assert numbers(page, "health") == []
    assert plan.all(Proposal, withdrawn=True)[0].withdrawn_reason == "Ya se hace"

    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), LaneView))
    press(Key.Key_Z, Ctrl)
    assert numbers(page, "health") == ["3"]
    press(Key.Key_Z, Ctrl)
    assert plan.all(Cluster) == []
    while plan.undoable:
        press(Key.Key_Z, Ctrl)
    assert plan.count(Proposal) == 0
    assert page.blank.isVisible()


def test_a_number_is_not_used_again_after_undo_of_a_withdrawal_or_capture(
    plan: OpenPlan, board: Callable[[], ProposalsPage]
) -> None:
    page = board()
    capture("uno")
    press(Key.Key_Z, Ctrl)
    capture("dos")
    assert numbers(page, "housing") == ["2"]


# -- what is shown --------------------------------------------------------------------------------
def test_the_head_tells_how_many_of_which_workshop(
    plan: OpenPlan, board: Callable[[], ProposalsPage]
) -> None:
    workshop = prepare.add_workshop(plan, "Taller de líderes")
    a, b = (
        proposals.capture(plan, text, theme="housing", workshop=workshop.id)
        for text in ("techo", "teja")
    )
    proposals.capture(plan, "luz", theme="economy", workshop=workshop.id)
    proposals.join_into_cluster(plan, [a, b])
    page = board()
    assert page.top.text() == "Taller 1 · 3 propuestas · 1 racimo"


def test_every_workshop_is_shown_until_one_is_chosen(sample: OpenPlan, open_page: Open) -> None:
    page = open_page("proposals", sample)
    assert isinstance(page, ProposalsPage)
    assert page.top.text() == "Todos los talleres · 40 propuestas · 5 racimos"
    wanted = next(one for one in page.board.plan.all(Proposal) if one.workshop)
    page.open_at(workshop=wanted.workshop or "")
    assert "· 10 propuestas" in page.top.text()


def test_an_empty_board_says_what_to_do(board: Callable[[], ProposalsPage]) -> None:
    page = board()
    assert page.blank.isVisible()
    assert page.blank.text() == "Todavía no hay propuestas"
    capture("Luz")
    assert not page.blank.isVisible()


def test_a_card_says_all_that_its_place_and_colour_say(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    workshop = prepare.add_workshop(plan, "Taller")
    (table,) = prepare.set_tables(plan, workshop, ["Mesa Ceiba"])
    kept = proposals.capture(plan, "Techos", theme="housing", workshop=workshop.id, table=table.id)
    page = board()
    to_board(page, qtbot)
    press(Key.Key_Space)
    assert said(page, "housing") == ["1. Vivienda. Mesa Ceiba. Techos. escogida"]
    proposals.withdraw(plan, plan.one(Proposal, kept.id), "Se repite")
    assert said(page, "housing") == ["1 retirada"]


def test_columns_by_table_and_by_cluster(
    plan: OpenPlan, board: Callable[[], ProposalsPage]
) -> None:
    workshop = prepare.add_workshop(plan, "Taller")
    one, two = prepare.set_tables(plan, workshop, ["Mesa 1", "Mesa 2"])
    a = proposals.capture(plan, "a", theme="housing", workshop=workshop.id, table=one.id)
    b = proposals.capture(plan, "b", theme="health", workshop=workshop.id, table=two.id)
    proposals.capture(plan, "c", theme="health", workshop=workshop.id)
    cluster = proposals.join_into_cluster(plan, [a, b], "Juntas")
    page = board()
    page.top.by.chosen.emit("table")
    assert [numbers(page, key) for key in (one.id, two.id, "")] == [["1"], ["2"], ["3"]]
    page.top.by.chosen.emit("cluster")
    assert [numbers(page, key) for key in ("", cluster.id)] == [["3"], ["2", "1"]]


def test_challenges_have_a_board_and_a_line_of_their_own(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    page = board()
    page.top.turn.click()
    page.line.setFocus()
    capture("No hay luz en las gradas")
    assert page.top.text() == "1 reto"
    assert numbers(page, "housing") == ["1"]
    to_board(page, qtbot)
    press(Key.Key_Return)
    panel = page.panels.panel
    assert isinstance(panel, ChallengePanel)
    press(Key.Key_2, Ctrl)
    assert [one.theme for one in plan.all(Challenge)] == ["public_space"]
    panel.remove.click()
    assert plan.all(Challenge) == []
    assert page.panels.panel is None


# -- moving ---------------------------------------------------------------------------------------
def test_control_and_an_arrow_move_to_the_column_beside_and_control_digit_to_a_theme(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot, window: MainWindow
) -> None:
    page = board()
    capture("uno")
    to_board(page, qtbot)
    press(Key.Key_Right, Ctrl)
    assert numbers(page, "public_space") == ["1"]
    assert window.messages.text == "1: ahora en Espacio público"
    press(Key.Key_5, Ctrl)
    assert numbers(page, "economy") == ["1"]
    assert page.line.themes.current == "housing"
    press(Key.Key_Z, Ctrl)
    press(Key.Key_Z, Ctrl)
    assert numbers(page, "housing") == ["1"]


def test_a_card_is_dropped_on_another_column(
    plan: OpenPlan, board: Callable[[], ProposalsPage]
) -> None:
    kept = proposals.capture(plan, "uno", theme="housing")
    page = board()
    view = page.findChild(LaneView, "lane health")
    assert isinstance(view, LaneView)
    dragged = QMimeData()
    dragged.setData(MIME, kept.id.encode())
    drop = QDropEvent(
        QPointF(20, 20), Qt.DropAction.MoveAction, dragged, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    view.dropEvent(drop)
    assert plan.one(Proposal, kept.id).theme == "health"


# -- clusters -------------------------------------------------------------------------------------
def test_a_cluster_opened_shows_the_originals_word_for_word_and_lets_one_out(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    long = "Que arreglen los techos " * 20
    three = [proposals.capture(plan, text, theme="housing") for text in (long, "teja", "piso")]
    proposals.join_into_cluster(plan, three, "Techos secos")
    page = board()
    to_board(page, qtbot)
    press(Key.Key_Return)
    panel = page.panels.panel
    assert isinstance(panel, ClusterPanel)
    shown = [one.text() for one in panel.findChildren(Paragraph)]
    assert {long.strip(), "teja", "piso"} <= set(shown)
    press(Key.Key_End, Ctrl)
    write(" ya")
    press(Key.Key_Return, Ctrl)
    assert plan.all(Cluster)[0].label == "Techos secos ya"
    out = [one for one in panel.findChildren(Button) if one.accessibleName() == "Separar la 3"]
    out[0].click()
    assert plan.one(Proposal, three[2].id).cluster is None
    assert numbers(page, "housing") == ["3", "1 + 2"]


def test_joining_one_card_alone_says_how_it_is_done(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot, window: MainWindow
) -> None:
    page = board()
    capture("uno")
    to_board(page, qtbot)
    press(Key.Key_G)
    assert "Espacio" in window.messages.text
    assert plan.all(Cluster) == []


# -- the editor -----------------------------------------------------------------------------------
def editor(page: ProposalsPage, qtbot: QtBot) -> ProposalPanel:
    to_board(page, qtbot)
    press(Key.Key_F2)
    panel = page.panels.panel
    assert isinstance(panel, ProposalPanel)
    return panel


def test_a_marked_text_in_the_editor_is_not_kept_and_escape_puts_back_what_is(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    page = board()
    capture("Luz")
    panel = editor(page, qtbot)
    press(Key.Key_End, Ctrl)
    write(" llamar al 310 555 12 34")
    press(Key.Key_Return, Ctrl)
    assert panel.text.unanswered
    assert [one.text for one in plan.all(Proposal)] == ["Luz"]
    press(Key.Key_Escape)
    assert panel.text.text() == "Luz"
    press(Key.Key_Escape)
    assert page.panels.panel is None
    assert b"555 12 34" not in plan.path.read_bytes()


def test_the_editor_keeps_cost_tags_short_text_and_the_challenges_it_answers(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    need = proposals.capture_challenge(plan, "No hay luz", theme="housing")
    page = board()
    capture("Postes en las gradas")
    panel = editor(page, qtbot)
    panel.cost.edit.setFocus()
    write("210.000.000")
    panel.tags.edit.setFocus()
    write("luz, noche")
    panel.short.edit.setFocus()
    write("Luz en las gradas")
    press(Key.Key_Return)
    (kept,) = plan.all(Proposal)
    assert (kept.cost, kept.tags, kept.short) == (
        210_000_000, ("luz", "noche"), "Luz en las gradas",
    )  # fmt: skip
    panel.links.chosen.emit([need.id])
    assert [link.challenge for link in plan.all(ProposalChallenge)] == [need.id]
    assert any("No hay luz" in one.text() for one in panel.links.findChildren(Paragraph))


def test_a_short_text_of_seven_words_is_not_kept(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    page = board()
    capture("Luz")
    panel = editor(page, qtbot)
    panel.short.edit.setFocus()
    write("uno dos tres cuatro cinco seis siete")
    press(Key.Key_Return)
    assert plan.all(Proposal)[0].short == ""
    assert "seis palabras" in panel.short_field.note.text().casefold()


def test_undo_elsewhere_reaches_the_open_editor(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    page = board()
    capture("Luz")
    panel = editor(page, qtbot)
    proposals.edit(plan, plan.all(Proposal)[0], text="Luz y agua")
    assert panel.text.text() == "Luz y agua"
    assert "Luz" in panel.first_said.text()
    plan.undo()
    assert panel.text.text() == "Luz"
    plan.undo()
    assert page.panels.panel is None


# -- withdrawing ----------------------------------------------------------------------------------
def test_a_withdrawn_card_waits_behind_the_fold_and_comes_back(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    proposals.withdraw(plan, proposals.capture(plan, "uno", theme="housing"), "Se repite")
    page = board()
    to_board_on_fold(qtbot)
    press(Key.Key_Return)
    press(Key.Key_Down)
    assert said(page, "housing")[1] == "1. Vivienda. uno. Retirada: Se repite"
    press(Key.Key_R)
    assert numbers(page, "housing") == ["1"]
    assert plan.all(Proposal)[0].withdrawn is False


def to_board_on_fold(qtbot: QtBot) -> None:
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), LaneView))


def test_a_withdrawal_needs_words_and_can_be_left(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    page = board()
    capture("uno")
    to_board(page, qtbot)
    press(Key.Key_Delete)
    press(Key.Key_Return)
    assert plan.all(Proposal)[0].withdrawn is False
    assert page.deeds.actions.asking
    press(Key.Key_Escape)
    assert not page.deeds.actions.asking
    assert isinstance(QApplication.focusWidget(), LaneView)


# -- finding --------------------------------------------------------------------------------------
def test_searching_ignores_accents_and_escape_shows_all_again(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    page = board()
    proposals.capture(plan, "Títulos para la vivienda", theme="housing")
    capture("Cancha")
    press(Key.Key_F, Ctrl)
    write("TITULOS")
    assert numbers(page, "housing") == ["1"]
    assert page.search.findChild(QWidget, "found").text() == "1 de 2"
    write("zzz")
    assert page.blank.isVisible()
    assert page.blank.kind == "nothing"
    press(Key.Key_Escape)
    assert numbers(page, "housing") == ["2", "1"]
    press(Key.Key_Escape)
    assert not page.search.isVisible()
    qtbot.waitUntil(page.line.edit.hasFocus)


# -- the room -------------------------------------------------------------------------------------
def test_the_projector_shows_the_board_without_tables_and_keeps_it_up(
    plan: OpenPlan, board: Callable[[], ProposalsPage], window: MainWindow
) -> None:
    workshop = prepare.add_workshop(plan, "Taller")
    (table,) = prepare.set_tables(plan, workshop, ["Mesa Ceiba"])
    proposals.capture(plan, "Luz", theme="health", workshop=workshop.id, table=table.id)
    page = board()
    press(Key.Key_F8)
    slide = window.projector.slide
    assert isinstance(slide, BoardSlide)
    assert [card.text for _, _, cards in slide.columns for card in cards] == ["Luz"]
    assert "Ceiba" not in repr(slide)
    capture("Agua")
    newer = window.projector.slide
    assert isinstance(newer, BoardSlide)
    assert {card.text for _, _, cards in newer.columns for card in cards} == {"Luz", "Agua"}
    page.top.turn.click()
    window.projector.close()


def test_the_page_comes_back_where_it_was(
    plan: OpenPlan, board: Callable[[], ProposalsPage], window: MainWindow
) -> None:
    kept = proposals.capture(plan, "uno", theme="housing")
    page = board()
    page.top.by.chosen.emit("table")
    window.go("map")
    window.back()
    again = window.page
    assert isinstance(again, ProposalsPage)
    assert again.by == "table"
    window.go("proposals", proposal=kept.id)
    assert isinstance(window.page, ProposalsPage)
    assert window.page.view.card is not None
    assert window.page.view.card.id == kept.id


# -- what cannot be written, and sizes ------------------------------------------------------------
def test_a_plan_to_read_only_has_no_line_and_nothing_to_change(
    plan: OpenPlan, open_page: Open, settings: Settings, qtbot: QtBot
) -> None:
    kept = proposals.capture(plan, "uno", theme="housing")
    path = plan.path
    plan.close()
    shut = open_file(path, settings, read_only=True)
    page = open_page("proposals", shut)
    assert isinstance(page, ProposalsPage)
    assert not page.line.isVisible()
    assert page.view.go_to(kept.id)
    press(Key.Key_Right, Ctrl)
    press(Key.Key_Delete)
    press(Key.Key_Space)
    assert page.view.chosen == []
    press(Key.Key_Return)
    panel = page.panels.panel
    assert isinstance(panel, ProposalPanel)
    assert panel.text.text() == "uno"
    assert not panel.text.edit.isEnabled()
    assert not any(
        one.isVisible() for one in panel.findChildren(QPushButton) if one.text() == "Retirar"
    )
    assert not panel.withdraw.isVisible()


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(1366, 768, 1.0), (1366, 696, 1.0), (1280, 720, 1.25), (1366, 768, 1.5)],
)
@pytest.mark.parametrize("language", ["es", "en"])
def test_nothing_is_cut_but_previews(
    sample: OpenPlan, open_page: Open, window: MainWindow, qtbot: QtBot, language: str,
    width: int, height: int, scale: float,
) -> None:  # fmt: skip
    window.change_settings(text_scale=scale, language=language)
    window.resize(width, height)
    overflow.start()
    page = open_page("proposals", sample)
    assert isinstance(page, ProposalsPage)
    for by in ("theme", "table", "cluster", "workshop"):
        page.top.by.chosen.emit(by)
        page.grab()
    page.open_at(by="theme")
    page.view.take_keyboard()
    page.grab()
    press(Key.Key_Return)
    page.grab()
    cut = [one for one in overflow.stop() if not one.meant]
    assert cut == []
    foot = page.line.mapTo(page, page.line.rect().bottomRight())
    assert foot.y() <= page.height()
    assert page.top.y() >= 0
    assert page.place.height() > 150


def test_m_offers_the_columns_and_space_over_several_moves_them_all(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    page = board()
    capture("uno")
    capture("dos")
    to_board(page, qtbot)
    press(Key.Key_Space)
    press(Key.Key_Down)
    press(Key.Key_Space)
    press(Key.Key_M)
    qtbot.waitUntil(lambda: page.findChild(QMenu, "columns") is not None)
    menu = page.findChild(QMenu, "columns")
    assert [action.text() for action in menu.actions()][3:] == ["Salud", "Economía"]
    menu.actions()[3].trigger()
    menu.close()
    assert numbers(page, "health") == ["2", "1"]
    press(Key.Key_Z, Ctrl)
    assert numbers(page, "housing") == ["2", "1"]


def test_the_help_names_the_keys_of_the_board(
    board: Callable[[], ProposalsPage], window: MainWindow
) -> None:
    board()
    press(Key.Key_F1)
    panel = window.findChild(KeysPanel)
    said = {one.text() for one in panel.findChildren(Paragraph)}
    assert "juntar en racimo las escogidas" in said


def test_thousands_of_cards_are_there_and_reached_by_keys(
    plan: OpenPlan, open_page: Open, qtbot: QtBot
) -> None:
    with plan.step("import.proposals") as step:
        for count in range(1, 1201):
            text = f"Propuesta {count} " * (1 + count % 5)
            step.add(Proposal(id=new_id(), letter="", count=count, text=text, theme="health"))
    page = open_page("proposals", plan)
    assert isinstance(page, ProposalsPage)
    qtbot.waitUntil(lambda: len(page.board) == 1200 and bool(page.view.lanes), timeout=10_000)
    qtbot.waitUntil(page.line.edit.hasFocus)
    to_board(page, qtbot)
    press(Key.Key_End)
    assert page.view.card is not None
    assert page.view.card.number == "1"
    view = QApplication.focusWidget()
    assert isinstance(view, LaneView)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    press(Key.Key_PageUp)
    assert int(page.view.card.number) < 10
    press(Key.Key_Home)
    assert page.view.card.number == "1200"


def test_tab_goes_as_one_reads(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    prepare.add_workshop(plan, "Taller")
    for theme in ("housing", "health"):
        proposals.capture(plan, "uno", theme=theme)
    page = board()
    page.top.turn.setFocus(Qt.FocusReason.TabFocusReason)
    names = []
    while not page.line.button.hasFocus() and len(names) < 30:
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        press(Key.Key_Tab)
    themes = ["Vivienda", "Espacio público", "Educación", "Salud", "Economía"]
    line = "Escriba la propuesta y presione Enter"
    head = ["Ver retos", "Columnas", "Buscar", "Mostrar solo"]
    head += ["Foto del pliego", "Mostrar", "Más"]
    assert names == [*head, *themes, *themes, line]


def test_the_answers_to_the_guard_are_reached_with_tab(
    plan: OpenPlan, board: Callable[[], ProposalsPage], qtbot: QtBot
) -> None:
    page = board()
    write("Llamar a la alcaldia al 310 555 12 34")
    press(Key.Key_Return)
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Es un dato público de una entidad"
    press(Key.Key_Return)
    assert [one.text for one in plan.all(Proposal)] == ["Llamar a la alcaldia al 310 555 12 34"]
    assert page.line.edit.text() == ""
