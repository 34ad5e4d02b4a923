"""What an agenda is warned of, and what it is not."""

from __future__ import annotations

import pytest

from workshop_app.domain.meetings import Workshop
from workshop_app.services import agenda, agenda_check, content, prepare, proposals
from workshop_app.services.open_plan import OpenPlan


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    return prepare.add_workshop(plan, "Taller 1", start="09:00", end="12:00", people=20)


def told(plan: OpenPlan, workshop: Workshop) -> list[tuple[str, str]]:
    """The exercise that each warning is about, and its way out."""
    now = plan.one(Workshop, workshop.id)
    items = {item.id: item.exercise for item in agenda.items(plan, now)}
    return [(items[one.item], one.way) for one in agenda_check.warnings(plan, now)]


@pytest.mark.parametrize("name", [one.id for one in content.agendas()])
def test_a_ready_agenda_in_the_time_it_takes_warns_of_nothing_but_the_length_without_a_break(
    name: str, plan: OpenPlan
) -> None:
    ready = content.agenda(name)
    assert ready is not None
    lasts = sum(item.minutes for item in ready.items if not item.optional)
    end = f"{8 + lasts // 60:02}:{lasts % 60:02}"
    people = ready.group.least
    made = prepare.add_workshop(
        plan, "Taller", start="08:00", end=end, audience=ready.audience, people=people
    )
    agenda.start_from(plan, made, name)
    assert {way for _, way in told(plan, made)} <= {"rest"}


def test_an_empty_agenda_warns_of_nothing(plan: OpenPlan, workshop: Workshop) -> None:
    assert told(plan, workshop) == []


def test_a_vote_before_the_proposals_should_come_after_them(
    plan: OpenPlan, workshop: Workshop
) -> None:
    agenda.add(plan, workshop, "token-vote")
    assert told(plan, workshop) == [("token-vote", "propose")]
    agenda.add(plan, workshop, "proposal-sheet")
    assert told(plan, workshop) == [("token-vote", "later")]
    agenda.move(plan, agenda.items(plan, workshop)[0], 1)
    assert told(plan, workshop) == []


def test_proposals_that_were_said_already_can_be_voted_on(
    plan: OpenPlan, workshop: Workshop
) -> None:
    agenda.add(plan, workshop, "token-vote")
    proposals.capture(plan, "Alumbrar el camino", theme="housing", workshop=workshop.id)
    assert told(plan, workshop) == []


def test_more_than_two_hours_without_a_break_ask_for_one_near_the_middle(
    plan: OpenPlan, workshop: Workshop
) -> None:
    for name, minutes in (("welcome-agreements", 15), ("needs-cards", 40), ("proposal-sheet", 45)):
        agenda.add(plan, workshop, name, length=minutes)
    assert told(plan, workshop) == []
    agenda.add(plan, workshop, "cluster-together", length=30)
    assert told(plan, workshop) == [("needs-cards", "rest")]
    first = agenda.items(plan, workshop)[1]
    agenda.add(plan, workshop, "rest", kind="break", after=first)
    assert told(plan, workshop) == []


def test_what_would_begin_after_the_end_is_told(plan: OpenPlan, workshop: Workshop) -> None:
    agenda.start_from(plan, workshop, "community-3h")
    prepare.change_workshop(plan, workshop, end="11:30")
    last = agenda.items(plan, workshop)[-1].exercise
    assert (last, "fit") in told(plan, workshop)


def test_an_exercise_for_other_people_or_another_number_of_them_is_told(
    plan: OpenPlan, workshop: Workshop
) -> None:
    other = next(p for p in content.exercises().values() if "community" not in p.audiences)
    agenda.add(plan, workshop, other.id)
    assert (other.id, "exchange") in told(plan, workshop)
    prepare.change_workshop(plan, workshop, people=500)
    assert (other.id, "people") in told(plan, workshop)


def test_the_same_exercise_twice_and_two_breaks_in_a_row_are_told(
    plan: OpenPlan, workshop: Workshop
) -> None:
    for _ in range(2):
        agenda.add(plan, workshop, "needs-cards")
        agenda.add(plan, workshop, "rest", kind="break")
    agenda.add(plan, workshop, "snack", kind="break")
    assert told(plan, workshop) == [("needs-cards", "remove"), ("snack", "remove")]
