"""Rows of a centre's sheet: added, changed, moved, taken away; each a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from workshop_app.domain import centre_parts as typed
from workshop_app.domain import centre_reading as reading
from workshop_app.domain.centre_parts import (
    INDICATOR_KINDS,
    MOST_MONTHS,
    MOST_PEOPLE,
    PARTNER_STATES,
    PHASE_STATES,
    SPACE_STATES,
    WEEK,
)
from workshop_app.domain.directory import CentrePart, ServicePoint
from workshop_app.domain.entity import new_id
from workshop_app.services import centres
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in, looked_over, needed
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError

NO_TEXT = N_("The row has no words yet. Nothing was changed. Write some.")
NO_KIND = N_("A centre's sheet has no such rows. Nothing was changed.")
NO_NUMBER = N_(
    "“{text}” is not a whole number that fits here. Nothing was changed. Write it again."
)
NO_FIGURE = N_("“{text}” is not a figure. Nothing was changed. Write it again.")
NO_DAY = N_("“{text}” is not a day. Nothing was changed. Choose it in the calendar.")
NO_MONTH = N_("“{text}” is not a month. Nothing was changed. Choose it again.")
NO_TIME = N_("“{text}” is not an hour. Nothing was changed. Write it like 14:30.")
NO_CHOICE = N_("“{text}” is not in the list. Nothing was changed. Choose one of the list.")

Kept = Callable[[Any, bool], Any]
"""Takes a value and whether the guard was answered; gives it as it is kept."""


def read(part: CentrePart) -> Any:
    """The row as its typed record (``domain.centre_parts``); of the host community its text."""
    reader = _READERS.get(part.kind)
    return reader(part.text, part.facts) if reader else part.text


def add(
    plan: OpenPlan,
    centre: ServicePoint,
    kind: str,
    text: str,
    /,
    *,
    confirmed: bool = False,
    **facts: Any,
) -> CentrePart:
    """One more row of a ``kind`` of CENTRE_PARTS, after the others. ``facts`` are what the kind has
    beside its text. The guard looks at every word; ``KnownError`` for what cannot be kept."""
    words, kept = needed(text, NO_TEXT, confirmed), _checked(kind, facts, confirmed)
    with plan.step("centre.add") as step:
        centres.adopt(plan, step, plan.one(ServicePoint, centre.id), kind)
        rows = centres.of_kind(plan, plan.one(ServicePoint, centre.id), kind)
        made = CentrePart(
            id=new_id(),
            point=centre.id,
            kind=kind,
            text=words,
            position=max((one.position for one in rows), default=0.0) + 1,
            facts=_full(kept) or None,
        )
        return confirmed_in(step, step.add(made), confirmed)


def change(
    plan: OpenPlan,
    part: CentrePart,
    *,
    text: str | None = None,
    confirmed: bool = False,
    **facts: Any,
) -> CentrePart:
    """Other words or other ``facts`` of a row; a fact given as ``None`` or "" goes. Facts that are
    not named stay."""
    words = part.text if text is None else needed(text, NO_TEXT, confirmed)
    kept = _checked(part.kind, facts, confirmed)
    with plan.step("centre.edit") as step:
        return write(plan, step, part, kept, text=words, confirmed=confirmed)


def write(
    plan: OpenPlan,
    step: Step,
    part: CentrePart,
    facts: Mapping[str, Any],
    *,
    text: str | None = None,
    confirmed: bool = False,
) -> CentrePart:
    """Inside a step: checked ``facts`` over those of a row, which is kept first where it still
    stands in an older sheet."""
    now = taken(plan, step, part)
    whole = _full({**reading.facts_of(now.facts), **facts})
    changed = step.change(now, text=now.text if text is None else text, facts=whole or None)
    return confirmed_in(step, changed, confirmed)


def remove(plan: OpenPlan, part: CentrePart) -> None:
    """A row less."""
    with plan.step("centre.take") as step:
        step.remove(taken(plan, step, part))


def move(plan: OpenPlan, part: CentrePart, by: int) -> None:
    """A row ``by`` places down (up where below zero), as far as there are places."""
    centre = centres.owner(plan, part)
    order = [one.id for one in centres.of_kind(plan, centre, part.kind)]
    at = order.index(part.id) if part.id in order else 0
    to = min(max(at + by, 0), len(order) - 1)
    if to == at:
        return
    order.insert(to, order.pop(at))
    with plan.step("centre.move") as step:
        centres.adopt(plan, step, centre, part.kind)
        for place, id in enumerate(order):
            step.change(plan.one(CentrePart, id), position=float(place))


def taken(plan: OpenPlan, step: Step, part: CentrePart) -> CentrePart:
    """Inside a step: the row as it is kept now. ``KnownError`` where it is gone meanwhile."""
    centres.adopt(plan, step, centres.owner(plan, part), part.kind)
    return plan.one(CentrePart, part.id)


# -- what a row may hold --------------------------------------------------------------------------
def _checked(kind: str, facts: Mapping[str, Any], confirmed: bool) -> dict[str, Any]:
    """``facts`` of a kind as they are kept."""
    if kind not in _FACTS:
        raise KnownError(NO_KIND)
    known = _FACTS[kind]
    for name in facts:
        if name not in known:
            raise RuntimeError(f"{kind} has no {name}")
    return {name: known[name](value, confirmed) for name, value in facts.items()}


def _full(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Without what says nothing."""
    return {name: one for name, one in facts.items() if one not in (None, "", [], (), {}, False)}


