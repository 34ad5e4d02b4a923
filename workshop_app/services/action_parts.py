"""What hangs on an action more than once: sources of its money, and indicators."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workshop_app.domain.action_plan import Action, Indicator, Source
from workshop_app.domain.entity import link_id, new_id
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import clean, confirmed_in, looked_over, needed
from workshop_app.text import N_, KnownError

NO_SOURCE = N_("The source has no name yet. Nothing was changed. Write one, or take it away.")
NO_INDICATOR = N_("The indicator has no name yet. Nothing was changed. Write one, or take it away.")
BELOW_ZERO = N_("A figure is below zero. Nothing was changed. Write it again.")


# -- sources --------------------------------------------------------------------------------------
def add_source(
    plan: OpenPlan,
    action: Action,
    name: str,
    kind: str = "municipality",
    amount: int | None = None,
    *,
    confirmed: bool = False,
) -> Source:
    """One more source of an action's money. The first pays the whole cost unless an ``amount``
    says otherwise; a later one what is still without a source."""
    words = needed(name, NO_SOURCE, confirmed)
    kept = plan.all(Source, action=action.id)
    if amount is None:
        amount = without_source(action, kept)
    id = new_id() if kept else link_id(action.id, "source")
    with plan.step("action.edit") as step:
        made = Source(id=id, action=action.id, name=words, kind=kind, amount=_amount(amount))
        return confirmed_in(step, step.add(made), confirmed)


def change_source(
    plan: OpenPlan, source: Source, *, confirmed: bool = False, **facts: Any
) -> Source:
    """Other ``facts`` of a source: name, kind, amount. ``KnownError`` for an empty name or an
    amount below zero."""
    checked = dict(facts)
    if "name" in facts:
        same = clean(facts["name"]) == source.name
        checked["name"] = needed(facts["name"], NO_SOURCE, confirmed or same)
    if "amount" in facts:
        checked["amount"] = _amount(facts["amount"])
    with plan.step("action.edit") as step:
        return confirmed_in(step, step.change(source, **checked), confirmed)


def without_source(action: Action, sources: Iterable[Source]) -> int | None:
    """The part of the cost that no source pays yet; what is still to be found counts as without
    one where nothing says how much. ``None`` where the cost is not known, below zero where the
    sources bring more than it."""
    if action.cost is None:
        return None
    return action.cost - sum(one.amount or 0 for one in sources)


def _amount(amount: int | None) -> int | None:
    if amount is not None and amount < 0:
        raise KnownError(BELOW_ZERO)
    return amount


# -- indicators -----------------------------------------------------------------------------------
def add_indicator(
    plan: OpenPlan, action: Action, name: str, *, confirmed: bool = False, **facts: Any
) -> Indicator:
    """One more way to know that it was done: ``facts`` are unit, baseline, target, measured."""
    words = needed(name, NO_INDICATOR, confirmed)
    first = not plan.count(Indicator, action=action.id)
    id = link_id(action.id, "indicator") if first else new_id()
    with plan.step("action.edit") as step:
        made = Indicator(id=id, action=action.id, name=words, **_looked(facts, confirmed))
        return confirmed_in(step, step.add(made), confirmed)


def change_indicator(
    plan: OpenPlan, one: Indicator, *, confirmed: bool = False, **facts: Any
) -> Indicator:
    """Other ``facts`` of an indicator: name, unit, baseline, target, measured."""
    checked = _looked(facts, confirmed)
    if "name" in facts:
        same = clean(facts["name"]) == one.name
        checked["name"] = needed(facts["name"], NO_INDICATOR, confirmed or same)
    with plan.step("action.edit") as step:
        return confirmed_in(step, step.change(one, **checked), confirmed)


def _looked(facts: dict[str, Any], confirmed: bool) -> dict[str, Any]:
    texts: dict[str, Any] = {
        key: looked_over(facts[key], confirmed) for key in ("unit", "measured") if key in facts
    }
    return {**facts, **texts}


def take_away(plan: OpenPlan, one: Source | Indicator) -> None:
    """A source or an indicator less."""
    with plan.step("action.edit") as step:
        step.remove(one)
