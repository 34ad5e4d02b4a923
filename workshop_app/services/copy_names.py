"""What the name of a safety copy tells: whose it is, when and why it was kept. Nothing else of the
plan lies outside the copy, which is as protected as the plan (P-53)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workshop_app import paths

WRITTEN = "%Y%m%d-%H%M%S-%f"
"""The moment of a copy, in its name: later ones sort behind."""

_OF_COPY = re.compile(
    r"(?P<stem>.+)\.(?P<plan>[0-9a-f]{8})\.(?P<moment>\d{8}-\d{6}-\d{6})"
    r"\.(?P<before>[a-z_-]+)(?:\.(?P<clock>\d{8}-\d{6}))?(?:\.(?P<state>[0-9a-f]{8}))?\.convite",
    re.DOTALL,  # whoever can have a line break in a name of a file has copies too
)
_OF_UPGRADE = re.compile(r"(?P<stem>.+)\.v\d+(?:-\d+)?\.convite", re.DOTALL)
_CLOCK = "%Y%m%d-%H%M%S"
UPGRADE = "upgrade"


@dataclass(frozen=True, slots=True)
class Copy:
    """One kept copy. ``stem``: the name of the plan's file, as ``stem_of`` gives it; ``plan``: eight
    digits of the plan's id, "" where an older file was kept before it was upgraded; ``moment``: what
    the clock said; ``before``: a key of REASONS; ``state``: what the plan's record was like, ""
    where it is not known; ``size`` in bytes; ``order``: of copies of one plan the later has the
    later one, whatever the clock said."""

    path: Path
    stem: str
    plan: str
    moment: datetime
    before: str
    state: str
    size: int
    order: datetime

    @property
    def whose(self) -> tuple[str, str]:
        """The same for all copies of one plan file."""
        return self.stem, self.plan


def stem_of(path: Path) -> str:
    """How the copies of the plan at ``path`` are named: as its file, but for a very long name."""
    return paths.short_stem(path.stem)


def name(
    stem: str, plan: str, moment: datetime, before: str, state: str, order: datetime | None = None
) -> str:
    """The name of a copy's file; ``order`` where it is not the ``moment`` itself."""
    clock = f".{moment:{_CLOCK}}" if order not in (None, moment) else ""
    begun = f"{paths.short_stem(stem)}.{plan[:8]}.{order or moment:{WRITTEN}}"
    return f"{begun}.{before}{clock}.{state}.convite"


def read(path: Path) -> Copy | None:
    """What the name of the file at ``path`` tells; ``None`` where it is no copy, or has gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    if found := _OF_COPY.fullmatch(path.name):
        try:
            order = datetime.strptime(found["moment"], WRITTEN)
            clock = found["clock"]
            moment = datetime.strptime(clock, _CLOCK) if clock else order
        except ValueError:
            return None
        return Copy(path, paths.short_stem(found["stem"]), found["plan"], moment, found["before"],
                    found["state"] or "", status.st_size, order)  # fmt: skip
    if found := _OF_UPGRADE.fullmatch(path.name):
        moment = datetime.fromtimestamp(status.st_mtime)
        stem = paths.short_stem(found["stem"])
        return Copy(path, stem, "", moment, UPGRADE, "", status.st_size, moment)
    return None
