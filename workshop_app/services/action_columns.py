"""The columns of the action table: what each shows, how a typed text is read, what it offers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workshop_app.domain.action_plan import Action
from workshop_app.domain.figures import figure_of, month_of
from workshop_app.domain.goals import GOALS, goals
from workshop_app.domain.horizon import horizon
from workshop_app.domain.incoming_columns import money_of, theme_of
from workshop_app.domain.numbers import sort_key
from workshop_app.export import names
from workshop_app.services.action_lines import Line, Lines
from workshop_app.text import N_, KnownError, Words, plain

LONGEST_MONTHS = 120
MOST_PEOPLE = 100_000_000
SEVERAL = N_("This action has several of them. Nothing was changed. Write them in its sheet.")
_NOT_LISTED = N_("“{text}” is not on the list. Nothing was changed. Choose one: {choices}.")
_NOT_MONEY = N_("“{text}” is not an amount. Nothing was changed. Write figures, such as 900000000.")
_NOT_FIGURE = N_("“{text}” is not a figure. Nothing was changed. Write it again.")
_NOT_MONTHS = N_("“{text}” is not a number of months from 1 to 120. Nothing was changed.")
_NOT_MONTH = N_("“{text}” is not a month. Nothing was changed. Write one, such as {example}.")
_NOT_GOALS = N_("“{text}” is not a goal from 1 to 17. Nothing was changed. Write 3, 11.")
_NO_NUMBER = N_("There is no proposal {text}. Nothing was changed. Write its number.")
_EMPTY = N_("This cell cannot be empty. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Kept:
    """What columns are read and shown with: the language, the currency, the lines."""

    words: Words
    currency: str
    lines: Lines


Show = Callable[[Kept, Line], str]
Read = Callable[[Kept, str], Any]


@dataclass(frozen=True, slots=True)
class ActionColumn:
    """``field`` is what a cell writes ("source.name" of what hangs on an action); "" is computed.
    ``width`` in px at 100 %; ``show`` the text of a cell, ``read`` the value of a typed one
    (``KnownError`` for what is none); ``free``: the guard asks about it."""

    key: str
    head: str
    width: int
    show: Show
    field: str = ""
    read: Read | None = None
    order: Callable[[Kept, Line], Any] | None = None
    right: bool = False
    free: bool = False
    offers: Callable[[Kept], list[str]] | None = None

    @property
    def written(self) -> bool:
        """Whether someone can write in it."""
        return self.read is not None


# -- showing --------------------------------------------------------------------------------------
def _of(name: str) -> Show:
    return lambda _kept, line: str(getattr(line.action, name) or "")


def _named(name: str, table: dict[str, str]) -> Show:
    return lambda kept, line: names.told(table, getattr(line.action, name) or "", kept.words)


def _figure(name: str) -> Show:
    def shown(kept: Kept, line: Line) -> str:
        value = getattr(line.action, name)
        return "" if value is None else kept.words.number(value)

    return shown


def _hung(kind: str, name: str, table: dict[str, str] | None = None) -> Show:
    """Of the first that hangs on an action, and how many more there are."""

    def shown(kept: Kept, line: Line) -> str:
        found = getattr(line, kind)
        if not found:
            return ""
        value = getattr(found[0], name)
        if table is not None:
            value = names.told(table, value, kept.words)
        elif isinstance(value, float):
            value = kept.words.number(value)
        said = "" if value is None else str(value)
        return said if len(found) == 1 or not said else f"{said} (+{len(found) - 1})"

    return shown


def _cost(kept: Kept, line: Line) -> str:
    cost = line.action.cost
    return "" if cost is None else kept.words.money(cost, kept.currency)


def _start(kept: Kept, line: Line) -> str:
    start = line.action.start
    return kept.words.month(date.fromisoformat(f"{start}-01")) if start else ""


def horizon_of(action: Action) -> str:
    """The horizon of an action: by its months, or as it came where these are not known."""
    return horizon(action.months) or action.horizon


def _horizon(kept: Kept, line: Line) -> str:
    return names.told(names.SHORT_HORIZONS, horizon_of(line.action), kept.words)


def _programme(kept: Kept, line: Line) -> str:
    return kept.lines.programmes.get(line.action.programme or "", "")


def _territories(kept: Kept, line: Line) -> str:
    found = (kept.lines.territories[id] for id in line.territories)
    return ", ".join(sorted(one.code or one.name for one in found))


def _proposals(kept: Kept, line: Line) -> str:
    return ", ".join(sorted((kept.lines.proposals[id] for id in line.proposals), key=sort_key))


def _goals(_kept: Kept, line: Line) -> str:
    return ", ".join(str(goal) for goal in line.action.sdg)


def _allies(_kept: Kept, line: Line) -> str:
    return "; ".join(line.action.allies)


# -- reading --------------------------------------------------------------------------------------
def _text(_kept: Kept, text: str) -> str:
    return text.strip()


def _title(_kept: Kept, text: str) -> str:
    if not text.strip():
        raise KnownError(_EMPTY)
    return text.strip()


def _pick(text: str, table: Mapping[str, str]) -> str:
    """The key that ``text`` names: whole, by its beginning, or by words of it that no other has."""
    wanted = plain(text)
    said = {key: plain(name) for key, name in table.items()}
    tests: tuple[Callable[[str, str], bool], ...] = (
        lambda key, name: wanted in (name, key),
        lambda _key, name: name.startswith(wanted),
        lambda _key, name: wanted in name,
    )
    for test in tests:
        found = [key for key, name in said.items() if test(key, name)]
        if found:
            return found[0]
    raise KnownError(_NOT_LISTED, text=text, choices="; ".join(table.values()))


def _translated(kept: Kept, table: Mapping[str, str]) -> dict[str, str]:
    return {key: kept.words(name) for key, name in table.items()}


def _theme(kept: Kept, text: str) -> str:
    if not text.strip():
        raise KnownError(_EMPTY)
    return theme_of(text) or _pick(text, _translated(kept, names.THEMES))


def _perspective(kept: Kept, text: str) -> str | None:
    return _pick(text, _translated(kept, names.PERSPECTIVES)) if text.strip() else None


def _kind(kept: Kept, text: str) -> str:
    return _pick(text, _translated(kept, names.SOURCES)) if text.strip() else "municipality"


def _fits(kept: Kept, text: str) -> str | None:
    return _pick(text, kept.lines.programmes) if text.strip() else None


def _money(_kept: Kept, text: str) -> int | None:
    if not text.strip():
        return None
    try:
        return money_of(text)
    except ValueError:
        raise KnownError(_NOT_MONEY, text=text) from None


def _number(kept: Kept, text: str) -> float | None:
    if not text.strip():
        return None
    try:
        return figure_of(text, kept.words.number(0.5)[1])
    except ValueError:
        raise KnownError(_NOT_FIGURE, text=text) from None


def _people(kept: Kept, text: str) -> int | None:
    value = _number(kept, text)
    if value is not None and (value < 0 or value != int(value) or value > MOST_PEOPLE):
        raise KnownError(_NOT_FIGURE, text=text)
    return None if value is None else int(value)


def _months(_kept: Kept, text: str) -> int | None:
    digits = re.sub(r"\D+$", "", text.strip())
    if not text.strip():
        return None
    if not digits.isdecimal() or not 1 <= int(digits) <= LONGEST_MONTHS:
        raise KnownError(_NOT_MONTHS, text=text)
    return int(digits)


def _month(kept: Kept, text: str) -> str:
    if not text.strip():
        return ""
    called = [kept.words.month(date(2027, n, 1), "long") for n in range(1, 13)]
    try:
        return month_of(text, called)
    except ValueError:
        example = kept.words.month(date(2027, 3, 1))
        raise KnownError(_NOT_MONTH, text=text, example=example) from None


def _sdg(_kept: Kept, text: str) -> tuple[int, ...]:
    try:
        return goals(re.findall(r"[^\s,;]+", text))
    except ValueError:
        raise KnownError(_NOT_GOALS, text=text) from None


def _lines(_kept: Kept, text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;\n]", text) if part.strip())


def _places(kept: Kept, text: str) -> tuple[str, ...]:
    table = {id: f"{one.code} {one.name}".strip() for id, one in kept.lines.territories.items()}
    parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    return tuple(dict.fromkeys(_pick(part, table) for part in parts))


def _numbers(kept: Kept, text: str) -> tuple[str, ...]:
    table = {plain(number): id for id, number in kept.lines.proposals.items()}
    found = []
    for part in (part.strip() for part in re.split(r"[,;]", text) if part.strip()):
        if plain(part) not in table:
            raise KnownError(_NO_NUMBER, text=part)
        found.append(table[plain(part)])
    return tuple(dict.fromkeys(found))


# -- offering -------------------------------------------------------------------------------------
def _listed(table: Mapping[str, str]) -> Callable[[Kept], list[str]]:
    return lambda kept: list(_translated(kept, table).values())


def _written(name: str) -> Callable[[Kept], list[str]]:
    """What other actions say in this field."""
    return lambda kept: sorted(
        {said for line in kept.lines.all if (said := getattr(line.action, name))}, key=plain
    )


def _sources(kept: Kept) -> list[str]:
    return sorted({one.name for line in kept.lines.all for one in line.sources}, key=plain)


def _places_offered(kept: Kept) -> list[str]:
    return sorted(f"{o.code} {o.name}".strip() for o in kept.lines.territories.values())


def _programmes_offered(kept: Kept) -> list[str]:
    return list(kept.lines.programmes.values())


def _goals_offered(kept: Kept) -> list[str]:
    return [f"{number} {kept.words(name)}" for number, name in GOALS.items()]


def _number_order(_kept: Kept, line: Line) -> Any:
    return sort_key(line.number[1:])


def _by_horizon(_kept: Kept, line: Line) -> Any:
    return ["short", "medium", "long", ""].index(horizon_of(line.action))


COLUMNS: Mapping[str, ActionColumn] = {
    one.key: one
    for one in (
        ActionColumn("number", N_("No."), 56, lambda _k, line: line.number, order=_number_order),
        ActionColumn("title", N_("Action"), 260, _of("title"), "title", _title, free=True),
        ActionColumn("theme", N_("Theme"), 140, _named("theme", names.SHORT_THEMES), "theme",
                     _theme, offers=_listed(names.THEMES)),
        ActionColumn("responsible", N_("Responsible"), 200, _of("responsible"), "responsible",
                     _text, free=True, offers=_written("responsible")),
        ActionColumn("start", N_("Begins"), 96, _start, "start", _month,
                     lambda _k, line: line.action.start),
        ActionColumn("months", N_("Months"), 80, _figure("months"), "months", _months,
                     lambda _k, line: line.action.months, right=True),
        ActionColumn("horizon", N_("Term"), 96, _horizon, order=_by_horizon),
        ActionColumn("cost", N_("Cost"), 150, _cost, "cost", _money,
                     lambda _k, line: line.action.cost, right=True),
        ActionColumn("source", N_("Source of the money"), 200, _hung("sources", "name"),
                     "source.name", _text, free=True, offers=_sources),
        ActionColumn("kind", N_("Kind of source"), 170, _hung("sources", "kind", names.SOURCES),
                     "source.kind", _kind, offers=_listed(names.SOURCES)),
        ActionColumn("indicator", N_("Indicator"), 220, _hung("indicators", "name"),
                     "indicator.name", _text, free=True),
        ActionColumn("unit", N_("Unit"), 100, _hung("indicators", "unit"), "indicator.unit",
                     _text, free=True),
        ActionColumn("baseline", N_("Baseline"), 100, _hung("indicators", "baseline"),
                     "indicator.baseline", _number, right=True),
        ActionColumn("target", N_("Target"), 100, _hung("indicators", "target"),
                     "indicator.target", _number, right=True),
        ActionColumn("territories", N_("Territories"), 130, _territories, "territories", _places,
                     offers=_places_offered),
        ActionColumn("perspective", N_("Perspective"), 180,
                     _named("perspective", names.PERSPECTIVES), "perspective", _perspective,
                     offers=_listed(names.PERSPECTIVES)),
        ActionColumn("programme", N_("Programme of the development plan"), 220, _programme,
                     "programme", _fits, offers=_programmes_offered),
        ActionColumn("sdg", N_("SDG"), 90, _goals, "sdg", _sdg, offers=_goals_offered),
        ActionColumn("beneficiaries", N_("People"), 90, _figure("beneficiaries"), "beneficiaries",
                     _people, lambda _k, line: line.action.beneficiaries, right=True),
        ActionColumn("beneficiaries_who", N_("For whom"), 180, _of("beneficiaries_who"),
                     "beneficiaries_who", _text, free=True),
        ActionColumn("allies", N_("Allies"), 200, _allies, "allies", _lines, free=True),
        ActionColumn("place", N_("Place"), 160, _of("place"), "place", _text, free=True),
        ActionColumn("proposals", N_("Proposals"), 110, _proposals, "proposals", _numbers),
        ActionColumn("note", N_("Written decision"), 220, _of("note"), "note", _text, free=True),
    )
}  # fmt: skip
"""Key → column, in the order of the table."""


def order_of(kept: Kept, column: ActionColumn, line: Line) -> tuple[bool, Any]:
    """What a line is sorted by in a column; empty ones come last."""
    value = column.order(kept, line) if column.order else plain(column.show(kept, line))
    return (value is None or value == "", 0 if value is None else value)


def typed(kept: Kept, column: ActionColumn, line: Line) -> str:
    """What stands in a cell when someone begins to write in it. ``KnownError`` where several hang on
    the action: these are written in its sheet."""
    kind = column.field.rpartition(".")[0]
    found = {"source": line.sources, "indicator": line.indicators}.get(kind, ())
    if len(found) > 1:
        raise KnownError(SEVERAL)
    return column.show(kept, line) if not kind or found else ""
