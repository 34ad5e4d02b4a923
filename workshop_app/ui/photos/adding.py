"""From a source to a kept photo: opened, asked about, kept; one after the other, in the background."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from workshop_app.domain.places import Photo
from workshop_app.services import photos, pictures
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.pictures import Edit
from workshop_app.text import Words
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.photos import previews, sources
from workshop_app.ui.photos.sources import Source


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture's own bytes, in memory only, and how it looks upright."""

    data: bytes
    image: QImage


def opened(source: Source) -> Opened:
    """Read and decode a source; ``KnownError`` says why it is none. Not for Qt's thread."""
    if isinstance(source, Path):
        data = photos.read(source)
    else:
        data = previews.encoded(source) if isinstance(source, QImage) else source
    return Opened(data, previews.decoded(pictures.kept(data)))


class Adding(QObject):
    """Takes pictures for one owner (``use_owner``: proposal, challenge or workshop) and asks about
    faces before any is kept. ``added(Photo)`` for each that was."""

    added = Signal(object)

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._plan, self._words, self._shell, self._over = plan, words, shell, over
        self._owner: dict[str, str | None] = {}
        self._waiting: list[tuple[Source, dict[str, str | None]]] = []
        self._asking = self._some_unread = False
        self._asked_for: dict[str, str | None] = {}

    @property
    def busy(self) -> bool:
        """Whether more are waiting to be asked about."""
        return self._asking or bool(self._waiting)

    def use_owner(self, **owner: str | None) -> None:
        """What comes in from now on belongs to this."""
        self._owner = owner

    # -- where they come from ---------------------------------------------------------------------
    def ask_files(self) -> None:
        """Let a person choose files."""
        ends = " ".join(f"*{end}" for end in sources.KINDS)
        kinds = self._words("Pictures ({ends})", ends=ends)
        self.take(self._shell.ask_files(self._words("Add photos"), kinds))

    def paste(self) -> bool:
        """Take what was copied; whether there was a picture."""
        found = sources.on_clipboard()
        if not found:
            self._shell.tell("info", self._words("No picture was copied."))
        self.take(found)
        return bool(found)

    def drop(self, mime: QMimeData) -> bool:
        """Take what was dragged here; whether there was a picture."""
        found = sources.found_in(mime)
        self.take(found)
        return bool(found)

    def open_camera(self) -> bool:
        """Show the camera; ``False`` where there is none, which is told."""
        from workshop_app.ui.photos import camera

        panel = camera.opened(self._over, self._words)
        if panel is None:
            self._shell.tell("info", self._words(camera.NONE))
            return False
        panel.taken.connect(lambda image: self.take([image]))
        return True

    # -- one after the other ----------------------------------------------------------------------
    def take(self, found: Iterable[Source]) -> None:
        """Add these for the owner of this moment."""
        if self._plan.read_only:
            return
        self._some_unread = self._some_unread and self.busy
        self._waiting += [(source, dict(self._owner)) for source in found]
        self._next()

    def _next(self) -> None:
        if self._asking or not self._waiting:
            return
        self._asking = True
        source, self._asked_for = self._waiting.pop(0)
        job = Job(lambda _progress: opened(source), self._words("Opening the photo…"))
        job.failed.connect(self._unread)
        job.stopped.connect(self._asked)
        self._shell.run(job, done=self._ask)

    def _ask(self, found: Opened) -> None:
        from workshop_app.ui.photos.keeping import KeepPhoto

        owner = self._asked_for
        question = KeepPhoto(self._over, self._words, found.image)
        question.kept.connect(lambda edit: self._keep(found.data, edit, owner))
        question.kept.connect(self._asked)
        question.left.connect(lambda: self._dropped(found, owner))
        question.open()

    def _dropped(self, found: Opened, owner: dict[str, str | None]) -> None:
        """Nothing was kept; the picture stays in memory as long as that is said."""
        again = (self._words("Look at it again"), lambda: self._ask_again(found, owner))
        self._shell.tell("info", self._words("The photo was not kept."), button=again)
        self._asked()

    def _ask_again(self, found: Opened, owner: dict[str, str | None]) -> None:
        if not self._asking:
            self._asking, self._asked_for = True, owner
            self._ask(found)

    def _asked(self, *_: object) -> None:
        self._asking = False
        self._next()

    def _unread(self, *_: object) -> None:
        self._some_unread = True
        self._asked()

    def _keep(self, data: bytes, edit: Edit, owner: dict[str, str | None]) -> None:
        plan = self._plan
        job = Job(
            lambda _progress: photos.add(plan, data, faces=photos.NO, edit=edit, **owner),
            self._words("Keeping the photo…"),
        )
        self._shell.run(job, done=self._kept)

    def _kept(self, photo: Photo) -> None:
        # What went well takes an error away; that another photo of these could not be read stays.
        kind = "info" if self._some_unread else "done"
        self._shell.tell(kind, self._words("Photo added"), undo=True)
        self.added.emit(photo)
