"""Hours in the words of people, in four languages, and hours that nobody can read."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workshop_app.domain import opening_rules, opening_week, opening_words
from workshop_app.domain.opening_told import told
from workshop_app.domain.opening_week import DAYS, MIDNIGHT, Span, week
from workshop_app.translation.catalogue import Words

READ = [
    ("lunes a viernes 8:00 a 12:00 m. y 2 p. m. a 5 p. m.; sábados 8–12",
     "Mo-Fr 08:00-12:00,14:00-17:00; Sa 08:00-12:00"),
    ("Monday to Friday\n8:00am – 5:00pm\nSaturdays 8:00am – 12:00m",
     "Mo-Fr 08:00-17:00; Sa 08:00-12:00"),
    ("Monday and Friday\n8:00am – 12:00m", "Mo,Fr 08:00-12:00"),
    ("Lunes a viernes:\n07:30 7:30 a.m. – 12:00 m. y de 1:00 p.m. – 4:30 p.m.",
     "Mo-Fr 07:30-12:00,13:00-16:30"),
    ("L-V 8-12 y 2-6", "Mo-Fr 08:00-12:00,14:00-18:00"),
    ("L a V de 8 a 5; S 8-12", "Mo-Fr 08:00-17:00; Sa 08:00-12:00"),
    ("Lun a Vie 7:30am-12m 1:30pm-5pm", "Mo-Fr 07:30-12:00,13:30-17:00"),
    ("de lunes a sábado, jornada continua 7am-4pm", "Mo-Sa 07:00-16:00"),
    ("martes y jueves 2-6 pm", "Tu,Th 14:00-18:00"),
    ("lunes a viernes 8 a mediodía", "Mo-Fr 08:00-12:00"),
    ("8am-5pm Monday to Friday", "Mo-Fr 08:00-17:00"),
    ("lundi à vendredi 2 h à 5 h de l’après-midi", "Mo-Fr 14:00-17:00"),
    ("quarta-feira das 8h ao meio-dia", "We 08:00-12:00"),
    ("Mon–Fri 9–5, Sat 10–2", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
    ("Segunda a sexta das 8h às 17h; sábado 8h às 12h", "Mo-Fr 08:00-17:00; Sa 08:00-12:00"),
    ("lundi au vendredi 8h30 à 12h et 14h à 17h30", "Mo-Fr 08:30-12:00,14:00-17:30"),
    ("24 horas", "24/7"),
    ("todos los días de 10 p. m. a 6 a. m.", "Mo-Su 22:00-06:00"),
    ("lunes a viernes 22:00-06:00; sábado 8-12", "Mo-Fr 22:00-06:00, Sa 08:00-12:00"),
    ("lunes a viernes 8 a 5, festivos cerrado", "Mo-Fr 08:00-17:00; PH off"),
    ("lunes a viernes 8 a 12 excepto festivos", "Mo-Fr 08:00-12:00; PH off"),
    ("domingos y festivos 9 a 1", "Su 09:00-13:00; PH 09:00-13:00"),
    ("enero a junio: lunes a viernes 8 a 12", "Jan-Jun Mo-Fr 08:00-12:00"),
    ("con cita previa", '"by appointment"'),
    ("martes 8 a 10 con cita previa", 'Tu 08:00-10:00 "by appointment"'),
    ("lunes a viernes de 8:00 a. m. a 12:00 m. No se atiende festivos",
     "Mo-Fr 08:00-12:00; PH off"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "osm"), READ)
def test_words_become_the_osm_syntax(typed: str, osm: str) -> None:
    assert opening_rules.written(opening_words.read(typed).rules) == osm


@pytest.mark.parametrize(
    "typed", ["12:00 m.", "12:00m", "12 m", "12:00 M.", "12 p. m.", "mediodía"]
)
def test_twelve_m_is_noon(typed: str) -> None:
    rules = opening_words.read(f"lunes 8 a. m. a {typed}").rules
    assert rules[0].spans == (Span(8 * 60, 12 * 60),)


@pytest.mark.parametrize(
    ("typed", "stuck"),
    [("foo", "foo"), ("lunes a viernes", ""), ("lunes 8 a 9 a 10", "a"), ("", ""),
     ("lunes 25:00 a 26:00", "25:00"), ("lunes 08:00 a 08:00", "08:00 08:00"), ("x" * 2000, "x" * 40)],
)  # fmt: skip
def test_what_is_no_hours_says_where_it_stuck(typed: str, stuck: str) -> None:
    reading = opening_words.read(typed)
    assert (reading.rules, reading.stuck) == ((), stuck)


def test_an_hour_that_may_be_of_the_morning_or_the_afternoon_is_asked_about() -> None:
    assert opening_words.read("lunes 2 a 5").unsure
    assert opening_words.read("lunes 2 p. m. a 5 p. m.").rules


@given(st.text(alphabet=" lunesavirjmt0123456789:.-–;,yh\npm24/7", max_size=60))
@example("\x00")
@example("9" * 400)
def test_nothing_that_is_typed_breaks_the_reader(typed: str) -> None:
    opening_words.read(typed)


# -- there and back -------------------------------------------------------------------------------
_minutes = st.integers(0, 95).map(lambda quarter: quarter * 15)


@st.composite
def _days(draw: st.DrawFn) -> tuple[Span, ...]:
    """Spans of one day that do not touch, the last of them perhaps into the night."""
    cuts = sorted(set(draw(st.lists(_minutes, min_size=0, max_size=6))))
    pairs = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return tuple(one for n, one in enumerate(pairs) if n == 0 or one.begins > pairs[n - 1].ends)


@given(st.fixed_dictionaries({day: _days() for day in DAYS}))
def test_a_week_is_written_and_read_back(spans: dict[str, tuple[Span, ...]]) -> None:
    hours = week(spans)
    osm = opening_week.osm_of(hours)
    rules = opening_rules.parsed(osm) or ()
    assert opening_rules.week_of_rules(rules) == hours
    assert opening_week.week_of(opening_week.sheet_of(hours)) == hours


@pytest.mark.parametrize("language", ["es", "en", "pt_BR", "fr"])
@settings(max_examples=40, deadline=None)
@given(st.fixed_dictionaries({day: _days() for day in DAYS}))
def test_what_is_told_of_a_week_reads_as_the_same_week(
    language: str, spans: dict[str, tuple[Span, ...]]
) -> None:
    hours = week(spans)
    osm = opening_week.osm_of(hours)
    said = told(osm, hours, Words(language))
    rules = opening_words.read(said).rules
    assert (opening_rules.written(rules) if rules else "") == osm


# -- tolerance ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "sheet",
    [None, [], "x", 5, {"mo": None}, {"mo": "08:00"}, {"mo": [["08:00"]]}, {"mo": [[8, 12]]},
     {"mo": [["25:00", "26:00"]]}, {"mo": [["08:00", "08:00"]]}, {"xx": [["08:00", "12:00"]]}],
)  # fmt: skip
def test_a_sheet_that_fits_nothing_is_an_empty_week(sheet: object) -> None:
    assert opening_week.is_empty(opening_week.week_of(sheet))


def test_a_night_is_cut_at_midnight_and_says_that_it_goes_on() -> None:
    hours = week({"fr": [Span(22 * 60, 30 * 60)]})
    (evening,) = opening_week.pieces(hours, "fr")
    (morning,) = opening_week.pieces(hours, "sa")
    assert (evening.begins, evening.ends, evening.goes_on) == (22 * 60, MIDNIGHT, True)
    assert (morning.begins, morning.ends, morning.came_over) == (0, 6 * 60, True)
    assert opening_week.pieces(hours, "su") == ()


@pytest.mark.parametrize("language", ["es", "en", "pt_BR", "fr"])
def test_the_whole_day_is_read_as_it_is_told(language: str) -> None:
    whole = opening_words.read("24/7").rules
    always = week({day: (Span(0, MIDNIGHT),) for day in DAYS})
    assert opening_words.read(told("24/7", always, Words(language))).rules == whole
