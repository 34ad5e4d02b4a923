"""Which actions are shown, in which order and in which groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from workshop_app.domain.capacity import ZONES
from workshop_app.domain.entity import PERSPECTIVES, THEMES
from workshop_app.export import names
from workshop_app.services.action_columns import COLUMNS, Kept, horizon_of, order_of
from workshop_app.services.action_lines import Line
from workshop_app.text import N_, Words, plain
from workshop_app.ui.action_plan.rows import ActionRow, GroupRow, end_month

Row = ActionRow | GroupRow
PLAN_ORDER = ""
"""The order that people gave the plan."""
GROUPS = {
    "": N_("No groups"),
    "theme": N_("Theme"),
    "perspective": N_("Perspective"),
    "territories": N_("Territory"),
    "horizon": N_("Term"),
    "responsible": N_("Responsible"),
}
_HORIZONS = ("short", "medium", "long", "")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``only``: "" all, "incomplete", "note", "theme:housing", "zone:do_now"; ``by`` a column (with
    "-" before it from the last down); ``group`` a key of GROUPS; ``text`` what is searched."""

    text: str = ""
    only: str = ""
    by: str = PLAN_ORDER
    group: str = ""

    @property
    def whole(self) -> bool:
        """Whether every action is shown."""
        return not self.text.strip() and not self.only

    @property
    def in_order(self) -> bool:
        """Whether the plan's own order is shown, in which an action can be moved."""
        return self.by == PLAN_ORDER and not self.group and self.whole


def filters(words: Words) -> list[tuple[str, str]]:
    """What can be shown alone: key and words."""
    themes = [(f"theme:{one}", words(names.THEMES[one])) for one in THEMES]
    zones = [(f"zone:{id}", words(zone.name)) for id, zone in ZONES.items() if id != "unknown"]
    return [
        ("", words("All actions")), ("incomplete", words("Those that lack something")),
        ("note", words("Those by written decision")), *themes, *zones,
    ]  # fmt: skip


def orders(words: Words) -> list[tuple[str, str]]:
    """By what actions can be sorted: key and words."""
    columns = [(key, words(one.head)) for key, one in COLUMNS.items() if key != "number"]
    return [(PLAN_ORDER, words("Order of the plan")), ("zone", words("Zone")),
            ("term", words("When it ends")), ("missing", words("What is missing")), *columns]  # fmt: skip


def arranged(kept: Kept, how: Arrangement) -> list[Row]:
    """The rows to show of ``kept.lines``."""
    found = [line for line in kept.lines.all if _shown(how, line)]
    if how.by.lstrip("-"):
        found = _sorted(kept, found, how.by)
    if not how.group:
        return [ActionRow(line, kept.words, kept.currency) for line in found]
    groups: dict[Any, list[Line]] = {}
    keyed = _GROUP_KEYS[how.group]
    for line in found:
        groups.setdefault(keyed(kept, line), []).append(line)
    rows: list[Row] = []
    for key in sorted(groups):
        rows.append(_head(kept, key[1], groups[key]))
        rows += [ActionRow(line, kept.words, kept.currency) for line in groups[key]]
    return rows


def _sorted(kept: Kept, found: list[Line], by: str) -> list[Line]:
    key = by.lstrip("-")
    special: dict[str, Callable[[Line], Any]] = {
        "zone": lambda line: (not line.zone, list(ZONES).index(line.zone) if line.zone else 0),
        "missing": lambda line: (False, -len(line.missing)),
        "term": lambda line: (end_month(line.action) is None, end_month(line.action)),
    }
    order = special.get(key) or (lambda line: order_of(kept, COLUMNS[key], line))
    keys = {line.action.id: order(line) for line in found}
    there = [line for line in found if not keys[line.action.id][0]]
    empty = [line for line in found if keys[line.action.id][0]]
    return [
        *sorted(there, key=lambda line: keys[line.action.id][1], reverse=by.startswith("-")),
        *empty,
    ]


def _shown(how: Arrangement, line: Line) -> bool:
    kind, _, value = how.only.partition(":")
    passes = {
        "": True,
        "incomplete": bool(line.missing),
        "note": bool(line.action.note) or line.part is not None,
        "theme": line.action.theme == value,
        "zone": line.zone == value,
    }[kind]
    if not passes:
        return False
    wanted = plain(how.text).split()
    if not wanted:
        return True
    action = line.action
    said = plain(" ".join((line.number, action.title, action.responsible, action.place,
                           action.note, *action.allies)))  # fmt: skip
    return all(word in said for word in wanted)


def _head(kept: Kept, title: str, lines: Iterable[Line]) -> GroupRow:
    found = list(lines)
    cost = sum(line.action.cost or 0 for line in found)
    return GroupRow(
        title or kept.words("without it"),
        kept.words.many("{n} action", "{n} actions", len(found)),
        kept.words.millions(cost, kept.currency),
    )


def _theme(kept: Kept, line: Line) -> tuple[Any, str]:
    theme = line.action.theme
    return (THEMES.index(theme), kept.words(names.THEMES[theme]))


def _perspective(kept: Kept, line: Line) -> tuple[Any, str]:
    one = line.action.perspective
    at = PERSPECTIVES.index(one) if one in PERSPECTIVES else len(PERSPECTIVES)
    return (at, names.told(names.PERSPECTIVES, one or "", kept.words))


def _horizon(kept: Kept, line: Line) -> tuple[Any, str]:
    one = horizon_of(line.action)
    return (_HORIZONS.index(one), names.told(names.HORIZONS, one, kept.words))


def _by_column(key: str) -> Callable[[Kept, Line], tuple[Any, str]]:
    def keyed(kept: Kept, line: Line) -> tuple[Any, str]:
        said = COLUMNS[key].show(kept, line)
        return ((not said, plain(said)), said)

    return keyed


_GROUP_KEYS: dict[str, Callable[[Kept, Line], tuple[Any, str]]] = {
    "theme": _theme, "perspective": _perspective, "horizon": _horizon,
    "territories": _by_column("territories"), "responsible": _by_column("responsible"),
}  # fmt: skip
