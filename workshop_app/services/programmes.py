"""The programmes of the development plan that actions fit: a list that is written here."""

from __future__ import annotations

from collections import Counter

from workshop_app.domain.action_plan import Action, Programme
from workshop_app.domain.entity import new_id
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in, needed
from workshop_app.text import N_, KnownError, plain

NO_NAME = N_("The programme has no name yet. Nothing was changed. Write one.")
TWICE = N_("There is a programme “{name}” already. Nothing was changed. Choose it in the list.")


def programmes(plan: OpenPlan) -> list[Programme]:
    """The programmes by their names."""
    return sorted(plan.all(Programme), key=lambda one: plain(one.name))


def used(plan: OpenPlan) -> Counter[str]:
    """How many actions fit each programme, by its id."""
    return Counter(one.programme for one in plan.all(Action) if one.programme)


def add(plan: OpenPlan, name: str, *, confirmed: bool = False) -> Programme:
    """A programme more. ``KnownError`` without a name, or where one is called so already."""
    words = _free(plan, name, confirmed)
    with plan.step("programme.add") as step:
        return confirmed_in(step, step.add(Programme(id=new_id(), name=words)), confirmed)


def rename(plan: OpenPlan, one: Programme, name: str, *, confirmed: bool = False) -> Programme:
    """Call it otherwise; the actions that fit it keep it."""
    words = _free(plan, name, confirmed, one.id)
    with plan.step("programme.edit") as step:
        return confirmed_in(step, step.change(one, name=words), confirmed)


def remove(plan: OpenPlan, one: Programme) -> int:
    """Take it off the list, and off the actions that fit it; gives how many these were."""
    fitting = plan.all(Action, programme=one.id)
    with plan.step("programme.remove") as step:
        for action in fitting:
            step.change(action, programme=None)
        step.remove(one)
    return len(fitting)


def _free(plan: OpenPlan, name: str, confirmed: bool, own: str = "") -> str:
    """``name`` as it is kept; no other programme may be called so."""
    words = needed(name, NO_NAME, confirmed)
    for other in plan.all(Programme):
        if other.id != own and plain(other.name) == plain(words):
            raise KnownError(TWICE, name=other.name)
    return words
