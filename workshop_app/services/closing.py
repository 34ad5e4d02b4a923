"""What stands in the way of closing a round, and what is told of it once it is closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import counted, paper
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.rounds import Obstacle


def in_the_way(plan: OpenPlan, round: VoteRound) -> list[Obstacle]:
    """Everything that keeps an open round from being closed; empty when it can."""
    return [*paper.before_closing(plan, round), *counted.before_closing(plan, round)]


def told(
    plan: OpenPlan, round: VoteRound, ballots: int, came: Mapping[str, int]
) -> dict[str, Any]:
    """What is kept of the whole room: ``ballots``, ``channels`` (key → people that ``came`` through
    each), ``incidents``."""
    return {
        "ballots": ballots,
        "channels": {key: people for key, people in came.items() if people},
        "incidents": [*paper.incidents(plan, round), *counted.incidents(plan, round)],
    }
