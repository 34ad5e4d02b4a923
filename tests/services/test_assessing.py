"""What officials are asked about, and what is told between the rounds."""

from __future__ import annotations

from workshop_app.domain.capacity import CRITERIA
from workshop_app.domain.rounds import Gate
from workshop_app.services import assessing, capacity, prioritize, proposals
from workshop_app.services.open_plan import OpenPlan


def captured(plan: OpenPlan, count: int) -> list[str]:
    return [proposals.capture(plan, f"Propuesta {n}", theme="health").id for n in range(count)]


def numbers(found: list[prioritize.Placed]) -> list[str]:
    return [one.priority.number for one in found]


def test_rounds_are_opened_one_after_the_other_and_only_two(plan: OpenPlan) -> None:
    assert assessing.current(plan) is None
    for number in (1, 2):
        assert assessing.next_number(plan) == number
        opened = capacity.open_assessment(plan)
        assert assessing.current(plan) == opened
        assert assessing.next_number(plan) is None
        capacity.close_assessment(plan, opened)
    assert assessing.next_number(plan) is None


def test_without_a_vote_all_are_asked_about_by_number(plan: OpenPlan) -> None:
    captured(plan, 11)
    opened = capacity.open_assessment(plan)
    everything = prioritize.listed(plan)
    assert numbers(assessing.to_assess(plan, opened, everything)) == [str(n) for n in range(1, 12)]


def test_the_second_round_asks_what_was_answered_the_farthest_apart_first(plan: OpenPlan) -> None:
    ids = captured(plan, 3)
    first = capacity.open_assessment(plan)
    for score in (3, 3, 4):
        capacity.rate(plan, first, ids[0], dict.fromkeys(CRITERIA, score))
    for score in (1, 5, 3):
        capacity.rate(plan, first, ids[2], dict.fromkeys(CRITERIA, score))
    assert assessing.apart(plan, prioritize.listed(plan)) == [], "nothing is told while it is open"
    assert assessing.officials(plan) == 0
    capacity.close_assessment(plan, first)
    told = assessing.apart(plan, prioritize.listed(plan))
    assert [(one.placed.priority.number, one.spread) for one in told] == [("3", 4), ("1", 1)]
    assert told[0].widest == tuple(CRITERIA)
    assert told[1].widest == ()
    assert assessing.officials(plan) == 3
    second = capacity.open_assessment(plan)
    everything = prioritize.listed(plan)
    assert numbers(assessing.to_assess(plan, second, everything)) == ["3", "1"]
    assert numbers(assessing.to_assess(plan, second, everything, whole=True)) == ["1", "2", "3"]


def test_the_sample_asks_about_the_first_ones_and_the_first_of_each_group(
    sample: OpenPlan,
) -> None:
    everything = prioritize.listed(sample)
    first = capacity.assessments(sample)[0]
    asked = assessing.to_assess(sample, first, everything)
    high = {one.priority.number for one in everything if one.priority.high}
    assert high < set(numbers(asked))
    assert len(asked) < len(everything)
    assert assessing.officials(sample) == 6


def test_a_gate_keeps_the_words_that_are_not_given_again(plan: OpenPlan) -> None:
    [id] = captured(plan, 1)
    capacity.answer_gate(plan, id, "land", "no", would_open="Otro lote")
    capacity.answer_gate(plan, id, "land", "to_confirm")
    [gate] = plan.all(Gate)
    assert (gate.answer, gate.would_open) == ("to_confirm", "Otro lote")


def test_closing_a_round_with_few_answers_tells_what_would_no_longer_be_known(
    plan: OpenPlan,
) -> None:
    ids = captured(plan, 4)
    first = capacity.open_assessment(plan)
    for id in ids[:3]:
        for _ in range(3):
            capacity.rate(plan, first, id, dict.fromkeys(CRITERIA, 4))
    assert assessing.too_few(plan, first, prioritize.listed(plan)) == []
    capacity.close_assessment(plan, first)
    second, everything = capacity.open_assessment(plan), prioritize.listed(plan)
    assert assessing.too_few(plan, second, everything) == [], "unanswered, it stands as it was"
    for id in (ids[1], ids[3]):
        capacity.rate(plan, second, id, dict.fromkeys(CRITERIA, 2))
    for _ in range(3):
        capacity.rate(plan, second, ids[2], {"legal": 2}, ("legal",))
        capacity.rate(plan, second, ids[0], dict.fromkeys(CRITERIA))
    assert numbers(assessing.too_few(plan, second, everything)) == ["2", "3"]
    capacity.close_assessment(plan, second)
    assert capacity.capacities(plan)[ids[1]].level == "unknown"
