"""One run of equal shares: everyone starts with the same money, options are paid for in turn.

Exact: money is whole numbers of a fraction that grows finer where a payment needs it. Fast, in this
order, because ballots that say the same are one purse with a weight, because an option is looked at
again only when nothing known speaks for another one, and because nothing is sorted while all who
want an option can pay the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import repeat
from math import gcd, lcm
from operator import mul

from workshop_app.domain.voting.ballots import Marks
from workshop_app.domain.voting.rules.outcome import Payment

Key = tuple[float, Fraction, int, Fraction, str]
"""What orders candidates: payment per unit of utility, lower cost, more votes, smaller lot.

The payment stands there twice, rounded and exact. Rounding never turns an order round, so that the
exact one, which takes long to compare, is only looked at where the rounded ones are equal."""


@dataclass(frozen=True, slots=True)
class Purses:
    """Ballots that say the same, once: how often each came, and who wants what.

    ``wanted``: label → utility by purse, both by position; utility is 1 where ``alike``."""

    weights: tuple[int, ...]
    wanted: Mapping[str, dict[int, int]]
    alike: bool


def purses(ballots: Iterable[Marks], labels: Collection[str], alike: bool) -> Purses:
    """The purses of ``ballots`` for the options of ``labels``. ``alike``: every mark is worth 1."""
    wanted: dict[str, dict[int, int]] = {label: {} for label in labels}
    if alike:
        yeses = Counter(map(frozenset, ballots))
        for at, kind in enumerate(yeses):
            for label in kind:
                if label in wanted:
                    wanted[label][at] = 1
        return Purses(tuple(yeses.values()), wanted, alike)
    kinds = Counter([tuple(marks.items()) for marks in ballots])
    for at, pairs in enumerate(kinds):
        for label, utility in pairs:
            if utility > 0 and label in wanted:
                wanted[label][at] = utility
    return Purses(tuple(kinds.values()), wanted, alike)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An option that somebody wants and that the budget could pay.

    ``supporters``: purses by position, ``utilities`` theirs, ``reach``: what a purse's money is
    multiplied with to see how far it goes for this option (1 where utilities are alike)."""

    label: str
    cost: int
    votes: Fraction
    lot: str
    supporters: tuple[int, ...]
    utilities: tuple[int, ...]
    reach: tuple[int, ...]
    people: int
    utility: int

    @classmethod
    def of(cls, label: str, cost: int, votes: Fraction, lot: str, among: Purses) -> Candidate:
        """``label`` with those of ``among`` who want it."""
        wanted, weights = among.wanted[label], among.weights
        supporters, utilities = tuple(wanted), tuple(wanted.values())
        own = list(map(weights.__getitem__, supporters))
        people = sum(own)
        if among.alike:
            return cls(label, cost, votes, lot, supporters, (), (), people, people)
        whole = lcm(*utilities)
        utility = sum(map(mul, own, utilities))
        reach = tuple([whole // one for one in utilities])
        return cls(label, cost, votes, lot, supporters, utilities, reach, people, utility)

    def key(self, rho: Fraction) -> Key:
        """What orders candidates when this one asks ``rho`` for a unit of utility."""
        return (float(rho), rho, self.cost, -self.votes, self.lot)

    @property
    def least(self) -> Key:
        """The smallest key it can ever have: when all its supporters can pay their part."""
        return self.key(Fraction(self.cost, self.utility))


@dataclass(slots=True)
class Run:
    """One run with a share for each. Money is kept as whole numbers of 1/``scale``, by purse.

    ``even``: nobody had too little for their part of anything that was bought.
    """

    weights: tuple[int, ...]
    money: list[int]
    scale: int
    payments: list[Payment]
    even: bool = True

    def payment(self, candidate: Candidate) -> tuple[Fraction, bool] | None:
        """The least ρ with which the supporters can pay: each gives ρ for a unit of utility, or all
        there is; and whether all can give it. None if they cannot pay together."""
        supporters, utilities = candidate.supporters, candidate.utilities
        rest, left = candidate.cost * self.scale, candidate.utility
        money = list(map(self.money.__getitem__, supporters))
        far, whole = money, 1
        if utilities:
            far = list(map(mul, money, candidate.reach))
            whole = candidate.reach[0] * utilities[0]
        if min(far) * left >= rest * whole:
            return Fraction(rest, left * self.scale), True
        weights = self.weights
        for at in sorted(range(len(far)), key=far.__getitem__):
            if far[at] * left >= rest * whole:
                return Fraction(rest, left * self.scale), False
            weight = weights[supporters[at]]
            rest -= weight * money[at]
            left -= weight * utilities[at] if utilities else weight
        return None

    def buy(self, candidate: Candidate, rho: Fraction) -> None:
        """Take ``rho`` for each unit of utility, or all there is, from each supporter."""
        finer = rho.denominator // gcd(rho.denominator, self.scale)
        if finer > 1:
            self.money = [purse * finer for purse in self.money]
            self.scale *= finer
        money, price = self.money, rho.numerator * (self.scale // rho.denominator)
        prices = [price * one for one in candidate.utilities] or repeat(price)
        for at, part in zip(candidate.supporters, prices, strict=False):
            has = money[at]
            money[at] = has - part if has > part else 0
        self.payments.append(Payment(candidate.label, rho, candidate.people))

    def missing(self, candidate: Candidate) -> Fraction:
        """What the supporters lack, all together, to pay ``candidate`` with what they have left."""
        owned = sum(self.weights[at] * self.money[at] for at in candidate.supporters)
        return candidate.cost - Fraction(owned, self.scale)


def run(candidates: list[Candidate], weights: tuple[int, ...], share: Fraction) -> Run:
    """Buy until nothing can be paid any more.

    A payment never falls while money is spent, so a candidate's last known key is a lower bound:
    only the smallest is worked out again, and it is bought once no other bound is below it.
    """
    running = Run(weights, [share.numerator] * len(weights), share.denominator, [])
    waiting = [(one.least, at) for at, one in enumerate(candidates)]
    heapify(waiting)
    while waiting:
        _, at = heappop(waiting)
        found = running.payment(candidates[at])
        if found is None:
            continue
        rho, even = found
        key = (candidates[at].key(rho), at)
        if waiting and key > waiting[0]:
            heappush(waiting, key)
            continue
        running.buy(candidates[at], rho)
        running.even = running.even and even
    return running
