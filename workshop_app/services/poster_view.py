"""A plan as its read-back poster tells it: everything is read under the lock, and drawn without."""

from __future__ import annotations

from workshop_app.export.poster_views import PosterView
from workshop_app.services.kit_view import readback_of
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_view import read_plan


def read_poster(plan: OpenPlan) -> PosterView:
    """What was decided and what was not, and after a while how it stands, read at one moment."""
    with plan.store.lock:
        told = read_plan(plan)
        return PosterView(
            plan=told.title,
            municipality=told.municipality,
            language=told.language,
            moment=told.moment,
            day=told.day,
            readback=readback_of(plan, told),
            communes=told.communes,
            colour=told.colour,
            check_value=told.check_value,
            version=told.version,
        )
