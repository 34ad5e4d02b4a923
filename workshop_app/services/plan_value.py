"""The check value of an open plan: reads what ``domain.plan_check_value`` is made over."""

from __future__ import annotations

from workshop_app.domain.plan_check_value import Content, plan_check_value
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import sharing, standing
from workshop_app.storage.planfile import PlanFile


def check_value_of(plan: OpenPlan) -> str:
    """The check value of ``plan`` as it stands now ("7F3A 90A7 D25B 3F68 11C0"); "" of one that a
    newer program made, since not all of it is known here.

    Nothing of an open round is in it (P-32): only what was cast in rounds that are over. A sharing
    copy, which leaves out what may not leave the room, has the value of the plan that it was made
    from: so have the documents made of it."""
    if plan.store.newer:
        return ""
    with plan.store.reading() as connection:
        made = sharing.told(connection)
    return made["value"] if "value" in made else value_of(plan.store)


def value_of(store: PlanFile) -> str:
    """The check value of what a file itself holds; inside a transaction or not."""
    with store.reading() as connection:
        found = list(standing.records(connection))
        return plan_check_value(Content(found, standing.cast(connection, found)))
