"""In, waits, returns: a person's decision with its reason, its time and its money."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.test_prioritize import rated, states, voted  # noqa: F401
from workshop_app.domain.action_plan import Action, Source
from workshop_app.domain.rounds import Decision, VoteRound
from workshop_app.services import action_plan, plan_view, prioritize, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.text import KnownError


def by_number(plan: OpenPlan) -> dict[str, Placed]:
    return {one.priority.number: one for one in prioritize.listed(plan)}


@pytest.fixture
def placed(plan: OpenPlan, voted: VoteRound) -> OpenPlan:  # noqa: F811
    """1 (50) do now, 2 (80) quick win, 3 (20) return, 4 (10) not voted."""
    rated(plan, {"1": 5, "2": 5, "3": 1})
    return plan


def test_what_waits_has_its_reason_day_and_minute(placed: OpenPlan) -> None:
    with pytest.raises(KnownError, match="reason"):
        prioritize.decide(placed, by_number(placed)["1"], "waits", "")
    prioritize.decide(placed, by_number(placed)["1"], "waits", "Falta el lote")
    kept = placed.all(Decision)[0]
    assert (kept.outcome, kept.reason, kept.day) == ("waits", "Falta el lote",
                                                     date.today().isoformat())  # fmt: skip
    assert re.fullmatch(r"\d\d:\d\d", kept.at)
    assert states(placed)["1"] == "waits"
    for number in ("3", "4"):
        prioritize.decide(placed, by_number(placed)[number], "out", "Hoy no se puede")
    assert [one.title for one in prioritize.pass_to_plan(placed)] == ["b"]


def test_an_unknown_outcome_is_refused(placed: OpenPlan) -> None:
    with pytest.raises(KnownError, match="in, waits or out"):
        prioritize.decide(placed, by_number(placed)["1"], "later", "x")
    assert placed.count(Decision) == 0


def test_an_override_has_its_reason_in_the_document(placed: OpenPlan) -> None:
    with pytest.raises(KnownError, match="reason"):
        prioritize.decide(placed, by_number(placed)["3"], "in", "")
    prioritize.decide(placed, by_number(placed)["3"], "in", "Es un deber legal")
    prioritize.decide(placed, by_number(placed)["4"], "out", "Hoy no se puede")
    prioritize.pass_to_plan(placed)
    view = plan_view.read_plan(placed)
    told = next(one for one in view.proposals if one.number == "3")
    assert told.decision is not None
    assert (told.decision.against_zone, told.decision.reason) == (True, "Es un deber legal")


def test_the_line_and_the_plan_cost_the_part_that_goes_in(placed: OpenPlan) -> None:
    prioritize.set_budget(placed, "100")
    reach = prioritize.reach(placed, prioritize.listed(placed))
    assert reach is not None
    assert (reach.count, reach.spent) == (1, 50)
    prioritize.decide(placed, by_number(placed)["2"], "in", "", part=45)
    reach = prioritize.reach(placed, prioritize.listed(placed))
    assert reach is not None
    assert (reach.count, reach.spent) == (2, 95)
    for number in ("3", "4"):
        prioritize.decide(placed, by_number(placed)[number], "out", "Hoy no se puede")
    prioritize.pass_to_plan(placed)
    assert [one.cost for one in action_plan.actions(placed)] == [50, 45]


def test_in_the_plan_the_cost_of_its_action_and_of_its_one_source_follow(placed: OpenPlan) -> None:
    for number in ("3", "4"):
        prioritize.decide(placed, by_number(placed)[number], "out", "Hoy no se puede")
    made = prioritize.pass_to_plan(placed)
    action_plan.set_source(placed, made[1], "Presupuesto propio")
    prioritize.decide(placed, by_number(placed)["2"], "in", "", part=30)
    assert placed.one(Action, made[1].id).cost == 30
    assert [one.amount for one in placed.all(Source)] == [30]
    placed.undo()
    assert placed.one(Action, made[1].id).cost == 80
    assert by_number(placed)["2"].part is None
    with pytest.raises(KnownError, match="in the plan already"):
        prioritize.decide(placed, by_number(placed)["2"], "out", "No")
    assert states(placed)["2"] == "in_plan"


@pytest.mark.parametrize("part", [0, -5, 80, 81])
def test_a_part_is_more_than_nothing_and_less_than_the_cost(placed: OpenPlan, part: int) -> None:
    with pytest.raises(KnownError, match="more than nothing and less than the cost"):
        prioritize.decide(placed, by_number(placed)["2"], "in", "", part=part)
    assert placed.count(Decision) == 0


def test_of_an_unknown_cost_there_is_no_part(placed: OpenPlan) -> None:
    proposals.edit(placed, by_number(placed)["2"].proposal, cost=None)
    with pytest.raises(KnownError, match="cost of 2 is not known"):
        prioritize.decide(placed, by_number(placed)["2"], "in", "", part=5)


@given(st.text(alphabet="abc#!¿", min_size=1, max_size=8))
def test_words_are_no_part(typed: str) -> None:
    with pytest.raises(KnownError, match="is not an amount"):
        prioritize.part_of(typed)


def test_a_decision_from_before_it_was_joined_is_not_lost(placed: OpenPlan) -> None:
    found = by_number(placed)
    prioritize.decide(placed, found["4"], "out", "Ya se hizo")
    proposals.join_into_cluster(placed, [found["1"].proposal, found["4"].proposal], "uno")
    one = by_number(placed)["1"]
    assert (one.state, [each.reason for each in one.earlier]) == ("to_decide", ["Ya se hizo"])
    prioritize.decide(placed, one, "in", "")
    assert states(placed)["1"] == "in"


def test_taking_an_action_out_leaves_the_decision(placed: OpenPlan) -> None:
    prioritize.decide(placed, by_number(placed)["3"], "in", "Es un deber legal")
    prioritize.decide(placed, by_number(placed)["4"], "out", "Hoy no se puede")
    for action in prioritize.pass_to_plan(placed):
        action_plan.remove(placed, action)
    assert states(placed) == {"1": "in", "2": "in", "3": "in", "4": "out"}
    assert placed.count(Decision) == 2
