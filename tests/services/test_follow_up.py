"""Looking again a year on: what was found of actions and commitments, and what is overdue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from workshop_app.domain.action_plan import Action, Commitment, FollowUp
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Photo
from workshop_app.services import action_plan, commitments, due, follow_up, photos, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

DAY = date(2027, 9, 15)


@pytest.fixture
def action(plan: OpenPlan) -> Action:
    one = proposals.capture(plan, "Luz en las escaleras", theme="public_space")
    (made,) = action_plan.make_actions(plan, [one.id])
    return action_plan.edit(plan, made, start="2026-10", months=6, responsible="Alumbrado")


@pytest.fixture
def plan(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    return make_plan()


def test_an_action_goes_as_its_last_follow_up_says(plan: OpenPlan, action: Action) -> None:
    assert follow_up.state_of(plan, action) == ""
    follow_up.note(plan, action, "done", day="2027-09-01", note="Las tres escaleras", measured=3)
    earlier = follow_up.note(plan, action, "started", day="2027-03-01")
    assert follow_up.state_of(plan, action) == "done"
    assert [one.day for one in follow_up.of_one(plan, action)] == ["2027-03-01", "2027-09-01"]
    follow_up.change(plan, earlier, state="late", day="2027-10-01", note="Falta el poste")
    assert follow_up.state_of(plan, action) == "late"
    plan.undo()
    plan.undo()
    assert [one.measured for one in plan.all(FollowUp)] == [3]
    plan.undo()
    assert plan.all(FollowUp) == []
    plan.redo()
    assert follow_up.state_of(plan, action) == "done"


def test_a_commitment_keeps_the_state_of_its_last_follow_up(plan: OpenPlan) -> None:
    made = commitments.promise(plan, "Secretaría de Salud", "Abrir los sábados", by="2027-01-31")
    late = follow_up.note(plan, made, "late", day="2027-02-03", note="Falta el contrato")
    assert plan.one(Commitment, made.id).follow_up == "Falta el contrato"
    follow_up.note(plan, made, "kept", day="2027-04-02")
    assert plan.one(Commitment, made.id).state == "kept"
    follow_up.remove(plan, follow_up.of_one(plan, made)[-1])
    assert plan.one(Commitment, made.id).state == "late"
    follow_up.remove(plan, late)
    assert plan.one(Commitment, made.id).state == "open"
    plan.undo()
    assert plan.one(Commitment, made.id).state == "late"


def test_a_state_said_twice_on_a_day_is_said_once(plan: OpenPlan, action: Action) -> None:
    for state in ("started", "late"):
        follow_up.say_state(plan, action, state, "2027-01-05")
    follow_up.say_state(plan, action, "done", "2027-01-06")
    assert [one.state for one in follow_up.of_one(plan, action)] == ["late", "done"]


def test_what_cannot_be_kept_changes_nothing(plan: OpenPlan, action: Action) -> None:
    for wrong in (
        {"state": "kept", "day": "2027-01-01"},
        {"state": "done", "day": "in spring"},
        {"state": "done", "day": "2027-01-01", "measured": float("nan")},
        {"state": "done", "day": "2027-01-01", "note": "Llame a la señora Ana Pérez"},
    ):
        with pytest.raises(KnownError):
            follow_up.note(plan, action, **wrong)  # type: ignore[arg-type]
    assert plan.all(FollowUp) == []


def test_photos_are_evidence_and_go_with_their_follow_up(plan: OpenPlan, action: Action) -> None:
    from io import BytesIO

    from PIL import Image

    data = BytesIO()
    Image.new("RGB", (40, 30), "green").save(data, "PNG")
    found = follow_up.note(plan, action, "done", day="2027-09-01")
    kept = photos.add(plan, data.getvalue(), faces=photos.NO, follow_up=found.id)
    assert photos.of(plan, follow_up=found.id) == [kept]
    assert photos.sheets(plan, None) == []
    follow_up.remove(plan, found)
    assert plan.all(Photo) == []
    plan.undo()
    assert plan.all(Photo) == [kept]
    action_plan.remove(plan, action)
    assert plan.all(FollowUp) == []


def test_what_is_due_is_listed_by_day_and_overdue_is_told(plan: OpenPlan, action: Action) -> None:
    late = commitments.promise(plan, "Planeación", "Medir", by="2027-09-01", action=action.id)
    soon = commitments.promise(plan, "Cultura", "Convocar", by="2027-09-16")
    never = commitments.promise(plan, "Salud", "Algún día")
    kept = commitments.promise(plan, "Hacienda", "Girar", by="2027-01-01")
    follow_up.note(plan, kept, "kept", day="2027-01-01")
    listed = due.listed(plan, DAY)
    assert [one.record.id for one in listed] == [kept.id, action.id, late.id, soon.id, never.id]
    assert [one.kind for one in listed] == ["done", "overdue", "overdue", "open", "open"]
    words = Words("en")
    told = [due.in_words(words, one, DAY) for one in listed]
    assert told == ["", "6 months overdue", "2 weeks overdue", "in 1 day", "no day yet"]
    assert due.counted(listed) == {"overdue": 2, "open": 2, "done": 1, "dropped": 0, "all": 5}
    assert {one.number for one in listed} == {"A1", ""}
    follow_up.note(plan, action, "dropped", day="2027-09-10", note="Sin predio")
    assert due.of_action(plan, action, DAY).kind == "dropped"


@pytest.mark.parametrize(
    ("day", "told"),
    [(31, "due today"), (30, "in 1 day"), (17, "in 2 weeks")],
)
def test_an_action_is_overdue_once_its_target_month_is_over(
    plan: OpenPlan, action: Action, day: int, told: str
) -> None:
    assert follow_up.end_of(action) == date(2027, 3, 31)
    for start, months in (("9999-12", 9), ("2027-01", 10**15), ("pronto", 3), ("", 3)):
        assert follow_up.end_of(replace(action, start=start, months=months)) is None
    today = date(2027, 3, day)
    assert due.in_words(Words("en"), due.of_action(plan, action, today), today) == told
    after = date(2027, 4, 1)
    assert due.in_words(Words("en"), due.of_action(plan, action, after), after) == "1 day overdue"


def test_a_commitment_that_is_dropped_takes_what_was_found_with_it(plan: OpenPlan) -> None:
    made = commitments.promise(plan, "Salud", "Abrir")
    follow_up.note(plan, made, "late", day="2027-01-01")
    commitments.drop(plan, made)
    assert plan.all(FollowUp) == []
    plan.undo()
    assert len(plan.all(FollowUp)) == 1


def test_what_was_found_goes_with_an_action_and_with_what_was_promised_for_it(
    plan: OpenPlan, action: Action
) -> None:
    promised = commitments.promise(plan, "Obras", "Poner la luz", action=action.id)
    for of in (action, promised):
        found = follow_up.note(plan, of, "late", day="2027-03-01")
        with plan.step("photo.add") as step:
            step.add(Photo(id=new_id(), media="", faces="no", follow_up=found.id))
    action_plan.remove(plan, action)
    assert (plan.count(FollowUp), plan.count(Photo), plan.count(Commitment)) == (0, 0, 0)
    plan.undo()
    assert (plan.count(FollowUp), plan.count(Photo), plan.count(Commitment)) == (2, 2, 1)
