"""Taking what was erased out of the copies that this laptop keeps (P-21).

Every file in the folder of copies is looked through, whatever it is called: a copy of the plan under
an older name holds the same rows. Nothing can be read in a protected one: it is opened with the key
of the plan, and where that does not fit (it had another passphrase then) a copy of this plan is
deleted; one of another plan is none of ours.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from workshop_app.services import safety_copies
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import erase, header, marks, planfile, tables, traces, wiping
from workshop_app.storage.errors import FULL, LOCKED, PROTECTED
from workshop_app.storage.keys import Key
from workshop_app.storage.marks import Marks
from workshop_app.storage.planfile import PlanFile
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
    cleaning = _Cleaning(erased, plan.store.key, tuple(f".{id[:8]}." for id in plan.ids))
    counts = {"cleaned": 0, "deleted": 0, "left": 0, "": 0}
    seen: set[Path] = set()
    while found := [path for path in _files() if path not in seen]:  # one may be kept meanwhile
        seen.update(found)
        for path in found:
            if path.is_file() and not (plan.path.exists() and path.samefile(plan.path)):
                counts[cleaning.one(path)] += 1
    return Cleaned(counts["cleaned"], counts["deleted"], counts["left"])


def _files() -> list[Path]:
    """What lies in the folder. Plans first: opening one whose saving was cut off takes its journal
    along."""
    return sorted(safety_copies.folder().iterdir(), key=lambda path: path.suffix != ".convite")


@dataclass(frozen=True, slots=True)
class _Cleaning:
    """``key`` of a protected plan; ``named``: what the names of its copies hold, one of them."""

    erased: Marks
    key: Key | None
    named: tuple[str, ...]

    def one(self, path: Path) -> str:
        """What was done with one file of the folder: "" where there was nothing to do."""
        try:
            if planfile.is_open_here(path):  # Looking into it would drop the other window's lock.
                return "left"
            if self._unreadable(path):
                if path.suffix == ".convite":
                    return "cleaned" if self._cleaned(path) else ""
            elif not _holds(path, [row.encode() for row in self.erased]):
                return ""
            elif path.suffix == ".convite" and header.header_of(path).version == tables.SCHEMA:
                return "cleaned" if self._cleaned(path) else ""
        except KnownError as error:
            if error.message == LOCKED:
                return "left"
            if error.message == PROTECTED and not self._of_plan(path):
                return ""
        except OSError:
            return "left"
        return "deleted" if wiping.wipe(path) else "left"

    def _of_plan(self, path: Path) -> bool:
        return any(one in path.name for one in self.named)

    def _unreadable(self, path: Path) -> bool:
        """Whether nothing in a file can be looked for: a protected plan, or what a cut left of a
        protected copy of this plan."""
        if path.suffix != ".convite":
            return self.key is not None and self._of_plan(path)
        try:
            return header.header_of(path).protected
        except KnownError:
            return False

    def _cleaned(self, path: Path) -> bool:
        """Erase in a copy; ``False`` where nothing was to be done."""
        copy = planfile.open_plan(path, copied_before=False, likely=self.key)
        try:
            return bring(copy, self.erased)
        finally:
            copy.close()


def bring(copy: PlanFile, erased: Marks) -> bool:
    """Erase in the open ``copy`` what ``erased`` names, words and bytes; ``False`` where nothing was
    to be done. ``KnownError`` where the disk refuses."""
    with copy.transaction() as connection:
        new = marks.missing(erased, marks.all_marks(connection))
        if not new:
            return False
        everything = marks.together(new, erase.copies(connection, new))
        taken = erase.bring(connection, everything)
    if not traces.tidy(copy, taken.words, taken.pictures):
        raise KnownError(FULL)
    return True


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