def _words(value: Any, confirmed: bool) -> str:
    return looked_over(str(value or ""), confirmed)


def _id(value: Any, _confirmed: bool) -> str:
    """The id of a workshop; nothing that somebody typed passes for one (P-13)."""
    said = str(value or "")
    if said and not said.isalnum():
        raise KnownError(NO_CHOICE, text=said)
    return said


def _flag(value: Any, _confirmed: bool) -> bool:
    return bool(value)


def _whole(least: int, most: int) -> Kept:
    def kept(value: Any, _confirmed: bool) -> int | None:
        if value in (None, ""):
            return None
        found = reading.whole_in({"it": value}, "it", least, most)
        if found is None:
            raise KnownError(NO_NUMBER, text=value)
        return found

    return kept


def _figure(value: Any, _confirmed: bool) -> float | None:
    if value in (None, ""):
        return None
    found = reading.figure_in({"it": value}, "it")
    if found is None:
        raise KnownError(NO_FIGURE, text=value)
    return found


def _shaped(read_in: Callable[[reading.Loose, str], Any], refused: str) -> Kept:
    """A text that ``read_in`` can read; ``refused`` is the sentence where it cannot."""

    def kept(value: Any, _confirmed: bool) -> str:
        said = str(value or "").strip()
        if said and not read_in({"it": said}, "it"):
            raise KnownError(refused, text=said)
        return said

    return kept


def _choice(known: Sequence[str]) -> Kept:
    def kept(value: Any, _confirmed: bool) -> str:
        said = str(value or "")
        if said and said not in known:
            raise KnownError(NO_CHOICE, text=said)
        return said

    return kept


def _days(value: Any, _confirmed: bool) -> list[str]:
    return [one for one in WEEK if one in (value or ())]


def _measured(value: Any, confirmed: bool) -> list[dict[str, Any]]:
    """Values with their days, oldest first: ``Measured`` records or mappings."""
    found = []
    for one in value or ():
        if isinstance(one, typed.Measured):
            day, measured = (one.on.isoformat() if one.on else ""), one.value
        else:
            day, measured = _day(one.get("on"), confirmed), one.get("value")
        if _figure(measured, confirmed) is not None:
            found.append({"on": day, "value": _figure(measured, confirmed)})
    return sorted(found, key=lambda one: str(one["on"]))


_day = _shaped(reading.day_in, NO_DAY)
_month = _shaped(reading.month_in, NO_MONTH)
_time = _shaped(reading.time_in, NO_TIME)

_FACTS: Mapping[str, Mapping[str, Kept]] = {
    "site": {"place": _words, "session": _id},
    "host": {},
    "programme": {"days": _days, "start": _time, "end": _time, "for_whom": _words},
    "space": {
        "capacity": _whole(1, MOST_PEOPLE), "use": _words, "state": _choice(SPACE_STATES),
        "session": _id,
    },
    "partner": {"brings": _words, "state": _choice(PARTNER_STATES)},
    "agreement": {"on": _day, "session": _id, "again_on": _day},
    "phase": {
        "start": _month, "months": _whole(1, MOST_MONTHS), "state": _choice(PHASE_STATES),
        "ends": _words,
    },
    "indicator": {
        "kind": _choice(INDICATOR_KINDS), "unit": _words, "baseline": _figure, "target": _figure,
        "people": _flag, "measured": _measured,
    },
}  # fmt: skip

_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "site": typed.site, "programme": typed.activity, "space": typed.space,
    "partner": typed.partner, "agreement": typed.agreement, "phase": typed.phase,
    "indicator": typed.indicator,
}  # fmt: skip
