"""Open now, closes, opens: with nights, holidays, months, appointments, and hours nobody can read."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.opening_week import DAYS, Span, osm_of, week
from workshop_app.services import opening
from workshop_app.services.opening import ASK, CLOSED, OPEN, UNKNOWN, UNREADABLE, Opening

MONDAY = datetime(2026, 11, 23)


def _at(hours: str, hour: int, minute: int = 0, day: int = 23) -> Opening:
    point = ServicePoint(id="a" * 32, kind="pao", name="Punto", opening_hours=hours)
    return opening.opening(point, MONDAY.replace(day=day, hour=hour, minute=minute))


def test_it_closes_at_noon_and_opens_again_after_lunch() -> None:
    hours = "Mo-Fr 08:00-12:00,14:00-17:00"
    assert _at(hours, 9) == Opening(True, time(12), state=OPEN)
    assert _at(hours, 12) == Opening(False, opens=time(14), state=CLOSED)
    assert _at(hours, 18, day=27) == Opening(False, opens=time(8), days=3, state=CLOSED)


def test_a_night_is_open_until_the_morning() -> None:
    assert _at("22:00-06:00", 23) == Opening(True, time(6), state=OPEN, until_days=1)
    assert _at("22:00-06:00", 5) == Opening(True, time(6), state=OPEN)
    assert _at("22:00-06:00", 6).opens == time(22)


def test_day_and_night_never_closes() -> None:
    assert _at("24/7", 3) == Opening(True, None, state=OPEN)


def test_a_public_holiday_of_the_country_is_closed() -> None:
    point = ServicePoint(
        id="a" * 32, kind="pao", name="P", opening_hours="Mo-Fr 08:00-17:00; PH off"
    )
    christmas = datetime(2026, 12, 8, 9)
    assert opening.opening(point, christmas, "CO").opens == time(8)
    assert opening.opening(point, christmas, "XX").is_open


def test_months_count() -> None:
    assert _at("Jan-Jun Mo 08:00-12:00", 9).days == 42


def test_what_only_an_appointment_opens_says_so() -> None:
    assert _at('"by appointment"', 9) == Opening(False, state=ASK, ask=True)
    assert _at('Mo 08:00-12:00 "by appointment"', 9).ask


@pytest.mark.parametrize("typed", ["cuando se pueda", "lunes a viernes", "Mo-Fr 99:00-12:00"])
def test_what_cannot_be_read_is_kept_as_typed_with_a_sentence(typed: str) -> None:
    read = opening.read(typed)
    assert (read.osm, read.kept) == ("", typed)
    assert read.problem
    assert _at(typed, 9).state == UNREADABLE


def test_nobody_wrote_hours() -> None:
    assert _at("", 9).state == UNKNOWN
    assert opening.read("").problem == ""


def test_a_plan_of_an_older_program_is_open_by_its_week() -> None:
    point = ServicePoint(id="a" * 32, kind="pao", name="P", hours={"mo": [["22:00", "06:00"]]})
    assert opening.opening(point, MONDAY.replace(hour=23)).until == time(6)


def test_hours_that_change_over_the_year_have_no_week() -> None:
    read = opening.read("enero a junio: lunes a viernes 8 a 12")
    assert read.osm
    assert not any(read.week.values())


def test_words_and_the_osm_syntax_give_the_same() -> None:
    words, osm = opening.read("lunes a viernes 8 a 12"), opening.read("Mo-Fr 08:00-12:00")
    assert (words.osm, words.week) == (osm.osm, osm.week)


_quarters = st.integers(0, 95).map(lambda quarter: quarter * 15)


@st.composite
def _days(draw: st.DrawFn) -> tuple[Span, ...]:
    """Spans that neither touch each other nor midnight, so that none melts into its neighbour."""
    cuts = sorted(set(draw(st.lists(_quarters.filter(bool), max_size=6))))
    pairs = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return tuple(one for n, one in enumerate(pairs) if n == 0 or one.begins > pairs[n - 1].ends)


@settings(deadline=None)
@given(st.fixed_dictionaries({day: _days() for day in DAYS}), st.booleans())
def test_the_library_reads_the_week_that_was_written(
    spans: dict[str, tuple[Span, ...]], night: bool
) -> None:
    if night:
        spans = {**spans, "fr": (Span(22 * 60, 29 * 60),), "sa": (Span(8 * 60, 12 * 60),)}
    hours = week(spans)
    assert opening.week_of_osm(osm_of(hours)) == hours


@settings(deadline=None)
@given(st.text(alphabet=' MoTuFrSaSuPHJan0123456789:-,;"/+[]()offsunrise', max_size=40))
def test_no_text_in_the_osm_syntax_breaks_anything(text: str) -> None:
    point = ServicePoint(id="a" * 32, kind="pao", name="P", opening_hours=text)
    opening.read(text)
    opening.week(point)
    opening.opening(point, MONDAY)
