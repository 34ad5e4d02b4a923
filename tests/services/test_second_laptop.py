"""Two laptops in one workshop: the note-taker's file joins the facilitator's at the coffee break and
again after lunch, while the session runs and people vote (architecture 6.5)."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests import channels
from tests.channels import Room, marks_of
from tests.domain.voting import third
from workshop_app.domain.meetings import Progress, Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import (
    agenda,
    codes,
    facilitate,
    gather,
    numbering,
    prepare,
    proposals,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.votes import Vote
from workshop_app.settings import Settings
from workshop_app.storage.planfile import copy_to

RAW = third.rounds()[0]
NOW = datetime.now().replace(microsecond=0)


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    """The facilitator's session, begun an hour ago."""
    workshop = prepare.add_workshop(plan, "Taller 1")
    agenda.start_from(plan, workshop, "community-3h")
    standing = facilitate.standing(plan, workshop)
    assert standing is not None
    facilitate.start(plan, standing, NOW - timedelta(hours=1))
    proposals.capture(plan, "de la facilitadora", theme="health")
    return workshop


def note_taker(plan: OpenPlan, path: Path, settings: Settings, who: str = "2b") -> OpenPlan:
    """A copy of the plan on another laptop, with its own letter."""
    copy_to(plan.store, path)
    return open_file(path, replace(settings, laptop=who * 8, letter="F"))


def progress(plan: OpenPlan) -> list[Progress]:
    return plan.all(Progress)


def numbers(plan: OpenPlan) -> list[str]:
    return sorted(numbering.labels(plan, Proposal).values())


def test_the_file_joins_at_the_break_and_again_after_lunch(
    plan: OpenPlan, workshop: Workshop, tmp_path: Path, settings: Settings
) -> None:
    notes = note_taker(plan, tmp_path / "notes.convite", settings)
    for text in ("una", "dos"):
        proposals.capture(notes, text, theme="health", workshop=workshop.id)
    notes.close()
    before = progress(plan)
    brought = gather.join_into(plan, [notes.path])[0]
    assert (brought.rows["Proposal"], brought.conflicts, brought.bis) == (2, (), ())
    proposals.capture(plan, "después del café", theme="health")
    notes = open_file(notes.path, notes.settings)  # went on with its own file, not the joined one
    proposals.capture(notes, "tres", theme="health", workshop=workshop.id)
    notes.close()
    assert gather.join_into(plan, [notes.path])[0].rows == {"Proposal": 1}
    assert numbers(plan) == ["1", "2", "F1", "F2", "F3"]
    assert progress(plan) == before
    assert facilitate.live(plan, NOW) is not None
    assert gather.join_into(plan, [notes.path])[0].already_here


def test_two_note_takers_with_one_letter_are_told_apart_by_bis(
    plan: OpenPlan, workshop: Workshop, tmp_path: Path, settings: Settings
) -> None:
    paths = []
    for who in ("2b", "3c"):
        notes = note_taker(plan, tmp_path / f"{who}.convite", settings, who)
        proposals.capture(notes, f"de {who}", theme="health")
        notes.close()
        paths.append(notes.path)
    first, second = gather.join_into(plan, paths)
    assert (first.bis, second.bis) == ((), (("Proposal", "F1", "F1 bis"),))
    assert numbers(plan) == ["1", "F1", "F1 bis"]
    labels = numbering.labels(plan, Proposal)
    said = {labels[one.id]: one.text for one in plan.all(Proposal)}
    assert said["F1 bis"] == "de 3c"


@pytest.mark.parametrize("paused", [False, True])
def test_a_note_taker_who_plays_too_moves_no_session(
    plan: OpenPlan, workshop: Workshop, tmp_path: Path, settings: Settings, paused: bool
) -> None:
    if paused:
        here = facilitate.standing(plan, workshop)
        assert here is not None
        facilitate.pause(plan, here, NOW)
    before = progress(plan)
    notes = note_taker(plan, tmp_path / "notes.convite", settings)
    there = facilitate.standing(notes, workshop)
    assert there is not None
    facilitate.go_to(notes, there, 3, 0, NOW + timedelta(minutes=1))
    assert progress(notes) != before
    notes.close()
    for _ in range(2):
        gather.join_into(plan, [notes.path])
        assert progress(plan) == before
    assert gather.differences(plan) == []


def test_a_session_that_ended_in_both_files_stays_ended(
    plan: OpenPlan, workshop: Workshop, tmp_path: Path, settings: Settings
) -> None:
    notes = note_taker(plan, tmp_path / "notes.convite", settings)
    there = facilitate.standing(notes, workshop)
    assert there is not None
    facilitate.finish(notes, there, NOW)
    notes.close()
    held = facilitate.standing(plan, workshop)
    assert held is not None
    facilitate.finish(plan, held, NOW)
    gather.join_into(plan, [notes.path])
    assert [one.ended for one in progress(plan)] == [True]


# -- while people vote ----------------------------------------------------------------------------
def test_people_go_on_voting_after_a_file_joined(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    """The note-taker's copy was made before the round was opened, and a text of it was edited."""
    seed = note_taker(plan, tmp_path / "notes.convite", settings)
    round = channels.opened(plan, RAW, ("laptop", "phones"))
    handed = codes.make(plan, round, 12)
    valid = [one for one in RAW["ballots"] if channels.is_valid(RAW, one)]
    votes.vote_many(plan, round, [Vote(marks_of(valid[0]), handed[0].split()[0])])
    proposals.capture(seed, "de la relatora", theme="health")
    seed.close()
    brought = gather.join_into(plan, [seed.path])
    assert brought[0].refused is None
    assert brought.copy is None  # none while a round is open
    assert plan.one(VoteRound, round.id).state == "open"
    assert not any(votes.vote_many(plan, round, [Vote(marks_of(valid[1]), handed[1].split()[0])]))
    Room(plan, plan.one(VoteRound, round.id), RAW).at_the_laptop(valid[2])
    assert plan.one(VoteRound, round.id) == round


def test_a_copy_in_which_the_round_was_closed_is_refused_and_nothing_changes(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    round = channels.opened(plan, RAW, ("laptop", "phones"))
    valid = [one for one in RAW["ballots"] if channels.is_valid(RAW, one)]
    Room(plan, round, RAW).at_the_laptop(valid[0])
    plan.close()
    copy = Path(shutil.copyfile(plan.path, tmp_path / "notes.convite"))
    notes = open_file(copy, replace(settings, laptop="2b" * 8, letter="F"))
    votes.close_round(notes, notes.one(VoteRound, round.id))
    proposals.capture(notes, "de la relatora", theme="health")
    notes.close()
    plan = open_file(plan.path, settings)
    count = plan.count(Proposal)
    (brought,) = gather.join_into(plan, [copy])
    assert brought.refused is not None
    assert "is open here and closed in the other plan" in brought.refused.message
    assert (plan.one(VoteRound, round.id).state, plan.count(Proposal)) == ("open", count)
    Room(plan, plan.one(VoteRound, round.id), RAW).at_the_laptop(valid[1])
    plan.close()


def test_what_is_still_open_there_is_said_and_stays_there(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    notes = note_taker(plan, tmp_path / "notes.convite", settings)
    round = channels.opened(notes, RAW, ("laptop", "phones"))
    notes.close()
    (brought,) = gather.join_into(plan, [notes.path])
    assert [(one.id, one.name) for one in brought.stayed] == [(round.id, round.name)]
    assert "still open there" in brought.stayed[0].said
    assert plan.one(VoteRound, round.id).state == "draft"
