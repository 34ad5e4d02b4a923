"""Steps in the time there is, agendas on the clock, and what is wrong with a pack."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain import pack_reading
from workshop_app.domain.pack_rules import agenda_problems, exercise_problems
from workshop_app.domain.packs import (
    ExercisePack,
    ExerciseStep,
    Material,
    Slot,
    in_language,
    schedule,
    shortened,
    steps_for,
)
from workshop_app.text import plain


def text(words: str) -> dict[str, str]:
    return {"es": words}


def tables() -> dict[str, Any]:
    """A small exercise of a person's own, in one language."""
    step = {"say": text("Hablen"), "do": text("Escuche"), "projector": text("")}
    return {
        "schema": 1,
        "id": "mi-ronda",
        "stage": "propose",
        "audiences": ["community"],
        "captures": ["proposal"],
        "minutes": {"min": 5, "typical": 10, "max": 20},
        "group": {"min": 4, "max": 30, "table": 6},
        "title": text("Mi ronda"),
        "purpose": text("Hablar"),
        "low_literacy": text("Dibujar"),
        "if_short": text("Menos"),
        "materials": [{"qty": 2, "per": "table", **text("Hojas")}],
        "care": [{"risk": "never_ask", **text("Nunca pregunte")}],
        "tips": [text("Con calma")],
        "steps": [
            {"minutes": 3, "minutes_min": 2, **step},
            {"minutes": 2, "minutes_min": 0, **step},
            {"minutes": 5, "minutes_min": 3, "capture": "proposal", **step},
        ],
    }


def agenda_tables() -> dict[str, Any]:
    return {
        "schema": 1,
        "id": "mi-agenda",
        "audience": "community",
        "minutes": 20,
        "group": {"min": 8, "max": 16},
        "title": text("Mi agenda"),
        "note": text("Corta"),
        "items": [
            {"exercise": "mi-ronda", "minutes": 15},
            {"break": "rest", "minutes": 5, "title": text("Pausa")},
        ],
    }


def pack(*times: tuple[int, int]) -> ExercisePack:
    """An exercise whose steps have these (minutes, least)."""
    data = tables()
    data["steps"] = [{**data["steps"][0], "minutes": m, "minutes_min": least} for m, least in times]
    return pack_reading.exercise(data)


def minutes_of(pack: ExercisePack, minutes: int) -> list[int]:
    return [timed.minutes for timed in steps_for(pack, minutes)]


def test_the_typical_time_gives_each_step_its_own_minutes() -> None:
    assert minutes_of(pack((3, 2), (2, 0), (5, 3)), 10) == [3, 2, 5]


def test_the_least_time_gives_each_step_its_least_and_skips_what_may_be_skipped() -> None:
    timed = steps_for(pack((3, 2), (2, 0), (5, 3)), 5)
    assert [step.minutes for step in timed] == [2, 0, 3]
    assert [step.skipped for step in timed] == [False, True, False]


def test_between_the_two_steps_go_straight_from_one_to_the_other() -> None:
    assert minutes_of(pack((4, 2), (10, 4), (6, 6)), 16) == [3, 7, 6]


def test_above_the_typical_time_steps_stretch_in_proportion() -> None:
    assert minutes_of(pack((3, 2), (2, 0), (5, 3)), 20) == [6, 4, 10]


def test_below_the_least_no_step_that_counts_is_lost_while_there_are_minutes() -> None:
    assert minutes_of(pack((3, 2), (2, 0), (9, 8)), 2) == [1, 0, 1]
    assert minutes_of(pack((3, 2), (2, 0), (9, 8)), 5) == [1, 0, 4]


times = st.lists(
    st.integers(1, 40).flatmap(lambda m: st.tuples(st.just(m), st.integers(0, m))),
    min_size=1,
    max_size=12,
)


@given(times=times, minutes=st.integers(0, 500))
def test_steps_always_sum_exactly(times: list[tuple[int, int]], minutes: int) -> None:
    given_minutes = minutes_of(pack(*times), minutes)
    assert sum(given_minutes) == minutes
    assert min(given_minutes) >= 0
    if minutes >= sum(least for _, least in times):
        for got, (_, least) in zip(given_minutes, times, strict=True):
            assert got >= least


