"""How people may mark a ballot: one row of METHODS each (product.md, "Ballot methods").

A method reads a ballot (same option twice, reasons against it) and says what an option's marks
are worth: their sum, or for scores the mean of those who gave one. To add one, add a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from workshop_app.domain.voting.ballots import (
    UNREADABLE,
    Ballot,
    Marks,
    ReadBallot,
    RoundRules,
    is_whole,
    reasons_against,
)
from workshop_app.domain.voting.counted import CountedPart
from workshop_app.domain.voting.explanation import Sentence
from workshop_app.text import N_


@dataclass(frozen=True, slots=True)
class OptionCount:
    """What an option was given. ``total``: the sum of marks; ``people`` who gave it one, None where
    totals do not tell; ``value``: what it is ranked by (the mean where the method says so, else the
    total)."""

    total: int
    people: int | None
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way of marking. The three numbers are the settings that a new round starts with:
    ``per_person`` in all, ``max_per_option`` on one option, ``max_approvals`` yeses (None: any).
    ``explanation`` and ``limited`` (with a limit of yeses) may name these settings.
    """

    key: str
    name: str
    reading: Callable[[Ballot, RoundRules], ReadBallot]
    worth: Callable[[int, int], Fraction]
    explanation: str
    limited: str = ""
    per_person: int = 0
    max_per_option: int = 1
    max_approvals: int | None = None

    def read(self, ballot: Ballot, rules: RoundRules) -> ReadBallot:
        """``ballot`` as this method reads it. One that was called unreadable is void for that too,
        after whatever its numbers have against them."""
        if UNREADABLE not in ballot.marks:
            return self.reading(ballot, rules)
        written = tuple(mark for mark in ballot.marks if mark != UNREADABLE)
        read = self.reading(replace(ballot, marks=written), rules)
        return replace(read, reasons=(*read.reasons, "unreadable"))

    def check(self, ballot: Ballot, rules: RoundRules) -> tuple[str, ...]:
        """Why ``ballot`` is invalid under ``rules``: keys of REASONS; empty when it is valid."""
        return self.read(ballot, rules).reasons

    def count(
        self, ballots: Iterable[Marks], rules: RoundRules, counted: Iterable[CountedPart] = ()
    ) -> dict[str, OptionCount]:
        """What each option of the round was given by these valid ballots and by the people of
        ``counted``, in list order. ``ValueError`` for totals of a method whose mean counts."""
        totals = dict.fromkeys(rules.labels, 0)
        people = dict.fromkeys(rules.labels, 0)
        for marks in ballots:
            for label, value in marks.items():
                totals[label] += value
                people[label] += 1
        known = self._add(counted, rules, totals, people)
        return {
            label: OptionCount(
                totals[label],
                people[label] if known else None,
                self.worth(totals[label], people[label]),
            )
            for label in rules.labels
        }

    def _add(
        self,
        counted: Iterable[CountedPart],
        rules: RoundRules,
        totals: dict[str, int],
        people: dict[str, int],
    ) -> bool:
        """Add totals without ballots. Whether the people of each option are known still: where a
        person can give an option one mark only, there are as many people as marks.

        Else they are known of no option, also where the totals are nought: a number beside the
        others' blanks would say what a hidden group did not want."""
        known = True
        for part in counted:
            known = self.key == "approval" or rules.max_per_option == 1
            if self.worth is _mean:
                raise ValueError("scores cannot be counted without ballots")
            for label in rules.labels:
                found = part.totals.get(label, 0)
                totals[label] += found
                people[label] += found
        return known

    def explain(self, rules: RoundRules) -> Sentence:
        """How people mark and how that is counted, with the settings of ``rules``."""
        if self.limited and rules.max_approvals is not None:
            return Sentence(self.limited, {"max_approvals": rules.max_approvals})
        return Sentence(
            self.explanation,
            {"per_person": rules.per_person, "max_per_option": rules.max_per_option},
        )


