"""Cells of the action table written: one, the same down a selection, a block that was pasted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    ActionTerritory,
    Indicator,
    Source,
)
from workshop_app.domain.entity import link_id
from workshop_app.export.names import SOURCES
from workshop_app.services import action_plan
from workshop_app.services.action_columns import COLUMNS, Kept, typed
from workshop_app.services.action_lines import Line
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in, looked_over
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError, Words

Cell = tuple[str, str]
"""An action's id and the key of a column."""
FIXED = N_("This column is worked out by the program. Nothing was changed.")
NO_INDICATOR = N_("{action} has no indicator yet. Nothing was changed. Write its name first.")
IN_CELL = N_("{action}, {column}: {said}")


class CellError(KnownError):
    """A cell that cannot be kept as it was typed; ``cell`` says which. Nothing was changed."""

    def __init__(self, cell: Cell, line: Line, words: Words, error: KnownError) -> None:
        head = words(COLUMNS[cell[1]].head)
        super().__init__(IN_CELL, action=line.number, column=head, said=error.told(words))
        self.cell = cell


def fill(plan: OpenPlan, kept: Kept, cells: Mapping[Cell, str], *, confirmed: bool = False) -> None:
    """Write ``cells`` as they were typed, all in one step or none. ``KnownError`` says what cannot
    be read, of several cells which one it is; the guard asks about texts."""
    lines = {line.action.id: line for line in kept.lines.all}
    wanted: dict[str, dict[str, Any]] = {}
    for cell, text in cells.items():
        values = wanted.setdefault(cell[0], {})
        values[COLUMNS[cell[1]].field] = _value(kept, lines[cell[0]], cell, text, len(cells) > 1)
    if not wanted:
        return
    checked = {id: _checked(values, confirmed) for id, values in wanted.items()}
    with plan.step("action.edit" if len(cells) == 1 else "action.fill") as step:
        for id, values in checked.items():
            _write(plan, step, kept, lines[id], values, confirmed)


def _value(kept: Kept, line: Line, cell: Cell, text: str, several: bool) -> Any:
    column = COLUMNS[cell[1]]
    try:
        if column.read is None:
            raise KnownError(FIXED)
        typed(kept, column, line)  # what hangs on it more than once is written in the sheet
        return column.read(kept, text)
    except KnownError as error:
        if not several:
            raise
        raise CellError(cell, line, kept.words, error) from error


def _checked(values: Mapping[str, Any], confirmed: bool) -> dict[str, Any]:
    """All of one action's values as they are kept."""
    own = {name: value for name, value in values.items() if hasattr(Action, name)}
    checked = action_plan.checked_values(own, confirmed)
    for name, value in values.items():
        if name not in own:
            checked[name] = looked_over(value, confirmed) if isinstance(value, str) else value
    return checked


def _write(
    plan: OpenPlan, step: Step, kept: Kept, line: Line, values: dict[str, Any], confirmed: bool
) -> None:
    own = {name: value for name, value in values.items() if hasattr(Action, name)}
    action = action_plan.edit_in(plan, step, line.action, own, confirmed) if own else line.action
    if "territories" in values:
        _relink(step, plan.all(ActionTerritory, action=action.id), ActionTerritory, "territory",
                action.id, values["territories"])  # fmt: skip
    if "proposals" in values:
        _relink(step, plan.all(ActionProposal, action=action.id), ActionProposal, "proposal",
                action.id, values["proposals"])  # fmt: skip
    for kind in ("source", "indicator"):
        facts = {name.partition(".")[2]: value for name, value in values.items()
                 if name.startswith(f"{kind}.")}  # fmt: skip
        if facts and kind == "source":
            _write_source(step, kept, line, action, facts, confirmed)
        elif facts:
            _write_indicator(step, line, action, facts, confirmed)


def _relink(
    step: Step, links: Sequence[Any], kind: type[Any], field: str, action: str, ids: Sequence[str]
) -> None:
    for link in links:
        if getattr(link, field) not in ids:
            step.remove(link)
    there = {getattr(link, field) for link in links}
    for id in ids:
        if id not in there:
            step.add(kind(id=link_id(action, id), action=action, **{field: id}))


def _write_source(
    step: Step, kept: Kept, line: Line, action: Action, facts: dict[str, Any], confirmed: bool
) -> None:
    """The one source of an action; an empty name takes it away, a kind alone gives it its name."""
    if line.sources:
        if facts.get("name") == "":
            step.remove(line.sources[0])
        else:
            confirmed_in(step, step.change(line.sources[0], **facts), confirmed)
    elif facts.get("name") or (facts.get("kind") and "name" not in facts):
        kind = facts.get("kind", "municipality")
        name = facts.get("name") or kept.words(SOURCES[kind])
        id = link_id(action.id, "source")
        made = Source(id=id, action=action.id, name=name, kind=kind, amount=action.cost)
        confirmed_in(step, step.add(made), confirmed)


def _write_indicator(
    step: Step, line: Line, action: Action, facts: dict[str, Any], confirmed: bool
) -> None:
    """The one indicator of an action; an empty name takes it away."""
    if line.indicators:
        if facts.get("name") == "":
            step.remove(line.indicators[0])
        else:
            confirmed_in(step, step.change(line.indicators[0], **facts), confirmed)
    elif facts.get("name"):
        made = Indicator(id=link_id(action.id, "indicator"), action=action.id, **facts)
        confirmed_in(step, step.add(made), confirmed)
    elif any(value not in ("", None) for value in facts.values()):
        raise KnownError(NO_INDICATOR, action=line.number)


def pasted(text: str) -> list[list[str]]:
    """The cells of a block that was copied out of a spreadsheet: rows of tabs; a cell with line
    breaks stands in quotation marks there."""
    import csv
    from io import StringIO

    rows = list(csv.reader(StringIO(text.replace("\r\n", "\n")), delimiter="\t"))
    while rows and not any(rows[-1]):
        rows.pop()
    return rows
