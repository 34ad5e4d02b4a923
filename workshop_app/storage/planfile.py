"""One plan, one file: making it, opening it, refusing it, closing it.

Rollback journal in TRUNCATE mode with full syncs: no saved change is lost when the stick is pulled,
and after a clean end exactly one file remains. Freed bytes are zeroed.

While a plan is open its file is read only through this connection: any other handle of this
program that is closed would drop the database's lock (POSIX; ``holding`` is for those that cannot be
helped). ``copy_to`` makes whole copies.
"""

from __future__ import annotations

import errno
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
import sqlalchemy.exc
from sqlalchemy.schema import CreateIndex, CreateTable

from workshop_app.storage import header, tables
from workshop_app.storage.connections import connected, copied, ended, in_memory, raw, rolled_back
from workshop_app.storage.errors import (
    ANOTHER,
    DAMAGED,
    FULL,
    GONE,
    LOCKED,
    NO_ACCESS,
    READ_ONLY,
    told,
)
from workshop_app.storage.header import APPLICATION
from workshop_app.storage.holding import Hold
from workshop_app.storage.upgrades import UPGRADES, Upgrade
from workshop_app.text import N_, KnownError

__all__ = ["APPLICATION", "LOCKED", "PlanFile", "copy_to", "make", "open_plan"]

SMALL = 16 * 2**20
"""Bytes up to which the pages are looked at, at every opening (10 MB, 5,000 proposals: 7 ms
measured, from memory); larger files after an unclean end only: a slow stick would take long."""

_SESSION = "session"
"""Key of ``about`` that is there from the first write to the clean close: a copy made by hand in
between, or what a pulled plug left, is known by it."""

_open_here: set[tuple[int, int]] = set()
_open_here_lock = threading.Lock()


class PlanFile:
    """An open plan file: one connection, one lock. Whoever holds the lock may read or write.

    ``newer``: a newer program made it, so it is read-only and may hold what is not known here.
    Without ``identity`` it is a copy in memory, of which nothing is kept.
    """

    def __init__(
        self,
        path: Path,
        connection: sa.Connection,
        identity: tuple[int, int] | None,
        hold: Hold | None,
        *,
        read_only: bool = False,
        newer: bool = False,
    ) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only
        self.newer = newer
        self.lock = threading.RLock()
        self._identity = identity
        self._hold = hold
        self._inside = False
        self._marked = False
        self._was_gone = False

    @property
    def passing(self) -> bool:
        """Whether it is in memory only: nothing of it is kept."""
        return self._identity is None

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
            self._still_there()
            self._with_its_journal()
            self.connection.exec_driver_sql("BEGIN IMMEDIATE")
            self._inside = True
            before = raw(self.connection).total_changes
            try:
                yield self.connection
                writes = raw(self.connection).total_changes > before
                if writes and not self._marked:
                    self.connection.execute(_MARK)
                self.connection.exec_driver_sql("COMMIT")
                self._marked = self._marked or writes
            except BaseException:
                rolled_back(self.connection)
                raise
            finally:
                self._inside = False

    def close(self) -> None:
        """Give the file back: one file remains, without journal or lock."""
        with self.lock:
            if self.connection.closed:
                return
            try:
                if self._marked:
                    with self.transaction() as connection:
                        connection.execute(_UNMARK)
            except KnownError:
                pass  # The disk is gone or full: what was saved is safe, the next opening looks.
            finally:
                _given_up(self.connection, self._hold, self._identity)

    def missing(self) -> KnownError | None:
        """Why nothing can be saved: the file is not in its place, or another lies there. ``None``
        where it lies where it was opened. Only the folder is asked."""
        if self._identity is None:
            return None
        try:
            status = self.path.stat()
        except OSError:
            return KnownError(GONE)
        same = (status.st_dev, status.st_ino) == self._identity
        return None if same else KnownError(ANOTHER)

    def _still_there(self) -> None:
        """Nothing is saved into a file that was moved or thrown away meanwhile. The very file put
        back takes saves again: it stayed locked, so nobody else wrote into it."""
        if error := self.missing():
            self._was_gone = True
            raise error

    def _with_its_journal(self) -> None:
        """The journal may not have come back with the file, and one that no folder names saves
        nothing after a cut: the database lets go of it and makes another."""
        if self._was_gone:
            self.connection.exec_driver_sql("PRAGMA journal_mode=OFF")
            self.connection.exec_driver_sql("PRAGMA journal_mode=TRUNCATE")
            self._was_gone = False


