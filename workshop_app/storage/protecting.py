"""A plan file written anew under another key, or under none: all of it or nothing.

The database cannot turn a plain file into a protected one by its own means of copying, so every row
is written into a new file. That lies whole on the disk before it takes the place of the old one,
whose bytes are then written over: pulling the plug leaves the one or the other.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from workshop_app.storage import syncing, wiping
from workshop_app.storage.connections import connected, created, ended, raw
from workshop_app.storage.errors import DAMAGED, FULL, GONE_DISK, READ_ONLY, told
from workshop_app.storage.keys import Key
from workshop_app.storage.planfile import PlanFile
from workshop_app.text import KnownError


def rekey(plan: PlanFile, key: Key | None) -> None:
    """Put the open plan under ``key``; ``None``: no longer protected. It stays open."""
    if plan.read_only or plan.passing:
        raise KnownError(READ_ONLY)
    with plan.lock, plan.reading() as connection, _beside(plan.path) as new:
        _written(connection, new, key)
        plan.exchange(lambda: wiping.replace(new, plan.path), key)


def rekey_file(path: Path, old: Key | None, key: Key | None) -> None:
    """Put the file of a plan that is not open under ``key``; ``old`` opens it. ``KnownError`` where
    it is damaged or the disk refuses; it is then as it was."""
    with told():
        connection = connected(path, mode="ro", key=old)
    with _beside(path) as new:
        try:
            with told():
                _written(connection, new, key)
        finally:
            ended(connection)
        wiping.replace(new, path)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Where the new file is written; nothing is left of it where that fails."""
    new = path.with_name(path.name + ".new")
    wiping.wipe(new)
    try:
        yield new
    except BaseException as error:
        wiping.wipe(new)
        if isinstance(error, OSError):
            raise KnownError(FULL if error.errno == errno.ENOSPC else GONE_DISK) from error
        raise


def _written(connection: sa.Connection, new: Path, key: Key | None) -> None:
    """Every table with its rows, then the indexes, synced and looked through once."""
    source = raw(connection)
    with told(), closing(created(new, key)) as target:
        target.execute("PRAGMA journal_mode=OFF")
        target.execute("PRAGMA synchronous=OFF")  # it is synced at the end
        target.execute("BEGIN")
        made = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC"
        for kind, name, sql in source.execute(made).fetchall():  # tables, then indexes
            target.execute(sql)
            if kind == "table":
                rows = source.execute(f'SELECT * FROM "{name}"')
                marks = ",".join("?" * len(rows.description))
                target.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
        for mark in ("application_id", "user_version"):
            value = source.execute(f"PRAGMA {mark}").fetchone()[0]
            target.execute(f"PRAGMA {mark}={value}")
        target.execute("COMMIT")
        if target.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise KnownError(DAMAGED)
    syncing.synced(new)
