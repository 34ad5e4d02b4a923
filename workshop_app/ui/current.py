"""The workshop that pages are about: chosen on one page, kept on the others while the plan is open.

In a copy that was given out for a workshop it is that one from the start.
"""

from __future__ import annotations

from datetime import date
from weakref import WeakKeyDictionary

from workshop_app.domain.meetings import Progress, Workshop
from workshop_app.services import clock, facilitate, templates
from workshop_app.services.open_plan import OpenPlan

_chosen: WeakKeyDictionary[OpenPlan, str] = WeakKeyDictionary()


def workshops(plan: OpenPlan) -> list[Workshop]:
    """All workshops in the order of their numbers."""
    return sorted(plan.all(Workshop), key=lambda workshop: (workshop.number, workshop.born))


def workshop(plan: OpenPlan) -> Workshop | None:
    """The chosen one; else one that was interrupted, the next by its day, or the last. ``None``
    in a plan without workshops."""
    return chosen(plan) or facilitate.interrupted(plan, clock.now(plan)) or _next(plan)


def chosen(plan: OpenPlan) -> Workshop | None:
    """The one that a person chose, or for which this copy was given out, if any."""
    if plan not in _chosen:
        _chosen[plan] = templates.for_workshop(plan) or ""
    return plan.find(Workshop, _chosen[plan])


def choose(plan: OpenPlan, workshop: str) -> None:
    """From now on pages are about the workshop with this id."""
    _chosen[plan] = workshop


def _next(plan: OpenPlan) -> Workshop | None:
    found = workshops(plan)
    over = {progress.workshop for progress in plan.all(Progress) if progress.ended}
    today = date.today().isoformat()
    waiting = [one for one in found if one.id not in over and (not one.day or one.day >= today)]
    return waiting[0] if waiting else found[-1] if found else None
