"""Every selecting rule: whole, fair to order, and right where the outcome is known."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.voting.rounds import ballots_of, raw_rounds, rules_of, sample, simple
from workshop_app.domain.voting.ballots import Ballot, RoundGroup, RoundOption
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.tally import Tally, tally
from workshop_app.translation.catalogue import Words


def sample_tally(nth: int) -> Tally:
    raw = sample("ballots")["rounds"][nth]
    return tally(rules_of(raw), ballots_of(raw))


@pytest.mark.parametrize("key", RULES)
def test_every_rule_states_itself_its_inputs_and_a_paragraph(key: str) -> None:
    rule = RULES[key]
    assert rule.key == key
    assert rule.name
    assert rule.because
    outcome = rule.choose(sample_tally(0 if rule.needs == "places" else 1))
    assert outcome
    assert outcome.rule == key
    assert outcome.inputs["public_seed"]
    assert outcome.selected
    told = outcome.explanation.told(Words("en"))
    assert len(told) > 100
    assert "{" not in told
    assert "\n" not in told


@pytest.mark.parametrize("key", RULES)
def test_a_rule_says_nothing_where_it_cannot_be_applied(key: str) -> None:
    rule = RULES[key]
    assert rule.choose(sample_tally(1 if rule.needs == "places" else 0)) is None


def test_the_words_of_the_command_line_are_the_keys() -> None:
    assert list(RULES) == ["most", "groups", "greedy", "equal-shares"]


@given(raw_rounds(), st.randoms(use_true_random=False))
def test_rules_are_fair_to_order(raw: dict[str, Any], chance: random.Random) -> None:
    """Neither the order of ballots nor that of the list of options changes who is chosen."""
    rules, ballots = rules_of(raw), ballots_of(raw)
    turned = replace(rules, options=tuple(chance.sample(rules.options, len(rules.options))))
    one = tally(rules, ballots)
    other = tally(turned, chance.sample(ballots, len(ballots)))
    for rule in RULES.values():
        first, second = rule.choose(one), rule.choose(other)
        assert (first and first.selected) == (second and second.selected)


def test_equal_groups_bring_in_what_the_large_group_outvotes() -> None:
    groups = (RoundGroup(id="large"), RoundGroup(id="small"))
    large = [Ballot(f"a{n}", "large", (("1" if n < 10 else "2", 1),)) for n in range(19)]
    small = [Ballot(f"b{n}", "small", (("3" if n < 5 else "1", 1),)) for n in range(6)]
    counted = tally(simple(groups=groups), large + small)
    most, equal = RULES["most"].choose(counted), RULES["groups"].choose(counted)
    assert most
    assert equal
    assert most.selected == ("1", "2")
    assert equal.selected == ("3", "1")


def test_scores_are_ranked_by_their_mean() -> None:
    ballots = [Ballot(str(n), None, (("1", 3), ("2", 2))) for n in range(5)]
    ballots.append(Ballot("one", None, (("3", 5),)))
    outcome = RULES["most"].choose(tally(simple("score", max_per_option=5), ballots))
    assert outcome
    assert outcome.selected == ("3", "1")


def test_an_option_without_a_cost_cannot_be_bought() -> None:
    options = (RoundOption(label="1"), RoundOption(label="2", cost=5))
    rules = simple("approval", options, places=None, budget=10)
    ballots = [Ballot(str(n), None, (("1", 1), ("2", 1))) for n in range(5)]
    for key in ("greedy", "equal-shares"):
        outcome = RULES[key].choose(tally(rules, ballots))
        assert outcome
        assert outcome.selected == ("2",)
