"""Attendance hides what could tell of one person (P-08 to P-12)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workshop_app.domain.attendance import DIMENSIONS, HELP, SMALL, Shown, joined, shown

VECTORS = [
    ([14, 10], 24, [14, 10]),
    ([20, 4], 24, [-1, -1]),
    ([12, 9, 3], 24, [-1, 9, -1]),
    ([12, 12, 0], 24, [-1, 12, -1]),
    ([3, 9, 12], 24, [-1, -1, 12]),
    ([14, 4, 4, 2], 24, [14, -1, -1, -1]),
    ([20, 0, 0], 20, [-1, -1, -1]),
    ([10, 1, 1, 12], 24, [10, -1, -1, -1]),
    ([6, 5, 7, 6], 24, [6, 5, 7, 6]),
    ([2, 1], -1, [-1, -1]),
]
"""The vectors of the privacy rules: -1 is hidden."""


@pytest.mark.parametrize(("cells", "total", "expected"), VECTORS)
def test_the_vectors_of_the_rules_hold(cells: list[int], total: int, expected: list[int]) -> None:
    found = shown(cells)
    assert [-1 if cell is None else cell for cell in found.cells] == expected
    assert (-1 if found.total is None else found.total) == total


@pytest.mark.parametrize(("width", "most"), [(2, 14), (3, 11), (4, 7)])
def test_whatever_is_published_a_small_cell_keeps_five_possible_values(
    width: int, most: int
) -> None:
    """Brute force over all small tables, by someone who knows the rule as well as we do."""
    possible: defaultdict[Shown, list[set[int]]] = defaultdict(
        lambda: [set() for _ in range(width)]
    )
    small: set[tuple[Shown, int]] = set()
    for cells in product(range(most + 5), repeat=width):
        told = shown(cells)
        for i, people in enumerate(cells):
            possible[told][i].add(people)
        small |= {(told, i) for i, people in enumerate(cells) if people < 5 and sum(cells) <= most}
    assert small
    for told, i in small:
        if told.total is not None:
            assert told.cells[i] is None
            assert len(possible[told][i]) >= 5


def equations(workshops: Sequence[Sequence[int]]) -> list[list[Fraction]]:
    """All that is told of several workshops, alone and added up, as rows of coefficients: one for
    each unknown cell."""
    each, both = [shown(cells) for cells in workshops], joined(workshops)
    unknown = [
        (nth, i) for nth, one in enumerate(each) for i, cell in enumerate(one.cells) if cell is None
    ]

    def row(counts: Callable[[int, int], bool]) -> list[Fraction]:
        return [Fraction(counts(nth, i)) for nth, i in unknown]

    rows = [
        row(lambda nth, _, k=k: nth == k) for k, one in enumerate(each) if one.total is not None
    ]
    rows += [row(lambda _, i, k=k: i == k) for k, cell in enumerate(both.cells) if cell is not None]
    return [*rows, row(lambda *_: True)] if both.total is not None else rows


def follow(rows: list[list[Fraction]]) -> list[int]:
    """The unknowns that these equations settle, by Gauss and Jordan's elimination."""
    rows = [list(row) for row in rows]
    done = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((k for k in range(done, len(rows)) if rows[k][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for k, row in enumerate(rows):
            if k != done and row[column]:
                factor = row[column]
                rows[k] = [x - factor * y for x, y in zip(row, rows[done], strict=True)]
        done += 1
    alone = [[i for i, value in enumerate(row) if value] for row in rows]
    return [found[0] for found in alone if len(found) == 1]


@settings(max_examples=300)
@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=5
        )
    )
)
@example([[12, 0, 11, 3], [7, 9, 9, 4], [7, 5, 9, 4]])
@example([[1, 9, 12, 4], [7, 1, 9, 12], [4, 6, 1, 3]])
def test_no_hidden_cell_follows_from_all_that_is_told(workshops: list[list[int]]) -> None:
    assert follow(equations(workshops)) == []


def test_a_category_hidden_in_one_workshop_only_is_hidden_in_the_sum() -> None:
    assert joined([[12, 9, 3], [8, 8, 8]]) == Shown((None, 17, None), 48)


def test_two_workshops_that_hide_a_category_cover_each_other() -> None:
    assert joined([[12, 9, 3], [9, 9, 4]]) == Shown((21, 18, 7), 46)


def test_a_workshop_too_small_to_be_told_hides_the_sum_of_all() -> None:
    assert joined([[12, 12], [2, 1]]) == Shown((None, None), None)


def test_small_workshops_cover_each_other() -> None:
    assert joined([[2, 1], [1, 2]]) == Shown((None, None), 6)


def test_one_workshop_alone_is_told_as_it_is() -> None:
    for cells, _, _ in VECTORS:
        assert joined([cells]) == shown(cells)


def test_no_workshop_tells_nothing() -> None:
    assert joined([]) == Shown((), None)


def test_what_was_counted_for_a_dimension_may_be_less_than_all_who_came() -> None:
    assert shown([14, 6, 3], total=24) == Shown((None, 6, None), 24)


@given(st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_is_told_is_true_and_never_small(workshops: list[list[int]]) -> None:
    found = joined(workshops)
    sums = [sum(column) for column in zip(*workshops, strict=True)]
    for told, real in zip(found.cells, sums, strict=True):
        assert told is None or (told == real and told >= 5)
    assert found.total in (None, sum(sums))
    assert sum(cell is None for cell in found.cells) != 1


def test_dimensions_are_named_and_have_an_answer_for_who_does_not_say() -> None:
    for dimension in DIMENSIONS:
        assert dimension.name
        assert dimension.categories[-1][0] == "not_said"
    assert "out of sight" in HELP
    assert SMALL == "<5"
