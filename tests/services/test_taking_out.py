"""Someone asks that their contribution be taken out (P-49)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.photographs import drawn, written
from tests.services.test_erasing import found
from tests.services.test_purge import capture, drafted
from workshop_app.domain.places import Photo, Pin
from workshop_app.domain.proposals import Cluster, Comment, Proposal
from workshop_app.domain.rounds import Decision, Exclusion, Gate, Option
from workshop_app.domain.text_guard import MASKS
from workshop_app.services import (
    capacity,
    checking,
    comments,
    exclusions,
    photos,
    plan_view,
    proposals,
    rounds,
    safety_copies,
    taking_out,
    versions,
    votes,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

MARKERS = ("zarigüeya", "marsupial", "perezoso")


@pytest.fixture
def asked(plan: OpenPlan) -> Proposal:
    """A proposal with a photo and a pin, in a cluster and in a draft of a round."""
    first = capture(plan, f"La {MARKERS[0]} pide un parque")
    others = [capture(plan, text) for text in ("Un parque", "Un puente", "Una cancha")]
    proposals.join_into_cluster(plan, [first, others[0]])
    photo = photos.add(plan, written(drawn(), "JPEG"), faces="no", proposal=first.id)
    photos.describe(plan, photo, f"El {MARKERS[1]}")
    with plan.step("plan.change") as step:
        step.add(Pin(id="9" * 32, place=f"El {MARKERS[2]}", proposal=first.id))
    drafted(plan, [first.id, *(one.id for one in others[1:])])
    return plan.one(Proposal, first.id)


def test_its_words_go_and_its_number_stays(plan: OpenPlan, asked: Proposal, tmp_path: Path) -> None:
    assert safety_copies.keep(plan, "hour")
    taking_out.take_out(plan, asked)
    assert found(tmp_path, MARKERS) == []
    gone = plan.one(Proposal, asked.id)
    assert (gone.taken_out, gone.count, gone.theme) == (True, asked.count, asked.theme)
    assert (plan.count(Photo), plan.count(Pin), plan.count(Cluster)) == (0, 0, 0)
    assert gone.id not in {one.proposal for one in plan.all(Option)}
    assert gone.id not in {one.id for one in proposals.on_the_board(plan)}
    assert gone.id not in {one.id for one in rounds.candidates(plan)}
    assert capture(plan, "Otra cosa").count == 5
    (told,) = [one for one in plan_view.read_plan(plan).proposals if one.number == "1"]
    assert (told.outcome, told.text) == ("taken_out", "")
    assert checking.check(plan) == []


def test_what_was_said_of_it_goes_too(plan: OpenPlan, asked: Proposal, tmp_path: Path) -> None:
    words = [f"lo del {name}" for name in ("tapir", "puma", "colibrí", "manatí")]
    other = capture(plan, "Un parque más")
    comments.comment(plan, asked.id, words[0])
    exclusions.exclude(plan, other.id, asked.id, words[1])
    capacity.answer_gate(plan, asked.id, "land", "no", would_open=words[2])
    with plan.step("priority.decide") as step:
        step.add(Decision(id="8" * 32, proposal=asked.id, outcome="out", reason=words[3]))
    kept = versions.keep(plan, "Antes")
    taking_out.take_out(plan, asked)
    assert found(tmp_path, [*words, *MARKERS]) == []
    assert sum(plan.count(one) for one in (Comment, Decision, Exclusion, Gate)) == 0
    with versions.opened(plan, kept) as before:
        assert not {one.text for one in before.all(Comment)} & set(words)
    assert checking.check(plan) == []


def test_it_does_not_come_back(plan: OpenPlan, asked: Proposal) -> None:
    taking_out.take_out(plan, asked)
    with pytest.raises(KnownError) as refused:
        plan.undo()
    assert "Taken out at someone's wish" in str(refused.value.told(Words("en")))
    with pytest.raises(KnownError) as refused:
        proposals.bring_back(plan, plan.one(Proposal, asked.id))
    assert refused.value.message == proposals.TAKEN_OUT


def test_while_people_vote_on_it_nothing_is_taken_out(plan: OpenPlan, asked: Proposal) -> None:
    (draft,) = plan.all(rounds.VoteRound)
    votes.open_round(plan, draft)
    with pytest.raises(KnownError):
        taking_out.take_out(plan, asked)
    assert not plan.one(Proposal, asked.id).taken_out


def test_after_a_vote_only_its_words_are_masked(
    plan: OpenPlan, asked: Proposal, tmp_path: Path
) -> None:
    (draft,) = plan.all(rounds.VoteRound)
    votes.close_round(plan, votes.open_round(plan, draft))
    options = len(plan.all(Option))
    assert taking_out.was_voted_on(plan, asked)
    taking_out.take_out(plan, asked)
    masked = plan.one(Proposal, asked.id)
    assert not masked.taken_out
    assert masked.text in MASKS
    assert len(plan.all(Option)) == options
    assert MARKERS[0] not in {word for _, word in found(tmp_path, MARKERS)}
    assert checking.check(plan) == []
