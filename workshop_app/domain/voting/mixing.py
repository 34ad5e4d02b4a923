"""Ballots of a small room so that no sheet can be recognised, while everything that is added up stays.

Where points or scores are given, a rare pattern can be a signature: whoever was told how to vote can
be found out (P-41). Two ballots exchange at random, again and again, what they gave to one option, to
two options, or one point of one option for one of another, wherever both stay valid and neither
becomes blank. Each option keeps its sum and the number of people who gave it something; what stood
together on a sheet is lost. (Such exchanges are Markov chains over tables with fixed margins:
Diaconis and Sturmfels, Annals of Statistics 26, 1998.)
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random, SystemRandom

from workshop_app.domain.voting.ballots import Ballot, RoundRules
from workshop_app.domain.voting.methods import METHODS

Marks = tuple[tuple[str, int], ...]
Sheet = dict[str, int]

EXCHANGES = 200
"""Tries for each ballot; from about fifty on the sheets of a room look like any others."""


def mixed(ballots: Sequence[Marks], rules: RoundRules, chance: Random | None = None) -> list[Marks]:
    """``ballots`` with their values exchanged; those that are not valid, and blank ones, stay."""
    chance = chance or SystemRandom()
    sheets = [dict(marks) for marks in ballots]
    whole = [at for at, marks in enumerate(ballots) if _counts(marks, rules)]
    labels = sorted({label for at in whole for label in sheets[at]})
    if len(whole) < 2:
        return list(ballots)
    for _ in range(EXCHANGES * len(whole)):
        here, there = chance.sample(whole, 2)
        chosen = chance.sample(labels, min(2, len(labels)))
        how = chance.choice((_one, _both, _point))
        made = how(sheets[here], sheets[there], chosen)
        if made and all(_counts(tuple(sheet.items()), rules) for sheet in made):
            sheets[here], sheets[there] = made
    mine = set(whole)
    return [
        tuple(sorted(sheets[at].items())) if at in mine else tuple(marks)
        for at, marks in enumerate(ballots)
    ]


def _one(one: Sheet, other: Sheet, labels: Sequence[str]) -> tuple[Sheet, Sheet] | None:
    """What they gave to the first of ``labels``, exchanged."""
    return _both(one, other, labels[:1])


def _both(one: Sheet, other: Sheet, labels: Sequence[str]) -> tuple[Sheet, Sheet] | None:
    """What they gave to ``labels``, exchanged."""
    rest = [{k: v for k, v in sheet.items() if k not in labels} for sheet in (one, other)]
    came = [{k: v for k, v in sheet.items() if k in labels} for sheet in (other, one)]
    return {**rest[0], **came[0]}, {**rest[1], **came[1]}


def _point(one: Sheet, other: Sheet, labels: Sequence[str]) -> tuple[Sheet, Sheet] | None:
    """One point of the first of ``labels`` for one of the second, where all four stay above zero."""
    if len(labels) < 2 or not all(
        sheet.get(label, 0) > 0 for sheet in (one, other) for label in labels
    ):
        return None
    first, second = labels
    if one[second] < 2 or other[first] < 2:
        return None
    return (
        {**one, first: one[first] + 1, second: one[second] - 1},
        {**other, first: other[first] - 1, second: other[second] + 1},
    )


def _counts(marks: Marks, rules: RoundRules) -> bool:
    """Whether a ballot is valid and says something."""
    read = METHODS[rules.method].read(Ballot("", None, tuple(marks)), rules)
    return not read.reasons and any(value for _, value in marks)
