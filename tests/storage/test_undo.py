"""Undo and redo, from the record, across restarts, and where they stop."""

from __future__ import annotations

import pytest

from tests.storage.test_record import proposal
from workshop_app.domain.proposals import Proposal
from workshop_app.services.open_plan import OpenPlan, open_file
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
