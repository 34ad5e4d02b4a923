"""How each language says numbers, money, days, hours and messages."""

from __future__ import annotations

import datetime
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.text import N_, KnownError, Term
from workshop_app.translation.catalogue import Words
from workshop_app.translation.languages import LANGUAGES

SPANISH, ENGLISH = Words("es"), Words("en")
NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "spanish", "english"),
    [
        (1250000, None, "1.250.000", "1,250,000"),
        (1234, None, "1.234", "1,234"),
        (3.6, None, "3,6", "3.6"),
        (Fraction(1, 3), 2, "0,33", "0.33"),
        (Decimal("12.45"), 1, "12,5", "12.5"),
        (12.45, 1, "12,5", "12.5"),
        (2, 1, "2,0", "2.0"),
        (-0.2, 0, "0", "0"),
        (-2.5, 0, "-3", "-3"),
    ],
)
def test_numbers_have_the_separators_of_the_language(
    value: int | float | Decimal | Fraction, decimals: int | None, spanish: str, english: str
) -> None:
    assert SPANISH.number(value, decimals) == spanish
    assert ENGLISH.number(value, decimals) == english


def test_a_share_is_written_with_a_no_break_space_in_spanish() -> None:
    assert SPANISH.percent(Fraction(124, 1000), 1) == f"12,4{NB}%"
    assert SPANISH.percent(0.5) == f"50{NB}%"
    assert ENGLISH.percent(0.124, 1) == "12.4%"


def test_pesos_are_whole_and_grouped() -> None:
    assert SPANISH.money(1_980_000_000) == f"${NB}1.980.000.000"
    assert SPANISH.money(0) == f"${NB}0"
    assert SPANISH.money(12, "USD") == f"US${NB}12"
    assert ENGLISH.money(1_980_000_000) == f"COP{NB}1,980,000,000"


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (210_000_000, "210 M"),
        (1_980_000_000, "1.980 M"),
        (2_500_000, "2,5 M"),
        (50_000, "50.000"),
        (0, "0 M"),
    ],
)
def test_millions_are_short_and_small_sums_stay_whole(amount: int, written: str) -> None:
    assert SPANISH.millions(amount) == f"$ {written}".replace(" ", NB)


@pytest.mark.parametrize(
    ("form", "day", "spanish", "english"),
    [
        ("long", (2026, 11, 20), "20 de noviembre de 2026", "20 November 2026"),
        ("short", (2026, 11, 20), "20 nov 2026", "20 Nov 2026"),
        ("field", (2026, 8, 31), "31 ago. 2026", "31 Aug 2026"),
        ("weekday", (2026, 3, 14), "sáb. 14 mar. 2026", "Sat 14 Mar 2026"),
        ("day", (2026, 3, 14), "sábado 14 de marzo", "Saturday 14 March"),
    ],
)
def test_days_have_their_forms(
    form: str, day: tuple[int, int, int], spanish: str, english: str
) -> None:
    assert SPANISH.date(datetime.date(*day), form) == spanish
    assert ENGLISH.date(datetime.date(*day), form) == english


def test_no_day_of_the_year_is_written_with_two_dots() -> None:
    days = [datetime.date(2026, 1, 1) + datetime.timedelta(n) for n in range(365)]
    assert not any(".." in SPANISH.date(day, form) for day in days for form in ("field", "weekday"))


def test_months_have_their_forms() -> None:
    assert SPANISH.month(datetime.date(2027, 2, 1)) == "feb 2027"
    assert SPANISH.month(datetime.date(2027, 2, 1), "long") == "febrero de 2027"


@pytest.mark.parametrize(
    ("hour", "minute", "spanish", "english"),
    [
        (9, 42, "9:42 a. m.", "9:42 AM"),
        (12, 0, "12:00 m.", "12:00 noon"),
        (12, 30, "12:30 p. m.", "12:30 PM"),
        (16, 0, "4:00 p. m.", "4:00 PM"),
        (0, 0, "12:00 a. m.", "12:00 AM"),
    ],
)
def test_noon_has_its_own_name(hour: int, minute: int, spanish: str, english: str) -> None:
    moment = datetime.time(hour, minute)
    assert SPANISH.time(moment) == spanish.replace(" ", NB)
    assert ENGLISH.time(moment) == english.replace(" ", NB)


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(25, "25 min"), (175, "2 h 55 min"), (120, "2 h"), (0, "0 min"), (-10, "−10 min")],
)
def test_lengths_of_time_are_hours_and_minutes(minutes: int, written: str) -> None:
    assert SPANISH.minutes(minutes) == written.replace(" ", NB)


def test_lists_end_with_and() -> None:
    assert SPANISH.listed(["a", "b", "c"]) == "a, b y c"
    assert SPANISH.listed(["agua", "iglesias"]) == "agua e iglesias"
    assert SPANISH.listed(["agua", "hielo"]) == "agua y hielo"
    assert SPANISH.listed(["a"]) == "a"
    assert SPANISH.listed([]) == ""
    assert ENGLISH.listed(["a", "b", "c"]) == "a, b and c"


def test_a_field_that_nobody_gave_never_raises() -> None:
    assert SPANISH("Nothing says {this} nor {that.deep}", other=1).startswith("Nothing says {this}")
    assert SPANISH("{this:d} things", this="many") == "{this:d} things"
    assert SPANISH("a lone { brace", n=1) == "a lone { brace"


def test_a_message_without_translation_is_said_in_english() -> None:
    assert SPANISH("Nobody will ever translate {this}", this="me") == (
        "Nobody will ever translate me"
    )
    assert SPANISH.many("{n} never said", "{n} nevers said", 1250) == "1.250 nevers said"
    assert SPANISH.at("nowhere", "Never said") == "Never said"
    assert SPANISH("") == ""


def test_days_and_lists_among_the_facts_are_written_in_the_language() -> None:
    facts = {"day": datetime.date(2026, 11, 20), "names": ["a", "b"], "year": 2026}
    assert SPANISH("{day} {names} {year}", **facts) == "20 de noviembre de 2026 a y b 2026"


def test_a_known_error_is_told_in_the_language() -> None:
    error = KnownError(N_("Nobody knows {fact}"), fact=datetime.time(12))
    assert error.told(SPANISH) == f"Nobody knows 12:00{NB}m."


def test_a_term_among_the_facts_is_said_in_the_language() -> None:
    words = Words("es")
    assert words("{kind}!", kind=Term("the text is missing")) == "falta el texto!"


def test_an_unknown_language_is_the_first_one() -> None:
    assert Words("xx").language == next(iter(LANGUAGES)) == "es"


@given(st.integers(-(10**15), 10**15) | st.floats(-1e12, 1e12) | st.fractions(-1000, 1000))
def test_every_number_is_written(value: int | float | Decimal | Fraction) -> None:
    for words in (SPANISH, ENGLISH):
        written = [words.number(value), words.percent(value, 1), words.money(value)]
        assert all(any(c.isdigit() for c in text) for text in (*written, words.millions(value)))


def test_words_of_a_command_need_no_qt_and_load_no_dates_before_they_are_said() -> None:
    code = (
        "import sys\n"
        "from workshop_app.translation.catalogue import Words\n"
        "Words('es')('Open')\n"
        "sys.exit(any(m in sys.modules for m in ('PySide6', 'babel.dates', 'babel.numbers')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
