"""Totals beside ballots: people who voted with tokens, dots, pockets or hands."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.voting.rounds import dots, simple
from workshop_app.domain.voting.as_oracle import as_oracle
from workshop_app.domain.voting.ballots import Ballot, RoundGroup, RoundOption
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.count import RoundResult, count_round
from workshop_app.domain.voting.counted import CountedPart
from workshop_app.domain.voting.groups import reporting_groups
from workshop_app.domain.voting.without import (
    CHOICES,
    EQUAL_SHARES,
    FIRMNESS,
    PEOPLE,
    VOTE_FILE,
)

GROUPS = tuple(RoundGroup(id=group, admitted=12) for group in "ab")
BALLOTS = [Ballot(f"k{n}", "a", ((str(1 + n % 3), 2), ("4", 1))) for n in range(7)]


def part(people: int, *totals: int, group: str | None = None, by: str = "tokens") -> CountedPart:
    return CountedPart(by, group, people, {str(at): n for at, n in enumerate(totals, 1)})


def count(*parts: CountedPart, ballots: Any = BALLOTS, **more: Any) -> RoundResult:
    return count_round(simple(**{"groups": GROUPS} | more), ballots, parts)


def test_totals_are_added_to_ballots() -> None:
    result = count(part(6, 5, 9, 0, 4, group="b"))
    assert [one.total for one in result.totals] == [11, 13, 4, 11]
    assert (result.cast, result.valid, result.counted, result.marks) == (13, 13, 6, 39)
    assert [(group.id, group.valid, group.marks) for group in result.groups] == [
        ("a", 7, 21), ("b", 6, 18),
    ]  # fmt: skip


def test_people_are_known_where_each_gives_an_option_one_mark() -> None:
    dots_of_two = count(part(6, 5, 9, 0, 4, group="b"))
    assert [one.people for one in dots_of_two.totals] == [None, None, None, None]
    one_each = count(part(6, 5, 6, 0, 4, group="b"), ballots=(), max_per_option=1, groups=())
    assert [one.people for one in one_each.totals] == [5, 6, 0, 4]


def test_a_round_of_totals_alone_needs_five_people_too() -> None:
    assert not count(part(4, 3, 1, 2, 2), ballots=(), groups=()).shown
    assert count(part(5, 3, 1, 2, 2), ballots=(), groups=()).shown
    assert count(part(2, 3, 1, 0, 0), part(3, 0, 0, 2, 2), ballots=(), groups=()).shown


def test_a_group_s_ballots_and_people_count_together_against_five() -> None:
    groups = tuple(RoundGroup(id=group, admitted=12) for group in "abc")
    ballots = [*BALLOTS, *(Ballot(f"b{n}", "b", (("1", 1),)) for n in range(3))]
    alone = count(part(6, 5, 9, 0, 4, group="c"), ballots=ballots, groups=groups)
    assert alone.suppressed_groups == ("b",)
    both = count(
        part(6, 5, 9, 0, 4, group="c"),
        part(2, 1, 1, 1, 0, group="b"),
        ballots=ballots,
        groups=groups,
    )
    assert both.suppressed_groups == ()
    assert [group.id for group in both.groups] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("totals", "alike"),
    [
        ((12, 12, 6, 0), True),  # all their dots on the fewest options that hold them
        ((6, 6, 6, 0), True),  # it may be that each gave one to each
        ((0, 0, 0, 0), True),  # nobody gave anything
        ((12, 11, 6, 0), False),  # one of them left a dot out
        ((3, 3, 0, 0), False),
    ],
)
def test_totals_that_may_be_of_one_mind_are_not_told_apart(
    totals: tuple[int, ...], alike: bool
) -> None:
    result = count(part(6, *totals, group="b"))
    assert result.groups_shown is not alike


def test_a_group_is_of_one_mind_only_if_its_ballots_and_its_totals_are() -> None:
    ballots = {"a": [{"1": 1}] * 5, "b": [{"1": 1}, {"2": 1}] * 3}
    same, other = part(4, 4, 0), part(4, 0, 4)
    assert len(reporting_groups(["a", "b"], ballots, {"a": [same]}).pools) == 1
    assert len(reporting_groups(["a", "b"], ballots, {"a": [other]}).pools) == 2


def test_what_needs_ballots_is_left_out_with_a_sentence() -> None:
    options = tuple(RoundOption(label=str(n), cost=n) for n in range(1, 5))
    result = count(part(6, 5, 9, 0, 4), groups=(), options=options, places=None, budget=5)
    assert result.without == (EQUAL_SHARES, PEOPLE, CHOICES, FIRMNESS, VOTE_FILE)
    assert result.equal_shares is None
    assert result.because("equal-shares") == EQUAL_SHARES
    assert result.greedy
    assert (result.greedy.with_nothing, result.greedy.with_something) == (None, None)
    assert as_oracle(result)["counted_people"] == 6


def test_nothing_is_left_out_where_everyone_gave_a_ballot() -> None:
    result = count()
    assert (result.without, result.counted) == ((), 0)
    assert "without" not in as_oracle(result)


def test_a_group_that_nobody_of_the_list_is_in_is_pooled() -> None:
    result = count(part(6, 5, 9, 0, 4, group="b"), part(3, 1, 1, 1, 1, group="gone"))
    assert [group.id for group in result.groups] == ["a", "b+-"]


def test_a_part_of_nobody_gives_nothing() -> None:
    assert count(part(0, 5, 5, 5, 5, group="b")) == count()


def test_scores_cannot_be_counted_without_ballots() -> None:
    with pytest.raises(ValueError, match="without ballots"):
        count(part(6, 5, 9, 0, 4), method="score", ballots=(), groups=())


def test_the_check_value_holds_the_totals_and_tells_no_group() -> None:
    here, there = part(6, 5, 9, 0, 4, group="a"), part(6, 5, 9, 0, 4, group="b")
    other = part(6, 5, 9, 1, 4, group="b")
    assert check_value(count(there)) == check_value(count(here))
    assert len({check_value(count()), check_value(count(there)), check_value(count(other))}) == 3
    as_ballots = [dots(("1", 1), key=f"x{n}", group="b") for n in range(6)]
    told = check_value(count(part(6, 6, 0, 0, 0, group="b"), max_per_option=1, ballots=as_ballots))
    twice = check_value(count(max_per_option=1, ballots=as_ballots + [
        dots(("1", 1), key=f"y{n}", group="b") for n in range(6)]))  # fmt: skip
    assert told != twice
