"""How firm an order is: the same words for everyone who counts the same ballots."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest

from tests.domain.voting.rounds import ballots_of, rules_of, sample, simple
from workshop_app.domain.voting.ballots import Ballot
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.count import count_round
from workshop_app.domain.voting.counted import CountedPart
from workshop_app.domain.voting.firmness import Firmness, firmness
from workshop_app.domain.voting.tally import tally
from workshop_app.translation.catalogue import Words

VALUE = "4C1E 90A7 D25B 3F68"


def approvals(*spelled: str) -> list[Ballot]:
    return [
        Ballot(f"{n:03}", None, tuple((letter, 1) for letter in letters))
        for n, letters in enumerate(spelled)
    ]


def firm(ballots: list[Ballot], value: str = VALUE, **more: Any) -> Firmness | None:
    return firmness(tally(simple("approval", "a b c d e", **more), ballots), value)


def test_a_wide_lead_is_firm_and_near_places_could_be_swapped() -> None:
    found = firm(approvals(*["ab"] * 15, *["ac"] * 14, *["ad"] * 2))
    assert found
    assert [(one.label, one.place) for one in found.bands] == [
        ("a", 1), ("b", 2), ("c", 3), ("d", 4),
    ]  # fmt: skip
    assert [(swap.first, swap.last, swap.at_the_cut) for swap in found.swaps] == [(2, 3, True)]
    said = [one.told(Words("en")) for one in found.sentences]
    assert "Places 2 to 3 could as well be swapped" in said[0]
    assert "last place" in said[1]


def test_an_order_that_no_draw_changes_is_said_to_be_firm() -> None:
    found = firm(approvals(*["abc"] * 10, *["ab"] * 10, *["a"] * 10))
    assert found
    assert found.swaps == ()
    assert "firm" in found.sentences[0].told(Words("en"))
    assert all(one.best == one.worst == one.place for one in found.bands)


def test_two_equal_options_could_be_swapped_without_a_cut_between_them() -> None:
    found = firm(approvals(*["ab"] * 9, *["a"] * 3, *["b"] * 3), places=2)
    assert found
    assert [(one.first, one.last, one.at_the_cut) for one in found.swaps] == [(1, 2, False)]


def test_another_laptop_s_keys_and_order_change_nothing() -> None:
    raw = sample("ballots")["rounds"][0]
    rules, ballots = rules_of(raw), ballots_of(raw)
    value = check_value(count_round(rules, ballots))
    chance = random.Random(1)
    other = [
        Ballot(f"{chance.random()}", one.group, one.marks)
        for one in chance.sample(ballots, len(ballots))
    ]
    assert firmness(tally(rules, ballots), value) == firmness(tally(rules, other), value)


def test_it_is_not_told_where_it_cannot_be_known() -> None:
    few = approvals("ab", "ab", "a", "c")
    assert firm(few) is None
    assert firm(approvals(*["a"] * 9)) is None
    parts = [CountedPart("hands", None, 6, {"a": 3, "b": 2})]
    rules = simple("approval", "a b c d e")
    assert firmness(tally(rules, approvals(*["ab"] * 9, "c"), parts), VALUE) is None


@pytest.mark.parametrize("method", ["points", "score"])
def test_points_and_means_are_drawn_as_they_are_counted(method: str) -> None:
    ballots = [
        Ballot(f"{n}", None, (("a", 5), *((("b", 4),) if n % 2 else ()), ("c", 0)))
        for n in range(20)
    ]
    found = firmness(tally(simple(method, "a b c", max_per_option=5, per_person=9), ballots), VALUE)
    assert found
    assert [one.label for one in found.bands] == ["a", "b"]
    assert found.swaps == ()


def test_five_hundred_ballots_over_forty_options_take_under_half_a_second() -> None:
    chance = random.Random(4)
    labels = [f"{n}" for n in range(40)]
    ballots = [
        Ballot(f"{n}", None, tuple((label, 1) for label in chance.sample(labels, 5)))
        for n in range(500)
    ]
    counted = tally(simple("dots", " ".join(labels)), ballots)
    firmness(counted, VALUE)
    began = time.process_time()
    assert firmness(counted, VALUE)
    assert time.process_time() - began < 0.5
