"""What was fixed at opening stays fixed, whoever wrote, took back or joined without knowing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services import checking, codes, gather, paper, proposals, results, rounds, votes
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.text import KnownError

OTHER = Settings(laptop="2b" * 8, nickname="oso 22", letter="F")


@pytest.fixture
def draft(plan: OpenPlan) -> VoteRound:
    """A draft of three of four proposals; this record of it goes stale when the round opens."""
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abcd"]
    round = rounds.draft(plan, "¿Qué es lo primero?", places=1, people=12, public_seed="mango 7")
    rounds.choose_options(plan, round, [one.id for one in made[:3]])
    return rounds.change_round(plan, round, label_top=3)


def vote(plan: OpenPlan, round: VoteRound) -> VoteRound:
    opened = votes.open_round(plan, round)
    for _ in range(6):
        paper.type_in(plan, opened, (("2", 1),))
    return votes.close_round(plan, opened)


def fixed(plan: OpenPlan, round: VoteRound) -> tuple[object, ...]:
    now = plan.one(VoteRound, round.id)
    return now.question, now.places, rounds.options(plan, now), rounds.groups_of(plan, now)


@pytest.mark.parametrize("over", [False, True])
def test_a_page_with_an_old_record_changes_nothing_of_a_round(
    plan: OpenPlan, draft: VoteRound, over: bool
) -> None:
    (vote if over else votes.open_round)(plan, draft)
    before, state = fixed(plan, draft), plan.one(VoteRound, draft.id).state
    for late in (
        lambda: rounds.change_round(plan, draft, places=3),
        lambda: rounds.choose_options(plan, draft, [plan.all(Proposal)[3].id]),
        lambda: rounds.set_groups(plan, draft, "tables", [("Mesa 1", 6), ("Mesa 2", 6)]),
        lambda: rounds.remove_round(plan, draft),
        lambda: votes.open_round(plan, draft),
    ):
        with pytest.raises(KnownError, match="what was fixed stays fixed"):
            late()
    assert fixed(plan, draft) == before
    assert plan.one(VoteRound, draft.id).state == state


def test_no_codes_are_made_before_a_round_opens_or_after_it_closed(
    plan: OpenPlan, draft: VoteRound
) -> None:
    with pytest.raises(KnownError, match="not open"):
        codes.make(plan, draft, 3)
    opened = votes.open_round(plan, draft)
    assert len(codes.make(plan, opened, 3)) == 3
    votes.close_round(plan, opened)
    with pytest.raises(KnownError, match="not open"):
        codes.make(plan, opened, 3)
    assert checking.check(plan) == []


def test_another_laptop_cannot_take_back_what_was_fixed(
    plan: OpenPlan, draft: VoteRound, settings: Settings
) -> None:
    path = plan.path
    plan.close()
    other = open_file(path, OTHER)
    rounds.change_round(other, draft, places=2)
    rounds.choose_options(other, draft, [one.id for one in other.all(Proposal)])
    other.close()
    here = open_file(path, settings)
    votes.open_round(here, draft)
    before = fixed(here, draft)
    here.close()
    other = open_file(path, OTHER)
    for _ in range(9):  # passed over one by one, and none of them twice
        if other.undoable:
            assert other.undo().left
    assert other.undoable is None
    assert fixed(other, draft) == before
    other.close()
    assert checking.look_over(path, settings) == []


def test_a_copy_that_went_on_with_the_draft_changes_nothing_of_the_vote(
    plan: OpenPlan, draft: VoteRound, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.convite"
    plan.close()
    shutil.copyfile(plan.path, copy)
    here, other = open_file(plan.path, plan.settings), open_file(copy, OTHER)
    vote(here, draft)
    before = fixed(here, draft)
    rounds.change_round(other, draft, places=3, question="¿Otra?")
    rounds.set_groups(other, draft, "tables", [("Mesa 1", 6), ("Mesa 2", 6)])
    rounds.choose_options(other, draft, [one.id for one in other.all(Proposal)][2:])
    other.close()
    gather.join_into(here, [copy])
    assert fixed(here, draft) == before
    assert len(here.all(Option, round=draft.id)) == 4, "the late option came, and is no option"
    counted = results.result(here, votes.show_result(here, draft))
    assert [(one.label, one.total) for one in counted.totals] == [("1", 0), ("2", 6), ("3", 0)]
    assert checking.check(here) == []
    here.close()
