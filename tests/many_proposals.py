"""A plan with as many proposals as five workshops make, voted on in rounds and assessed, written
without going through each person's ballot: for measures of the window and of the list."""

from __future__ import annotations

import random
from collections.abc import Callable

from workshop_app.domain.capacity import CRITERIA
from workshop_app.domain.entity import THEMES, new_id
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import capacity, paper, prepare, rounds, votes
from workshop_app.services.open_plan import OpenPlan


def fill(plan: OpenPlan, count: int = 200, *, rounds_of: int = 40, officials: int = 5) -> None:
    """``count`` proposals, put to the vote ``rounds_of`` at a time, all assessed in one closed
    round; the same plan each time."""
    chance = random.Random(7)
    prepare.change_plan(plan, budget=6_000_000_000)
    places = [prepare.add_territory(plan, f"Sector {n + 1}") for n in range(6)]
    ids = _propose(plan, count, places, chance)
    named = [
        (_vote(plan, ids[start : start + rounds_of], chance).id, "most", 10)
        for start in range(0, count, rounds_of)
    ]
    capacity.name_deciding_rounds(plan, named)
    assessment = capacity.open_assessment(plan)
    able = {id: chance.randint(1, 5) for id in ids}
    for _ in range(officials):
        answers = {id: _answers(able[id], chance.randint) for id in ids}
        capacity.hand_in(plan, assessment, answers)
    capacity.close_assessment(plan, assessment)


def _propose(
    plan: OpenPlan, count: int, places: list[Territory], chance: random.Random
) -> list[str]:
    """In one step, as a file with a row each would bring them."""
    letter, first = plan.next_count(Proposal)
    with plan.step("import.proposals") as step:
        return [
            step.add(
                Proposal(
                    id=new_id(),
                    letter=letter,
                    count=first + n,
                    text=f"Propuesta {n + 1} para que el barrio tenga lo que le falta",
                    short=f"Propuesta {n + 1}",
                    theme=THEMES[n % 5],
                    cost=chance.randint(10, 300) * 10**6,
                    territory=places[n % len(places)].id,
                )
            ).id
            for n in range(count)
        ]


def _answers(able: int, between: Callable[[int, int], int]) -> dict[str, int | None]:
    return {one: min(5, max(1, able + between(-1, 1))) for one in CRITERIA}


def _vote(plan: OpenPlan, ids: list[str], chance: random.Random) -> VoteRound:
    round = rounds.draft(plan, "¿Qué va primero?", places=10, people=10, public_seed="mango 7")
    options = rounds.choose_options(plan, round, ids)
    round = votes.open_round(plan, plan.one(VoteRound, round.id))
    labels = [one.label for one in options]
    weights = [1 / (1 + at) ** 0.5 for at in range(len(labels))]
    chance.shuffle(weights)
    for _ in range(8):
        drawn = dict.fromkeys(chance.choices(labels, weights, k=5), 1)
        paper.type_in(plan, round, tuple(drawn.items()))
    return votes.show_result(plan, votes.close_round(plan, round))
