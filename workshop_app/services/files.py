"""Writing documents as files: whole or not at all, never over a plan."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from workshop_app.text import N_, KnownError

NOT_THERE = N_("The folder {folder} is not there. Nothing was changed. Choose another folder.")
FULL = N_(
    "The disk is full: {name} was not written, and what was there before stays whole. Free some room, or choose another disk."
)
NOT_ALLOWED = N_(
    "Nothing may be written in the folder {folder}. Nothing was changed. Choose another folder, such as your documents."
)
OPEN_ELSEWHERE = N_(
    "{name} is open in another program or may not be changed. It stays as it was. Close it there and export again, or choose another name."
)
REFUSED = N_("{name} cannot be written. Nothing was changed. Check the disk and the folder.")

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
_AWAY = (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.ESTALE)


def safe_target(path: Path) -> Path:
    """``path``, if a document may be written there; ``KnownError`` before any work is done."""
    if path.suffix.lower() == ".convite":
        raise KnownError(
            N_("{name} is the name of a plan, not of a document. Nothing was changed."),
            name=path.name,
        )
    if os.path.isdir(path):  # noqa: PTH112 no error for what is no name
        raise KnownError(
            N_("{name} is a folder. Nothing was changed. Name the file to write."), name=path.name
        )
    if not os.path.isdir(path.parent):  # noqa: PTH112
        raise KnownError(NOT_THERE, folder=str(path.parent))
    return path


def put(path: Path, content: bytes, *, with_folder: bool = False) -> None:
    """Write ``content``; a file that was there stays whole until the new one is. ``with_folder``
    makes its folder where there is none. ``KnownError`` says why not and what to do."""
    new = path.with_name(path.name + ".new")
    try:
        if with_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # a stick may be pulled out as soon as it is said to be written
    except OSError as error:
        raise _told(path, new, error, away=not with_folder) from None
    try:
        new.replace(path)
    except OSError as error:
        if error.errno in _NOT_ALLOWED and path.exists():
            _drop(new)
            raise KnownError(OPEN_ELSEWHERE, name=path.name) from None
        raise _told(path, new, error) from None


def _told(path: Path, new: Path, error: OSError, away: bool = True) -> KnownError:
    """What an error of the disk means to a person; nothing half-written stays. ``away``: the folder
    was there before, so where it is missing now it went away."""
    _drop(new)
    folder = str(path.parent)
    if error.errno in _NO_ROOM:
        return KnownError(FULL, name=path.name)
    if away and not os.path.isdir(path.parent) and error.errno in _AWAY:  # noqa: PTH112
        return KnownError(NOT_THERE, folder=folder)
    if error.errno in _NOT_ALLOWED:
        return KnownError(NOT_ALLOWED, folder=folder)
    return KnownError(REFUSED, name=path.name)


def _drop(new: Path) -> None:
    with contextlib.suppress(OSError):
        new.unlink(missing_ok=True)
