"""Several sources and several indicators of one action."""

from __future__ import annotations

import pytest

from workshop_app.domain.action_plan import Action, Indicator, Source
from workshop_app.services import action_parts, action_plan
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError


@pytest.fixture
def action(plan: OpenPlan) -> Action:
    return action_plan.edit(plan, action_plan.add(plan, "Techos", "housing"), cost=100)


def test_the_first_source_pays_all_and_the_next_what_is_left(
    plan: OpenPlan, action: Action
) -> None:
    first = action_parts.add_source(plan, action, "Municipio")
    assert first.amount == 100
    action_parts.change_source(plan, first, amount=60)
    second = action_parts.add_source(plan, action, "Por conseguir", "to_find")
    assert (second.kind, second.amount) == ("to_find", 40)
    assert action_parts.without_source(action, plan.all(Source)) == 0


def test_a_cost_that_changes_moves_a_lone_source_only(plan: OpenPlan, action: Action) -> None:
    first = action_parts.add_source(plan, action, "Municipio")
    action = action_plan.edit(plan, action, cost=120)
    assert plan.one(Source, first.id).amount == 120
    action_parts.add_source(plan, action, "Cooperación", "cooperation")
    action = action_plan.edit(plan, action, cost=200)
    assert [one.amount for one in plan.all(Source)] == [120, 0]
    assert action_parts.without_source(action, plan.all(Source)) == 80


def test_bad_figures_and_empty_names_change_nothing(plan: OpenPlan, action: Action) -> None:
    first = action_parts.add_source(plan, action, "Municipio")
    for facts in ({"amount": -1}, {"name": "  "}):
        with pytest.raises(KnownError):
            action_parts.change_source(plan, first, **facts)
    assert plan.all(Source) == [first]


def test_indicators_stand_beside_each_other_and_one_goes_alone(
    plan: OpenPlan, action: Action
) -> None:
    first = action_parts.add_indicator(plan, action, "Techos", unit="casas", target=40.0)
    second = action_parts.add_indicator(plan, action, "Familias", baseline=3.0)
    action_parts.change_indicator(plan, second, measured="Registro de la Junta")
    action_parts.take_away(plan, first)
    (left,) = plan.all(Indicator)
    assert (left.name, left.baseline, left.measured) == ("Familias", 3.0, "Registro de la Junta")
    plan.undo()
    assert len(plan.all(Indicator)) == 2


def test_clearing_the_first_source_leaves_the_others(plan: OpenPlan, action: Action) -> None:
    action_parts.add_source(plan, action, "Municipio")
    action_parts.add_source(plan, action, "Nación", "nation", 5)
    action_plan.set_source(plan, action, "")
    assert [one.name for one in plan.all(Source)] == ["Nación"]


@pytest.mark.parametrize(
    ("months", "horizon"), [(12, "short"), (13, "medium"), (36, "medium"), (37, "long"), (None, "")]
)
def test_the_horizon_is_computed_from_the_months(
    plan: OpenPlan, action: Action, months: int | None, horizon: str
) -> None:
    assert action_plan.edit(plan, action, months=months).horizon == horizon


@pytest.mark.parametrize("wrong", [[18], [0], ["once"]])
def test_only_the_seventeen_goals_are_goals(
    plan: OpenPlan, action: Action, wrong: list[object]
) -> None:
    with pytest.raises(ValueError, match=r".+"):
        action_plan.edit(plan, action, sdg=wrong)
    assert plan.one(Action, action.id).sdg == ()
    assert action_plan.edit(plan, action, sdg=[11, 3, 3]).sdg == (3, 11)
