"""Locks the running window behind a PIN: at a key, or when nobody touched it for some minutes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from workshop_app.text import N_
from workshop_app.ui import pins
from workshop_app.ui.jobs import Job
from workshop_app.ui.lock.stillness import Stillness

if TYPE_CHECKING:
    from workshop_app.ui.lock.out_of_sight import OutOfSight
    from workshop_app.ui.lock.screen import LockScreen
    from workshop_app.ui.shell.window import MainWindow

NO_PIN = N_("To lock the screen, set a PIN first, on the page “Keep safe”.")
SESSION = N_("The screen does not lock while a session runs.")
VOTE = N_("The screen does not lock while a round is open.")
PHONES = N_("The screen does not lock while phones are let in.")
BUSY = N_("Some work is under way. Lock the screen when it is done.")
ROOM = "projector"
"""The object name of the projector's window."""


class Lock(QObject):
    """Belongs to the window. ``screen`` is the cover while the window is locked.

    It guards a running window, not the file: the PIN lies in this laptop's settings, and whoever
    ends the app gets to the start screen. ``stillness`` can be given another clock by tests.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.screen: LockScreen | None = None
        self._away: OutOfSight | None = None
        self._kept: dict[str, Any] = {}
        self._wrong, self._until = 0, 0.0
        self.stillness = Stillness(self)
        self.stillness.still.connect(self._still)
        self.stillness.asked.connect(self.ask)
        QTimer.singleShot(0, self, self.arm)

    @property
    def on(self) -> bool:
        """Whether the window is locked."""
        return self.screen is not None

    @property
    def has_pin(self) -> bool:
        """Whether there is a PIN to lock with."""
        return isinstance(self._window.settings.lock, dict)

    def arm(self) -> None:
        """Watch for stillness as the settings say now; call it when the PIN or the minutes change."""
        settings = self._window.settings
        if self.has_pin and not self.on:
            top = self._window.window
            self.stillness.watch(lambda: top().windowHandle(), settings.lock_after)
        else:
            self.stillness.rest()

    def why_not(self) -> str:
        """A sentence (a message) on what stands in the way of locking now; "" for nothing."""
        window = self._window
        if window.session.live is not None:
            return SESSION
        if window.passing.voting is not None or self._votes():
            return VOTE
        if window.phones.running:
            return PHONES
        return BUSY if window.jobs.running else ""

    def _votes(self) -> bool:
        from workshop_app.domain.rounds import VoteRound

        window = self._window
        plans = [window.rehearsal.real, window.plan if window.has_plan else None]
        return any(plan is not None and plan.count(VoteRound, state="open") for plan in plans)

    def ask(self) -> None:
        """The key: lock, or say why not."""
        window = self._window
        if self.on:
            return
        if not self.has_pin:
            button = (window.words("Keep safe"), lambda: window.go("safety"))
            window.tell("info", window.words(NO_PIN), button=button if window.has_plan else None)
        elif why := self.why_not():
            window.tell("info", window.words(why))
        else:
            self.lock()

    def _still(self) -> None:
        if not self.on and not self.why_not():
            self.lock()

    # -- locked -----------------------------------------------------------------------------------
    def lock(self) -> None:
        """Cover the window. What fields hold is kept first; where that fails it is covered all the
        same, and told when it is opened."""
        try:
            self._window.places.leave()
        finally:
            self._cover()

    def _cover(self) -> None:
        from workshop_app.ui.lock.out_of_sight import OutOfSight
        from workshop_app.ui.lock.screen import LockScreen

        top = self._window.window()
        self._kept = dict(self._window.settings.lock or {})
        self.stillness.rest()
        self.screen = LockScreen(top, self._window.words, self.wait())
        self.screen.given.connect(self._try)
        self.screen.left.connect(top.close)
        self._away = OutOfSight(self.screen, ROOM)
        self._away.begin()
        self.screen.setFocus()

    def say_unsaved(self) -> None:
        """The locked app was asked to close, and something written would be lost."""
        if self.screen is not None:
            self.screen.say_unsaved()
            self.screen.setFocus()

    def close(self) -> None:
        """The window closes: what is covered stays covered."""
        self.stillness.rest()
        if self._away is not None:
            self._away.let_go()

    # -- the PIN ----------------------------------------------------------------------------------
    def wait(self) -> int:
        """Seconds before the next try."""
        return max(0, math.ceil(self._until - self.stillness.passed()))

    def _try(self, pin: str) -> None:
        """In a thread: it takes its time on purpose."""
        kept = self._kept
        job = Job(lambda _progress: pins.opens(pin, kept))
        self._window.run(job, self._tried, self._failed)

    def _tried(self, right: bool) -> None:
        self.count(right)
        if right:
            self._open()
        elif self.screen is not None:
            self.screen.refuse(self.wait())

    def count(self, right: bool) -> None:
        """A PIN was tried, here or on the page "Keep safe": wrong ones make the wait longer."""
        self._wrong = 0 if right else self._wrong + 1
        self._until = self.stillness.passed() + pins.wait_after(self._wrong, pins.LOCK_FREE)

    def _failed(self, error: BaseException) -> None:
        """Whatever went wrong, it stays locked."""
        if self.screen is not None:
            self.screen.refuse(self.wait())
        self._window.fail(error)

    def _open(self) -> None:
        screen, away = self.screen, self._away
        self.screen = self._away = None
        if screen is None or away is None:
            return
        focused = away.end()
        screen.hide()
        screen.deleteLater()
        if focused is None:
            self._window.settle_focus()
        self.arm()
