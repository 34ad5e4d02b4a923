"""The laptop does not sleep, dim or lock while a session runs or a round is open."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from PySide6.QtCore import QObject, Signal


class Mode(Protocol):
    """What a keeper gives: whether the system let it keep the screen on."""

    active: bool


Keeper = Callable[[], AbstractContextManager[Mode]]
_LONGEST_WAIT = 1.0
"""Seconds that closing the window waits for the system to be told."""


def presenting() -> AbstractContextManager[Mode]:
    """The system's own way to keep a presentation on the screen. Slow to load: not in Qt's thread."""
    from wakepy import keep

    return keep.presenting(on_fail="pass")


class Awake(QObject):
    """Asks the system in a thread of its own, since its answer may take long (D-Bus).

    ``told(bool)``: whether the system allows it. ``refused`` stays until it is asked again.
    """

    told = Signal(bool)

    _answered = Signal(object, bool)

    def __init__(self, parent: QObject | None = None, keeper: Keeper = presenting) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._release: threading.Event | None = None
        self._thread: threading.Thread | None = None
        self.kept = self.refused = False
        self._answered.connect(self._heard)

    @property
    def wanted(self) -> bool:
        """Whether the laptop is to stay awake now."""
        return self._release is not None

    def want(self, wanted: bool) -> None:
        """Keep the laptop awake from now on, or let it sleep again."""
        if wanted == self.wanted:
            return
        if self._release is not None:
            self._release.set()
            self._release = None
            self.kept = False
            return
        release = self._release = threading.Event()
        self._thread = threading.Thread(
            target=self._hold, args=(release,), name="awake", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Let the laptop sleep again, before the program ends."""
        self.want(False)
        if self._thread is not None:
            self._thread.join(_LONGEST_WAIT)

    def _hold(self, release: threading.Event) -> None:
        """In the thread: ask, say what came of it, and hold on until it is over."""
        try:
            with self._keeper() as mode:
                self._say(release, mode.active)
                release.wait()
        except Exception:  # whatever a system without the means answers: the session goes on
            self._say(release, False)

    def _say(self, release: threading.Event, kept: bool) -> None:
        with contextlib.suppress(RuntimeError):  # the window is gone already
            self._answered.emit(release, kept)

    def _heard(self, release: threading.Event, kept: bool) -> None:
        if release is self._release:
            self.kept, self.refused = kept, not kept
            self.told.emit(kept)
