"""The number of one row is the same whether all are read or only those beside it."""

from __future__ import annotations

from workshop_app.domain.entity import new_id
from workshop_app.domain.proposals import Proposal
from workshop_app.services import numbering, proposals
from workshop_app.services.open_plan import OpenPlan


def test_the_rows_of_one_number_are_numbered_as_among_all(plan: OpenPlan) -> None:
    for letter, count in (("", 1), ("", 2), ("", 2), ("B", 2), ("", 2)):
        with plan.step("proposal.capture") as step:
            step.add(Proposal(id=new_id(), letter=letter, count=count, text="x", theme="health"))
    every = numbering.labels(plan, Proposal)
    assert sorted(every.values()) == ["1", "2", "2 bis", "2 bis 2", "B2"]
    for id, label in every.items():
        near = numbering.near(plan, Proposal, id)
        assert near[id] == label
        assert near.items() <= every.items()
        assert len(near) == (3 if label.startswith("2") else 1)


def test_a_row_that_is_gone_keeps_its_number_and_an_unknown_one_has_none(plan: OpenPlan) -> None:
    made = proposals.capture(plan, "Luz en la cancha", theme="health")
    plan.undo()
    assert numbering.near(plan, Proposal, made.id) == numbering.labels(plan, Proposal)
    assert numbering.near(plan, Proposal, new_id()) == {}
