"""The last look before publishing: every text once more, what is marked first (P-20).

It blocks nothing: exporting works without it and from within it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workshop_app.services import last_look
from workshop_app.services.last_look import Said
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.last_look.places import place as place_of
from workshop_app.ui.last_look.reading import Reading
from workshop_app.ui.last_look.rows import SaidDelegate, SaidRows
from workshop_app.ui.page import Shell
from workshop_app.ui.plan_panel import ReadingPanel
from workshop_app.ui.widgets import Label, Paragraph, RowList, SearchField, Stripe

WIDTH = 1080
MISSES = N_(
    "The guard is a help and misses things: eight digits alone, a name without a phrase before it, "
    "a nickname, a story that tells who it was. Read what will be published. Nothing here stops you "
    "from exporting."
)


class _Texts(RowList):
    """The list of texts; Delete asks to erase the one in hand."""

    erased = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.erased.emit()
        else:
            super().keyPressEvent(event)


class LastLook(ReadingPanel):
    """All texts of the plan in one list. ``export`` is called by its button, after it closed."""

    def __init__(
        self,
        over: QWidget,
        plan: OpenPlan,
        words: Words,
        shell: Shell,
        *,
        export: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(
            over, plan, words, shell, words("Last look at the texts"),
            width=WIDTH, padding=24, export=export,
        )  # fmt: skip
        self.setObjectName("last-look")
        self._found: list[Said] = []
        self.problem = Stripe("error")
        self.count = Label("", "detail", "muted")
        self.search = SearchField(words("Search in all texts"))
        self.search.searched.connect(lambda _text: self._show())
        self._model = SaidRows(words)
        self.list = _Texts(self._model, SaidDelegate(words), words("Texts"))
        self.list.setUniformItemSizes(True)
        self.reading = Reading(words, writes=not plan.read_only)
        self._build()
        self._connect()
        self.begin(last_look.texts, words("Reading the texts…"))

    def _build(self) -> None:
        words = self._words
        self.add_head(words("Last look at the texts"), self.close_button, self.export)
        left = QVBoxLayout()
        left.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        row.addWidget(self.count)
        left.addLayout(row)
        left.addWidget(self.list, 1)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addLayout(left, 7)
        across.addWidget(self.reading, 4)
        self.column.addWidget(Paragraph(words(MISSES), "detail", "muted"))
        self.column.addWidget(self.problem)
        self.column.addLayout(across, 1)

    def _connect(self) -> None:
        self.list.picked.connect(self.reading.show_said)
        self.list.opened.connect(lambda _row: self._go())
        self.list.erased.connect(self._erase)
        self.reading.go.clicked.connect(self._go)
        self.reading.erase.clicked.connect(self._erase)
        self.search.returnPressed.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))

    def open(self, first: QWidget | None = None) -> None:
        """Show it; the list takes the keyboard when there is something in it."""
        super().open(first or self.search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_F:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    # -- the texts --------------------------------------------------------------------------------
    def show_found(self, found: list[Said]) -> None:
        """Show all texts that were found."""
        at_first = not self._found
        self._found = found
        self._show()
        if at_first and not self.search.text():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        """The texts that hold what is searched; the one in hand stays in hand where it can."""
        held, at = self.list.row, self.list.currentIndex().row()
        shown = last_look.holding(self._found, self.search.text())
        self._model.show(shown)
        self.count.setText(self._counted(shown))
        same = [n for n, said in enumerate(shown) if held and said.same_place(held)]
        if shown:
            self.list.pick(same[0] if same else min(max(at, 0), len(shown) - 1))
        self.reading.show_said(self.list.row)

    def _counted(self, shown: list[Said]) -> str:
        words, counts = self._words, last_look.count(shown)
        said = [words.many("{n} text", "{n} texts", counts["all"])]
        if counts["hint"]:
            said.insert(0, words.many("{n} to look at", "{n} to look at", counts["hint"]))
        if counts["marked"]:
            said.insert(0, words.many("{n} marked", "{n} marked", counts["marked"]))
        return " · ".join(said)

    # -- what a person does -----------------------------------------------------------------------
    def _go(self) -> None:
        said: Said | None = self.list.row
        to = place_of(self._plan, said) if said is not None else None
        if to is not None:
            self.leave()
            self._shell.go(to[0], **to[1])

    def _erase(self) -> None:
        from workshop_app.ui.last_look.erase import EraseDialog

        said: Said | None = self.list.row
        record = last_look.record(self._plan, said) if said is not None else None
        if said is None or record is None or self._plan.read_only:
            return
        copies = last_look.same_words(self._found, said)
        EraseDialog(
            self, self._plan, self._words, self._shell, record, (said.field,),
            earlier=said.first, copies=copies, say=self._say,
        ).open()  # fmt: skip

    def _say(self, kind: str, text: str) -> None:
        """What came of erasing, where it is seen: this panel, or the window once it is closed."""
        if isValid(self) and self.isVisible():
            self.problem.say(kind, text)
        else:
            self._shell.tell(kind, text)
