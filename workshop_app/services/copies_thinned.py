"""How many safety copies stay, and that they never fill the disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from workshop_app.services.copy_names import Copy

NEWEST = 8
"""So many newest copies of a plan stay, whatever their day: those of a day of work."""
DAYS = 14
"""Before those, the last one of each day stays, for the last day and so many others on which there
was a copy, then the last one of each week. Days are not counted from now: a clock may be wrong."""
MOST = 32
"""Copies of one plan at most."""
FLOOR = 500 * 10**6
"""Bytes that stay free on the disk; a tenth of it where that is more."""
ENOUGH = 5 * 10**9
"""Bytes that are enough to stay free, on the largest disk."""
SHARE = 0.05
"""The part of the disk that the copies of all plans take at most."""


def superfluous(copies: Iterable[Copy]) -> list[Copy]:
    """Which copies of one plan go, oldest last."""
    ordered = sorted(copies, key=lambda copy: copy.order, reverse=True)
    stay = ordered[:NEWEST]
    days, weeks = set[object](), set[object]()
    for copy in ordered[NEWEST:]:
        day, week = copy.moment.date(), copy.moment.isocalendar()[:2]
        taken, span = (days, day) if len(days) <= DAYS else (weeks, week)
        if day not in days and span not in taken and len(stay) < MOST:
            taken.add(span)
            stay.append(copy)
    return [copy for copy in ordered if copy not in stay]


def making_room(copies: Sequence[Copy], size: int, folder: Path) -> list[Copy] | None:
    """Which of ``copies`` (of all plans) have to go before one of ``size`` bytes is kept; ``None``
    where it does not fit. The oldest go first; the last one of each plan never goes."""
    disk = shutil.disk_usage(folder)
    floor = max(FLOOR, min(disk.total // 10, ENOUGH))
    going: list[Copy] = []
    free, used = disk.free, sum(copy.size for copy in copies)
    last = {copy.whose: copy for copy in sorted(copies, key=lambda copy: copy.order)}
    spare = [copy for copy in sorted(copies, key=lambda copy: copy.moment)
             if copy is not last[copy.whose]]  # fmt: skip
    while free - size < floor or (used + size > disk.total * SHARE and spare):
        if not spare:
            return None
        going.append(spare.pop(0))
        free, used = free + going[-1].size, used - going[-1].size
    return going