@given(times=times, available=st.integers(0, 500))
def test_shortening_sums_exactly_and_stops_at_the_least(
    times: list[tuple[int, int]], available: int
) -> None:
    minutes, least = [m for m, _ in times], [low for _, low in times]
    short = shortened(least, minutes, available)
    assert sum(short) == min(sum(minutes), max(available, sum(least)))
    assert all(low <= got <= now for low, got, now in zip(least, short, minutes, strict=True))


def test_a_break_is_not_shortened() -> None:
    assert shortened([10, 15, 20], [20, 15, 40], 55) == [13, 15, 27]


@dataclass
class Item:
    minutes: int


def test_clock_times_follow_each_other_and_pass_midnight() -> None:
    slots = schedule([Item(25), Item(0), Item(95)], time(22, 30))
    assert slots == [
        Slot(time(22, 30), time(22, 55)),
        Slot(time(22, 55), time(22, 55)),
        Slot(time(22, 55), time(0, 30)),
    ]


def test_a_text_falls_back_on_spanish_and_then_on_what_there_is() -> None:
    assert in_language({"es": "uno", "fr": "un"}, "fr") == "un"
    assert in_language({"es": "uno", "fr": "un"}, "en") == "uno"
    assert in_language({"fr": "un"}, "en") == "un"
    assert in_language({"es": "", "fr": "un"}, "es") == "un"
    assert in_language({}, "es") == ""


def test_materials_multiply_by_room_table_or_person() -> None:
    assert Material(3, "room", text("a")).needed(24, 6) == 3
    assert Material(3, "table", text("a")).needed(25, 6) == 15
    assert Material(3, "table", text("a")).needed(25) == 3
    assert Material(3, "person", text("a")).needed(25, 6) == 75


def test_a_pack_becomes_records() -> None:
    read = pack_reading.exercise(tables())
    assert read.materials == (Material(2, "table", text("Hojas")),)
    assert read.never_ask == (text("Nunca pregunte"),)
    assert [(s.minutes, s.least, s.capture) for s in read.steps] == [
        (3, 2, ""),
        (2, 0, ""),
        (5, 3, "proposal"),
    ]
    assert isinstance(read.steps[0], ExerciseStep)
    agenda = pack_reading.agenda(agenda_tables())
    assert [(i.exercise, i.rest, i.minutes) for i in agenda.items] == [
        ("mi-ronda", "", 15),
        ("", "rest", 5),
    ]


def test_a_pack_of_ones_own_in_one_language_is_right() -> None:
    assert exercise_problems(tables(), "mi-ronda.toml") == []
    known = {"mi-ronda": pack_reading.exercise(tables())}
    assert agenda_problems(agenda_tables(), "mi-agenda.toml", exercises=known) == []


def test_a_shipped_pack_must_speak_every_language() -> None:
    found = exercise_problems(tables(), "mi-ronda.toml", ("es", "en"))
    assert {p.place for p in found} >= {"title", "materials 1", "steps 3 say"}


