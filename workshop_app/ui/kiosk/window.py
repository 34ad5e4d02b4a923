"""The window in which people vote one after the other: the whole screen, covered in between.

Nothing leads out of it but the facilitator's gesture and PIN. What a person marked lives in the
screen built for that person, and goes with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.rounds import Group, VoteRound
from workshop_app.services import codes, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError, Words
from workshop_app.ui.jobs import Job
from workshop_app.ui.kiosk.ballot_screen import BallotScreen
from workshop_app.ui.kiosk.code_screen import CodeScreen
from workshop_app.ui.kiosk.cover import NEXT, SAVING, THANKS, Cover, NotKept
from workshop_app.ui.kiosk.group_screen import GroupScreen
from workshop_app.ui.kiosk.idle import Idle
from workshop_app.ui.kiosk.passed_window import PassedWindow
from workshop_app.ui.kiosk.pin_screen import PinScreen
from workshop_app.ui.kiosk.still_there import StillThere
from workshop_app.ui.kiosk.voice import Voice
from workshop_app.ui.widgets.painted import FocusRing

VOTED = N_(
    "This code has voted already, and that vote is kept. If it was not you, call the facilitator."
)
"""Of a used code, to a person who may have given that vote: that nothing is kept would be untrue."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How the round is shown: ``one`` option a screen, without ``texts`` signs and numbers alone.
    A ``trial`` keeps nothing and is left without a PIN."""

    one: bool = False
    texts: bool = True
    trial: bool = False


class VotingWindow(PassedWindow):
    """The voters' window of a round."""

    def __init__(
        self,
        plan: OpenPlan,
        words: Words,
        round: VoteRound,
        shown: Shown,
        *,
        wait: Callable[[], int] = lambda: 0,
        voice: Voice | None = None,
    ) -> None:
        """``wait``: seconds before the next PIN may be tried."""
        super().__init__(words("Vote"))
        self.setObjectName("voting window")
        self.plan, self.round, self._words, self._shown = plan, round, words, shown
        self._wait = wait
        self._rules = rounds.rules_of(plan, round)
        self._options = rounds.options(plan, round)
        self._groups = rounds.groups_of(plan, round)
        self._code: str | None = None
        self._group = ""
        self._job: Job | None = None
        self.voice = voice or Voice(self, words.language)
        self.held.touched.connect(self._touched)
        self.idle = Idle(self)
        self.idle.warned.connect(self._warn)
        self.idle.dropped.connect(self.drop)
        self._still = StillThere(self, words)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.screen_shown: QWidget | None = None
        self._under: QWidget | None = None
        self.drop()

    # -- open and away ----------------------------------------------------------------------------
    def end(self) -> None:
        """The laptop is the facilitator's again; what was begun goes, unseen."""
        self.over = True
        self.unkept = isinstance(self._under, NotKept)
        self.idle.rest()
        self.voice.hush()
        self._put_up(QWidget())
        super().end()

    # -- screens ----------------------------------------------------------------------------------
    def _put_up(self, screen: QWidget) -> None:
        """Show ``screen``; the one before, and what is under it, goes with all that it holds."""
        old = [one for one in (self.screen_shown, self._under) if one is not None]
        self._under = None
        self._lay(screen)
        for one in old:
            one.hide()
            one.deleteLater()

    def _lay(self, screen: QWidget) -> None:
        self.voice.hush()
        self._still.hide()
        if self.screen_shown is not None:
            self._column.removeWidget(self.screen_shown)
            self.screen_shown.hide()
        self.screen_shown = screen
        self._column.addWidget(screen)
        screen.show()
        self.settle_focus()

    def settle_focus(self) -> None:
        screen = self.screen_shown
        if isinstance(screen, BallotScreen):
            screen.settle_focus()
        elif screen is not None:
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def covered(self) -> bool:
        """Whether nothing of anyone is shown."""
        return isinstance(self.screen_shown, Cover)

    def cover(self, state: str = NEXT) -> None:
        """Nothing of the last person is left but that a vote was kept."""
        self.idle.rest()
        self._code, self._group = None, ""
        cover = Cover(self._words, state, trial=self._shown.trial)
        cover.begun.connect(self.begin)
        cover.left.connect(self.ask_to_leave)
        self._put_up(cover)

    def drop(self) -> None:
        """What was begun goes, unseen; a vote that waits to be kept does not."""
        if isinstance(self.screen_shown, NotKept) or self._job is not None:
            return
        if isinstance(self._under, NotKept):
            self._stay()
            return
        self.cover()

    # -- one person -------------------------------------------------------------------------------
    def begin(self) -> None:
        """The next person: a code, or the table, or at once the ballot."""
        self.idle.watch()
        if self.round.with_codes and not self._shown.trial:
            screen = CodeScreen(self._words)
            screen.given.connect(self._code_given)
            screen.left.connect(self.drop)
            self._put_up(screen)
        elif self._groups:
            asked = GroupScreen(self._words, self.round.grouping, self._groups)
            asked.picked.connect(self._group_picked)
            asked.left.connect(self.drop)
            self._put_up(asked)
        else:
            self._ballot()

    def _code_given(self, code: str) -> None:
        try:
            codes.look_up(self.plan, self.round, code)
        except KnownError as error:
            if isinstance(self.screen_shown, CodeScreen):
                used = error.message == codes.USED
                told = self._words(VOTED) if used else error.told(self._words)
                self.screen_shown.refuse(told)
            return
        self._code = code
        self._ballot()

    def _group_picked(self, group: Group) -> None:
        self._group = group.id
        self._ballot()

    def _ballot(self) -> None:
        screen = BallotScreen(
            self._words, self.round, self._rules, self._options,
            voice=self.voice, one=self._shown.one, texts=self._shown.texts,
        )  # fmt: skip
        screen.done.connect(self._cast)
        self._put_up(screen)

    # -- keeping ----------------------------------------------------------------------------------
    def _cast(self, marks: tuple[tuple[str, int], ...]) -> None:
        """Cover at once; the vote is kept in a thread, and thanked for when it is on disk."""
        if self._shown.trial:
            self.cover(THANKS)
            return
        plan, round, group, code = self.plan, self.round, self._group, self._code

        def work(_progress: object) -> None:
            votes.vote(plan, round, marks, channel="laptop", group=group, code=code)

        self.cover(SAVING)
        self._job = Job(work)
        self._job.done.connect(lambda _none: self._kept())
        self._job.failed.connect(lambda error: self._not_kept(error, marks, group, code))
        self._job.start()

    def _kept(self) -> None:
        self._job = None
        if not self.over:
            self.cover(THANKS)

    def _not_kept(
        self, error: BaseException, marks: tuple[tuple[str, int], ...], group: str,
        code: str | None,
    ) -> None:  # fmt: skip
        """Say why; the vote waits in memory, unseen, for another try."""
        self._job = None
        if self.over:  # left with the PIN meanwhile: the screens, and the vote with them, are gone
            return
        words = self._words
        if isinstance(error, KnownError):
            reason = error.told(words)
        else:
            reason = words("Something went wrong in the app; nothing that was saved is lost.")
            self.bug.emit(error)
        screen = NotKept(words, reason)
        screen.dropped.connect(self.cover)

        def again() -> None:
            self._group, self._code = group, code
            self._cast(marks)

        screen.again.connect(again)
        self._put_up(screen)

    # -- leaving ----------------------------------------------------------------------------------
    def ask_to_leave(self) -> None:
        """The facilitator's gesture: the PIN comes over what is shown."""
        if self._shown.trial:
            self.end()
            return
        if isinstance(self.screen_shown, PinScreen) or self._job is not None:
            return
        under = self.screen_shown
        screen = PinScreen(self._words, self._wait())
        screen.given.connect(self.pin_given)
        screen.left.connect(self._stay)
        self._lay(screen)
        self._under = under
        if not self.idle.watches:
            self.idle.watch()

    def refuse(self) -> None:
        """It was not the PIN."""
        if isinstance(self.screen_shown, PinScreen):
            self.screen_shown.refuse(self._wait())

    def _stay(self) -> None:
        """Back to what is under the PIN."""
        gone, under = self.screen_shown, self._under
        self._under = None
        if under is None or isinstance(under, Cover):
            if under is not None:
                under.deleteLater()
            self.cover()
            return
        self._lay(under)
        if gone is not None:
            gone.deleteLater()
        if isinstance(under, NotKept):
            self.idle.rest()

    # -- someone is there -------------------------------------------------------------------------
    def _touched(self) -> None:
        self.idle.touch()
        self._still.hide()

    def _warn(self) -> None:
        self._still.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._still.place()
        FocusRing.of(self).raise_()
