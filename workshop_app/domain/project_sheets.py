"""What a strategic project's sheets hold, read out of plain mappings: what does not fit is left out,
so that a crafted or newer file can be shown too."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workshop_app.domain.entity import Sheet
from workshop_app.text import N_

PART_KINDS = (
    "cause", "effect", "specific_objective", "alternative", "component", "risk", "indicator",
    "actor",
)  # fmt: skip
"""The rows of a project's sheet, in the order in which they are told."""
ROLES = ("leads", "decides", "funds", "benefits", "affected")
POSITIONS = ("for", "undecided", "against")
LAST_STAGE = "perfil"
"""As far as this program goes; studies of the chosen alternative begin after it."""
LEAST, MOST = 1, 5
"""The scale of a risk's likelihood and impact."""
NEEDED: Mapping[str, str] = {
    "problem": N_("the problem"),
    "whom": N_("for whom it is"),
    "objective": N_("the objective"),
    "compared": N_("two alternatives or more, each with its cost"),
    "chosen": N_("exactly one alternative chosen"),
    "cost": N_("a rough cost"),
    "next": N_("what follows, with who and by when"),
}
"""What makes a profile of an idea, in the order in which it is asked for."""
MOST_MONEY = 10**15
_MOST_PEOPLE = 10**9


@dataclass(frozen=True, slots=True)
class People:
    """How many, and who they are."""

    count: int | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class Population:
    """Whom a project serves at once and further away; ``focus``: who comes first."""

    direct: People = People()
    indirect: People = People()
    focus: str = ""


@dataclass(frozen=True, slots=True)
class RoughCost:
    """Whole money of ``year``: the total and between what and what it may be."""

    total: int | None = None
    least: int | None = None
    most: int | None = None
    year: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What follows, who does it, by when; ``action`` is the plan's action for it (an id)."""

    what: str = ""
    who: str = ""
    by: date | None = None
    action: str = ""

    def __bool__(self) -> bool:
        return bool(self.what or self.who or self.by)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A way to do it: ``reason`` says why it was chosen."""

    cost: int | None = None
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()
    chosen: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the work; ``action`` is the plan's action for it (an id)."""

    cost: int | None = None
    action: str = ""


@dataclass(frozen=True, slots=True)
class Risk:
    """``likelihood`` and ``impact`` 1 to 5, ``None`` where nobody said; ``answer``: what is done."""

    likelihood: int | None = None
    impact: int | None = None
    answer: str = ""

    @property
    def weight(self) -> int | None:
        """Likelihood times impact, 1 to 25."""
        if self.likelihood is None or self.impact is None:
            return None
        return self.likelihood * self.impact


@dataclass(frozen=True, slots=True)
class Measure:
    """From what to what an indicator goes, in ``unit``."""

    unit: str = ""
    baseline: float | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """``role`` is of ``ROLES`` ("" where nobody said), ``position`` of ``POSITIONS``."""

    role: str = ""
    position: str = "undecided"


# -- reading --------------------------------------------------------------------------------------
def population(sheet: Sheet | None) -> Population:
    """Of ``StrategicProject.population``."""
    told = _mapping(sheet)
    return Population(_people(told.get("direct")), _people(told.get("indirect")),
                      text_of(told.get("focus")))  # fmt: skip


def _people(value: Any) -> People:
    told = _mapping(value)
    return People(whole_of(told.get("count"), _MOST_PEOPLE), text_of(told.get("who")))


def rough_cost(sheet: Sheet | None) -> RoughCost:
    """Of ``StrategicProject.rough_cost``."""
    told = _mapping(sheet)
    ends: Any = told.get("range")
    least, most = [*ends, None, None][:2] if _is_list(ends) else (None, None)
    year = whole_of(told.get("year"), 9999)
    return RoughCost(money_of(told.get("total")), money_of(least), money_of(most), year or None,
                     text_of(told.get("note")))  # fmt: skip


def next_step(sheet: Sheet | None) -> NextStep:
    """Of ``StrategicProject.next_step``."""
    told = _mapping(sheet)
    try:
        by = date.fromisoformat(text_of(told.get("by")))
    except ValueError:
        by = None
    return NextStep(text_of(told.get("what")), text_of(told.get("who")), by,
                    text_of(told.get("action")))  # fmt: skip


def alternative(facts: Sheet | None) -> Alternative:
    """Of a part of that kind; the same for the others below."""
    told = _mapping(facts)
    return Alternative(money_of(told.get("cost")), texts_of(told.get("pros")),
                       texts_of(told.get("cons")), told.get("chosen") is True,
                       text_of(told.get("reason")))  # fmt: skip


def component(facts: Sheet | None) -> Component:
    told = _mapping(facts)
    return Component(money_of(told.get("cost")), text_of(told.get("action")))


def risk(facts: Sheet | None) -> Risk:
    told = _mapping(facts)
    return Risk(_of_scale(told.get("likelihood")), _of_scale(told.get("impact")),
                text_of(told.get("answer")))  # fmt: skip


def measure(facts: Sheet | None) -> Measure:
    told = _mapping(facts)
    return Measure(text_of(told.get("unit")), figure_of(told.get("baseline")),
                   figure_of(told.get("target")))  # fmt: skip


def actor(facts: Sheet | None) -> Actor:
    told = _mapping(facts)
    role, position = text_of(told.get("role")), text_of(told.get("position"))
    return Actor(role if role in ROLES else "",
                 position if position in POSITIONS else "undecided")  # fmt: skip


# -- one value ------------------------------------------------------------------------------------
def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def text_of(value: Any) -> str:
    """A text, "" for anything else."""
    return value if isinstance(value, str) else ""


def texts_of(value: Any) -> tuple[str, ...]:
    """The texts of a list that say something."""
    lines: Iterable[Any] = value if _is_list(value) else ()
    return tuple(one for one in lines if isinstance(one, str) and one.strip())


def figure_of(value: Any) -> float | None:
    """A figure that is one; a truth value is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, int):
        return float(value) if abs(value) <= MOST_MONEY else None
    return value if math.isfinite(value) and abs(value) <= MOST_MONEY else None


def whole_of(value: Any, most: int) -> int | None:
    """A whole figure from 0 to ``most``."""
    figure = figure_of(value)
    if figure is None or figure != int(figure) or not 0 <= figure <= most:
        return None
    return int(figure)


def money_of(value: Any) -> int | None:
    """A whole amount."""
    return whole_of(value, MOST_MONEY)


def _of_scale(value: Any) -> int | None:
    figure = whole_of(value, MOST)
    return figure if figure else None
