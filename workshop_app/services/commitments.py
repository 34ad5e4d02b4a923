"""Who promised what by when for an action, and what happened."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from workshop_app.domain.action_plan import COMMITMENT_STATES, Commitment
from workshop_app.domain.entity import new_id
from workshop_app.services.follow_up import remove_all
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirm, looked_over, needed
from workshop_app.text import N_, KnownError

UNSAID = {
    "who": N_("Say which institution promises. Nothing was changed."),
    "what": N_("Say what is promised. Nothing was changed."),
}
"""What a commitment cannot be without, with the sentence that says so."""


def promise(
    plan: OpenPlan,
    who: str,
    what: str,
    *,
    by: str = "",
    action: str | None = None,
    workshop: str | None = None,
    confirmed: Collection[str] = (),
) -> Commitment:
    """Keep who (an institution, P-45) promised what by when (ISO day), for an action or in a
    workshop (ids). ``confirmed`` names the fields (who, what) in which what the guard marks is an
    institution's detail."""
    told = _promised({"who": who, "what": what}, confirmed)
    with plan.step("commitment.add") as step:
        made = Commitment(id=new_id(), by=by, action=action, workshop=workshop, **told)
        for name in confirmed:
            confirm(step, "Commitment", made.id, name)
        return step.add(made)


def follow_up(
    plan: OpenPlan, commitment: Commitment, *, confirmed: Collection[str] = (), **values: Any
) -> Commitment:
    """Change a commitment, or say what happened; ``confirmed`` as in ``promise``."""
    checked = {**values, **_promised(values, confirmed)}
    if checked.get("state", "open") not in COMMITMENT_STATES:
        raise KnownError(N_("There is no such state of a commitment. Nothing was changed."))
    with plan.step("commitment.edit") as step:
        for name in confirmed:
            confirm(step, "Commitment", commitment.id, name)
        return step.change(commitment, **checked)


def _promised(values: Mapping[str, Any], confirmed: Collection[str]) -> dict[str, str]:
    """The texts among ``values``, looked over; a commitment is nothing without who and what."""
    told = {
        name: needed(values[name], missing, name in confirmed)
        for name, missing in UNSAID.items()
        if name in values
    }
    if "follow_up" in values:
        told["follow_up"] = looked_over(values["follow_up"], "follow_up" in confirmed)
    return told


def drop(plan: OpenPlan, commitment: Commitment) -> None:
    """Take a commitment away, with what was found when someone looked again."""
    with plan.step("commitment.remove") as step:
        remove_all(plan, step, commitment=commitment.id)
        step.remove(commitment)
