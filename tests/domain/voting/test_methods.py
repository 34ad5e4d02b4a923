"""Ballot methods: what makes a ballot invalid, and what its marks are worth."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.voting.rounds import simple
from workshop_app.domain.voting.ballots import REASONS, UNREADABLE, Ballot, RoundRules
from workshop_app.domain.voting.methods import METHODS
from workshop_app.translation.catalogue import Words


def rules(method: str, **more: Any) -> RoundRules:
    """A round with the method's own settings."""
    row = METHODS[method]
    own = {
        "per_person": row.per_person,
        "max_per_option": row.max_per_option,
        "max_approvals": row.max_approvals,
    }
    return simple(method, **own | more)


def check(method: str, *marks: tuple[str, Any], **more: Any) -> tuple[str, ...]:
    return METHODS[method].check(Ballot("k", None, marks), rules(method, **more))


@pytest.mark.parametrize("key", METHODS)
def test_every_method_is_whole(key: str) -> None:
    row = METHODS[key]
    assert row.key == key
    assert row.name
    assert row.check(Ballot("k", None, ()), rules(key)) == ()
    assert set(row.count([], rules(key))) == {"1", "2", "3", "4"}
    told = row.explain(rules(key)).told(Words("en"))
    assert told.endswith(".")
    assert "{" not in told


@pytest.mark.parametrize(
    ("marks", "reasons"),
    [
        ((), ()),
        ((("1", 2), ("2", 2), ("3", 1)), ()),
        ((("1", 1), ("1", 1)), ()),
        ((("1", 2), ("1", 1)), ("over_option",)),
        ((("1", 2), ("2", 2), ("3", 2)), ("over_total",)),
        ((("9", 1),), ("unknown_option",)),
        ((("9", 6),), ("unknown_option", "over_option", "over_total")),
        ((("1", 0),), ("bad_value",)),
        ((("1", -1), ("9", 3)), ("unknown_option", "bad_value", "over_option")),
        ((("1", True),), ("bad_value",)),
        ((("1", 1.0),), ("bad_value",)),
    ],
)
def test_dots_are_checked_in_the_order_of_the_reasons(
    marks: tuple[tuple[str, Any], ...], reasons: tuple[str, ...]
) -> None:
    assert check("dots", *marks) == reasons


@pytest.mark.parametrize(
    ("marks", "limit", "reasons"),
    [
        ((("1", 1), ("2", 1), ("3", 1), ("4", 1)), None, ()),
        ((("1", 1), ("1", 1), ("2", 1)), 2, ()),
        ((("1", 1), ("2", 1), ("3", 1)), 2, ("over_total",)),
        ((("1", 1), ("8", 1), ("9", 1)), 2, ("unknown_option", "over_total")),
        ((("1", 2),), None, ("bad_value",)),
    ],
)
def test_approvals_are_checked(
    marks: tuple[tuple[str, Any], ...], limit: int | None, reasons: tuple[str, ...]
) -> None:
    assert check("approval", *marks, max_approvals=limit) == reasons


@pytest.mark.parametrize(
    ("marks", "reasons"),
    [
        ((("1", 100),), ()),
        ((("1", 60), ("2", 40), ("3", 0)), ()),
        ((("1", 60), ("2", 41)), ("over_total",)),
        ((("1", 101),), ("over_option", "over_total")),
        ((("1", -1),), ("bad_value",)),
    ],
)
def test_points_are_checked(marks: tuple[tuple[str, Any], ...], reasons: tuple[str, ...]) -> None:
    assert check("points", *marks) == reasons


@pytest.mark.parametrize(
    ("marks", "reasons"),
    [
        ((("1", 5), ("2", 0)), ()),
        ((("1", 3), ("1", 3)), ()),
        ((("1", 3), ("1", 4)), ("bad_value",)),
        ((("1", 6),), ("over_option",)),
        ((("1", -1), ("9", 1)), ("unknown_option", "bad_value")),
    ],
)
def test_scores_are_checked(marks: tuple[tuple[str, Any], ...], reasons: tuple[str, ...]) -> None:
    assert check("score", *marks) == reasons


def test_no_points_on_an_option_are_no_mark_on_it() -> None:
    ballot = Ballot("k", None, (("1", 0), ("2", 7)))
    assert METHODS["points"].read(ballot, rules("points")).marks == {"2": 7}


def test_a_score_of_nought_is_a_score() -> None:
    counts = METHODS["score"].count([{"1": 0}, {"1": 5}, {"2": 4}], rules("score"))
    assert (counts["1"].value, counts["1"].people) == (Fraction(5, 2), 2)
    assert (counts["2"].value, counts["2"].people) == (Fraction(4), 1)
    assert (counts["3"].value, counts["3"].people) == (Fraction(0), 0)


def test_a_limit_of_approvals_is_told() -> None:
    limited = METHODS["approval"].explain(rules("approval", max_approvals=3))
    assert "3" in limited.told(Words("en"))


@given(
    st.sampled_from(sorted(METHODS)),
    st.lists(st.tuples(st.sampled_from("1239"), st.integers(-1, 120)), max_size=5),
)
def test_reasons_keep_their_order_and_a_valid_ballot_stays_valid_under_wider_rules(
    method: str, marks: list[tuple[str, int]]
) -> None:
    narrow = rules(method)
    ballot = Ballot("k", None, tuple(marks))
    reasons = METHODS[method].check(ballot, narrow)
    assert list(reasons) == [one for one in REASONS if one in reasons]
    wide = replace(narrow, per_person=10_000, max_per_option=10_000, max_approvals=None)
    assert set(METHODS[method].check(ballot, wide)) <= set(reasons)


@pytest.mark.parametrize("method", sorted(METHODS))
def test_a_torn_ballot_with_well_formed_numbers_is_void_for_that_alone(method: str) -> None:
    full = {"dots": (("1", 2), ("2", 2), ("3", 1)), "points": (("1", 100),)}
    written = full.get(method, (("1", 1),))
    assert METHODS[method].check(Ballot("k", None, written), rules(method)) == ()
    torn = METHODS[method].read(Ballot("k", None, (*written, UNREADABLE)), rules(method))
    assert torn.reasons == ("unreadable",)
    assert dict(torn.marks) == dict(written)
    worse = METHODS[method].check(Ballot("k", None, (("9", 1), UNREADABLE)), rules(method))
    assert worse == ("unknown_option", "unreadable")
