"""The balance of what goes in: no theme and no territory vanishes by accident."""

from __future__ import annotations

from tests.services.test_prioritize import rated, voted  # noqa: F401
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import balance, prepare, prioritize, proposals
from workshop_app.services.balance import Balance
from workshop_app.services.open_plan import OpenPlan


def read(plan: OpenPlan) -> Balance:
    return balance.balance(plan, prioritize.listed(plan))


def test_the_counts_of_the_sample_add_up(sample: OpenPlan) -> None:
    found = read(sample)
    assert (found.proposed, found.voted) == (40, 40)
    for parts in (found.themes, found.territories):
        assert sum(part.proposed for part in parts) == found.proposed
        assert sum(part.going_in for part in parts) == found.going_in
    assert sum(part.cost for part in found.themes) == found.cost
    assert found.cost == 1_606_000_000, "what the actions cost, not what was first proposed"
    assert found.going_in == 24, "as many as the expected results have in actions"
    assert found.gone == ()


def test_of_a_group_only_its_first_options_are_told(sample: OpenPlan) -> None:
    groups = read(sample).groups
    assert groups
    assert all(0 < len(one.first) <= 5 for one in groups)
    assert all(one.goes_in == (one.state in ("in", "in_plan")) for g in groups for one in g.first)


def test_a_theme_and_a_territory_of_which_nothing_goes_in_are_said(
    plan: OpenPlan,
    voted: VoteRound,  # noqa: F811
) -> None:
    rated(plan, {"1": 5, "2": 5, "3": 1})
    place = prepare.add_territory(plan, "La Loma")
    listed = {one.priority.number: one for one in prioritize.listed(plan)}
    proposals.edit(plan, listed["3"].proposal, theme="economy", territory=place.id)
    found = read(plan)
    economy = next(part for part in found.themes if part.key == "economy")
    assert (economy.going_in, economy.none_yet, economy.vanishes) == (0, True, False)
    assert found.gone == (), "a decision may still put it in"
    listed = {one.priority.number: one for one in prioritize.listed(plan)}
    prioritize.decide(plan, listed["3"], "waits", "Falta el lote")
    assert {part.key for part in read(plan).gone} == {"economy", place.id}


def test_what_goes_in_with_a_part_of_its_cost_costs_that(
    plan: OpenPlan,
    voted: VoteRound,  # noqa: F811
) -> None:
    rated(plan, {"1": 5, "2": 5, "3": 1})
    assert read(plan).cost == 130
    listed = {one.priority.number: one for one in prioritize.listed(plan)}
    prioritize.decide(plan, listed["2"], "in", "", part=30)
    assert read(plan).cost == 80
