"""The first look at a file: is it a plan at all, is it whole, how old is it. Nothing is opened as a
database, so a refused file is not touched."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workshop_app.storage.errors import DAMAGED, NO_ACCESS, NOT_A_PLAN
from workshop_app.storage.keys import SALT
from workshop_app.text import N_, KnownError

APPLICATION = 0x43767465
"""``application_id`` of the file: "Cvte"."""

_MAGIC = b"SQLite format 3\0"

PAGE = 4096
"""Bytes of a page, SQLite's and SQLCipher's own choice."""
_SIGNS = 240
"""A page of cipher text has about all 256 values of a byte; a text or a table has not."""
_LOOKED_AT = 64 * PAGE
"""Bytes of a damaged file by which it is told whether it can be read."""


def found(path: Path) -> os.stat_result:
    """What the folder says of the file; refuses what is no file, with the reason."""
    with _read(path):
        status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise KnownError(
            N_("{name} is a folder, not a plan. Nothing was changed. Choose a .convite file."),
            name=path.name,
        )
    if not stat.S_ISREG(status.st_mode):
        raise KnownError(NOT_A_PLAN)
    return status


@dataclass(frozen=True, slots=True)
class Header:
    """``version`` of the schema, 0 where the file is protected and so does not say; ``waiting``: a
    journal waits that puts the file back to its last saved state; ``unclean``: the last session did
    not end well, as far as can be seen from here. ``salt`` of a protected file."""

    version: int
    waiting: bool
    unclean: bool
    salt: bytes = b""

    @property
    def protected(self) -> bool:
        """Whether it takes a passphrase to open it."""
        return bool(self.salt)


def header_of(path: Path) -> Header:
    """What the first bytes and the folder say; refuses what is no whole plan."""
    with _read(path), path.open("rb") as file:
        header = file.read(PAGE)
        size = os.fstat(file.fileno()).st_size
    if size == 0:
        raise KnownError(
            N_(
                "The file {name} is empty. Nothing was changed. Open a safety copy or ask for the file again."
            ),
            name=path.name,
        )
    if header[:16] != _MAGIC[: len(header)]:
        return _protected(path, header, size)
    if len(header) < 100:
        raise KnownError(DAMAGED)
    page_size = int.from_bytes(header[16:18], "big")
    pages, version, application = (
        int.from_bytes(header[at : at + 4], "big") for at in (28, 60, 68)
    )
    if application != APPLICATION:
        raise KnownError(NOT_A_PLAN)
    whole = pages * (65536 if page_size == 1 else page_size)
    waiting = _waiting(path)
    if version < 1 or (size < whole and not waiting):
        raise KnownError(DAMAGED)
    return Header(version, waiting, unclean=journal_of(path).exists() or size != whole)


def _protected(path: Path, first: bytes, size: int) -> Header:
    """The header of a protected file: nothing in it can be read, and every sign of it is there. The
    passphrase has to say the rest."""
    if len(first) < PAGE or len(set(first)) < _SIGNS:
        raise KnownError(NOT_A_PLAN)
    waiting = _waiting(path)
    if size % PAGE and not waiting:
        raise KnownError(NOT_A_PLAN)
    return Header(0, waiting, unclean=journal_of(path).exists(), salt=first[:SALT])


def readable(path: Path) -> bool:
    """Whether someone may read in a damaged file, as it is no cipher text; ``False`` where the disk
    does not answer."""
    try:
        with path.open("rb") as file:
            first = file.read(_LOOKED_AT)
    except OSError:
        return False
    if first.startswith(_MAGIC):
        return True
    pages = [first[at : at + PAGE] for at in range(0, len(first) - PAGE + 1, PAGE)]
    written = [page for page in pages if any(page)]  # a torn file may have holes
    return 2 * sum(len(set(page)) >= _SIGNS for page in written) < max(1, len(written))


def _waiting(path: Path) -> bool:
    journal = journal_of(path)
    with _read(journal):
        return journal.exists() and journal.stat().st_size > 0


def pages_one(path: Path) -> Iterator[bytes]:
    """The first page of a protected file, then the one that a waiting journal puts back: that in the
    file may be torn. (Journal: https://www.sqlite.org/fileformat2.html#the_rollback_journal)"""
    with _read(path), path.open("rb") as file:
        yield file.read(PAGE)
    if not _waiting(path):
        return
    with _read(path), journal_of(path).open("rb") as journal:
        sector = int.from_bytes(journal.read(24)[20:24], "big")
        journal.seek(sector)
        while len(record := journal.read(4 + PAGE + 4)) == 4 + PAGE + 4:
            if record[:4] == (1).to_bytes(4, "big"):
                yield record[4:-4]
                return


def journal_of(path: Path) -> Path:
    """Where the journal of the file lies while it is open: beside the file, not beside a link."""
    path = followed(path)
    return path.with_name(path.name + "-journal")


def followed(path: Path) -> Path:
    """The file itself, where ``path`` is a link to it."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114 no error for what is no name


def writable(path: Path) -> bool:
    """Whether the file, and in its folder the journal, can be written."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


@contextmanager
def _read(path: Path) -> Iterator[None]:
    """Turn what the system answers into a sentence."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise KnownError(
            N_(
                "There is no file {name}. Nothing was changed. Check the name, or put the USB stick in."
            ),
            name=path.name,
        ) from error
    except PermissionError as error:
        raise KnownError(NO_ACCESS) from error
    except OSError as error:
        raise KnownError(
            N_(
                "The file {name} could not be read. Nothing was changed. Check the disk or the USB stick."
            ),
            name=path.name,
        ) from error
