"""The agenda: taken ready, ordered, given minutes, made to fit."""

from __future__ import annotations

from datetime import time

import pytest

from workshop_app.domain.meetings import Workshop
from workshop_app.services import agenda, content, prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    made = prepare.add_workshop(plan, "Taller 1", start="09:00", end="12:00")
    agenda.start_from(plan, made, "community-3h")
    return plan.one(Workshop, made.id)


def titles(plan: OpenPlan, workshop: Workshop) -> list[str]:
    return [item.exercise for item in agenda.items(plan, workshop)]


def test_a_ready_agenda_replaces_the_present_one_in_one_step(
    plan: OpenPlan, workshop: Workshop
) -> None:
    before = titles(plan, workshop)
    agenda.start_from(plan, workshop, "leaders-2h")
    assert titles(plan, workshop) != before
    plan.undo()
    assert titles(plan, workshop) == before


def test_moving_puts_an_item_where_it_was_dropped(plan: OpenPlan, workshop: Workshop) -> None:
    names = titles(plan, workshop)
    for to in (0, 3, len(names) - 1, 1):
        item = agenda.items(plan, workshop)[2]
        names.remove(item.exercise)
        names.insert(to, item.exercise)
        agenda.move(plan, item, to)
        assert titles(plan, workshop) == names


def test_minutes_stay_within_what_the_exercise_allows(plan: OpenPlan, workshop: Workshop) -> None:
    item = agenda.items(plan, workshop)[0]
    pack = content.exercise(item.exercise)
    assert pack is not None
    assert agenda.set_minutes(plan, item, 500).minutes == pack.minutes.most
    item = agenda.items(plan, workshop)[0]
    assert agenda.set_minutes(plan, item, 1).minutes == pack.minutes.least


def test_fitting_shortens_exercises_and_never_the_break(plan: OpenPlan, workshop: Workshop) -> None:
    shorter = prepare.change_workshop(plan, workshop, end="11:40")
    pause = next(i for i in agenda.items(plan, shorter) if i.kind == "break").minutes
    assert agenda.fit(plan, shorter) == 0
    assert agenda.minutes(agenda.items(plan, shorter)) == 160
    assert next(i for i in agenda.items(plan, shorter) if i.kind == "break").minutes == pause


def test_what_cannot_fit_says_how_much_is_over(plan: OpenPlan, workshop: Workshop) -> None:
    tiny = prepare.change_workshop(plan, workshop, end="09:30")
    assert agenda.fit(plan, tiny) > 0


def test_adding_after_an_item_and_removing_it(plan: OpenPlan, workshop: Workshop) -> None:
    first = agenda.items(plan, workshop)[0]
    before = titles(plan, workshop)
    added = agenda.add(plan, workshop, "dreams-wall", after=first)
    assert titles(plan, workshop) == [before[0], "dreams-wall", *before[1:]]
    agenda.remove(plan, added)
    assert titles(plan, workshop) == before


def test_an_unknown_agenda_changes_nothing(plan: OpenPlan, workshop: Workshop) -> None:
    before = titles(plan, workshop)
    with pytest.raises(KnownError, match="no ready agenda"):
        agenda.start_from(plan, workshop, "no-such")
    assert titles(plan, workshop) == before


def test_what_is_optional_takes_no_time_of_the_others(plan: OpenPlan) -> None:
    made = prepare.add_workshop(plan, "Jornada", start="08:30", end="16:30")
    agenda.start_from(plan, made, "full-day")
    rows = agenda.items(plan, made)
    starts = agenda.begins(made, rows)
    at = next(n for n, item in enumerate(rows) if item.optional)
    assert starts[0].isoformat("minutes") == "08:30"
    assert starts[at] == starts[at + 1]
    assert agenda.bounds(plan, rows[0]) == (10, 20)
    pause = next(item for item in rows if item.kind == "break")
    assert agenda.bounds(plan, pause) == agenda.BREAK_BOUNDS
    assert agenda.pack(plan, pause) is None


@pytest.mark.parametrize(("start", "end"), [("14:00", ""), ("14:00", "16:30"), ("", "16:30")])
def test_the_parts_begin_when_the_workshop_does_whether_its_end_is_known_or_not(
    plan: OpenPlan, start: str, end: str
) -> None:
    made = prepare.add_workshop(plan, "Taller 1", start=start, end=end)
    agenda.add(plan, made, "rest", kind="break", length=20)
    agenda.add(plan, made, "rest", kind="break", length=20)
    first = time.fromisoformat(start) if start else agenda.DEFAULT_START
    found = agenda.begins(plan.one(Workshop, made.id), agenda.items(plan, made))
    assert found == [first, first.replace(minute=20)]
