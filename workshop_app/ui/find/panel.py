"""Find anything in the plan, from anywhere: Ctrl+Shift+F, some words or a number, Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget

from workshop_app.services import finding
from workshop_app.services.finding import Thing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Term, Words, plain
from workshop_app.ui import theme
from workshop_app.ui.find.row import ThingRow, ThingRows
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.pages import PAGES
from workshop_app.ui.widgets import Button, Label, RowList, SearchField
from workshop_app.ui.widgets.overlay import Overlay

WIDTH = 820
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class FindPanel(Overlay):
    """A line, and below it what was found; arrows choose while one types on, Enter opens."""

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(over, words("Find in the whole plan"), width=WIDTH, padding=20, tall=True)
        self.setObjectName("find")
        self._words, self._shell = words, shell
        self._things: list[Thing] | None = None
        self._pages = _pages(words)
        self.line = SearchField(words("Words or a number"))
        self.line.searched.connect(lambda _text: self._look())
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.line, 1)
        close = Button(words("Close"), "plain", cap="Esc", size="header")
        close.clicked.connect(self.leave)
        head.addWidget(close)
        self.column.addLayout(head)
        self.said = Label("", "detail", "muted")
        self.column.addWidget(self.said)
        self.rows = ThingRows(words)
        self.results = RowList(self.rows, ThingRow(self.rows), words("Found"))
        self.results.setResizeMode(QListView.ResizeMode.Adjust)
        self.results.opened.connect(self._open)
        self.results.clicked.connect(lambda _index: self._open(self.results.row))
        self.column.addWidget(self.results, 1)
        self.line.returnPressed.connect(lambda: self._open(self.results.row))
        self.line.installEventFilter(self)
        self._look()
        shell.run(Job(lambda _progress: finding.everything(plan)), done=self._ready)

    def _ready(self, things: list[Thing]) -> None:
        self._things = things
        self._look()

    def _look(self) -> None:
        """What is found for what stands in the line."""
        words, wanted = self._words, self.line.text().strip()
        shown = finding.found([*self._pages, *(self._things or ())], wanted)
        self.rows.show(shown)
        self.results.pick(0 if shown else -1)
        if not wanted:
            said = words("Proposals, actions, places, points, projects, sectors: by a few words.")
        elif self._things is None:
            said = words("Looking…")
        elif not shown:
            said = words("Nothing in this plan has these words. Try fewer, or another one.")
        elif len(shown) == finding.MOST:
            said = words("The first {n}. One word more finds fewer.", n=len(shown))
        else:
            said = words.many("{n} found", "{n} found", len(shown))
        self.said.setText(said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step and event.type() == QEvent.Type.KeyPress and self.rows.rowCount():
                at = self.results.currentIndex().row() + step
                self.results.pick(min(self.rows.rowCount() - 1, max(0, at)))
                return True
        return super().eventFilter(watched, event)

    def _open(self, thing: Thing | None) -> None:
        if thing is not None:
            self.leave()
            self._shell.go(thing.page, **thing.where)


def _pages(words: Words) -> list[Thing]:
    """The pages themselves, by their names and what they are for."""
    return [
        Thing(
            entity="",
            id=one.key,
            kind=Term(N_("Page")),
            title=words(one.name),
            page=one.key,
            where={},
            texts=plain(f"{words(one.name)} {words(one.help)}"),
        )
        for one in PAGES
    ]


def open_find(page: QWidget, plan: OpenPlan, words: Words, shell: Shell) -> FindPanel:
    """Open it over ``page``, the line ready."""
    panel = FindPanel(page, plan, words, shell)
    panel.line.setMinimumHeight(theme.now().px(48))
    panel.open(panel.line)
    return panel
