"""Values of the plan's workbook: settled once, read back the same, or refused with the reason."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain import plan_book
from workshop_app.domain.plan_book import Column, Row, settled, trace
from workshop_app.domain.plan_book_cells import Raw, RawCell, WrongCell, read_cell

MARK = " […]"
CHOICES = {"theme": {"salud y bienestar": "health", "health": "health"}}


def read(kind: str, value: Raw, *, formula: bool = False) -> object:
    return read_cell(Column("x", "X", kind), RawCell(value, formula), CHOICES)


@given(st.text(max_size=60))
def test_a_text_is_settled_once_for_all(text: str) -> None:
    once = settled(text, MARK)
    assert settled(once, MARK) == once
    assert settled(read("text", once), MARK) == (once or None)  # type: ignore[arg-type]


@given(st.lists(st.text(max_size=20), max_size=6))
def test_a_list_of_words_goes_through_a_cell_and_back(words: list[str]) -> None:
    once = settled(words, MARK)
    assert isinstance(once, tuple)
    back = read("texts", plan_book.SEPARATOR.join(once))
    assert (back or ()) == once


@given(st.text(alphabet="aé😀 \n", min_size=1, max_size=9), st.integers(32_000, 33_500))
def test_a_cut_text_fits_into_a_cell(piece: str, letters: int) -> None:
    text = (piece * letters)[:letters]
    told = plan_book.cut(text, MARK)
    assert len(told.encode("utf-16-le")) // 2 <= plan_book.LONGEST
    assert told == text or told.endswith(MARK)


@given(st.dictionaries(st.sampled_from(["title", "cost", "unit:2"]), st.text() | st.integers()))
def test_what_a_row_carries_unseen_is_read_as_it_was_written(values: dict[str, str | int]) -> None:
    written = plan_book.row_trace(Row("A2", "ab12", values), ["title", "cost", "unit:2"])
    record, traces = plan_book.read_row_trace(written)
    assert record == "ab12"
    assert traces == {name: trace(values.get(name)) for name in ("title", "cost", "unit:2")}


@given(st.text(max_size=200))
def test_any_letters_may_stand_where_it_is_carried(text: str) -> None:
    record, traces = plan_book.read_row_trace(text)
    assert isinstance(record, str)
    assert all(traces)


def test_nothing_leaves_the_same_trace_whatever_kind_it_is() -> None:
    assert len({trace(None), trace(""), trace(())}) == 1


@pytest.mark.parametrize(
    ("kind", "value", "meant"),
    [
        ("money", 90_000_000, 90_000_000),
        ("money", "$ 90.000.000", 90_000_000),
        ("money", 0, 0),
        ("whole", 12.0, 12),
        ("whole", "12", 12),
        ("decimal", "3,5", 3.5),
        ("decimal", -2, -2),
        ("day", datetime(2027, 2, 28), "2027-02-28"),
        ("day", date(2027, 2, 28), "2027-02-28"),
        ("day", "2027-02-28", "2027-02-28"),
        ("month", datetime(2027, 2, 14), "2027-02"),
        ("month", "2027-02", "2027-02"),
        ("theme", "SALUD y  bienestar", "health"),
        ("goals", 3, ("3",)),
        ("goals", "11; 3", ("3", "11")),
        ("text", 12.0, "12"),
        ("text", True, "TRUE"),
        ("money", None, None),
        ("text", "  ", None),
    ],
)
def test_a_cell_is_read_as_its_column_holds_it(kind: str, value: Raw, meant: object) -> None:
    assert read(kind, value) == meant


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("money", "noventa"),
        ("money", -1),
        ("money", 1.5),
        ("money", True),
        ("money", datetime(2027, 1, 1)),
        ("money", float("nan")),
        ("money", 1e18),
        ("whole", "12 meses"),
        ("whole", 3.5),
        ("whole", "²"),
        ("decimal", "1.250"),
        ("decimal", float("inf")),
        ("day", 46_000),
        ("day", "28/02/2027"),
        ("day", "2027-02-30"),
        ("month", "feb 2027"),
        ("month", 2027),
        ("theme", "Transporte"),
        ("goals", "18"),
        ("goals", 8.11),
        ("goals", "٣"),
    ],
)
def test_a_figure_or_day_of_another_kind_is_refused(kind: str, value: Raw) -> None:
    with pytest.raises(WrongCell) as refused:
        read(kind, value)
    assert "{cell}" in refused.value.message
    assert refused.value.facts["cell"]


def test_a_formula_is_words_in_a_column_of_words_and_refused_in_one_of_figures() -> None:
    assert read("text", "=1+1", formula=True) == "=1+1"
    with pytest.raises(WrongCell):
        read("money", "=1+1", formula=True)


@given(
    st.sampled_from(["money", "whole", "decimal", "day", "month", "theme", "goals", "texts"]),
    st.none() | st.text(max_size=30) | st.integers() | st.floats() | st.booleans() | st.datetimes(),
)
def test_whatever_stands_in_a_cell_is_read_or_refused(kind: str, value: Raw) -> None:
    try:
        told = read(kind, value)
    except WrongCell:
        return
    assert settled(told, MARK) == told
