"""Taking what was erased out of the copies that this laptop keeps (P-21).

Every file in the folder of copies is looked through, whatever it is called: a copy of the plan under
an older name holds the same rows.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from workshop_app.services import safety_copies
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import erase, header, marks, planfile, tables, traces
from workshop_app.storage.errors import FULL
from workshop_app.storage.marks import Marks
from workshop_app.text import KnownError

_AT_ONCE = 2**20


class Cleaned(NamedTuple):
    """How many copies were cleaned, deleted because that was not possible, or left as neither was."""

    copies: int = 0
    deleted: int = 0
    left: int = 0


def clean(plan: OpenPlan) -> Cleaned:
    """Take everything that was ever erased in ``plan`` out of the kept copies."""
    with plan.store.reading() as connection:
        erased = marks.all_marks(connection)
    if plan.passing or not erased:
        return Cleaned()
    counts = {"cleaned": 0, "deleted": 0, "left": 0, "": 0}
    # Plans first: opening one whose saving was cut off takes its journal along.
    found = sorted(safety_copies.folder().iterdir(), key=lambda path: path.suffix != ".convite")
    for path in found:
        if path.is_file() and not (plan.path.exists() and path.samefile(plan.path)):
            counts[_one(path, erased)] += 1
    return Cleaned(counts["cleaned"], counts["deleted"], counts["left"])


def _one(path: Path, erased: Marks) -> str:
    """What was done with one file of the folder: "" where there was nothing to do."""
    try:
        if planfile.is_open_here(path):  # Looking into it would drop the other window's lock.
            return "left"
        if not _holds(path, [row.encode() for row in erased]):
            return ""
        if path.suffix == ".convite" and header.header_of(path).version == tables.SCHEMA:
            return "cleaned" if _cleaned(path, erased) else ""
    except KnownError as error:
        if error.message == planfile.LOCKED:
            return "left"
    except OSError:
        return "left"
    return "deleted" if _wiped(path) else "left"


def _cleaned(path: Path, erased: Marks) -> bool:
    """Erase in a copy; ``False`` where nothing was to be done."""
    copy = planfile.open_plan(path)
    try:
        with copy.transaction() as connection:
            new = marks.missing(erased, marks.all_marks(connection))
            if not new:
                return False
            everything = marks.together(new, erase.copies(connection, new))
            taken = erase.bring(connection, everything)
        if not traces.tidy(copy, taken.words, taken.pictures):
            raise KnownError(FULL)
        return True
    finally:
        copy.close()


def _holds(path: Path, needles: Collection[bytes]) -> bool:
    """Whether one of ``needles`` is in the bytes of a file."""
    overlap = max(map(len, needles)) - 1
    with path.open("rb") as file:
        before = b""
        while part := file.read(_AT_ONCE):
            seen = before + part
            if any(one in seen for one in needles):
                return True
            before = seen[-overlap:]
    return False


def _wiped(path: Path) -> bool:
    """Write over a file that cannot be cleaned, and delete it."""
    try:
        size = path.stat().st_size
        with path.open("r+b") as file:
            for start in range(0, size, _AT_ONCE):
                file.write(bytes(min(_AT_ONCE, size - start)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except OSError:
        return False
    return True
