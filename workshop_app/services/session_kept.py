"""A session that runs on this laptop goes on where it stands, whatever another file says of it: the
note-taker's copy may have moved its own player."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from workshop_app.domain.meetings import Progress, Workshop
from workshop_app.services import facilitate
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import tables


def going(plan: OpenPlan, moment: datetime) -> list[Progress]:
    """The sessions that are under way at ``moment``, running or paused; none that lapsed."""
    found = []
    for progress in plan.all(Progress):
        workshop = plan.find(Workshop, progress.workshop)
        standing = facilitate.standing(plan, workshop, moment) if workshop else None
        if standing and standing.progress.began and not standing.progress.ended:
            found.append(progress)
    return found


def hold(plan: OpenPlan, before: Sequence[Progress]) -> None:
    """Put sessions back where they stood ``before`` files were joined."""
    moved = [one for one in before if plan.find(Progress, one.id) != one]
    if not moved:
        return
    with plan.step("facilitate.move") as step:
        for one in moved:
            now = plan.find(Progress, one.id)
            for name in (field.name for field in tables.FIELDS["Progress"]):
                if now is None or getattr(now, name) != getattr(one, name):
                    step.settle("Progress", one.id, name, getattr(one, name))
