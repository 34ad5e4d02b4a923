"""A whole copy of an open plan while others go on reading and writing it.

The database copies a lot of pages at a time; between lots the plan's lock is free. What is written
meanwhile goes into the copy too: it is the same connection. Only the last lot makes the copy whole,
and it takes the name that was asked for when it is on the disk.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from workshop_app.storage import syncing, wiping
from workshop_app.storage.connections import beside, raw
from workshop_app.storage.errors import told
from workshop_app.storage.planfile import PlanFile

LOT = 128
"""Pages copied at once: half a megabyte, 1 ms measured."""
_BREATH = 0.002
"""Seconds between lots, so that whoever waits for the plan gets it."""


class Unwanted(Exception):
    """The copy under way is not to be finished: a round was opened, the plan is being closed or was
    put under another key meanwhile, or something is being erased from it."""


def in_lots(plan: PlanFile, target: Path, go_on: Callable[[], None]) -> None:
    """Copy ``plan`` to ``target``, over what lies there. ``go_on`` is called between lots, with the
    plan's lock held, and raises where the copy is not wanted any more: nothing is left of it.
    ``Unwanted`` where the plan is another file meanwhile: a copy of the one before could be read
    though the plan cannot, or no longer opens with it."""
    unfinished = wiping.partial(target)

    def still_it() -> None:
        if plan.connection is not began:
            raise Unwanted

    def between(_status: int, _remaining: int, _total: int) -> None:
        plan.lock.release()
        try:
            time.sleep(_BREATH)
        finally:
            plan.lock.acquire()
        still_it()
        go_on()

    try:
        unfinished.unlink(missing_ok=True)
        with plan.reading() as began:
            copy = beside(began, unfinished)
        with told(), closing(copy):
            # It is synced at the end, when nobody waits: not in the last lot.
            copy.execute("PRAGMA synchronous=OFF")
            copy.execute("PRAGMA journal_mode=OFF")
            with plan.reading() as connection:
                still_it()
                go_on()
                raw(connection).backup(copy, pages=LOT, progress=between)
        syncing.synced(unfinished)
        with plan.lock:
            still_it()
            unfinished.replace(target)
        syncing.synced_folder(target.absolute().parent)
    except FileNotFoundError as error:  # wiped meanwhile: something is erased, or put under a key
        raise Unwanted from error
    except BaseException:
        wiping.wipe(unfinished)
        raise
