"""The player walks the agenda, keeps its place across a restart, and tells the time truly."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from workshop_app.domain.meetings import AgendaItem, PrivateNote, Workshop
from workshop_app.services import agenda, facilitate, prepare
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.wording import MarkedText

NINE = datetime(2026, 3, 14, 9, 0)


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    made = prepare.add_workshop(plan, "Taller 1")
    agenda.start_from(plan, made, "community-3h")
    return plan.one(Workshop, made.id)


def now(plan: OpenPlan, workshop: Workshop) -> facilitate.Standing:
    standing = facilitate.standing(plan, workshop)
    assert standing is not None
    return standing


def test_a_workshop_without_agenda_has_nothing_to_walk(plan: OpenPlan) -> None:
    assert facilitate.standing(plan, prepare.add_workshop(plan, "Taller 2")) is None


def test_forward_walks_every_step_to_the_end_and_backward_again(
    plan: OpenPlan, workshop: Workshop
) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    walked = [(now(plan, workshop).at, now(plan, workshop).step)]
    while not now(plan, workshop).last:
        facilitate.forward(plan, now(plan, workshop), NINE)
        walked.append((now(plan, workshop).at, now(plan, workshop).step))
    assert walked == sorted(set(walked))
    assert len(walked) == sum(part.count for part in now(plan, workshop).parts)
    back = [walked[-1]]
    while not now(plan, workshop).first:
        facilitate.backward(plan, now(plan, workshop), NINE)
        back.append((now(plan, workshop).at, now(plan, workshop).step))
    assert back == walked[::-1]


def test_time_runs_pauses_and_is_given_more(plan: OpenPlan, workshop: Workshop) -> None:
    whole = now(plan, workshop).part.seconds(0)
    facilitate.start(plan, now(plan, workshop), NINE)
    later = NINE + timedelta(seconds=40)
    assert now(plan, workshop).left(later) == whole - 40
    facilitate.pause(plan, now(plan, workshop), later)
    assert now(plan, workshop).left(later + timedelta(hours=1)) == whole - 40
    facilitate.add_minutes(plan, now(plan, workshop), 1)
    assert now(plan, workshop).left(later) == whole + 20
    facilitate.start(plan, now(plan, workshop), later)
    assert now(plan, workshop).left(later + timedelta(seconds=whole + 35)) == -15


def test_it_says_how_far_behind_and_when_it_ends(plan: OpenPlan, workshop: Workshop) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    over = NINE + timedelta(seconds=now(plan, workshop).part.seconds(0)) + timedelta(minutes=4)
    assert now(plan, workshop).behind(over) == 4
    assert now(plan, workshop).ends(NINE) == NINE + timedelta(minutes=180)
    facilitate.forward(plan, now(plan, workshop), NINE)
    assert now(plan, workshop).behind(NINE) < 0


def test_what_follows_is_shortened_and_the_session_is_on_time_again(
    plan: OpenPlan, workshop: Workshop
) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    late = NINE + timedelta(seconds=now(plan, workshop).part.seconds(0)) + timedelta(minutes=10)
    end, total = now(plan, workshop).ends(late), agenda.minutes(agenda.items(plan, workshop))
    pause = next(p.item for p in now(plan, workshop).parts if p.item.kind == "break")
    assert facilitate.catch_up(plan, now(plan, workshop), late) == 0
    assert now(plan, workshop).ends(late) == end - timedelta(minutes=10)
    assert now(plan, workshop).behind(late) == 0
    assert agenda.minutes(agenda.items(plan, workshop)) == total - 10
    assert plan.one(AgendaItem, pause.id).minutes == pause.minutes
    plan.undo()
    assert now(plan, workshop).behind(late) == 10
    assert agenda.minutes(agenda.items(plan, workshop)) == total


def test_it_says_how_much_cannot_be_won_back(plan: OpenPlan, workshop: Workshop) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    late = NINE + timedelta(hours=4)
    assert facilitate.catch_up(plan, now(plan, workshop), late) > 0
    before = agenda.items(plan, workshop)
    facilitate.catch_up(plan, now(plan, workshop), late)
    assert agenda.items(plan, workshop) == before


def test_the_place_survives_a_restart(plan: OpenPlan, workshop: Workshop) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    facilitate.go_to(plan, now(plan, workshop), 2, 1, NINE)
    plan.close()
    again = open_file(plan.path, plan.settings)
    standing = now(again, workshop)
    assert (standing.at, standing.step, standing.running) == (2, 1, True)
    interrupted = facilitate.interrupted(again)
    assert interrupted is not None
    assert interrupted.id == workshop.id
    facilitate.finish(again, standing, NINE)
    assert facilitate.interrupted(again) is None
    again.close()


def test_walking_is_no_step_that_undo_would_take_back(plan: OpenPlan, workshop: Workshop) -> None:
    before = plan.undoable
    facilitate.forward(plan, now(plan, workshop), NINE)
    assert plan.undoable == before


def test_a_private_note_is_guarded_and_kept_apart(plan: OpenPlan, workshop: Workshop) -> None:
    facilitate.write_note(plan, workshop, "La mesa 4 quiere hablar primero")
    with pytest.raises(MarkedText):
        facilitate.write_note(plan, workshop, "Llamar al 310 555 12 34")
    kept = facilitate.note(plan, workshop)
    assert kept is not None
    assert kept.text == "La mesa 4 quiere hablar primero"
    facilitate.write_note(plan, workshop, "")
    assert plan.all(PrivateNote) == []
