"""What a selecting rule gives back: what it chose, from which inputs, and why in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain.voting.explanation import Explanation
from workshop_app.domain.voting.ties import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What every rule tells. ``rule`` is its key, ``inputs`` all it was given beside the ballots.

    ``values`` is what options were ranked by; ``selected`` the labels chosen, best first.
    ``with_something``: people who got at least one option that they gave something to;
    ``with_nothing``: people who gave something and got none of it. Both are None where some people
    were counted without ballots.
    """

    rule: str
    inputs: Mapping[str, object]
    values: Mapping[str, Fraction]
    selected: tuple[str, ...]
    explanation: Explanation
    with_something: int | None
    with_nothing: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPlaces(Outcome):
    """The first ``places`` options; ``certain`` without those that a tie rule brought in."""

    places: int
    certain: tuple[str, ...]
    tie: Tie | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ByBudget(Outcome):
    """Options paid for, in order in ``selected``. Money is whole."""

    spent: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Greedy(ByBudget):
    """``skipped``: options that somebody chose and that did not fit, in order."""

    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Payment:
    """An option bought with shares: each supporter paid ``rho``, or all they had if less."""

    label: str
    rho: Fraction
    supporters: int


@dataclass(frozen=True, slots=True)
class Overrun:
    """The first filling that costs more than the budget, which is why filling stopped."""

    percent: int
    cost: int
    would_fund: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualShares(ByBudget):
    """``initial_share``: the budget over the valid ballots; ``added_percent``: by how much it was
    raised; ``payments``: the kept run in order; ``completed``: what greedy added with the rest."""

    initial_share: Fraction
    without_filling: tuple[str, ...]
    without_filling_cost: int
    added_percent: int
    stopped_by: Overrun | None
    payments: tuple[Payment, ...]
    completed: tuple[str, ...]

    @property
    def share_used(self) -> Fraction:
        """What each person could spend in the kept run."""
        return self.initial_share * Fraction(100 + self.added_percent, 100)

    @property
    def by_shares(self) -> tuple[str, ...]:
        """What people paid for together, in order."""
        return tuple(payment.label for payment in self.payments)
