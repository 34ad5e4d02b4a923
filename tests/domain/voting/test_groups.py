"""Nothing under five is told apart, and it cannot be worked out either (P-34 to P-37)."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.voting.ballots import RoundGroup
from workshop_app.domain.voting.groups import (
    SMALLEST,
    Pooling,
    cannot_reach_five,
    competition_ranks,
    reporting_groups,
    shares,
)

MARKS = st.sampled_from(({}, {"1": 1}, {"2": 1}, {"1": 1, "2": 1}))
TABLES = st.dictionaries(st.sampled_from("abcdef"), st.lists(MARKS, max_size=9))


def mixed(**sizes: int) -> dict[str, list[dict[str, int]]]:
    """Groups of these sizes whose ballots are not all alike."""
    return {group: [{"1": 1 + n % 2} for n in range(size)] for group, size in sizes.items()}


def pools(**sizes: int) -> tuple[tuple[str, ...], ...]:
    return reporting_groups(list(sizes), mixed(**sizes)).pools


def test_groups_of_five_and_more_are_told_apart() -> None:
    assert pools(a=5, b=6) == (("a",), ("b",))


def test_small_groups_make_one_pool_after_the_others() -> None:
    assert pools(a=4, b=9, c=3) == (("b",), ("a", "c"))


def test_a_pool_that_is_still_small_takes_the_smallest_other_group() -> None:
    assert pools(a=9, b=4, c=7, d=7) == (("a",), ("d",), ("b", "c"))


def test_nobody_voted_in_a_group_and_it_is_left_out() -> None:
    assert reporting_groups(["a", "b", "c"], mixed(a=6, b=0, c=7)).pools == (("a",), ("c",))


def test_twelve_eight_and_four_voters_show_two_groups() -> None:
    assert pools(a=12, b=8, c=4) == (("a",), ("b", "c"))


def test_a_group_of_one_mind_joins_the_smallest_other_one() -> None:
    ballots = mixed(a=8, c=6) | {"b": [{"1": 1}] * 5}
    assert reporting_groups(["a", "b", "c"], ballots).pools == (("a",), ("b", "c"))


def test_groups_of_one_mind_all_alike_leave_nothing_to_show() -> None:
    ballots = {"a": [{"1": 1}] * 5, "b": [{"1": 1}] * 6, "c": [{"1": 1}] * 7}
    assert len(reporting_groups(list("abc"), ballots).pools) == 1


def test_nobody_at_all_makes_no_group() -> None:
    assert reporting_groups(["a", "b"], {}) == Pooling((), ())


@given(TABLES)
def test_pooling_never_leaves_a_group_under_five_nor_of_one_mind(
    tables: dict[str, list[dict[str, int]]],
) -> None:
    order = sorted(tables)
    found = reporting_groups(order, tables)
    voted = [group for group in order if tables[group]]
    assert sorted(group for pool in found.pools for group in pool) == voted
    if len(found.pools) > 1:
        for pool in found.pools:
            ballots = [marks for group in pool for marks in tables[group]]
            assert len(ballots) >= SMALLEST
            assert any(marks != ballots[0] for marks in ballots)


def test_a_small_group_cannot_be_worked_out_from_the_sum_and_the_groups_shown() -> None:
    """Brute force: yes or no to one option, groups of 2, 5 and 6. Whatever is published, the small
    group's count stays open, unless the whole room said the same."""
    possible: defaultdict[object, set[int]] = defaultdict(set)
    sizes = {"a": 2, "b": 5, "c": 6}
    for yeses in product(*(range(size + 1) for size in sizes.values())):
        tables = {
            group: [{"1": 1}] * yes + [{}] * (size - yes)
            for (group, size), yes in zip(sizes.items(), yeses, strict=True)
        }
        found = reporting_groups(list(sizes), tables).pools
        rows = tuple(
            (pool, sum(len(marks) for group in pool for marks in tables[group])) for pool in found
        )
        told = (sum(yeses), rows if len(found) > 1 else ())
        possible[told].add(yeses[0])
    for (total, _), counts in possible.items():
        assert len(counts) > 1 or total in (0, 13)


def test_a_round_does_not_open_while_a_group_cannot_reach_five() -> None:
    groups = [RoundGroup(id=str(n), admitted=n) for n in (12, 8, 4)]
    assert [group.id for group in cannot_reach_five(groups)] == ["4"]
    assert cannot_reach_five([RoundGroup(id="a", admitted=5)]) == []


@given(st.dictionaries(st.text(max_size=2), st.fractions(0, 9, max_denominator=3)))
def test_a_rank_is_one_more_than_how_many_are_better(values: dict[str, Fraction]) -> None:
    ranks = competition_ranks(values)
    for key, rank in ranks.items():
        assert rank == 1 + sum(1 for other in values.values() if other > values[key])


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 9).map(Fraction)))
def test_shares_sum_to_one_or_are_not_there(values: dict[str, Fraction]) -> None:
    found = shares(values)
    assert (sum(found.values()) == 1) if any(values.values()) else (found == {})
