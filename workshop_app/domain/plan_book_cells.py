"""What the cells of an edited workbook say: words, figures, days, keys of lists; or why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from workshop_app.domain import text_guard
from workshop_app.domain.figures import FARTHEST
from workshop_app.domain.goals import goals
from workshop_app.domain.incoming_columns import money_of
from workshop_app.domain.plan_book import WORDS, Column, Settled, cleaned, empty, parted
from workshop_app.text import N_, plain

Raw = str | int | float | bool | date | datetime | None
"""A cell as the file holds it."""

Choices = Mapping[str, Mapping[str, str]]
"""By the kind of a column: what a cell may say (``plain``) → its key."""

SHOWN = 60
"""Letters of a cell that are told."""

MOST = 10**15
"""No figure of a plan is larger."""

LONGEST_MONTHS = 120
"""An action takes no longer, here as where its term is chosen."""


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell. ``formula``: the file reckons it; ``value`` is then how it is written ("=1+1")."""

    value: Raw
    formula: bool = False


class WrongCell(Exception):
    """A cell that cannot be read as what its column holds, with the reason."""

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message, self.facts = message, facts


NOTHING = RawCell(None)

_WHOLE = re.compile(r"\d{1,15}")
_DECIMAL = re.compile(r"-?\d{1,15}(?:[.,]\d{1,9})?")
_GROUPED = re.compile(r"-?\d{1,3}[.,]\d{3}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")

IS_FORMULA = N_("“{cell}” is a formula and is not reckoned; write the figure itself")
NO_FIGURE = N_("“{cell}” is no whole figure of zero or more")
NO_AMOUNT = N_("“{cell}” is not an amount of money")
NO_NUMBER = N_("“{cell}” is not a number")
NO_DAY = N_("“{cell}” is not a day; write it as 2027-02-28")
NO_MONTH = N_("“{cell}” is not a month; write it as 2027-02")
NO_CHOICE = N_("“{cell}” is none of those that can be chosen")
NOT_MONTHS = N_("“{text}” is not a number of months from 1 to 120. Nothing was changed.")
NO_GOAL = N_("“{cell}” is no Sustainable Development Goal; they go from 1 to 17")


def read_cell(column: Column, cell: RawCell, choices: Choices) -> Settled:
    """What ``cell`` says in ``column``. Raises ``WrongCell``."""
    if cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
        return None
    kind = column.kind
    if cell.formula and kind in _FIGURES:
        raise WrongCell(IS_FORMULA, cell=shown(cell.value))
    if kind in choices:
        found = choices[kind].get(plain(_written(cell.value)))
        if found is None:
            raise WrongCell(NO_CHOICE, cell=shown(cell.value))
        return found
    reader = _FIGURES.get(kind)
    if reader is not None:
        return reader(cell.value)
    told = cleaned(_written(cell.value))
    if kind == "goals":
        return _goals(told)
    return parted(told) if kind in ("texts", "proposals", "territories") else told


def shown(value: Raw) -> str:
    """A cell as it is told, in one line."""
    told = " ".join(_written(value).split())
    return told if len(told) <= SHOWN else told[: SHOWN - 1] + "…"


def _written(value: Raw) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < MOST else repr(value)
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    return "" if value is None else str(value)


# -- figures --------------------------------------------------------------------------------------
def _whole(value: Raw) -> int:
    if isinstance(value, int | float) and not isinstance(value, bool):
        if value == value and 0 <= value < MOST and float(value).is_integer():
            return int(value)
    elif isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value)
    raise WrongCell(NO_FIGURE, cell=shown(value))


def _months(value: Raw) -> int:
    found = _whole(value)
    if found > LONGEST_MONTHS:
        raise WrongCell(NOT_MONTHS, text=shown(value))
    return found


def _money(value: Raw) -> int:
    if isinstance(value, str):
        try:
            return money_of(value)
        except ValueError:
            raise WrongCell(NO_AMOUNT, cell=shown(value)) from None
    try:
        return _whole(value)
    except WrongCell:
        raise WrongCell(NO_AMOUNT, cell=shown(value)) from None


def _decimal(value: Raw) -> int | float:
    if isinstance(value, str):
        text = value.strip().replace("\u2212", "-")
        if _DECIMAL.fullmatch(text) and not _GROUPED.fullmatch(text):
            value = float(text.replace(",", "."))
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < MOST:
        return int(value) if float(value).is_integer() else float(value)
    raise WrongCell(NO_NUMBER, cell=shown(value))


# -- days -----------------------------------------------------------------------------------------
def _day(value: Raw) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        try:
            return date.fromisoformat(value.strip()).isoformat()
        except ValueError:
            pass
    raise WrongCell(NO_DAY, cell=shown(value))


def _month(value: Raw) -> str:
    if isinstance(value, str) and _MONTH.fullmatch(value.strip()):
        value = f"{value.strip()}-01"
    try:
        found = _day(value)[:7]
    except WrongCell:
        raise WrongCell(NO_MONTH, cell=shown(value)) from None
    if not FARTHEST[0] <= int(found[:4]) <= FARTHEST[1]:
        raise WrongCell(NO_MONTH, cell=shown(value))
    return found


def _goals(text: str) -> tuple[str, ...]:
    parts = re.split(r"[,;\s]+", text.strip(" ,;\n"))
    figures = (part if part.isascii() and part.isdigit() else "" for part in parts)
    try:
        return tuple(map(str, goals(figures)))
    except ValueError:
        raise WrongCell(NO_GOAL, cell=shown(text)) from None


_FIGURES = {
    "whole": _whole, "months": _months, "money": _money, "decimal": _decimal, "day": _day, "month": _month,
}  # fmt: skip


def same(one: Settled, other: Settled) -> bool:
    """Whether two values say the same; all that say nothing do."""
    return one == other or (empty(one) and empty(other))


def guarded(column: Column, value: Settled, mask_word: str) -> tuple[Settled, tuple[str, ...]]:
    """What is kept of a value with ``mask_word`` where the text guard marks, and the kinds of what
    it marked. Only words of someone's own are looked over."""
    if column.kind not in WORDS or empty(value):
        return value, ()
    kinds: dict[str, None] = {}

    def masked(text: str) -> str:
        marks = text_guard.look(text)
        kinds.update(dict.fromkeys(mark.kind for mark in marks))
        return text_guard.masked(text, marks, mask_word) if marks else text

    kept = tuple(map(masked, value)) if isinstance(value, tuple) else masked(str(value))
    return kept, tuple(kinds)
