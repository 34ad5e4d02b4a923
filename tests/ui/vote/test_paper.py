"""Paper typed in twice, with the keyboard in the real window."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import focused, press, tab_to, write
from tests.ui.seen import seen
from tests.ui.vote import paper_typist
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import paper, results, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.vote.closed import Closed
from workshop_app.ui.vote.collect import Collecting
from workshop_app.ui.vote.page import VotePage
from workshop_app.ui.vote.paper_panel import PaperPanel
from workshop_app.ui.widgets import Button, Dialog, Label, Paragraph

Key = Qt.Key
OpenVote = Callable[..., VotePage]
KEY, SHEET = 0.28, 2.0
"""Seconds that a person takes for a key, and to take up the next sheet."""


def type_keys(keys: str) -> int:
    """These keys, ``|`` for Enter; how many they were."""
    for key in keys:
        if key == "|":
            press(Key.Key_Return)
        else:
            write(key)
    return len(keys)


def type_sheets(*sheets: str) -> int:
    """Sheets as ``paper_typist`` writes them; how many keys they took."""
    return sum(type_keys(paper_typist.keys_of(sheet)) for sheet in sheets)


def the_round(plan: OpenPlan) -> VoteRound:
    return plan.all(VoteRound)[-1]


def the_panel(page: VotePage) -> PaperPanel:
    assert isinstance(page.body, Collecting)
    panel = page.body.panel
    assert isinstance(panel, PaperPanel)
    return panel


def told(page: VotePage, name: str) -> str:
    """The text of the label or paragraph of this name, "" where it is not seen."""
    for kind in (Label, Paragraph):
        found = page.findChild(kind, name)
        if found is not None:
            return str(found.text()) if found.isVisible() else ""
    raise AssertionError(f"no text is called {name}")


def dialogs(page: VotePage) -> list[Dialog]:
    return [one for one in page.window().findChildren(Dialog) if one.isVisible()]


def incidents(plan: OpenPlan) -> list[dict[str, object]]:
    return [dict(one) for one in (the_round(plan).closing or {})["incidents"]]


# -- before the first entry -----------------------------------------------------------------------
def test_the_box_is_emptied_shuffled_and_numbered_before_anything_is_typed(
    open_vote: OpenVote, plan: OpenPlan
) -> None:
    page = open_vote()
    said = seen(page)
    assert "ya nadie vote en papel" in said
    assert "Revuelva bien" in said
    assert "Numere las hojas" in said
    write("1")
    assert the_panel(page).mode == "start"
    press(Key.Key_Return)
    assert told(page, "ballot number") == "Papeleta 1"
    assert the_panel(page).desk.hasFocus()


# -- two entries ----------------------------------------------------------------------------------
def test_ten_of_ten_planted_mistakes_are_found_in_ten_minutes(
    open_vote: OpenVote, plan: OpenPlan
) -> None:
    page = open_vote(options=paper_typist.OPTIONS, people=paper_typist.PEOPLE)
    keys = type_keys("|") + type_sheets(*paper_typist.as_typed(1))
    keys += type_keys("s|") + type_sheets(*paper_typist.as_typed(2))
    found = paper.entries(plan, the_round(plan)).mismatches
    assert [one.place for one in found] == [one.place for one in paper_typist.PLANTED]
    seconds = keys * KEY + 2 * paper_typist.PEOPLE * SHEET
    assert seconds <= 600

    sheets = paper_typist.on_paper()
    for one in paper_typist.PLANTED:
        assert told(page, "mismatches").split()[0].isdigit()
        type_keys("r")
        assert told(page, "ballot number") == f"Papeleta {one.place}"
        type_sheets(sheets[one.place - 1])
    assert the_panel(page).mode == "done"
    page.ask_to_close()
    press(Key.Key_Return)
    assert incidents(plan) == [{"kind": "readings_differed", "n": 10}]
    counted = results.result(plan, votes.show_result(plan, the_round(plan)))
    assert {one.label: one.total for one in counted.totals} == paper_typist.sums()
    assert (counted.cast, counted.blank, len(counted.invalid)) == (24, 1, 1)


def test_the_second_entry_shows_nothing_of_the_first(open_vote: OpenVote, plan: OpenPlan) -> None:
    """Not a pixel, a name or a tooltip is another when the first entry was another."""
    page = open_vote()
    panel = the_panel(page)

    def shown() -> tuple[object, list[str]]:
        said = [f"{one.accessibleName()}|{one.accessibleDescription()}|{one.toolTip()}"
                for one in page.findChildren(QWidget)]  # fmt: skip
        return page.grab().toImage(), said

    looks = []
    for first in (("1 1 2", "3"), ("4", "2 2")):
        type_keys("|" if panel.mode == "start" else "")
        type_sheets(*first)
        type_keys("s|")
        looks.append(shown())
        press(Key.Key_Escape)
        for _ in first:
            type_keys("t")
            for _ in range(3):
                press(Key.Key_Backspace)
    assert looks[0] == looks[1]


def test_what_differs_is_listed_with_its_marks(open_vote: OpenVote, plan: OpenPlan) -> None:
    page = open_vote()
    type_keys("|")
    type_sheets("1 1 2", "3 4", "2")
    type_keys("s|")
    type_sheets("1 1 2", "3 3")
    said = seen(page)
    assert "1 papeleta no coincide" in told(page, "mismatches")
    assert any(
        one.isVisible() and one.accessibleName() == "1.ª: 3, 4; 2.ª: 3, 3"
        for one in page.findChildren(QWidget)
    )
    assert "Papeleta 2" in said


def test_the_third_look_stands_where_it_agrees_with_one(
    open_vote: OpenVote, plan: OpenPlan
) -> None:
    page = open_vote()
    type_keys("|")
    type_sheets("1", "2")
    type_keys("s|")
    type_sheets("1", "3")
    assert the_panel(page).mode == "settle"
    press(Key.Key_Return)
    assert told(page, "ballot number") == "Papeleta 2"
    type_sheets("3")
    assert the_panel(page).mode == "done"
    assert paper.entries(plan, the_round(plan)).done


def test_a_third_thing_is_looked_at_together(open_vote: OpenVote, plan: OpenPlan) -> None:
    page = open_vote()
    type_keys("|")
    type_sheets("1")
    type_keys("s|")
    type_sheets("2")
    press(Key.Key_Return)
    type_sheets("3")
    assert "entre dos personas" in told(page, "asks")
    type_sheets("3 1")
    assert the_panel(page).mode == "done"


def test_a_look_can_wait_until_later(open_vote: OpenVote, plan: OpenPlan) -> None:
    page = open_vote()
    type_keys("|")
    type_sheets("1", "2")
    type_keys("s|")
    type_sheets("2")
    type_keys("r")
    assert the_panel(page).mode == "review"
    press(Key.Key_Escape)
    assert told(page, "ballot number") == "Papeleta 2"
    type_sheets("2")
    assert the_panel(page).mode == "settle"


def test_sheets_are_short_or_there_is_one_more(open_vote: OpenVote, plan: OpenPlan) -> None:
    page = open_vote()
    type_keys("|")
    type_sheets("1", "2")
    type_keys("s|")
    type_sheets("1")
    tab_to("no more sheets")
    press(Key.Key_Space)
    assert "falta en la segunda" in seen(page)
    type_keys("r")
    tab_to("no such sheet")
    press(Key.Key_Space)
    assert the_panel(page).mode == "done"
    assert votes.ballots_in(plan, the_round(plan)) == 1
    tab_to("Hay una hoja más")
    press(Key.Key_Space)
    type_sheets("4")
    type_keys("r")
    type_sheets("4")
    assert the_panel(page).mode == "done"
    assert votes.ballots_in(plan, the_round(plan)) == 2


def test_an_envelope_of_another_group_is_found(open_vote: OpenVote, plan: OpenPlan) -> None:
    page = open_vote(groups=[("Mesa 1", 6), ("Mesa 2", 6)])
    type_keys("|a")
    type_sheets("1", "2")
    type_keys("s|")
    assert the_panel(page).group is None, "the second entry asks for its own envelope"
    type_keys("a")
    type_sheets("1")
    tab_to("change envelope")
    press(Key.Key_Return)
    type_keys("b")
    type_sheets("2")
    assert "1.ª: Mesa 1; 2.ª: Mesa 2" in seen(page)
    type_keys("rb")
    type_sheets("2")
    assert the_panel(page).mode == "done"


def test_where_the_typing_stood_is_where_it_goes_on(
    open_vote: OpenVote, plan: OpenPlan, window: MainWindow
) -> None:
    page = open_vote()
    type_keys("|")
    type_sheets("1", "2", "3")
    type_keys("s|")
    type_sheets("1")
    window.go("prepare")
    window.go("vote")
    again = window.page
    assert isinstance(again, VotePage)
    assert again is not page
    assert the_panel(again).mode == "second"
    assert told(again, "ballot number") == "Papeleta 2"


def test_every_enter_that_shows_the_next_number_was_kept(
    open_vote: OpenVote, plan: OpenPlan
) -> None:
    page = open_vote()
    type_keys("|")
    for at, sheet in enumerate(("1", "2 2", "3", "4"), 1):
        type_sheets(sheet)
        assert told(page, "ballot number") == f"Papeleta {at + 1}"
        assert paper.entries(plan, the_round(plan)).first == at


def test_a_ballot_half_typed_stays_while_others_vote(open_vote: OpenVote, plan: OpenPlan) -> None:
    page = open_vote(channels=("paper", "laptop"))
    type_keys("|4|1")
    votes.vote(plan, the_round(plan), (("2", 1),))
    assert the_panel(page).desk.ballot.typing == "1"
    assert told(page, "ballots of the room") == "1 de 12 personas"


# -- numbers --------------------------------------------------------------------------------------
def placed(page: VotePage) -> list[str]:
    return [mark.label for mark in the_panel(page).desk.ballot.placed]


def test_a_beginning_waits_for_enter(open_vote: OpenVote) -> None:
    page = open_vote(options=12)
    type_keys("|1")
    assert placed(page) == [], "1, 10, 11 and 12 are in the round"
    type_keys("|2|")
    assert placed(page) == ["1", "2"]


def test_a_letter_or_bis_says_which_by_key_and_by_button(open_vote: OpenVote, qtbot: QtBot) -> None:
    page = open_vote(others=("B1", "2 bis", "C30", "D31", "E31"), per_person=9)
    type_keys("|1|1b|2+|30|31")
    assert placed(page) == ["1", "B1", "2 bis", "C30"]
    press(Key.Key_Return)
    assert placed(page)[-1] == "C30", "31 alone may be D31 or E31"
    button = next(one for one in page.findChildren(Button) if one.text() == "E31")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert placed(page)[-1] == "E31"
    assert the_panel(page).desk.hasFocus()


def test_numbers_of_several_laptops_are_typed_as_they_are_read(open_vote: OpenVote) -> None:
    page = open_vote(options=2, others=("B17", "18", "18 bis"), per_person=9)
    type_keys("|b17|18b|18 bis|18bis|17|18|")
    assert placed(page) == ["B17", "18 bis", "18 bis", "18 bis", "B17", "18"]


def test_blank_has_another_key_where_b_is_a_letter_of_a_number(
    open_vote: OpenVote, plan: OpenPlan
) -> None:
    page = open_vote(others=("B1",))
    type_keys("|b")
    assert votes.ballots_in(plan, the_round(plan)) == 0
    type_keys("1|")
    assert placed(page) == ["B1"]
    type_keys("|-")
    assert votes.ballots_in(plan, the_round(plan)) == 2


def test_the_number_pad_alone_types_blank_and_void(open_vote: OpenVote, plan: OpenPlan) -> None:
    open_vote()
    type_keys("|-1|*")
    assert votes.ballots_in(plan, the_round(plan)) == 2


# -- closing --------------------------------------------------------------------------------------
def test_a_round_with_differences_is_not_closed(open_vote: OpenVote, plan: OpenPlan) -> None:
    page = open_vote()
    type_keys("|")
    type_sheets("1", "2")
    type_keys("s|")
    type_sheets("1", "3")
    tab_to("close the vote")
    press(Key.Key_Return)
    (dialog,) = dialogs(page)
    assert "distintas: 2" in seen(dialog)
    press(Key.Key_Return)
    assert the_round(plan).state == "open"
    assert not dialogs(page)
    assert the_panel(page).isAncestorOf(focused()), "the next key is typed in"


def test_one_entry_is_said_before_closing_and_kept(open_vote: OpenVote, plan: OpenPlan) -> None:
    page = open_vote()
    type_keys("|")
    type_sheets("1", "2")
    page.ask_to_close()
    assert "una sola vez" in seen(dialogs(page)[0])
    press(Key.Key_Escape)
    assert the_panel(page).mode == "first", "not yet is not yet"
    page.ask_to_close()
    tab_to("Digitarlas otra vez")
    press(Key.Key_Return)
    assert the_round(plan).state == "open"
    assert not [one for one in dialogs(page) if one.isVisible()]
    assert the_panel(page).mode == "pause", "it leads to the second entry"
    page.ask_to_close()
    press(Key.Key_Return)
    assert incidents(plan) == [{"kind": "one_entry", "n": 2}]


# -- late ballots ---------------------------------------------------------------------------------
def closed(page: VotePage) -> None:
    type_keys("|")
    type_sheets("1", "1", "1", "1", "1")
    page.ask_to_close()
    press(Key.Key_Return)


def late_button(page: VotePage) -> Button:
    found = page.findChild(Button, "join late ballots")
    assert found is not None
    return found


def test_five_late_ballots_join_and_four_do_not(open_vote: OpenVote, plan: OpenPlan) -> None:
    page = open_vote()
    closed(page)
    tab_to("late ballots")
    press(Key.Key_Return)
    press(Key.Key_Return)
    type_sheets("2", "2", "2", "2")
    assert not late_button(page).isEnabled()
    assert "Digitadas: 4" in told(page, "late standing")
    type_sheets("2")
    tab_to("join late ballots")
    press(Key.Key_Return)
    assert (the_round(plan).closing or {})["ballots"] == 10
    assert {"kind": "late_batch", "n": 5} in incidents(plan)
    assert "10" in seen(page)


def test_enter_has_one_meaning_while_late_ballots_are_typed(
    open_vote: OpenVote, plan: OpenPlan
) -> None:
    page = open_vote()
    closed(page)
    show = page.findChild(Button, "show the result")
    assert (show.kind, show.cap) == ("primary", "Return")
    tab_to("late ballots")
    press(Key.Key_Return)
    filled = [one for one in page.findChildren(Button) if one.isVisible() and one.kind == "primary"]
    assert [one.cap for one in filled] == ["Return"]
    assert (show.kind, show.cap) == ("secondary", "")
    assert isinstance(page.body, Closed)
    QTest.keyClick(page.body.late, Key.Key_Return)
    assert the_round(plan).state == "closed"
    tab_to("back to the checks")
    press(Key.Key_Return)
    assert (show.kind, show.cap) == ("primary", "Return")


def test_late_ballots_can_be_taken_away(open_vote: OpenVote, plan: OpenPlan) -> None:
    page = open_vote()
    closed(page)
    tab_to("late ballots")
    press(Key.Key_Return)
    press(Key.Key_Return)
    type_sheets("2")
    tab_to("take late ballots away")
    press(Key.Key_Return)
    assert votes.ballots_in(plan, the_round(plan)) == 5
    tab_to("show the result")
    press(Key.Key_Return)
    assert the_round(plan).state == "shown"
    assert not [one for one in page.findChildren(Button, "late ballots") if one.isVisible()]


# -- tabs -----------------------------------------------------------------------------------------
def test_each_channel_of_the_round_has_a_tab_and_no_other(open_vote: OpenVote) -> None:
    page = open_vote(channels=("laptop", "paper"))
    assert isinstance(page.body, Collecting)
    assert list(page.body.tabs) == ["paper", "laptop"]
    tab_to("channel laptop")
    press(Key.Key_Return)
    assert page.body.channel == "laptop"
    tab_to("channel paper")
    press(Key.Key_Return)
    assert page.body.channel == "paper"
    assert focused() is not None


def test_counted_channels_share_a_tab(open_vote: OpenVote) -> None:
    page = open_vote(method="dots", channels=("tokens", "dots"))
    assert isinstance(page.body, Collecting)
    assert [tab.text() for tab in page.body.tabs.values()] == ["Conteo a mano"]


@pytest.mark.parametrize("channels", [("paper",), ("paper", "laptop")])
def test_a_sheet_is_answered_at_once(open_vote: OpenVote, channels: tuple[str, ...]) -> None:
    """From the Enter that ends a ballot to the next one: no longer than a person notices."""
    open_vote(options=24, channels=channels)
    type_keys("|")
    took = []
    for _ in range(12):
        type_keys("1|2|3|")
        began = time.perf_counter()
        press(Key.Key_Return)
        took.append(time.perf_counter() - began)
    assert sorted(took)[6] < 0.1


def test_a_letter_held_with_alt_or_held_down_takes_nothing_back(
    open_vote: OpenVote, plan: OpenPlan
) -> None:
    open_vote()
    type_keys("|")
    type_sheets("1", "2")
    press(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert votes.ballots_in(plan, the_round(plan)) == 2
    press(Qt.Key.Key_T)
    assert votes.ballots_in(plan, the_round(plan)) == 1


def test_ballots_are_not_offered_while_a_sheet_is_looked_at_again(open_vote: OpenVote) -> None:
    page = open_vote()
    type_keys("|")
    type_sheets("1")
    type_keys("s|")
    type_sheets("2")
    press(Key.Key_Return)
    assert the_panel(page).mode == "review"
    assert not page.findChild(Button, "print the ballots").isVisible()