def changed(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """``data`` with the value at ``path`` ("steps.0.minutes") replaced, or gone where None."""
    result = copy.deepcopy(data)
    *way, last = path.split(".")
    at: Any = result
    for key in way:
        at = at[int(key)] if key.isdigit() else at[key]
    if value is None:
        del at[last]
    else:
        at[int(last) if last.isdigit() else last] = value
    return result


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("purpose", None, "purpose"),
        ("colour", "red", "colour"),
        ("schema", 2, "schema"),
        ("id", "Otra Cosa", "id"),
        ("id", "otra-cosa", "id"),
        ("stage", "lunch", "stage"),
        ("audiences", [], "audiences"),
        ("audiences", [["leaders"]], "audiences"),
        ("captures", ["proposal", "proposal"], "captures"),
        ("captures", ["pin"], "captures"),
        ("minutes", 10, "minutes"),
        ("minutes.min", 12, "minutes"),
        ("minutes.typical", 11, "minutes typical"),
        ("minutes.max", "twenty", "minutes max"),
        ("group.table", 31, "group table"),
        ("group.max", 3, "group"),
        ("title", "Mi ronda", "title"),
        ("title.es", "  ", "title"),
        ("title.it", "Il mio giro", "title"),
        ("title.es", 7, "title"),
        ("materials.0.qty", 0, "materials 1 qty"),
        ("materials.0.per", "street", "materials 1 per"),
        ("materials.0.print", "A sheet", "materials 1 print"),
        ("care", [], "care"),
        ("care.0.risk", "safety", "care"),
        ("tips.0", "Con calma", "tips 1"),
        ("prompts", {"housing": text("a")}, "prompts public_space"),
        ("vote", {"method": "dots"}, "vote"),
        ("steps", "three", "steps"),
        ("steps.1", 5, "steps 2"),
        ("steps.1.minutes", True, "steps 2 minutes"),
        ("steps.1.minutes_min", 3, "steps 2 minutes_min"),
        ("steps.2.capture", "song", "steps 3 capture"),
        ("steps.0.say.es", "", "steps 1 say"),
    ],
)
def test_what_is_wrong_with_an_exercise_is_told_at_its_place(
    path: str, value: object, place: str
) -> None:
    found = exercise_problems(changed(tables(), path, value), "mi-ronda.toml")
    assert place in {p.place for p in found}
    assert {p.file for p in found} == {"mi-ronda.toml"}


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("note", None, "note"),
        ("audience", "everyone", "audience"),
        ("low_literacy", "yes", "low_literacy"),
        ("minutes", 21, "minutes"),
        ("items", [], "items"),
        ("items.0", "mi-ronda", "items 1"),
        ("items.0.minutes", 0, "items 1 minutes"),
        ("items.0.exercise", "no-such", "items 1 exercise"),
        ("items.0.exercise", 7, "items 1 exercise"),
        ("items.1.break", "siesta", "items 2 break"),
        ("items.1.exercise", "mi-ronda", "items 2 exercise"),
        ("audience", "officials", "items 1 exercise"),
        ("group.min", 2, "items 1 exercise"),
    ],
)
def test_what_is_wrong_with_an_agenda_is_told_at_its_place(
    path: str, value: object, place: str
) -> None:
    known = {"mi-ronda": pack_reading.exercise(tables())}
    data = changed(agenda_tables(), path, value)
    assert place in {p.place for p in agenda_problems(data, "mi-agenda.toml", exercises=known)}


def test_an_agenda_keeps_within_its_exercises_minutes_and_the_order_of_stages() -> None:
    first = pack_reading.exercise(tables())
    later = pack_reading.exercise({**tables(), "id": "saludo", "stage": "welcome"})
    data = agenda_tables()
    data["items"] = [
        {"exercise": "mi-ronda", "minutes": 30},
        {"exercise": "saludo", "minutes": 10},
        {"exercise": "saludo", "minutes": 10},
    ]
    data["minutes"] = 50
    found = agenda_problems(data, "mi-agenda.toml", exercises={p.id: p for p in (first, later)})
    assert {p.place for p in found} == {"items 1 minutes", "items 3 exercise", "items"}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*tables(), *agenda_tables()]), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    st.sampled_from([*tables(), "vote", "prompts"]),
    st.sampled_from(list(agenda_tables())),
)
def test_no_shape_of_a_file_breaks_the_check(value: object, of_one: str, of_other: str) -> None:
    exercise_problems({**tables(), of_one: value}, "mi-ronda.toml")
    agenda_problems({**agenda_tables(), of_other: value}, "mi-agenda.toml", exercises={})
    if isinstance(value, dict):
        assert exercise_problems(value, "mi-ronda.toml")
        assert agenda_problems(value, "mi-agenda.toml")


class English:
    """Words that stay as they are in the code."""

    language = "en"

    def __call__(self, message: str, **facts: object) -> str:
        return message.format(**facts)


def test_a_problem_is_one_line_with_file_and_field() -> None:
    [problem] = exercise_problems(changed(tables(), "stage", "lunch"), "mi-ronda.toml")
    told = problem.told(English())  # type: ignore[arg-type]
    assert told.startswith("mi-ronda.toml: stage: must be one of: welcome, challenges")
    assert plain(told).count("\n") == 0
