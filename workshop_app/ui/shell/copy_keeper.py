"""Keeps safety copies of the open plan: soon after it was opened, then hourly while it changes.

The copy is made in another thread; the window waits a millisecond at most for a lot of its pages.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workshop_app.text import KnownError
from workshop_app.ui.jobs import Job, Stopped

if TYPE_CHECKING:
    from workshop_app.services.open_plan import OpenPlan
    from workshop_app.ui.shell.window import MainWindow

SOON, HOUR = 4_000, 3_600_000
"""Milliseconds after opening until the first copy, and between copies."""


class CopyKeeper(QObject):
    """One for the window. That no copy can be kept is told once for each opened plan."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._halt = threading.Event()
        self._told = False
        self._soon, self._hourly = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._hourly.setInterval(HOUR)
        self._soon.timeout.connect(lambda: self.keep("opening"))
        self._hourly.timeout.connect(lambda: self.keep("hour"))

    def begin(self) -> None:
        """A plan was put up."""
        self.end()
        self._told = False
        plan = self._window.plan
        if not plan.passing and not plan.read_only:
            self._soon.start()
            self._hourly.start()

    def end(self) -> None:
        """The plan is put away: a copy under way is given up."""
        self._halt.set()
        self._soon.stop()
        self._hourly.stop()
        self._job = None

    @property
    def working(self) -> bool:
        """Whether a copy is being made now."""
        return self._job is not None

    def keep(self, before: str) -> None:
        """Keep a copy now, where something changed since the last."""
        if self._job is not None or not self._window.has_plan:
            return
        plan, halt = self._window.plan, threading.Event()
        self._halt = halt

        def go_on() -> None:
            if halt.is_set():
                raise Stopped

        job = Job(lambda _progress: _kept(plan, before, go_on))
        self._job = job
        job.failed.connect(lambda error: self._failed(error, halt))
        job.ended.connect(lambda: self._ended(job))
        job.start()

    def _ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _failed(self, error: BaseException, halt: threading.Event) -> None:
        if halt.is_set():
            return  # the plan was closed meanwhile
        if not isinstance(error, KnownError):
            self._window.fail(error)
        elif not self._told:
            self._told = True
            self._window.tell("warn", error.told(self._window.words))


def _kept(plan: OpenPlan, before: str, go_on: Callable[[], None]) -> None:
    from workshop_app.services import going_back, safety_copies

    if before == safety_copies.OPENING:
        going_back.tidy(plan.path)
    safety_copies.keep_aside(plan, before, go_on)
