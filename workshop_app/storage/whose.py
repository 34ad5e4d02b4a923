"""Which plan a file holds that is not open: asked of files whose names do not tell."""

from __future__ import annotations

from pathlib import Path

from workshop_app.storage import header, opening
from workshop_app.storage.connections import connected, ended
from workshop_app.storage.errors import told
from workshop_app.storage.keys import Key
from workshop_app.storage.reserved import is_open_here
from workshop_app.text import KnownError


def plan_inside(path: Path, key: Key | None) -> str:
    """The id of the plan in the file at ``path``, of any version; ``key`` may open a protected one.
    "" where it cannot be told: it is open, damaged or under another key."""
    try:
        if is_open_here(path):
            return ""
        fits = opening.key_that_fits(path, header.header_of(path), None, key)
        with told():
            connection = connected(path, mode="ro", key=fits)
            try:
                found = connection.exec_driver_sql(_FIRST_BORN).scalar()
            finally:
                ended(connection)
    except KnownError:
        return ""
    return str(found or "")


_FIRST_BORN = 'SELECT id FROM "Plan" WHERE gone = 0 ORDER BY born, id LIMIT 1'
