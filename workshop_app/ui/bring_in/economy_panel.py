"""Bring in a market assessment: every row and field is seen first, then all come in one undo. What
was changed here too stays as it is here, unless someone chooses the file's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.incoming_economy import Change, EconomyPreview, NewRow
from workshop_app.domain.text_guard import MASK
from workshop_app.services import economy_import_words as told
from workshop_app.services import economy_importing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError, Words
from workshop_app.translation.catalogue import Words as Catalogue
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui.bring_in.rows import Line, LineDelegate, LineRows
from workshop_app.ui.bring_in.turned_list import TurnedList
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, Label, Paragraph, Stripe
from workshop_app.ui.widgets.overlay import Overlay

WIDTH = 1000
TABLES = "*.xlsx *.xlsm *.csv *.tsv *.txt"


@dataclass(frozen=True, slots=True)
class EconomyLine(Line):
    """A line about ``change``; ``None`` for a row that stays outside. ``marked``: there is something
    to choose about it."""

    change: NewRow | Change | None = None


def open_market_assessment(
    over: QWidget, plan: OpenPlan, words: Words, shell: Shell, path: Path | None = None
) -> EconomyPanel:
    """Show the panel over ``over``, with the file at ``path`` read already where one is given."""
    panel = EconomyPanel(over, plan, words, shell)
    panel.open(panel.file)
    if path is not None:
        panel.open_file(path)
    return panel


class EconomyPanel(Overlay):
    """Nothing is changed before "Bring in" is pressed; Esc leaves everything as it was. ``brought``
    when it came in."""

    brought = Signal()

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(over, words("Bring in a market assessment"), width=WIDTH, tall=True)
        self.setObjectName("bring-in-economy")
        self._plan, self._words, self._shell = plan, words, shell
        self._path: Path | None = None
        self._preview: EconomyPreview | None = None
        self._confirmed: set[str] = set()
        self._taken: set[str] = set()
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
        self.hint = Paragraph("", "detail", "muted")
        self._build()
        self._show(None)

    def _build(self) -> None:
        words = self._words
        close = Button(words("Cancel"), "plain", cap="Esc")
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(Label(words("Bring in a market assessment"), "title"), 1)
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
        path = self._shell.ask_file(self._words("Choose a market assessment"), TABLES)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read the workbook or table at ``path`` and show what it would bring."""
        self._path = path
        self._confirmed.clear()
        self._taken.clear()
        self.file_name.setText(path.name)
        self._look(path)

    def _look(self, path: Path) -> None:
        """Look off the window's thread; an older look that comes late is not shown."""
        self._asked += 1
        number, plan = self._asked, self._plan

        def work(_progress: Progress) -> EconomyPreview:
            return economy_importing.look(
                plan,
                path,
                languages=[Catalogue(language) for language in LANGUAGES],
                mask_word=Catalogue(plan.plan.language)(MASK),
            )

        def looked(preview: EconomyPreview) -> None:
            if number == self._asked:
                self.problem.say("error", "")
                self._show(preview)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

        self._shell.run(Job(work, self._words("Reading the table…")), done=looked,
                        failed=self._failed)  # fmt: skip

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._show(None)
        self.problem.say("error", error.told(self._words))
        if error.message == economy_importing.MEANWHILE and self._path is not None:
            self._look(self._path)

    # -- showing ----------------------------------------------------------------------------------
    def _show(self, preview: EconomyPreview | None) -> None:
        words = self._words
        self._preview = preview
        at = max(self.list.currentIndex().row(), 0)
        found = self._lines(preview) if preview else []
        self._model.show_lines(found)
        if found:
            self.list.pick(min(at, len(found) - 1))
        n = preview.coming + len(self._taken) if preview else 0
        self.bring.setText(
            words.many("Bring in {n} change", "Bring in {n} changes", n) if n else words("Bring in")
        )
        self.bring.block("" if n else self._told())
        self.hint.setText(self._told())
        self._show_choice()

    def _told(self) -> str:
        words, preview = self._words, self._preview
        if preview is None:
            return words("A workbook of this kind filled in, or a table with a row for each sector and a "
                         "column for each criterion.")  # fmt: skip
        if not (preview.coming or preview.both or preview.refused):
            return words("The file says what the plan says: nothing would change.")
        return told.summary(preview, words, only_looked=True)

    def _lines(self, preview: EconomyPreview) -> list[EconomyLine]:
        """Every line, what needs somebody's eyes first."""
        words = self._words
        found = [
            EconomyLine(one.row, "", told.refused_told(one, words), icon=icon, tone=tone)
            for those, icon, tone in ((preview.refused, "x-circle", "error"),
                                      (preview.notes, "warning", "warn"))
            for one in those
        ]  # fmt: skip
        for both in (True, False):
            found += [self._changed(one, preview) for one in preview.changes if one.both is both]
        return found + [self._new(one) for one in preview.new]

    def _changed(self, one: Change, preview: EconomyPreview) -> EconomyLine:
        words, public = self._words, one.name in self._confirmed
        currency = self._plan.plan.currency
        text = told.change_told(one, preview, words, currency, confirmed=public)
        notes = told.change_notes(one, words, confirmed=public)
        icon, tone = ("shield-warning", "warn") if one.kinds else ("pencil-simple", "muted")
        if one.both:
            icon, tone = "git-merge", "warn"
            notes.insert(0, words("Changed here too: the one of the workbook is taken")
                         if one.name in self._taken
                         else words("Changed here too: it stays as it is here"))  # fmt: skip
        choice = one.both or bool(one.kinds)
        return EconomyLine(one.row, "", text, ". ".join(notes), icon, tone, choice, one)

    def _new(self, one: NewRow) -> EconomyLine:
        notes = told.new_notes(one, self._words, confirmed=one.id in self._confirmed)
        icon, tone = ("shield-warning", "warn") if one.kinds else ("plus-circle", "muted")
        text = told.new_told(one, self._words)
        return EconomyLine(one.row, "", text, ". ".join(notes), icon, tone, bool(one.kinds), one)

    # -- choosing ---------------------------------------------------------------------------------
    def _next(self, one: NewRow | Change) -> tuple[str, set[str] | None]:
        """What the next choice about a line would be, and the set that it adds to; ``None``: all is
        chosen, and it begins anew."""
        words, name = self._words, one.name if isinstance(one, Change) else one.id
        both = isinstance(one, Change) and one.both
        if both and name not in self._taken:
            return words("Take the one of the workbook"), self._taken
        if one.kinds and name not in self._confirmed:
            return words("It is an institution's public detail"), self._confirmed
        if both:
            return words("Leave it as it is here"), None
        return words("Bring it in without the detail"), None

    def _show_choice(self) -> None:
        row: EconomyLine | None = self.list.row
        can = row is not None and row.change is not None and row.marked
        self.choice.setText(self._next(row.change)[0] if can and row and row.change else "")
        self.choice.setVisible(can)

    def _turn(self) -> None:
        row: EconomyLine | None = self.list.row
        if row is None or row.change is None or not row.marked:
            return
        name = row.change.name if isinstance(row.change, Change) else row.change.id
        _, adds_to = self._next(row.change)
        if adds_to is not None:
            adds_to.add(name)
        else:
            self._taken.discard(name)
            self._confirmed.discard(name)
        self._show(self._preview)

    # -- taking it --------------------------------------------------------------------------------
    def _bring(self) -> None:
        preview, plan = self._preview, self._plan
        if preview is None or not preview.coming + len(self._taken):
            return
        confirmed, taken = frozenset(self._confirmed), frozenset(self._taken)

        def work(_progress: Progress) -> int:
            return economy_importing.bring_in(plan, preview, confirmed, taken)

        job = Job(work, self._words("Bringing it in…"))
        self._shell.run(job, done=self._done, failed=self._failed)
        self.bring.block(self._words("Bringing it in…"))

    def _done(self, n: int) -> None:
        words = self._words
        self.away()
        self.brought.emit()
        self._shell.tell(
            "done", words.many("{n} change came in.", "{n} changes came in.", n), undo=True
        )
