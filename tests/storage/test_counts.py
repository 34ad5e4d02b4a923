"""Counts typed in: written over, read in order, and not closed over by another file."""

from __future__ import annotations

import pytest

from tests.storage.laptops import Laptops, meet
from tests.storage.test_merge_rounds import closed, vote
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import counts
from workshop_app.storage.counts import PEOPLE, Count
from workshop_app.text import KnownError


def typed(plan: OpenPlan, *found: Count) -> list[Count]:
    with plan.store.transaction() as connection:
        for one in found:
            counts.keep(connection, "draft", one)
    with plan.store.reading() as connection:
        return counts.counts(connection, "draft")


def test_a_bag_typed_again_is_written_over_and_other_readings_stay(plan: OpenPlan) -> None:
    first = Count("tokens", "g1", "o1", 1, 12)
    second = Count("tokens", "g1", "o1", 2, 11)
    people = Count("tokens", "g1", PEOPLE, 1, 6)
    assert typed(plan, second, first, people) == [people, first, second]
    again = Count("tokens", "g1", "o1", 1, 10)
    assert typed(plan, again) == [people, again, second]
    with plan.store.reading() as connection:
        assert counts.counts(connection, "draft", "hands") == []
        assert counts.counts(connection, "other") == []


def test_a_round_is_not_closed_by_another_file_while_bags_are_counted_here(
    laptops: Laptops,
) -> None:
    here, there, _ = laptops.plans
    vote(here, "draft", close=False)
    vote(there, "draft", "c", "d", close=True)
    kept = typed(here, Count("tokens", "", "o1", 1, 12))
    with pytest.raises(KnownError, match="Round R1 is open here"):
        meet(here, there)
    assert typed(here) == kept


def test_counts_of_a_closed_round_come_along_once_and_those_of_an_open_one_never(
    laptops: Laptops,
) -> None:
    here, there, _ = laptops.plans
    vote(there, "draft", close=False)
    kept = typed(there, Count("tokens", "", "o1", 1, 12), Count("tokens", "", PEOPLE, 1, 6))
    meet(here, there)
    assert typed(here) == []
    closed(there, "draft")
    for _ in range(2):
        meet(here, there)
        assert typed(here) == kept


def test_where_two_laptops_counted_all_of_one_stands_in_both_orders(laptops: Laptops) -> None:
    here, there, third = laptops.plans
    mine = [Count("tokens", "", PEOPLE, 1, 7), Count("tokens", "", "o1", 1, 3),
            Count("tokens", "", "o1", 2, 3)]  # fmt: skip
    theirs = [Count("tokens", "", PEOPLE, 1, 6), Count("tokens", "", "o1", 1, 5)]
    hands = Count("hands", "", PEOPLE, 1, 2)
    for plan, found in ((here, mine), (there, [*theirs, hands])):
        vote(plan, "draft", close=False)
        typed(plan, *found)
        closed(plan, "draft")
    meet(third, there)
    meet(there, here)
    meet(here, there)
    meet(third, here)
    for plan in (here, there, third):
        assert typed(plan) == [hands, *mine], "no bag has readings of both"
