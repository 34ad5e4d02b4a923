"""The head of the board: how many, of which workshop, sorted how; search and projector."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.services.board import Board
from workshop_app.services.board_cards import By, What
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.page import Shell
from workshop_app.ui.proposals import filters
from workshop_app.ui.proposals.board_switch import BoardSwitch
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.header import Header
from workshop_app.ui.widgets.segments import Segments

SEARCH_KEY = "Ctrl+F"
BESIDE_KEY = "F4"


class Top(Header):
    """``sorted(by)``, ``searching``, ``filtering``, ``turned(what)``, ``zoomed`` (1, -1, 0) and
    ``workshop_chosen(id)`` ("" for all) when a person asks for it. What is done more seldom stands
    in a menu at the end: ``add_action``."""

    sorted = Signal(str)
    searching = Signal()
    filtering = Signal()
    beside_wanted = Signal()
    """Challenges beside the proposals, or no longer."""
    zoomed = Signal(int)
    turned = Signal(str)
    workshop_chosen = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        self._words, self._shell = words, shell
        self._lines: list[str] = [""]
        self._what: What = "proposal"
        self.is_beside = False
        self._several = len(plan.all(Workshop)) > 1
        self._actions: list[tuple[str, str, Callable[[], object]]] = []
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
        self.filter = IconButton(
            "funnel", words("Show only"), key=filters.KEY, kind="secondary", size=44
        )
        self.photos = IconButton(
            "camera", words("Photo of the flip chart"), kind="secondary", size=44
        )
        self._writes = not plan.read_only
        self.project = Button(words("Show"), icon="projector-screen", cap="F8", size="header")
        self.small_project = IconButton(
            "projector-screen", words("Show"), kind="secondary", size=44
        )
        self.more = IconButton("dots-three-vertical", words("More"), kind="secondary", size=44)
        finding = (self.search, self.small_search, self.filter)
        showing = (self.photos, self.project, self.small_project)
        super().__init__("", "", self.by, *finding, *showing, self.more)
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
        for button in (self.project, self.small_project):
            button.clicked.connect(self._project)
        self.filter.clicked.connect(self.filtering)
        self.more.clicked.connect(self._open_more)
        self.seen_changed.connect(self._fit)
        QShortcut(QKeySequence(BESIDE_KEY), self).activated.connect(self.beside_wanted)
        other: dict[What, What] = {"proposal": "challenge", "challenge": "proposal"}
        self.turn.clicked.connect(lambda: self.turned.emit(other[self._what]))

    def stops(self) -> list[QWidget]:
        """Where Tab stops: the title's line, the line under it, then the right side."""
        right: list[QWidget] = [self.search, self.small_search, self.filter, self.photos]
        right += [self.seen] if self.seen else []
        right += [self.project, self.small_project]
        return [self.turn, self.switch, self.by, *right, self.more]

    def add_action(self, said: str, key: str, does: Callable[[], object]) -> None:
        """One line more in the menu at the end. ``key`` (Qt's name, or "") is shown and works."""
        self._actions.append((said, key, does))
        if len(key) > 1:
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def _open_more(self) -> None:
        words, now, menu = self._words, theme.now(), QMenu(self)
        menu.setObjectName("more")
        menu.setFont(now.font("body"))
        beside = words("Hide the challenges") if self.is_beside else words("Challenges beside")
        rows: list[tuple[str, str, Callable[[], object]]] = []
        if self.turn.isHidden():
            rows.append((self.turn.text(), "", self.turn.click))
        if self._what == "proposal":
            rows.append((beside, BESIDE_KEY, self.beside_wanted.emit))
        rows += [
            (words("Larger cards"), "+", lambda: self.zoomed.emit(1)),
            (words("Smaller cards"), "-", lambda: self.zoomed.emit(-1)),
            (words("Cards as at first"), "0", lambda: self.zoomed.emit(0)),
            *self._actions,
        ]
        for said, key, does in rows:
            cap = now.key(key) if len(key) > 1 else key
            shown = f"{said}\t{cap}" if key else said
            menu.addAction(shown.replace("&", "&&")).triggered.connect(
                lambda _=False, does=does: does()
            )
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + 4))
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y()))

    def show_board(self, board: Board, by: By, workshop: str | None) -> None:
        """Say what the board holds."""
        words, self._what = self._words, board.what
        proposal = board.what == "proposal"
        self.set_title(words("Proposals") if proposal else words("Challenges"))
        self.turn.setText(words("See challenges") if proposal else words("See proposals"))
        choices = [("theme", words("Theme")), ("table", words("Table"))]
        if proposal:
            choices.append(("cluster", words("Cluster")))
        if self._several:
            choices.append(("workshop", words("Workshop")))
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
        """What is of third rank goes where there is no room for it: the word of the search, then
        that of the projector and its button, the way to the other board, then the number of
        clusters."""
        now = theme.now()
        first = self.title.sizeHint().width() + self.turn.sizeHint().width() + 28
        switch = 0 if self.switch.isHidden() else self.switch.sizeHint().width() + 4
        whole = max(first, switch + now.width(self._lines[0]) + 4)
        ends = [self.by, self.search, self.filter, self.project, self.more]
        ends += [self.photos] if self._writes else []
        right = sum(one.sizeHint().width() + 12 for one in ends) + self.seen_width
        for wide, small, needed in (
            (self.search, self.small_search, whole),
            (self.project, self.small_project, first),
        ):
            roomy = needed + right <= self.width()
            wide.setVisible(roomy)
            small.setVisible(not roomy)
            if not roomy:
                right += small.sizeHint().width() - wide.sizeHint().width()
        self.photos.setVisible(self._writes and first + right <= self.width())
        if self._writes and self.photos.isHidden():
            right -= self.photos.sizeHint().width() + 12
        if self.seen_width and first + right > self.width():
            # The picture beside it opens the same panel, and F8 works everywhere.
            self.small_project.setVisible(False)
            right -= self.small_project.sizeHint().width() + 12
        # Whole even in large letters: the other board is in the menu then.
        self.turn.setVisible(first + right <= self.width())
        room = self.width() - right - switch
        fitting = [line for line in self._lines if now.width(line) + 4 <= room]
        self.set_context(fitting[0] if fitting else self._lines[-1])

    def _project(self) -> None:
        """What F8 does."""
        from workshop_app.ui.shell import shortcuts

        shortcuts.project(self._shell)  # type: ignore[arg-type]
