"""Figures and months as people write them."""

from __future__ import annotations

import pytest

from workshop_app.domain.figures import figure_of, month_of

MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio")


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [("1.250,5", ",", 1250.5), ("1,250.5", ".", 1250.5), (" 12 ", ",", 12.0), ("-3", ",", -3.0)],
)
def test_a_figure_is_read_with_the_signs_of_its_language(
    text: str, decimal: str, value: float
) -> None:
    assert figure_of(text, decimal) == value


@pytest.mark.parametrize("text", ["", "uno", "1e9", "1,2,3", "--4", "9" * 16])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        figure_of(text, ",")


@pytest.mark.parametrize("text", ["jun 2027", "junio de 2027", "6/2027", "2027-06", "JUN. 2027"])
def test_a_month_is_read_in_any_order(text: str) -> None:
    assert month_of(text, MONTHS) == "2027-06"


def test_months_that_begin_alike_are_told_apart() -> None:
    assert month_of("julio 2027", MONTHS) == "2027-07"


@pytest.mark.parametrize("text", ["", "2027", "junio", "13/2027", "ju 2027", "6/20270", "1/1200"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        month_of(text, MONTHS)
