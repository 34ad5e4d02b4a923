"""Files that go for good: written over, then deleted, with what lies beside them.

What a worn flash cell, a file system that writes elsewhere, or a backup keeps is out of reach of any
program; docs/threat-model.md says so.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from workshop_app.storage import syncing

_AT_ONCE = 2**20
_BESIDE = ("-journal", "-wal", "-shm", ".new", ".new-journal", ".old")


def beside(path: Path) -> list[Path]:
    """What the database or an unfinished copy may have left beside the file at ``path``."""
    named = (path.with_name(path.name + end) for end in _BESIDE)
    return [one for one in named if one.is_file()]


def wipe(path: Path) -> bool:
    """Write zeros over a file and whatever lies beside it, and delete it; ``False`` where the disk
    refuses. What is not there is gone already."""
    gone = True
    for one in [*beside(path), path]:
        try:
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
    for end in (".new", ".new-journal", ".old"):
        left = path.with_name(path.name + end)
        if left.is_file() and not left.samefile(path):
            wipe(left)


def replace(new: Path, old: Path) -> None:
    """Put the file ``new`` in the place of ``old``, at once, and write over what lay there. Where
    the system has a file in use keep its name (Windows), a second name holds it meanwhile."""
    second = old.with_name(old.name + ".old")
    if os.name == "nt":
        second.unlink(missing_ok=True)
        os.link(old, second)
        new.replace(old)
        wipe(second)
        return
    with old.open("r+b") as file:
        size = old.stat().st_size
        new.replace(old)
        syncing.synced_folder(old.absolute().parent)
        _zeroed(file, size)


def _write_over(path: Path) -> None:
    with path.open("r+b") as file:
        _zeroed(file, path.stat().st_size)


def _zeroed(file: BinaryIO, size: int) -> None:
    for start in range(0, size, _AT_ONCE):
        file.write(bytes(min(_AT_ONCE, size - start)))
    file.flush()
    os.fsync(file.fileno())
