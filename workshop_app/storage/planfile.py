"""One plan, one file: making it, opening it, refusing it, closing it.

Rollback journal in TRUNCATE mode with full syncs: no saved change is lost when the stick is pulled,
and after a clean end exactly one file remains. Freed bytes are zeroed.
"""

from __future__ import annotations

import os
import sqlite3
import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from workshop_app.storage import tables
from workshop_app.storage.errors import (
    DAMAGED,
    LOCKED,
    NO_ACCESS,
    NOT_A_PLAN,
    READ_ONLY,
    told,
)
from workshop_app.storage.upgrades import UPGRADES, Upgrade
from workshop_app.text import N_, KnownError

APPLICATION = 0x43767465
"""``application_id`` of the file: "Cvte"."""

_HEADER = struct.Struct(">16sH")
_open_here: set[tuple[int, int]] = set()
_open_here_lock = threading.Lock()


class PlanFile:
    """An open plan file: one connection, one lock. Whoever holds the lock may read or write."""

    def __init__(self, path: Path, connection: sa.Connection, *, read_only: bool) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only
        self.lock = threading.RLock()
        self._identity = _identity(path)
        self._inside = False

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """The connection, for reading; errors that can be told are told."""
        with self.lock, told():
            yield self.connection

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """All or nothing: what raises inside leaves nothing behind; leaving commits to the disk."""
        if self.read_only:
            raise KnownError(READ_ONLY)
        with self.lock, told():
            if self._inside:
                raise RuntimeError("a transaction inside a transaction")
            self.connection.exec_driver_sql("BEGIN IMMEDIATE")
            self._inside = True
            try:
                yield self.connection
                self.connection.exec_driver_sql("COMMIT")
            except BaseException:
                _rolled_back(self.connection)
                raise
            finally:
                self._inside = False

    def close(self) -> None:
        """Give the file back: one file remains, without journal or lock."""
        with self.lock:
            if self.connection.closed:
                return
            if not self.read_only:
                # The journal file goes only in this mode, and only once the lock is a normal one.
                self.connection.exec_driver_sql("PRAGMA locking_mode=NORMAL")
                self.connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
            self.connection.close()
            self.connection.engine.dispose()
        with _open_here_lock:
            _open_here.discard(self._identity)


def make(path: Path) -> PlanFile:
    """A new plan file with empty tables. Never over a file that is there."""
    if path.exists():
        raise KnownError(
            N_("{name} is already there. Nothing was changed. Choose another name."), name=path.name
        )
    if not path.parent.is_dir():
        raise KnownError(
            N_("The folder {folder} is not there. Nothing was changed. Choose another folder."),
            folder=str(path.parent),
        )
    with told():
        connection = _connected(path, mode="rwc")
        try:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
            connection.exec_driver_sql("BEGIN EXCLUSIVE")
            for table in tables.metadata.tables.values():
                connection.execute(CreateTable(table))
                for index in sorted(table.indexes, key=lambda i: str(i.name)):
                    connection.execute(CreateIndex(index))
            connection.execute(
                tables.about.insert(), [{"key": "min_reader", "value": str(tables.MIN_READER)}]
            )
            connection.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA}")
            connection.exec_driver_sql("COMMIT")
        except BaseException:
            _rolled_back(connection)
            connection.close()
            path.unlink(missing_ok=True)
            path.with_name(path.name + "-journal").unlink(missing_ok=True)
            raise
    return _registered(path, connection, read_only=False)


def open_plan(
    path: Path,
    *,
    keep_copy: Path | None = None,
    upgrades: Mapping[int, Upgrade] = UPGRADES,
    schema: int = tables.SCHEMA,
    read_only: bool = False,
) -> PlanFile:
    """Open the plan at ``path``.

    An older file is upgraded in one transaction after a whole copy is kept in the folder
    ``keep_copy`` (beside the plan where it is ``None``). A newer one opens read-only where this
    program can read it. ``KnownError`` says why a file is refused; a refused file is not changed.
    """
    version = _looked_at(path)
    read_only = read_only or version > schema or not os.access(path, os.W_OK)
    connection: sa.Connection | None = None
    try:
        with told():
            connection = _connected(path, mode="ro" if read_only else "rw")
            if not read_only:
                # Taking the lock for good refuses a second window at once; nothing is written.
                connection.exec_driver_sql("BEGIN EXCLUSIVE")
                connection.exec_driver_sql("COMMIT")
            _sound(connection, version, schema)
            if version < schema:
                _upgraded(path, connection, version, schema, keep_copy, upgrades)
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    return _registered(path, connection, read_only=read_only)


