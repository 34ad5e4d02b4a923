"""The mark of a sharing copy: a file that was made to be read, and is no part of any joining."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa

from workshop_app.domain.entity import Entity
from workshop_app.domain.history import BIRTH, Change
from workshop_app.storage import about, tables
from workshop_app.storage.changes import as_stored
from workshop_app.text import N_, KnownError

KEY = "sharing"
"""Key of ``about``: what the copy says of itself, as JSON."""

NOBODY = "0" * 16
"""Instead of a laptop, of the steps of a sharing copy."""

REFUSED = N_(
    "This is a sharing copy: it can be read, and not joined. Nothing was joined. Choose the plan that it was made from."
)


def told(connection: sa.Connection) -> dict[str, str]:
    """What a sharing copy says of itself (``made``: day and minute, ``value``: the check value of
    the plan that it was made from, ``own``: of what it holds); empty where the file is none."""
    said = about.said(connection, KEY)
    if not said:
        return {}
    try:
        facts = dict(json.loads(said))
    except (ValueError, TypeError):
        facts = {}  # it says that it is one, and nothing more that can be read
    return {"made": "", **{key: fact for key, fact in facts.items() if isinstance(fact, str)}}


def say(connection: sa.Connection, words: dict[str, str]) -> None:
    """Mark a file as a sharing copy, inside a transaction."""
    about.say(connection, KEY, json.dumps(words, sort_keys=True))


def refuse(*connections: sa.Connection) -> None:
    """``KnownError`` where one of these files is a sharing copy."""
    if any(about.said(one, KEY) for one in connections):
        raise KnownError(REFUSED)


def write(connection: sa.Connection, rows: Sequence[Entity], seen: str) -> None:
    """Write ``rows`` into an empty file, each with its one change. Their steps are numbered in their
    order up to ``seen``, the last of the plan: when and on which laptop each was written is lost."""
    first = int(seen[:16] or "0", 16) - len(rows) + 1
    steps, changes = [], []
    by_table: dict[str, list[dict[str, object]]] = defaultdict(list)
    for at, one in enumerate(rows):
        name, stamp = type(one).__name__, f"{max(0, first) + at:016x}{'0' * 8}"
        values = tables.values_of(one)
        by_table[name].append(
            {"id": one.id, "born": stamp, "gone": 0, **tables.stored(name, values)}
        )
        changes.append(as_stored(Change(stamp, name, one.id, BIRTH, values)))
        steps.append({"stamp": stamp, "laptop": NOBODY, "kind": "share", "undoes": ""})
    connection.execute(tables.step.insert(), steps)
    connection.execute(tables.change.insert(), changes)
    for name, some in by_table.items():
        connection.execute(tables.ENTITY_TABLES[name].insert(), some)


def put_media(connection: sa.Connection, hash: str, data: bytes) -> None:
    """Put the bytes of a picture that goes along into the copy, once."""
    there = sa.select(tables.media.c.hash).where(tables.media.c.hash == hash)
    if connection.execute(there).first() is None:
        connection.execute(tables.media.insert(), {"hash": hash, "data": data})
