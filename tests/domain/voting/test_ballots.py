"""Ballots and rules as plain records."""

from __future__ import annotations

import pytest

from tests.domain.voting.rounds import simple
from workshop_app.domain.voting.ballots import ReadBallot, RoundGroup, RoundOption, is_whole


def test_a_ballot_supports_only_what_it_gives_something_to() -> None:
    assert ReadBallot("k", None, {"1": 0, "2": 3}).supports == {"2"}


def test_the_people_of_a_round_are_those_of_its_groups_or_of_the_room() -> None:
    groups = (RoundGroup(id="a", admitted=11), RoundGroup(id="b", admitted=9))
    assert simple(groups=groups, people=99).admitted == 20
    assert simple(people=24).admitted == 24


def test_the_lot_is_drawn_with_the_number_unless_another_text_is_named() -> None:
    assert RoundOption(label="B17").lot_text == "B17"
    assert RoundOption(label="18 bis", number="18-2").lot_text == "18-2"


@pytest.mark.parametrize("value", [0, -3, 1.0, "1", True, None])
def test_only_whole_numbers_count(value: object) -> None:
    assert not is_whole(value, 1)
    assert is_whole(1, 1)
