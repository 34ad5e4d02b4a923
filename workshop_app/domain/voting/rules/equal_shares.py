"""Equal shares: everyone has the same part of the budget to support what they voted for.

The method of equal shares, filled up by raising everyone's share by whole per cents, then completed
greedily: D. Peters, G. Pierczyński, P. Skowron, "Proportional Participatory Budgeting with Additive
Utilities" (2021). The exact definition for approval ballots, with its ties, is in
tests/data/oracle.md, 7: a funded option is worth 1 to whoever approved it. In rounds of dots, points
or scores it is worth what the person gave it, and who gave twice as much pays twice as much.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from workshop_app.domain.voting.ballots import RoundRules
from workshop_app.domain.voting.explanation import Explanation, Money, Sentence
from workshop_app.domain.voting.rules.greedy import budget_key, buy, costs
from workshop_app.domain.voting.rules.outcome import EqualShares, Overrun
from workshop_app.domain.voting.rules.sharing import Candidate, Run, purses, run
from workshop_app.domain.voting.tally import Tally
from workshop_app.text import N_

_SHARED = N_(
    "The budget of {budget} is divided equally among all who voted: {share} each. An option goes "
    "in when those who want it can pay for it together, as evenly as their shares allow; the one "
    "that asks the least of each goes first."
)
_BY_MARKS = N_(
    "The budget of {budget} is divided equally among all who voted: {share} each. An option goes "
    "in when those who gave it something can pay for it together, each in the measure of what they "
    "gave it, as far as their shares allow; the one that asks the least for each mark goes first."
)
_FILLED = N_(
    "So that less is left unused, everyone's share is raised by one per cent at a time for as long "
    "as the options fit the budget; here by {percent} %."
)
_COMPLETED = N_(
    "With what is left, the other options are taken in the order of their support while they fit. "
    "Spent: {spent}. Left over: {left}."
)


def equal_shares(tally: Tally) -> EqualShares | None:
    """Share the budget out; None without a budget, ballots or an option that could be paid, and
    where some people were counted without ballots: nobody knows then whose money pays for what."""
    budget = tally.rules.budget
    if budget is None or tally.counted:
        return None
    candidates, weights = candidates_of(tally)
    if not candidates:
        return None
    cost = {one.label: one.cost for one in candidates}
    initial = Fraction(budget, len(tally.valid))
    first, kept, percent, overrun = _filled(candidates, weights, initial, budget)
    bought = tuple(payment.label for payment in kept.payments)
    open_ones = [label for label in cost if label not in bought]
    rest = budget - sum(cost[label] for label in bought)
    completed, _, left = buy(tally.rules, tally.values, open_ones, rest)
    selected = bought + completed
    without = tuple(payment.label for payment in first.payments)
    return EqualShares(
        rule="equal-shares",
        inputs={
            "ballots": len(tally.valid),
            "budget": budget,
            "public_seed": tally.rules.public_seed,
        },
        values=tally.values,
        selected=selected,
        explanation=_explanation(tally.rules, initial, percent, left),
        spent=budget - left,
        left=left,
        with_something=tally.with_something(selected),
        with_nothing=tally.with_nothing(selected),
        initial_share=initial,
        without_filling=without,
        without_filling_cost=sum(cost[label] for label in without),
        added_percent=percent,
        stopped_by=overrun,
        payments=tuple(kept.payments),
        completed=completed,
    )


def _explanation(rules: RoundRules, initial: Fraction, percent: int, left: int) -> Explanation:
    budget = rules.budget or 0
    shared = _SHARED if rules.method == "approval" else _BY_MARKS
    return Explanation(
        (
            Sentence(shared, {"budget": Money(budget), "share": Money(initial)}),
            Sentence(_FILLED, {"percent": percent}),
            Sentence(_COMPLETED, {"spent": Money(budget - left), "left": Money(left)}),
        )
    )


def candidates_of(tally: Tally) -> tuple[list[Candidate], tuple[int, ...]]:
    """The options that somebody wants and that the budget could pay, and the weights of the purses
    that their supporters are."""
    budget = tally.rules.budget or 0
    settled = budget_key(tally.rules, tally.values)
    cost = {label: one for label, one in costs(tally.rules).items() if one <= budget}
    alike = tally.rules.method == "approval"
    among = purses((one.marks for one in tally.valid), cost, alike)
    found = [
        Candidate.of(label, cost[label], tally.values[label], settled(label)[2], among)
        for label, wanted in among.wanted.items()
        if wanted
    ]
    return found, among.weights


def _filled(
    candidates: list[Candidate], weights: tuple[int, ...], initial: Fraction, budget: int
) -> tuple[Run, Run, int, Overrun | None]:
    """The first run, the last run that fits, by how many per cent its share was raised, and the
    run that did not fit. The percentage is the last one before that run, or before all fits."""
    first = kept = run(candidates, weights, initial)
    percent = 0
    while len(kept.payments) < len(candidates):
        percent = _last_alike(candidates, kept, initial, percent)
        more = run(candidates, weights, initial * Fraction(101 + percent, 100))
        bought = tuple(payment.label for payment in more.payments)
        cost = sum(one.cost for one in candidates if one.label in bought)
        if cost > budget:
            return first, kept, percent, Overrun(percent + 1, cost, bought)
        percent, kept = percent + 1, more
    return first, kept, percent, None


def _last_alike(candidates: list[Candidate], kept: Run, initial: Fraction, percent: int) -> int:
    """The highest percentage up to which every run is known to buy exactly what ``kept`` did.

    One costly option with one supporter would otherwise ask for tens of thousands of equal runs.
    Nothing changes while nobody was short (payments are then the same with any larger share), the
    others could not come in between, and none of them can be paid by what its supporters keep.
    """
    bought = {payment.label for payment in kept.payments}
    others = [one for one in candidates if one.label not in bought]
    last = max((one.least for one in candidates if one.label in bought), default=None)
    if not kept.even or (last is not None and any(one.least < last for one in others)):
        return percent
    share = initial * Fraction(100 + percent, 100)
    short = min(kept.missing(one) / one.people for one in others)
    return max(percent, ceil((share + short) * 100 / initial) - 100 - 1)
