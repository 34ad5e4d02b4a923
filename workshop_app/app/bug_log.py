"""Where bugs are written down: places in the code and kinds of error, never a text (P-07)."""

from __future__ import annotations

import logging
import traceback
from datetime import datetime
from pathlib import Path

from workshop_app import paths

LARGEST = 512 * 1024
"""Bytes after which the log begins anew; the one before is kept beside it."""


def log_path() -> Path:
    """The log of this laptop."""
    return paths.home() / "log.txt"


def places(error: BaseException) -> str:
    """The kinds of an error and its causes with the lines of code, without their messages.

    A message may quote what someone typed.
    """
    lines: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(lines) < 200:
        lines.append(type(cause).__qualname__)
        for frame in traceback.extract_tb(cause.__traceback__):
            parts = Path(frame.filename).parts
            lines.append(f"  {'/'.join(parts[-3:])}:{frame.lineno} {frame.name}")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(lines)


def write_down(error: BaseException) -> Path | None:
    """Add ``error`` to the log; where it is, or ``None`` if it could not be written."""
    stamped = f"{datetime.now().isoformat(timespec='seconds')} {places(error)}\n"
    try:
        path = log_path()
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".old.txt"))
        with path.open("a", encoding="utf-8") as log:
            log.write(stamped)
    except OSError:
        return None
    return path


class _Places(logging.Handler):
    """Keeps from the log records of libraries and readers only what ``places`` keeps."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1] is not None:
            write_down(record.exc_info[1])


def start() -> None:
    """From now on everything that is logged goes through here, and nothing to the terminal."""
    logging.getLogger().handlers[:] = [_Places()]
