"""Opening, making and resuming plans, off Qt's thread: storage loads there after the first paint."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_app.settings import Recent, Settings
from workshop_app.text import KnownError
from workshop_app.ui.jobs import Job, Progress

if TYPE_CHECKING:
    from workshop_app.domain.rounds import VoteRound
    from workshop_app.services.open_plan import OpenPlan
    from workshop_app.ui.shell.window import MainWindow


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A session that was under way when the app ended: where it stood."""

    path: Path
    plan_name: str
    workshop: str
    exercise: int
    exercises: int
    step: int


@dataclass(frozen=True, slots=True)
class OpenVote:
    """A round that was open when the app ended."""

    path: Path
    plan_name: str
    round: VoteRound


@dataclass(frozen=True, slots=True)
class LookedInto:
    """What a plan opened before holds now, whatever was known of it, and what was under way: a
    session, else a vote."""

    recent: Recent | None
    interrupted: Interrupted | OpenVote | None


_one_at_a_time = threading.Lock()
"""A plan that is being looked into is not refused as open elsewhere: whoever opens it waits."""


def look_into(path: Path, settings: Settings) -> LookedInto | None:
    """Look into the plan at ``path``. ``None`` where it cannot be read now, or is protected.

    Reading only; but a plan whose last save was cut off is opened as it would be anyway, or a
    session could not be offered again after the very accident that interrupted it.
    """
    from workshop_app.services.open_plan import cut_off, open_file
    from workshop_app.ui.start.recent import recent_of

    with _one_at_a_time:
        try:
            plan = open_file(path, settings, read_only=not cut_off(path))
        except KnownError:
            return None
        try:
            return LookedInto(recent_of(plan), _interrupted(plan) or _open_vote(plan))
        finally:
            plan.close()


def _interrupted(plan: OpenPlan) -> Interrupted | None:
    from workshop_app.services import clock, facilitate

    workshop = facilitate.interrupted(plan, clock.now(plan))
    standing = facilitate.standing(plan, workshop) if workshop else None
    if workshop is None or standing is None:
        return None
    return Interrupted(
        plan.path, plan.plan.title, workshop.title, standing.at + 1, len(standing.parts),
        standing.step + 1,
    )  # fmt: skip


def _open_vote(plan: OpenPlan) -> OpenVote | None:
    from workshop_app.domain.rounds import VoteRound

    found = plan.all(VoteRound, state="open")
    return OpenVote(plan.path, plan.plan.title, found[-1]) if found else None


def _begins_with(plan: OpenPlan) -> str:
    """The page of what is under way in the plan: its session, else its vote; else Prepare."""
    from workshop_app.services import clock, facilitate

    if facilitate.interrupted(plan, clock.now(plan)) is not None:
        return "facilitate"
    return "vote" if _open_vote(plan) else "prepare"


