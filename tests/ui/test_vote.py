"""The page Vote with the keyboard only: a round from nothing to its shown result."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, focused, press, rewrite, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.rounds import Group, VoteRound
from workshop_app.domain.voting.ballots import REASONS
from workshop_app.domain.voting.ties import lot
from workshop_app.services import paper, prepare, proposals, results, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.ui.page import Page
from workshop_app.ui.scrolled import ScrolledArea
from workshop_app.ui.shell.keys_panel import KeysPanel
from workshop_app.ui.shell.slides import OpenRoundSlide, ResultSlide
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.vote.choose import ChooseOptions
from workshop_app.ui.vote.collect import Collecting
from workshop_app.ui.vote.option_sheet import OptionSheet
from workshop_app.ui.vote.page import VotePage
from workshop_app.ui.vote.result import Result
from workshop_app.ui.vote.result_rows import ResultRows
from workshop_app.ui.vote.setup import Setup
from workshop_app.ui.widgets import Button, Dialog, Label, MessageBar, Paragraph

Key = Qt.Key
SAID = ("Luz en el parque", "Banco de materiales", "Puesto de salud", "Biblioteca los sábados")
THEMES = ("public_space", "housing", "health", "education")


@pytest.fixture
def board(plan: OpenPlan) -> OpenPlan:
    """A plan with a workshop of two tables and four proposals, 1 to 4."""
    workshop = prepare.add_workshop(plan, "Taller 1", people=12)
    prepare.set_tables(plan, workshop, ["Mesa 1", "Mesa 2"])
    for text, topic in zip(SAID, THEMES, strict=True):
        proposals.capture(plan, text, theme=topic, workshop=workshop.id)
    return plan


@pytest.fixture
def vote(open_page: Callable[..., Page], board: OpenPlan) -> VotePage:
    """The page over that plan, with no round yet."""
    page = open_page("vote", board)
    assert isinstance(page, VotePage)
    return page


@pytest.fixture
def open_vote(vote: VotePage, board: OpenPlan) -> Callable[..., VotePage]:
    """Opens a round over the four options: ``open_vote(people=12, groups=[…], **fixed)``."""

    def opened(groups: list[tuple[str, int]] | None = None, **fixed: object) -> VotePage:
        values = {"people": 12, "places": 2, "public_seed": "mango 7", **fixed}
        round = rounds.draft(board, "¿Qué es lo primero?", **values)
        rounds.choose_options(board, round, [p.id for p in proposals.on_the_board(board)])
        if groups:
            rounds.set_groups(board, board.one(VoteRound, round.id), "tables", groups)
        votes.open_round(board, board.one(VoteRound, round.id))
        assert isinstance(vote.body, Collecting)
        return vote

    return opened


def the_round(plan: OpenPlan) -> VoteRound:
    return plan.all(VoteRound)[-1]


def text_of(page: QWidget, name: str) -> str:
    """The text of the label or paragraph with this name, "" where it is not seen."""
    for kind in (Label, Paragraph):
        found = page.findChild(kind, name)
        if found is not None:
            return found.text() if found.isVisible() else ""
    raise AssertionError(f"no text is called {name}")


def type_ballots(*ballots: str) -> None:
    """Ballots as numbers; each number with its Enter, and one more to end the ballot. The box is
    emptied first."""
    here = focused()
    if isinstance(here, Button) and here.text() == "Comenzar a digitar":
        press(Key.Key_Return)
    for ballot in ballots:
        for number in ballot.split():
            write(number)
            press(Key.Key_Return)
        press(Key.Key_Return)


def message(window: MainWindow) -> str:
    return " ".join(bar.text() for bar in window.findChildren(MessageBar) if bar.isVisible())


# -- the whole way --------------------------------------------------------------------------------
def test_a_round_goes_from_nothing_to_its_result_by_keyboard(
    vote: VotePage, board: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    press(Key.Key_Return)  # prepare the first round
    rewrite("¿Qué hacemos primero?")
    press(Key.Key_Return)
    tab_to("choose options")
    press(Key.Key_Return)
    tab_to("all of these")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    tab_to("Personas presentes")
    rewrite("6")
    tab_to("Puestos")
    rewrite("2")
    press(Key.Key_Tab)
    assert not vote.findChild(QWidget, "open the vote").isEnabled(), "there is no seed yet"
    setup = vote.body
    assert isinstance(setup, Setup)
    setup.people.seed.edit.setFocus(Qt.FocusReason.TabFocusReason)
    write("mango 7 puente")
    press(Key.Key_Return)
    press(Key.Key_Return, CONTROL)
    assert the_round(board).state == "draft", "it asks first"
    press(Key.Key_Return)
    assert the_round(board).state == "open"

    qtbot.waitUntil(lambda: isinstance(vote.body, Collecting) and vote.body.isAncestorOf(focused()))
    type_ballots("1 1 2 2 3", "1 1 2 3 3", "1 1 2", "1 1 3")
    type_ballots("1 1 1")  # one mark too many for one option
    assert votes.ballots_in(board, the_round(board)) == 4, "it is refused"
    assert "no es válida" in text_of(vote, "too much")
    assert Words("es")(REASONS["over_option"]) in text_of(vote, "too much")
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    write("b")
    assert votes.ballots_in(board, the_round(board)) == 6
    assert text_of(vote, "ballots of the room") == "6 de 6 personas"

    tab_to("close the vote")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert the_round(board).state == "closed"
    press(Key.Key_Return)
    assert the_round(board).state == "shown"

    result = vote.body
    assert isinstance(result, Result)
    assert "2 y 3" in text_of(result, "tie")
    assert [row.place for row in result.rows.rows] == ["1", "=2", "=2", "4"]
    tab_to("settle the tie")
    press(Key.Key_Return)
    first = min(("2", "3"), key=lambda number: lot("mango 7 puente", number))
    assert text_of(result, "tie settled").endswith(f"entra la {first}.")
    assert [row.option.label for row in result.rows.rows if row.chosen] == ["1", first]
    counted = results.result(board, the_round(board))
    assert counted.decided is not None
    assert counted.decided.selected == ("1", first)


# -- preparing ------------------------------------------------------------------------------------
def test_without_a_round_the_page_says_what_to_do(vote: VotePage) -> None:
    assert vote.primary is not None
    assert vote.primary.text() == "Preparar la primera ronda"
    assert focused() is vote.primary


def test_what_is_missing_stands_beside_the_grey_button(vote: VotePage, qtbot: QtBot) -> None:
    vote.prepare()
    button, missing = vote.findChild(QWidget, "open the vote"), vote.findChild(QWidget, "missing")
    assert not button.isEnabled()

    def said() -> str:
        return " ".join(one.text() for one in missing.findChildren(Paragraph) if one.isVisible())

    qtbot.waitUntil(lambda: "dos opciones" in said())
    assert "semilla" in said()


def test_as_many_places_as_options_are_allowed_but_not_without_a_word(
    vote: VotePage, board: OpenPlan
) -> None:
    vote.prepare()
    round = the_round(board)
    rounds.choose_options(board, round, [p.id for p in proposals.on_the_board(board)])
    rounds.change_round(board, the_round(board), places=3, people=12, public_seed="mango 7")
    assert text_of(vote, "all go in") == ""
    rounds.change_round(board, the_round(board), places=4)
    assert text_of(vote, "all go in").startswith("Hay 4 opciones: entrarían todas")
    assert vote.findChild(QWidget, "open the vote").isEnabled(), "it is no obstacle"


def test_the_ring_of_the_ballot_ends_with_its_sheet(
    vote: VotePage, board: OpenPlan, qtbot: QtBot
) -> None:
    vote.prepare()
    rounds.choose_options(
        board, the_round(board), [p.id for p in proposals.on_the_board(board)][:2]
    )
    rounds.change_round(board, the_round(board), places=1, people=12, public_seed="mango 7")
    assert isinstance(vote.body, Setup)
    area = tab_to("Papeleta")
    assert isinstance(area, ScrolledArea)
    preview = vote.body.preview

    def bottom() -> int:
        return preview.mapTo(area, preview.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: bottom() < area.height() - 20)
    assert area.ring_box().bottom() == bottom()


def test_options_are_ticked_found_and_ticked_off(vote: VotePage, board: OpenPlan) -> None:
    vote.prepare()
    assert isinstance(vote.body, Setup)
    panel = vote.body.options.choose()
    write("salud")
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert [option.label for option in rounds.options(board, the_round(board))] == ["3"]
    press(Key.Key_Space)
    assert rounds.options(board, the_round(board)) == []
    press(Key.Key_Escape)
    assert not [one for one in vote.window().findChildren(ChooseOptions) if one.isVisible()]
    assert panel is not None


def test_an_option_gets_its_words_and_its_sign(vote: VotePage, board: OpenPlan) -> None:
    vote.prepare()
    assert isinstance(vote.body, Setup)
    rounds.choose_options(board, the_round(board), [p.id for p in proposals.on_the_board(board)])
    vote.body.options.strip.setFocus()
    press(Key.Key_Right)
    press(Key.Key_Return)
    sheet = vote.window().findChild(OptionSheet)
    assert isinstance(sheet, OptionSheet)
    rewrite("uno dos tres cuatro cinco seis siete")
    press(Key.Key_Return)
    assert rounds.options(board, the_round(board))[1].short == "Banco de materiales", "too long"
    rewrite("Materiales de segunda")
    tab_to("Buscar un dibujo")
    write("martillo obra")
    rewrite("obra")
    press(Key.Key_Down)
    press(Key.Key_Right)
    press(Key.Key_Return)
    press(Key.Key_Escape)
    option = rounds.options(board, the_round(board))[1]
    assert (option.short, option.pictogram) == ("Materiales de segunda", "hammer")


def test_a_change_of_the_draft_is_undone(vote: VotePage, board: OpenPlan) -> None:
    vote.prepare()
    assert isinstance(vote.body, Setup)
    rounds.take_method(board, the_round(board), "approval")
    assert vote.body.method.tiles["approval"].chosen
    press(Key.Key_Z, CONTROL)
    assert the_round(board).method == "dots"
    assert vote.body.method.tiles["dots"].chosen


def test_a_table_under_five_keeps_it_closed_until_it_is_joined(
    vote: VotePage, board: OpenPlan, qtbot: QtBot
) -> None:
    vote.prepare()
    round = the_round(board)
    rounds.change_round(board, round, public_seed="mango", places=1)
    rounds.choose_options(board, round, [p.id for p in proposals.on_the_board(board)])
    rounds.set_groups(board, round, "tables", [("Mesa 1", 8), ("Mesa 2", 4), ("Mesa 3", 9)])
    body, button = vote.body, vote.findChild(QWidget, "open the vote")
    assert isinstance(body, Setup)
    assert not button.isEnabled()
    qtbot.waitUntil(lambda: "Mesa 2" in text_of(body.people, "small group"))
    tab_to("join groups")
    press(Key.Key_Return)
    found = sorted(board.all(Group, round=round.id), key=lambda group: group.position)
    assert [(group.name, group.admitted) for group in found] == [
        ("Mesa 1 + Mesa 2", 12),
        ("Mesa 3", 9),
    ]
    assert button.isEnabled()


def test_colours_share_the_people_out(vote: VotePage, board: OpenPlan) -> None:
    vote.prepare()
    assert isinstance(vote.body, Setup)
    vote.body.people.grouping.setFocus()
    press(Key.Key_Left)
    groups = board.all(Group, round=the_round(board).id)
    assert the_round(board).grouping == "colours"
    assert sum(group.admitted for group in groups) == 12
    assert all(group.admitted >= 5 for group in groups)


def test_a_draft_is_taken_away_and_comes_back(vote: VotePage, board: OpenPlan) -> None:
    vote.prepare()
    vote.remove()
    assert vote.round is None
    press(Key.Key_Z, CONTROL)
    assert isinstance(vote.body, Setup)


# -- collecting -----------------------------------------------------------------------------------
def test_an_open_round_looks_the_same_whatever_is_voted(
    open_vote: Callable[..., VotePage], board: OpenPlan, caplog: pytest.LogCaptureFixture
) -> None:
    """Not a pixel, a name, a tooltip or a log line tells what the ballots say (P-32)."""
    page = open_vote()

    def seen() -> tuple[object, list[str]]:
        QApplication.processEvents()
        body = page.body
        assert body is not None
        told = [
            f"{one.accessibleName()}|{one.accessibleDescription()}|{one.toolTip()}"
            for one in body.findChildren(QWidget)
        ]
        return body.grab().toImage(), told

    caplog.set_level(logging.DEBUG)
    type_ballots("1 1 2", "1", "3 3")
    one = seen()
    round = the_round(board)
    for _ in range(3):
        paper.take_back(board, round)
    type_ballots("4 4", "4", "2 2 4 4")
    assert seen() == one
    assert caplog.text == ""


def test_a_blank_ballot_needs_its_key(open_vote: Callable[..., VotePage], board: OpenPlan) -> None:
    page = open_vote()
    press(Key.Key_Return)  # the box is empty
    press(Key.Key_Return)
    assert votes.ballots_in(board, the_round(board)) == 0
    assert "B" in text_of(page, "too much")
    write("4")
    press(Key.Key_Return)
    write("b")
    assert votes.ballots_in(board, the_round(board)) == 0, "it has a mark"
    press(Key.Key_Backspace)
    write("b")
    assert votes.ballots_in(board, the_round(board)) == 1


def test_a_void_ballot_is_kept_and_counts_nowhere(
    open_vote: Callable[..., VotePage], board: OpenPlan
) -> None:
    open_vote()
    type_ballots("1", "1", "1", "1", "2")
    for keys in ("1 1 1", "2", ""):
        for number in keys.split():
            write(number)
            press(Key.Key_Return)
        write("n")
    round = votes.close_round(board, the_round(board))
    counted = results.result(board, votes.show_result(board, round))
    assert (counted.cast, counted.valid, len(counted.invalid)) == (8, 5, 3)
    assert {one.label: one.total for one in counted.totals} == {"1": 4, "2": 1, "3": 0, "4": 0}


def test_the_last_ballot_is_taken_back_and_corrected(
    open_vote: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = open_vote()
    type_ballots("1 1 2", "3 4")
    write("t")
    assert votes.ballots_in(board, the_round(board)) == 1
    assert isinstance(page.body, Collecting)
    assert page.body.panel.desk.ballot.marks == (("3", 1), ("4", 1))
    press(Key.Key_Backspace)
    type_ballots("2")
    assert votes.ballots_in(board, the_round(board)) == 2


def test_a_number_may_be_typed_with_the_mouse(
    open_vote: Callable[..., VotePage], board: OpenPlan, qtbot: QtBot
) -> None:
    page = open_vote()
    assert isinstance(page.body, Collecting)
    pad = page.body.panel.desk.pad
    for name in ("4", "Poner el número"):
        key = next(one for one in pad.findChildren(QWidget) if one.accessibleName() == name)
        qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.body.panel.desk.next, Qt.MouseButton.LeftButton)
    assert votes.ballots_in(board, the_round(board)) == 1
    assert page.body.panel.desk.hasFocus(), "the next ballot is typed at once"


def test_each_envelope_has_its_group(open_vote: Callable[..., VotePage], board: OpenPlan) -> None:
    page = open_vote(groups=[("Mesa 1", 6), ("Mesa 2", 6)])
    assert isinstance(page.body, Collecting)
    assert page.body.panel.group is None
    type_ballots("1")
    assert votes.ballots_in(board, the_round(board)) == 0, "the envelope is chosen first"
    write("a")
    type_ballots("1 1", "1 2", "1 3", "1", "1")
    tab_to("change envelope")
    press(Key.Key_Return)
    write("b")
    type_ballots("2 2", "2 3", "2", "2", "2 4")
    round = votes.close_round(board, the_round(board))
    counted = results.result(board, votes.show_result(board, round))
    shares = {group.id: group.totals for group in counted.groups}
    assert (shares["A"]["1"], shares["A"]["2"]) == (6, 1)
    assert (shares["B"]["1"], shares["B"]["2"]) == (0, 6)


def test_the_room_sees_how_many_ballots_and_nothing_else(
    open_vote: Callable[..., VotePage], window: MainWindow
) -> None:
    page = open_vote()
    page.project()
    type_ballots("1 1", "1")
    slide = window.projector.slide
    assert isinstance(slide, OpenRoundSlide)
    assert slide.ballots == 2
    assert slide.question == "¿Qué es lo primero?"
    window.projector.close()


# -- closed and shown -----------------------------------------------------------------------------
def test_undo_says_why_it_stops_at_a_closed_round(
    open_vote: Callable[..., VotePage], board: OpenPlan, window: MainWindow
) -> None:
    open_vote()
    type_ballots("1")
    votes.close_round(board, the_round(board))
    press(Key.Key_Z, CONTROL)
    assert the_round(board).state == "closed"
    assert "Ronda cerrada" in message(window)


def test_a_closed_round_tells_only_its_checks(
    open_vote: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = open_vote(people=5)
    type_ballots("1", "1", "1", "1", "1", "1")
    votes.close_round(board, the_round(board))
    said = " ".join(one.text() for one in page.findChildren(Paragraph) if one.isVisible())
    assert "6 papeletas" in said
    assert "5 personas" in said
    assert not page.findChildren(ResultRows)


def test_under_five_ballots_there_is_a_sentence_and_no_number(
    open_vote: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = open_vote()
    type_ballots("1", "1", "2", "2")
    votes.show_result(board, votes.close_round(board, the_round(board)))
    said = [one.text() for kind in (Label, Paragraph) for one in page.body.findChildren(kind)]  # type: ignore[union-attr]
    assert any("menos de cinco" in one for one in said)
    assert not any(character.isdigit() for one in said for character in one)
    slide = page.projector_slide()
    assert isinstance(slide, ResultSlide)
    assert slide.rows == ()


def test_a_second_round_is_prepared_among_the_tied(
    open_vote: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = open_vote(tie_rule="second_round", places=1)
    type_ballots("1 1", "2 2", "1", "2", "3")
    votes.show_result(board, votes.close_round(board, the_round(board)))
    tab_to("settle the tie")
    press(Key.Key_Return)
    assert isinstance(page.body, Setup)
    assert [option.label for option in rounds.options(board, the_round(board))] == ["1", "2"]
    assert the_round(board).name == "R2"


def test_a_dialog_that_is_left_changes_nothing(
    open_vote: Callable[..., VotePage], board: OpenPlan
) -> None:
    page = open_vote()
    page.ask_to_close()
    press(Key.Key_Escape)
    assert the_round(board).state == "open"
    assert not [one for one in page.window().findChildren(Dialog) if one.isVisible()]


def test_the_help_names_the_keys_of_a_ballot(open_vote: Callable[..., VotePage]) -> None:
    page = open_vote()
    press(Key.Key_F1)
    helps = [one for one in page.window().findChildren(KeysPanel) if one.isVisible()]
    assert "papeleta en blanco, papeleta nula" in seen(helps[0])
