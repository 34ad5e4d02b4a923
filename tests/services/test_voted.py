"""How many voted, and whether a few ballots could be read out of the result."""

from __future__ import annotations

import pytest

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import counted, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.voted import few_beside_counts, voted


@pytest.fixture
def mixed(plan: OpenPlan) -> VoteRound:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "ab"]
    draft = rounds.draft(
        plan, "¿Qué?", places=1, people=24, public_seed="7", channels=("laptop", "tokens")
    )
    rounds.choose_options(plan, draft, [one.id for one in made])
    return votes.open_round(plan, draft)


@pytest.mark.parametrize(("ballots", "few"), [(0, 0), (1, 1), (4, 4), (5, 0), (9, 0)])
def test_one_to_four_ballots_beside_counted_people_are_too_few(
    plan: OpenPlan, mixed: VoteRound, ballots: int, few: int
) -> None:
    for _ in range(ballots):
        votes.vote(plan, mixed, (("1", 1),))
    assert few_beside_counts(plan, mixed) == 0, "nobody was counted yet"
    counted.people(plan, mixed, "tokens", {"": 12})
    assert few_beside_counts(plan, mixed) == few
    assert voted(plan, mixed) == 12 + ballots
