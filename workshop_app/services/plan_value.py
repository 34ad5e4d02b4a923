"""The check value of an open plan: reads what ``domain.plan_check_value`` is made over."""

from __future__ import annotations

from workshop_app.domain.plan_check_value import Content, plan_check_value
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import standing


def check_value_of(plan: OpenPlan) -> str:
    """The check value of ``plan`` as it stands now ("7F3A 90A7 D25B 3F68 11C0"); "" of one that a
    newer program made, since not all of it is known here.

    Nothing of an open round is in it (P-32): only what was cast in rounds that are over."""
    if plan.store.newer:
        return ""
    with plan.store.reading() as connection:
        found = list(standing.records(connection))
        return plan_check_value(Content(found, standing.cast(connection, found)))
