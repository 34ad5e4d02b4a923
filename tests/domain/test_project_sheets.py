"""Sheets of projects are read whatever they hold."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain import project_sheets as sheets

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["cost", "pros", "cons", "chosen", "likelihood", "impact", "answer", "baseline", "target",
     "unit", "role", "position", "direct", "indirect", "focus", "total", "range", "year", "note",
     "what", "who", "by", "count", "action", "reason"]
)  # fmt: skip
READERS = (
    sheets.population, sheets.rough_cost, sheets.next_step, sheets.alternative, sheets.component,
    sheets.risk, sheets.measure, sheets.actor,
)  # fmt: skip


@given(st.dictionaries(KEYS, VALUES))
def test_a_reader_takes_anything(sheet: dict[str, Any]) -> None:
    for reader in READERS:
        told = reader(sheet)
        assert reader(None) == reader({})
        assert isinstance(repr(told), str)
    risk = sheets.risk(sheet)
    assert risk.weight is None or 1 <= risk.weight <= 25
    cost = sheets.rough_cost(sheet)
    assert all(one is None or 0 <= one <= sheets.MOST_MONEY for one in (cost.total, cost.least))


def test_what_does_not_fit_is_left_out() -> None:
    assert sheets.risk({"likelihood": 0, "impact": 9, "answer": 5}) == sheets.Risk()
    assert sheets.actor({"role": "king", "position": ["for"]}) == sheets.Actor()
    assert sheets.alternative({"pros": ["a", 1, " "], "chosen": "yes"}).pros == ("a",)
    assert not sheets.alternative({"chosen": "yes"}).chosen
    assert sheets.rough_cost({"range": [3]}).least == 3
    assert sheets.next_step({"by": "2027-02-30"}).by is None
    assert sheets.population({"direct": [], "focus": 3}) == sheets.Population()
