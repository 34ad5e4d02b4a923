"""Changes of the record as rows of their table, and back."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from workshop_app.domain.history import Change
from workshop_app.storage import tables

_BESIDE = "~"
"""Before a step in the column ``over``: the step stands beside the change (``Change.beside``)."""


def changes_of(connection: sa.Connection, row: str) -> list[Change]:
    """All changes ever made to a row."""
    return _read(connection, tables.change.c.row == row)


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


COLUMNS = tuple(tables.change.c[n] for n in ("step", "entity", "row", "field", "new", "over"))


def _read(connection: sa.Connection, where: sa.ColumnElement[bool]) -> list[Change]:
    return [from_stored(row) for row in connection.execute(sa.select(*COLUMNS).where(where))]
