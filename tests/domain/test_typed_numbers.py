"""Numbers typed with few keys: every one is reached, no other one is ever meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.numbers import ShortNumber, parse, sort_key
from workshop_app.domain.typed_numbers import (
    TypedNumber,
    alike,
    as_typed,
    beginnings,
    letters,
    meant,
    next_bis,
    with_letter,
)

NUMBERS = st.builds(
    ShortNumber, st.sampled_from(["", "", "A", "B", "C"]), st.integers(1, 40), st.integers(0, 3)
)
ROUNDS = st.lists(NUMBERS, min_size=1, max_size=30, unique=True).map(
    lambda found: [one.label for one in found]
)


def press(keys: str, among: list[str]) -> TypedNumber:
    """What stands after these keys: digits, letters, ``+`` for bis, ``<`` for Backspace."""
    typed = TypedNumber()
    for key in keys:
        if key == "<":
            typed = typed.shorter()
        elif key == "+":
            typed = next_bis(typed, among)
        elif key.isdigit():
            typed = typed.with_digit(key, 4)
        elif key in letters(typed, among):
            typed = TypedNumber(typed.digits, key)
    return typed


def keys_of(number: ShortNumber, among: list[str]) -> str:
    """Its digits; then, only where that does not say it, its letter and its bis."""
    digits = str(number.count)
    if meant(press(digits, among), among) == number.label:
        return digits
    with_letter = digits + number.letter
    there = {n.bis for one in alike(press(with_letter, among), among) if (n := parse(one))}
    return with_letter + "+" * sorted({0, *there}).index(number.bis)


@given(ROUNDS)
def test_every_number_of_a_round_is_reached(among: list[str]) -> None:
    for one in among:
        number = parse(one)
        assert number is not None
        assert meant(press(keys_of(number, among), among), among) == one


@given(ROUNDS, st.text("0123456789ABC+<", max_size=8))
def test_no_other_number_is_ever_meant(among: list[str], keys: str) -> None:
    typed = press(keys, among)
    found = parse(meant(typed, among))
    if found is None:
        return
    assert found.count == int(typed.digits)
    assert typed.letter in ("", found.letter)
    assert typed.bis in (0, found.bis)
    others = [one for one in among if (n := parse(one)) and n.count == found.count]
    if not (typed.letter or typed.bis):
        plain = not found.letter and not found.bis
        assert plain or others == [found.label], "digits alone mean the plain one or the only one"


@given(ROUNDS, st.text("0123456789ABC+", max_size=8))
def test_what_is_meant_is_among_what_it_may_become(among: list[str], keys: str) -> None:
    typed = press(keys, among)
    one = meant(typed, among)
    assert not one or one in beginnings(typed, among)


@given(ROUNDS)
def test_a_number_chosen_from_a_list_is_meant(among: list[str]) -> None:
    for one in among:
        number = parse(one)
        assert number is not None
        assert meant(as_typed(one, str(number.count)), among) == one


@pytest.mark.parametrize(
    ("keys", "among", "which"),
    [
        ("17", ["17", "B17"], "17"),
        ("17B", ["17", "B17"], "B17"),
        ("B17", ["17", "B17"], "B17"),
        ("17", ["B17", "4"], "B17"),
        ("17", ["B17", "C17"], ""),
        ("17C", ["B17", "C17"], "C17"),
        ("18", ["18", "18 bis"], "18"),
        ("18+", ["18", "18 bis"], "18 bis"),
        ("18++", ["18", "18 bis", "18 bis 2"], "18 bis 2"),
        ("18+++", ["18", "18 bis", "18 bis 2"], "18"),
        ("18", ["18 bis"], "18 bis"),
        ("18B<", ["18", "B18"], "18"),
        ("7", ["17"], ""),
        ("", ["17"], ""),
    ],
)
def test_the_keys_of_a_number(keys: str, among: list[str], which: str) -> None:
    assert meant(press(keys, among), among) == which


def test_a_beginning_is_told_as_people_count() -> None:
    among = ["16", "10", "1", "B1", "4"]
    assert beginnings(press("1", among), among) == sorted(["1", "10", "16", "B1"], key=sort_key)
    assert beginnings(press("B", among), among) == ["B1"]


def letters_typed(keys: str, among: list[str]) -> TypedNumber:
    """What stands after digits and letters; a letter that says nothing is passed over."""
    typed = TypedNumber()
    for key in keys:
        found = typed.with_digit(key, 5) if key.isdigit() else with_letter(typed, key, among)
        typed = found or typed
    return typed


def test_b_says_bis_where_no_number_has_these_digits_with_a_b() -> None:
    gathered = ["B17", "18", "18 bis", "F3", "F3 bis", "B5", "5 bis", "5", "B9", "B9 bis"]
    for keys, said in (
        ("b17", "B17"), ("17b", "B17"), ("18", "18"), ("18b", "18 bis"), ("18bis", "18 bis"),
        ("f3b", "F3 bis"), ("3fb", "F3 bis"), ("5b", "B5"), ("17x", "B17"),
        ("b9", "B9"), ("b9b", "B9 bis"), ("9bbis", "B9 bis"), ("b17b", "B17"),
    ):  # fmt: skip
        assert meant(letters_typed(keys, gathered), gathered) == said, keys
    assert with_letter(TypedNumber("18"), "i", gathered) is None
    assert with_letter(TypedNumber(), "x", gathered) is None
