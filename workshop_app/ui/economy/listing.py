"""A list of the study with the sheet of the chosen one: filled by Enter, changed by single keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workshop_app.services.news import News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.economy.add_line import AddLine
from workshop_app.ui.economy.form import Form
from workshop_app.ui.economy.place import Place
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column
from workshop_app.ui.widgets import (
    Button,
    Card,
    Choice,
    Label,
    Paragraph,
    RowDelegate,
    RowList,
    Rows,
    heading,
)
from workshop_app.ui.widgets.painted import give_focus

SIDE, COMPACT_SIDE = 330, 296
"""Pixels at 100 %: the sheet beside a list."""
_COMMANDS = {
    Qt.Key.Key_Delete: "remove", Qt.Key.Key_A: "add", Qt.Key.Key_P: "pass", Qt.Key.Key_F2: "edit",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in a list: ``said`` is what a reader says, ``told`` what a delegate paints."""

    id: str
    record: Any
    said: str
    told: Any = None


class Entries(Rows):
    """The entries as a model."""

    def words_of(self, row: Entry) -> str:
        return row.said


class KeyedList(RowList):
    """A list whose letters and digits are keys. They become signals: what a slot refuses is told.
    ``digit(n)``, ``shifted(±1)`` for Alt and an arrow, ``commanded`` for Delete, A, P."""

    digit = Signal(int)
    shifted = Signal(int)
    commanded = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Its keys are its own before the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            own = event.key() in _COMMANDS or event.text() in set("12345")
            if held == Qt.KeyboardModifier.NoModifier and own:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        arrows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if held == Qt.KeyboardModifier.AltModifier and key in arrows:
            self.shifted.emit(arrows[key])
        elif held == Qt.KeyboardModifier.NoModifier and event.text() in set("12345"):
            self.digit.emit(int(event.text()))
        elif held == Qt.KeyboardModifier.NoModifier and key in _COMMANDS:
            self.commanded.emit(_COMMANDS[key])
        else:
            super().keyPressEvent(event)


