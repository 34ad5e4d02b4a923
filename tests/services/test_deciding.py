"""Which rounds can decide, and what their groups had high."""

from __future__ import annotations

from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import DecidingRound
from workshop_app.services import capacity, deciding, numbering, prioritize
from workshop_app.services.open_plan import OpenPlan


def test_the_sample_has_two_shown_rounds_and_one_of_them_decides(sample: OpenPlan) -> None:
    found = {one.round.name: one for one in deciding.candidates(sample)}
    assert {name: one.chosen for name, one in found.items()} == {"A": True, "B": False}
    assert (found["A"].rule, found["A"].places) == ("most", 12)
    assert found["A"].rules == ("most", "groups")
    assert set(found["B"].rules) == {"most", "groups", "greedy", "equal-shares"}
    assert deciding.proposed(sample) is None


def test_the_last_shown_round_is_proposed_while_none_decides(sample: OpenPlan) -> None:
    capacity.name_deciding_rounds(sample, [])
    found = deciding.proposed(sample)
    assert found is not None
    assert (found.round.name, found.rule) == ("B", "greedy")
    assert all(one.priority.not_voted for one in prioritize.listed(sample))
    deciding.name(sample, [found])
    assert [(d.rule) for d in sample.all(DecidingRound)] == ["greedy"]


def test_an_empty_plan_has_nothing_to_decide_by(plan: OpenPlan) -> None:
    assert deciding.candidates(plan) == []
    assert deciding.proposed(plan) is None


def test_a_group_that_had_a_proposal_high_is_called_by_its_name(sample: OpenPlan) -> None:
    numbers = numbering.labels(sample, Proposal)
    by_number = {number: id for id, number in numbers.items()}
    found = deciding.high_in(sample, by_number["31"])
    assert found
    assert all(one.groups[0].startswith("Mesa ") for one in found)
    assert [one.rank for one in found] == sorted(one.rank for one in found)
    expected = next(one for one in prioritize.listed(sample) if one.priority.number == "31")
    assert len(found) == len(expected.priority.top_of_groups)
    assert deciding.high_in(sample, "nobody") == []
