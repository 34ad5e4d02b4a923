"""What tests of files say: this one is refused, that one is as it was."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from workshop_app.storage.planfile import make, open_plan
from workshop_app.text import KnownError


@contextmanager
def untouched(path: Path) -> Iterator[None]:
    """Whatever happens inside leaves the file, its time and its folder as they were."""
    if path.is_file():
        os.utime(path, ns=(10**18, 10**18))
    before = _seen(path)
    yield
    assert _seen(path) == before


def _seen(path: Path) -> Any:
    whole = (path.read_bytes(), path.stat().st_mtime_ns) if path.is_file() else None
    return whole, sorted(one.name for one in path.absolute().parent.iterdir())


def refused(path: Path, **how: Any) -> str:
    """The sentence with which the file is refused; it is as it was."""
    with untouched(path), pytest.raises(KnownError) as told:
        open_plan(path, **how)
    return told.value.message


def told(path: Path) -> str:
    """The sentence with which opening the file is refused, or "" where it opens."""
    try:
        open_plan(path).close()
    except KnownError as error:
        return error.message
    return ""


def told_making(path: Path) -> str:
    """The sentence with which making the file is refused, or "" where it is made."""
    try:
        make(path).close()
    except KnownError as error:
        return error.message
    return ""


def changed(path: Path, *statements: str) -> Path:
    """The file after these statements."""
    with closing(sqlite3.connect(path)) as file:
        for statement in statements:
            file.execute(statement)
        file.commit()
    return path
