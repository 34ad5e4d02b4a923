"""Work off Qt's thread: a job gets data or an open plan, never a widget."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any
from weakref import ref

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

Progress = Callable[[int, int], None]
"""``progress(done, total)``; raises ``Stopped`` in the work when the person cancelled."""


class Stopped(Exception):
    """The person cancelled the job."""


class Job(QObject):
    """``work(progress)`` in a thread of the pool; its outcome comes back in Qt's thread.

    Emits one of ``done(result)``, ``failed(exception)`` or ``stopped()``, then ``ended()``; and
    ``progressed(done, total)`` on the way.
    """

    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    ended = Signal()
    progressed = Signal(int, int)

    _came = Signal(object, object)
    _moved = Signal(int, int)

    def __init__(self, work: Callable[[Progress], Any], title: str = "") -> None:
        """``title`` says what is being done ("Writing the plan…"); shown after three seconds."""
        super().__init__()
        self.title = title
        self._work = work
        self._halt = threading.Event()
        self._came.connect(self._end)
        self._moved.connect(self.progressed)

    def start(self) -> None:
        """Begin, once."""
        _working.add(self)
        self._left = threading.Event()
        QThreadPool.globalInstance().start(_Run(ref(self), self._left))

    def stop(self) -> None:
        """Ask the work to end at its next progress."""
        self._halt.set()

    def carry_out(self) -> None:
        """In the pool's thread: do the work and send back what came of it."""
        try:
            result = self._work(self._progress)
        except BaseException as error:  # carried to the thread that asked, and told there
            self._send(None, error)
        else:
            self._send(result, None)

    def _send(self, result: object, error: BaseException | None) -> None:
        try:
            self._came.emit(result, error)
        except RuntimeError:
            # The window, and the job with it, has gone meanwhile.
            return

    def _progress(self, done: int, total: int) -> None:
        if self._halt.is_set():
            raise Stopped
        self._moved.emit(done, total)

    @Slot(object, object)
    def _end(self, result: object, error: BaseException | None) -> None:
        if isinstance(error, Stopped):
            self.stopped.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(result)
        self.ended.emit()
        self._work = _over  # what it worked on may go, whoever still holds the job
        self._let_go()

    def _let_go(self) -> None:
        if self._left.is_set():
            _working.discard(self)
        else:
            QTimer.singleShot(1, self, self._let_go)


def _over(_progress: Progress) -> None:
    """What a job that ended still has to do."""


_working: set[Job] = set()
"""Jobs whose thread may still hold them: they are let go of in Qt's thread, after that. Let go of last
in a thread of the pool, a job would end there, under the events that wait for it in Qt's."""


class _Run(QRunnable):
    def __init__(self, job: ref[Job], left: threading.Event) -> None:
        super().__init__()
        self._job, self._left = job, left

    def run(self) -> None:
        job = self._job()
        if job is not None:
            job.carry_out()
        del job
        self._left.set()
