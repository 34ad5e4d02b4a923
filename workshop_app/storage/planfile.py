"""One plan, one file: making it, opening it, refusing it, closing it.

Rollback journal in TRUNCATE mode with full syncs: no saved change is lost when the stick is pulled,
and after a clean end exactly one file remains. Freed bytes are zeroed.

While a plan is open its file is read only through this connection: any other handle of this
program that is closed would drop the database's lock (POSIX; ``holding`` is for those that cannot be
helped). ``copy_to`` makes whole copies.
"""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa
import sqlalchemy.exc
from sqlalchemy.schema import CreateIndex, CreateTable

from workshop_app.storage import header, opening, tables
from workshop_app.storage.connections import (
    connected,
    copied,
    ended,
    in_memory,
    key_of,
    raw,
    rolled_back,
)
from workshop_app.storage.errors import (
    ANOTHER,
    FULL,
    GONE,
    GONE_DISK,
    LOCKED,
    NO_ACCESS,
    NOT_AGAIN,
    READ_ONLY,
    told,
)
from workshop_app.storage.header import APPLICATION
from workshop_app.storage.holding import Hold
from workshop_app.storage.keys import Key
from workshop_app.storage.reserved import Identity, is_open_here, released, reserved
from workshop_app.storage.upgrades import UPGRADES, Upgrade
from workshop_app.text import N_, KnownError

__all__ = ["APPLICATION", "LOCKED", "PlanFile", "copy_to", "is_open_here", "make", "open_plan"]


