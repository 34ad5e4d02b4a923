"""Having files and their names on the disk, not only with the system."""

from __future__ import annotations

import os
from pathlib import Path


def synced(path: Path) -> None:
    """Have what was written into a file on the disk. Not for the file of an open plan."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def synced_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system knows such a thing."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # Windows
    try:
        os.fsync(handle)
    except OSError:
        return  # some sticks
    finally:
        os.close(handle)
