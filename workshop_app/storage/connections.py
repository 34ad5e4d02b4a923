"""One connection to one file: its pragmas, its whole copies, its end."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from workshop_app.storage.errors import told

_PRAGMAS = (
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
)


def connected(path: Path, *, mode: str) -> sa.Connection:
    """One connection in which transactions begin and end only where this package says so.
    ``mode``: "rw" or "ro"."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return _through(_opened(uri))


def in_memory(connection: sa.Connection) -> sa.Connection:
    """A copy of the whole file in memory; nothing of it touches a disk."""
    memory = _opened(":memory:")
    raw(connection).backup(memory)
    return _through(memory)


def _opened(name: str) -> sqlite3.Connection:
    return sqlite3.connect(
        name, uri=True, isolation_level=None, check_same_thread=False, timeout=0.2
    )


def _through(opened: sqlite3.Connection) -> sa.Connection:
    try:
        for pragma in _PRAGMAS:
            opened.execute(pragma)
        engine = sa.create_engine(
            "sqlite://", creator=lambda: opened, poolclass=StaticPool, isolation_level="AUTOCOMMIT"
        )
        return engine.connect()
    except BaseException:
        opened.close()
        raise


def raw(connection: sa.Connection) -> sqlite3.Connection:
    """The database module's own connection."""
    found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def rolled_back(connection: sa.Connection) -> None:
    """A failed COMMIT (disk full) may have rolled back by itself already."""
    if raw(connection).in_transaction:
        raw(connection).execute("ROLLBACK")


def ended(connection: sa.Connection) -> None:
    """Close for good. A file that could be written keeps no journal and no lock."""
    opened = raw(connection)
    try:
        # The journal file goes only in this mode, and only once the lock is a normal one.
        opened.execute("PRAGMA locking_mode=NORMAL")
        opened.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error:
        pass  # The disk is gone; what was saved is safe, and the next opening tidies up.
    finally:
        connection.close()
        connection.engine.dispose()


def copied(connection: sa.Connection, target: Path) -> None:
    """A whole copy of the file at ``target``, made by the database itself; whole or not there."""
    unfinished = target.with_name(target.name + ".new")
    try:
        with told(), closing(sqlite3.connect(unfinished)) as copy:
            raw(connection).backup(copy)
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
