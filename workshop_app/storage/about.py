"""Words about the file itself, which no record of the plan holds: they do not travel by joining."""

from __future__ import annotations

import sqlalchemy as sa

from workshop_app.storage import tables


def said(connection: sa.Connection, key: str) -> str | None:
    """What the file says under ``key``; ``None`` where it says nothing."""
    found = connection.scalar(sa.select(tables.about.c.value).where(tables.about.c.key == key))
    return None if found is None else str(found)


def say(connection: sa.Connection, key: str, value: str | None) -> None:
    """Write a word about the file, inside a transaction; ``None`` takes it away."""
    connection.execute(tables.about.delete().where(tables.about.c.key == key))
    if value is not None:
        connection.execute(tables.about.insert(), {"key": key, "value": value})
