"""A round again, among some of its options: what settles a tie that the room left open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workshop_app.domain.entity import new_id
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.rules import RULES
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan

SAME = (
    "question", "workshop", "method", "per_person", "max_per_option", "max_approvals", "people",
    "grouping", "channels", "with_codes", "label_top",
)  # fmt: skip
"""What a run-off takes over from its round."""


def draft_among(plan: OpenPlan, round: VoteRound, labels: Iterable[str], places: int) -> VoteRound:
    """A draft over the options of ``round`` with these ``labels``, for ``places``, with its groups,
    channels and codes: ready to open. A tie in it goes to a lot whose seed the room makes after
    closing. One step."""
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
                **{name: getattr(round, name) for name in SAME},
            )
        )
        among = [one for one in rounds.options(plan, round) if one.label in wanted]
        for at, option in enumerate(among):
            step.add(replace(option, id=new_id(), born="", round=again.id, position=at))
        for group in rounds.groups_of(plan, round):
            step.add(replace(group, id=new_id(), born="", round=again.id))
    return again
