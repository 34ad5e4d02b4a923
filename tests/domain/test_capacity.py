"""Capacity: exactly the sample's expected results, and the few answers that show no number."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.voting.rounds import expected, sample
from workshop_app.domain.capacity import (
    CRITERIA,
    ZONES,
    Capacity,
    Rating,
    assess,
    assess_all,
    judged,
    needs_decision,
    zone,
)


def sample_ratings() -> list[Rating]:
    """The officials' answers of the sample as single ones, in no order."""
    ratings = [
        Rating(row["proposal"], row["round"], criterion, score)
        for row in sample("assessments")["ratings"]
        for criterion, score in row["scores"].items()
    ]
    random.Random(5).shuffle(ratings)
    return ratings


def failed_gates() -> dict[str, list[str]]:
    failed: dict[str, list[str]] = {}
    for row in sample("assessments")["gates"]:
        if row["fails"]:
            failed.setdefault(row["proposal"], []).append(row["gate"])
    return failed


def text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def told(one: Capacity) -> dict[str, Any]:
    """A capacity in the words of the expected results."""
    return {
        "proposal": one.proposal,
        "officials": one.last.officials,
        "medians": {id_: str(value) for id_, value in one.last.medians.items()},
        "dont_know": one.last.dont_know,
        "criteria_without_median": list(one.last.without_median),
        "capacity": text(one.value),
        "capacity_round_1": text(one.first.capacity),
        "spread_round_1": text(one.first.spread),
        "spread": text(one.last.spread),
        "failed_gates": list(one.failed_gates),
        "capacity_level": one.level,
    }


def test_every_proposal_of_the_sample_has_exactly_its_capacity() -> None:
    rows = expected()["capacity"]["proposals"]
    found = assess_all(
        [row["proposal"] for row in rows], sample_ratings(), failed_gates=failed_gates()
    )
    assert len(rows) == 20
    for row in rows:
        mine = told(found[row["proposal"]])
        assert mine == {key: row[key] for key in mine}


def test_the_zones_of_the_sample_follow() -> None:
    for row in expected()["capacity"]["proposals"]:
        found = zone(high_priority=row["priority"] == "high", level=row["capacity_level"])
        assert found == row["zone"]
        assert needs_decision(found, row["top_of_groups"]) is row["needs_decision"]


def ratings(*scores: int | None, criteria: int = 9, round_: int = 2) -> list[Rating]:
    """The same answers to so many criteria."""
    return [
        Rating("p", round_, id_, score) for id_ in list(CRITERIA)[:criteria] for score in scores
    ]


def test_two_numeric_answers_show_no_number() -> None:
    found = judged(ratings(5, 4, None, None), 2)
    assert {answers.median for answers in found.criteria.values()} == {None}
    assert {answers.spread for answers in found.criteria.values()} == {None}
    assert (found.capacity, found.spread, found.officials, found.dont_know) == (None, None, 4, 18)


def test_an_even_count_takes_the_mean_of_the_two_in_the_middle() -> None:
    answers = judged(ratings(1, 2, 5, 5), 2).criteria["legal"]
    assert (answers.median, answers.spread) == (Fraction(7, 2), 4)


@pytest.mark.parametrize(("criteria", "level"), [(5, "high"), (4, "unknown")])
def test_capacity_needs_five_criteria_that_count(criteria: int, level: str) -> None:
    assert assess("p", ratings(4, 4, 4, criteria=criteria)).level == level


def test_exactly_three_and_a_half_is_high_and_a_gate_makes_it_low() -> None:
    answers = ratings(3, 3, 4, 4)
    assert assess("p", answers).value == Fraction(7, 2)
    assert assess("p", answers).level == "high"
    assert assess("p", answers, failed_gates=["land"]).level == "low"
    assert assess("p", answers, at_least=Fraction(4)).level == "low"


def test_without_answers_a_failed_gate_is_still_unknown() -> None:
    assert assess("p", [], failed_gates=["legal"]).level == "unknown"


def test_a_proposal_not_rated_again_stands_with_the_round_before() -> None:
    found = assess("p", ratings(4, 4, 4, round_=1))
    assert (found.last.round, found.value) == (1, Fraction(4))


def test_an_official_absent_in_the_last_round_is_not_carried_over() -> None:
    found = assess("p", ratings(5, 5, 5, 5, round_=1) + ratings(1, 1, 1))
    assert (found.value, found.last.officials, found.first.officials) == (Fraction(1), 3, 4)


def test_the_answers_of_other_proposals_do_not_count() -> None:
    others = [Rating("q", 2, id_, 1) for id_ in CRITERIA for _ in range(9)]
    assert assess("p", others + ratings(5, 5, 5)).value == 5


def test_the_weakest_criteria_come_first() -> None:
    answers = ratings(4, 4, 4) + [Rating("p", 2, "land", 1)] * 4
    assert assess("p", answers).last.weakest[0] == "land"


@given(
    st.lists(
        st.builds(
            Rating,
            st.just("p"),
            st.integers(1, 2),
            st.sampled_from(sorted(CRITERIA)),
            st.none() | st.integers(1, 5),
        ),
        max_size=60,
    ),
    st.randoms(use_true_random=False),
)
def test_loose_answers_in_any_order_say_the_same(
    given_: list[Rating], chance: random.Random
) -> None:
    found = assess("p", given_)
    assert assess("p", chance.sample(given_, len(given_))) == found
    assert found.value is None or 1 <= found.value <= 5
    assert (found.level == "unknown") is (found.value is None)


def test_zones_cover_every_case_and_are_named() -> None:
    seen = {
        zone(high_priority=high, level=level)
        for high in (True, False)
        for level in ("high", "low", "unknown")
    }
    assert seen == set(ZONES)
    assert all(row.name and row.meaning for row in ZONES.values())
