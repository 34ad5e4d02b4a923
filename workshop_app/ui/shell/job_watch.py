"""Waiting, shown: a thin bar after 300 ms, words and Cancel after 3 s. No spinners."""

from __future__ import annotations

from collections.abc import Callable
from weakref import ref

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workshop_app.ui.jobs import Job
from workshop_app.ui.widgets.progress import Busy

BAR_AFTER, WORDS_AFTER = 300, 3000
"""Milliseconds."""


class JobWatch(QObject):
    """Keeps jobs alive while they run and shows that there are some."""

    def __init__(
        self, over: QWidget, where: Callable[[], QRect], tell: Callable[[Job], None],
        quiet: Callable[[], None],
    ) -> None:  # fmt: skip
        """``where`` gives the place of the bar in ``over``; ``tell`` says what a job is doing and
        offers Cancel; ``quiet`` takes that away."""
        super().__init__(over)
        self._jobs: list[Job] = []
        self._told: list[Job] = []
        self._where, self._tell, self._quiet = where, tell, quiet
        self._busy = Busy(over)
        self._busy.hide()

    @property
    def running(self) -> bool:
        """Whether a job runs."""
        return bool(self._jobs)

    def run(self, job: Job) -> None:
        """Start ``job`` and watch it."""
        self._jobs.append(job)
        # Of itself it knows here by a weak reference: held by its own signals it would never go.
        known = ref(job)
        job.ended.connect(lambda: self._ended(known()))
        job.progressed.connect(self._moved)
        QTimer.singleShot(BAR_AFTER, self, self._late)
        QTimer.singleShot(WORDS_AFTER, self, lambda: self._very_late(known()))
        job.start()

    def stop_all(self) -> None:
        """Ask every job to end."""
        for job in self._jobs:
            job.stop()

    def let_go(self) -> None:
        """The window closes: ask every job to end, and hear of none any more."""
        self.stop_all()
        for job in self._jobs:
            job.blockSignals(True)

    def _late(self) -> None:
        if self._jobs:
            self._busy.setGeometry(self._where())
            self._busy.start()
            self._busy.raise_()

    def _very_late(self, job: Job | None) -> None:
        if job is not None and job in self._jobs and job.title:
            self._told.append(job)
            self._tell(job)

    @Slot(int, int)
    def _moved(self, done: int, total: int) -> None:
        self._busy.show_share(done / max(1, total))

    def _ended(self, job: Job | None) -> None:
        if job is None or not isValid(self):  # the window may go before the job ends
            return
        self._jobs.remove(job)
        QTimer.singleShot(0, self, lambda: job.objectName())  # it stays until its signal is through
        if not self._jobs:
            self._busy.stop()
        if job in self._told:
            self._told.remove(job)
            self._quiet()
