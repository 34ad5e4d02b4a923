"""Where rows of a column stand, while most of them were never measured."""

from __future__ import annotations

from workshop_app.ui.proposals.heights import Heights


def heights(count: int, real: dict[int, int] | None = None) -> tuple[Heights, list[int]]:
    """Rows of 100 pixels, guessed as 80; and a list of the rows that were measured."""
    measured: list[int] = []

    def measure(row: int) -> int:
        measured.append(row)
        return (real or {}).get(row, 100)

    made = Heights(measure, 80)
    made.renew(count)
    return made, measured


def test_only_what_is_seen_is_measured_at_first() -> None:
    made, measured = heights(5000)
    assert made.tops[-1] == 5000 * 80
    assert made.settle(0, 350)
    assert measured == [0, 1, 2, 3]
    assert made.tops[4] == 400


def test_the_rest_is_measured_in_spare_time_and_once() -> None:
    made, measured = heights(50)
    made.settle(0, 350)
    while made.settle_some(0.001):
        pass
    assert made.tops[-1] == 50 * 100
    assert sorted(measured) == list(range(50))
    assert not made.settle(0, 10_000)


def test_the_row_at_a_height_is_the_nearest_one_outside_too() -> None:
    made, _ = heights(3)
    made.settle(0, 1000)
    assert [made.at(y) for y in (-50, 0, 99, 100, 299, 900)] == [0, 0, 0, 1, 2, 2]
    empty, _ = heights(0)
    assert empty.at(10) == -1


def test_rows_come_and_go_without_measuring_the_others_again() -> None:
    made, measured = heights(4)
    made.settle(0, 1000)
    measured.clear()
    made.insert(1, 2)
    assert (len(made), made.tops[-1]) == (6, 560)
    made.settle(0, 1000)
    assert measured == [1, 2]
    made.remove(0, 3)
    assert (len(made), made.tops[-1]) == (3, 300)


def test_a_row_that_changed_is_measured_again() -> None:
    real = {1: 100}
    made, measured = heights(3, real)
    made.settle(0, 1000)
    real[1] = 140
    measured.clear()
    made.forget(1, 1)
    assert made.settle(0, 1000)
    assert measured == [1]
    assert made.tops[-1] == 340
