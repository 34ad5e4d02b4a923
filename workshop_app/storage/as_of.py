"""A plan as it stood at an earlier moment, worked out from its record; the file stays as it is.

A moment is told as how far each opening of the plan had come (``reach``): stamps of one opening of
one file follow each other, those of different openings end differently (``domain.history.Clock``).
So it is the same moment in every copy of the plan, whatever was joined since.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import sqlalchemy as sa

from workshop_app.domain.entities import BY_NAME
from workshop_app.storage import tables
from workshop_app.storage.changes import changes_of_all, lots
from workshop_app.storage.planfile import PlanFile, copied_in_memory
from workshop_app.storage.record import reread

TAIL = 16
"""Where in a stamp begins what tells the openings apart."""

Reach = Mapping[str, str]
"""The end of the stamps of an opening → the last of its stamps, without that end."""


def reach(connection: sa.Connection) -> dict[str, str]:
    """How far the record goes now."""
    found: dict[str, str] = {}
    for stamp in connection.scalars(sa.select(tables.step.c.stamp).order_by(tables.step.c.stamp)):
        found[stamp[TAIL:]] = stamp[:TAIL]
    return found


def written(moment: Reach) -> str:
    """``moment`` as one line, the same for the same one."""
    return json.dumps(dict(moment), sort_keys=True, separators=(",", ":"))


def read(line: str) -> dict[str, str]:
    """What ``written`` wrote; ``ValueError`` for anything else."""
    try:
        found = json.loads(line)
    except RecursionError as error:
        raise ValueError("lists without end") from error
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise ValueError("not a moment of the record")
    return found


def as_of(plan: PlanFile, moment: Reach) -> PlanFile:
    """A copy of ``plan`` in memory that holds what its record held at ``moment``, to be read only.

    Words erased since are erased in it too; ballots of rounds that were not shown then stay untold,
    as the rounds are not shown in it. Give it back with ``close``. 5,000 proposals: see
    ``benchmarks``."""
    copy = copied_in_memory(plan)
    try:
        with copy.transaction() as connection:
            _taken_back(connection, moment)
    except BaseException:
        copy.close()
        raise
    copy.read_only = True
    return copy


def _taken_back(connection: sa.Connection, moment: Reach) -> None:
    """Forget the steps after ``moment``, and write the rows that they touched anew."""
    after = [
        stamp
        for stamp in connection.scalars(sa.select(tables.step.c.stamp))
        if stamp[:TAIL] > moment.get(stamp[TAIL:], "")
    ]
    touched: dict[str, str] = {}
    change = tables.change.c
    for some in lots(after):
        rows = connection.execute(
            sa.select(change.row, change.entity).where(change.step.in_(some)).distinct()
        )
        touched.update((row, entity) for row, entity in rows)
        connection.execute(tables.change.delete().where(change.step.in_(some)))
        connection.execute(tables.step.delete().where(tables.step.c.stamp.in_(some)))
    known = changes_of_all(connection, touched)
    for row, entity in touched.items():
        if row not in known and entity in BY_NAME:
            table = tables.ENTITY_TABLES[entity]
            connection.execute(table.delete().where(table.c.id == row))
            connection.execute(tables.conflict.delete().where(tables.conflict.c.row == row))
    reread(connection, known.values())
