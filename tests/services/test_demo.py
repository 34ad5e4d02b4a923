"""The sample plan holds what its files say, and counts to its oracle exactly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workshop_app.domain.action_plan import Action
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.as_oracle import as_oracle
from workshop_app.services import (
    action_plan,
    capacity,
    demo,
    numbering,
    results,
    round_names,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings

ORACLE = json.loads((Path(__file__).parents[1] / "data" / "oracle.json").read_text("utf-8"))


@pytest.mark.parametrize("expected", ORACLE["rounds"], ids=lambda r: r["id"])
def test_each_round_counts_to_the_oracle(sample: OpenPlan, expected: dict) -> None:
    counted = results.result(sample, round_names.by_name(sample, expected["id"]))
    assert as_oracle(counted) == expected


def test_capacity_and_zones_are_those_of_the_oracle(sample: OpenPlan) -> None:
    found = {one.number: one for one in capacity.priorities(sample)}
    for expected in ORACLE["capacity"]["proposals"]:
        one = found[str(expected["number"])]
        value = None if one.capacity is None else str(one.capacity)
        assert (value, one.zone, one.needs_decision) == (
            expected["capacity"],
            expected["zone"],
            expected["needs_decision"],
        )


def test_every_proposal_has_its_answer_as_the_oracle_says(sample: OpenPlan) -> None:
    numbers = numbering.labels(sample, Proposal)
    answered = {f"p{int(numbers[id]):02}" for id in action_plan.answered(sample)}
    assert answered == set(ORACLE["actions"]["proposals_in_actions"])
    assert action_plan.without_answer(sample) == []
    assert sum(a.cost or 0 for a in sample.all(Action)) == ORACLE["actions"]["cost"]


def test_the_sample_is_whole_and_says_so(sample: OpenPlan) -> None:
    assert sample.plan.sample
    assert sample.count(Challenge) == 30
    assert sample.count(Proposal) == 40
    assert {round.state for round in sample.all(VoteRound)} == {"shown"}


def test_what_was_first_said_is_kept_beside_the_later_words(sample: OpenPlan) -> None:
    twice = [p for p in sample.all(Proposal) if len(sample.history(p, "text")) > 1]
    assert twice
    for proposal in twice:
        first, last = sample.history(proposal, "text")
        assert first.value != last.value == proposal.text


def test_the_sample_comes_in_english_too(tmp_path: Path, settings: Settings) -> None:
    plan = demo.make_sample(tmp_path / "english.convite", settings, "en")
    assert plan.plan.title.startswith("Territorial intervention plan")
    plan.close()
