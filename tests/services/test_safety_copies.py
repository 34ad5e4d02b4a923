"""Copies kept on the laptop, and copies that a person asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop_app.domain.places import Plan
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import proposals, rounds, safety_copies, votes
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.text import KnownError


def test_none_is_kept_while_people_vote(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "ab"]
    round = rounds.draft(plan, "¿Qué?", places=1, people=12, public_seed="mango 7")
    rounds.choose_options(plan, round, [one.id for one in made])
    round = votes.open_round(plan, round)
    assert safety_copies.keep(plan, "gather") is None
    assert safety_copies.of(plan) == []
    votes.close_round(plan, round)
    assert plan.one(VoteRound, round.id).state == "closed"
    assert safety_copies.keep(plan, "gather") is not None


@pytest.mark.parametrize("name", ["plan [2]", "plan", "año*", "plan.b"])
def test_a_plan_finds_its_own_copies_and_no_others(
    plan: OpenPlan, tmp_path: Path, settings: Settings, name: str
) -> None:
    """A name that looks like a pattern; another plan of the same name, or of a longer one."""
    theirs = safety_copies.keep(plan, "gather")
    folder = tmp_path / "stick"
    folder.mkdir()
    the_plan = Plan(id="5e" * 16, title="Otra", municipality="Cúcuta")
    other = new_file(folder / f"{name}.convite", settings, the_plan)
    mine = safety_copies.keep(other, "gather")
    assert safety_copies.of(other) == [mine]
    assert safety_copies.of(plan) == [theirs]
    other.close()


def test_a_plan_is_not_copied_over_itself(plan: OpenPlan) -> None:
    with pytest.raises(KnownError, match="is open here"):
        safety_copies.write_to(plan, plan.path)
    proposals.capture(plan, "Un parque", theme="health")


def test_a_copy_has_the_name_that_was_given(
    make_plan: Callable[..., OpenPlan], tmp_path: Path, settings: Settings
) -> None:
    plan = make_plan()
    copy = safety_copies.write_to(plan, tmp_path / "plan.jueves")
    assert copy.name == "plan.jueves.convite"
    again = open_file(copy, settings)
    assert again.plan == plan.plan
    again.close()


def test_a_copy_is_kept_although_the_clock_was_set_back(plan: OpenPlan) -> None:
    for _ in range(safety_copies.KEPT):
        safety_copies.keep(plan, "gather")
    ahead = safety_copies.of(plan)[0]
    later = ahead.with_name(re.sub(r"\d{8}-\d{6}", "20991231-235959", ahead.name))
    ahead.rename(later)
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    assert copy.is_file()
    assert safety_copies.of(plan)[:2] == [copy, later]
    assert len(safety_copies.of(plan)) == safety_copies.KEPT
