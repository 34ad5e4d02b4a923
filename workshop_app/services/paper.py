"""Paper ballots: typed in, typed again, and put through the urn together."""

from __future__ import annotations

from typing import Any

from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.rounds import Obstacle


def before_closing(plan: OpenPlan, round: VoteRound) -> list[Obstacle]:
    """What keeps the round from being closed."""
    return []


def incidents(plan: OpenPlan, round: VoteRound) -> list[dict[str, Any]]:
    """What happened that the minutes tell: ``kind`` and its facts."""
    return []
