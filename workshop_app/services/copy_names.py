"""What the name of a safety copy tells: whose it is, when and why it was kept. Nothing else of the
plan lies outside the copy, which is as protected as the plan (P-53)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

WRITTEN = "%Y%m%d-%H%M%S-%f"
"""The moment of a copy, in its name: later ones sort behind."""

_OF_COPY = re.compile(
    r"(?P<stem>.+)\.(?P<plan>[0-9a-f]{8})\.(?P<moment>\d{8}-\d{6}-\d{6})"
    r"\.(?P<before>[a-z_-]+)(?:\.(?P<state>[0-9a-f]{8}))?\.convite"
)
_OF_UPGRADE = re.compile(r"(?P<stem>.+)\.v\d+(?:-\d+)?\.convite")
UPGRADE = "upgrade"


@dataclass(frozen=True, slots=True)
class Copy:
    """One kept copy. ``stem``: the name of the plan's file; ``plan``: eight digits of the plan's id,
    "" where an older file was kept before it was upgraded; ``before``: a key of REASONS;
    ``state``: what the plan's record was like, "" where it is not known; ``size`` in bytes."""

    path: Path
    stem: str
    plan: str
    moment: datetime
    before: str
    state: str
    size: int

    @property
    def whose(self) -> tuple[str, str]:
        """The same for all copies of one plan file."""
        return self.stem, self.plan


def name(stem: str, plan: str, moment: datetime, before: str, state: str) -> str:
    """The name of a copy's file."""
    return f"{stem}.{plan[:8]}.{moment:{WRITTEN}}.{before}.{state}.convite"


def read(path: Path) -> Copy | None:
    """What the name of the file at ``path`` tells; ``None`` where it is no copy, or has gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    if found := _OF_COPY.fullmatch(path.name):
        try:
            moment = datetime.strptime(found["moment"], WRITTEN)
        except ValueError:
            return None
        return Copy(path, found["stem"], found["plan"], moment, found["before"],
                    found["state"] or "", status.st_size)  # fmt: skip
    if found := _OF_UPGRADE.fullmatch(path.name):
        moment = datetime.fromtimestamp(status.st_mtime)
        return Copy(path, found["stem"], "", moment, UPGRADE, "", status.st_size)
    return None
