"""What stands between a file and an open plan: its key, its version, whether it is whole, the
ladder from an older version. A refused file is not changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import sqlalchemy as sa
import sqlalchemy.exc

from workshop_app import paths
from workshop_app.storage import header, keys, tables
from workshop_app.storage.connections import copied, rolled_back
from workshop_app.storage.errors import DAMAGED, NOT_A_PLAN, PROTECTED, WRONG_SECRET
from workshop_app.storage.header import APPLICATION, Header
from workshop_app.storage.keys import Key
from workshop_app.storage.upgrades import Upgrade
from workshop_app.storage.well_typed import ill_typed
from workshop_app.text import N_, KnownError

SMALL = 16 * 2**20
"""Bytes up to which the pages are looked at, at every opening (10 MB, 5,000 proposals: 7 ms
measured, from memory); larger files after an unclean end only: a slow stick would take long."""

SESSION = "session"
"""Key of ``about`` that is there from the first write to the clean close: a copy made by hand in
between, or what a pulled plug left, is known by it."""


def key_that_fits(path: Path, first: Header, secret: str | None, likely: Key | None) -> Key | None:
    """The key that opens the file; found before the database sees the file."""
    if not first.protected:
        return None
    pages = list(header.pages_one(path))
    if likely is not None and any(keys.fits(likely, page) for page in pages):
        return likely
    for key in keys.of(secret, first.salt) if secret else ():
        if any(keys.fits(key, page) for page in pages):
            return key
    raise KnownError(WRONG_SECRET if secret else PROTECTED)


def settled(path: Path, first: Header) -> None:
    """Refuse to only read a file whose last save was cut off: what takes it back has to write."""
    if first.waiting:
        raise KnownError(
            N_(
                "This plan was not closed well. Nothing was changed. Copy it with the file {name} beside it to this laptop, open it there, then try again."
            ),
            name=header.journal_of(path).name,
        )


def version_of(connection: sa.Connection) -> int:
    """The schema of the file as it stands: the header of a protected one does not say it, and that
    of one that was cut off within an upgrade says what a journal is about to take back."""
    application, version = (
        int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
        for name in ("application_id", "user_version")
    )
    if application != APPLICATION or version < 1:
        raise KnownError(NOT_A_PLAN)
    return version


def readable(connection: sa.Connection, version: int, schema: int) -> None:
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


def taken(connection: sa.Connection) -> bool:
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


def sound(path: Path, connection: sa.Connection, unclean: bool) -> None:
    """Refuse a file whose pages do not hang together: looked at closely after an unclean end (a
    torn copy can have sound pages and rows that no index knows), else where it is quick."""
    marked = sa.select(tables.about.c.key).where(tables.about.c.key == SESSION)
    closely = unclean or connection.scalar(marked) is not None
    if not closely and path.stat().st_size > SMALL:
        return
    look = "integrity_check(1)" if closely else "quick_check(1)"
    if connection.exec_driver_sql(f"PRAGMA {look}").scalar() != "ok":
        raise KnownError(DAMAGED)


def whole(connection: sa.Connection) -> None:
    """Refuse a file that calls itself a plan and lacks a table that was there from the start, or
    holds what acts by itself (triggers, views): nobody's plan has them, and they could change what
    is voted."""
    found = connection.exec_driver_sql("SELECT type, name FROM sqlite_master").all()
    named = {name for kind, name in found if kind == "table"}
    if not {"about", "step", "change", "Plan", "Proposal", "ballot"} <= named:
        raise KnownError(DAMAGED)
    if any(kind not in ("table", "index") for kind, _ in found):
        raise KnownError(NOT_A_PLAN)


def complete(connection: sa.Connection, *, closely: bool) -> None:
    """Refuse a file of this schema that lacks a table or a column and, looked at ``closely``, one
    with cells that cannot be."""
    there: dict[str, set[str]] = {}
    asked = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type='table'"
    for table, column in connection.exec_driver_sql(asked):
        there.setdefault(table, set()).add(column)
    for name, table in tables.metadata.tables.items():
        if not {column.name for column in table.c} <= there.get(name, set()):
            raise KnownError(DAMAGED)
    if closely and ill_typed(connection):
        raise KnownError(DAMAGED)


def upgraded(
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


def kept(path: Path, connection: sa.Connection, version: int, folder: Path | None) -> None:
    """Keep a whole copy before the upgrade, never over another plan's copy; none while a round is
    open (P-32): the upgrade is one transaction, and the journal brings the file back."""
    if voting(connection):
        return
    folder = folder or path.absolute().parent
    folder.mkdir(parents=True, exist_ok=True)
    stem = paths.short_stem(path.stem)
    copy = folder / f"{stem}.v{version}.convite"
    number = 1
    while copy.exists():
        number += 1
        copy = folder / f"{stem}.v{version}-{number}.convite"
    copied(connection, copy)


def voting(connection: sa.Connection) -> bool:
    """Whether a round is open, in a file of any version."""
    asked = "SELECT 1 FROM \"VoteRound\" WHERE state = 'open' AND gone = 0 LIMIT 1"
    return connection.exec_driver_sql(asked).first() is not None


_NOTHING = tables.about.delete().where(sa.false())
