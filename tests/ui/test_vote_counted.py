"""Bags counted at the laptop, by keyboard: people, a first and a second count, what differs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.keyboard import focused, press, rewrite, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.domain.voting.counting import AGREES, COUNTING, DIFFERS, FITS, MISSING, ONCE, OVER
from workshop_app.services import counted, prepare, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.ui.page import Page
from workshop_app.ui.vote.counted_desk import CountDesk
from workshop_app.ui.vote.counted_side import Checks
from workshop_app.ui.vote.counted_table import AGAIN, DONE, FREE, BagTable
from workshop_app.ui.vote.counted_words import CHANNEL_WORDS, CHECK_LOOKS, column_head
from workshop_app.ui.vote.page import VotePage
from workshop_app.ui.widgets import ListRow

Key = Qt.Key
SAID = ("Luz en el parque", "Banco de materiales", "Puesto de salud")
TABLES = [("Mesa 1", 6), ("Mesa 2", 6)]


@pytest.fixture
def board(plan: OpenPlan) -> OpenPlan:
    workshop = prepare.add_workshop(plan, "Taller 1", people=12)
    for text, topic in zip(SAID, ("public_space", "housing", "health"), strict=True):
        proposals.capture(plan, text, theme=topic, workshop=workshop.id)
    return plan


@pytest.fixture
def count_page(open_page: Callable[..., Page], board: OpenPlan) -> Callable[..., VotePage]:
    """The page Vote over an open round: ``count_page(channels, groups, **fixed)``."""

    def opened(
        channels: tuple[str, ...] = ("tokens",),
        groups: list[tuple[str, int]] = TABLES,
        **fixed: object,
    ) -> VotePage:
        values = {"people": 12, "places": 2, "public_seed": "mango 7", **fixed}
        round = rounds.draft(board, "¿Qué es lo primero?", channels=channels, **values)
        rounds.choose_options(board, round, [p.id for p in proposals.on_the_board(board)])
        if groups:
            rounds.set_groups(board, the_round(board), "tables", groups)
        votes.open_round(board, the_round(board))
        page = open_page("vote", board)
        assert isinstance(page, VotePage)
        return page

    return opened


def the_round(plan: OpenPlan) -> VoteRound:
    return plan.all(VoteRound)[-1]


def type_counts(*totals: int) -> None:
    """A figure and Enter for each bag."""
    for total in totals:
        write(str(total))
        press(Key.Key_Return)


def say_people(tables: int = 2) -> None:
    """Enter on each table's figure, as it stands, says them all."""
    for _ in range(tables):
        press(Key.Key_Return)


def at_desk(page: QWidget) -> tuple[str, str]:
    """The option and the table that the desk asks for."""
    desk = page.findChild(CountDesk)
    assert desk is not None
    assert desk.isVisible()
    return desk.accessibleName().split(",")[0], seen(desk).split("\n")[0]


def checks(page: QWidget) -> list[str]:
    found = page.findChild(Checks)
    assert found is not None
    return found.text().split("\n")


def table(page: QWidget) -> BagTable:
    found = page.findChild(BagTable)
    assert found is not None
    return found


def cells(page: QWidget, plan: OpenPlan, channel: str = "tokens") -> list[str]:
    bags = counted.standing(plan, the_round(plan), channel).bags
    return [table(page).state(bag) for bag in bags]


