"""Whole rounds: against the sample's expected results, and against the reference on random ones."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.voting.rounds import (
    ballots_of,
    dots,
    expected,
    raw_rounds,
    reference,
    rules_of,
    sample,
    simple,
)
from workshop_app.domain.voting.as_oracle import as_oracle
from workshop_app.domain.voting.ballots import Ballot, RoundGroup
from workshop_app.domain.voting.count import count_round

REFERENCE = reference()


@pytest.mark.parametrize("nth", [0, 1], ids=["A", "B"])
def test_a_round_of_the_sample_is_counted_exactly(nth: int) -> None:
    raw = sample("ballots")["rounds"][nth]
    assert as_oracle(count_round(rules_of(raw), ballots_of(raw))) == expected()["rounds"][nth]


@settings(max_examples=100)
@given(raw_rounds())
def test_any_round_is_counted_as_the_reference_does(raw: dict[str, Any]) -> None:
    counted = count_round(rules_of(raw), ballots_of(raw), fewest=0)
    assert as_oracle(counted) == REFERENCE.count_round(raw)


@given(raw_rounds(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_does_not_matter(raw: dict[str, Any], chance: random.Random) -> None:
    ballots = ballots_of(raw)
    shuffled = chance.sample(ballots, len(ballots))
    rules = rules_of(raw)
    assert count_round(rules, shuffled) == count_round(rules, ballots)


@given(raw_rounds())
def test_sums_agree(raw: dict[str, Any]) -> None:
    result = count_round(rules_of(raw), ballots_of(raw), fewest=0)
    assert result.cast == result.valid + len(result.invalid) == len(raw["ballots"])
    assert result.marks == sum(one.total for one in result.totals)
    if result.groups:
        assert sum(group.valid for group in result.groups) == result.valid
        assert all(group.valid >= 5 for group in result.groups)
        for one in result.totals:
            assert one.total == sum(group.totals[one.label] for group in result.groups)
    if result.equal_means:
        assert sum(one.mean for one in result.equal_means) == 1


def test_fewer_than_five_valid_ballots_show_no_number() -> None:
    ballots = [dots(("1", 2), key=str(n)) for n in range(4)]
    result = count_round(simple(), [*ballots, dots(("9", 1), key="bad")])
    assert not result.shown
    assert as_oracle(result) == {"id": "R", "method": "dots", "shown": False, "totals": []}
    assert (result.valid, result.marks, result.totals, result.outcomes) == (0, 0, (), {})
    assert result.cast == 5


def test_five_valid_ballots_are_enough() -> None:
    assert count_round(simple(), [dots(("1", 2), key=str(n)) for n in range(5)]).shown


def test_a_public_file_may_be_counted_with_fewer() -> None:
    assert count_round(simple(), [dots(("1", 2))], fewest=1).shown


def test_without_groups_nothing_is_told_per_group() -> None:
    result = count_round(simple(people=30), [dots(("1", 2), key=str(n)) for n in range(9)])
    assert (result.admitted, result.groups_shown, result.labels) == (30, False, ())
    assert result.equal_groups_first is None


def test_ballots_without_a_group_of_the_list_are_pooled_like_a_group() -> None:
    groups = (RoundGroup(id="a", admitted=9), RoundGroup(id="b", admitted=9))
    ballots = [
        Ballot(f"{group}{n}", group, ((str(1 + n % 3), 1),))
        for group, size in (("a", 6), ("b", 7), (None, 2))
        for n in range(size)
    ]
    result = count_round(simple(groups=groups), ballots)
    assert [group.id for group in result.groups] == ["b", "a+-"]
    assert sum(group.valid for group in result.groups) == result.valid


def test_a_blank_ballot_is_valid_and_gives_nothing() -> None:
    result = count_round(simple(), [Ballot(str(n), None, ()) for n in range(6)])
    assert (result.valid, result.blank, result.marks) == (6, 6, 0)
    assert result.most_first
    assert result.most_first.selected == ()


def test_numbers_with_letters_stay_texts_for_other_programs() -> None:
    ballots = [dots(("B2", 2), ("10", 1), key=str(n)) for n in range(5)]
    told = as_oracle(count_round(simple(options="10 B2 18"), ballots))
    assert [row["number"] for row in told["totals"]] == [10, "B2", 18]
    assert told["most_first"]["selected"] == ["B2", 10]


def test_the_rule_fixed_before_decides() -> None:
    raw = sample("ballots")["rounds"][1]
    for rule, funded in (("greedy", 6), ("equal-shares", 9)):
        result = count_round(replace(rules_of(raw), rule=rule), ballots_of(raw))
        assert result.decided
        assert (result.decided.rule, len(result.decided.selected)) == (rule, funded)


def test_a_score_is_told_with_its_mean_and_how_many_gave_one() -> None:
    ballots = [Ballot(str(n), None, (("1", 5), ("2", n))) for n in range(4)]
    ballots.append(Ballot("last", None, (("1", 4),)))
    rules = simple("score", max_per_option=5)
    rows = as_oracle(count_round(rules, ballots))["totals"]
    assert rows[0] == {
        "number": 1, "total": 24, "people": 5, "rank": 1, "mean": "24/5", "value": 4.8,
    }  # fmt: skip
    assert (rows[1]["mean"], rows[1]["people"], rows[1]["rank"]) == ("3/2", 4, 2)
