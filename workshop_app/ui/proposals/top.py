"""The head of the board: how many, of which workshop, sorted how; search and projector."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from workshop_app.services.board import Board
from workshop_app.services.board_cards import By, What
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.page import Shell
from workshop_app.ui.proposals.board_switch import BoardSwitch
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.header import Header
from workshop_app.ui.widgets.segments import Segments

SEARCH_KEY = "Ctrl+F"


class Top(Header):
    """``sorted(by)``, ``searching``, ``turned(what)`` and ``workshop_chosen(id)`` ("" for all) when
    a person asks for it."""

    sorted = Signal(str)
    searching = Signal()
    turned = Signal(str)
    workshop_chosen = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        self._words, self._shell = words, shell
        self._lines: list[str] = [""]
        self._what: What = "proposal"
        self.by = Segments(
            [("theme", words("Theme")), ("table", words("Table")), ("cluster", words("Cluster"))],
            name=words("Columns"),
            height=44,
        )
        search = words("Search")
        self.search = Button(search, icon="magnifying-glass", cap=SEARCH_KEY, size="header")
        self.small_search = IconButton(
            "magnifying-glass", search, key="", kind="secondary", size=44
        )
        self.project = Button(words("Show"), icon="projector-screen", cap="F8", size="header")
        super().__init__("", "", self.by, self.search, self.small_search, self.project)
        self.context.setObjectName("context")
        self.turn = Button("", "quiet", icon="swap", size="small")
        self.beside(self.turn)
        self.switch = BoardSwitch(plan, words)
        self.before_context(self.switch)
        self._connect()

    def _connect(self) -> None:
        self.by.chosen.connect(self.sorted)
        self.switch.chosen.connect(self.workshop_chosen)
        for button in (self.search, self.small_search):
            button.clicked.connect(self.searching)
        QShortcut(QKeySequence(SEARCH_KEY), self).activated.connect(self.searching)
        self.project.clicked.connect(self._project)
        other: dict[What, What] = {"proposal": "challenge", "challenge": "proposal"}
        self.turn.clicked.connect(lambda: self.turned.emit(other[self._what]))

    def stops(self) -> list[QWidget]:
        """Where Tab stops: the title's line, the line under it, then the right side."""
        return [self.turn, self.switch, self.by, self.search, self.small_search, self.project]

    def show_board(self, board: Board, by: By, workshop: str | None) -> None:
        """Say what the board holds."""
        words, self._what = self._words, board.what
        proposal = board.what == "proposal"
        self.set_title(words("Proposals") if proposal else words("Challenges"))
        self.turn.setText(words("See challenges") if proposal else words("See proposals"))
        choices = [("theme", words("Theme")), ("table", words("Table"))]
        if proposal:
            choices.append(("cluster", words("Cluster")))
        self.by.set_choices(choices, by)
        self.switch.show_workshop(workshop)
        said = (
            words.many("{n} proposal", "{n} proposals", len(board))
            if proposal
            else words.many("{n} challenge", "{n} challenges", len(board))
        )
        clusters = words.many("{n} cluster", "{n} clusters", board.clusters)
        dot = "" if self.switch.isHidden() else "· "
        self._lines = [f"{dot}{said}"]
        if board.clusters:
            self._lines.insert(0, f"{dot}{said} · {clusters}")
        self._fit()

    def text(self) -> str:
        """The line of context, as a person reads it."""
        switch = "" if self.switch.isHidden() else self.switch.text()
        return f"{switch} {self.context.text()}".strip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What is of third rank goes where there is no room for it: the key of the search, then
        its word, then the number of clusters."""
        now = theme.now()
        self.search.setVisible(True)
        first = self.title.sizeHint().width() + self.turn.sizeHint().width() + 28
        right = sum(one.sizeHint().width() + 12 for one in (self.by, self.search, self.project))
        roomy = first + right <= self.width()
        self.search.setVisible(roomy)
        self.small_search.setVisible(not roomy)
        if not roomy:
            right += self.small_search.sizeHint().width() - self.search.sizeHint().width()
        room = self.width() - right
        if not self.switch.isHidden():
            room -= self.switch.sizeHint().width() + 4
        fitting = [line for line in self._lines if now.width(line) + 4 <= room]
        self.set_context(fitting[0] if fitting else self._lines[-1])

    def _project(self) -> None:
        """What F8 does."""
        from workshop_app.ui.shell import shortcuts

        shortcuts.project(self._shell)  # type: ignore[arg-type]
