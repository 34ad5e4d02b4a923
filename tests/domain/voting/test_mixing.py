"""Ballots of small rooms are mixed: sums stay, sheets do not (P-41)."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from workshop_app.domain.voting.ballots import Ballot, RoundOption, RoundRules
from workshop_app.domain.voting.count import count_round
from workshop_app.domain.voting.mixing import Marks, mixed

LABELS = ("1", "2", "3", "4", "5")


def rules_of(method: str) -> RoundRules:
    return RoundRules(
        name="R1", method=method, per_person=10, max_per_option=10, people=30, places=2,
        options=tuple(RoundOption(label=label) for label in LABELS), public_seed="lluvia",
    )  # fmt: skip


def room(method: str, chance: Random) -> list[Marks]:
    """Nineteen ballots, one of them blank, one not valid."""
    sheets: list[Marks] = [(), (("1", 99),)]
    for _ in range(17):
        chosen = sorted(chance.sample(LABELS, 3))
        if method == "score":
            sheets.append(tuple((label, chance.randint(1, 5)) for label in chosen))
        else:
            first = chance.randint(1, 6)
            sheets.append(tuple(zip(chosen, (first, 1, 9 - first), strict=True)))
    return sheets


@pytest.mark.parametrize("method", ["points", "score"])
def test_what_is_added_up_stays_and_the_sheets_do_not(method: str) -> None:
    chance, rules = Random(7), rules_of(method)
    for _ in range(5):
        before = room(method, chance)
        after = mixed(before, rules, chance)
        was, now = (
            count_round(rules, [Ballot(str(at), None, marks) for at, marks in enumerate(sheets)])
            for sheets in (before, after)
        )
        assert now.totals == was.totals
        assert (now.valid, now.blank, len(now.invalid)) == (was.valid, was.blank, len(was.invalid))
        same = Counter(before) & Counter(tuple(one) for one in after)
        assert same.total() < len(before) / 2


def test_a_room_of_one_stays_as_it_is() -> None:
    assert mixed([(("1", 3),)], rules_of("points")) == [(("1", 3),)]
