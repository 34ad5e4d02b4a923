"""Whether every cell of a plan holds what its column is for.

The database keeps whatever it is given: a file written by another program, or damaged where its pages
still hang together, may hold a word for a number. Nothing that reads the plan is ready for that, so
it is found before anything is read.
"""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from workshop_app.domain.history import NEVER
from workshop_app.storage import tables

_HEX = "'*[^0-9a-f]*'"


def ill_typed(connection: sa.Connection) -> str:
    """The first table with a cell that cannot be; "" where there is none. 13 MB: some 20 ms."""
    for name, question in _questions().items():
        if connection.exec_driver_sql(question).first() is not None:
            return name
    return ""


@cache
def _questions() -> dict[str, str]:
    found = {}
    for name, table in tables.metadata.tables.items():
        wrong = [_wrong(column) for column in table.c]
        wrong += [
            f'("{field}" IS NOT NULL AND json_valid("{field}") = 0)'
            for field in _written_as_json(name)
        ]
        if name == "step":
            wrong.append(f"length(stamp) <> 24 OR stamp GLOB {_HEX} OR stamp >= '{NEVER}'")
        found[name] = f'SELECT 1 FROM "{name}" WHERE {" OR ".join(wrong)} LIMIT 1'
    return found


def _wrong(column: sa.Column[object]) -> str:
    kinds = {sa.Text: "'text'", sa.LargeBinary: "'blob'", sa.Float: "'real','integer'"}
    of = next(
        (kind for type_, kind in kinds.items() if isinstance(column.type, type_)), "'integer'"
    )
    empty = ",'null'" if column.nullable else ""
    return f'typeof("{column.name}") NOT IN ({of}{empty})'


def _written_as_json(table: str) -> list[str]:
    if table == "change":
        return ["new"]
    return [field.name for field in tables.FIELDS.get(table, ()) if field.kind == "json"]
