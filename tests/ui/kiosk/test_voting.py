"""One person after the other votes: by touch, by keys, by sign and number alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import focused, press, write
from tests.ui.kiosk.conftest import ballot, click, deleted, is_there, named, tap, tile
from workshop_app.domain.entity import new_id
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import Group, VoteRound
from workshop_app.domain.voting.methods import METHODS
from workshop_app.services import codes, results, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.ui import theme
from workshop_app.ui.kiosk import marking
from workshop_app.ui.kiosk.ballot_screen import BallotScreen
from workshop_app.ui.kiosk.group_screen import GroupScreen
from workshop_app.ui.kiosk.mark_rows import TOUCH
from workshop_app.ui.kiosk.option_tile import OptionTile
from workshop_app.ui.kiosk.window import Shown, VotingWindow
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets import Label, Paragraph

Key = Qt.Key


def text_of(window: VotingWindow, name: str) -> str:
    found = named(window, name)
    assert isinstance(found, Label | Paragraph)
    return found.text()


def keep(window: VotingWindow, qtbot: QtBot) -> None:
    """Confirm, and wait until it is on disk."""
    click(window, "keep")
    qtbot.waitUntil(lambda: is_there(window, "start"))


def cast_five(plan: OpenPlan, round: VoteRound, qtbot: QtBot, vote: Callable[[], None]) -> dict:
    """Five people vote alike; the totals of the shown result."""
    for _ in range(5):
        vote()
    closed = votes.close_round(plan, plan.one(VoteRound, round.id))
    votes.show_result(plan, closed)
    counted = results.result(plan, plan.one(VoteRound, round.id))
    return {one.label: one.total for one in counted.totals if one.people}


def test_five_people_vote_by_touch(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot,
) -> None:  # fmt: skip
    round = open_round("dots")
    window = passed(round)

    def vote() -> None:
        click(window, "start")
        for label in ("1", "3", "3"):
            tap(window, label)
        click(window, "done")
        assert text_of(window, "how") == "2 left. That is fine too."
        shown = {one.option.label for one in window.findChildren(OptionTile) if one.isVisible()}
        assert shown == {"1", "3"}, "only what was marked is told once more"
        keep(window, qtbot)

    assert cast_five(plan, round, qtbot, vote) == {"1": 5, "3": 10}


def test_five_people_vote_with_the_keyboard_only(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot,
) -> None:  # fmt: skip
    round = open_round("dots")
    window = passed(round)

    def vote() -> None:
        press(Key.Key_Return)
        press(Key.Key_Space)
        press(Key.Key_Right)
        press(Key.Key_Down)
        press(Key.Key_Space)
        write("8")
        assert text_of(window, "pages") == "8 …"
        press(Key.Key_Return)
        assert focused() is tile(window, "8")
        assert dict(ballot(window).marks.pairs) == {"1": 1, "6": 1, "8": 1}
        press(Key.Key_Minus)
        while focused().objectName() != "done":
            press(Key.Key_Tab)
        press(Key.Key_Return)
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: is_there(window, "start"))

    assert cast_five(plan, round, qtbot, vote) == {"1": 5, "6": 5}


@pytest.mark.parametrize("method", sorted(METHODS))
def test_with_texts_hidden_sign_and_number_are_enough(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot, method: str,
) -> None:  # fmt: skip
    round = open_round(method)
    window = passed(round, Shown(texts=False))

    def vote() -> None:
        click(window, "start")
        screen = ballot(window)
        if method == "score":
            for _ in range(5):
                if not is_there(window, "option 2"):
                    click(window, "page after")
            on = tile(window, "2")
            edge, side = 18, theme.now().px(TOUCH)
            place = QPoint(edge + 3 * (side + 12) + side // 2, on.height() - edge - side // 2)
            QTest.mouseClick(on, Qt.MouseButton.LeftButton, pos=place)
            assert screen.marks.pairs == (("2", 3),)
        else:
            tap(window, "2")
        click(window, "done")
        assert is_there(window, "option 2")
        keep(window, qtbot)

    given = {"dots": 5, "approval": 5, "points": 50, "score": 15}[method]
    assert cast_five(plan, round, qtbot, vote) == {"2": given}


def test_a_tap_on_a_mark_takes_it_away_and_one_too_many_changes_nothing(
    open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow]
) -> None:
    window = passed(open_round("dots", per_person=2))
    click(window, "start")
    for _ in range(3):
        tap(window, "1")
    assert ballot(window).marks.pairs == (("1", 2),)
    tap(window, "2")
    assert ballot(window).marks.pairs == (("1", 2),)
    on = tile(window, "1")
    QTest.mouseClick(on, Qt.MouseButton.LeftButton, pos=QPoint(30, on.height() - 30))
    assert ballot(window).marks.pairs == (("1", 1),)
    click(window, "start again")
    assert ballot(window).marks.blank


def test_a_tile_with_marks_differs_in_its_marks_only(
    open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow]
) -> None:
    window = passed(open_round("dots"))
    click(window, "start")
    on = tile(window, "3")
    before = on.grab().toImage()
    tap(window, "3")
    after = on.grab().toImage()
    changed = [
        (x, y)
        for x in range(0, before.width(), 2)
        for y in range(0, before.height(), 2)
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert changed
    assert max(x for x, _ in changed) < 70, "the first ring"
    assert min(y for _, y in changed) > on.height() - 70


def test_tiles_shake_without_motion_only_where_motion_is_wanted(
    open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow], qtbot: QtBot
) -> None:
    window = passed(open_round("dots", per_person=1))
    click(window, "start")
    tap(window, "1")
    deleted()

    def edge() -> str:
        """The colour of the tile's frame, where it stands still."""
        seen = tile(window, "2").grab().toImage()
        return seen.pixelColor(0, seen.height() // 2).name()

    def shakes() -> bool:
        """A tap begins it anew: on a busy machine its 160 ms may be over before the next look."""
        tap(window, "2")
        qtbot.wait(30)
        return edge() != still

    still = edge()
    tap(window, "2")
    assert edge() == still
    theme.use(Theme(motion=True))
    deleted()
    qtbot.waitUntil(shakes)
    qtbot.waitUntil(lambda: edge() == still)


def test_a_blank_vote_is_confirmed_and_counts(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot,
) -> None:  # fmt: skip
    round = open_round("approval")
    window = passed(round)
    click(window, "start")
    click(window, "done")
    assert "blank" in text_of(window, "how")
    keep(window, qtbot)
    assert votes.ballots_in(plan, round) == 1


def test_marks_can_be_changed_after_the_last_look(
    open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow]
) -> None:
    window = passed(open_round("approval"))
    click(window, "start")
    tap(window, "4")
    click(window, "done")
    click(window, "change")
    tap(window, "4")
    tap(window, "5")
    assert ballot(window).marks.pairs == (("5", 1),)


