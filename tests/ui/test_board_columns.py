"""How columns of the board share the width: down to what can be read, then sideways, and said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page
from workshop_app.ui.proposals.more_columns import MoreColumns
from workshop_app.ui.proposals.page import ProposalsPage
from workshop_app.ui.shell.window import MainWindow


@pytest.fixture
def board(window: MainWindow, open_page: Callable[..., Page], sample: OpenPlan) -> ProposalsPage:
    page = open_page("proposals", sample)
    assert isinstance(page, ProposalsPage)
    return page


def said(board: ProposalsPage) -> str:
    return board.view.findChild(MoreColumns).text()


def test_six_columns_fit_at_1366(window: MainWindow, board: ProposalsPage) -> None:
    window.resize(1366, 768)
    press(Qt.Key.Key_F4)
    columns = board.view.all_columns()
    assert len(columns) == 6
    for column in columns:
        assert column.width() >= 148
        box = QRect(column.mapTo(window, QPoint(0, 0)), column.size())
        assert box.left() >= 0
        assert box.right() <= window.width()
    assert said(board) == ""


def test_columns_that_do_not_fit_are_counted_and_one_press_goes_on(
    qtbot: QtBot, window: MainWindow, board: ProposalsPage
) -> None:
    window.resize(1000, 700)
    press(Qt.Key.Key_F4)
    assert "a la derecha" in said(board)
    more = board.view.findChild(MoreColumns)
    for _ in range(6):
        more.wanted.emit()
    assert "a la izquierda" in said(board)
    window.resize(1600, 800)
    qtbot.waitUntil(lambda: said(board) == "")
