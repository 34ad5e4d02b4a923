"""Files that go for good: written over, then deleted, with what lies beside them.

What a worn flash cell, a file system that writes elsewhere, or a backup keeps is out of reach of any
program; docs/threat-model.md says so. A file that has a second name on the disk (a hard link) is
somebody else's too: only the name goes, nothing is written over.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from workshop_app.storage import syncing

PARTIAL, RETIRED = "-partial", "-retired"
"""What stands behind the name of a file while another is written that takes its place, and behind
that of the one whose place was taken. Nobody names a file of their own so; no longer than the
database's "-journal"."""
_AT_ONCE = 2**20
_UNFINISHED = (PARTIAL, PARTIAL + "-journal", RETIRED)
_BESIDE = ("-journal", "-wal", "-shm", *_UNFINISHED)
_NAMES_ARE_HELD = os.name == "nt"
"""Whether a file that is open keeps its name, so that none can take its place (Windows)."""


def partial(path: Path) -> Path:
    """Where a file is written that takes the place of ``path`` when it is whole."""
    return path.with_name(path.name + PARTIAL)


def beside(path: Path) -> list[Path]:
    """What the database or an unfinished copy may have left beside the file at ``path``."""
    return _there(path, _BESIDE)


def wipe(path: Path) -> bool:
    """Write zeros over a file and whatever lies beside it, and delete it; ``False`` where the disk
    refuses. What is not there is gone already."""
    gone = True
    for one in [*beside(path), path]:
        try:
            if not is_shared(one):
                _write_over(one)
            one.unlink()
        except FileNotFoundError:
            continue
        except OSError:
            gone = False
    return gone


def wipe_unfinished(path: Path) -> None:
    """Wipe what an act that was cut off left beside the file at ``path``, which is open: another
    whole file that was to take its place. It may hold in plain text what the plan does not."""
    for left in _there(path, _UNFINISHED):
        wipe(left)


def is_shared(path: Path) -> bool:
    """Whether the file has another name too, or is a link to one."""
    return path.is_symlink() or path.stat().st_nlink > 1


def replace(new: Path, old: Path) -> bool:
    """Put the file ``new`` in the place of ``old``, at once, and write over what lay there. ``False``
    where that was not possible: the bytes of the old one may be found on the disk. ``OSError`` where
    the place could not be taken; all is as it was then.

    Where the system has a file in use keep its name (Windows), a second name holds it meanwhile;
    sticks (FAT32, exFAT) give none."""
    if is_shared(old):
        new.replace(old)
        syncing.synced_folder(old.absolute().parent)
        return False
    if _NAMES_ARE_HELD:
        return _replaced_by_name(new, old)
    with old.open("r+b") as file:
        size = old.stat().st_size
        new.replace(old)
        syncing.synced_folder(old.absolute().parent)
        try:
            _zeroed(file, size)
        except OSError:
            return False  # The new one stands: there is no way back.
    return True


def _replaced_by_name(new: Path, old: Path) -> bool:
    second = old.with_name(old.name + RETIRED)
    wipe(second)
    try:
        os.link(old, second)
    except OSError:
        new.replace(old)
        return False
    try:
        new.replace(old)
    except OSError:
        second.unlink()
        raise
    return wipe(second)


def _there(path: Path, ends: tuple[str, ...]) -> list[Path]:
    found = []
    for end in ends:
        one = path.with_name(path.name + end)
        try:
            if one.is_file():
                found.append(one)
        except OSError:  # a name too long for the disk: there is none
            continue
    return found


def _write_over(path: Path) -> None:
    with path.open("r+b") as file:
        _zeroed(file, path.stat().st_size)


def _zeroed(file: BinaryIO, size: int) -> None:
    for start in range(0, size, _AT_ONCE):
        file.write(bytes(min(_AT_ONCE, size - start)))
    file.flush()
    os.fsync(file.fileno())
