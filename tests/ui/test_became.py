"""What became of number 10? Asked with the keyboard from any page, and shown to the room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import action_plan, follow_up, numbering, proposals, taking_out
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.action_plan.became import BecameCard, in_hand
from workshop_app.ui.action_plan.became_line import BecameLine
from workshop_app.ui.page import Page
from workshop_app.ui.shell.slides import BecameSlide
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.vote.result_rows import ResultRows

OpenPage = Callable[..., Page]
KEYS = Qt.Key


def card(window: MainWindow) -> BecameCard:
    (found,) = [one for one in window.findChildren(BecameCard) if one.isVisible()]
    return found


def said(window: MainWindow) -> str:
    here = card(window)
    words = seen(here)
    lines = [one.text() for one in here.findChildren(BecameLine) if one.isVisible()]
    return "\n".join([words, *lines])


def ask(number: str, window: MainWindow) -> None:
    """The two acts."""
    window.settle_focus()
    press(KEYS.Key_B, CONTROL)
    write(number)
    press(KEYS.Key_Return)


@pytest.fixture
def two(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    plan = make_plan("two")
    made = [
        proposals.capture(plan, text, theme="housing") for text in ("Luz", "Agua", "Cancha", "Pozo")
    ]
    (action,) = action_plan.make_actions(plan, [made[0].id])
    follow_up.note(plan, action, "late", day="2027-03-01", note="Falta el poste")
    action_plan.decide(plan, made[1].id, "out", "El predio es de otro municipio")
    proposals.withdraw(plan, made[2], "Ya la hicieron")
    taking_out.take_out(plan, made[3])
    return plan


@pytest.mark.parametrize("key", ["prepare", "vote", "action_plan"])
def test_two_acts_answer_from_any_page(
    open_page: OpenPage, window: MainWindow, two: OpenPlan, key: str
) -> None:
    open_page(key, two)
    ask("1", window)
    told = said(window)
    assert "Entró al plan: A1 · Atrasada" in told
    assert "Falta el poste" in told
    assert "No estuvo en ninguna votación" in told
    for number, words in (
        ("2", "El predio es de otro municipio"),
        ("3", "Ya la hicieron"),
        ("4", "Retirada por deseo de alguien"),
        ("9", "Ninguna propuesta tiene el número 9. El más alto es 4."),
        ("casa", "«casa» no es un número"),
    ):
        write(number)  # what stands in the line is chosen, so this replaces it
        press(KEYS.Key_Return)
        assert words in said(window)
    assert "Pozo" not in said(window)
    press(KEYS.Key_Escape)
    assert not [one for one in window.findChildren(BecameCard) if one.isVisible()]


def test_a_link_opens_its_place_and_comes_back(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    open_page("prepare", sample)
    ask("12", window)
    for line in card(window).findChildren(BecameLine):
        assert bool(line.line.page) == (line.focusPolicy() != Qt.FocusPolicy.NoFocus)
    line = next(one for one in card(window).findChildren(BecameLine) if one.line.page == "vote")
    tab_to(line.accessibleName())
    press(KEYS.Key_Return)
    assert window.places.key == "vote"
    assert window.page is not None
    assert window.page.where()["round"] == line.line.where["round"]
    press(KEYS.Key_Left, ALT)
    assert window.places.key == "prepare"


def test_every_link_of_every_proposal_leads_somewhere(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    from workshop_app.services import became
    from workshop_app.ui.action_plan.became_telling import told

    open_page("prepare", sample)
    places = {
        (line.page, tuple(sorted(line.where.items())))
        for one in sample.all(Proposal)[:12]
        for line in told(window.words, became.became(sample, one.id)).lines
        if line.page
    }
    assert {page for page, _ in places} == {
        "prepare", "proposals", "vote", "prioritize", "action_plan",
    }  # fmt: skip
    for page, where in {page: where for page, where in sorted(places)}.items():
        window.go(page, **dict(where))
        window.back()
    assert window.places.key == "prepare"


def test_the_proposal_in_hand_is_the_one_that_is_shown(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan, qtbot: QtBot
) -> None:
    numbers = numbering.labels(sample, Proposal)
    id = next(id for id, number in numbers.items() if number == "12")
    page = open_page("proposals", sample, proposal=id)
    qtbot.waitUntil(lambda: in_hand(page) == id)
    press(KEYS.Key_B, CONTROL)
    assert card(window).number.text() == "12"
    assert card(window).told is not None
    assert focused() is card(window).number


def test_a_row_of_a_result_tells_what_became_of_it(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan, qtbot: QtBot
) -> None:
    first = sample.all(VoteRound)[0]
    page = open_page("vote", sample, round=first.id)
    rows = page.findChild(ResultRows, "result rows")
    assert isinstance(rows, ResultRows)
    qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    told = card(window).told
    assert told is not None
    assert rows.rows[0].option.label == told.number


def test_the_room_sees_it_without_groups(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan, qtbot: QtBot
) -> None:
    open_page("prepare", sample)
    ask("12", window)
    press(KEYS.Key_F8)
    slide = window.projector.seen
    assert isinstance(slide, BecameSlide)
    assert (slide.number, slide.verdict) == ("12", "Entró al plan: A13")
    told = " ".join((slide.text, slide.why, *(part for fact in slide.facts for part in fact)))
    assert "Table" not in told
    assert "Mesa" not in told
    press(KEYS.Key_F8)
    assert window.projector.black


def test_an_empty_plan_says_that_there_are_none(open_page: OpenPage, window: MainWindow) -> None:
    open_page("prepare")
    ask("1", window)
    assert "Todavía no hay propuestas en este plan." in said(window)
