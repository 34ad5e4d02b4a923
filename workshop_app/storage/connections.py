"""One connection to one file: its key, its pragmas, its whole copies, its end.

A protected file is opened by SQLCipher (docs/decisions/0012-sqlcipher.md), any other by the SQLite
that comes with Python. Both modules have the same interface.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from workshop_app.storage import syncing, wiping
from workshop_app.storage.errors import database_errors, told

if TYPE_CHECKING:
    from workshop_app.storage.keys import Key

_PRAGMAS = (
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",  # a file from elsewhere calls no functions by itself
)


_KEY = "key"
"""Where a connection keeps the key of its file: whoever has the one has the other."""


def connected(path: Path, *, mode: str, key: Key | None = None) -> sa.Connection:
    """One connection in which transactions begin and end only where this package says so.
    ``mode``: "rw" or "ro"; ``key`` of a protected file."""
    return _through(_opened(f"{path.absolute().as_uri()}?mode={mode}", key), key)


def in_memory(connection: sa.Connection) -> sa.Connection:
    """A copy of the whole file in memory; nothing of it touches a disk."""
    key = key_of(connection)
    memory = _opened(":memory:", key)
    raw(connection).backup(memory)
    return _through(memory, key)


def key_of(connection: sa.Connection) -> Key | None:
    """The key of the file behind a connection; ``None`` where it is not protected."""
    key: Key | None = connection.info.get(_KEY)
    return key


def _module(protected: bool) -> Any:
    if not protected:
        return sqlite3
    import sqlcipher3.dbapi2  # 7 MB, only where a plan is protected

    return sqlcipher3.dbapi2


def _opened(name: str, key: Key | None) -> sqlite3.Connection:
    opened = _module(key is not None).connect(
        name, uri=True, isolation_level=None, check_same_thread=False, timeout=0.2
    )
    if key is not None:
        opened.execute("PRAGMA cipher_log_level = NONE")  # or it writes to the standard error
        opened.execute(key.pragma)
    return cast(sqlite3.Connection, opened)


def _through(opened: sqlite3.Connection, key: Key | None) -> sa.Connection:
    try:
        for pragma in _PRAGMAS:
            opened.execute(pragma)
        _next.opened = opened
        connection = _engine(key is not None).connect()
        connection.info[_KEY] = key
        return connection
    except BaseException:
        opened.close()
        raise


_next = threading.local()
"""The connection that the engine takes up next, in this thread."""


@cache
def _engine(protected: bool) -> sa.Engine:
    """One engine for all files: how a question is written out is worked out once, not anew for
    each file (17 ms a file that is joined, measured)."""
    module = _module(protected)
    return sa.create_engine(
        "sqlite://", module=module, creator=lambda: _next.__dict__.pop("opened"),
        poolclass=NullPool, isolation_level="AUTOCOMMIT",
    )  # fmt: skip


def raw(connection: sa.Connection) -> sqlite3.Connection:
    """The database module's own connection."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)


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
    except database_errors():
        pass  # The disk is gone; what was saved is safe, and the next opening tidies up.
    finally:
        connection.close()


def beside(connection: sa.Connection, path: Path) -> sqlite3.Connection:
    """Another file to copy into, under the same key; the database module's own connection."""
    return created(path, key_of(connection))


def created(path: Path, key: Key | None) -> sqlite3.Connection:
    """A new file, or what lies there, under ``key``; the database module's own connection."""
    return _opened(path.absolute().as_uri(), key)


def copied(connection: sa.Connection, target: Path) -> None:
    """A whole copy of the file at ``target``, made by the database itself, under the same key;
    whole or not there."""
    unfinished = wiping.partial(target)
    try:
        unfinished.unlink(missing_ok=True)
        with told(), closing(beside(connection, unfinished)) as copy:
            copy.execute("PRAGMA journal_mode=OFF")  # what is not whole is deleted
            raw(connection).backup(copy)
        unfinished.replace(target)
        syncing.synced_folder(target.absolute().parent)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
