"""A day of a record is read, and nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from workshop_app.domain.days import day_of


def test_a_day_is_read() -> None:
    assert day_of("2026-11-23") == date(2026, 11, 23)


@pytest.mark.parametrize("text", ["", "2026-11", "20261123", "2026-02-30", "mañana", "2026-11-23T08:00"])  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_of(text) is None
