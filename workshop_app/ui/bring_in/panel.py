"""Bring in: paste a list or choose a table, see what would come, then take it, in one undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.text_guard import MASK
from workshop_app.services import importing, table_files
from workshop_app.services.importing import Preview
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.translation.catalogue import Words as Catalogue
from workshop_app.ui.bring_in.look_panel import LookPanel
from workshop_app.ui.bring_in.rows import Line, lines, notes
from workshop_app.ui.bring_in.source import Source
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button

WIDTH = 1080
TABLES = "*.csv *.xlsx *.xlsm *.tsv *.txt"


class BringInPanel(LookPanel[Preview]):
    """Proposals of a list that is pasted, or of a table."""

    TITLE, NAME = N_("Bring in proposals"), "bring-in"

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
        super().__init__(over, plan, words, shell, width=WIDTH)
        self._confirmed: set[int] = set()
        self.source = Source(plan, words, topic, workshop)
        self.source.changed.connect(self._look)
        self.source.wanted_file.connect(self._choose)
        self.edited = Button(words("An edited workbook of the plan…"), "quiet")
        self.edited.clicked.connect(self._bring_edited)
        self._build()
        self._show(None)

    def _build(self) -> None:
        self._add_head(self.edited)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.problem)
        right.addWidget(self.list, 1)
        right.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self.hint)
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addWidget(self.source, 2)
        across.addLayout(right, 3)
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
        if enter and not self.source.text.hasFocus():
            self.bring.click()
        else:
            super().keyPressEvent(event)

    # -- looking ----------------------------------------------------------------------------------
    def _choose(self) -> None:
        path = self._shell.ask_file(self._words("Choose a table of proposals"), TABLES)
        if path is not None:
            self.open_file(path)

    def _look(self) -> None:
        self._look_with(self._work() if self.source.ready else None)

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

    # -- what it says -----------------------------------------------------------------------------
    def _lines(self, preview: Preview) -> list[Line]:
        return lines(preview, self._confirmed, self._words)

    def _coming(self, preview: Preview) -> int:
        return len(preview.incoming)

    def _bring_told(self, n: int) -> str:
        return self._words.many("Bring in {n} proposal", "Bring in {n} proposals", n)

    def _missing(self, preview: Preview | None) -> str:
        words, source = self._words, self.source
        if source.from_file and not source.rows:
            return words("Choose a file: CSV or XLSX.")
        if source.from_file and not source.of_text.key:
            return words("Say which column holds the proposals.")
        return words("Paste or type one proposal on each line.")

    def _told(self, preview: Preview | None) -> str:
        words = self._words
        if preview is None:
            return self._missing(preview)
        said = []
        if preview.refused:
            said.append(words.many("{n} row stays out.", "{n} rows stay out.", preview.refused))
        marked = sum(one.marked and one.row not in self._confirmed for one in preview.incoming)
        if marked:
            said.append(words.many("{n} comes in masked.", "{n} come in masked.", marked))
        return " ".join([*said, *notes(preview, words)])

    # -- public details ---------------------------------------------------------------------------
    def _keep_to(self, preview: Preview) -> None:
        self._confirmed &= {one.row for one in preview.incoming}

    def _next_choice(self, row: Line) -> str:
        return self._words("It is an institution's public detail") if row.marked else ""

    def _choose_next(self, row: Line) -> None:
        self._confirmed ^= {row.row}

    # -- taking it --------------------------------------------------------------------------------
    def _taking(self, preview: Preview) -> Callable[[], int]:
        plan, confirmed = self._plan, frozenset(self._confirmed)
        return lambda: len(importing.bring_in(plan, preview, confirmed))

    def _came(self, n: int) -> str:
        return self._words.many("{n} proposal came in.", "{n} proposals came in.", n)
