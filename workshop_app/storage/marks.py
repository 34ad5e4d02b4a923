"""The marks of what was erased, by row. They hold none of the words (``domain.erasure``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from workshop_app.domain import text_guard
from workshop_app.domain.erasure import needless, whole_fields
from workshop_app.domain.history import BIRTH
from workshop_app.storage import tables
from workshop_app.storage.changes import COLUMNS, from_stored
from workshop_app.storage.changes import lots as lots

Marks = dict[str, set[str]]
"""Row → its marks."""


def all_marks(connection: sa.Connection) -> Marks:
    """Every mark of the file."""
    return _by_row(connection.execute(sa.select(tables.erased.c.row, tables.erased.c.field)))


def of_row(connection: sa.Connection, row: str) -> set[str]:
    """The marks of one row."""
    wanted = sa.select(tables.erased.c.field).where(tables.erased.c.row == row)
    return set(connection.scalars(wanted))


def of_rows(connection: sa.Connection, rows: Iterable[str]) -> Marks:
    """The marks of each of ``rows``; those without any are left out."""
    found: Marks = {}
    if connection.scalar(_ANY) is not None:
        for some in lots(rows):
            found.update(_by_row(connection.execute(_OF_ROWS, {"rows": some})))
    return found


def fields_of(connection: sa.Connection, row: str) -> set[str]:
    """The fields of a row that were erased for good."""
    return whole_fields(of_row(connection, row))


def add(connection: sa.Connection, marks: Marks) -> None:
    """Keep marks; those that are there already stay, but for what the new ones make needless."""
    rows = [{"row": row, "field": field} for row, of in marks.items() for field in of]
    if rows:
        connection.execute(_ADD, rows)
    drop(connection, {row: needless(of) for row, of in of_rows(connection, marks).items()})


def drop(connection: sa.Connection, marks: Marks) -> None:
    """Take marks away: what they stood for is founded now."""
    for row, of in marks.items():
        for field in of:
            connection.execute(_DROP, {"a_row": row, "a_field": field})


def missing(marks: Marks, here: Marks) -> Marks:
    """Those of ``marks`` that are not ``here``."""
    found = {row: of - here.get(row, set()) for row, of in marks.items()}
    return {row: of for row, of in found.items() if of}


def together(*several: Marks) -> Marks:
    """The union."""
    found: Marks = defaultdict(set)
    for marks in several:
        for row, of in marks.items():
            found[row] |= of
    return {row: of - needless(of) for row, of in found.items()}


def mask_word(*connections: sa.Connection) -> str:
    """What stands in place of words, in the language that the plan was born with, so that every
    laptop writes the same. Of several plans in these files the one born first counts."""
    found = [from_stored(row) for one in connections for row in one.execute(_PLANS_BORN)]
    first = min(found, key=lambda change: (change.step, change.row), default=None)
    return text_guard.mask_in(str(first.new.get("language", "")) if first else "")


def _by_row(rows: Iterable[Any]) -> Marks:
    found: Marks = defaultdict(set)
    for row, field in rows:
        found[row].add(field)
    return dict(found)


_PLANS_BORN = sa.select(*COLUMNS).where(
    tables.change.c.row.in_(sa.select(tables.ENTITY_TABLES["Plan"].c.id)),
    tables.change.c.field == BIRTH,
)
_ANY = sa.select(tables.erased.c.row).limit(1)
_OF_ROWS = sa.select(tables.erased.c.row, tables.erased.c.field).where(
    tables.erased.c.row.in_(sa.bindparam("rows", expanding=True))
)
_ADD = insert(tables.erased).on_conflict_do_nothing()
_DROP = tables.erased.delete().where(
    tables.erased.c.row == sa.bindparam("a_row"), tables.erased.c.field == sa.bindparam("a_field")
)
