"""The player walks the agenda, keeps its place across a restart, and tells the time truly."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from tests.domain.test_packs import pack
from workshop_app.domain.meetings import AgendaItem, PrivateNote, Progress, Workshop
from workshop_app.domain.packs import steps_for
from workshop_app.services import agenda, clock, facilitate, pace, prepare
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


def test_a_session_begins_and_ends_with_steps_that_are_not_left_out() -> None:
    made = [pack((5, 0), (5, 5)), pack((5, 5), (5, 0), (5, 0))]
    items = [
        AgendaItem(id=f"{n}", workshop="w", position=n, kind="exercise", exercise="x", minutes=5)
        for n in (1.0, 2.0)
    ]
    parts = tuple(
        facilitate.Part(item, one, steps_for(one, 5)) for item, one in zip(items, made, strict=True)
    )

    def at(part: int, step: int) -> facilitate.Standing:
        place = Progress(id="p", workshop="w", item=items[part].id, step=step)
        return facilitate.Standing(parts, part, place)

    assert [one.skipped for part in parts for one in part.steps] == [True, False, False, True, True]
    assert at(0, 1).first
    assert at(0, 1).beside(1) == (1, 0)
    assert at(1, 0).last
    assert at(1, 0).beside(-1) == (0, 1)


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
    wanted = pace.shortening(plan, now(plan, workshop), late)
    assert (wanted.late, wanted.missing, wanted.won) == (10, 0, 10)
    assert all(one.item.minutes > one.minutes >= one.pack.minutes.least for one in wanted.parts)
    pace.shorten(plan, now(plan, workshop), wanted)
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
    wanted = pace.shortening(plan, now(plan, workshop), late)
    assert wanted.missing > 0
    assert any(one.skipped and set(one.skipped) <= set(one.may_skip) for one in wanted.parts)
    pace.shorten(plan, now(plan, workshop), wanted)
    before = agenda.items(plan, workshop)
    again = pace.shortening(plan, now(plan, workshop), late)
    assert again.parts == ()
    pace.shorten(plan, now(plan, workshop), again)
    assert agenda.items(plan, workshop) == before


def test_what_is_proposed_to_shorten_changes_nothing_by_itself(
    plan: OpenPlan, workshop: Workshop
) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    late = NINE + timedelta(minutes=30)
    before, told = agenda.items(plan, workshop), []
    plan.news.subscribe(told.append)
    wanted = pace.shortening(plan, now(plan, workshop), late)
    assert sum(one.item.minutes - one.minutes for one in wanted.parts) == wanted.won
    assert not any(one.item.kind == "break" or one.item.optional for one in wanted.parts)
    assert agenda.items(plan, workshop) == before
    assert told == []


def test_a_minute_more_makes_the_step_longer_and_the_session_later(
    plan: OpenPlan, workshop: Workshop
) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    whole, part = now(plan, workshop).total, now(plan, workshop).part_total
    facilitate.add_minutes(plan, now(plan, workshop), 1)
    standing = now(plan, workshop)
    assert (standing.total, standing.part_total) == (whole + 60, part + 60)
    assert standing.left(NINE) == whole + 60
    assert standing.behind(NINE) == 1
    for _ in range(20):
        facilitate.add_minutes(plan, now(plan, workshop), -1)
    assert (now(plan, workshop).total, now(plan, workshop).left(NINE)) == (60, 60)


def test_the_time_of_the_exercise_and_of_the_session_runs_down_and_past_zero(
    plan: OpenPlan, workshop: Workshop
) -> None:
    planned = now(plan, workshop).planned
    assert now(plan, workshop).session_left(NINE) == planned
    facilitate.start(plan, now(plan, workshop), NINE)
    standing, later = now(plan, workshop), NINE + timedelta(minutes=2)
    assert standing.part_left(NINE) == standing.part_total == standing.part.item.minutes * 60
    assert standing.part_left(later) == standing.part_total - 120
    assert standing.session_left(later) == planned - 120
    assert standing.session_left(NINE + timedelta(seconds=planned + 15)) == -15


@pytest.mark.parametrize(
    ("left", "state"),
    [(601, "enough"), (121, "enough"), (120, "little"), (31, "little"), (30, "nearly"),
     (0, "nearly"), (-1, "over")],
)  # fmt: skip
def test_time_is_little_from_20_percent_and_nearly_over_from_5(left: int, state: str) -> None:
    assert pace.state(left, 600) == state


def test_time_that_the_laptop_slept_is_left_out_and_counted_again(
    plan: OpenPlan, workshop: Workshop
) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    later = NINE + timedelta(minutes=13)
    left = now(plan, workshop).left(later)
    facilitate.leave_out(plan, now(plan, workshop), 720)
    assert now(plan, workshop).left(later) == left + 720
    assert now(plan, workshop).session_left(later) == now(plan, workshop).planned - 780
    facilitate.leave_out(plan, now(plan, workshop), -720)
    assert now(plan, workshop).left(later) == left


def test_a_clock_that_was_set_moves_nothing(plan: OpenPlan, workshop: Workshop) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    before = now(plan, workshop)
    facilitate.move_clock(plan, before, 3600)
    hour = NINE + timedelta(hours=1)
    assert now(plan, workshop).left(hour) == before.left(NINE)
    assert now(plan, workshop).session_left(hour) == before.session_left(NINE)


def test_the_workshop_whose_time_runs_is_known(plan: OpenPlan, workshop: Workshop) -> None:
    assert facilitate.live(plan, NINE) is None
    facilitate.start(plan, now(plan, workshop), NINE)
    found = facilitate.live(plan, NINE)
    assert found is not None
    assert found[0].id == workshop.id
    facilitate.pause(plan, now(plan, workshop), NINE)
    assert facilitate.live(plan, NINE) is None


def test_the_time_of_a_plan_can_run_faster_and_never_jumps(plan: OpenPlan) -> None:
    assert clock.speed(plan) == 1
    before = clock.now(plan)
    clock.run_at(plan, 30)
    clock.run_at(plan, 10)
    assert clock.speed(plan) == 10
    assert timedelta(0) <= clock.now(plan) - before < timedelta(seconds=20)


def test_the_place_survives_a_restart(plan: OpenPlan, workshop: Workshop) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    facilitate.go_to(plan, now(plan, workshop), 2, 1, NINE)
    plan.close()
    again = open_file(plan.path, plan.settings)
    standing = now(again, workshop)
    assert (standing.at, standing.step, standing.running) == (2, 1, True)
    interrupted = facilitate.interrupted(again, NINE)
    assert interrupted is not None
    assert interrupted.id == workshop.id
    facilitate.finish(again, standing, NINE)
    assert facilitate.interrupted(again, NINE) is None
    again.close()


DAYS_LATER = NINE + timedelta(days=3)


def test_a_session_left_standing_is_not_days_late_when_it_is_looked_at_again(
    plan: OpenPlan, workshop: Workshop
) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    facilitate.go_to(plan, now(plan, workshop), 3, 0, NINE + timedelta(minutes=50))
    for moment in (DAYS_LATER, NINE - timedelta(days=3)):
        left = facilitate.standing(plan, workshop, moment)
        assert left is not None
        assert (left.at, left.step, left.running) == (3, 0, False)
        assert left.left(moment) == left.part.seconds(0)
        assert left.behind(moment) == 0
        assert facilitate.live(plan, moment) is None
        assert facilitate.interrupted(plan, moment) is None
        assert facilitate.capturing(plan, workshop, moment) == ""


@pytest.mark.parametrize("paused", [True, False])
def test_a_session_taken_up_another_day_goes_on_where_it_stood_and_is_on_time(
    plan: OpenPlan, workshop: Workshop, paused: bool
) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    facilitate.go_to(plan, now(plan, workshop), 3, 0, NINE + timedelta(minutes=50))
    if paused:
        facilitate.pause(plan, now(plan, workshop), NINE + timedelta(minutes=51))
    facilitate.leave_out(plan, now(plan, workshop), 60 * 60 * 9)
    left = facilitate.standing(plan, workshop, DAYS_LATER)
    assert left is not None
    facilitate.start(plan, left, DAYS_LATER)
    again = now(plan, workshop)
    assert (again.at, again.step, again.running) == (3, 0, True)
    assert 0 < again.left(DAYS_LATER) <= again.total
    assert again.behind(DAYS_LATER) == 0
    assert not again.lapsed(again.ends(DAYS_LATER))
    assert again.session_left(DAYS_LATER) < again.planned
    assert facilitate.interrupted(plan, DAYS_LATER) == workshop


def test_a_session_that_ended_and_is_walked_again_another_day_is_on_time(
    plan: OpenPlan, workshop: Workshop
) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    facilitate.finish(plan, now(plan, workshop), NINE + timedelta(hours=3))
    facilitate.go_to(plan, now(plan, workshop), 2, 0, DAYS_LATER)
    assert now(plan, workshop).behind(DAYS_LATER) == 0


def test_a_long_delay_on_the_same_day_is_told(plan: OpenPlan, workshop: Workshop) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    evening = NINE + timedelta(hours=8)
    standing = facilitate.standing(plan, workshop, evening)
    assert standing is not None
    assert standing.behind(evening) > 60


def test_a_session_goes_on_past_midnight(plan: OpenPlan, workshop: Workshop) -> None:
    late = datetime(2026, 12, 31, 23, 30)
    facilitate.start(plan, now(plan, workshop), late)
    after = late + timedelta(minutes=45)
    standing = facilitate.standing(plan, workshop, after)
    assert standing is not None
    assert standing.running
    assert standing.session_left(after) == standing.planned - 45 * 60
    assert standing.ends(late).date() == datetime(2027, 1, 1).date()


def test_a_clock_that_went_back_while_the_app_was_shut_gives_a_step_no_time(
    plan: OpenPlan, workshop: Workshop
) -> None:
    facilitate.start(plan, now(plan, workshop), NINE)
    assert now(plan, workshop).left(NINE - timedelta(hours=1)) == now(plan, workshop).total


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from workshop_app.domain.meetings import Workshop
from workshop_app.services import facilitate
from workshop_app.services.open_plan import open_file
from workshop_app.settings import Settings
plan = open_file(Path(sys.argv[1]), Settings(laptop="2b" * 8))
workshop, moment = plan.all(Workshop)[0], datetime(2026, 3, 14, 9, 0)
for act in (facilitate.start, facilitate.forward, facilitate.forward):
    act(plan, facilitate.standing(plan, workshop), moment)
facilitate.add_minutes(plan, facilitate.standing(plan, workshop), 1)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
def test_the_place_and_the_minutes_given_survive_a_kill(plan: OpenPlan, workshop: Workshop) -> None:
    plan.close()
    done = subprocess.run([sys.executable, "-c", KILLED, plan.path], check=False, timeout=60)
    assert done.returncode == -9
    again = open_file(plan.path, plan.settings)
    standing = now(again, workshop)
    whole = standing.part.seconds(2) + 60
    assert (standing.at, standing.step, standing.running) == (0, 2, True)
    assert (standing.total, standing.left(NINE)) == (whole, whole)
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


def test_a_session_whose_exercise_is_taken_out_goes_on_with_the_next(
    plan: OpenPlan, workshop: Workshop
) -> None:
    facilitate.go_to(plan, now(plan, workshop), 3, 0, NINE)
    items = agenda.items(plan, workshop)
    agenda.remove(plan, items[3])
    standing = now(plan, workshop)
    assert standing.part.item.id == items[4].id
    assert standing.step == 0
    assert standing.left(NINE) == standing.part.seconds(0)
    plan.undo()
    assert now(plan, workshop).part.item.id == items[3].id
