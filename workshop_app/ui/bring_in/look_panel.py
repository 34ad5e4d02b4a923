"""Panels that show what would come in before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError, Words
from workshop_app.ui.bring_in.rows import Line, LineDelegate, LineRows
from workshop_app.ui.bring_in.turned_list import TurnedList
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, Label, Paragraph, Stripe
from workshop_app.ui.widgets.overlay import Overlay

Seen = TypeVar("Seen")
"""What a look gives: all that would come in, and what stays outside."""


class LookPanel(Overlay, Generic[Seen]):
    """A line for each row that would come in, with a choice about some of them. Nothing is changed
    before "Bring in" is pressed; Esc leaves everything as it was. ``brought`` when it came in."""

    brought = Signal()
    TITLE, NAME = "", ""
    LIST = N_("What would come in")
    READING = N_("Reading the table…")
    BRINGING = N_("Bringing them in…")

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell, *, width: int
    ) -> None:
        super().__init__(over, words(self.TITLE), width=width, tall=True)
        self.setObjectName(self.NAME)
        self._plan, self._words, self._shell = plan, words, shell
        self._preview: Seen | None = None
        self._asked = 0
        self.bring = Button(words("Bring in"), "primary", icon="tray", cap="Ctrl+Return",
                            size="header")  # fmt: skip
        self.bring.clicked.connect(self._bring)
        self._model = LineRows(words)
        self.list = TurnedList(self._model, LineDelegate(), words(self.LIST))
        self.list.turned.connect(self._turn)
        self.list.opened.connect(lambda _row: self.bring.click())
        self.list.picked.connect(lambda _row: self._show_choice())
        self.choice = Button("", "quiet", cap="Space")
        self.choice.clicked.connect(self._turn)
        self.problem = Stripe("error")
        self.hint = Paragraph("", "detail", "muted")

    def _add_head(self, *more: Button) -> None:
        """The title at the left; ``more``, Cancel and "Bring in" at the right."""
        close = Button(self._words("Cancel"), "plain", cap="Esc")
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(Label(self._words(self.TITLE), "title"), 1)
        for button in (*more, close, self.bring):
            head.addWidget(button)
        self.column.addLayout(head)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.bring.click()
        else:
            super().keyPressEvent(event)

    # -- what a panel says itself -----------------------------------------------------------------
    def _lines(self, preview: Seen) -> Sequence[Line]:
        raise NotImplementedError

    def _coming(self, preview: Seen) -> int:
        """How many would come in as it is chosen now."""
        raise NotImplementedError

    def _bring_told(self, n: int) -> str:
        """What the button says when ``n`` would come in."""
        raise NotImplementedError

    def _told(self, preview: Seen | None) -> str:
        """The hint; ``None``: nothing was looked at yet."""
        raise NotImplementedError

    def _missing(self, preview: Seen | None) -> str:
        """Why nothing can be brought in."""
        return self._told(preview)

    def _next_choice(self, row: Any) -> str:
        """What the next choice about a line would be; "" where there is none."""
        raise NotImplementedError

    def _choose_next(self, row: Any) -> None:
        """Make that choice; only asked where there is one."""
        raise NotImplementedError

    def _keep_to(self, preview: Seen) -> None:
        """Forget the choices about what is not in ``preview``."""

    def _taking(self, preview: Seen) -> Callable[[], int]:
        """Brings it in and says how many; it must not touch a widget."""
        raise NotImplementedError

    def _came(self, n: int) -> str:
        raise NotImplementedError

    # -- looking ----------------------------------------------------------------------------------
    def _look_with(self, work: Callable[[], Seen] | None) -> None:
        """Look off the window's thread; an older look that comes late is not shown. ``None``: there
        is nothing to look at."""
        self._asked += 1
        number = self._asked
        if work is None:
            self._show(None)
            return

        def looked(preview: Seen) -> None:
            if number == self._asked:
                self.problem.say("error", "")
                self._keep_to(preview)
                self._show_seen(preview)

        job = Job(lambda _progress: work(), self._words(self.READING))
        self._shell.run(job, done=looked, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._show(None)
        self.problem.say("error", error.told(self._words))

    # -- showing ----------------------------------------------------------------------------------
    def _show_seen(self, preview: Seen) -> None:
        """A look has come."""
        self._show(preview)

    def _show(self, preview: Seen | None) -> None:
        self._preview = preview
        at = self.list.currentIndex().row()
        found = self._lines(preview) if preview is not None else []
        self._model.show_lines(found)
        if found and at >= 0:
            self.list.pick(min(at, len(found) - 1))
        n = self._coming(preview) if preview is not None else 0
        self.bring.setText(self._bring_told(n) if n else self._words("Bring in"))
        self.bring.block("" if n else self._missing(preview))
        self.hint.setText(self._told(preview))
        self._show_choice()

    # -- choosing ---------------------------------------------------------------------------------
    def _show_choice(self) -> None:
        row = self.list.row
        told = self._next_choice(row) if row is not None else ""
        self.choice.setText(told)
        self.choice.setVisible(bool(told))

    def _turn(self) -> None:
        row = self.list.row
        if row is not None and self._next_choice(row):
            self._choose_next(row)
            self._show(self._preview)

    # -- taking it --------------------------------------------------------------------------------
    def _bring(self) -> None:
        preview = self._preview
        if preview is None or not self._coming(preview):
            return
        take, told = self._taking(preview), self._words(self.BRINGING)
        self._shell.run(Job(lambda _progress: take(), told), done=self._done, failed=self._failed)
        self.bring.block(told)

    def _done(self, n: int) -> None:
        self.away()
        self.brought.emit()
        self._shell.tell("done", self._came(n), undo=True)
