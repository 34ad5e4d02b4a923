"""A lock beside the database's own, which no other handle of this program can drop.

POSIX drops every lock that a process has on a file as soon as it closes *any* handle of that file.
A file dialog that looks at what kind of file lies in a folder is enough, and a second window could
then write into the same plan. A lock of the open file description (Linux) stays. It is on a byte of
its own, so that it never meets the database's. Where there is none of the kind, nothing is held:
Windows locks by handle anyway, and other systems' dialogs run in a program of their own.
"""

from __future__ import annotations

import errno
import os
import struct
import sys
from pathlib import Path

from workshop_app.storage.errors import LOCKED
from workshop_app.text import KnownError

_BYTE = 0x4000_0000 + 1024
"""Behind the 512 bytes from 0x40000000 on which SQLite locks."""
_TAKEN = (errno.EAGAIN, errno.EACCES)


class Hold:
    """Holds the file at ``path`` until ``release``: ``alone`` to write, else with other readers.

    ``KnownError`` where someone else holds it. Take it before the database opens the file and
    release it after the database has closed it: its own end drops the database's lock.
    """

    def __init__(self, path: Path, *, alone: bool) -> None:
        self._handle = _held(path, alone) if sys.platform == "linux" else None

    def release(self) -> None:
        """Let the file go; more than once does no harm."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def _held(path: Path, alone: bool) -> int | None:
    import fcntl

    command = getattr(fcntl, "F_OFD_SETLK", None)
    if command is None:
        return None
    handle, alone = _opened(path, alone)
    kind = fcntl.F_WRLCK if alone else fcntl.F_RDLCK
    asked = struct.pack("@hhqqi0q", kind, os.SEEK_SET, _BYTE, 1, 0)
    try:
        fcntl.fcntl(handle, command, asked)
    except OSError as error:
        os.close(handle)
        if error.errno in _TAKEN:
            raise KnownError(LOCKED) from error
        return None  # A file system without locks of this kind: the database's own must do.
    return handle


def _opened(path: Path, alone: bool) -> tuple[int, bool]:
    """A handle, and whether it may be held alone: that needs one that could write."""
    if alone:
        try:
            return os.open(path, os.O_RDWR), True
        except OSError:
            pass  # The database finds the same, and opens it to read only.
    return os.open(path, os.O_RDONLY), False
