"""What is told of groups in public, and that nothing hidden follows from all that is published."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import combinations_with_replacement, product
from typing import Any

import pytest

from tests.domain.voting.rounds import ballots_of, rules_of, sample, simple
from workshop_app.domain.voting.as_oracle import as_oracle
from workshop_app.domain.voting.ballots import Ballot, RoundGroup
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.comparison import left_out_by_group
from workshop_app.domain.voting.count import RoundResult, count_round
from workshop_app.domain.voting.counted import CountedPart
from workshop_app.domain.voting.public import public_groups, public_means

World = tuple[tuple[str, ...], ...]
"""For each group its ballots, each the options it names."""


def worlds(sizes: tuple[int, ...], ballots: tuple[str, ...]) -> Iterator[World]:
    """Every way in which groups of these sizes can vote."""
    yield from product(*(tuple(combinations_with_replacement(ballots, size)) for size in sizes))


def counted(world: World, without_ballots: int | None = None) -> RoundResult:
    """A world as a round; the group at ``without_ballots`` gives its totals alone."""
    groups = tuple(RoundGroup(id=str(at), admitted=9) for at in range(len(world)))
    ballots, parts = [], []
    for at, voted in enumerate(world):
        if at == without_ballots:
            found = Counter(letter for letters in voted for letter in letters)
            totals = {label: found[label] for label in "ab"}
            parts.append(CountedPart("hands", str(at), len(voted), totals))
            continue
        ballots += [
            Ballot(f"{at}{n}", str(at), tuple((letter, 1) for letter in letters))
            for n, letters in enumerate(voted)
        ]
    return count_round(simple("approval", "a b", groups=groups, places=1), ballots, parts)


def everything(result: RoundResult) -> str:
    """All that the app tells of a round, the whole table of groups and exact means with it."""
    told = as_oracle(result)
    return repr((told, check_value(result), public_groups(result), left_out_by_group(result)))


def marks_of(ballots: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """What a group gave to each option, whoever gave it."""
    return tuple(sorted(Counter("".join(ballots)).items()))


def pools_of(result: RoundResult, groups: int) -> tuple[tuple[int, ...], ...]:
    """Who is told with whom; all as one where no group is told apart."""
    apart = tuple(tuple(map(int, group.members)) for group in result.groups)
    return apart or (tuple(range(groups)),)


def sums(world: World, pools: tuple[tuple[int, ...], ...], with_blanks: bool) -> Any:
    """The marks of each pool, and how many ballots were blank where that is told."""
    given = tuple(marks_of(tuple(one for at in pool for one in world[at])) for pool in pools)
    blank = sum(1 for voted in world for letters in voted if not letters)
    return given, blank if with_blanks else None


def all_alike(world: World, pool: tuple[int, ...]) -> bool:
    return len({letters for at in pool for letters in world[at]}) == 1


def hidden_groups_stay_open(
    every: list[World], hidden: Callable[[World], Iterable[int]], without_ballots: int | None = None
) -> int:
    """For each world: all that is told follows from the sums of the pools, and these leave open what
    each hidden group gave, unless everyone of its pool did the same. How often one was hidden."""
    told: dict[Any, str] = {}
    found: dict[Any, dict[Any, list[World]]] = {}
    times = 0
    for world in every:
        result = counted(world, without_ballots)
        pools = pools_of(result, len(world))
        if pools not in found:
            found[pools] = defaultdict(list)
            for other in every:
                found[pools][sums(other, pools, without_ballots is None)].append(other)
        same = sums(world, pools, without_ballots is None)
        key = (pools, same, result.suppressed_groups)
        assert told.setdefault(key, everything(result)) == everything(result)
        for at in hidden(world):
            times += 1
            pool = next(pool for pool in pools if at in pool)
            assert len(pool) > 1
            gave = {marks_of(other[at]) for other in found[pools][same]}
            assert len(gave) > 1 or all_alike(world, pool)
    return times


@pytest.mark.parametrize("without_ballots", [None, 0, 1])
def test_a_group_under_five_cannot_be_worked_out_from_all_that_is_told(
    without_ballots: int | None,
) -> None:
    """Groups of 2, 5 and 5, each person for nothing, one option or the other."""
    every = list(worlds((2, 5, 5), ("", "a", "b")))
    assert hidden_groups_stay_open(every, lambda _world: [0], without_ballots) == len(every)


@pytest.mark.parametrize("without_ballots", [None, 1])
@pytest.mark.parametrize("ballots", [("", "a"), ("a", "ab"), ("a", "b")])
def test_a_group_of_one_mind_cannot_be_worked_out_from_all_that_is_told(
    ballots: tuple[str, ...], without_ballots: int | None
) -> None:
    """Three groups of five or six. That two are told as one may itself show that one of them was of
    one mind; no figure shows which, nor what it gave."""

    def of_one_mind(world: World) -> list[int]:
        return [at for at, voted in enumerate(world) if len(set(voted)) == 1]

    every = list(worlds((5, 5, 6), ballots))
    assert hidden_groups_stay_open(every, of_one_mind, without_ballots) > 100


def test_of_two_groups_only_the_order_is_told_in_public() -> None:
    """With the sum beside it a share of one of two groups would give the other's marks."""
    two = counted((("a",) * 4 + ("b",), ("b",) * 4 + ("a", "")))
    assert [[(one.rank, one.label, one.share) for one in group.first] for group in public_groups(two)] == [
        [(1, "a", None), (2, "b", None)], [(1, "b", None), (2, "a", None)],
    ]  # fmt: skip
    assert public_means(two) == {}


def test_in_public_what_one_of_two_groups_gave_mostly_stays_open() -> None:
    """Brute force over two groups of six. Sums, sizes and orders settle it only in the corners (few
    marks, or all of them for one option); with shares beside them nothing at all would be open."""
    by_order: defaultdict[Any, Counter[Any]] = defaultdict(Counter)
    by_shares: defaultdict[Any, set[Any]] = defaultdict(set)
    for world in worlds((6, 6), ("", "a", "b", "ab")):
        result = counted(world)
        if result.groups:
            totals = tuple(one.total for one in result.totals)
            orders = tuple((group.valid, group.first) for group in public_groups(result))
            by_order[(totals, orders)][marks_of(world[0])] += 1
            shares = tuple(tuple(group.shares.values()) for group in result.groups)
            by_shares[(totals, shares)].add(marks_of(world[0]))
    still_open = sum(found.total() for found in by_order.values() if len(found) > 1)
    assert still_open > 0.8 * sum(found.total() for found in by_order.values())
    assert sum(len(gave) == 1 for gave in by_shares.values()) > 0.9 * len(by_shares)


def test_of_three_groups_and_more_shares_and_whole_per_cents_are_told() -> None:
    raw = sample("ballots")["rounds"][0]
    result = count_round(rules_of(raw), ballots_of(raw))
    groups = public_groups(result)
    assert len(groups) >= 3
    assert all(one.share for group in groups for one in group.first)
    assert all(mean == Fraction(round(mean * 100), 100) for mean in public_means(result).values())
    assert {one.label for group in groups for one in group.first} < set(result.rules.labels)
