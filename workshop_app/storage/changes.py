"""Changes of the record as rows of their table, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from workshop_app.domain.history import Change
from workshop_app.storage import tables

AT_ONCE = 400
"""Keys named in one query, well under SQLite's limit."""

_BESIDE = "~"
"""Before a step in the column ``over``: the step stands beside the change (``Change.beside``)."""


def changes_of(connection: sa.Connection, row: str) -> list[Change]:
    """All changes ever made to a row."""
    return _read(connection, tables.change.c.row == row)


def changes_of_all(connection: sa.Connection, rows: Iterable[str]) -> dict[str, list[Change]]:
    """All changes ever made to each of ``rows``, asked for in lots; those without any are left
    out."""
    found: dict[str, list[Change]] = {}
    for some in lots(rows):
        for row in connection.execute(_OF_ROWS, {"rows": some}):
            change = from_stored(row)
            found.setdefault(change.row, []).append(change)
    return found


def lots(keys: Iterable[str]) -> Iterator[list[str]]:
    """``keys`` in parts that fit into one query."""
    every = list(keys)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]


def changes_in(connection: sa.Connection, step: str) -> list[Change]:
    """All changes that a step made."""
    return _read(connection, tables.change.c.step == step)


def as_stored(change: Change) -> dict[str, str]:
    """A change as a row of its table."""
    return {
        "row": change.row,
        "field": change.field,
        "step": change.step,
        "entity": change.entity,
        "new": tables.packed(change.new),
        "over": " ".join([*change.over, *(_BESIDE + step for step in change.beside)]),
    }


def from_stored(row: Any) -> Change:
    """A row (step, entity, row, field, new, over) of the table as a change."""
    named = row[5].split()
    return Change(
        row[0], row[1], row[2], row[3], tables.frozen(json.loads(row[4])),
        tuple(step for step in named if step[0] != _BESIDE),
        tuple(step[1:] for step in named if step[0] == _BESIDE),
    )  # fmt: skip


def rewrite(connection: sa.Connection, *changes: Change) -> None:
    """Write the values of ``changes``, which are there already, over those that they had."""
    rows = [
        {"a_row": kept["row"], "a_field": kept["field"], "a_step": kept["step"], "new": kept["new"]}
        for kept in map(as_stored, changes)
    ]
    if rows:
        connection.execute(_REWRITE, rows)


COLUMNS = tuple(tables.change.c[n] for n in ("step", "entity", "row", "field", "new", "over"))
_OF_ROWS = sa.select(*COLUMNS).where(tables.change.c.row.in_(sa.bindparam("rows", expanding=True)))


def _read(connection: sa.Connection, where: sa.ColumnElement[bool]) -> list[Change]:
    return [from_stored(row) for row in connection.execute(sa.select(*COLUMNS).where(where))]


_REWRITE = (
    tables.change.update()
    .where(
        tables.change.c.row == sa.bindparam("a_row"),
        tables.change.c.field == sa.bindparam("a_field"),
        tables.change.c.step == sa.bindparam("a_step"),
    )
    .values(new=sa.bindparam("new"))
)
