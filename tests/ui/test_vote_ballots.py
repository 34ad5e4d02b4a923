"""Typing a paper ballot: what each key does, for every ballot method."""

from __future__ import annotations

import pytest

from workshop_app.domain.voting.ballots import RoundOption, RoundRules
from workshop_app.domain.voting.methods import METHODS
from workshop_app.ui.vote.ballots import EDITORS, TypedBallot
from workshop_app.ui.vote.names import MARKS, METHOD_LOOKS

NUMBERS = ("1", "3", "4", "10", "16")


def rules(method: str = "dots", numbers: tuple[str, ...] = NUMBERS, **fixed: int) -> RoundRules:
    usual = METHODS[method]
    settings = {
        "per_person": usual.per_person,
        "max_per_option": usual.max_per_option,
        "max_approvals": usual.max_approvals,
    } | fixed
    options = tuple(RoundOption(label=number) for number in numbers)
    return RoundRules(name="R1", method=method, options=options, places=2, **settings)


def typed(keys: str, of: RoundRules | None = None) -> TypedBallot:
    """A ballot after these keys: digits and letters, ``|`` Enter, ``<`` Backspace, ``+`` bis."""
    ballot = TypedBallot(of or rules())
    for key in keys:
        if key == "|":
            ballot.enter()
        elif key == "<":
            ballot.back()
        elif key == "+":
            ballot.bis()
        elif key.isalpha():
            ballot.letter(key)
        else:
            ballot.digit(key)
    return ballot


def test_every_method_has_editor() -> None:
    assert EDITORS.keys() == METHODS.keys() == METHOD_LOOKS.keys() == MARKS.keys()


def test_a_number_and_enter_put_a_mark() -> None:
    ballot = typed("4|4|16|")
    assert [mark.label for mark in ballot.placed] == ["4", "4", "16"]
    assert ballot.marks == (("4", 2), ("16", 1))
    assert not ballot.wrong


def test_a_beginning_that_may_go_on_waits_for_enter() -> None:
    ballot = typed("1")
    assert ballot.beginnings == ["1", "10", "16"]
    assert ballot.placed == []
    assert typed("1|").marks == (("1", 1),)
    assert typed("10|").marks == (("10", 1),)


def test_enter_on_an_empty_place_ends_the_ballot() -> None:
    ballot = typed("4|")
    assert not ballot.begun
    assert ballot.enter() is False


def test_backspace_takes_the_last_digit_then_the_last_mark() -> None:
    assert typed("4|16<").typing == "1"
    assert typed("4|16<<<").empty
    assert typed("<").empty


@pytest.mark.parametrize(
    ("keys", "reason", "which"),
    [
        ("4|4|4|", "over_option", 2),
        ("1|1|3|3|4|10|", "over_total", 5),
        ("1|77|", "unknown_option", 1),
    ],
)
def test_a_mark_too_many_is_found_where_it_stands(keys: str, reason: str, which: int) -> None:
    ballot = typed(keys)
    assert ballot.wrong == reason
    assert [at for at, mark in enumerate(ballot.placed) if mark.wrong] == [which]


def test_taking_the_mark_too_many_away_makes_it_well_again() -> None:
    assert typed("4|4|4|<").wrong == ""


def test_numbers_that_read_alike_are_chosen_among() -> None:
    alike = rules(numbers=("17", "B17", "17 bis", "4"))
    ballot = typed("17", alike)
    assert ballot.meant == "17"
    ballot.other(1)
    assert ballot.meant in ("17 bis", "B17")
    ballot.other(1)
    ballot.other(1)
    assert ballot.meant == "17"
    ballot.other(-1)
    chosen = ballot.meant
    ballot.enter()
    assert ballot.marks == ((chosen, 1),)


def test_a_letter_or_bis_follows_only_where_digits_do_not_say_it() -> None:
    alike = rules(numbers=("17", "B17", "18", "18 bis", "C20"))
    assert typed("17|17b|18|18+|20|", alike).marks == (
        ("17", 1), ("B17", 1), ("18", 1), ("18 bis", 1), ("C20", 1)
    )  # fmt: skip
    assert typed("b17|", alike).marks == (("B17", 1),)


def test_digits_that_two_letters_have_wait_for_the_letter() -> None:
    two = rules(numbers=("B17", "C17", "4"))
    ballot = typed("17|", two)
    assert ballot.unclear
    assert ballot.alike == ["B17", "C17"]
    assert ballot.placed == []
    assert ballot.letter("b")
    ballot.enter()
    assert ballot.marks == (("B17", 1),)
    assert not typed("17", two).letter("x")


def test_backspace_takes_the_letter_before_the_digits() -> None:
    alike = rules(numbers=("17", "B17", "18", "18 bis"))
    assert typed("17b<", alike).typing == "17"
    assert typed("18+<", alike).typing == "18"
    assert typed("b<", alike).empty


def test_the_same_yes_twice_is_one() -> None:
    assert typed("4|4|1|", rules("approval")).marks == (("4", 1), ("1", 1))
    assert typed("4|1|3|", rules("approval", max_approvals=2)).wrong == "over_total"


def test_points_are_asked_for_after_the_number() -> None:
    ballot = typed("4|", rules("points"))
    assert ballot.waiting == "4"
    ballot = typed("4|60|1|40|", rules("points"))
    assert ballot.marks == (("4", 60), ("1", 40))
    assert typed("4|60|1|41|", rules("points")).wrong == "over_total"


def test_a_number_without_its_points_is_taken_back() -> None:
    ballot = typed("4|<", rules("points"))
    assert ballot.empty


def test_a_score_of_nought_is_a_score() -> None:
    assert typed("4|0|1|5|", rules("score")).marks == (("4", 0), ("1", 5))
    assert typed("4|6|", rules("score")).wrong == "over_option"
    assert typed("4|2|4|3|", rules("score")).wrong == "bad_value"


def test_a_sheet_taken_back_stands_as_it_was_typed() -> None:
    ballot = TypedBallot(rules(), (("16", 1), ("4", 2)))
    assert [mark.label for mark in ballot.placed] == ["16", "4", "4"]
    assert ballot.marks == (("16", 1), ("4", 2))
