"""What the database may answer that a person can do something about."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy.exc

from workshop_app.text import N_, KnownError

LOCKED = N_(
    "This plan is open in another window. Nothing was changed. Close the other window and try again."
)
READ_ONLY = N_("This plan can only be read here. Nothing was changed. Copy it to another place.")
FULL = N_("The disk is full. Everything saved before is safe. Free some room, then try again.")
GONE = N_(
    "The plan's file is no longer in its place. Everything saved before is safe. Put the file or the stick back, and what you do next is saved."
)
ANOTHER = N_(
    "The plan's file is no longer the one that was opened. Everything saved before is safe. Open the plan again, or copy it to another USB."
)
NOT_AGAIN = N_(
    "The plan's file could not be opened again. Everything saved before is safe. Open the plan again."
)
GONE_DISK = N_(
    "The disk did not answer. Everything saved before is safe. Check that the USB stick is in, then try again."
)
DAMAGED = N_(
    "This plan file is damaged or cut short. Nothing was changed. Open a safety copy or ask for the file again."
)
NOT_A_PLAN = N_(
    "This file is not a Convite plan. Nothing was changed. Choose another file, or ask for it again."
)
NO_ACCESS = N_(
    "There is no permission to open this file. Nothing was changed. Ask whoever owns the folder."
)

PROTECTED = N_(
    "This plan is protected. Nothing was changed. Its passphrase or its recovery key opens it."
)
WRONG_SECRET = N_("This passphrase does not open the plan. Nothing was changed. Try again.")

TOLD: dict[int, str] = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: GONE_DISK,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: NOT_A_PLAN,
    sqlite3.SQLITE_CANTOPEN: NO_ACCESS,
    sqlite3.SQLITE_PERM: NO_ACCESS,
}
"""Primary result code of SQLite → the sentence. Any other code is a bug and stays one."""


REFUSED_SAVES = frozenset({FULL, GONE_DISK, GONE, ANOTHER, NO_ACCESS})
"""What the disk may answer to a save that would have worked a moment ago."""


_DAMAGED = ("Could not decode to UTF-8", "unsupported file format")
"""What the modules say, without a code of its own, of a text that is none and of a first page that
says what no program writes."""


def database_errors() -> tuple[type[Exception], ...]:
    """What the database modules raise; that of protected files only once it is loaded."""
    cipher: Any = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if cipher is None else (sqlite3.Error, cipher.Error)


@contextmanager
def told(*, opened: bool = False) -> Iterator[None]:
    """Turn what the database answered into a ``KnownError`` where there is a sentence for it. In a
    file that is ``opened`` already nobody lacks a permission: its journal could not be made, on a
    disk that does not answer."""
    try:
        yield
    except UnicodeDecodeError as error:
        # The name of a damaged table, in what the module wanted to say of it, is no text.
        raise KnownError(DAMAGED) from error
    except Exception as error:
        if not isinstance(error, (*database_errors(), sqlalchemy.exc.DBAPIError)):
            raise
        answer = error.orig if isinstance(error, sqlalchemy.exc.DBAPIError) else error
        code = getattr(answer, "sqlite_errorcode", None)
        sentence = TOLD.get(code & 0xFF) if code is not None else None
        if sentence is None and any(said in str(answer) for said in _DAMAGED):
            sentence = DAMAGED
        if sentence is None:
            raise
        if opened and sentence == NO_ACCESS:
            sentence = GONE_DISK
        raise KnownError(sentence) from error