class PlanFile:
    """An open plan file: one connection, one lock. Whoever holds the lock may read or write.

    ``newer``: a newer program made it, so it is read-only and may hold what is not known here.
    Without ``identity`` it is a copy in memory, of which nothing is kept.
    """

    def __init__(
        self,
        path: Path,
        connection: sa.Connection,
        identity: Identity | None,
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
        self._lost = False

    @property
    def passing(self) -> bool:
        """Whether it is in memory only: nothing of it is kept."""
        return self._identity is None

    @property
    def key(self) -> Key | None:
        """The key of a protected file; ``None`` where it is not. While it is being written under
        another key this waits."""
        with self.lock:
            return None if self._lost else key_of(self.connection)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """The connection, for reading; errors that can be told are told."""
        with self.lock, told(opened=True):
            if self._lost:
                raise KnownError(NOT_AGAIN)
            yield self.connection

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """All or nothing: what raises inside leaves nothing behind; leaving commits to the disk."""
        if self.read_only:
            raise KnownError(READ_ONLY)
        with self.lock, told(opened=True):
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

    def exchange(self, replace: Callable[[], None], key: Key | None) -> None:
        """Have ``replace`` put another whole file, under ``key``, in the place of this one, and go
        on with that. Where ``replace`` fails this one is open as before. Where the file cannot be
        opened again, as another program took it in that moment, the plan is closed for good and
        every use of it says so."""
        with self.lock, told():
            before = self.key
            ended(self.connection)
            try:
                replace()
            except BaseException:
                self._open_again(before)
                raise
            self._open_again(key)

    def _open_again(self, key: Key | None) -> None:
        """What lies at the path now, which may be another file than before."""
        error: Exception | None = None
        for pause in _AGAIN:
            time.sleep(pause)
            try:
                with told():
                    self._take_up(key)
                return
            except Exception as refused:  # whatever it is, it may be over in a moment
                error = refused
        _given_up(None, self._hold, self._identity)
        self._lost = True
        raise KnownError(NOT_AGAIN) from error

    def _take_up(self, key: Key | None) -> None:
        old, old_hold = self._identity, self._hold
        status = self.path.stat()
        same = (status.st_dev, status.st_ino) == old
        identity = old if same else reserved(self.path)
        hold: Hold | None = None
        connection: sa.Connection | None = None
        try:
            hold = old_hold if same else Hold(self.path, alone=True)
            connection = connected(self.path, mode="rw", key=key)
            if not opening.taken(connection):
                raise KnownError(READ_ONLY)
        except BaseException:
            _given_up(connection, None if same else hold, None if same else identity)
            raise
        self.connection, self._identity, self._hold = connection, identity, hold
        if not same:
            _given_up(None, old_hold, old)

    def missing(self) -> KnownError | None:
        """Why nothing can be saved: the file is not in its place, or another lies there. ``None``
        where it lies where it was opened. Only the folder is asked."""
        if self._identity is None:
            return None
        if self._lost:
            return KnownError(NOT_AGAIN)
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


def make(path: Path, key: Key | None = None) -> PlanFile:
    """A new plan file with empty tables, protected by ``key``. Never over a file that is there."""
    _made_empty(path)
    identity: Identity | None = None
    hold: Hold | None = None
    connection: sa.Connection | None = None
    try:
        identity = reserved(path)
        with told():
            hold = Hold(path, alone=True)
            connection = connected(path, mode="rw", key=key)
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
        with suppress(OSError):  # a name too long for the disk
            header.journal_of(path).unlink(missing_ok=True)
        raise
    return PlanFile(path, connection, identity, hold)


def open_plan(
    path: Path,
    *,
    keep_copy: Path | None = None,
    copied_before: bool = True,
    upgrades: Mapping[int, Upgrade] = UPGRADES,
    schema: int = tables.SCHEMA,
    read_only: bool = False,
    secret: str | None = None,
    likely: Key | None = None,
) -> PlanFile:
    """Open the plan at ``path``; a protected one with ``secret``, its passphrase or its recovery
    key, or with ``likely``, a key that is tried first. A link is followed: the plan is the file it leads to.

    An older file is upgraded in one transaction after a whole copy is kept in the folder
    ``keep_copy`` (beside the plan where it is ``None``; no copy where not ``copied_before``); one
    that is only read is upgraded in memory. A newer one opens read-only where this program can read
    it, as does one that cannot be written. ``KnownError`` says why a file is refused; a refused file
    is not changed.
    """
    path = header.followed(path)
    identity = reserved(path)
    hold: Hold | None = None
    connection: sa.Connection | None = None
    try:
        first = header.header_of(path)
        key = opening.key_that_fits(path, first, secret, likely)
        read_only = read_only or first.version > schema or not header.writable(path)
        if read_only:
            opening.settled(path, first)
        with told():
            hold = Hold(path, alone=not read_only)
            connection = connected(path, mode="ro" if read_only else "rw", key=key)
            # Not the header's: a waiting journal may just have taken an upgrade back.
            version = opening.version_of(connection)
            opening.whole(connection)
            if not read_only and (version > schema or not opening.taken(connection)):
                ended(connection)
                read_only, connection = True, connected(path, mode="ro", key=key)
            opening.readable(connection, version, schema)
            opening.sound(path, connection, first.unclean)
            if version < schema:
                if read_only:
                    of_file, connection = connection, in_memory(connection)
                    ended(of_file)
                    hold.release()
                elif copied_before:
                    opening.kept(path, connection, version, keep_copy)
                opening.upgraded(connection, version, schema, upgrades)
            if version <= schema == tables.SCHEMA:
                opening.complete(connection, closely=path.stat().st_size <= opening.SMALL)
    except BaseException as error:
        _given_up(connection, hold, identity)
        if isinstance(error, OSError):  # the file went, or its disk, while it was looked at
            raise KnownError(FULL if error.errno == errno.ENOSPC else GONE_DISK) from error
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


def _given_up(
    connection: sa.Connection | None, hold: Hold | None, identity: Identity | None
) -> None:
    """In this order: a handle that is closed earlier would drop the database's lock."""
    if connection is not None:
        ended(connection)
    if hold is not None:
        hold.release()
    if identity is not None:
        released(identity)


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


_AGAIN = (0.0, 0.1, 0.2, 0.4, 0.8)
"""Seconds before each attempt to open a file that was just put in the plan's place."""
_MARK = tables.about.insert().prefix_with("OR REPLACE").values(key=opening.SESSION, value="open")
_UNMARK = tables.about.delete().where(tables.about.c.key == opening.SESSION)
