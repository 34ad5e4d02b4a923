"""Bring in an edited workbook of the plan: every change is seen first, then all are taken in one
undo. Nothing is taken out, and nothing that was changed here too is written over, unless someone
chooses so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.incoming_plan import PlanPreview
from workshop_app.domain.text_guard import MASK
from workshop_app.services import plan_import_words, plan_importing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError, Words
from workshop_app.translation.catalogue import Words as Catalogue
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui.bring_in.plan_lines import Chosen, PlanLine, choice_told, lines
from workshop_app.ui.bring_in.rows import LineDelegate, LineRows
from workshop_app.ui.bring_in.turned_list import TurnedList
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, Label, Paragraph, Stripe
from workshop_app.ui.widgets.overlay import Overlay

WIDTH = 1000
BOOKS = "*.xlsx *.xlsm"
MOST_NOTES = 4


def open_edited_plan(
    over: QWidget, plan: OpenPlan, words: Words, shell: Shell, path: Path | None = None
) -> EditedPlanPanel:
    """Show the panel over ``over``, with the workbook at ``path`` read already where one is given."""
    panel = EditedPlanPanel(over, plan, words, shell)
    panel.open(panel.file)
    if path is not None:
        panel.open_file(path)
    return panel


class EditedPlanPanel(Overlay):
    """Nothing is changed before "Bring in" is pressed; Esc leaves everything as it was. ``brought``
    when the changes came in."""

    brought = Signal()

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(over, words("Bring in an edited workbook"), width=WIDTH, tall=True)
        self.setObjectName("bring-in-plan")
        self._plan, self._words, self._shell = plan, words, shell
        self._path: Path | None = None
        self._preview: PlanPreview | None = None
        self._chosen = Chosen()
        self._asked = 0
        self.file = Button(words("Choose a file…"), "secondary", icon="folder-open")
        self.file.clicked.connect(self._choose)
        self.file_name = Label("", "detail", "muted")
        self.bring = Button(words("Bring in"), "primary", icon="tray", cap="Ctrl+Return",
                            size="header")  # fmt: skip
        self.bring.clicked.connect(self._bring)
        self._model = LineRows(words)
        self.list = TurnedList(self._model, LineDelegate(), words("What would change"))
        self.list.turned.connect(self._turn)
        self.list.opened.connect(lambda _row: self.bring.click())
        self.list.picked.connect(lambda _row: self._show_choice())
        self.choice = Button("", "quiet", cap="Space")
        self.choice.clicked.connect(self._turn)
        self.problem = Stripe("error")
        self.notes = Paragraph("", "detail", "muted")
        self.hint = Paragraph("", "detail", "muted")
        self._build()
        self._show(None)

    def _build(self) -> None:
        words = self._words
        close = Button(words("Cancel"), "plain", cap="Esc")
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(Label(words("Bring in an edited workbook"), "title"), 1)
        head.addWidget(close)
        head.addWidget(self.bring)
        source = QHBoxLayout()
        source.setSpacing(12)
        source.addWidget(self.file)
        source.addWidget(self.file_name, 1)
        self.column.addLayout(head)
        self.column.addLayout(source)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.notes)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.bring.click()
        else:
            super().keyPressEvent(event)

    # -- looking ----------------------------------------------------------------------------------
    def _choose(self) -> None:
        path = self._shell.ask_file(self._words("Choose an edited workbook"), BOOKS)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read the workbook at ``path`` and show what it would change."""
        self._path, self._chosen = path, Chosen()
        self.file_name.setText(path.name)
        self._look()

    def _look(self) -> None:
        """Look off the window's thread; an older look that comes late is not shown."""
        path, plan = self._path, self._plan
        if path is None:
            return
        self._asked += 1
        number = self._asked

        def work(_progress: Progress) -> PlanPreview:
            return plan_importing.look(
                plan,
                path,
                languages=[Catalogue(language) for language in LANGUAGES],
                mask_word=Catalogue(plan.plan.language)(MASK),
            )

        def looked(preview: PlanPreview) -> None:
            if number == self._asked:
                self.problem.say("error", "")
                self._chosen.keep_to(preview)
                self._show(preview)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

        job = Job(work, self._words("Reading the workbook…"))
        self._shell.run(job, done=looked, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._show(None)
        self.problem.say("error", error.told(self._words))
        if error.message == plan_importing.MEANWHILE:
            self._look()

    # -- showing ----------------------------------------------------------------------------------
    def _show(self, preview: PlanPreview | None) -> None:
        words = self._words
        self._preview = preview
        at = max(self.list.currentIndex().row(), 0)
        currency = self._plan.plan.currency
        found = lines(preview, self._chosen, words, currency) if preview else []
        self._model.show_lines(found)
        if found:
            self.list.pick(min(at, len(found) - 1))
        notes = (
            [plan_import_words.note_told(one, words) for one in preview.notes] if preview else []
        )
        more = len(notes) - MOST_NOTES
        told = " ".join(notes[:MOST_NOTES])
        self.notes.setText(
            f"{told} {words('And {n} more.', n=words.number(more))}" if more > 0 else told
        )
        self.notes.setVisible(bool(notes))
        n = self._coming()
        self.bring.setText(
            words.many("Bring in {n} change", "Bring in {n} changes", n) if n else words("Bring in")
        )
        self.bring.block(self._missing(n))
        self.hint.setText(self._told())
        self._show_choice()

    def _coming(self) -> int:
        preview = self._preview
        if preview is None or preview.problems:
            return 0
        return preview.coming + len(self._chosen.taken) + len(self._chosen.removed)

    def _missing(self, coming: int) -> str:
        words, preview = self._words, self._preview
        if preview is None:
            return words("Choose a workbook that was exported from this plan.")
        if preview.problems:
            return words("First mend the cells that cannot be read, and choose the file again.")
        if preview.nothing:
            return words("The workbook says what the plan says: nothing would change.")
        return "" if coming else words("Nothing is chosen.")

    def _told(self) -> str:
        words, preview = self._words, self._preview
        if preview is None or preview.problems or preview.nothing:
            return self._missing(0)
        said = []
        if both := preview.both - len(self._chosen.taken):
            told = words.many("{n} was changed in both.", "{n} were changed in both.", both)
            said.append(told)
        if n := len(preview.gone) - len(self._chosen.removed):
            said.append(words.many("{n} missing row stays.", "{n} missing rows stay.", n))
        marked = preview.marked - len(self._chosen.confirmed)
        if marked:
            said.append(words.many("{n} comes in masked.", "{n} come in masked.", marked))
        return " ".join(said)

    # -- choosing ---------------------------------------------------------------------------------
    def _show_choice(self) -> None:
        row: PlanLine | None = self.list.row
        told = choice_told(row, self._chosen, self._words) if row is not None else ""
        self.choice.setText(told)
        self.choice.setVisible(bool(told))

    def _turn(self) -> None:
        row: PlanLine | None = self.list.row
        if row is not None and row.marked and row.change is not None:
            self._chosen.turn(row.change)
            self._show(self._preview)

    # -- taking it --------------------------------------------------------------------------------
    def _bring(self) -> None:
        preview, plan, chosen = self._preview, self._plan, self._chosen
        if preview is None or not self._coming():
            return

        def work(_progress: Progress) -> int:
            return plan_importing.bring_in(
                plan,
                preview,
                confirmed=frozenset(chosen.confirmed),
                taken=frozenset(chosen.taken),
                removed=frozenset(chosen.removed),
            )

        job = Job(work, self._words("Bringing them in…"))
        self._shell.run(job, done=self._done, failed=self._failed)
        self.bring.block(self._words("Bringing them in…"))

    def _done(self, n: int) -> None:
        words = self._words
        self.away()
        self.brought.emit()
        told = words.many("{n} change came in.", "{n} changes came in.", n)
        self._shell.tell("done", told, undo=True)
