"""A vote is tried out before it counts, and nothing of it stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop_app.domain import signs
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.domain.voting.methods import METHODS
from workshop_app.services import (
    checking,
    codes,
    gather,
    paper,
    proposals,
    results,
    round_names,
    rounds,
    trial_rounds,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import urn
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

ES = Words("es")


@pytest.fixture
def draft(plan: OpenPlan) -> VoteRound:
    """A draft over two proposals, by paper and phones."""
    for text in ("Luz en el parque", "Puesto de salud"):
        proposals.capture(plan, text, theme="health")
    made = rounds.draft(plan, "¿Qué es lo primero?", people=12, places=1, public_seed="mango 7",
                        channels=("paper", "laptop", "phones"))  # fmt: skip
    rounds.choose_options(plan, made, [one.id for one in proposals.on_the_board(plan)])
    return plan.one(VoteRound, made.id)


@pytest.mark.parametrize("method", list(METHODS))
def test_a_rehearsal_is_voted_on_as_its_draft_would_be(
    plan: OpenPlan, draft: VoteRound, method: str
) -> None:
    draft = rounds.take_method(plan, draft, method)
    trial = trial_rounds.begin(plan, ES, draft)
    for field in ("method", "per_person", "max_per_option", "max_approvals", "channels"):
        assert getattr(trial, field) == getattr(draft, field)
    assert (trial.state, trial.rehearsal, trial.name) == ("open", True, "Ensayo")
    votes.vote(plan, trial, (("2", 1),))
    assert votes.ballots_in(plan, trial) == 1


def test_its_options_are_nonsense_with_a_sign_each_and_every_shape_once(
    plan: OpenPlan, draft: VoteRound
) -> None:
    trial = trial_rounds.begin(plan, ES, draft)
    found = rounds.options(plan, trial)
    assert [one.label for one in found] == ["1", "2", "3", "4", "5"]
    assert len({one.theme for one in found}) == len({one.pictogram for one in found}) == 5
    assert all(one.pictogram and signs.is_short(one.short) for one in found)
    assert not {one.short for one in found} & {one.text for one in trial_rounds.NONSENSE}, "Spanish"


def test_it_goes_away_in_one_act_with_all_that_was_cast(plan: OpenPlan, draft: VoteRound) -> None:
    trial = trial_rounds.begin(plan, ES, draft)
    first = codes.make(plan, trial, 1)[0].split()[0]
    votes.vote(plan, trial, (("1", 2),), channel="phones", code=first)
    paper.type_in(plan, trial, (("2", 2),))
    assert trial_rounds.end(plan, trial) == draft.id
    assert plan.find(VoteRound, trial.id) is None
    assert votes.ballots_in(plan, trial) == 0
    with plan.store.reading() as connection:
        assert urn.how_many(connection, trial.id) == 0
        assert urn.turnout(connection, trial.id) == {}
        assert urn.codes_used(connection, trial.id) == 0
    assert plan.one(VoteRound, draft.id) == draft, "the draft is as it was"
    assert rounds.draft(plan, "¿Otra?").name == "R2", "it took no number of a real round"


def test_it_is_never_closed_counted_or_shown(plan: OpenPlan, draft: VoteRound) -> None:
    trial = trial_rounds.begin(plan, ES, draft)
    for label in "12345":
        votes.vote(plan, trial, ((label, 1),))
    for refused in (votes.close_round, votes.show_result, results.result):
        with pytest.raises(KnownError, match="never counted"):
            refused(plan, trial)
    with pytest.raises(KnownError, match="never counted"):
        results.result(plan, round_names.by_name(plan, "ensayo"))
    with pytest.raises(KnownError, match="No round of this plan"):
        round_names.by_name(plan, None)
    assert plan.one(VoteRound, trial.id).state == "open"


def test_undo_passes_it_over(plan: OpenPlan, draft: VoteRound) -> None:
    trial = trial_rounds.begin(plan, ES, draft)
    assert plan.undoable == "round.change"
    trial_rounds.end(plan, trial)
    plan.undo()
    assert plan.find(VoteRound, trial.id) is None
    assert rounds.options(plan, draft) == [], "what was undone is the choice of options"


def test_its_draft_opens_once_it_is_put_away(plan: OpenPlan, draft: VoteRound) -> None:
    trial = trial_rounds.begin(plan, ES, draft)
    with pytest.raises(KnownError, match="end it first"):
        votes.open_round(plan, draft)
    trial_rounds.end(plan, trial)
    assert votes.open_round(plan, draft).state == "open"


def test_there_is_one_at_a_time_and_only_of_a_draft(plan: OpenPlan, draft: VoteRound) -> None:
    trial = trial_rounds.begin(plan, ES, draft)
    with pytest.raises(KnownError, match="open already"):
        trial_rounds.begin(plan, ES, draft)
    with pytest.raises(KnownError, match="open or over"):
        trial_rounds.begin(plan, ES, trial)
    with pytest.raises(KnownError, match="no rehearsal"):
        trial_rounds.end(plan, draft)


def test_the_file_is_sound_during_it_and_after(plan: OpenPlan, draft: VoteRound) -> None:
    trial = trial_rounds.begin(plan, ES, draft)
    votes.vote(plan, trial, (("2", 1),))
    assert checking.check(plan) == []
    trial_rounds.end(plan, trial)
    assert checking.check(plan) == []


def test_nothing_of_it_comes_along_when_plans_are_joined(
    plan: OpenPlan, draft: VoteRound, make_plan: Callable[..., OpenPlan], settings: Settings
) -> None:
    trial = trial_rounds.begin(plan, ES, draft)
    votes.vote(plan, trial, (("2", 1),))
    plan.close()
    coordinator = make_plan("other")
    for _ in ("while it is open", "after it was put away"):
        (brought,) = gather.join_into(coordinator, [plan.path])
        assert brought.refused is None
        assert [one.name for one in coordinator.all(VoteRound)] == ["R1"]
        assert coordinator.count(Option, round=trial.id) == 0
        assert checking.check(coordinator) == []
        there = open_file(plan.path, settings)
        if there.find(VoteRound, trial.id) is not None:
            trial_rounds.end(there, trial)
        there.close()
