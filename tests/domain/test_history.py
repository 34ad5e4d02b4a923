"""The record as pure functions: what a row is, whoever tells it in whatever order."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from workshop_app.domain import history
from workshop_app.domain.history import BIRTH, FIXED, GONE, NEVER, Change, Clock, Stacks


def born(step: str = "1", **values: object) -> Change:
    return Change(step, "Proposal", "p", BIRTH, {"text": "a", **values})


def said(step: str, new: object, *over: str, field: str = "text", of: str = "Proposal") -> Change:
    return Change(step, of, "p", field, new, over)


def gone(step: str, *over: str, new: bool = True) -> Change:
    return Change(step, "Proposal", "p", GONE, new, over)


# -- reading a row --------------------------------------------------------------------------------
def test_a_row_is_what_it_was_born_with_until_someone_changes_it() -> None:
    row = history.read_row([born(cost=3)])
    assert (row.values, row.born, row.gone, row.conflicts) == (
        {"text": "a", "cost": 3}, "1", False, {}
    )  # fmt: skip
    assert history.read_row([born(cost=3), said("2", "b", "1")]).values == {"text": "b", "cost": 3}


def test_an_edit_of_an_edit_wins_even_with_a_smaller_stamp() -> None:
    changes = [born(), said("9", "b", "1"), said("2", "c", "9")]
    assert history.read_row(changes).values["text"] == "c"
    assert history.read_row(changes).conflicts == {}


def test_edits_that_did_not_know_of_each_other_are_in_conflict() -> None:
    row = history.read_row([born(), said("2", "b", "1"), said("3", "c", "1")])
    assert row.values["text"] == "c"
    assert row.conflicts == {"text": ("2", "3")}
    assert history.read_row([born(), said("2", "b", "1"), said("3", "b", "1")]).conflicts == {}


def test_a_removal_that_knew_everything_holds() -> None:
    changes = [born(), said("2", "b", "1"), gone("3", "1", "2")]
    assert history.read_row(changes).gone


@pytest.mark.parametrize("late", ["2", "4"])
def test_a_removal_and_an_edit_that_did_not_know_of_each_other_are_in_conflict(late: str) -> None:
    row = history.read_row([born(), said(late, "b", "1"), gone("3", "1")])
    assert not row.gone
    assert row.conflicts == {GONE: tuple(sorted((late, "3")))}


def test_a_removal_and_a_second_birth_of_the_same_link_are_in_conflict() -> None:
    for second in ("2", "4"):
        row = history.read_row([born(), gone("3", "1"), born(second)])
        assert not row.gone
        assert row.conflicts == {GONE: tuple(sorted((second, "3")))}


def test_what_was_fixed_first_stays() -> None:
    fixed = [Change(step, "Proposal", "p", FIXED, {"text": text, GONE: False})
             for step, text in (("3", "c"), ("5", "e"))]  # fmt: skip
    row = history.read_row([born(cost=1), *fixed, said("9", "z", "1"), gone("8", "1"),
                            said("7", 4, "1", field="cost")])  # fmt: skip
    assert row.values == {"text": "c", "cost": 4}
    assert not row.gone
    assert row.conflicts == {}


def test_a_round_never_goes_back_and_is_in_no_conflict_over_that() -> None:
    first = Change("1", "VoteRound", "p", BIRTH, {"state": "draft"})
    closed = said("3", "closed", "1", field="state", of="VoteRound")
    opened = said("9", "open", "1", field="state", of="VoteRound")
    row = history.read_row([first, closed, opened])
    assert row.values["state"] == "closed"
    assert row.conflicts == {}


def test_a_field_that_the_birth_did_not_know_is_read_too() -> None:
    assert history.read_row([born(), said("2", "red", "1", field="colour")]).values == {
        "text": "a", "colour": "red"
    }  # fmt: skip


@given(some.data())
def test_the_order_in_which_changes_are_read_does_not_matter(data: some.DataObject) -> None:
    steps = [f"{n}" for n in range(2, 8)]
    changes = [born()]
    for step in steps:
        known = [change.step for change in changes]
        over = tuple(sorted(data.draw(some.sets(some.sampled_from(known), min_size=1))))
        field = data.draw(some.sampled_from(["text", GONE]))
        new = data.draw(some.sampled_from([True, False] if field == GONE else ["b", "c"]))
        changes.append(Change(step, "Proposal", "p", field, new, over))
    mixed = data.draw(some.permutations(changes))
    assert history.read_row(mixed) == history.read_row(changes)


# -- taking back ----------------------------------------------------------------------------------
def test_taking_a_birth_back_takes_the_row_away_knowing_everything() -> None:
    birth = born()
    edit, back = said("2", "b", "1"), said("3", "a", "2")
    known = [birth, edit, back]
    taken = history.taken_back(birth, known, {"3": "2"}, "4")
    assert taken == gone("4", "1", "3")
    assert history.read_row([*known, gone("4", "1", "3")]).gone


def test_a_birth_that_someone_else_went_on_with_is_not_taken_back() -> None:
    birth = born()
    assert history.taken_back(birth, [birth, said("2", "b", "1")], {}, "3") is None


def test_taking_back_gives_the_value_before_over_the_change() -> None:
    edit = said("2", "b", "1")
    assert history.taken_back(edit, [born(), edit], {}, "3") == said("3", "a", "2")
    assert history.taken_back(edit, [born(), edit, said("4", "c", "2")], {}, "5") is None


def test_what_someone_else_shows_beside_it_is_left() -> None:
    """A later one that did not know of it stands; an earlier one does not stand in the way."""
    later, earlier = said("4", "c", "1"), said("2", "c", "1")
    edit = said("3", "b", "1")
    assert history.taken_back(edit, [born(), edit, later], {}, "5") is None
    assert history.taken_back(edit, [born(), edit, earlier], {}, "5") == said("5", "a", "3")
    assert history.taken_back(born("1"), [born("1"), born("2")], {}, "5") is None
    assert history.taken_back(born("2"), [born("1"), born("2")], {}, "5") is None


def test_what_is_fixed_is_not_taken_back() -> None:
    fixed = Change("2", "Proposal", "p", FIXED, {"text": "a"})
    assert history.taken_back(fixed, [born(), fixed], {}, "3") is None


# -- stamps ---------------------------------------------------------------------------------------
def test_stamps_sort_in_the_order_they_were_made_whatever_the_clock_does() -> None:
    times = itertools.cycle([1_700_000_000, 1_600_000_000, -5, 1_700_000_000.0001, 4e9, 0])
    clock = Clock(now=lambda: float(next(times)))
    stamps = [clock.stamp() for _ in range(100)]
    assert stamps == sorted(set(stamps))
    assert {len(stamp) for stamp in stamps} == {24}


def test_stamps_come_after_everything_that_was_seen() -> None:
    ahead = Clock(now=lambda: 7e9).stamp()  # 2191
    clock = Clock(now=lambda: 1e9)
    assert clock.stamp() < ahead
    clock.saw(ahead)
    assert clock.stamp() > ahead
    assert Clock(ahead, now=lambda: 1e9).stamp() > ahead


@pytest.mark.parametrize("now", [7.3e9, 1e12, 1e15, -1e9])
def test_a_clock_that_means_nothing_tells_nothing(now: float) -> None:
    """In the year 2201, 33658, farther, and before 1970: what was seen is what counts."""
    seen = Clock(now=lambda: 1e9).stamp()
    for clock in (Clock(seen, now=lambda: now), Clock(now=lambda: now)):
        stamps = [clock.stamp() for _ in range(3)]
        assert stamps == sorted(stamps)
        assert {len(one) for one in stamps} == {24}
        assert max(stamps)[:12] <= seen[:12]


@pytest.mark.parametrize("seen", ["f" * 24, "fffffffffffffff0aaaaaaaa", f"{NEVER}0000aaaaaaaa"])
def test_no_stamp_is_ever_longer_than_others(seen: str) -> None:
    clock = Clock(seen, now=lambda: 1e9)
    clock.saw(seen)
    assert len(clock.stamp()) == 24


def test_two_openings_of_one_file_make_different_stamps() -> None:
    assert Clock(now=lambda: 1e9).stamp() != Clock(now=lambda: 1e9).stamp()


# -- stacks ---------------------------------------------------------------------------------------
def test_undo_and_redo_move_steps_between_the_stacks() -> None:
    stacks = Stacks.empty()
    stacks.take("1", "capture", "", "undoable")
    stacks.take("2", "move", "", "quiet")
    stacks.take("3", "undo", "1", "quiet")
    assert (stacks.done, stacks.undone) == ([], [("3", "capture")])
    stacks.take("4", "redo", "3", "quiet")
    assert (stacks.done, stacks.undone) == ([("4", "capture")], [])
    stacks.take("5", "vote.open", "", "final")
    assert (stacks.done, stacks.undone, stacks.floor) == ([], [], "vote.open")
