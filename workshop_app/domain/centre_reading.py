"""Values out of a sheet that may hold anything: what does not fit is left out, never an error."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from workshop_app.domain.days import day_of
from workshop_app.domain.directory import SITE_CRITERIA

MOST_COUNT = 10**9
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")

Loose = Mapping[str, Any]


def facts_of(value: Any) -> Loose:
    """A mapping as it is; nothing in place of anything else."""
    return value if isinstance(value, Mapping) else {}


def text_in(facts: Loose, name: str) -> str:
    """A text; "" where there is none."""
    value = facts.get(name)
    return value.strip() if isinstance(value, str) else ""


def whole_in(facts: Loose, name: str, least: int = 0, most: int = MOST_COUNT) -> int | None:
    """A whole number from ``least`` to ``most``."""
    value = facts.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
    return value if fits else None


def figure_in(facts: Loose, name: str) -> float | None:
    """A finite number."""
    value = facts.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 10**15 and math.isfinite(value) else None


def choice_in(facts: Loose, name: str, known: Sequence[str], otherwise: str = "") -> str:
    """One of ``known``; ``otherwise`` where it is none of them."""
    value = facts.get(name)
    return value if isinstance(value, str) and value in known else otherwise


def some_in(facts: Loose, name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Those of ``known`` that are named, in the order of ``known``."""
    value = facts.get(name)
    named = value if isinstance(value, list | tuple) else ()
    return tuple(one for one in known if one in named)


def rows_in(facts: Loose, name: str) -> Iterator[Loose]:
    """The mappings of a list."""
    value = facts.get(name)
    for one in value if isinstance(value, list | tuple) else ():
        if isinstance(one, Mapping):
            yield one


def day_in(facts: Loose, name: str) -> date | None:
    """An ISO day."""
    return day_of(text_in(facts, name))


def month_in(facts: Loose, name: str) -> date | None:
    """The first day of a month "YYYY-MM"."""
    value = text_in(facts, name)
    return day_of(f"{value}-01") if _MONTH.fullmatch(value) else None


def time_in(facts: Loose, name: str) -> str:
    """A time "HH:MM"; "" where there is none."""
    value = text_in(facts, name)
    return value if _TIME.fullmatch(value) else ""


def criteria_in(facts: Loose, name: str) -> Iterator[tuple[str, Loose]]:
    """What stands under each criterion of a site, in their order."""
    found = facts_of(facts.get(name))
    for criterion in SITE_CRITERIA:
        if isinstance(found.get(criterion), Mapping):
            yield criterion, found[criterion]
