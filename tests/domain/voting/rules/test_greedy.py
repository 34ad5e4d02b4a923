"""Greedy within a budget."""

from __future__ import annotations

from tests.domain.voting.rounds import simple
from workshop_app.domain.voting.ballots import Ballot, RoundOption
from workshop_app.domain.voting.rules.greedy import greedy
from workshop_app.domain.voting.rules.outcome import Greedy
from workshop_app.domain.voting.tally import tally


def buy(budget: int, costs: dict[str, int], *approved: str) -> Greedy:
    options = tuple(RoundOption(label=label, cost=cost) for label, cost in costs.items())
    rules = simple("approval", options, places=None, budget=budget)
    ballots = [
        Ballot(f"{n:03}", None, tuple((label, 1) for label in labels))
        for n, labels in enumerate(approved)
    ]
    found = greedy(tally(rules, ballots))
    assert found
    return found


def test_what_does_not_fit_is_passed_over_and_the_next_is_tried() -> None:
    found = buy(10, {"a": 8, "b": 5, "c": 2}, "abc", "ab", "a")
    assert (found.selected, found.skipped) == (("a", "c"), ("b",))
    assert (found.spent, found.left, found.with_nothing) == (10, 0, 0)


def test_with_equal_support_the_lower_cost_goes_first() -> None:
    assert buy(9, {"a": 6, "b": 5}, "ab", "ab").selected == ("b",)


def test_what_nobody_wants_is_neither_bought_nor_passed_over() -> None:
    found = buy(9, {"a": 6, "b": 1}, "a")
    assert (found.selected, found.skipped) == (("a",), ())


def test_people_who_got_nothing_are_counted_but_blank_ballots_are_not() -> None:
    assert buy(5, {"a": 5, "b": 5}, "a", "a", "b", "").with_nothing == 1