def _added(ballot: Ballot, least: int) -> tuple[dict[str, int], bool]:
    """Marks on the same option added together, and whether a value was bad; it counts as 0."""
    marks: dict[str, int] = {}
    bad = False
    for label, value in ballot.marks:
        good = is_whole(value, least)
        bad = bad or not good
        marks[label] = marks.get(label, 0) + (value if good else 0)
    return marks, bad


def _read_dots(ballot: Ballot, rules: RoundRules) -> ReadBallot:
    marks, bad = _added(ballot, least=1)
    reasons = reasons_against(
        marks,
        rules,
        bad_value=bad,
        over_option=rules.max_per_option,
        over_total=sum(marks.values()) > rules.per_person,
    )
    return ReadBallot(ballot.key, ballot.group, marks, reasons)


def _read_approval(ballot: Ballot, rules: RoundRules) -> ReadBallot:
    """The same option twice is one yes; there is no other value than yes."""
    marks = {label: 1 for label, _ in ballot.marks}
    limit = rules.max_approvals
    reasons = reasons_against(
        marks,
        rules,
        bad_value=any(value != 1 for _, value in ballot.marks),
        over_total=limit is not None and len(marks) > limit,
    )
    return ReadBallot(ballot.key, ballot.group, marks, reasons)


def _read_points(ballot: Ballot, rules: RoundRules) -> ReadBallot:
    """Like dots, but a nought written beside an option is nothing given, not a mistake."""
    marks, bad = _added(ballot, least=0)
    reasons = reasons_against(
        marks,
        rules,
        bad_value=bad,
        over_option=rules.max_per_option,
        over_total=sum(marks.values()) > rules.per_person,
    )
    given = marks if reasons else {label: value for label, value in marks.items() if value}
    return ReadBallot(ballot.key, ballot.group, given, reasons)


def _read_score(ballot: Ballot, rules: RoundRules) -> ReadBallot:
    """A score of 0 is a score. Two different scores for one option cannot be counted."""
    marks: dict[str, int] = {}
    bad = False
    for label, value in ballot.marks:
        good = is_whole(value, 0)
        bad = bad or not good or marks.get(label, value) != value
        marks.setdefault(label, value if good else 0)
    reasons = reasons_against(marks, rules, bad_value=bad, over_option=rules.max_per_option)
    return ReadBallot(ballot.key, ballot.group, marks, reasons)


def _sum(total: int, _people: int) -> Fraction:
    return Fraction(total)


def _mean(total: int, people: int) -> Fraction:
    return Fraction(total, people) if people else Fraction(0)


METHODS: Mapping[str, Method] = {
    row.key: row
    for row in (
        Method(
            key="dots",
            name=N_("Dots"),
            reading=_read_dots,
            worth=_sum,
            per_person=5,
            max_per_option=2,
            explanation=N_(
                "Each person gives up to {per_person} dots, at most {max_per_option} to one "
                "option. The dots of all the people are added up."
            ),
        ),
        Method(
            key="approval",
            name=N_("Approval"),
            reading=_read_approval,
            worth=_sum,
            explanation=N_(
                "Each person says yes to as many options as they like. The yeses are counted."
            ),
            limited=N_(
                "Each person says yes to {max_approvals} options at most. The yeses are counted."
            ),
        ),
        Method(
            key="points",
            name=N_("Hundred points"),
            reading=_read_points,
            worth=_sum,
            per_person=100,
            max_per_option=100,
            explanation=N_(
                "Each person shares out up to {per_person} points among the options. The points "
                "of all the people are added up."
            ),
        ),
        Method(
            key="score",
            name=N_("Score 0 to 5"),
            reading=_read_score,
            worth=_mean,
            max_per_option=5,
            explanation=N_(
                "Each person may give an option a score from 0 to {max_per_option}. The mean of "
                "an option's scores counts, and beside it stands how many people gave one."
            ),
        ),
    )
}
"""Every ballot method by its key."""
