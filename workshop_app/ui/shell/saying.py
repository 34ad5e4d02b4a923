"""What the window says to whoever works: messages, errors, long jobs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from workshop_app.text import KnownError
from workshop_app.ui.jobs import Job
from workshop_app.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from workshop_app.text import Words
    from workshop_app.ui.documents.exports import Exports
    from workshop_app.ui.shell.job_watch import JobWatch
    from workshop_app.ui.shell.message_bar import Messages
    from workshop_app.ui.shell.places import Places
    from workshop_app.ui.shell.rail_side import RailSide
    from workshop_app.ui.shell.window import MainWindow


class Says:
    """How the shell tells, fails and runs jobs. A mixin of the window."""

    words: Words
    side: RailSide
    places: Places
    messages: Messages
    jobs: JobWatch
    bugs: Callable[[BaseException], None]

    if TYPE_CHECKING:

        @property
        def has_plan(self) -> bool: ...
        def undo(self) -> None: ...

    def tell(
        self,
        kind: str,
        message: str,
        undo: bool = False,
        button: tuple[str, Callable[[], None]] | None = None,
        lasting: bool = False,
    ) -> None:
        buttons = []
        if undo:
            buttons.append(Button(self.words("Undo"), "quiet", cap="Ctrl+Z", size="small"))
            buttons[-1].clicked.connect(self.undo)
        if button:
            buttons.append(Button(button[0], size="small"))
            buttons[-1].clicked.connect(button[1])
        self.messages.say(kind, message, buttons, *self.places.bar_place(), lasting=lasting)

    def fail(self, error: BaseException) -> None:
        """Tell a known error; anything else goes to whoever catches bugs."""
        if not isinstance(error, KnownError):
            self.bugs(error)
            return
        way_out = (self.words("Copy to another USB"), self.side.copy_elsewhere)
        refused = self.has_plan and self.side.not_saved(error)
        self.tell("error", error.told(self.words), button=way_out if refused else None)

    def tell_bug(self, log: Path | None) -> None:
        """Something went wrong in the app; ``log`` is where it was written down."""
        said = self.words("Something went wrong in the app; nothing that was saved is lost.")
        shown = (self.words("See the report"), lambda: show_file(log)) if log else None
        self.tell("error", said, button=shown)

    def run(
        self,
        job: Job,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        job.failed.connect(failed or self.fail)
        if done:
            job.done.connect(done)
        self.jobs.run(job)

    @property
    def exports(self) -> Exports:
        """What is being written in the background; loaded when it is first asked for."""
        from workshop_app.ui.documents.exports import Exports

        window = cast("MainWindow", self)
        return window.findChild(Exports) or Exports(window)

    def tell_job(self, job: Job) -> None:
        """What a long job is doing, with its cancel."""
        self.tell("info", job.title, button=(self.words("Cancel"), job.stop), lasting=True)


def show_file(path: Path | None) -> None:
    """Open the folder of ``path`` in the system's own window."""
    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
