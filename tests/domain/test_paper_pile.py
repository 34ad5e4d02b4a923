"""A pile typed twice: what differs is found sheet by sheet, and a further look settles it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.paper_pile import (
    FIRST,
    NO_SHEET,
    SECOND,
    THIRD,
    TOGETHER,
    UNREADABLE,
    Difference,
    PaperPile,
    Sheet,
)
from workshop_app.domain.voting.ballots import RoundOption, RoundRules

RULES = RoundRules(
    name="R1",
    method="dots",
    options=tuple(RoundOption(label=n) for n in ("1", "2", "3", "B4")),
    places=2,
)
MARKS = st.dictionaries(st.sampled_from(["1", "2", "3", "B4", "9"]), st.integers(1, 3), max_size=4)
SHEETS = st.builds(Sheet, st.sampled_from(["", "g"]), MARKS.map(lambda found: (*found.items(),)))


def sheet(*marks: tuple[str, int], group: str = "") -> Sheet:
    return Sheet(group, marks)


def pile(*places: tuple[Sheet | None, ...]) -> PaperPile:
    """A pile by its places: at each what the readings said, in their order."""
    readings: dict[int, dict[int, Sheet]] = {}
    for at, said in enumerate(places, 1):
        for number, one in zip((FIRST, SECOND, THIRD, TOGETHER), said, strict=False):
            if one is not None:
                readings.setdefault(number, {})[at] = one
    return PaperPile(RULES, readings)


ONE, TWO, THREE = sheet(("1", 2), ("2", 1)), sheet(("1", 1), ("2", 1)), sheet(("3", 1))


def test_one_entry_alone_stands_as_it_is() -> None:
    typed = pile((ONE,), (TWO,))
    assert not typed.twice
    assert (typed.mismatches, typed.left, typed.final()) == ([], [], [ONE, TWO])


def test_the_order_of_marks_makes_no_difference() -> None:
    assert pile((ONE, sheet(("2", 1), ("1", 1), ("1", 1)))).differed == []


def test_a_mismatch_says_which_mark_differs() -> None:
    (found,) = pile((ONE, ONE), (TWO, ONE), (ONE, ONE)).mismatches
    assert (found.place, found.first, found.second) == (2, TWO, ONE)
    assert found.marks == (Difference("1", 1, 2),)


def test_a_group_and_a_void_ballot_differ_too() -> None:
    torn = sheet(("3", 1), UNREADABLE)
    groups, void = pile((THREE, sheet(("3", 1), group="g")), (THREE, torn)).mismatches
    assert (groups.groups, groups.void, groups.marks) == (True, False, ())
    assert (void.groups, void.void) == (False, True)


def test_two_void_readings_are_alike_whatever_was_written() -> None:
    assert pile((sheet(("1", 3)), sheet(("9", 1)))).differed == []


def test_the_third_reading_settles_what_it_says_alike() -> None:
    for third in (ONE, TWO):
        typed = pile((ONE, TWO, third), (THREE, THREE))
        assert (typed.mismatches, typed.differed) == ([], [1])
        assert typed.final() == [third, THREE]


def test_a_third_thing_is_looked_at_together() -> None:
    (found,) = pile((ONE, TWO, THREE)).mismatches
    assert found.third == THREE
    stands = sheet(("B4", 1))
    assert pile((ONE, TWO, THREE, stands)).final() == [stands]
    assert pile((ONE, TWO, THREE, stands)).mismatches == []


def test_a_second_entry_that_stops_leaves_the_rest() -> None:
    typed = pile((ONE, ONE), (TWO,), (TWO,))
    assert (typed.left, typed.mismatches) == ([2, 3], [])


def test_a_sheet_that_is_only_in_one_entry_is_looked_for() -> None:
    nothing = Sheet("", NO_SHEET)
    assert [one.place for one in pile((ONE, ONE), (TWO, nothing)).mismatches] == [2]
    assert pile((ONE, ONE), (TWO, nothing, nothing)).final() == [ONE]
    assert pile((ONE, ONE), (TWO, nothing, TWO)).final() == [ONE, TWO]
    assert [one.place for one in pile((ONE, ONE), (None, TWO)).mismatches] == [2]
    assert pile((ONE, ONE), (None, TWO, TWO)).final() == [ONE, TWO]


@given(st.lists(st.tuples(SHEETS, SHEETS), max_size=8))
def test_every_place_agrees_or_is_a_mismatch(typed: list[tuple[Sheet, Sheet]]) -> None:
    found = pile(*typed)
    open_now = {one.place for one in found.mismatches}
    for at, (first, second) in enumerate(typed, 1):
        assert (at in open_now) is not found.same(first, second)
        if not found.read(first).reasons and not found.read(second).reasons:
            alike = (first.group, dict(first.marks)) == (second.group, dict(second.marks))
            assert (at in open_now) is not alike
    assert len(found.final()) == len(typed)


@given(st.lists(st.tuples(SHEETS, SHEETS, SHEETS, SHEETS), max_size=8))
def test_four_looks_settle_anything(typed: list[tuple[Sheet, Sheet, Sheet, Sheet]]) -> None:
    assert pile(*typed).mismatches == []
