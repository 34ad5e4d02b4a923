"""Undo and redo, from the record, across restarts, and where they stop."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.storage.acts import ACTS
from tests.storage.content import faults, rows, standing
from tests.storage.laptops import Act, Laptops, quick_folder
from tests.storage.test_record import proposal
from workshop_app.domain.proposals import Proposal
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.steps import STEPS, nature
from workshop_app.storage.record import Record
from workshop_app.storage.undo import Undone
from workshop_app.text import KnownError


def reopened(plan: OpenPlan) -> OpenPlan:
    plan.close()
    return open_file(plan.path, plan.settings)


def test_undo_and_redo_walk_back_and_forth_across_a_restart(plan: OpenPlan) -> None:
    first = proposal(plan, "uno")
    with plan.step("proposal.edit") as step:
        edited = step.change(first, text="uno, mejor dicho", cost=7)
    with plan.step("proposal.withdraw") as step:
        step.change(edited, withdrawn=True)
    end = plan.all(Proposal)
    plan = reopened(plan)
    assert plan.undo().kind == "proposal.withdraw"
    assert plan.undo().kind == "proposal.edit"
    assert plan.all(Proposal) == [first]
    assert plan.undo().kind == "proposal.capture"
    assert plan.all(Proposal) == []
    with pytest.raises(KnownError, match="nothing to undo"):
        plan.undo()
    plan = reopened(plan)
    for _ in range(3):
        plan.redo()
    assert plan.all(Proposal) == end
    with pytest.raises(KnownError, match="nothing to redo"):
        plan.redo()
    for _ in range(3):
        plan.undo()
    assert plan.all(Proposal) == []
    plan.close()


def test_a_new_step_ends_what_could_be_redone(plan: OpenPlan) -> None:
    proposal(plan, "uno")
    plan.undo()
    proposal(plan, "dos")
    assert plan.redoable is None


def test_undo_stops_at_a_final_step_and_says_so(plan: OpenPlan) -> None:
    kept = proposal(plan, "uno")
    with plan.step("vote.open") as step:
        step.change(kept, cost=1)
    with pytest.raises(KnownError, match="Undo stops here"):
        plan.undo()
    plan = reopened(plan)
    with pytest.raises(KnownError, match="Undo stops here"):
        plan.undo()
    assert plan.one(Proposal, kept.id).cost == 1
    plan.close()


# -- every kind of step ---------------------------------------------------------------------------
@pytest.mark.parametrize("kind", sorted(kind for kind in STEPS if nature(kind) == "undoable"))
def test_every_kind_of_step_that_can_be_taken_back_is(plan: OpenPlan, kind: str) -> None:
    first = proposal(plan, "uno")
    before = rows(plan.store)
    with plan.step(kind) as step:
        step.change(first, text="dos", tags=("a",))
        step.add(Proposal(id="new", letter="", count=9, text="tres", theme="health"))
    after = standing(plan.store)
    assert plan.undo() == Undone(kind, 0)
    assert standing(plan.store)["Proposal"] == before["Proposal"]
    assert plan.redo() == Undone(kind, 0)
    assert standing(plan.store) == after


@pytest.mark.parametrize("kind", sorted(kind for kind in STEPS if nature(kind) == "quiet"))
def test_quiet_steps_are_passed_over(plan: OpenPlan, kind: str) -> None:
    first = proposal(plan, "uno")
    with plan.step(kind) as step:
        step.add(Proposal(id="new", letter="", count=9, text="tres", theme="health"))
    assert plan.undo().kind == "proposal.capture"
    assert [one.id for one in plan.all(Proposal)] == ["new"]
    plan.redo()
    assert plan.find(Proposal, first.id) == first


@pytest.mark.parametrize("kind", sorted(kind for kind in STEPS if nature(kind) == "final"))
def test_undo_does_not_pass_a_final_step(plan: OpenPlan, kind: str) -> None:
    proposal(plan, "uno")
    with plan.step(kind) as step:
        step.add(Proposal(id="new", letter="", count=9, text="tres", theme="health"))
    assert (plan.undoable, plan.redoable) == (None, None)
    with pytest.raises(KnownError):
        plan.undo()
    plan = reopened(plan)
    assert (plan.undoable, plan.redoable) == (None, None)
    plan.close()


# -- someone else ---------------------------------------------------------------------------------
def other_laptop(plan: OpenPlan, *values: dict[str, object]) -> None:
    """What someone else wrote meanwhile into the same plan."""
    with Record(plan.store, "9f" * 8).step("proposal.edit") as step:
        for value in values:
            step.change(plan.all(Proposal)[0], **value)
    plan.record.seen()


def test_what_someone_else_changed_since_is_left_and_told(plan: OpenPlan) -> None:
    first = proposal(plan, "uno")
    with plan.step("proposal.edit") as step:
        step.change(first, text="dos", cost=5)
    other_laptop(plan, {"text": "de otra persona"})
    assert plan.undo() == Undone("proposal.edit", 1)
    left = plan.one(Proposal, first.id)
    assert (left.text, left.cost) == ("de otra persona", None)
    assert plan.redo() == Undone("proposal.edit", 0)
    left = plan.one(Proposal, first.id)
    assert (left.text, left.cost) == ("de otra persona", 5)


def test_a_proposal_that_someone_else_went_on_with_is_not_taken_away(plan: OpenPlan) -> None:
    first = proposal(plan, "uno")
    other_laptop(plan, {"cost": 7})
    assert plan.undo() == Undone("proposal.capture", 1)
    assert plan.one(Proposal, first.id).cost == 7
    assert plan.undoable is None


def test_undo_goes_on_behind_a_step_of_which_nothing_is_left(plan: OpenPlan) -> None:
    first, second = proposal(plan, "uno"), proposal(plan, "dos")
    with plan.step("proposal.edit") as step:
        step.change(first, cost=3)
    other_laptop(plan, {"cost": 7})
    assert plan.undo() == Undone("proposal.edit", 1)
    assert plan.undo() == Undone("proposal.capture", 0)
    for _ in range(2):
        assert plan.find(Proposal, second.id) is None
        assert (plan.undoable, plan.redoable) == ("proposal.capture", "proposal.capture")
        plan = reopened(plan)
    plan.redo()
    assert plan.find(Proposal, second.id) == second
    plan.close()


def test_what_someone_else_set_back_is_mine_no_more(plan: OpenPlan) -> None:
    first = proposal(plan, "uno")
    with plan.step("proposal.edit") as step:
        step.change(first, text="dos")
    other_laptop(plan, {"text": "tres"}, {"text": "dos"})
    other_laptop(plan, {"text": "dos"})
    assert plan.undo().left == 1
    assert plan.one(Proposal, first.id).text == "dos"


# -- whole sessions -------------------------------------------------------------------------------
WITHOUT_VOTES = sorted(
    set(ACTS) - {"vote", "rate", "picture", "meet", "fork", "settle", "erase", "purge"}
    | {"restart"}
)


@settings(max_examples=40, deadline=None)
@given(
    some.lists(
        some.tuples(
            some.just(0), some.sampled_from(WITHOUT_VOTES), some.integers(0, 7), some.integers(0, 7)
        ),
        max_size=30,
    )
)
def test_a_session_without_votes_walks_back_to_empty_and_forward_to_the_same(
    start: Path, acts: list[Act]
) -> None:
    with quick_folder() as folder:
        laptops = Laptops(folder, start)
        laptops.act(acts)
        plan = laptops.plans[0]
        end = standing(plan.store)
        steps = 0
        while plan.undoable:
            assert plan.undo().left == 0
            steps += 1
        assert set(standing(plan.store)) == {"Plan", "Laptop"}
        laptops.act([(0, "restart", 0, 0)])
        plan = laptops.plans[0]
        assert plan.undoable is None
        for _ in range(steps):
            assert plan.redo().left == 0
        assert standing(plan.store) == end
        assert faults(plan.store) == []
        laptops.close()
