"""The study itself: what it is called, how and when it was made, with how many, and how much each
criterion counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from workshop_app.domain.economy import SECTOR_CRITERIA, MarketStudy
from workshop_app.domain.economy_figures import EVEN, HEAVIEST
from workshop_app.domain.entity import new_id
from workshop_app.services import economy
from workshop_app.services.economy_checks import LARGEST, LONGEST, NO_FIGURE, TOO_LONG, checked
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in, looked_over
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError

MOST_KINDS = 12
"""Kinds of interviews."""

NO_DAY = N_("“{value}” is no day. Nothing was changed. Write it as year, month, day.")
BACKWARDS = N_("The last day comes before the first one. Nothing was changed. Look at both.")
NO_WEIGHT = N_("A criterion counts from 0 to {most}. Nothing was changed. Write it again.")
NOTHING_COUNTS = N_("One criterion at least must count. Nothing was changed.")
NO_CRITERION = N_("There is no such criterion. Nothing was changed.")
TOO_MANY_KINDS = N_("There can be {most} kinds of interviews. Nothing was changed.")


def begin(plan: OpenPlan, title: str, method: str, *, confirmed: bool = False) -> MarketStudy:
    """The study of the plan, made with these words where there is none yet."""
    return economy.study(plan) or edit(plan, title=title, method=method, confirmed=confirmed)


def edit(plan: OpenPlan, *, confirmed: bool = False, **values: Any) -> MarketStudy:
    """Change fields of the study (title, method, note; ``start`` and ``end`` ISO or ""; it is made
    where there is none yet. ``KnownError`` for what cannot be kept; the guard asks about texts."""
    kept = study_values(economy.study(plan), values, confirmed)
    with plan.step("economy.study") as step:
        return edit_in(plan, step, kept, confirmed)


def set_interviews(plan: OpenPlan, counts: Mapping[str, int]) -> MarketStudy:
    """How many were asked, by kind; a kind without anybody is left out."""
    return edit(plan, interviews=counts)


def set_weight(plan: OpenPlan, criterion: str, weight: int) -> MarketStudy:
    """How much a criterion counts, 0 to 5; one at least must count."""
    return edit(plan, weights={**economy.weights(plan), criterion: weight})


def even_weights(plan: OpenPlan) -> MarketStudy:
    """Every criterion counts the same again: the plain mean."""
    return edit(plan, weights=dict(EVEN))


def study_values(
    standing: MarketStudy | None, values: Mapping[str, Any], confirmed: bool = False
) -> dict[str, Any]:
    """``values`` as they are kept."""
    kept = checked(MarketStudy, values, confirmed)
    for name in ("start", "end"):
        if kept.get(name):
            kept[name] = _day(kept[name])
    first = kept.get("start", standing.start if standing else "")
    last = kept.get("end", standing.end if standing else "")
    if first and last and last < first:
        raise KnownError(BACKWARDS)
    if "interviews" in kept:
        kept["interviews"] = _interviews(kept["interviews"] or {}, confirmed) or None
    if "weights" in kept:
        kept["weights"] = _weights(kept["weights"] or {})
    return kept


def edit_in(
    plan: OpenPlan, step: Step, kept: Mapping[str, Any], confirmed: bool = False
) -> MarketStudy:
    """Write ``study_values`` inside a step."""
    standing = economy.study(plan)
    if standing is not None:
        return confirmed_in(step, step.change(standing, **kept), confirmed)
    made = MarketStudy(id=new_id(), **{"title": "", "method": "", **kept})
    return confirmed_in(step, step.add(made), confirmed)


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise KnownError(NO_DAY, value=value) from None


def _interviews(counts: Mapping[str, int], confirmed: bool) -> dict[str, int]:
    kept: dict[str, int] = {}
    for kind, n in counts.items():
        name = looked_over(kind, confirmed)
        if len(name) > LONGEST:
            raise KnownError(TOO_LONG, most=LONGEST)
        if not isinstance(n, int) or isinstance(n, bool) or not 0 <= n <= LARGEST:
            raise KnownError(NO_FIGURE)
        if name and n:
            kept[name] = n
    if len(kept) > MOST_KINDS:
        raise KnownError(TOO_MANY_KINDS, most=MOST_KINDS)
    return kept


def _weights(given: Mapping[str, int]) -> dict[str, int] | None:
    """The weights that are not 1; nothing where all are equal to it."""
    if any(criterion not in EVEN for criterion in given):
        raise KnownError(NO_CRITERION)
    for weight in given.values():
        if not isinstance(weight, int) or isinstance(weight, bool) or not 0 <= weight <= HEAVIEST:
            raise KnownError(NO_WEIGHT, most=HEAVIEST)
    if not any({**EVEN, **given}.values()):
        raise KnownError(NOTHING_COUNTS)
    return {id: given[id] for id in SECTOR_CRITERIA if given.get(id, 1) != 1} or None
