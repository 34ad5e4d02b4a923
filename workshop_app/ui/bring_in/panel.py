"""Bring in: paste a list or choose a table, see what would come, then take it, in one undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.proposals import Proposal
from workshop_app.domain.text_guard import MASK
from workshop_app.services import importing, table_files
from workshop_app.services.importing import Preview
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError, Words
from workshop_app.translation.catalogue import Words as Catalogue
from workshop_app.ui.bring_in.rows import Line, LineDelegate, LineRows, lines, notes
from workshop_app.ui.bring_in.source import Source
from workshop_app.ui.bring_in.turned_list import TurnedList
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, Label, Paragraph, Stripe
from workshop_app.ui.widgets.overlay import Overlay

WIDTH = 1080
TABLES = "*.csv *.xlsx *.xlsm *.tsv *.txt"


class BringInPanel(Overlay):
    """Nothing is changed before "Bring in" is pressed; Esc leaves everything as it was.
    ``brought`` when they came in."""

    brought = Signal()

    def __init__(
        self,
        over: QWidget,
        plan: OpenPlan,
        words: Words,
        shell: Shell,
        *,
        topic: str = "housing",
        workshop: str | None = None,
    ) -> None:
        super().__init__(over, words("Bring in proposals"), width=WIDTH, tall=True)
        self.setObjectName("bring-in")
        self._plan, self._words, self._shell = plan, words, shell
        self._preview: Preview | None = None
        self._confirmed: set[int] = set()
        self._asked = 0
        self.source = Source(plan, words, topic, workshop)
        self.source.changed.connect(self._look)
        self.source.wanted_file.connect(self._choose)
        self.bring: Button = Button(words("Bring in"), "primary", icon="tray",
                                    cap="Ctrl+Return", size="header")  # fmt: skip
        self._model = LineRows(words)
        self.list = TurnedList(self._model, LineDelegate(), words("What would come in"))
        self.list.turned.connect(self._confirm)
        self.list.opened.connect(lambda _row: self.bring.click())
        self.confirm = Button(words("It is an institution's public detail"), "quiet", cap="Space")
        self.confirm.clicked.connect(self._confirm)
        self.list.picked.connect(lambda _row: self._show_confirm())
        self.problem = Stripe("error")
        self.hint = Paragraph("", "detail", "muted")
        self.bring.clicked.connect(self._bring)
        self.edited = Button(words("An edited workbook of the plan…"), "quiet")
        self.edited.clicked.connect(self._bring_edited)
        self._build()
        self._show(None)

    def _build(self) -> None:
        words = self._words
        close = Button(words("Cancel"), "plain", cap="Esc")
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(Label(words("Bring in proposals"), "title"), 1)
        head.addWidget(self.edited)
        head.addWidget(close)
        head.addWidget(self.bring)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.problem)
        right.addWidget(self.list, 1)
        right.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self.hint)
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addWidget(self.source, 2)
        across.addLayout(right, 3)
        self.column.addLayout(head)
        self.column.addLayout(across, 1)

    def open_file(self, path: Path) -> None:
        """Read the table at ``path`` and show what it would bring."""
        job = Job(lambda _progress: table_files.read_table(path), self._words("Reading the table…"))

        def read(rows: table_files.Rows) -> None:
            self.problem.say("error", "")
            self.source.show_table(path, rows)

        def unread(error: BaseException) -> None:
            self.source.forget_table()
            self._failed(error)

        self._shell.run(job, done=read, failed=unread)

    def _bring_edited(self) -> None:
        """Not proposals but the plan itself comes back."""
        from workshop_app.ui.bring_in.plan_panel import open_edited_plan

        over = self._over
        self.away()
        open_edited_plan(over, self._plan, self._words, self._shell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enter and (control or not self.source.text.hasFocus()):
            self.bring.click()
        else:
            super().keyPressEvent(event)

    # -- looking ----------------------------------------------------------------------------------
    def _choose(self) -> None:
        path = self._shell.ask_file(self._words("Choose a table of proposals"), TABLES)
        if path is not None:
            self.open_file(path)

    def _look(self) -> None:
        """Look at what was chosen, off the window's thread; an older look that comes late is not
        shown."""
        self._asked += 1
        if not self.source.ready:
            self._show(None)
            return
        number, work = self._asked, self._work()

        def looked(preview: Preview) -> None:
            if number == self._asked:
                self.problem.say("error", "")
                self._confirmed &= {one.row for one in preview.incoming}
                self._show(preview)

        job = Job(lambda _progress: work(), self._words("Reading the table…"))
        self._shell.run(job, done=looked, failed=self._failed)

    def _work(self) -> Callable[[], Preview]:
        """The look as it was asked for; it must not touch a widget."""
        plan, source = self._plan, self.source
        mask = Catalogue(plan.plan.language)(MASK)
        topic, workshop = source.theme.key, source.workshop.key or None
        if source.from_file:
            name, rows, columns = source.name, source.rows, source.columns
            return lambda: importing.look_at_rows(
                plan, name, rows, mask_word=mask, theme=topic, columns=columns, workshop=workshop
            )
        text = source.text.text()
        return lambda: importing.look_at_text(
            plan, text, mask_word=mask, theme=topic, workshop=workshop
        )

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._show(None)
        self.problem.say("error", error.told(self._words))

    def _show(self, preview: Preview | None) -> None:
        words = self._words
        self._preview = preview
        at = self.list.currentIndex().row()
        self._model.show_lines(lines(preview, self._confirmed, words) if preview else [])
        if 0 <= at < self._model.rowCount():
            self.list.pick(at)
        n = len(preview.incoming) if preview else 0
        self.bring.setText(
            words.many("Bring in {n} proposal", "Bring in {n} proposals", n)
            if n
            else words("Bring in")
        )
        self.bring.block("" if n else self._missing())
        self.hint.setText(self._told(preview))
        self._show_confirm()

    def _missing(self) -> str:
        words, source = self._words, self.source
        if source.from_file and not source.rows:
            return words("Choose a file: CSV or XLSX.")
        if source.from_file and not source.of_text.key:
            return words("Say which column holds the proposals.")
        return words("Paste or type one proposal on each line.")

    def _told(self, preview: Preview | None) -> str:
        words = self._words
        if preview is None:
            return self._missing()
        said = []
        if preview.refused:
            said.append(words.many("{n} row stays out.", "{n} rows stay out.", preview.refused))
        marked = sum(one.marked and one.row not in self._confirmed for one in preview.incoming)
        if marked:
            said.append(words.many("{n} comes in masked.", "{n} come in masked.", marked))
        return " ".join([*said, *notes(preview, words)])

    # -- public details ---------------------------------------------------------------------------
    def _show_confirm(self) -> None:
        row: Line | None = self.list.row
        self.confirm.setVisible(row is not None and row.marked)

    def _confirm(self) -> None:
        """The row in hand holds an institution's public detail, or not after all."""
        row: Line | None = self.list.row
        if row is not None and row.marked:
            self._confirmed ^= {row.row}
            self._show(self._preview)

    # -- taking it --------------------------------------------------------------------------------
    def _bring(self) -> None:
        preview = self._preview
        if preview is None or not preview.incoming:
            return
        plan, confirmed = self._plan, frozenset(self._confirmed)

        def work(_progress: Progress) -> list[Proposal]:
            return importing.bring_in(plan, preview, confirmed)

        self._shell.run(Job(work, self._words("Bringing them in…")), done=self._done,
                        failed=self._failed)  # fmt: skip
        self.bring.block(self._words("Bringing them in…"))

    def _done(self, kept: list[Proposal]) -> None:
        words = self._words
        came = words.many("{n} proposal came in.", "{n} proposals came in.", len(kept))
        self.away()
        self.brought.emit()
        self._shell.tell("done", came, undo=True)
