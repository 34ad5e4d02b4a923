"""What can be done with an exercise itself: its texts edited, copied, shared, brought in, taken
away again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.domain import pack_draft
from workshop_app.domain.meetings import Workshop
from workshop_app.services import content, files, own_agendas, own_exercises, pack_sharing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import exercises, theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.prepare import written
from workshop_app.ui.prepare.pack_preview import PackPreview
from workshop_app.ui.prepare.writing import Writing

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class ExerciseDeeds(QObject):
    """Emits ``writing(writing, heading)`` when a form is to be shown, ``changed`` when the
    exercises of this laptop are others."""

    writing = Signal(object, str)
    changed = Signal()

    def __init__(self, plan: OpenPlan, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._plan, self._shell, self._over = plan, shell, over
        self._words = shell.words
        self.preview: PackPreview | None = None

    # -- writing ----------------------------------------------------------------------------------
    def edit(self, name: str) -> None:
        """Write the texts of an exercise anew: a shipped one is kept as one's own."""
        tables = own_exercises.tables(self._plan, name)
        self.writing.emit(Writing(self._words, tables), self._words("Edit the texts"))

    def copy(self, name: str) -> None:
        """A new exercise that begins with the texts of another."""
        words, pack = self._words, own_exercises.pack(self._plan, name)
        title = exercises.pack_title(pack, words) if pack else name
        made = own_exercises.copy_of(
            self._plan, name, words("{title} (copy)", title=title), words.language
        )
        self.writing.emit(Writing(words, made, fresh=True), words("A copy to change"))

    def begin(self) -> None:
        """A new exercise with nothing in it."""
        words = self._words
        title = words("My exercise")
        name = own_exercises.fresh_id(self._plan, title)
        made = pack_draft.begun(name, title, words.language)
        self.writing.emit(Writing(words, made, fresh=True), words("A new exercise"))

    # -- the menu ---------------------------------------------------------------------------------
    def menu(self, name: str, button: QWidget) -> None:
        """Open the menu of an exercise under its button."""
        menu = QMenu(button)
        menu.setFont(theme.now().font("body"))
        for said, does in self._entries(name):
            menu.addAction(said).triggered.connect(lambda _=False, does=does: does())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _entries(self, name: str) -> list[tuple[str, Callable[[], None]]]:
        words, plan = self._words, self._plan
        found = [
            (words("Edit the texts"), lambda: self.edit(name)),
            (words("Copy it as a new exercise"), lambda: self.copy(name)),
            (words("Share it as a file"), lambda: self.share(name)),
        ]
        if own_exercises.differs(plan, name):
            said = words("Take the texts of this laptop")
            found.append((said, lambda: own_exercises.renew(plan, name)))
        if content.own(name):
            shipped = content.is_shipped(name)
            said = words("Back to the original texts") if shipped else words("Delete my exercise")
            found.append((said, lambda: self.remove(name)))
        return found

    def remove(self, name: str) -> None:
        """Take one's own file away; where it replaced a shipped exercise, that one is back."""
        plan, words = self._plan, self._words
        back = content.is_shipped(name)
        gone = own_exercises.remove(name)
        if gone is None:
            return
        if back and not plan.read_only:
            own_exercises.renew(plan, name)
        self.changed.emit()

        def put_back() -> None:
            own_exercises.put_back(gone)
            if back and not plan.read_only:
                own_exercises.renew(plan, name)
            self.changed.emit()

        said = words("The original texts are back") if back else words("Your exercise was deleted")
        self._shell.tell("done", said, button=(words("Bring mine back"), put_back))

    # -- files ------------------------------------------------------------------------------------
    def share(self, name: str) -> None:
        """Write an exercise as one file for someone else."""
        packed = pack_sharing.shared([("exercises", own_exercises.tables(self._plan, name))])
        self._write(f"{name}.toml", packed)

    def share_all(self) -> None:
        """Write all exercises of one's own as one file."""
        words = self._words
        own = [name for name in content.exercises() if content.own(name)]
        if not own:
            self._shell.tell("info", words("There is no exercise of yours yet: edit or copy one."))
            return
        packed = pack_sharing.shared(
            ("exercises", own_exercises.tables(self._plan, name)) for name in own
        )
        self._write(f"{words('exercises')}.toml", packed)

    def share_agenda(self, workshop: Workshop) -> None:
        """Write the agenda with the exercises of one's own that it needs as one file."""
        made = self._agenda(workshop, workshop.title)
        self._write(f"{made['id']}.toml", pack_sharing.shared_agenda(self._plan, made))

    def keep_agenda(self, workshop: Workshop) -> None:
        """Keep the agenda among the ready ones, called as its workshop."""
        # The title passed the guard when the workshop got it.
        made = self._agenda(workshop, workshop.title)
        own_agendas.save(self._plan, made, confirmed=True)
        said = self._words("“{title}” is among your ready agendas now", title=workshop.title)
        self._shell.tell("done", said)
        self.changed.emit()

    def _agenda(self, workshop: Workshop, title: str) -> own_agendas.Tables:
        words = self._words
        breaks = {key: words(name) for key, (_, name) in exercises.BREAKS.items()}
        return own_agendas.tables(self._plan, workshop, title, words(own_agendas.NOTE), breaks)

    def _write(self, name: str, packed: bytes) -> None:
        words = self._words
        kinds = words("Exercises and agendas (*.toml)")
        chosen = self._shell.ask_where(words("Share as a file"), name, kinds)
        if chosen:
            path = chosen if chosen.suffix else chosen.with_suffix(".toml")
            files.put(files.safe_target(path), packed)
            written.tell(self._shell, words, path)

    def bring(self) -> None:
        """Look into a file of someone else; what it brings is shown before anything is taken."""
        words = self._words
        kinds = words("Exercises and agendas (*.toml)")
        path = self._shell.ask_file(words("Bring in from a file"), kinds)
        if path:
            from workshop_app.domain.text_guard import MASK

            mask = words(MASK)
            job = Job(lambda _progress: pack_sharing.look_into(path, mask), words("Reading…"))
            self._shell.run(job, done=self.show_brought)

    def show_brought(self, brought: pack_sharing.Brought) -> None:
        """Show what a file brings."""
        preview = PackPreview(self._over, brought, self._words)
        preview.taken.connect(self._taken)
        self.preview = preview
        preview.open_first()

    def _taken(self, offered: list[pack_sharing.Offered], anew: list[str]) -> None:
        count = pack_sharing.take(self._plan, offered, anew)
        words = self._words
        self._shell.tell("done", words.many("{n} was brought in", "{n} were brought in", count))
        self.changed.emit()