# -- the whole way --------------------------------------------------------------------------------
def test_two_counts_of_two_tables_go_from_the_question_to_the_closed_round(
    count_page: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = count_page()
    assert "¿La sala ya terminó de votar?" in seen(page)
    say_people()
    assert at_desk(page) == ("1 Luz en el parque", "Fichas · Mesa 1")
    type_counts(12, 10, 8, 10, 10, 9)
    assert checks(page) == ["Mesa 1 30 cuadra, 0 sin usar", "Mesa 2 30 cuadra, 1 sin usar"]
    assert "El primer conteo está completo" in seen(page)
    press(Key.Key_Return)  # start the second count
    assert "Segundo conteo" in seen(page)
    type_counts(12, 10, 8, 10, 9, 9)
    assert "1 conteo no coincide" in seen(page)
    assert "2 · Banco de materiales · Mesa 2" in seen_rows(page)
    press(Key.Key_Return)  # count it again
    assert at_desk(page) == ("2 Banco de materiales", "Fichas · Mesa 2")
    type_counts(10)
    assert "Los dos conteos coinciden" in seen(page)
    votes.close_round(board, the_round(board))
    parts = {part.group: dict(part.totals) for part in counted.parts(board, the_round(board))}
    assert parts == {"A": {"1": 12, "2": 10, "3": 8}, "B": {"1": 10, "2": 10, "3": 9}}


def test_hands_are_compared_with_people_and_tokens_with_what_was_given_out(
    count_page: Callable[..., VotePage],
) -> None:
    page = count_page(("hands",), method="approval")
    say_people()
    assert "¿Cuadra con las personas?" in seen(page)
    assert "entregado" not in seen(page)


def seen_rows(page: QWidget) -> str:
    return "\n".join(row.text() for row in page.findChildren(ListRow) if row.isVisible())


def test_nothing_but_the_count_on_the_desk_is_told(
    count_page: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = count_page()
    say_people()
    type_counts(11)
    for place in (page, *page.findChildren(QWidget)):
        for said in (place.accessibleName(), place.accessibleDescription(), place.toolTip()):
            assert "11" not in said
    assert "11" not in seen(page)
    press(Key.Key_Left)
    press(Key.Key_Up)
    assert at_desk(page)[0] == "1 Luz en el parque"
    assert "11" not in seen(page)
    desk = page.findChild(CountDesk)
    assert desk is not None
    assert desk.typed.figure == ""


def test_a_table_with_too_many_is_counted_again_from_the_table_of_bags(
    count_page: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = count_page()
    say_people()
    type_counts(12, 11, 8)
    assert checks(page)[0] == "Mesa 1 30 sobra 1: cuente otra vez"
    assert cells(page, board) == [AGAIN] * 3 + [FREE] * 3
    assert at_desk(page) == ("1 Luz en el parque", "Fichas · Mesa 2")
    press(Key.Key_Left)
    assert at_desk(page) == ("1 Luz en el parque", "Fichas · Mesa 1")
    type_counts(12)
    assert at_desk(page) == ("2 Banco de materiales", "Fichas · Mesa 1")
    type_counts(10)
    assert checks(page)[0] == "Mesa 1 30 cuadra, 0 sin usar"
    assert at_desk(page)[1] == "Fichas · Mesa 2"
    assert cells(page, board) == [DONE] * 3 + [FREE] * 3


def test_too_many_at_the_end_are_named_before_the_second_count(
    count_page: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = count_page(groups=[])
    say_people(1)
    type_counts(24, 24, 14)
    assert "Hay de más" in seen(page)
    press(Key.Key_Return)
    type_counts(24, 22)
    assert "El primer conteo está completo" in seen(page)


def test_a_figure_that_cannot_be_asks_once_and_is_kept_on_a_second_enter(
    count_page: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = count_page()
    say_people()
    type_counts(13)
    assert "6 personas no pueden dar más de 12" in seen(page)
    assert cells(page, board)[0] == FREE
    press(Key.Key_Return)
    assert cells(page, board)[0] == DONE


def test_handfuls_empty_bags_and_corrections_by_key(
    count_page: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = count_page()
    say_people()
    desk = page.findChild(CountDesk)
    assert desk is not None
    press(Key.Key_Return)
    assert "Escriba el número" in seen(page)
    press(Key.Key_Plus)
    press(Key.Key_Plus)
    assert desk.typed.figure == "10"
    press(Key.Key_Backspace)
    assert desk.typed.figure == "1"
    write("2")
    press(Key.Key_Return)
    press(Key.Key_V)
    assert cells(page, board)[:3] == [DONE, DONE, FREE]
    assert at_desk(page)[0] == "3 Puesto de salud"


def test_the_table_of_bags_is_walked_and_typed_into_by_keyboard(
    count_page: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = count_page()
    say_people()
    tab_to("table of bags")
    press(Key.Key_Down)
    press(Key.Key_Right)
    assert at_desk(page) == ("2 Banco de materiales", "Fichas · Mesa 2")
    assert focused() is table(page)
    press(Key.Key_Right)
    assert at_desk(page) == ("2 Banco de materiales", "Fichas · Mesa 2"), "the edge"
    type_counts(4)
    assert cells(page, board) == [FREE] * 4 + [DONE, FREE]


def test_a_click_on_a_bag_asks_for_it(count_page: Callable[..., VotePage], board: OpenPlan) -> None:
    page = count_page()
    say_people()
    place = table(page)
    QTest.mouseClick(place, Qt.MouseButton.LeftButton,
                     pos=QPoint(place.ring_box().center() + QPoint(0, place.height() // 3)))  # fmt: skip
    assert at_desk(page) == ("2 Banco de materiales", "Fichas · Mesa 1")
    write("7")
    press(Key.Key_Return)
    assert cells(page, board)[1] == DONE


def test_people_are_changed_and_what_was_given_out_follows(
    count_page: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = count_page()
    rewrite("5")
    say_people()
    assert "11, con 5 fichas cada una" in seen(page)
    type_counts(10, 10, 6)
    assert checks(page)[0] == "Mesa 1 25 sobra 1: cuente otra vez"
    tab_to("change people")
    press(Key.Key_Return)
    rewrite("6")
    say_people()
    assert checks(page)[0] == "Mesa 1 30 cuadra, 4 sin usar"
    assert at_desk(page)[1] == "Fichas · Mesa 2"


def test_more_votes_than_people_are_said(
    count_page: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = count_page(groups=[])
    rewrite("13")
    press(Key.Key_Return)
    assert "Con eso serían 13 las personas que votaron" in seen(page)
    assert not counted.standing(board, the_round(board), "tokens").begun
    press(Key.Key_Return)
    assert "Votaron 13 y hay 12 personas presentes" in seen(page)


def test_where_others_voted_already_the_figures_start_at_nought(
    count_page: Callable[..., VotePage], board: OpenPlan, open_page: Callable[..., Page]
) -> None:
    page = count_page(("laptop", "tokens"))
    tables = rounds.groups_of(board, the_round(board))
    for _ in range(5):
        votes.vote(board, the_round(board), (("1", 1),), group=tables[0].id)
    page = open_page("vote", channel="tokens")
    assert "quedan como máximo 7" in seen(page)
    rewrite("2")
    press(Key.Key_Return)
    rewrite("6")
    press(Key.Key_Return)
    assert "serían 13" in seen(page), "one too many"
    rewrite("5")
    press(Key.Key_Return)
    told = counted.standing(board, the_round(board), "tokens").people
    assert list(told.values()) == [2, 5]


def test_it_goes_on_where_it_was_after_the_page_was_left(
    count_page: Callable[..., VotePage], board: OpenPlan, open_page: Callable[..., Page]
) -> None:
    count_page()
    say_people()
    type_counts(12, 10)
    open_page("prepare")
    page = open_page("vote")
    assert at_desk(page) == ("3 Puesto de salud", "Fichas · Mesa 1")


def test_several_counted_channels_share_a_panel(
    count_page: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = count_page(("tokens", "hands"), [], method="approval")
    rewrite("8")
    press(Key.Key_Return)
    type_counts(8, 3, 0)
    tab_to("counted channels")
    press(Key.Key_Right)
    assert "¿Cuántas personas votaron a mano alzada?" in seen(page)
    assert "quedan como máximo 4" in seen(page)
    rewrite("4")
    press(Key.Key_Return)
    assert at_desk(page) == ("1 Luz en el parque", "Manos")
    type_counts(1, 2, 3)
    votes.close_round(board, the_round(board))
    parts = {part.channel: dict(part.totals) for part in counted.parts(board, the_round(board))}
    assert parts == {
        "tokens": {"1": 8, "2": 3, "3": 0},
        "hands": {"1": 1, "2": 2, "3": 3},
    }


# -- words ----------------------------------------------------------------------------------------
def test_every_counted_channel_has_its_words_in_both_places() -> None:
    keys = {key for key, row in CHANNELS.items() if row.counted}
    assert set(CHANNEL_WORDS) == keys
    for messages in (counted.NOBODY_ASKED, counted.NOT_ALL, counted.NOT_ALL_TWICE):
        assert set(messages) == keys
    assert {MISSING, COUNTING, FITS, DIFFERS, OVER} < set(CHECK_LOOKS)
    assert {ONCE, AGREES} & set(CHECK_LOOKS) == set()
    for language in ("es", "en"):
        words = Words(language)
        for row in CHANNEL_WORDS.values():
            assert "1" in row.each(words, 1)
            assert "7" in row.left(words, 7)
    assert column_head(None) == ""