class Opening:
    """What the start screen can do; the window shows the plan when it is ready."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def look_into_last(
        self, found: Callable[[Interrupted | OpenVote], None], counted: Callable[[Recent], None]
    ) -> None:
        """Look into the plan opened last: tell ``found`` of what was under way in it,
        and ``counted`` what it holds, where the app ended before it could say so."""
        settings = self._window.settings
        if not settings.recent:
            return
        known = settings.recent[0]
        path = Path(known.path)

        def work(_progress: Progress) -> LookedInto | None:
            return look_into(path, settings) if path.is_file() else None

        screen = self._window
        shown = screen.places.shown

        def done(result: LookedInto | None) -> None:
            if result is None or screen.places.shown is not shown:
                return
            if result.recent:
                counted(self._count_again(known, result.recent))
            if result.interrupted:
                found(result.interrupted)

        self._window.run(Job(work), done)

    def _count_again(self, known: Recent, found: Recent) -> Recent:
        """Remember what ``found`` counted of ``known``, which was opened when it was."""
        counted = replace(found, path=known.path, opened=known.opened)
        recent = tuple(
            counted if one.path == known.path else one for one in self._window.settings.recent
        )
        if recent != self._window.settings.recent:
            self._window.keep(recent=recent)
        return counted

    def resume(self, found: Interrupted | OpenVote) -> None:
        """Open the interrupted session where it stood, or the vote."""
        self.open(found.path, "vote" if isinstance(found, OpenVote) else "facilitate")

    def open(self, path: Path, key: str = "") -> Job:
        """Open the plan at ``path``: a session under way opens in the player, an open round on the
        page Vote. A protected one is asked for its passphrase, of a damaged one it is shown what
        can be done; a safety copy is only read. The job under way."""
        settings = self._window.settings

        def work(_progress: Progress) -> tuple[OpenPlan, str] | None:
            from workshop_app.services.open_plan import open_file
            from workshop_app.services.protection import PROTECTED
            from workshop_app.services.safety_copies import is_copy, put_right

            try:
                with _one_at_a_time:
                    if looked_at := is_copy(path):
                        put_right(path, settings)
                    plan = open_file(path, settings, read_only=looked_at)
            except KnownError as error:
                if error.message == PROTECTED:
                    return None
                raise
            return plan, key or _begins_with(plan)

        def done(made: tuple[OpenPlan, str] | None) -> None:
            if made is None:
                self._ask_for_passphrase(path, key)
            else:
                self._window.show_plan(*made)

        job = Job(work, self._window.words("Opening the plan…"))
        self._window.run(job, done, lambda error: self._refused(path, error))
        return job

    def _refused(self, path: Path, error: BaseException) -> None:
        """What is damaged can be saved yet; anything else is told."""
        from workshop_app.services import rescue
        from workshop_app.ui.start.damaged import DamagedScreen

        if isinstance(error, KnownError) and rescue.may_help(path, error):
            self._window.places.show_other(DamagedScreen(self._window, path))
        else:
            self._window.fail(error)

    def _ask_for_passphrase(self, path: Path, key: str) -> None:
        from workshop_app.ui.start.passphrase import PassphraseScreen

        self._window.places.show_other(PassphraseScreen(self._window, path, key))

    def open_protected(self, path: Path, secret: str, key: str, wrong: Callable[[], None]) -> Job:
        """Open a protected plan: ``wrong`` is called where ``secret`` is not its passphrase. One
        that is open when the person has gone elsewhere is closed again."""
        window = self._window
        settings, asked = window.settings, window.places.shown

        def work(_progress: Progress) -> tuple[OpenPlan, str]:
            from workshop_app.services import rescue
            from workshop_app.services.open_plan import open_file
            from workshop_app.services.safety_copies import is_copy, put_right

            try:
                with _one_at_a_time:
                    if looked_at := is_copy(path):
                        put_right(path, settings, secret)
                    plan = open_file(path, settings, secret=secret, read_only=looked_at)
            except KnownError as error:
                raise rescue.told_better(path, secret, error) from error
            return plan, key or _begins_with(plan)

        def done(made: tuple[OpenPlan, str]) -> None:
            if window.places.shown is asked:
                window.show_plan(*made)
            else:
                made[0].close()

        def failed(error: BaseException) -> None:
            from workshop_app.services.protection import WRONG_SECRET

            if window.places.shown is not asked:
                return
            if isinstance(error, KnownError) and error.message == WRONG_SECRET:
                wrong()
            else:
                self._refused(path, error)

        job = Job(work, window.words("Opening the plan…"))
        window.run(job, done, failed)
        return job

    def put_back(self, copy: Path, place: Path) -> Job:
        """Put a safety copy in the place of its plan and show that. The job under way."""
        window = self._window
        settings, asked = window.settings, window.places.shown

        def work(_progress: Progress) -> OpenPlan:
            from workshop_app.services import going_back

            with _one_at_a_time:
                return going_back.put_back(copy, place, settings)

        def done(plan: OpenPlan) -> None:
            if window.places.shown is not asked:
                plan.close()
                return
            window.show_plan(plan, "proposals")
            window.tell("done", window.words("This is the plan as the safety copy kept it."))

        job = Job(work, window.words("Going back to the safety copy…"))
        window.run(job, done)
        return job

    def ask(self) -> None:
        """Ask for a file and open it."""
        words = self._window.words
        kinds = words("Convite plans (*.convite)")
        path = self._window.ask_file(words("Open a plan"), kinds)
        if path:
            self.open(path)

    def sample(self) -> None:
        """A fresh sample plan."""
        settings = self._window.settings

        def work(_progress: Progress) -> tuple[OpenPlan, str]:
            from workshop_app.services import demo

            return demo.open_sample(settings), "prepare"

        self._start(work, self._window.words("Making the sample plan…"))

    def make(self, path: Path, **values: Any) -> None:
        """Make a new plan (``prepare.new_plan``) and show it."""
        settings = self._window.settings

        def work(_progress: Progress) -> tuple[OpenPlan, str]:
            from workshop_app.services import prepare

            return prepare.new_plan(path, settings, **values), "prepare"

        self._start(work, self._window.words("Making the plan…"))

    def _start(self, work: Callable[[Progress], tuple[OpenPlan, str]], title: str) -> Job:
        job = Job(work, title)
        self._window.run(job, lambda made: self._window.show_plan(*made))
        return job
