"""Writing documents as files: whole or not at all, never over a plan."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from workshop_app.text import N_, KnownError


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
        raise KnownError(
            N_("The folder {folder} is not there. Nothing was changed. Choose another folder."),
            folder=str(path.parent),
        )
    return path


def put(path: Path, content: bytes, *, with_folder: bool = False) -> None:
    """Write ``content``; a file that was there stays whole until the new one is. ``with_folder``
    makes its folder where there is none."""
    new = path.with_name(path.name + ".new")
    try:
        if with_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content)
        new.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise KnownError(
            N_("{name} cannot be written. Nothing was changed. Check the disk and the folder."),
            name=path.name,
        ) from None
