"""Assessing: one round at a time, on proposals that are there, and over when it is closed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from workshop_app.services import capacity, codes, gather, proposals
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.text import KnownError

FULL = dict.fromkeys(capacity.CRITERIA, 5)


def test_one_round_is_open_at_a_time_and_two_in_all(plan: OpenPlan) -> None:
    first = capacity.open_assessment(plan)
    with pytest.raises(KnownError, match="is open"):
        capacity.open_assessment(plan)
    capacity.close_assessment(plan, first)
    capacity.close_assessment(plan, capacity.open_assessment(plan))
    with pytest.raises(KnownError, match="all of them are over"):
        capacity.open_assessment(plan)


def test_what_is_not_in_the_plan_is_not_judged(plan: OpenPlan) -> None:
    assessment = capacity.open_assessment(plan)
    with pytest.raises(KnownError, match="no longer in the plan"):
        capacity.rate(plan, assessment, "nothing", FULL)


def test_a_copy_that_went_on_answering_adds_nothing_to_a_closed_round(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    kept = proposals.capture(plan, "Luz", theme="health")
    assessment = capacity.open_assessment(plan)
    plan.close()
    copy = tmp_path / "copy.convite"
    shutil.copyfile(plan.path, copy)
    elsewhere = open_file(copy, replace(settings, laptop="2b" * 8, letter="F"))
    for _ in range(3):
        capacity.rate(elsewhere, assessment, kept.id, dict.fromkeys(capacity.CRITERIA, 1))
    elsewhere.close()
    here = open_file(plan.path, settings)
    for _ in range(3):
        capacity.rate(here, assessment, kept.id, FULL)
    capacity.close_assessment(here, assessment)
    gather.join_into(here, [copy])
    judged = capacity.capacities(here)[kept.id]
    assert (judged.last.officials, judged.value) == (3, 5)
    here.close()


# -- what is asked --------------------------------------------------------------------------------
def test_a_criterion_that_was_not_asked_leaves_nothing(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="health")
    assessment = capacity.open_assessment(plan)
    for score in (3, 4, 5):
        capacity.rate(plan, assessment, kept.id, {"budget": score}, ("budget", "staff"))
    capacity.close_assessment(plan, assessment)
    criteria = capacity.capacities(plan)[kept.id].last.criteria
    assert (criteria["budget"].numeric, criteria["budget"].dont_know) == (3, 0)
    assert (criteria["staff"].numeric, criteria["staff"].dont_know) == (0, 3)
    assert (criteria["legal"].numeric, criteria["legal"].dont_know) == (0, 0)


def test_an_answer_to_what_was_not_asked_is_refused_and_nothing_of_it_is_kept(
    plan: OpenPlan,
) -> None:
    kept = proposals.capture(plan, "Luz", theme="health")
    other = proposals.capture(plan, "Agua", theme="health")
    assessment = capacity.open_assessment(plan)
    answers = {kept.id: {"budget": 3}, other.id: {"legal": 4}}
    with pytest.raises(KnownError):
        capacity.hand_in(plan, assessment, answers, ("budget",))
    assert capacity.officials_in(plan, assessment, kept.id) == 0


def test_nothing_is_handed_in_once_the_round_is_closed(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="health")
    assessment = capacity.open_assessment(plan)
    capacity.close_assessment(plan, assessment)
    with pytest.raises(KnownError, match="closed"):
        capacity.hand_in(plan, assessment, {kept.id: FULL})


def test_a_code_hands_in_once_and_no_code_outlives_its_round(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="health")
    assessment = capacity.open_assessment(plan)
    [code] = codes.make_for_officials(plan, assessment, 1)
    for wrong in ("BBBBBB", "222222"):
        with pytest.raises(KnownError, match="not of this round"):
            capacity.hand_in(plan, assessment, {kept.id: FULL}, code=wrong)
    capacity.hand_in(plan, assessment, {kept.id: FULL}, code=code)
    with pytest.raises(KnownError, match="used already"):
        capacity.hand_in(plan, assessment, {kept.id: FULL}, code=code)
    assert capacity.officials_in(plan, assessment, kept.id) == 1
    capacity.close_assessment(plan, assessment)
    assert codes.made(plan, assessment) == 0


def test_undo_brings_no_answer_back_and_tells_none(plan: OpenPlan) -> None:
    """Ratings are in no step: what undo would take back is what was done before them (P-42)."""
    kept = proposals.capture(plan, "Luz", theme="health")
    assessment = capacity.open_assessment(plan)
    before = plan.undoable
    capacity.rate(plan, assessment, kept.id, FULL)
    assert plan.undoable == before
    capacity.answer_gate(plan, kept.id, "land", "no")
    plan.undo()
    assert capacity.officials_in(plan, assessment, kept.id) == 1


def test_who_leaves_before_the_second_round_is_told_by_nothing(plan: OpenPlan) -> None:
    """Five answer, then three: the second stands on its own answers, nothing of the first is
    carried over, and what was answered in the first only stands with it."""
    both, once = (proposals.capture(plan, text, theme="health").id for text in ("Luz", "Agua"))
    first = capacity.open_assessment(plan)
    for score in (1, 1, 1, 5, 5):
        capacity.hand_in(plan, first, {p: dict.fromkeys(capacity.CRITERIA, score)
                                       for p in (both, once)})  # fmt: skip
    capacity.close_assessment(plan, first)
    second = capacity.open_assessment(plan)
    for score in (4, 4, 5):
        capacity.rate(plan, second, both, dict.fromkeys(capacity.CRITERIA, score))
    capacity.close_assessment(plan, second)
    found = capacity.capacities(plan)
    assert (found[both].last.round, found[both].last.officials, found[both].value) == (2, 3, 4)
    assert (found[once].last.round, found[once].last.officials, found[once].value) == (1, 5, 1)
