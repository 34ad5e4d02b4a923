"""Ballots put into the urn of an open round without a screen: what no part of the program does."""

from __future__ import annotations

from collections.abc import Iterable

from workshop_app.domain.rounds import VoteRound
from workshop_app.services.news import Cast
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.open_rounds import must_be_open
from workshop_app.storage import urn


def cast_many(
    plan: OpenPlan, round: VoteRound, ballots: Iterable[urn.Cast], *, channel: str = "paper"
) -> None:
    """Put ballots into the urn in one transaction; invalid ones are kept and not counted."""
    ballots = list(ballots)
    with plan.store.transaction() as connection:
        must_be_open(plan, round)
        urn.cast(connection, round.id, ballots)
        urn.came(connection, round.id, channel, len(ballots))
    plan.news.tell(Cast(round.id))
