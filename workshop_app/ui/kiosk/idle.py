"""Nobody touches the laptop any more, or it slept: what was begun is dropped, unseen (P-39)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app.ui.session.lid import time_passed

WARNED, DROPPED = 50.0, 60.0
"""Seconds without a touch."""
STANDSTILL = 8.0
"""Seconds between two looks from which on the laptop was shut."""
_TICK = 1000
"""Milliseconds."""


class Idle(QObject):
    """Looks every second while it ``watches``. ``passed``: the clock, seconds that go on in sleep;
    ``after``: the seconds without a touch until it ``warned`` and ``dropped``."""

    warned = Signal()
    dropped = Signal()

    def __init__(
        self, parent: QObject, passed: Callable[[], float] = time_passed,
        after: tuple[float, float] = (WARNED, DROPPED),
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._passed = passed
        self._warned, self._dropped = after
        self._touched = self._looked = passed()
        self._said = False
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.look)

    @property
    def watches(self) -> bool:
        return self._timer.isActive()

    def watch(self) -> None:
        """Someone began."""
        self.touch()
        self._looked = self._passed()
        self._timer.start()

    def rest(self) -> None:
        """Nothing is begun."""
        self._timer.stop()

    def touch(self) -> None:
        """Someone is there."""
        self._touched, self._said = self._passed(), False

    def look(self) -> None:
        """What the clock says now."""
        now = self._passed()
        slept, self._looked = now - self._looked >= STANDSTILL, now
        if slept or now - self._touched >= self._dropped:
            self.rest()
            self.dropped.emit()
        elif now - self._touched >= self._warned and not self._said:
            self._said = True
            self.warned.emit()
