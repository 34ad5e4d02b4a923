"""Starts the passing of the laptop, ends it, and comes back to it after a restart."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from workshop_app.text import N_
from workshop_app.ui import pins
from workshop_app.ui.jobs import Job
from workshop_app.ui.session.lid import time_passed

if TYPE_CHECKING:
    from workshop_app.domain.rounds import AssessmentRound, VoteRound
    from workshop_app.ui.kiosk.passed_window import PassedWindow
    from workshop_app.ui.kiosk.window import Shown
    from workshop_app.ui.shell.window import MainWindow


UNKEPT = N_(
    "The last vote could not be kept and is gone. That person may vote again: a code still admits."
)


def path_of(passing: dict[str, Any] | None) -> Path | None:
    """The plan whose round is voted or assessed on this laptop; ``None`` where none is."""
    kept = passing.get("plan") if isinstance(passing, dict) else None
    return Path(kept) if isinstance(kept, str) and kept else None


class Passing(QObject):
    """Belongs to the window. ``voting`` is the window of the voters while it is open."""

    begun = Signal()
    ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.voting: PassedWindow | None = None
        self._kept: dict[str, Any] = {}
        self._until = 0.0

    # -- starting ---------------------------------------------------------------------------------
    def start(self, round: VoteRound, pin: str, *, one: bool, texts: bool) -> None:
        """Pass the laptop for ``round`` until ``pin`` ends it, also over a restart."""
        shown = {"one": one, "texts": texts}

        def sealed(kept: dict[str, Any]) -> None:
            path = str(self._window.plan.path)
            self._keep({"plan": path, "round": round.id, "wrong": 0, **shown, **kept})
            self._open(round)

        self._window.run(Job(lambda _progress: pins.sealed(pin)), sealed)

    def start_assessing(self, assessment: AssessmentRound, pin: str, *, whole: bool) -> None:
        """Pass the laptop among officials until ``pin`` ends it, also over a restart; ``whole``:
        they are asked about every proposal."""

        def sealed(kept: dict[str, Any]) -> None:
            path = str(self._window.plan.path)
            self._keep(
                {"plan": path, "assessment": assessment.id, "wrong": 0, "whole": whole, **kept}
            )
            self._open_assessment(assessment)

        self._window.run(Job(lambda _progress: pins.sealed(pin)), sealed)

    def try_out(self, round: VoteRound, *, one: bool, texts: bool) -> None:
        """The same screens; nothing is kept, and no PIN is asked for."""
        from workshop_app.ui.kiosk.window import Shown

        self._show(round, Shown(one=one, texts=texts, trial=True))

    def resume(self) -> None:
        """A plan was opened: where its round was being voted, straight to the cover; also where
        its file was moved meanwhile."""
        from workshop_app.domain.rounds import AssessmentRound, VoteRound

        window, kept = self._window, self._window.settings.passing
        path = path_of(kept)
        if kept is None or path is None or not window.has_plan or self.voting is not None:
            return
        plan = window.plan
        judged = plan.find(AssessmentRound, str(kept.get("assessment", "")))
        round = judged or plan.find(VoteRound, str(kept.get("round", "")))
        moved = round is not None and not path.exists()
        if plan.passing or not (plan.path == path or moved):
            return
        if round is None or round.state != "open" or "pin" not in kept:
            self._keep(None)
        elif not plan.read_only:
            self._kept = {**kept, "plan": str(plan.path)}
            if isinstance(round, AssessmentRound):
                self._open_assessment(round)
            else:
                self._open(round)
            if moved:
                self._keep(self._kept)

    def _open(self, round: VoteRound) -> None:
        from workshop_app.ui.kiosk.window import Shown

        self._begin_wait()
        one, texts = bool(self._kept.get("one")), bool(self._kept.get("texts", True))
        self._show(round, Shown(one=one, texts=texts))

    def _show(self, round: VoteRound, shown: Shown) -> None:
        from workshop_app.ui.kiosk.window import VotingWindow

        window = self._window
        self._put_over(VotingWindow(window.plan, window.words, round, shown, wait=self._wait))

    def _open_assessment(self, assessment: AssessmentRound) -> None:
        from workshop_app.services import assessing, prioritize
        from workshop_app.ui.prioritize.officials_window import OfficialsWindow

        self._begin_wait()
        window, whole = self._window, bool(self._kept.get("whole"))
        everything = prioritize.listed(window.plan)
        asked = assessing.to_assess(window.plan, assessment, everything, whole=whole)
        made = OfficialsWindow(
            window.plan, window.words, assessment, asked, compact=window.compact, wait=self._wait
        )
        self._put_over(made)

    def _put_over(self, voting: PassedWindow) -> None:
        window = self._window
        voting.pin_given.connect(self._try)
        voting.ended.connect(self._over)
        voting.bug.connect(window.fail)
        self.voting = voting
        voting.open(window.window())
        window.window().hide()
        self.begun.emit()

    # -- the PIN ----------------------------------------------------------------------------------
    def _wrong(self) -> int:
        wrong = self._kept.get("wrong", 0)
        return wrong if isinstance(wrong, int) else 0

    def _wait(self) -> int:
        """Seconds before the next try: going away and back does not begin or end them."""
        return max(0, math.ceil(self._until - time_passed()))

    def _begin_wait(self) -> None:
        self._until = time_passed() + pins.wait_after(self._wrong())

    def _try(self, pin: str) -> None:
        """In a thread: it takes its time on purpose."""
        kept = dict(self._kept)
        job = Job(lambda _progress: pins.opens(pin, kept))
        self._window.run(job, self._tried)

    def _tried(self, right: bool) -> None:
        if self.voting is None:
            return
        # The settings come last: a disk that is full neither locks anyone in nor frees a guess.
        if right:
            self.voting.end()
            self._keep(None)
        else:
            self._kept = {**self._kept, "wrong": self._wrong() + 1}
            self._begin_wait()
            self.voting.refuse()
            self._keep(self._kept)

    def _over(self) -> None:
        voting, self.voting = self.voting, None
        front = self._window.window()
        front.show()
        front.activateWindow()
        if voting is not None and voting.unkept:
            self._window.tell("warn", self._window.words(UNKEPT), lasting=True)
        self.ended.emit()

    def _keep(self, kept: dict[str, Any] | None) -> None:
        """Of a rehearsal in memory nothing is kept."""
        self._kept = kept or {}
        plan = self._window.plan
        if not plan.passing:
            self._window.keep(passing=kept)
