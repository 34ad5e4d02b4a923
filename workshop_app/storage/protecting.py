"""A plan file written anew under another key, or under none: all of it or nothing.

The database cannot turn a plain file into a protected one by its own means of copying, so every row
is written into a new file. That lies whole on the disk before it takes the place of the old one,
whose bytes are then written over: pulling the plug leaves the one or the other.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from workshop_app.storage import about, opening, syncing, wiping
from workshop_app.storage.connections import connected, created, ended, raw
from workshop_app.storage.errors import DAMAGED, FULL, GONE_DISK, READ_ONLY, database_errors, told
from workshop_app.storage.holding import Hold
from workshop_app.storage.keys import Key
from workshop_app.storage.planfile import PlanFile
from workshop_app.storage.reserved import released, reserved
from workshop_app.text import N_, KnownError

TWO_NAMES = N_(
    "The plan's file has a second name on this disk (a hard link), which would stay as it is. Nothing was changed. Copy the plan to another file, and set the passphrase there."
)
_COPIES = "copies_follow"
"""Key of ``about``, in a protected file only: its kept copies have still to be put under its key."""


@dataclass(frozen=True, slots=True)
class Following:
    """The kept copies on ``laptop`` follow the plan's key; ``keys`` that some may still have. The
    word of it lies inside the protected plan alone, until they have followed."""

    laptop: str
    keys: tuple[Key, ...] = ()

    @property
    def written(self) -> str:
        """As the file holds it."""
        keys = [[key.raw.hex(), key.salt.hex()] for key in self.keys]
        return json.dumps({"laptop": self.laptop, "keys": keys})


def following(plan: PlanFile) -> Following | None:
    """Whose copies have still to follow; ``None`` where none has."""
    with plan.reading() as connection:
        said = about.said(connection, _COPIES)
    if said is None:
        return None
    try:
        read = json.loads(said)
        keys = [Key(bytes.fromhex(one), bytes.fromhex(salt)) for one, salt in read["keys"]]
        return Following(str(read["laptop"]), tuple(keys))
    except (ValueError, TypeError, KeyError):
        return None  # not from here


def say_following(plan: PlanFile, following: Following | None) -> None:
    """Write down whose copies follow, in a protected plan; ``None``: they have."""
    with plan.transaction() as connection:
        about.say(connection, _COPIES, following.written if following else None)


def possible(plan: PlanFile) -> None:
    """``KnownError`` where the plan cannot be put under another key, before anything is done."""
    if plan.read_only or plan.passing:
        raise KnownError(READ_ONLY)
    if error := plan.missing():
        raise error
    if wiping.is_shared(plan.path):
        raise KnownError(TWO_NAMES)


def rekey(plan: PlanFile, key: Key | None, following: Following | None = None) -> None:
    """Put the open plan under ``key``; ``None``: no longer protected. It stays open. ``following``
    is written into the new file with the rest, so that a cut leaves either all or none."""
    possible(plan)
    with plan.lock, plan.reading() as connection, _beside(plan.path) as new:
        _written(connection, new, key, following)

        def replace() -> None:
            wiping.replace(new, plan.path)

        plan.exchange(replace, key)


def rekey_file(path: Path, old: Key | None, key: Key | None) -> None:
    """Put the file of a plan that is not open under ``key``; ``old`` opens it. ``KnownError`` where
    it is open in a window, is damaged, or the disk refuses; it is then as it was."""
    with _alone(path, old) as connection, _beside(path) as new:
        try:
            with told():
                _written(connection, new, key)
        except database_errors() as error:
            raise KnownError(DAMAGED) from error  # rows that no program of ours wrote so
        ended(connection)
        wiping.replace(new, path)


@contextmanager
def _alone(path: Path, key: Key | None) -> Iterator[sa.Connection]:
    """The file, which nobody else has open meanwhile."""
    identity = reserved(path)
    hold, connection = None, None
    try:
        with told():
            hold = Hold(path, alone=True)
            connection = connected(path, mode="rw", key=key)
            opening.taken(connection)
        yield connection
    finally:
        if connection is not None and not connection.closed:
            ended(connection)
        if hold is not None:
            hold.release()
        released(identity)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Where the new file is written; nothing is left of it where that fails."""
    new = wiping.partial(path)
    wiping.wipe(new)
    try:
        yield new
    except BaseException as error:
        wiping.wipe(new)
        if isinstance(error, OSError):
            raise KnownError(FULL if error.errno == errno.ENOSPC else GONE_DISK) from error
        raise


def _written(
    connection: sa.Connection, new: Path, key: Key | None, following: Following | None = None
) -> None:
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
                # Keys of before never reach a file by themselves, least of all a plain one.
                but = f" WHERE key <> '{_COPIES}'" if name == "about" else ""
                rows = source.execute(f'SELECT * FROM "{name}"{but}')
                marks = ",".join("?" * len(rows.description))
                target.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
        if following is not None and key is not None:
            said = (_COPIES, following.written)
            target.execute("INSERT INTO about (key, value) VALUES (?, ?)", said)
        for mark in ("application_id", "user_version"):
            value = source.execute(f"PRAGMA {mark}").fetchone()[0]
            target.execute(f"PRAGMA {mark}={value}")
        target.execute("COMMIT")
        if target.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise KnownError(DAMAGED)
    syncing.synced(new)
