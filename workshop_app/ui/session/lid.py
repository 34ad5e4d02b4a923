"""How long the laptop was shut: the program stood still while time went on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

STANDSTILL = 60.0
"""Seconds between two looks from which on the laptop was asleep; looks come every second."""
CLOCK_SET = 60.0
"""Seconds by which the clock differs from the time that passed before it is said to have been set."""


def time_passed() -> float:
    """Seconds that go on while the laptop sleeps and that nobody can set."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):  # Linux; macOS, where it counts sleep too
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()  # Windows: counts sleep


@dataclass(frozen=True, slots=True)
class Gap:
    """``slept``: whole seconds in which the program stood still. ``set_by``: by how many the
    laptop's clock was set forward (below zero: back) while no time passed."""

    slept: int = 0
    set_by: int = 0


class Lid:
    """Compares two looks. ``passed`` and ``wall`` are the clocks: seconds, and the laptop's own."""

    def __init__(
        self,
        passed: Callable[[], float] = time_passed,
        wall: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._passed, self._wall = passed, wall
        self._before: tuple[float, datetime] | None = None

    def forget(self) -> None:
        """Nothing is compared with what was before."""
        self._before = None

    def look(self) -> Gap:
        """What happened since the last look; nothing at the first one."""
        now = (self._passed(), self._wall())
        before, self._before = self._before, now
        if before is None:
            return Gap()
        real = now[0] - before[0]
        shown = (now[1] - before[1]).total_seconds()
        moved = shown - real
        if abs(moved) < CLOCK_SET:
            moved = 0
        return Gap(round(real) if real >= STANDSTILL else 0, round(moved))
