"""Several actions made one, one made two: nobody loses an answer, and undo brings all back."""

from __future__ import annotations

import pytest

from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    Commitment,
    FollowUp,
    Indicator,
    Source,
)
from workshop_app.domain.entity import new_id
from workshop_app.services import (
    action_joins,
    action_parts,
    action_plan,
    commitments,
    prepare,
    proposals,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError

HANGING = (Action, ActionProposal, Source, Indicator, Commitment, FollowUp)


@pytest.fixture
def three(plan: OpenPlan) -> list[Action]:
    """Three actions that cost 10, 20 and nobody knows, with everything that may hang on one."""
    made = [
        proposals.capture(plan, text, theme="health", cost=cost)
        for text, cost in (("Luz", 10), ("Agua", 20), ("Sombra", None))
    ]
    action_plan.make_actions(plan, [one.id for one in made])
    _first, second, third = action_plan.actions(plan)
    action_plan.edit(plan, second, responsible="Planeación", start="2027-01", months=8, sdg=[11, 3])
    second = plan.one(Action, second.id)
    action_parts.add_source(plan, second, "Alumbrado")
    action_parts.add_indicator(plan, second, "Puntos", target=4.0)
    commitments.promise(plan, "Junta", "Contar", action=second.id)
    with plan.step("action.edit") as step:
        step.add(FollowUp(id=new_id(), day="2028-01-01", action=second.id))
    action_plan.edit(plan, third, allies=["Junta"], note="Se decidió en la sala")
    return action_plan.actions(plan)


def everything(plan: OpenPlan) -> list[object]:
    return [plan.all(entity) for entity in HANGING]


def test_made_one_they_answer_all_and_nothing_that_hung_on_them_is_lost(
    plan: OpenPlan, three: list[Action]
) -> None:
    before = action_plan.answered(plan)
    first, *others = three
    kept = action_joins.join(plan, first, others)
    assert action_plan.actions(plan) == [plan.one(Action, kept.id)]
    assert action_plan.answered(plan) == before
    assert kept.cost == 30
    assert (kept.responsible, kept.start, kept.months, kept.horizon) == (
        "Planeación", "2027-01", 8, "short",
    )  # fmt: skip
    assert (kept.sdg, kept.allies, kept.note) == ((3, 11), ("Junta",), "Se decidió en la sala")
    for entity in (Source, Indicator, Commitment, FollowUp):
        assert [one.action for one in plan.all(entity)] == [kept.id], entity


def test_undo_of_a_join_brings_every_action_back_as_it_was(
    plan: OpenPlan, three: list[Action]
) -> None:
    before = everything(plan)
    action_joins.join(plan, three[0], three[1:])
    plan.undo()
    assert everything(plan) == before


def test_one_action_alone_is_not_joined(plan: OpenPlan, three: list[Action]) -> None:
    before = everything(plan)
    with pytest.raises(KnownError, match="takes two"):
        action_joins.join(plan, three[0], [three[0]])
    assert everything(plan) == before


def test_strategic_projects_follow_the_action_that_was_kept(sample: OpenPlan) -> None:
    from workshop_app.domain.directory import StrategicProject

    project = next(one for one in sample.all(StrategicProject) if one.actions)
    gone = sample.one(Action, project.actions[0])
    kept = next(one for one in action_plan.actions(sample) if one.id not in project.actions)
    action_joins.join(sample, kept, [gone])
    now = sample.one(StrategicProject, project.id)
    assert gone.id not in now.actions
    assert kept.id in now.actions


def test_a_split_keeps_every_answer_and_comes_right_after(plan: OpenPlan) -> None:
    prepare.change_plan(plan, budget=100)
    made = [proposals.capture(plan, text, theme="health", cost=5) for text in ("a", "b", "c")]
    action_plan.make_actions(plan, [one.id for one in made])
    first = action_joins.join(plan, action_plan.actions(plan)[0], action_plan.actions(plan)[1:2])
    before = action_plan.answered(plan)
    new = action_joins.split(plan, first, [made[1].id], "Agua por cuadras")
    assert action_plan.answered(plan) == before
    assert [one.title for one in action_plan.actions(plan)] == ["a", "Agua por cuadras", "c"]
    assert new.cost is None
    plan.undo()
    assert [one.title for one in action_plan.actions(plan)] == ["a", "c"]
    assert action_plan.answered(plan) == before


@pytest.mark.parametrize("some", [[], [0, 1]])
def test_a_split_that_leaves_one_side_without_proposals_is_refused(
    plan: OpenPlan, some: list[int]
) -> None:
    made = [proposals.capture(plan, text, theme="health") for text in ("a", "b")]
    action_plan.make_actions(plan, [made[0].id])
    (action,) = action_plan.actions(plan)
    action_plan.answer_with(plan, action, [one.id for one in made])
    with pytest.raises(KnownError, match="Choose some"):
        action_joins.split(plan, action, [made[at].id for at in some], "Otra")
    assert len(plan.all(Action)) == 1
