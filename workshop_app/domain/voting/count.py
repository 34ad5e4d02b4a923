"""Counting a whole round: ballots and counted totals in, everything that may be told of it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from workshop_app.domain.voting.ballots import Ballot, RoundRules
from workshop_app.domain.voting.counted import CountedPart
from workshop_app.domain.voting.groups import SMALLEST, ReportingGroup, competition_ranks
from workshop_app.domain.voting.labels import OptionLabel, option_labels
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.rules.outcome import ByPlaces, EqualShares, Greedy, Outcome
from workshop_app.domain.voting.tally import Tally, tally
from workshop_app.domain.voting.without import EQUAL_SHARES, left_out_for_totals


@dataclass(frozen=True, slots=True)
class Invalid:
    """A ballot that did not count, and why (keys of REASONS)."""

    key: str
    group: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OptionTotal:
    """``total``: the sum of marks; ``people`` who gave it one, None where counted totals do not
    tell; ``value``: what it is ranked by; ``rank``: its competition rank."""

    label: str
    total: int
    people: int | None
    value: Fraction
    rank: int


@dataclass(frozen=True, slots=True)
class EqualMean:
    """The mean of an option's shares over the groups, and its rank by it."""

    label: str
    mean: Fraction
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """A counted round. Where fewer than five voted validly ``shown`` is False and there is no
    number but ``admitted`` and ``cast`` (P-36).

    ``cast`` and ``valid`` hold the people who were counted without ballots, who are ``counted``
    alone; ``invalid`` is told of ballots only, and ``blank`` only where everyone gave one (beside the
    sum it would tell how much of it the others gave: None). ``without``: one sentence (a message
    to be said) for each figure that needs ballots and is left out for them.

    ``groups_shown`` is False, and nothing per group is there, where fewer than two groups can be
    told apart. ``outcomes`` holds what each rule that can be applied chose, by its key.
    """

    rules: RoundRules
    shown: bool
    admitted: int
    cast: int
    valid: int = 0
    blank: int | None = 0
    marks: int = 0
    invalid: tuple[Invalid, ...] = ()
    totals: tuple[OptionTotal, ...] = ()
    suppressed_groups: tuple[str, ...] = ()
    groups_shown: bool = False
    groups: tuple[ReportingGroup, ...] = ()
    equal_means: tuple[EqualMean, ...] = ()
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    labels: tuple[OptionLabel, ...] = ()
    counted: int = 0
    without: tuple[str, ...] = ()

    @property
    def decided(self) -> Outcome | None:
        """What the rule fixed before opening chose; None where it could not be applied."""
        return self.outcomes.get(self.rules.rule)

    def because(self, rule: str) -> str | None:
        """Why a rule was not applied, as a message; None where it was."""
        if rule in self.outcomes:
            return None
        if RULES[rule].of_ballots and self.counted and self.rules.budget is not None:
            return EQUAL_SHARES
        return RULES[rule].because

    @property
    def most_first(self) -> ByPlaces | None:
        found = self.outcomes.get("most")
        return found if isinstance(found, ByPlaces) else None

    @property
    def equal_groups_first(self) -> ByPlaces | None:
        found = self.outcomes.get("groups")
        return found if isinstance(found, ByPlaces) else None

    @property
    def greedy(self) -> Greedy | None:
        found = self.outcomes.get("greedy")
        return found if isinstance(found, Greedy) else None

    @property
    def equal_shares(self) -> EqualShares | None:
        found = self.outcomes.get("equal-shares")
        return found if isinstance(found, EqualShares) else None


def count_round(
    rules: RoundRules,
    ballots: Iterable[Ballot],
    counted: Iterable[CountedPart] = (),
    *,
    fewest: int = SMALLEST,
) -> RoundResult:
    """Count ``ballots`` and the totals of ``counted``, whose order does not matter, under
    ``rules``.

    ``fewest`` people must have voted validly for a result. Only the ballots of a public file, which
    hide nobody, may be counted with less."""
    return result_of(tally(rules, ballots, counted), fewest)


def result_of(counted: Tally, fewest: int = SMALLEST) -> RoundResult:
    """What may be told of a round that is added up."""
    rules = counted.rules
    cast = counted.people + len(counted.invalid)
    if counted.people < fewest:
        return RoundResult(rules=rules, shown=False, admitted=rules.admitted, cast=cast)
    chosen = {key: rule.choose(counted) for key, rule in RULES.items()}
    outcomes = {key: outcome for key, outcome in chosen.items() if outcome is not None}
    totals = _totals(counted)
    return RoundResult(
        rules=rules,
        shown=True,
        admitted=rules.admitted,
        cast=cast,
        valid=counted.people,
        blank=None if counted.counted else sum(1 for one in counted.valid if not one.marks),
        marks=sum(one.total for one in totals),
        invalid=tuple(Invalid(one.key, one.group, one.reasons) for one in counted.invalid),
        totals=totals,
        suppressed_groups=counted.suppressed,
        groups_shown=bool(counted.groups),
        groups=counted.groups,
        equal_means=_equal_means(counted),
        outcomes=outcomes,
        labels=option_labels(counted, _kept_by_sum(rules, outcomes)),
        counted=counted.people - len(counted.valid),
        without=left_out_for_totals(counted),
    )


def _totals(counted: Tally) -> tuple[OptionTotal, ...]:
    ranks = competition_ranks(counted.values)
    return tuple(
        OptionTotal(label, count.total, count.people, count.value, ranks[label])
        for label, count in counted.counts.items()
    )


def _equal_means(counted: Tally) -> tuple[EqualMean, ...]:
    ranks = competition_ranks(counted.equal_mean)
    return tuple(EqualMean(label, mean, ranks[label]) for label, mean in counted.equal_mean.items())


def _kept_by_sum(rules: RoundRules, outcomes: Mapping[str, Outcome]) -> tuple[str, ...]:
    """What the sum of all brought in: within the budget where there is one, else the places."""
    kept = outcomes.get("greedy" if rules.budget is not None else "most")
    return kept.selected if kept else rules.labels
