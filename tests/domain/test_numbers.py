"""Short numbers: 17, B17, 18 bis."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.numbers import (
    Numbered,
    ShortNumber,
    find,
    label,
    labels,
    next_count,
    parse,
    sort_key,
)
from workshop_app.settings import LETTERS


def test_a_laptop_writes_its_letter_and_the_plan_s_own_none() -> None:
    assert (label("B", 17), label("", 17)) == ("B17", "17")


def test_the_next_number_follows_the_highest_ever_used() -> None:
    assert next_count([1, 7, 3]) == 8
    assert next_count([]) == 1


def test_the_one_born_later_is_bis() -> None:
    rows = [
        Numbered("late", "", 18, "0002"),
        Numbered("early", "", 18, "0001"),
        Numbered("third", "", 18, "0003"),
        Numbered("other", "B", 18, "0000"),
    ]
    assert labels(rows) == {"early": "18", "late": "18 bis", "third": "18 bis 2", "other": "B18"}


ROWS = st.lists(
    st.builds(
        Numbered,
        st.text("0123456789abcdef", min_size=4, max_size=4),
        st.sampled_from(("", "B", "Q")),
        st.integers(1, 4),
        st.text("0123", min_size=2, max_size=2),
    ),
    unique_by=lambda row: row.id,
)


@given(ROWS, st.randoms(use_true_random=False))
def test_labels_do_not_depend_on_the_order_and_are_never_shared(
    rows: list[Numbered], chance: random.Random
) -> None:
    found = labels(rows)
    assert labels(chance.sample(rows, len(rows))) == found
    assert len(set(found.values())) == len(rows)


@given(ROWS)
def test_a_label_can_be_typed_back(rows: list[Numbered]) -> None:
    shown = labels(rows).values()
    for one in shown:
        assert find(one.lower(), list(shown)) == one


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("B17", ShortNumber("B", 17)),
        (" b 17 ", ShortNumber("B", 17)),
        ("b17", ShortNumber("B", 17)),
        ("17", ShortNumber("", 17)),
        ("017", ShortNumber("", 17)),
        ("#17", ShortNumber("", 17)),
        ("n.º 17", ShortNumber("", 17)),
        ("18 bis", ShortNumber("", 18, 1)),
        ("18bis", ShortNumber("", 18, 1)),
        ("b18 BIS 2", ShortNumber("B", 18, 2)),
        ("", None),
        ("B", None),
        ("17a", None),
        ("BB17", None),
        ("-1", None),
        ("17 18", None),
    ],
)
def test_typed_numbers_are_read(typed: str, number: ShortNumber | None) -> None:
    assert parse(typed) == number


@given(st.sampled_from(("", *LETTERS)), st.integers(1, 9999), st.integers(0, 12))
def test_reading_undoes_writing(letter: str, count: int, bis: int) -> None:
    number = ShortNumber(letter, count, bis)
    assert parse(number.label) == number


@pytest.mark.parametrize(
    ("typed", "among", "found"),
    [
        ("17", ["B17", "3"], "B17"),
        ("17", ["17", "B17"], "17"),
        ("17", ["B17", "F17"], None),
        ("17", ["B7", "1"], None),
        ("18", ["18", "18 bis"], "18"),
        ("18 bis", ["18", "18 bis"], "18 bis"),
        ("b17", ["17"], None),
        ("nothing", ["17"], None),
    ],
)
def test_digits_alone_mean_the_one_option_that_has_them(
    typed: str, among: list[str], found: str | None
) -> None:
    assert find(typed, among) == found


def test_labels_are_ordered_as_people_count() -> None:
    mixed = ["B17", "10", "18 bis", "2", "x-ray", "18", "B2"]
    assert sorted(mixed, key=sort_key) == ["2", "10", "18", "18 bis", "B2", "B17", "x-ray"]
