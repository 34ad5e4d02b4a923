"""Ties at the last place are said, and settled by the rule fixed before."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.voting.rounds import simple
from workshop_app.domain.voting.ballots import RoundOption, RoundRules
from workshop_app.domain.voting.ties import TIE_RULES, Cut, cut, lot
from workshop_app.translation.catalogue import Words


def choose(values: dict[str, int], places: int, **more: Any) -> Cut:
    rules = simple(**{"options": " ".join(values)} | more)
    return cut(rules, {label: Fraction(value) for label, value in values.items()}, places)


def costly(**costs: int | None) -> tuple[RoundOption, ...]:
    return tuple(RoundOption(label=label[1:], cost=cost) for label, cost in costs.items())


@pytest.mark.parametrize("key", TIE_RULES)
def test_every_tie_rule_is_whole(key: str) -> None:
    row = TIE_RULES[key]
    assert row.key == key
    assert row.name
    found = choose({"1": 3, "2": 3}, 1, tie_rule=key)
    assert found.tie
    assert found.tie.open is not row.settles
    told = found.tie.explanation.told(Words("en"))
    assert "{" not in told
    assert "1" in told


def test_the_lot_can_be_repeated_by_anyone() -> None:
    assert lot("mango 47", "21") == hashlib.sha256(b"mango 47:21").hexdigest()


def test_without_a_tie_there_is_none() -> None:
    assert choose({"1": 5, "2": 3, "3": 1}, 2) == Cut(("1", "2"), ("1", "2"), None)


def test_equal_options_that_all_fit_are_no_tie() -> None:
    assert choose({"1": 5, "2": 3, "3": 3}, 3).tie is None


def test_the_smaller_lot_goes_in() -> None:
    found = choose({"7": 9, "1": 4, "2": 4, "10": 4, "3": 0}, 2, public_seed="ceiba")
    by_lot = sorted(("1", "2", "10"), key=lambda number: lot("ceiba", number))
    assert found.selected == ("7", by_lot[0])
    assert found.certain == ("7",)
    tie = found.tie
    assert tie
    assert (tie.tied, tie.places_left) == (("1", "2", "10"), 1)
    assert (tie.chosen, tie.left_out) == ((by_lot[0],), tuple(by_lot[1:]))
    assert tie.lots["10"] == lot("ceiba", "10")


def test_the_lower_cost_goes_in_and_no_cost_comes_last() -> None:
    options = costly(n1=None, n2=500, n3=80)
    found = choose({"1": 4, "2": 4, "3": 4}, 2, tie_rule="lower_cost", options=options)
    assert found.selected == ("3", "2")


def test_a_second_round_leaves_the_tie_open() -> None:
    found = choose({"1": 5, "2": 3, "3": 3}, 2, tie_rule="second_round")
    assert (found.selected, found.certain) == (("1",), ("1",))
    assert found.tie
    assert found.tie.open
    assert (found.tie.chosen, found.tie.left_out) == ((), ())


def test_no_places_choose_nothing() -> None:
    assert choose({"1": 5}, 0) == Cut((), (), None)


VALUES = st.dictionaries(st.sampled_from("123456789"), st.integers(0, 3), min_size=1)


def fractions(values: dict[str, int]) -> tuple[RoundRules, dict[str, Fraction]]:
    rules = simple(options=" ".join(values))
    return rules, {label: Fraction(value) for label, value in values.items()}


@given(VALUES, st.integers(1, 9))
def test_more_places_only_add_options(values: dict[str, int], places: int) -> None:
    rules, exact = fractions(values)
    fewer, more = cut(rules, exact, places), cut(rules, exact, places + 1)
    assert more.selected[: len(fewer.selected)] == fewer.selected


@given(VALUES, st.integers(1, 9), st.data())
def test_an_option_that_is_given_more_stays_in(
    values: dict[str, int], places: int, data: st.DataObject
) -> None:
    rules, exact = fractions(values)
    chosen = cut(rules, exact, places).selected
    if chosen:
        one = data.draw(st.sampled_from(chosen))
        assert one in cut(rules, exact | {one: exact[one] + 1}, places).selected


@given(VALUES, st.integers(1, 9))
def test_nobody_chosen_is_worse_than_anybody_left_out(values: dict[str, int], places: int) -> None:
    rules, exact = fractions(values)
    found = cut(rules, exact, places)
    wanted = [label for label, value in values.items() if value]
    assert len(found.selected) == min(places, len(wanted))
    outside = [values[label] for label in wanted if label not in found.selected]
    assert not outside or max(outside) <= min(values[label] for label in found.selected)
    assert (found.tie is not None) == bool(
        outside and max(outside) == min(values[label] for label in found.selected)
    )