def test_one_option_a_screen(
    open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow]
) -> None:
    window = passed(open_round("dots"), Shown(one=True))
    click(window, "start")
    seen = [one for one in window.findChildren(OptionTile) if one.isVisible()]
    assert [one.option.label for one in seen] == ["1"]
    assert text_of(window, "pages") == "1 of 8"
    click(window, "page after")
    tap(window, "2")
    press(Key.Key_PageDown)
    assert is_there(window, "option 3")
    assert ballot(window).marks.pairs == (("2", 1),)


def test_who_is_done_before_seeing_all_options_is_told_of_the_others(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot,
) -> None:  # fmt: skip
    round = open_round("dots")
    window = passed(round, Shown(one=True))
    click(window, "start")
    click(window, "page after")
    tap(window, "2")
    click(window, "done")
    assert text_of(window, "how") == "There are more options: →"
    click(window, "unseen")
    assert is_there(window, "option 3")
    assert ballot(window).marks.pairs == (("2", 1),)
    for _ in range(5):
        press(Key.Key_PageDown)
    click(window, "done")
    assert not is_there(window, "unseen")
    assert "more options" not in text_of(window, "how")
    keep(window, qtbot)
    click(window, "start")
    click(window, "done")
    assert "blank" in text_of(window, "how")
    assert is_there(window, "unseen"), "the next person has seen nothing yet"
    keep(window, qtbot)
    assert votes.ballots_in(plan, round) == 2


