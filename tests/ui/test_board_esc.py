"""The board beside an open card: Esc, bars, notices and the search leave the card's controls free."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, focused, press, write
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.services import proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import overflow
from workshop_app.ui.page import Page
from workshop_app.ui.proposals.card import CardPainter
from workshop_app.ui.proposals.lane_view import LaneView
from workshop_app.ui.proposals.page import ProposalsPage
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.bars import MessageBar

Key = Qt.Key


@pytest.fixture
def board(
    qtbot: QtBot, make_plan: Callable[..., OpenPlan], open_page: Callable[..., Page]
) -> ProposalsPage:
    """A board of three proposals; the first two are in a cluster."""
    plan = make_plan("esc")
    said = [proposals.capture(plan, text, theme="health")
            for text in ("Puesto de salud", "Puesto de salud cerca", "Agua")]  # fmt: skip
    proposals.join_into_cluster(plan, said[:2])
    page = open_page("proposals", plan)
    assert isinstance(page, ProposalsPage)
    qtbot.waitUntil(page.line.edit.hasFocus)
    return page


def opened(page: ProposalsPage) -> QWidget:
    """The panel of the cluster, open."""
    (cluster,) = page.plan.all(Cluster)
    page.panels.open("cluster", cluster.id)
    assert page.panels.panel is not None
    return page.panels.panel


def box_of(one: QWidget, window: MainWindow) -> QRect:
    return QRect(one.mapTo(window, QPoint(0, 0)), one.size())


def shown_buttons(within: QWidget) -> list[QAbstractButton]:
    return [one for one in within.findChildren(QAbstractButton) if one.isVisible()]


def notice_box(window: MainWindow) -> QRect:
    bars = [one for one in window.findChildren(MessageBar)
            if one.isVisible() and one.text() == window.messages.text]  # fmt: skip
    return box_of(bars[-1], window)


def test_esc_in_the_head_closes_the_card(board: ProposalsPage) -> None:
    opened(board)
    board.top.by.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Escape)
    assert board.panels.panel is None


def test_esc_on_the_board_closes_the_card_and_then_leaves(
    qtbot: QtBot, board: ProposalsPage
) -> None:
    opened(board)
    board.view.take_keyboard()
    press(Key.Key_Escape)
    assert board.panels.panel is None
    assert board.view.isAncestorOf(focused())
    press(Key.Key_Escape)
    qtbot.waitUntil(board.line.edit.hasFocus)


def test_esc_in_the_line_leaves_it_first(qtbot: QtBot, board: ProposalsPage) -> None:
    opened(board)
    board.to_line()
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: board.view.isAncestorOf(focused()))
    assert board.panels.panel is not None
    press(Key.Key_Escape)
    assert board.panels.panel is None


def test_esc_lets_chosen_cards_go_before_the_keyboard_leaves(board: ProposalsPage) -> None:
    board.view.take_keyboard()
    press(Key.Key_Space)
    assert board.view.chosen
    press(Key.Key_Escape)
    assert not board.view.chosen
    assert board.view.isAncestorOf(focused())


def test_a_bar_of_an_error_covers_nothing_of_the_card(
    qtbot: QtBot, window: MainWindow, board: ProposalsPage
) -> None:
    panel = opened(board)
    window.tell("error", "No se pudo leer el archivo.")
    qtbot.waitUntil(lambda: box_of(board.place, window).top() > notice_box(window).bottom())
    assert box_of(panel.close_button, window).top() > notice_box(window).bottom()


def test_the_search_stays_in_view_beside_a_card(
    qtbot: QtBot, window: MainWindow, board: ProposalsPage
) -> None:
    panel = opened(board)
    before = box_of(panel, window).top()
    press(Key.Key_F, CONTROL)
    write("agua")
    qtbot.waitUntil(lambda: box_of(panel, window).top() > before)
    inner = box_of(panel, window).adjusted(18, 18, -18, -18)
    for one in [board.search.field, *shown_buttons(board.search)]:
        assert not inner.intersects(box_of(one, window))


def test_the_filters_stand_beside_a_card(window: MainWindow, board: ProposalsPage) -> None:
    panel = opened(board)
    press(Key.Key_F3)
    filters = board.looking.panel
    assert filters is not None
    inner = box_of(panel, window).adjusted(18, 18, -18, -18)
    assert not inner.intersects(box_of(filters, window).adjusted(18, 18, -18, -18))


def test_a_notice_covers_no_button_of_a_cluster(
    qtbot: QtBot, window: MainWindow, board: ProposalsPage
) -> None:
    plan, page = board.plan, board
    more = [proposals.capture(plan, f"Puesto de salud {n}", theme="health") for n in range(8)]
    (cluster,) = plan.all(Cluster)
    kept = plan.all(Proposal, cluster=cluster.id)
    proposals.join_into_cluster(plan, [*kept, *more])
    panel = opened(page)
    for name in ("uno", "dos", "tres"):
        window.tell("done", f"Hecho: {name}. Se puede deshacer.", undo=True)
        qtbot.wait(1)
        box = notice_box(window)
        own = [b for b in shown_buttons(panel) if not b.visibleRegion().isEmpty()]
        boxes = [b.visibleRegion().boundingRect().translated(b.mapTo(window, QPoint(0, 0)))
                 for b in own]  # fmt: skip
        assert len(boxes) > 4
        assert not [b for b in boxes if b.intersects(box)]


@pytest.mark.parametrize("size", [(1366, 768), (1366, 696), (1280, 720)])
def test_a_notice_covers_no_button_of_facilitate(
    qtbot: QtBot, window: MainWindow, open_page: Callable[..., Page], sample: OpenPlan,
    size: tuple[int, int],
) -> None:  # fmt: skip
    window.resize(*size)
    page = open_page("facilitate", sample)
    window.tell("done", "Se agregaron cinco minutos al ejercicio.", undo=True)
    qtbot.wait(1)
    box = notice_box(window)
    covered = [b.text() for b in shown_buttons(page)
               if box_of(b, window).intersects(box) and b.isEnabled()
               and b.parent().accessibleName() != window.messages.text]  # fmt: skip
    assert covered == []


def test_a_success_takes_the_error_before_it_away(window: MainWindow, board: ProposalsPage) -> None:
    window.tell("error", "No se pudo leer el archivo.")
    window.tell("done", "Se leyó el archivo.")
    assert [b.text() for b in window.findChildren(MessageBar) if b.isVisible()] == [
        "Se leyó el archivo."
    ]


def test_a_card_and_its_panel_begin_with_the_number_on_the_ballot(board: ProposalsPage) -> None:
    (cluster,) = board.plan.all(Cluster)
    two = next(one for one in board.plan.all(Proposal) if one.text == "Puesto de salud cerca")
    proposals.edit_cluster(board.plan, cluster, keeper=two.id)
    panel = opened(board)
    card = board.board.card(two.id)
    shown = next(c for lane in board.view.lanes for c in lane.cards if c.kind == "cluster")
    assert card is not None
    assert shown.number == f"{card.number} + 1"
    assert panel.accessibleName() == f"Racimo {shown.number}"


def test_the_word_for_a_cluster_goes_before_it_is_cut(board: ProposalsPage) -> None:
    shown = next(c for lane in board.view.lanes for c in lane.cards if c.kind == "cluster")
    for width in range(120, 320, 4):
        image = QImage(width, 200, QImage.Format.Format_ARGB32)
        overflow.start()
        painter = QPainter(image)
        CardPainter(board.words).paint(painter, QRectF(0, 0, width, 190), shown,
                                       chosen=False, here=False, over=False)  # fmt: skip
        painter.end()
        assert "Racimo" not in {one.text for one in overflow.stop()}


@pytest.mark.parametrize(("key", "deed"), [(Key.Key_A, "set"), (Key.Key_M, "move")])
def test_a_menu_opens_over_its_button(board: ProposalsPage, key: Qt.Key, deed: str) -> None:
    board.view.take_keyboard()
    press(key)
    menu = board.findChild(QMenu, "set" if deed == "set" else "columns")
    button = board.deeds.actions.buttons[deed]
    assert button.isVisible()
    corner = button.mapToGlobal(QPoint(0, 0))
    most = menu.screen().geometry().right() + 1 - menu.width()
    assert menu.geometry().left() == min(corner.x(), most)
    assert menu.geometry().bottom() < corner.y() < menu.geometry().bottom() + 24
    menu.close()


def test_a_menu_opens_at_the_card_where_there_are_no_buttons(board: ProposalsPage) -> None:
    opened(board)
    board.view.take_keyboard()
    here = focused()
    press(Key.Key_A)
    menu = board.findChild(QMenu, "set")
    assert isinstance(here, LaneView)
    card = here.visualRect(here.currentIndex())
    left = here.viewport().mapToGlobal(card.topLeft())
    assert abs(menu.geometry().left() - left.x()) < 24
    menu.close()


def test_a_notice_goes_up_with_the_line(
    qtbot: QtBot, window: MainWindow, board: ProposalsPage
) -> None:
    window.tell("done", "Hecho.", undo=True)
    board.line.edit.setText("Luz\nAgua")
    qtbot.waitUntil(lambda: notice_box(window).bottom() < box_of(board.line, window).top())
