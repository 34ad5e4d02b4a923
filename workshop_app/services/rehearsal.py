"""A session rehearsed on a copy in memory: time runs faster, and nothing of it is kept."""

from __future__ import annotations

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.rounds import AssessmentRound, VoteRound
from workshop_app.services import clock, facilitate
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import planfile
from workshop_app.text import N_, KnownError

SPEEDS = (1, 10, 30)
"""How many times as fast as the room's the time of a rehearsal may run."""
USUAL = 10


def begin(plan: OpenPlan, workshop: Workshop, speed: int = USUAL) -> OpenPlan:
    """A copy of ``plan`` in memory, with the session of ``workshop`` at its beginning. Close it when
    the rehearsal is over; ``plan`` and its file are not touched.

    ``KnownError`` while ballots or ratings wait for their result: a copy in which a round could be
    closed would show it early.
    """
    waiting = plan.count(VoteRound, state="open") + plan.count(VoteRound, state="closed")
    if waiting + plan.count(AssessmentRound, state="open"):
        raise KnownError(
            N_(
                "Votes or ratings are being collected, and a rehearsal would show them early. "
                "Nothing was changed. Show their result first, then rehearse."
            )
        )
    copy = OpenPlan(planfile.copied_in_memory(plan.store), plan.settings)
    facilitate.reset(copy, workshop)
    clock.run_at(copy, speed)
    return copy
