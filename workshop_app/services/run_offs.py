"""A round again, among some of its options: what settles a tie that the room left open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workshop_app.domain.entity import new_id
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.rules import RULES
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words

SAME = (
    "workshop", "method", "people", "grouping", "channels", "with_codes", "label_top",
)  # fmt: skip
"""What a run-off takes over from its round. What a person can give follows its places."""


def draft_among(
    plan: OpenPlan,
    round: VoteRound,
    labels: Iterable[str],
    places: int,
    words: Words | None = None,
) -> VoteRound:
    """A draft over the options of ``round`` with these ``labels``, for ``places``, with its groups,
    channels and codes: ready to open. A tie in it goes to a lot whose seed the room makes after
    closing. Its question says in ``words`` which round it is the second of; without them it is that
    of the round. One step."""
    wanted = set(labels)
    with plan.step("round.draft") as step:
        again = step.add(
            VoteRound(
                id=new_id(),
                name=rounds.next_name({one.name for one in plan.all(VoteRound)}),
                places=places,
                rule=round.rule if RULES[round.rule].needs == "places" else "most",
                tie_rule="lot",
                seed_later=True,
                run_off_of=round.id,
                question=_question(plan, round, words),
                **_marks(round, places),
                **{name: getattr(round, name) for name in SAME},
            )
        )
        among = [one for one in rounds.options(plan, round) if one.label in wanted]
        for at, option in enumerate(among):
            step.add(replace(option, id=new_id(), born="", round=again.id, position=at))
        for group in rounds.groups_of(plan, round):
            step.add(replace(group, id=new_id(), born="", round=again.id))
    return again


def _marks(round: VoteRound, places: int) -> dict[str, Any]:
    """What a person can give in it: a mark for each of its ``places``, where marks or yeses are
    numbered; points and scores as they were."""
    if round.method == "dots":
        return {"per_person": places, "max_per_option": 1, "max_approvals": None}
    most = places if round.method == "approval" else round.max_approvals
    return {
        "per_person": round.per_person,
        "max_per_option": round.max_per_option,
        "max_approvals": most,
    }


def _question(plan: OpenPlan, round: VoteRound, words: Words | None) -> str:
    """What was asked at first, with the round that this one is the second of."""
    first = round
    while (before := plan.find(VoteRound, first.run_off_of or "")) is not None:
        first = before
    if words is None:
        return first.question
    return words("Second round of {round}: {question}", round=round.name, question=first.question)