def make(path: Path) -> PlanFile:
    """A new plan file with empty tables. Never over a file that is there."""
    _made_empty(path)
    identity: tuple[int, int] | None = None
    hold: Hold | None = None
    connection: sa.Connection | None = None
    try:
        identity = _reserved(path)
        with told():
            hold = Hold(path, alone=True)
            connection = connected(path, mode="rw")
            connection.exec_driver_sql("BEGIN EXCLUSIVE")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
            for table in tables.metadata.tables.values():
                connection.execute(CreateTable(table))
                for index in sorted(table.indexes, key=lambda i: str(i.name)):
                    connection.execute(CreateIndex(index))
            about = {"key": "min_reader", "value": str(tables.MIN_READER)}
            connection.execute(tables.about.insert(), about)
            connection.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA}")
            connection.exec_driver_sql("COMMIT")
    except BaseException:
        _given_up(connection, hold, identity)
        path.unlink(missing_ok=True)
        header.journal_of(path).unlink(missing_ok=True)
        raise
    return PlanFile(path, connection, identity, hold)


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
    ``keep_copy`` (beside the plan where it is ``None``); one that is only read is upgraded in
    memory. A newer one opens read-only where this program can read it, as does one that cannot be
    written. ``KnownError`` says why a file is refused; a refused file is not changed.
    """
    identity = _reserved(path)
    hold: Hold | None = None
    connection: sa.Connection | None = None
    try:
        first = header.header_of(path)
        version = first.version
        read_only = read_only or version > schema or not header.writable(path)
        if read_only and first.waiting:
            raise KnownError(
                N_(
                    "This plan was not closed well. Nothing was changed. Copy it with the file {name} beside it to this laptop, open it there, then try again."
                ),
                name=header.journal_of(path).name,
            )
        with told():
            hold = Hold(path, alone=not read_only)
            connection = connected(path, mode="ro" if read_only else "rw")
            _whole(connection)
            if not read_only and not _taken(connection):
                ended(connection)
                read_only, connection = True, connected(path, mode="ro")
            _readable(connection, version, schema)
            _sound(path, connection, first.unclean)
            if version < schema:
                if read_only:
                    of_file, connection = connection, in_memory(connection)
                    ended(of_file)
                    hold.release()
                else:
                    _keep(path, connection, version, keep_copy)
                _upgraded(connection, version, schema, upgrades)
    except BaseException:
        _given_up(connection, hold, identity)
        raise
    return PlanFile(path, connection, identity, hold, read_only=read_only, newer=version > schema)


def copy_to(plan: PlanFile, target: Path) -> None:
    """A whole copy of the open plan, made by the database itself; over what lies there."""
    with plan.reading() as connection:
        copied(connection, target)


def copied_in_memory(plan: PlanFile) -> PlanFile:
    """A whole copy of the open plan that can be written to and lies on no disk."""
    with plan.reading() as connection:
        return PlanFile(plan.path, in_memory(connection), None, None, read_only=plan.newer,
                        newer=plan.newer)  # fmt: skip


# -- opening --------------------------------------------------------------------------------------
def _readable(connection: sa.Connection, version: int, schema: int) -> None:
    """Refuse a file that is so new that this program cannot read it."""
    if version <= schema:
        return
    least = sa.select(tables.about.c.value).where(tables.about.c.key == "min_reader")
    needed = str(connection.scalar(least) or version)
    if not needed.isdecimal() or int(needed) > schema:
        raise KnownError(
            N_(
                "This plan was made by a newer Convite. Nothing was changed. Bring this laptop's Convite up to date."
            )
        )


def _taken(connection: sa.Connection) -> bool:
    """Take the lock for good, which refuses a second window at once; nothing is written. ``False``
    where the system, though it said otherwise, gave the file for reading only (Windows)."""
    connection.exec_driver_sql("BEGIN EXCLUSIVE")
    try:
        connection.execute(_NOTHING)
        connection.exec_driver_sql("COMMIT")
    except sqlalchemy.exc.OperationalError as error:
        rolled_back(connection)
        code = getattr(error.orig, "sqlite_errorcode", 0)
        if code & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        return False
    return True


def _sound(path: Path, connection: sa.Connection, unclean: bool) -> None:
    """Refuse a file whose pages do not hang together: looked at closely after an unclean end (a
    torn copy can have sound pages and rows that no index knows), else where it is quick."""
    marked = sa.select(tables.about.c.key).where(tables.about.c.key == _SESSION)
    closely = unclean or connection.scalar(marked) is not None
    if not closely and path.stat().st_size > SMALL:
        return
    look = "integrity_check(1)" if closely else "quick_check(1)"
    if connection.exec_driver_sql(f"PRAGMA {look}").scalar() != "ok":
        raise KnownError(DAMAGED)


def _whole(connection: sa.Connection) -> None:
    """Refuse a file that calls itself a plan and lacks a table that was there from the start."""
    there = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'")
    if not {"about", "step", "change", "Plan", "Proposal", "ballot"} <= set(there.scalars()):
        raise KnownError(DAMAGED)


def _upgraded(
    connection: sa.Connection, version: int, schema: int, upgrades: Mapping[int, Upgrade]
) -> None:
    """All steps of the ladder and the new version in one transaction."""
    connection.exec_driver_sql("BEGIN EXCLUSIVE")
    try:
        for number in range(version + 1, schema + 1):
            upgrades[number](connection)
        connection.exec_driver_sql(f"PRAGMA user_version={schema}")
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        rolled_back(connection)
        raise


def _keep(path: Path, connection: sa.Connection, version: int, folder: Path | None) -> None:
    """Keep a whole copy before the upgrade, never over another plan's copy."""
    folder = folder or path.absolute().parent
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"{path.stem}.v{version}.convite"
    number = 1
    while copy.exists():
        number += 1
        copy = folder / f"{path.stem}.v{version}-{number}.convite"
    copied(connection, copy)


