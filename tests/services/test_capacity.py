"""Assessing: one round at a time, on proposals that are there, and over when it is closed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from workshop_app.services import capacity, gather, proposals
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
