"""The session that runs, whatever page is shown: its time, its sounds, a laptop that stays awake."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workshop_app.ui.awake import Awake
from workshop_app.ui.session.clicker import Clicker
from workshop_app.ui.session.lid import Gap, Lid

if TYPE_CHECKING:
    from workshop_app.domain.meetings import Workshop
    from workshop_app.services.facilitate import Standing
    from workshop_app.services.news import News
    from workshop_app.text import Words
    from workshop_app.ui.session.tones import Tones
    from workshop_app.ui.shell.window import MainWindow

_TICK = 1000
"""Milliseconds."""


class Session(QObject):
    """Belongs to the window. ``live`` is the workshop whose time runs now and where it stands.

    The window calls ``look`` when another plan or page is shown, ``told`` with every news and
    ``forget`` before the plan is closed. ``awake`` and ``lid`` can be changed for tests.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.live: tuple[Workshop, Standing] | None = None
        self.awake = Awake(self)
        self._said_dark = False
        self.watch_awake()
        self.lid = Lid()
        self.clicker = Clicker(window)
        self._tones: Tones | None = None
        self._left: tuple[str, int, int] | None = None
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.tick)

    # -- what the window calls --------------------------------------------------------------------
    def look(self) -> None:
        """Read where things stand."""
        window = self._window
        if not window.has_plan:
            self.forget()
            return
        from workshop_app.domain.rounds import VoteRound
        from workshop_app.services import clock, facilitate

        plan = window.plan
        self.live = None if plan.read_only else facilitate.live(plan, clock.now(plan))
        open_rounds = plan.count(VoteRound, state="open")
        self.awake.want(bool(self.live or open_rounds) and not plan.read_only)
        if self.live is None:
            self._timer.stop()
            self.lid.forget()
            self._left = None
        elif not self._timer.isActive():
            self.lid.look()
            self._timer.start()
        self.clicker.look()

    def told(self, news: News) -> None:
        """Something was saved."""
        from workshop_app.services.news import Cast, Changed

        if isinstance(news, Cast):
            return
        if not isinstance(news, Changed) or news.about(
            "Progress", "AgendaItem", "Workshop", "VoteRound"
        ):
            self.look()

    def forget(self) -> None:
        """No plan is open any more."""
        self.live = self._left = None
        self._timer.stop()
        self.lid.forget()
        self.awake.want(False)
        self.clicker.look()

    def close(self) -> None:
        """The window closes."""
        self.forget()
        self.awake.close()

    def watch_awake(self) -> None:
        """Hear what ``awake`` answers."""
        self.awake.told.connect(self._awake_told)

    # -- the remote -------------------------------------------------------------------------------
    def step(self, by: int) -> None:
        """Walk the session from a page that does not show it, and say where it is now."""
        if self.live is None:
            return
        from workshop_app.services import clock, facilitate
        from workshop_app.ui import exercises

        window, standing = self._window, self.live[1]
        plan, words = window.plan, window.words
        walk = facilitate.forward if by > 0 else facilitate.backward
        walk(plan, standing, clock.now(plan))
        self.look()
        now = self.live[1]
        if (now.at, now.step) == (standing.at, standing.step):
            said = words("This is the last step.") if by > 0 else words("This is the first step.")
            window.tell("info", said)
            return
        title = exercises.title(now.part.item, words, now.part.pack)
        number = words("Step {n} of {count}", n=now.step + 1, count=now.part.count)
        window.tell("info", f"{title} · {number}")

    # -- time -------------------------------------------------------------------------------------
    def tick(self) -> None:
        """Look at the clocks; nothing is written unless the laptop was shut or its clock set. A
        session that nobody ended does not keep the laptop awake for ever."""
        if self.live is None:
            return
        from workshop_app.services import clock

        if clock.speed(self._window.plan) == 1:
            self._mind(self.lid.look())
        self._sound()

    def _mind(self, gap: Gap) -> None:
        from workshop_app.services import clock, facilitate

        if self.live is None:
            return
        plan = self._window.plan
        if gap.set_by:
            facilitate.move_clock(plan, self.live[1], gap.set_by)
            self.look()
        if self.live is None or self.live[1].lapsed(clock.now(plan)):
            self.look()  # Left standing: how long does not matter.
        elif gap.slept:
            facilitate.leave_out(plan, self.live[1], gap.slept)
            self._say_slept(gap.slept, counted=False)

    def _say_slept(self, seconds: int, *, counted: bool) -> None:
        """What was done with the time in which the laptop was shut, and the other way."""
        words = self._window.words
        length = words.minutes(max(1, round(seconds / 60)))
        if counted:
            said = words("The {minutes} that the laptop was shut count as time of this step.",
                         minutes=length)  # fmt: skip
            way = words("Leave that time out")
        else:
            said = words("The laptop was shut for {minutes}. That time does not count for this step.",
                         minutes=length)  # fmt: skip
            way = words("Count that time")
        other: Callable[[], None] = lambda: self._settle_slept(seconds, not counted)  # noqa: E731
        # A bar under the head, not a notice: what floats would cover the next step until answered.
        self._window.tell("warn", said, button=(way, other))

    def _settle_slept(self, seconds: int, counted: bool) -> None:
        from workshop_app.services import facilitate

        self.look()
        if self.live is not None:
            facilitate.leave_out(self._window.plan, self.live[1], -seconds if counted else seconds)
            self._say_slept(seconds, counted=counted)

    # -- sounds -----------------------------------------------------------------------------------
    def _sound(self) -> None:
        """A tone when little time is left of the step, another when it is up; where it is on."""
        if self.live is None:
            return
        from workshop_app.services import clock, facilitate

        standing = self.live[1]
        left = standing.left(clock.now(self._window.plan))
        before, self._left = self._left, (standing.part.item.id, standing.step, left)
        if before is None or before[:2] != self._left[:2] or not self._window.settings.sound:
            return
        soon = round(standing.total * facilitate.LITTLE_LEFT)
        if before[2] > 0 >= left:
            self.tones.play("over")
        elif before[2] > soon >= left:
            self.tones.play("soon")

    @property
    def tones(self) -> Tones:
        """The sounds; loaded when they are first wanted."""
        if self._tones is None:
            from workshop_app.ui.session.tones import Tones

            self._tones = Tones(self)
        return self._tones

    def turn_sound(self, on: bool) -> None:
        """Turn the soft sound on or off, on this laptop; where nothing can sound, say so."""
        window = self._window
        window.change_settings(sound=on)
        if not on:
            return
        if self.tones.ready():
            self.tones.play("soon")
        else:
            window.tell("info", window.words("No sound comes out of this laptop. The colours and "
                                             "words of the timer go on."))  # fmt: skip

    def _awake_told(self, kept: bool) -> None:
        """Where the system does not allow it, the player's page says so; other pages say it once."""
        from workshop_app.ui.facilitate.page import FacilitatePage

        page = self._window.page
        if isinstance(page, FacilitatePage):
            page.told_awake()
        elif not kept and not self._said_dark:
            self._said_dark = True
            self._window.tell("info", not_awake(self._window.words))


def not_awake(words: Words) -> str:
    """What is said where the laptop cannot be kept awake."""
    return words(
        "This laptop may go dark by itself. Set its sleep to «never» for today, or touch a key now "
        "and then."
    )