# -- which files are open in this program ---------------------------------------------------------
def _reserved(path: Path) -> tuple[int, int]:
    """Mark the file as open here; refuses one that is. It is not even looked into before."""
    status = header.found(path)
    identity = (status.st_dev, status.st_ino)
    with _open_here_lock:
        if identity in _open_here:
            raise KnownError(LOCKED)
        _open_here.add(identity)
    return identity


def is_open_here(path: Path) -> bool:
    """Whether the file is open in this program, so that nothing else may look into it."""
    status = header.found(path)
    with _open_here_lock:
        return (status.st_dev, status.st_ino) in _open_here


def _released(identity: tuple[int, int]) -> None:
    with _open_here_lock:
        _open_here.discard(identity)


def _given_up(
    connection: sa.Connection | None, hold: Hold | None, identity: tuple[int, int] | None
) -> None:
    """In this order: a handle that is closed earlier would drop the database's lock."""
    if connection is not None:
        ended(connection)
    if hold is not None:
        hold.release()
    if identity is not None:
        _released(identity)


def _made_empty(path: Path) -> None:
    """An empty file of this name, where there was none."""
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise KnownError(
            N_("{name} is already there. Nothing was changed. Choose another name."), name=path.name
        ) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise KnownError(
            N_("The folder {folder} is not there. Nothing was changed. Choose another folder."),
            folder=str(path.parent),
        ) from error
    except OSError as error:
        raise KnownError(FULL if error.errno == errno.ENOSPC else NO_ACCESS) from error


_NOTHING = tables.about.delete().where(sa.false())
_MARK = tables.about.insert().prefix_with("OR REPLACE").values(key=_SESSION, value="open")
_UNMARK = tables.about.delete().where(tables.about.c.key == _SESSION)
