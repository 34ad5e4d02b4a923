"""What goes in and out, each with its reason, and how far the money goes."""

from __future__ import annotations

import pytest

from workshop_app.domain.action_plan import Action
from workshop_app.domain.proposals import Confirmation
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import (
    action_plan,
    capacity,
    paper,
    prepare,
    prioritize,
    proposals,
    rounds,
    votes,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError


@pytest.fixture
def voted(plan: OpenPlan) -> VoteRound:
    """Four proposals, three in a shown round with one place, one not voted."""
    made = [
        proposals.capture(plan, text, theme="health", cost=cost)
        for text, cost in (("a", 50), ("b", 80), ("c", 20), ("d", 10))
    ]
    round = rounds.draft(plan, "¿Qué va primero?", places=1, people=9, public_seed="mango 7")
    rounds.choose_options(plan, round, [p.id for p in made[:3]])
    round = votes.open_round(plan, round)
    for marks in [(("1", 2),)] * 4 + [(("2", 1),)] * 3:
        paper.type_in(plan, round, marks)
    round = votes.show_result(plan, votes.close_round(plan, round))
    capacity.name_deciding_rounds(plan, [(round.id, "most", 1)])
    return round


def rated(plan: OpenPlan, scores: dict[str, int]) -> None:
    assessment = capacity.open_assessment(plan)
    ids = {one.priority.number: one.proposal.id for one in prioritize.listed(plan)}
    for number, score in scores.items():
        for _ in range(3):
            capacity.rate(plan, assessment, ids[number], dict.fromkeys(capacity.CRITERIA, score))
    capacity.close_assessment(plan, assessment)


def states(plan: OpenPlan) -> dict[str, str]:
    return {one.priority.number: one.state for one in prioritize.listed(plan)}


def test_zones_put_proposals_in_and_the_rest_waits_for_a_decision(
    plan: OpenPlan, voted: VoteRound
) -> None:
    rated(plan, {"1": 5, "2": 5, "3": 1})
    zones = {one.priority.number: one.priority.zone for one in prioritize.listed(plan)}
    assert zones == {"1": "do_now", "2": "quick_win", "3": "return", "4": None}
    assert states(plan) == {"1": "in", "2": "in", "3": "to_decide", "4": "to_decide"}


def test_nothing_passes_while_something_is_undecided(plan: OpenPlan, voted: VoteRound) -> None:
    rated(plan, {"1": 5, "2": 5, "3": 1})
    with pytest.raises(KnownError, match=r"Still to decide, with a reason: 3, 4\."):
        prioritize.pass_to_plan(plan)
    by_number = {one.priority.number: one for one in prioritize.listed(plan)}
    with pytest.raises(KnownError, match="reason"):
        prioritize.decide(plan, by_number["4"], "in", "")
    prioritize.decide(plan, by_number["4"], "in", "Es un deber legal")
    prioritize.decide(plan, by_number["3"], "out", "Hoy no se puede")
    made = prioritize.pass_to_plan(plan)
    assert [(a.title, a.note) for a in made] == [("a", ""), ("b", ""), ("d", "Es un deber legal")]
    assert states(plan) == {"1": "in_plan", "2": "in_plan", "3": "out", "4": "in_plan"}
    assert action_plan.without_answer(plan) == []
    assert prioritize.pass_to_plan(plan) == []
    assert plan.count(Action) == 3


def test_the_line_moves_with_the_budget_and_says_what_still_fits(
    plan: OpenPlan, voted: VoteRound
) -> None:
    rated(plan, {"1": 5, "2": 5, "3": 1})
    assert prioritize.reach(plan, prioritize.listed(plan)) is None
    prepare.change_plan(plan, budget=100)
    everything = prioritize.listed(plan)
    line = prioritize.reach(plan, everything)
    assert line is not None
    assert (line.count, line.spent) == (1, 50)
    assert line.fits == {one.proposal.id for one in everything if one.priority.number == "3"}
    third = next(one for one in everything if one.priority.number == "3")
    prioritize.decide(plan, third, "out", "Hoy no se puede")
    line = prioritize.reach(plan, prioritize.listed(plan))
    assert line is not None
    assert not line.fits


def test_the_sample_is_all_decided(sample: OpenPlan) -> None:
    found = [one.state for one in prioritize.listed(sample)]
    assert set(found) == {"in_plan", "out"}


def test_a_deciding_round_must_have_been_shown(plan: OpenPlan) -> None:
    round = rounds.draft(plan, "¿Qué va primero?")
    with pytest.raises(KnownError, match="shown result"):
        capacity.name_deciding_rounds(plan, [(round.id, "most", 3)])


def test_few_answers_give_no_capacity(plan: OpenPlan, voted: VoteRound) -> None:
    assessment = capacity.open_assessment(plan)
    first = prioritize.listed(plan)[0].proposal.id
    for _ in range(2):
        capacity.rate(plan, assessment, first, dict.fromkeys(capacity.CRITERIA, 4))
    capacity.close_assessment(plan, assessment)
    assert capacity.capacities(plan)[first].value is None
    with pytest.raises(KnownError, match="closed"):
        capacity.rate(plan, assessment, first, {"legal": 3})


def test_an_answer_out_of_range_is_refused(plan: OpenPlan, voted: VoteRound) -> None:
    assessment = capacity.open_assessment(plan)
    first = prioritize.listed(plan)[0].proposal.id
    with pytest.raises(KnownError, match="between 1 and 5"):
        capacity.rate(plan, assessment, first, {"legal": 6})
    assert capacity.officials_in(plan, assessment, first) == 0


def test_a_budget_is_read_as_people_write_it(plan: OpenPlan) -> None:
    assert prioritize.set_budget(plan, "$ 900.000.000") == 900_000_000
    assert prioritize.set_budget(plan, "12,5 millones") == 12_500_000
    with pytest.raises(KnownError, match="not an amount"):
        prioritize.set_budget(plan, "mucho")
    assert plan.plan.budget == 12_500_000
    assert prioritize.set_budget(plan, " ") is None


def test_a_confirmed_reason_is_kept_and_its_confirmation_is_recorded(
    plan: OpenPlan, voted: VoteRound
) -> None:
    rated(plan, {"1": 5, "2": 5, "3": 1})
    one = next(one for one in prioritize.listed(plan) if one.priority.number == "3")
    phone = "Llamar a la línea de la alcaldía 607 5784949"
    with pytest.raises(KnownError):
        prioritize.decide(plan, one, "out", phone)
    prioritize.decide(plan, one, "out", phone, confirmed=True)
    kept = plan.all(Confirmation)
    assert [(c.entity, c.field) for c in kept] == [("Decision", "reason")]


def test_closing_an_assessment_is_not_undone(plan: OpenPlan, voted: VoteRound) -> None:
    rated(plan, {"1": 5})
    with pytest.raises(KnownError, match="cannot be taken back"):
        plan.undo()


def test_the_vote_comes_before_deciding_and_then_the_assessment(plan: OpenPlan) -> None:
    assert prioritize.comes_first(prioritize.listed(plan)) == ""
    proposals.capture(plan, "a", theme="health")
    assert prioritize.comes_first(prioritize.listed(plan)) == prioritize.ROUNDS


def test_with_one_known_capacity_decisions_are_asked_for(plan: OpenPlan, voted: VoteRound) -> None:
    assert prioritize.comes_first(prioritize.listed(plan)) == prioritize.ASSESSMENT
    rated(plan, {"2": 3})
    assert prioritize.comes_first(prioritize.listed(plan)) == ""