def test_what_is_touched_is_at_least_72_px(
    open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow]
) -> None:
    window = passed(open_round("dots"))
    click(window, "start")
    touched = [one for one in window.findChildren(OptionTile) if one.isVisible()]
    for name in ("done", "start again"):
        touched.append(named(window, name))  # type: ignore[arg-type]
    assert all(min(one.width(), one.height()) >= TOUCH for one in touched)


def test_the_table_is_picked_where_the_round_has_groups(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot,
) -> None:  # fmt: skip
    round = open_round("dots", groups=[("Mesa 1", 12), ("Mesa 2", 12)])
    window = passed(round)
    for group in plan.all(Group, round=round.id):
        for wish in "12345":
            click(window, "start")
            click(window, f"group {group.code}")
            tap(window, wish)
            click(window, "done")
            keep(window, qtbot)
    votes.show_result(plan, votes.close_round(plan, plan.one(VoteRound, round.id)))
    counted = results.result(plan, plan.one(VoteRound, round.id))
    assert [one.valid for one in counted.groups] == [5, 5]


@pytest.mark.parametrize(
    ("key", "table"), [("1", "Mesa 1"), ("2", "Mesa 2"), ("A", "Mesa 1"), ("b", "Mesa 2")]
)
def test_a_table_is_picked_by_its_place_or_its_letter(
    open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow], key: str, table: str,
) -> None:  # fmt: skip
    window = passed(open_round("dots", groups=[("Mesa 1", 12), ("Mesa 2", 12)]))
    click(window, "start")
    picked: list[Group] = []
    screen = window.screen_shown
    assert isinstance(screen, GroupScreen)
    screen.picked.connect(picked.append)
    press(Key.Key_Tab)
    write(key)
    assert [one.name for one in picked] == [table]
    assert isinstance(window.screen_shown, BallotScreen)


def test_a_code_admits_once_and_a_wrong_one_says_why(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot,
) -> None:  # fmt: skip
    round = open_round("approval", with_codes=True)
    (code,) = codes.make(plan, round, 1)
    window = passed(round)
    click(window, "start")
    write("BBBBBB")
    press(Key.Key_Return)
    assert "not of this round" in text_of(window, "wrong")
    for sign in code:
        click(window, f"sign {sign}")
    click(window, "go on")
    tap(window, "1")
    click(window, "done")
    keep(window, qtbot)
    click(window, "start")
    write(code.lower())
    press(Key.Key_Return)
    assert "has voted already, and that vote is kept" in text_of(window, "wrong")
    click(window, "not my turn")
    assert window.covered
    assert votes.ballots_in(plan, round) == 1


def test_a_vote_that_cannot_be_kept_waits_unseen_and_is_kept_later(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot,
) -> None:  # fmt: skip
    round = open_round("dots")
    window = passed(round)
    click(window, "start")
    tap(window, "1")
    click(window, "done")
    away = plan.path.with_suffix(".away")
    plan.path.rename(away)
    click(window, "keep")
    qtbot.waitUntil(lambda: is_there(window, "try again"))
    assert not is_there(window, "option 1")
    away.rename(plan.path)
    click(window, "try again")
    qtbot.waitUntil(lambda: is_there(window, "start"))
    assert votes.ballots_in(plan, round) == 1


MARKED = marking.said(Words("en"), "dots", 1)


def test_numbers_of_several_laptops_are_typed_as_they_are_read(
    plan: OpenPlan, open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow],
    qtbot: QtBot,
) -> None:  # fmt: skip
    with plan.step("proposal.capture") as step:
        for letter, count in (("B", 17), ("", 18), ("", 18), ("", 3)):
            step.add(Proposal(id=new_id(), letter=letter, count=count, text="Algo", theme="health"))
    round = open_round("dots")
    window = passed(round)
    click(window, "start")
    for keys, label in (("b17", "B17"), ("18b", "18 bis"), ("18", "18")):
        write(keys)
        press(Key.Key_Return)
        assert tile(window, label).accessibleDescription() == MARKED
