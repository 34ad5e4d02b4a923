"""The check value: the same totals give the same one, any other total another."""

from __future__ import annotations

import re
from dataclasses import replace

from workshop_app.domain.voting.ballots import Ballot, RoundOption, RoundRules
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.count import count_round

RULES = RoundRules(
    name="A",
    method="dots",
    options=(RoundOption(label="1"), RoundOption(label="2")),
    people=9,
    per_person=2,
    max_per_option=2,
    places=1,
    public_seed="mango",
)


def ballots(count: int) -> list[Ballot]:
    return [Ballot(str(n), None, (("1", 1), ("2", 1))) for n in range(count)]


def test_it_is_sixteen_digits_in_groups_of_four() -> None:
    assert re.fullmatch(
        r"([0-9A-F]{4} ){3}[0-9A-F]{4}", check_value(count_round(RULES, ballots(6)))
    )


def test_the_order_of_ballots_does_not_matter_and_their_number_does() -> None:
    value = check_value(count_round(RULES, ballots(6)))
    assert check_value(count_round(RULES, list(reversed(ballots(6))))) == value
    assert check_value(count_round(RULES, ballots(7))) != value
    assert check_value(count_round(replace(RULES, name="B"), ballots(6))) != value


def test_a_round_that_may_not_be_told_has_none() -> None:
    assert check_value(count_round(RULES, ballots(4))) == ""
