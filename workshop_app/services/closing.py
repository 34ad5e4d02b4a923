"""What stands in the way of closing a round, and what is told of it once it is closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import counted, paper
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.open_rounds import too_many
from workshop_app.services.rounds import Obstacle


def in_the_way(plan: OpenPlan, round: VoteRound) -> list[Obstacle]:
    """Everything that keeps an open round from being closed; empty when it can."""
    return [*paper.before_closing(plan, round), *counted.before_closing(plan, round)]


def incidents(plan: OpenPlan, round: VoteRound) -> list[dict[str, Any]]:
    """What happened while people voted and ballots were typed in: ``kind`` and its facts. Asked
    before the paper goes through the urn, since its places go with it."""
    return [*paper.incidents(plan, round), *counted.incidents(plan, round)]


def told(
    plan: OpenPlan,
    round: VoteRound,
    ballots: int,
    came: Mapping[str, int],
    happened: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """What is kept of the whole room: ``ballots``, ``channels`` (key → people that ``came`` through
    each, with or without ballots), ``incidents``: what ``happened``, and whether there are more
    votes than people."""
    channels = {**came, **counted.came(plan, round)}
    found = [dict(one) for one in happened]
    found += too_many(plan, round, sum(channels.values()))
    return {
        "ballots": ballots,
        "channels": {key: people for key, people in channels.items() if people},
        "incidents": found,
    }
