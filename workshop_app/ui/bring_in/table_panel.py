"""Panels that show what a file would bring before anything is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_importing import MEANWHILE
from workshop_app.text import KnownError, Words
from workshop_app.ui.bring_in.look_panel import LookPanel, Seen
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, Label, Paragraph


class TablePanel(LookPanel[Seen]):
    """What one file would bring: its button and name stand over the list."""

    ASKING, KINDS = "", ""
    """The title of the window that asks for the file, and the names that it offers."""

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(over, plan, words, shell, width=1000)
        self._path: Path | None = None
        self.file = Button(words("Choose a file…"), "secondary", icon="folder-open")
        self.file.clicked.connect(self._choose)
        self.file_name = Label("", "detail", "muted")
        self.notes = Paragraph("", "detail", "muted")
        self._add_head()
        source = QHBoxLayout()
        source.setSpacing(12)
        source.addWidget(self.file)
        source.addWidget(self.file_name, 1)
        self.column.addLayout(source)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.notes)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignRight)
        self._forget()
        self._show(None)

    def open_with(self, path: Path | None) -> None:
        """Show it, with the file at ``path`` read already where one is given."""
        self.open(self.file)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read the file at ``path`` and show what it would bring."""
        self._path = path
        self._forget()
        self.file_name.setText(path.name)
        self._look()

    def _choose(self) -> None:
        path = self._shell.ask_file(self._words(self.ASKING), self.KINDS)
        if path is not None:
            self.open_file(path)

    def _look(self) -> None:
        if self._path is not None:
            self._look_with(self._looking(self._path))

    def _failed(self, error: BaseException) -> None:
        super()._failed(error)
        if isinstance(error, KnownError) and error.message == MEANWHILE:
            self._look()

    def _show_seen(self, preview: Seen) -> None:
        super()._show_seen(preview)
        if self._model.rowCount() and self.list.currentIndex().row() < 0:
            self.list.pick(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, preview: Seen | None) -> None:
        super()._show(preview)
        told = self._notes_told(preview) if preview is not None else ""
        self.notes.setText(told)
        self.notes.setVisible(bool(told))

    # -- what a panel says itself -----------------------------------------------------------------
    def _forget(self) -> None:
        """Nothing is chosen: before the first look, and at another file."""
        raise NotImplementedError

    def _looking(self, path: Path) -> Callable[[], Seen]:
        """The look at a file; it must not touch a widget."""
        raise NotImplementedError

    def _notes_told(self, preview: Seen) -> str:
        """What is to be said of the whole file, over the list."""
        return ""
