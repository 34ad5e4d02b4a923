"""Which files are open in this program: none is opened twice, none is looked into besides."""

from __future__ import annotations

import threading
from pathlib import Path

from workshop_app.storage import header
from workshop_app.storage.errors import LOCKED
from workshop_app.text import KnownError

Identity = tuple[int, int]
"""Device and number of a file: what it is whatever it is called."""

_open_here: set[Identity] = set()
_lock = threading.Lock()


def reserved(path: Path) -> Identity:
    """Mark the file as open here; refuses one that is. It is not even looked into before."""
    identity = _identity(path)
    with _lock:
        if identity in _open_here:
            raise KnownError(LOCKED)
        _open_here.add(identity)
    return identity


def is_open_here(path: Path) -> bool:
    """Whether the file is open in this program, so that nothing else may look into it."""
    identity = _identity(path)
    with _lock:
        return identity in _open_here


def released(identity: Identity) -> None:
    """The file is no longer open here."""
    with _lock:
        _open_here.discard(identity)


def _identity(path: Path) -> Identity:
    status = header.found(path)
    return status.st_dev, status.st_ino