class Listing(Place):
    """Filter, list and the line that adds at the left, the chosen one's sheet at the right."""

    TITLE = SHORT = ICON = HINT = BLANK = ""
    """Messages: the head of the list, its icon, what the line asks for, what is said without any."""
    KIND = ""
    """The kind that stands before the line at first; "" is the first of them."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.form: Form
        self._current = ""
        self._entries: list[Entry] = []
        self.filter = Choice(self.filters(), "")
        self.filter.setAccessibleName(words("Show only"))
        self.filter.chosen.connect(lambda _key: self.read())
        self.count = Label("", "detail", "muted")
        self.model = Entries()
        self.list = KeyedList(self.model, self.delegate(), words(self.TITLE))
        self.list.picked.connect(lambda row: self._pick(row.id))
        self.list.opened.connect(lambda _row: self.form.begin())
        self.list.digit.connect(self._digit)
        self.list.shifted.connect(self._shift)
        self.list.commanded.connect(self._command)
        self.line = AddLine(words, words(self.HINT), self.kinds(), words("Kind"), self.KIND)
        self.line.wanted.connect(self._make)
        self.line.left.connect(lambda: give_focus(self.list))
        self.form = self.sheet()
        self.form.left.connect(lambda: give_focus(self.list))
        self.out = Button(self.out_told(), "quiet", icon="trash", cap="Del", size="small")
        self.out.clicked.connect(self.remove)
        self.blank = Paragraph(words(self.BLANK), "body", "muted", align="center")
        self.card = Card(padding=12)
        self._build()
        self.read()

    # -- what a subclass says ---------------------------------------------------------------------
    def delegate(self) -> RowDelegate:
        """What paints a row."""
        raise NotImplementedError

    def sheet(self) -> Form:
        """The fields of a record."""
        raise NotImplementedError

    def found(self) -> Sequence[Entry]:
        """Everything there is, in order."""
        raise NotImplementedError

    def filters(self) -> list[tuple[str, str]]:
        """What the list may be narrowed to; the first, "", is all of it."""
        return [("", self.all_told())]

    def all_told(self) -> str:
        """How all of them are called, in the gender that they have."""
        return self.words("All")

    def out_told(self) -> str:
        """What takes one of them out, in the gender that it has."""
        return self.words("Take it out")

    def passes(self, entry: Entry, key: str) -> bool:
        """Whether an entry is shown under a filter."""
        return True

    def kinds(self) -> list[tuple[str, str]]:
        """What may be chosen before the line."""
        return []

    def make(self, text: str, kind: str, confirmed: bool) -> str:
        """Keep what the line says; the id of what came."""
        raise NotImplementedError

    def take_away(self, record: Any) -> None:
        """Take a record out."""
        raise NotImplementedError

    def score(self, record: Any, digit: int) -> None:
        """A digit was pressed on a record."""

    def shift(self, record: Any, by: int) -> None:
        """Move a record among the others."""

    def command(self, record: Any, command: str) -> None:
        """Another letter was pressed."""

    def notice(self) -> QWidget | None:
        """What is said once above the list."""
        return None

    # -- building ---------------------------------------------------------------------------------
    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        self.title = heading(self.ICON, self.words(self.TITLE))
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.filter)
        if len(self.filters()) < 2:
            self.filter.hide()
        self.card.box.addLayout(head)
        if (said := self.notice()) is not None:
            self.card.box.addWidget(said)
        blank, box = column(padding=24)
        box.addStretch(1)
        box.addWidget(self.blank)
        box.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(blank)
        self.card.box.addWidget(self.stack, 1)
        left, inside = column(spacing=8)
        inside.addWidget(self.card, 1)
        inside.addWidget(self.line)
        self.line.setHidden(self.plan.read_only)
        self.form.box.addWidget(self.out, 0, Qt.AlignmentFlag.AlignLeft)
        self.out.setHidden(self.plan.read_only)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left, 1)
        row.addWidget(self.form)

    def arrange(self, compact: bool) -> None:
        self.title.setText(self.words(self.SHORT if compact and self.SHORT else self.TITLE))
        self.filter.setMinimumWidth(theme.now().px(150 if compact else 230))
        self.form.setFixedWidth(theme.now().px(COMPACT_SIDE if compact else SIDE))
        self.line.fit(compact)

    # -- showing ----------------------------------------------------------------------------------
    @property
    def form_id(self) -> str:
        """The id of the record whose fields are shown."""
        return self.form.shown

    @property
    def current(self) -> str:
        return self._current

    def read(self) -> None:
        key, everything = self.filter.key, list(self.found())
        self._entries = [one for one in everything if not key or self.passes(one, key)]
        n, all = len(self._entries), len(everything)
        words = self.words
        self.count.setText(words("{n} of {all}", n=n, all=all) if n != all else str(all))
        self.model.show(self._entries)
        self.stack.setCurrentIndex(0 if self._entries else 1)
        empty = words(self.BLANK) if not everything else words("Nothing here under this filter.")
        self.blank.setText(empty)
        self._choose_again()

    def _choose_again(self) -> None:
        ids = [one.id for one in self._entries]
        if ids:
            self.list.pick(ids.index(self._current) if self._current in ids else 0)
            self.form.show_record(self._record())
        else:
            self._current = ""
        self.form.setVisible(bool(ids))

    def told(self, news: News) -> None:
        at = self.list.verticalScrollBar().value()
        super().told(news)
        self.list.verticalScrollBar().setValue(at)

    def _record(self) -> Any:
        return next(one.record for one in self._entries if one.id == self._current)

    def _pick(self, id: str) -> None:
        if id != self._current:
            self.form.finish()
        self._current = id
        if any(one.id == id for one in self._entries):
            self.form.show_record(self._record())

    def choose(self, id: str) -> None:
        if not any(one.id == id for one in self._entries) and self.filter.key:
            self.filter.choose("")
            self.read()
        ids = [one.id for one in self._entries]
        if id in ids:
            self.list.pick(ids.index(id))
            # Rows that just came have no height yet: it is brought into sight once they have.
            show = self.list
            QTimer.singleShot(0, show, lambda: show.scrollTo(show.currentIndex()))

    # -- doing ------------------------------------------------------------------------------------
    def _make(self, text: str, kind: str, confirmed: bool) -> None:
        id = self.make(text, kind, confirmed)
        self.line.done()
        self.choose(id)

    def remove(self) -> None:
        """Take the chosen one out; it can be brought back at once."""
        if self._current and not self.plan.read_only:
            at, record = self.list.currentIndex().row(), self._record()
            self.form.setFocus()
            give_focus(self.list)
            self.take_away(record)
            if self._entries:
                self.list.pick(min(at, len(self._entries) - 1))
            self.shell.tell("done", self.words("Taken out"), undo=True)
            if not self._entries:
                self.begin()

    def _digit(self, digit: int) -> None:
        if self._current and not self.plan.read_only:
            self.score(self._record(), digit)

    def _shift(self, by: int) -> None:
        if self._current and not self.plan.read_only:
            self.shift(self._record(), by)

    def _command(self, command: str) -> None:
        if command == "add":
            self.add()
        elif self.plan.read_only:
            return
        elif command == "remove":
            self.remove()
        elif command == "edit" and self._current:
            self.form.begin()
        elif self._current:
            self.command(self._record(), command)

    def begin(self) -> None:
        if self._entries:
            give_focus(self.list)
        else:
            self.add()

    def add(self) -> None:
        if not self.plan.read_only:
            self.line.begin()

    def leaving(self) -> None:
        self.form.finish()