def copy_to(plan: PlanFile, target: Path) -> None:
    """A whole copy of the open plan, made by the database itself."""
    with plan.reading() as connection:
        _copied(connection, target)


def _looked_at(path: Path) -> int:
    """The schema version written in the header; refuses what is no whole plan, without opening it."""
    if path.is_dir():
        raise KnownError(
            N_("{name} is a folder, not a plan. Nothing was changed. Choose a .convite file."),
            name=path.name,
        )
    if not path.exists():
        raise KnownError(
            N_(
                "There is no file {name}. Nothing was changed. Check the name, or put the USB stick in."
            ),
            name=path.name,
        )
    with _open_here_lock:
        # Closing any handle of a file drops this process's locks on it (POSIX), so a file that
        # is open here is not even looked at.
        if _identity(path) in _open_here:
            raise KnownError(LOCKED)
    try:
        with path.open("rb") as file:
            header = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except PermissionError as error:
        raise KnownError(NO_ACCESS) from error
    except OSError as error:
        raise KnownError(
            N_(
                "The file {name} could not be read. Nothing was changed. Check the disk or the USB stick."
            ),
            name=path.name,
        ) from error
    if size == 0:
        raise KnownError(
            N_(
                "The file {name} is empty. Nothing was changed. Open a safety copy or ask for the file again."
            ),
            name=path.name,
        )
    if len(header) < 100:
        raise KnownError(DAMAGED if b"SQLite format 3\0".startswith(header[:16]) else NOT_A_PLAN)
    magic, page_size = _HEADER.unpack_from(header)
    if magic != b"SQLite format 3\0":
        raise KnownError(NOT_A_PLAN)
    pages, version, application = (
        int.from_bytes(header[at : at + 4], "big") for at in (28, 60, 68)
    )
    if application != APPLICATION:
        raise KnownError(NOT_A_PLAN)
    journal = path.with_name(path.name + "-journal")
    waiting = journal.exists() and journal.stat().st_size > 0
    if not waiting and size < pages * (1 if page_size == 1 else page_size):
        raise KnownError(DAMAGED)
    return version


def _sound(connection: sa.Connection, version: int, schema: int) -> None:
    """Refuse a file that is newer than can be read, or whose pages do not hang together."""
    if version > schema:
        needed = connection.scalar(
            sa.select(tables.about.c.value).where(tables.about.c.key == "min_reader")
        )
        if int(needed or version) > schema:
            raise KnownError(
                N_(
                    "This plan was made by a newer Convite. Nothing was changed. Bring this laptop's Convite up to date."
                )
            )
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise KnownError(DAMAGED)


def _upgraded(
    path: Path,
    connection: sa.Connection,
    version: int,
    schema: int,
    keep_copy: Path | None,
    upgrades: Mapping[int, Upgrade],
) -> None:
    """All steps of the ladder and the new version in one transaction, after a copy is kept."""
    folder = keep_copy or path.parent
    folder.mkdir(parents=True, exist_ok=True)
    _copied(connection, folder / f"{path.stem}.v{version}.convite")
    connection.exec_driver_sql("BEGIN EXCLUSIVE")
    try:
        for number in range(version + 1, schema + 1):
            upgrades[number](connection)
        connection.exec_driver_sql(f"PRAGMA user_version={schema}")
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        _rolled_back(connection)
        raise


def _connected(path: Path, *, mode: str) -> sa.Connection:
    """One connection in which transactions begin and end only where this package says so."""

    def connect() -> sqlite3.Connection:
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        raw = sqlite3.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, timeout=0.2
        )
        for pragma in _PRAGMAS:
            raw.execute(pragma)
        return raw

    engine = sa.create_engine(
        "sqlite://", creator=connect, poolclass=StaticPool, isolation_level="AUTOCOMMIT"
    )
    return engine.connect()


_PRAGMAS = (
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
)


def _copied(connection: sa.Connection, target: Path) -> None:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    with sqlite3.connect(target) as copy:
        raw.backup(copy)
    copy.close()


def _rolled_back(connection: sa.Connection) -> None:
    """A failed COMMIT (disk full) may have rolled back by itself already."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    if raw.in_transaction:
        raw.execute("ROLLBACK")


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return (status.st_dev, status.st_ino)


def _registered(path: Path, connection: sa.Connection, *, read_only: bool) -> PlanFile:
    plan = PlanFile(path, connection, read_only=read_only)
    with _open_here_lock:
        _open_here.add(_identity(path))
    return plan
