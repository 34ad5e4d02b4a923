"""Equal shares: everyone has the same part of the budget to support what they voted for.

The method of equal shares for approval ballots, filled up by raising everyone's share by whole
per cents, then completed greedily: D. Peters, G. Pierczyński, P. Skowron, "Proportional
Participatory Budgeting with Additive Utilities" (2021). The exact definition, with its ties, is in
tests/data/oracle.md, 7. In rounds of dots, points or scores an option counts as approved by
whoever gave it more than nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import ceil

from workshop_app.domain.voting.explanation import Explanation, Money, Sentence
from workshop_app.domain.voting.rules.greedy import budget_key, buy, costs
from workshop_app.domain.voting.rules.outcome import EqualShares, Overrun, Payment
from workshop_app.domain.voting.tally import Tally
from workshop_app.text import N_

_SHARED = N_(
    "The budget of {budget} is divided equally among all who voted: {share} each. An option goes "
    "in when those who want it can pay for it together, as evenly as their shares allow; the one "
    "that asks the least of each goes first."
)
_FILLED = N_(
    "So that less is left unused, everyone's share is raised by one per cent at a time for as long "
    "as the options fit the budget; here by {percent} %."
)
_COMPLETED = N_(
    "With what is left, the other options are taken in the order of their support while they fit. "
    "Spent: {spent}. Left over: {left}."
)

Key = tuple[Fraction, int, Fraction, str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An option that somebody approves and that the budget could pay; supporters by position."""

    label: str
    cost: int
    votes: Fraction
    lot: str
    supporters: tuple[int, ...]

    def key(self, rho: Fraction) -> Key:
        """What orders candidates: the payment, then lower cost, more votes, smaller lot."""
        return (rho, self.cost, -self.votes, self.lot)

    @property
    def least(self) -> Key:
        """The smallest key it can ever have: when all its supporters can pay the same."""
        return self.key(Fraction(self.cost, len(self.supporters)))


@dataclass(slots=True)
class _Run:
    """One run with a share for each. Money is kept as whole numbers of 1/``scale``.

    ``even``: nobody had too little for an equal part of anything that was bought.
    """

    money: list[int]
    scale: int
    payments: list[Payment]
    even: bool = True

    def payment(self, candidate: _Candidate) -> tuple[Fraction, bool] | None:
        """The least part with which the supporters can pay, and whether all can give it; None
        if they cannot pay together."""
        purses = sorted(self.money[voter] for voter in candidate.supporters)
        rest = candidate.cost * self.scale
        if sum(purses) < rest:
            return None
        for poorer, purse in enumerate(purses):
            others = len(purses) - poorer
            if purse * others >= rest:
                return Fraction(rest, others * self.scale), poorer == 0
            rest -= purse
        raise AssertionError("the purses were found to be enough")

    def buy(self, candidate: _Candidate, rho: Fraction) -> None:
        """Take ``rho``, or all there is, from each supporter."""
        finer = (rho * self.scale).denominator
        if finer > 1:
            self.money = [purse * finer for purse in self.money]
            self.scale *= finer
        price = int(rho * self.scale)
        for voter in candidate.supporters:
            self.money[voter] -= min(self.money[voter], price)
        self.payments.append(Payment(candidate.label, rho, len(candidate.supporters)))


def equal_shares(tally: Tally) -> EqualShares | None:
    """Share the budget out; None without a budget, ballots or an option that could be paid, and
    where some people were counted without ballots: nobody knows then whose money pays for what."""
    budget = tally.rules.budget
    candidates = _candidates(tally)
    if budget is None or not candidates or tally.counted:
        return None
    cost = {one.label: one.cost for one in candidates}
    initial = Fraction(budget, len(tally.valid))
    first, kept, percent, overrun = _filled(candidates, len(tally.valid), initial, budget)
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
        explanation=_explanation(budget, initial, percent, left),
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


def _explanation(budget: int, initial: Fraction, percent: int, left: int) -> Explanation:
    return Explanation(
        (
            Sentence(_SHARED, {"budget": Money(budget), "share": Money(initial)}),
            Sentence(_FILLED, {"percent": percent}),
            Sentence(_COMPLETED, {"spent": Money(budget - left), "left": Money(left)}),
        )
    )


def _candidates(tally: Tally) -> list[_Candidate]:
    budget = tally.rules.budget or 0
    settled = budget_key(tally.rules, tally.values)
    found = []
    for label, cost in costs(tally.rules).items():
        supporters = tuple(i for i, one in enumerate(tally.valid) if label in one.supports)
        if supporters and cost <= budget:
            found.append(
                _Candidate(label, cost, tally.values[label], settled(label)[2], supporters)
            )
    return found


def _filled(
    candidates: list[_Candidate], voters: int, initial: Fraction, budget: int
) -> tuple[_Run, _Run, int, Overrun | None]:
    """The first run, the last run that fits, by how many per cent its share was raised, and the
    run that did not fit. The percentage is the last one before that run, or before all fits."""
    first = kept = _run(candidates, voters, initial)
    percent = 0
    while len(kept.payments) < len(candidates):
        percent = _last_alike(candidates, kept, initial, percent)
        more = _run(candidates, voters, initial * Fraction(101 + percent, 100))
        bought = tuple(payment.label for payment in more.payments)
        cost = sum(one.cost for one in candidates if one.label in bought)
        if cost > budget:
            return first, kept, percent, Overrun(percent + 1, cost, bought)
        percent, kept = percent + 1, more
    return first, kept, percent, None


def _run(candidates: list[_Candidate], voters: int, share: Fraction) -> _Run:
    """Buy until nothing can be paid any more.

    A payment never falls while money is spent, so a candidate's last known key is a lower bound:
    only the smallest is worked out again, and it is bought once no other bound is below it.
    """
    run = _Run([share.numerator] * voters, share.denominator, [])
    waiting = [(one.least, i) for i, one in enumerate(candidates)]
    heapify(waiting)
    while waiting:
        _, i = heappop(waiting)
        found = run.payment(candidates[i])
        if found is None:
            continue
        rho, even = found
        key = (candidates[i].key(rho), i)
        if waiting and key > waiting[0]:
            heappush(waiting, key)
            continue
        run.buy(candidates[i], rho)
        run.even = run.even and even
    return run


def _last_alike(candidates: list[_Candidate], kept: _Run, initial: Fraction, percent: int) -> int:
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
    short = min(_missing(one, kept) / len(one.supporters) for one in others)
    return max(percent, ceil((share + short) * 100 / initial) - 100 - 1)


def _missing(candidate: _Candidate, run: _Run) -> Fraction:
    """What the supporters still lack, all together, after ``run``."""
    owned = sum(run.money[voter] for voter in candidate.supporters)
    return candidate.cost - Fraction(owned, run.scale)
