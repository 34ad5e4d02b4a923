"""The plan that a coordinator begins with: twenty proposals that a room voted on, and nothing more."""

from __future__ import annotations

import random

from workshop_app.domain.entity import THEMES, new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import paper, prepare, rounds, votes
from workshop_app.services.open_plan import OpenPlan

MANY = 20
PLACES = 8
BUDGET = 1_000_000_000
_WHAT = ("Luz en las escaleras", "Puesto de salud", "Refuerzo escolar", "Cancha", "Huerta")


def fill(plan: OpenPlan) -> None:
    """Twenty proposals in three territories, a workshop, and a round that was shown; always the
    same."""
    prepare.change_plan(plan, budget=BUDGET)
    places = [prepare.add_territory(plan, name) for name in ("Belén", "Gaitán", "La Loma")]
    letter, first = plan.next_count(Proposal)
    with plan.step("import.proposals") as step:
        step.add(Workshop(id=new_id(), number=1, title="Taller", day="2026-05-12"))
        ids = [
            step.add(
                Proposal(
                    id=new_id(),
                    letter=letter,
                    count=first + n,
                    text=f"{_WHAT[n % 5]} para la cuadra {n + 1}",
                    short=f"{_WHAT[n % 5]} {n + 1}",
                    theme=THEMES[n % 5],
                    cost=(n % 4 + 1) * 20_000_000,
                    territory=places[n % 3].id,
                )
            ).id
            for n in range(MANY)
        ]
    _vote(plan, ids)


def _vote(plan: OpenPlan, ids: list[str]) -> None:
    chance = random.Random(7)
    round = rounds.draft(plan, "¿Qué va primero?", places=PLACES, people=20,
                         public_seed="mango 7 puente", method="approval")  # fmt: skip
    labels = [one.label for one in rounds.choose_options(plan, round, ids)]
    round = votes.open_round(plan, plan.one(VoteRound, round.id))
    for _ in range(16):
        weights = [1 / (1 + at) ** 0.5 for at in range(len(labels))]
        marks = dict.fromkeys(chance.choices(labels, weights, k=8), 1)
        paper.type_in(plan, round, tuple(marks.items()))
    votes.show_result(plan, votes.close_round(plan, round))
