"""Greedy within a budget: down the list by support, each option that still fits goes in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from workshop_app.domain.voting.ballots import RoundRules
from workshop_app.domain.voting.explanation import Explanation, Money, Sentence
from workshop_app.domain.voting.methods import METHODS
from workshop_app.domain.voting.rules.outcome import Greedy
from workshop_app.domain.voting.tally import Tally
from workshop_app.domain.voting.ties import lot
from workshop_app.text import N_

_EXPLANATION = N_(
    "The options are taken in the order of their support; where that is equal, the lower cost "
    "first, then by lot. Each one goes in if its cost fits what is left of {budget}; if not, it is "
    "passed over and the next one is tried. Spent: {spent}. Left over: {left}."
)

BudgetKey = Callable[[str], tuple[int, Fraction, str]]


class Purchase(NamedTuple):
    """What was bought and passed over, in order, and the money left."""

    bought: tuple[str, ...]
    skipped: tuple[str, ...]
    left: int


def costs(rules: RoundRules) -> dict[str, int]:
    """The cost of each option that has one; an option without cannot be weighed on a budget."""
    return {option.label: option.cost for option in rules.options if option.cost is not None}


def budget_key(rules: RoundRules, values: Mapping[str, Fraction]) -> BudgetKey:
    """What settles ties with a budget: lower cost, then more votes, then the smaller lot."""
    cost = costs(rules)
    lots = {option.label: lot(rules.public_seed, option.lot_text) for option in rules.options}
    return lambda label: (cost[label], -values[label], lots[label])


def buy(
    rules: RoundRules, values: Mapping[str, Fraction], labels: Iterable[str], money: int
) -> Purchase:
    """Take ``labels`` by value (highest first) and buy each that fits the ``money`` left."""
    cost = costs(rules)
    settled = budget_key(rules, values)
    bought: list[str] = []
    skipped: list[str] = []
    for label in sorted(labels, key=lambda label: (-values[label], settled(label))):
        if cost[label] <= money:
            bought.append(label)
            money -= cost[label]
        else:
            skipped.append(label)
    return Purchase(tuple(bought), tuple(skipped), money)


def greedy(tally: Tally) -> Greedy | None:
    """Buy by support within the budget; None in a round without one."""
    rules, values = tally.rules, tally.values
    if rules.budget is None:
        return None
    wanted = [label for label in costs(rules) if values[label] > 0]
    bought, skipped, left = buy(rules, values, wanted, rules.budget)
    facts = {
        "budget": Money(rules.budget),
        "spent": Money(rules.budget - left),
        "left": Money(left),
    }
    return Greedy(
        rule="greedy",
        inputs={
            "ballots": tally.people,
            "budget": rules.budget,
            "public_seed": rules.public_seed,
        },
        values=values,
        selected=bought,
        explanation=Explanation(
            (METHODS[rules.method].explain(rules), Sentence(_EXPLANATION, facts))
        ),
        spent=rules.budget - left,
        left=left,
        with_something=tally.with_something(bought),
        with_nothing=tally.with_nothing(bought),
        skipped=skipped,
    )
