"""Documents that are being written in the background, whatever page is shown meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from workshop_app.services import document_orders
from workshop_app.services.document_orders import Order
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.jobs import Job, Progress

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow


PAGE = "documents"
"""The key of the page on which all of this is seen."""
STEPS = 200
"""So many times at most it is told how far an export is: large ones have thousands of pages."""
READABLE = N_("Anybody who gets this file can read it: the passphrase does not protect it.")


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A document on its way: what it is, its ``name`` for people, where it goes."""

    order: Order
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a writing ended: ``kind`` and sentence for a bar, and the ``folder`` with what came."""

    kind: str
    said: str
    folder: Path | None


class Exports(QObject):
    """One writing at a time. Emits ``changed`` when it begins, moves on or ends.

    It goes on while pages come and go, and ends in order with the plan: nothing half-written stays.
    """

    changed = Signal()
    _reached = Signal(int, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._queue: Sequence[ToWrite] = ()
        self._turn, self._at, self._share = 0, 0, 0.0
        self._stopping = False
        self.outcome: Outcome | None = None
        """How the last writing ended, until another begins or the plan goes."""
        window.plan_left.connect(self._let_go)
        self._reached.connect(self._next)

    # -- how it stands ----------------------------------------------------------------------------
    @property
    def running(self) -> bool:
        """Whether something is being written."""
        return self._job is not None

    @property
    def share(self) -> float:
        """How much of all of it is done, 0 to 1."""
        return self._share

    def told(self, words: Words) -> str:
        """What is being written now, and how far it is."""
        if not self._queue:
            return ""
        if self._stopping:
            return words("Cancelling…")
        facts = {"name": self._queue[self._at].name, "share": words.percent(self._share)}
        if len(self._queue) == 1:
            return words("Writing “{name}” · {share}", **facts)
        return words("Writing {n} of {all}: “{name}” · {share}", n=self._at + 1,
                     all=len(self._queue), **facts)  # fmt: skip

    # -- doing ------------------------------------------------------------------------------------
    def begin(self, plan: OpenPlan, queue: Sequence[ToWrite], words: Words) -> None:
        """Write all of ``queue`` in the language of ``words``, one after the other. While something
        is being written already nothing more begins."""
        if self._job is not None or not queue:
            return
        self._turn += 1
        turn, reached = self._turn, self._reached
        self._queue, self._at, self._share, self.outcome = tuple(queue), 0, 0.0, None
        orders = [(one.order, one.path) for one in queue]

        def work(progress: Progress) -> None:
            document_orders.write_all(
                plan, orders, words, progress, lambda at: reached.emit(turn, at)
            )

        job = self._job = Job(work)
        job.progressed.connect(lambda done, total: self._moved(turn, done, total))
        job.stopped.connect(lambda: self._stopped(turn))
        self._window.run(
            job,
            done=lambda _nothing: self._done(turn),
            failed=lambda error: self._failed(turn, error),
        )
        self.changed.emit()

    def stop(self) -> None:
        """Ask it to end. The file that it is at is not written; those before stay, each whole."""
        if self._job is not None and not self._stopping:
            self._stopping = True
            self._job.stop()
            self.changed.emit()

    def forget(self) -> None:
        """How the last one ended is not told any more."""
        self.outcome = None
        self.changed.emit()

    def _let_go(self) -> None:
        """The plan goes: nothing more is written of it, and nothing more is said."""
        self.stop()
        self._turn += 1
        self.outcome = None
        self._clear()

    def _clear(self) -> tuple[ToWrite, ...]:
        queue, self._queue, self._job = tuple(self._queue), (), None
        self._at, self._share, self._stopping = 0, 0.0, False
        return queue

    # -- what comes back; of one that was let go nothing is heard any more ------------------------
    def _next(self, turn: int, at: int) -> None:
        if turn == self._turn and at < len(self._queue):
            self._at = at
            self.changed.emit()

    def _moved(self, turn: int, done: int, total: int) -> None:
        if turn != self._turn:
            return
        before, self._share = self._share, done / max(1, total)
        if int(before * STEPS) != int(self._share * STEPS):
            self.changed.emit()

    def _done(self, turn: int) -> None:
        if turn != self._turn:
            return
        queue, words = self._clear(), self._window.words
        folder = queue[0].path.parent
        if len(queue) == 1:
            said = words("Exported: {name}. It is in {folder}.", name=queue[0].path.name,
                         folder=folder)  # fmt: skip
        else:
            said = words.many("{n} document is in {folder}.", "{n} documents are in {folder}.",
                              len(queue), folder=folder)  # fmt: skip
        if self._window.plan.protected:
            said += " " + words(READABLE)
        self._ended(Outcome("done", said, folder))

    def _stopped(self, turn: int) -> None:
        if turn != self._turn:
            return
        at = self._at
        queue, words = self._clear(), self._window.words
        if at == 0:
            said = words("Cancelled. Nothing was written, and what was there before stays.")
            self._ended(Outcome("info", said, None))
            return
        said = words.many("Cancelled. {n} of {all} documents is written, whole.",
                          "Cancelled. {n} of {all} documents are written, each of them whole.",
                          at, all=len(queue))  # fmt: skip
        self._ended(Outcome("info", said, queue[0].path.parent))

    def _failed(self, turn: int, error: BaseException) -> None:
        if turn == self._turn:
            self._clear()
            self.changed.emit()
            self._window.fail(error)

    def _ended(self, outcome: Outcome) -> None:
        """Told on the page of documents where that is shown, else in the message bar."""
        self.outcome = outcome
        self.changed.emit()
        if self._window.places.key == PAGE:
            return
        folder = outcome.folder
        see = (self._window.words("Open its folder"), lambda: open_folder(folder))
        self._window.tell(outcome.kind, outcome.said, button=see if folder else None)


def open_folder(folder: Path | None) -> None:
    """Show a folder in the system's own window."""
    if folder is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
