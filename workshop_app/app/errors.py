"""The one place that catches: what a person can do something about is told, bugs are written down."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal, Slot

from workshop_app.app import bug_log
from workshop_app.text import KnownError
from workshop_app.ui.jobs import Stopped
from workshop_app.ui.shell.window import MainWindow


class Catch(QObject):
    """Exceptions of slots, timers, threads and jobs end here, in Qt's thread."""

    _came = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before = (sys.excepthook, threading.excepthook)
        self._came.connect(self._tell)

    def start(self) -> None:
        """From now on."""
        sys.excepthook = self._raised
        threading.excepthook = self._raised_in_thread
        self._window.bugs = self._came.emit

    def stop(self) -> None:
        """As it was before."""
        sys.excepthook, threading.excepthook = self._before

    def _raised(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            self._before[0](kind, error, trace)
            return
        self._came.emit(error)

    def _raised_in_thread(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            self._came.emit(raised.exc_value)

    @Slot(object)
    def _tell(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            return
        if isinstance(error, KnownError):
            self._window.fail(error)
            return
        log = bug_log.write_down(error)
        try:
            self._window.tell_bug(log)
        except Exception as second:  # told again, it would come here for ever
            bug_log.write_down(second)


def catch(window: MainWindow) -> Catch:
    """Catch everything for ``window``."""
    caught = Catch(window)
    caught.start()
    return caught
