"""The page Vote in very large letters: what is typed in keeps its room, and nothing is cut short."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import overflow
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.vote.counted_desk import CountDesk
from workshop_app.ui.vote.desk import Desk
from workshop_app.ui.widgets import Paragraph

LONG = (
    "¿Cuáles de estas propuestas deberían ir de primeras en el plan del barrio para los próximos "
    "tres años, pensando en quienes más lo necesitan?"
)


@pytest.fixture
def voting(plan: OpenPlan) -> Callable[..., VoteRound]:
    def opened(channel: str, question: str = "¿Qué es lo primero?") -> VoteRound:
        said = ("Banco de materiales para techos", "Igual trato en la matrícula de los colegios")
        made = [proposals.capture(plan, text, theme="health") for text in said]
        round = rounds.draft(plan, question, channels=(channel,), people=12, places=1,
                             public_seed="mango 7")  # fmt: skip
        rounds.choose_options(plan, round, [one.id for one in made])
        return votes.open_round(plan, plan.one(VoteRound, round.id))

    return opened


def cut(window: MainWindow) -> list[str]:
    """What is shown with dots or cut in the window now."""
    QApplication.processEvents()
    overflow.start()
    window.grab()
    return [note.text for note in overflow.stop() if not note.meant]


def test_the_counting_desk_says_its_buttons_whole(
    window: MainWindow, plan: OpenPlan, voting: Callable[..., VoteRound],
    open_page: Callable[..., Page],
) -> None:  # fmt: skip
    voting("tokens")
    window.change_settings(text_scale=1.5)
    window.resize(1280, 720)
    page = open_page("vote", plan)
    press(Qt.Key.Key_Return)  # so many people as are present
    desk = page.findChild(CountDesk)
    assert desk is not None
    assert desk.isVisible()
    assert cut(window) == []
    press(Qt.Key.Key_Return)  # without a figure
    assert cut(window) == []
    for button in (desk.empty, desk.next):
        assert button.height() >= 36, "as tall as a small button in common letters"


def test_the_paper_desk_says_the_words_of_the_mark_put_last(
    qtbot: QtBot, window: MainWindow, plan: OpenPlan, voting: Callable[..., VoteRound],
    open_page: Callable[..., Page],
) -> None:  # fmt: skip
    voting("paper")
    window.change_settings(text_scale=1.5)
    window.resize(1280, 720)
    page = open_page("vote", plan)
    press(Qt.Key.Key_Return)  # begin
    desk = page.findChild(Desk)
    assert desk is not None
    qtbot.waitUntil(desk.isVisible)
    desk.setFocus()
    QTest.keyClicks(desk, "2")
    press(Qt.Key.Key_Return)
    assert desk.findChild(Paragraph, "meant").text().startswith("Igual trato")
    assert cut(window) == []


def test_a_long_question_stands_on_two_lines_over_the_vote(
    window: MainWindow, plan: OpenPlan, voting: Callable[..., VoteRound],
    open_page: Callable[..., Page],
) -> None:  # fmt: skip
    voting("paper", LONG)
    page = open_page("vote", plan)
    assert page.header is not None
    context = page.header.context
    assert context.text() == LONG
    assert context.height() > 1.5 * window.fontMetrics().height()
    assert cut(window) == []
    window.resize(1280, 720)
    cut(window)
    whole = context.toolTip() or context.text()
    assert whole == LONG, "what has no room is said by pointing at it"
