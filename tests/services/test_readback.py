"""Coming back to the community a year on: done, late, given up, and why."""

from __future__ import annotations

from datetime import date

import pytest

from workshop_app.domain.action_plan import Action
from workshop_app.domain.meetings import AgendaItem, Workshop
from workshop_app.services import (
    action_plan,
    agenda,
    commitments,
    follow_up,
    kit_view,
    proposals,
    readback,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError

DAY = date(2027, 9, 15)


@pytest.fixture
def four(plan: OpenPlan) -> list[Action]:
    """Four actions due at the end of 2026 and a proposal that was left out."""
    said = [proposals.capture(plan, f"Obra {n}", theme="housing") for n in range(1, 6)]
    made = action_plan.make_actions(plan, [one.id for one in said[:4]])
    action_plan.decide(plan, said[4].id, "out", "El predio es de otro")
    return [action_plan.edit(plan, one, start="2026-10", months=3) for one in made]


def test_it_tells_what_came_of_everything_and_why(plan: OpenPlan, four: list[Action]) -> None:
    follow_up.note(plan, four[0], "done", day="2026-12-01")
    follow_up.note(plan, four[1], "late", day="2027-01-10", note="Llovió tres meses")
    follow_up.note(plan, four[2], "dropped", day="2027-02-01")
    commitments.promise(plan, "Planeación", "Volver", by="2027-10-01")
    commitments.promise(plan, "Hacienda", "Girar", by="2027-01-01")
    told = readback.readback(plan, DAY)
    assert [one.number for one in told.done] == ["A1"]
    assert [(one.number, readback.reason_of(one)) for one in told.late] == [
        ("A2", "Llovió tres meses"), ("A4", ""),
    ]  # fmt: skip
    assert [one.number for one in told.dropped] == ["A3"]
    assert [one.number for one in told.without_reason] == ["A4", "A3"]
    assert [(one.number, one.reason) for one in told.left_out] == [("5", "El predio es de otro")]
    assert ([one.what for one in told.overdue], told.next_day) == (["Girar"], date(2027, 10, 1))
    assert (told.proposals, told.unanswered) == (5, 0)


def test_before_anyone_looked_nothing_is_told_as_done(plan: OpenPlan, four: list[Action]) -> None:
    told = readback.readback(plan, date(2026, 11, 1))
    assert (told.done, told.late, told.dropped) == ((), (), ())
    assert len(told.under_way) == 4


def test_the_meeting_is_prepared_in_one_act(plan: OpenPlan) -> None:
    made = readback.prepare(plan, "Devolución", "2027-09-20", place="Salón comunal")
    items = agenda.items(plan, made)
    assert readback.EXERCISE in [one.exercise for one in items]
    assert agenda.minutes(items) <= agenda.available(made)
    assert readback.meeting(plan) == made
    assert readback.readback(plan, DAY).next_day == date(2027, 9, 20)
    plan.undo()
    assert (plan.all(Workshop), plan.all(AgendaItem), readback.meeting(plan)) == ([], [], None)
    with pytest.raises(KnownError):
        readback.prepare(plan, " ", "")


def test_the_kit_of_the_meeting_tells_how_it_stands_and_when_we_meet_again(
    plan: OpenPlan, four: list[Action]
) -> None:
    follow_up.note(plan, four[0], "done", day="2026-12-01", note="Quedó lista")
    made = readback.prepare(plan, "Devolución", "2037-09-20")
    next_one = readback.prepare(plan, "Otra devolución", "2038-03-01")
    told = kit_view.read_kit(plan, made, "es")
    assert {"readback-poster", "readback-slips"} <= told.copies.keys()
    assert told.readback is not None
    assert told.readback.states == {"done": 1, "planned": 3}
    assert told.readback.again == date(2038, 3, 1)
    before = kit_view.read_kit(plan, plan.one(Workshop, next_one.id), "es")
    assert before.readback is not None
    assert before.readback.again is None
