"""What cannot change any more is worked out once, and again after files were joined."""

from __future__ import annotations

from pathlib import Path

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import capacity, gather, remembered, results
from workshop_app.services.open_plan import OpenPlan


def test_the_same_thing_is_worked_out_once_for_a_plan(plan: OpenPlan) -> None:
    asked: list[int] = []

    def work() -> int:
        asked.append(1)
        return len(asked)

    assert [remembered.once(plan, "a", work) for _ in range(3)] == [1, 1, 1]
    assert remembered.once(plan, "b", work) == 2
    remembered.forget(plan)
    assert remembered.once(plan, "a", work) == 3


def test_a_result_and_capacities_are_the_same_again(sample: OpenPlan) -> None:
    round = sample.all(VoteRound)[0]
    assert results.result(sample, round) is results.result(sample, round)
    first = capacity.capacities(sample)
    first.clear()
    assert capacity.capacities(sample) != {}


def test_a_gate_answered_changes_capacities_at_once(sample: OpenPlan) -> None:
    judged = capacity.capacities(sample)
    high = next(id for id, one in judged.items() if one.level == "high")
    capacity.answer_gate(sample, high, "legal", "no", would_open="Un convenio")
    assert capacity.capacities(sample)[high].level == "low"
    sample.undo()
    assert capacity.capacities(sample)[high].level == "high"


def test_joining_files_forgets(sample: OpenPlan, sample_file: Path) -> None:
    round = sample.all(VoteRound)[0]
    before = results.result(sample, round)
    gather.join_into(sample, [sample_file])
    assert results.result(sample, round) is not before
    assert results.result(sample, round) == before
