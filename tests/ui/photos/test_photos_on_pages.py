"""Photos on the board and while facilitating: on the card that is meant, or as a flip chart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.photographs import drawn, written
from tests.ui.keyboard import CONTROL, press
from workshop_app.domain.meetings import AgendaItem, Workshop
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Proposal
from workshop_app.services import agenda, prepare, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.facilitate.page import FacilitatePage
from workshop_app.ui.page import Page
from workshop_app.ui.photos.desk import PhotoDesk
from workshop_app.ui.photos.keeping import KeepPhoto
from workshop_app.ui.photos.sheets import SheetsPanel
from workshop_app.ui.proposals.lane_view import LaneView
from workshop_app.ui.proposals.page import ProposalsPage
from workshop_app.ui.shell.window import MainWindow

Open = Callable[..., Page]
Key = Qt.Key


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    return prepare.add_workshop(plan, "Norte")


@pytest.fixture
def proposal(plan: OpenPlan, workshop: Workshop) -> Proposal:
    return proposals.capture(plan, "Luz", theme="housing", workshop=workshop.id)


@pytest.fixture
def board(plan: OpenPlan, proposal: Proposal, open_page: Open, qtbot: QtBot) -> ProposalsPage:
    page = open_page("proposals", plan)
    assert isinstance(page, ProposalsPage)
    qtbot.waitUntil(page.line.edit.hasFocus)
    return page


@pytest.fixture
def copied() -> QMimeData:
    """A picture on the clipboard."""
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    mime = QMimeData()
    mime.setImageData(image)
    QGuiApplication.clipboard().setMimeData(mime)
    return mime


def answer_no(window: MainWindow, qtbot: QtBot) -> None:
    def asked() -> list[KeepPhoto]:
        return [one for one in window.findChildren(KeepPhoto) if one.isVisible()]

    qtbot.waitUntil(lambda: len(asked()) == 1)
    asked()[0].no.click()


def test_a_picture_is_pasted_on_the_card_that_has_the_keyboard(
    plan: OpenPlan, proposal: Proposal, board: ProposalsPage, window: MainWindow,
    copied: QMimeData, qtbot: QtBot,
) -> None:  # fmt: skip
    board.view.go_to(proposal.id)
    press(Key.Key_V, CONTROL)
    answer_no(window, qtbot)
    qtbot.waitUntil(lambda: plan.count(Photo) == 1)
    assert plan.all(Photo)[0].proposal == proposal.id
    qtbot.waitUntil(lambda: board.view.card is not None and board.view.card.photo)


def test_a_picture_pasted_while_the_line_is_empty_is_a_flip_chart(
    plan: OpenPlan, workshop: Workshop, board: ProposalsPage, window: MainWindow,
    copied: QMimeData, qtbot: QtBot,
) -> None:  # fmt: skip
    press(Key.Key_V, CONTROL)
    answer_no(window, qtbot)
    qtbot.waitUntil(lambda: bool(window.findChildren(PhotoDesk)))
    [photo] = plan.all(Photo)
    assert (photo.workshop, photo.proposal) == (workshop.id, None)


def test_a_file_is_dropped_on_the_card_under_it(
    plan: OpenPlan, proposal: Proposal, board: ProposalsPage, window: MainWindow, tmp_path: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    path = tmp_path / "foto.jpg"
    path.write_bytes(written(drawn()))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    lane = board.findChild(LaneView, "lane housing")
    assert isinstance(lane, LaneView)
    row = lane.model().index(0, 0)
    inside = lane.visualRect(row).center()
    point = lane.viewport().mapTo(board, inside)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(inside, copy, mime, left, none)
    QApplication.sendEvent(lane.viewport(), enter)
    assert enter.isAccepted(), "the column passes it on to the page"
    drop = QDropEvent(QPointF(point), copy, mime, left, none)
    QApplication.sendEvent(board, drop)
    assert drop.isAccepted()
    answer_no(window, qtbot)
    qtbot.waitUntil(lambda: plan.count(Photo) == 1)
    assert plan.all(Photo)[0].proposal == proposal.id


def test_a_key_opens_the_flip_charts_of_the_workshop(
    board: ProposalsPage, window: MainWindow, qtbot: QtBot
) -> None:
    press(Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    [panel] = window.findChildren(SheetsPanel)
    assert panel.isVisible()
    press(Key.Key_Escape)
    assert not panel.isVisible()


def test_an_exercise_that_captures_a_photo_offers_it(
    plan: OpenPlan, workshop: Workshop, open_page: Open, window: MainWindow, qtbot: QtBot
) -> None:
    agenda.add(plan, workshop, "welcome-agreements")
    agenda.add(plan, workshop, "drawn-proposals")
    page = open_page("facilitate", plan)
    assert isinstance(page, FacilitatePage)
    assert plan.count(AgendaItem) == 2
    assert page.stage.script.photo.isHidden()
    page.go_to(1, 0)
    qtbot.waitUntil(lambda: not page.stage.script.photo.isHidden())
    page.stage.script.photo.click()
    [panel] = window.findChildren(SheetsPanel)
    assert panel.isVisible()
