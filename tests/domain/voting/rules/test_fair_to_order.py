"""No rule favours an order of groups, and none rounds. Ballots and options: test_rules."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.voting import third
from tests.domain.voting.rounds import ballots_of, raw_rounds, rules_of, simple
from workshop_app.domain.voting.ballots import Ballot, RoundGroup, RoundOption, RoundRules
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.count import RoundResult, count_round
from workshop_app.domain.voting.rules.equal_shares import equal_shares
from workshop_app.domain.voting.tally import tally

ROUNDS = {raw["id"]: raw for raw in third.rounds()}


def chosen(result: RoundResult) -> dict[str, tuple[str, ...]]:
    return {key: outcome.selected for key, outcome in result.outcomes.items()}


def shuffled(rules: RoundRules, chance: random.Random, *, groups: bool = False) -> RoundRules:
    mixed = replace(rules, options=tuple(chance.sample(rules.options, len(rules.options))))
    if groups:
        mixed = replace(mixed, groups=tuple(chance.sample(rules.groups, len(rules.groups))))
    return mixed


@pytest.mark.parametrize("name", ROUNDS)
def test_the_order_of_groups_changes_no_rule(name: str) -> None:
    """Unless it has to say which of two groups of one size a small one joins."""
    raw, chance = ROUNDS[name], random.Random(1)
    before = count_round(rules_of(raw), ballots_of(raw), third.parts_of(raw))
    for _ in range(20):
        rules = shuffled(rules_of(raw), chance, groups=True)
        after = count_round(rules, ballots_of(raw), third.parts_of(raw))
        assert chosen(after) == chosen(before)
        assert {frozenset(g.members) for g in after.groups} == {
            frozenset(g.members) for g in before.groups
        }
        assert (check_value(after) == check_value(before)) == (
            rules.options == rules_of(raw).options
        )


def test_another_name_of_a_group_changes_nothing_but_the_name() -> None:
    raw = ROUNDS["C"]
    before = count_round(rules_of(raw), ballots_of(raw))
    rules = replace(
        rules_of(raw), groups=tuple(replace(g, id=f"x{g.id}") for g in rules_of(raw).groups)
    )
    after = count_round(rules, [replace(b, group=f"x{b.group}") for b in ballots_of(raw)])
    assert chosen(after) == chosen(before)
    assert [one.mean for one in after.equal_means] == [one.mean for one in before.equal_means]


def test_means_that_are_the_same_number_tie_though_floats_would_differ() -> None:
    """0.1 + 0.2 is 0.3 here: three groups of ten in which a has 1, 2 and 0 tenths, and b 0, 0, 3."""
    groups = tuple(RoundGroup(id=group, admitted=10) for group in "xyz")
    given = {"x": "a" + "c" * 9, "y": "aa" + "c" * 8, "z": "bbb" + "c" * 7}
    ballots = [
        Ballot(f"{group}{at}", group, ((letter, 1),))
        for group, letters in given.items()
        for at, letter in enumerate(letters)
    ]
    result = count_round(simple("approval", "a b c", groups=groups), ballots)
    assert 0.1 + 0.2 != 0.3
    means = {one.label: one for one in result.equal_means}
    assert means["a"].mean == means["b"].mean == Fraction(1, 10)
    assert means["a"].rank == means["b"].rank
    assert result.equal_groups_first
    assert result.equal_groups_first.tie


def test_shares_that_are_exactly_enough_are_enough() -> None:
    """Forty-nine people share 1: 49 × (1/49) is 1 here, and less than 1 in floats."""
    assert 49 * (1 / 49) < 1
    options = (RoundOption(label="a", cost=1),)
    ballots = [Ballot(f"{at:02}", None, (("a", 1),)) for at in range(49)]
    found = equal_shares(tally(simple("approval", options, places=None, budget=1), ballots))
    assert found
    assert found.without_filling == ("a",)
    assert found.payments[0].rho == Fraction(1, 49)


@settings(max_examples=40)
@given(raw_rounds(), st.integers(2, 1_000_000))
def test_money_in_another_unit_buys_the_same(raw: dict[str, Any], unit: int) -> None:
    rules = rules_of(raw)
    if rules.budget is None:
        return
    dear = tuple(replace(one, cost=(one.cost or 0) * unit) for one in rules.options)
    other = replace(rules, options=dear, budget=rules.budget * unit)
    ballots = ballots_of(raw)
    assert chosen(count_round(other, ballots, fewest=0)) == chosen(
        count_round(rules, ballots, fewest=0)
    )


@settings(max_examples=40)
@given(raw_rounds(), st.integers(2, 9))
def test_points_that_are_all_so_many_times_as_much_buy_the_same(
    raw: dict[str, Any], times: int
) -> None:
    if raw["budget"] is None:
        return
    rules = replace(rules_of(raw), method="points", per_person=99, max_per_option=99)
    ballots = [
        replace(one, marks=tuple({m: 1 for m, _ in one.marks}.items())) for one in ballots_of(raw)
    ]
    more = [replace(b, marks=tuple((m, v * times) for m, v in b.marks)) for b in ballots]
    first, second = (equal_shares(tally(rules, each)) for each in (ballots, more))
    assert (first and first.selected) == (second and second.selected)
    approved = equal_shares(tally(replace(rules, method="approval", max_approvals=None), ballots))
    assert (first and first.payments) == (approved and approved.payments)
