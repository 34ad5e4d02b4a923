"""How many have voted in a round, through all its channels: the one number of an open round."""

from __future__ import annotations

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.domain.voting.groups import SMALLEST
from workshop_app.services import counted, votes
from workshop_app.services.open_plan import OpenPlan


def few_beside_counts(plan: OpenPlan, round: VoteRound) -> int:
    """How many ballots are in where most people were counted by hand and these are too few to hide
    among themselves: with the result, whoever counted works out what they gave. Else 0."""
    ballots = votes.ballots_in(plan, round)
    people = sum(counted.came(plan, round).values())
    return ballots if people and ballots < SMALLEST else 0


def voted(plan: OpenPlan, round: VoteRound) -> int | None:
    """Ballots, and people where bags are counted; the whole room only (P-32). ``None`` while nobody
    knows: all is counted by hand, and nothing of it yet."""
    people = sum(counted.came(plan, round).values())
    by_hand = bool(round.channels) and all(CHANNELS[key].counted for key in round.channels)
    return None if by_hand and not people else votes.ballots_in(plan, round) + people
