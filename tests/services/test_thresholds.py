"""Thresholds: what a change would move, told before it is kept, and kept in one step."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from workshop_app.domain.rounds import DecidingRound
from workshop_app.services import capacity, plan_view, thresholds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError


def zones(plan: OpenPlan) -> dict[str, str | None]:
    return {one.number: one.zone for one in capacity.priorities(plan)}


def test_what_is_tried_is_told_and_changes_nothing(sample: OpenPlan) -> None:
    before, stands = zones(sample), thresholds.current(sample)
    assert (stands.at_least, [cut.places for cut in stands.cuts]) == (Fraction(7, 2), [12])
    tried = replace(stands, at_least=Fraction(4)).with_places(stands.cuts[0].record.round, 8)
    after = thresholds.would_be(sample, tried)
    moves = thresholds.moved(capacity.priorities(sample), after)
    assert moves
    assert {one.number: (one.before, one.after) for one in moves} == {
        number: (zone, {one.number: one.zone for one in after}[number])
        for number, zone in before.items()
        if {one.number: one.zone for one in after}[number] != zone
    }
    assert zones(sample) == before


def test_what_stands_gives_the_list_that_stands(sample: OpenPlan) -> None:
    stands = thresholds.current(sample)
    assert thresholds.would_be(sample, stands) == capacity.priorities(sample)


def test_all_thresholds_are_kept_in_one_step(sample: OpenPlan) -> None:
    before, stands = zones(sample), thresholds.current(sample)
    tried = replace(stands, at_least=Fraction(4)).with_places(stands.cuts[0].record.round, 8)
    expected = {one.number: one.zone for one in thresholds.would_be(sample, tried)}
    thresholds.keep(sample, tried)
    assert zones(sample) == expected
    assert plan_view.read_plan(sample).actions, "the plan's documents are read by what stands now"
    sample.undo()
    assert zones(sample) == before
    assert thresholds.current(sample) == stands


@pytest.mark.parametrize(("at_least", "places"), [("1/2", 12), ("6", 12), ("3", 0), ("3", 99)])
def test_a_threshold_off_its_scale_is_refused(sample: OpenPlan, at_least: str, places: int) -> None:
    stands = thresholds.current(sample)
    wrong = replace(stands, at_least=Fraction(at_least))
    with pytest.raises(KnownError, match="Nothing was changed"):
        thresholds.keep(sample, wrong.with_places(stands.cuts[0].record.round, places))
    assert [one.places for one in sample.all(DecidingRound)] == [12]
    assert thresholds.current(sample) == stands


@pytest.mark.parametrize("strange", ["", "abc", "1/0", "nan", "1e99999999", "-7/2", "7/2\n"])
def test_a_threshold_that_a_file_brought_and_is_none_leaves_the_usual_one(
    sample: OpenPlan, strange: str
) -> None:
    before = zones(sample)
    with sample.step("priority.thresholds") as step:
        step.change(sample.plan, capacity_at_least=strange)
    assert zones(sample) == before
    assert thresholds.current(sample).at_least == Fraction(7, 2)
    assert plan_view.read_plan(sample).capacity_threshold == Fraction(7, 2)


@pytest.mark.parametrize("strange", [10**15, 3, 0, -3])
def test_a_round_of_assessment_that_there_cannot_be_holds_nothing_up(
    sample: OpenPlan, strange: int
) -> None:
    before = zones(sample)
    with sample.step("priority.thresholds") as step:
        step.change(sample.plan, capacity_round=strange)
    assert zones(sample).keys() == before.keys()
    assert (zones(sample) == before) == (strange > 1)
