"""Proposals: the board of what was said, and the line that captures more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services.board import Board
from workshop_app.services.board_cards import By, What
from workshop_app.services.news import Changed, Gathered, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import current
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.photos.on_board import BoardPhotos
from workshop_app.ui.proposals import board_slide
from workshop_app.ui.proposals.blank import Blank
from workshop_app.ui.proposals.board_slide import SLIDE
from workshop_app.ui.proposals.board_switch import of_board
from workshop_app.ui.proposals.board_view import BoardView
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.proposals.deeds import Deeds
from workshop_app.ui.proposals.filters import FilterRow
from workshop_app.ui.proposals.looking import AT_ONCE, Looking
from workshop_app.ui.proposals.panels import Panels
from workshop_app.ui.proposals.search_row import SearchRow
from workshop_app.ui.proposals.standing import Standing
from workshop_app.ui.proposals.top import Top
from workshop_app.ui.shell.slides import BoardSlide, Slide


class ProposalsPage(Page):
    """The board. ``open_at`` takes proposal, challenge, cluster (ids), by, what, workshop, beside
    ("yes": challenges beside the proposals) and filters (``only_theme``, ``only_tag`` …)."""

    tight = True

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.by: By = "theme"
        self.what: What = "proposal"
        self.workshop = of_board(plan)
        self.board = Board(plan)
        self._loading: Job | None = None
        self._stale = False
        self._then: dict[str, str] = {}
        self.top = self.header = Top(plan, words, shell)
        self.search = SearchRow(words)
        self.filter_row = FilterRow(words)
        self.blank = Blank(words, writes=not plan.read_only)
        self.view = BoardView(words, fixed=plan.read_only)
        self.line = CaptureLine(plan, words, kinds=(self.what,))
        self.foot = self.line
        self.primary = self.line.button
        self._build()
        self.panels = Panels(plan, words, self)
        self.looking = Looking(self)
        self.deeds = Deeds(self)
        self.photos = BoardPhotos(self)
        self.top.photos.clicked.connect(self.photos.open_sheets)
        self._connect()
        self._new_board()

    def _build(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.blank)
        self.place = Standing(self.stack, self)
        for widget in (self.top, self.search, self.filter_row):
            self.column.addWidget(widget)
        self.column.addWidget(self.place, 1)
        self.column.addWidget(self.line)
        self.column.setSpacing(8)

    def _connect(self) -> None:
        self.top.sorted.connect(self._sort)
        self.top.turned.connect(self._turn)
        self.top.workshop_chosen.connect(lambda id: self._use_workshop(id or None))
        self.top.searching.connect(self._search)
        self.search.searched.connect(lambda _text: self.show_board())
        self.search.entered.connect(self.view.take_keyboard)
        self.search.closed.connect(self._search_closed)
        self.line.captured.connect(lambda _number, id: self.looking.show_new(id))
        self.line.noted.wanted.connect(self.looking.show_hidden)
        self.line.left.connect(self.to_board)
        self.view.left.connect(self._board_left)
        self.view.remade.connect(self._order_tabs)
        self.blank.writing.connect(self.to_line)
        self.panels.left.connect(self._panel_left)
        self.place.stands.connect(self._place_all)
        words, seldom = self.words, self.top.add_action
        if not self.plan.read_only:
            seldom(words("Bring in a list or a table"), "", self._bring_in)
        seldom(words("Take out as a table"), "Ctrl+E", self._take_out)

    def _bring_in(self) -> None:
        """Proposals from a list or a table, seen before they are taken."""
        from workshop_app.ui.bring_in.panel import BringInPanel

        theme = self.line.themes.current
        panel = BringInPanel(
            self, self.plan, self.words, self.shell, topic=theme, workshop=self.workshop
        )
        panel.open(panel.source.text)

    def _take_out(self) -> None:
        """All proposals as a table of a spreadsheet."""
        from workshop_app.ui.action_plan.export_panel import ExportPanel

        panel = ExportPanel(self, self.plan, self.words, self.shell)
        panel.kind.choose("proposals-csv")
        panel.open_under(self.top.more)

    # -- where the keyboard is --------------------------------------------------------------------
    def to_line(self) -> None:
        """Give the keyboard to the capture line, or to the board where there is none."""
        if self.line.isHidden():
            self.view.take_keyboard()
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_board(self) -> None:
        """Give the keyboard to the card that had it last."""
        if not self.view.take_keyboard():
            self.top.by.setFocus(Qt.FocusReason.TabFocusReason)

    def _panel_left(self, id: str) -> None:
        self.view.set_open("")
        if not self.view.go_to(id):
            self.to_line()

    def _board_left(self) -> None:
        """Esc on the board closes the panel first, then lets the chosen cards go."""
        if self.panels.panel is not None:
            self.panels.escape()
        elif self.view.chosen:
            self.view.clear_choice()
        else:
            self.to_line()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel from anywhere on the page that has no use for it."""
        if event.key() == Qt.Key.Key_Escape and self.panels.panel is not None:
            self.panels.escape()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self.search.open()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes as one reads: head, search, columns from the left, capture line."""
        head = [*self.top.stops(), *self.search.stops(), self.filter_row.clear]
        stops = [*head, *self.view.stops(), *self.line.stops()]
        takes = [one for one in stops if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise(takes):
            QWidget.setTabOrder(before, after)

    def _search_closed(self) -> None:
        self.show_board()
        self.to_line()

    # -- which board ------------------------------------------------------------------------------
    def _sort(self, by: By) -> None:
        self.by = by
        self.show_board()

    def _turn(self, what: What) -> None:
        """Challenges instead of proposals, or back."""
        self.what = what
        self.by = "theme" if what == "challenge" and self.by == "cluster" else self.by
        self.view.clear_choice()
        self.panels.close_all()
        self.line.use_kind(what)
        self.looking.show_beside(False)
        self._new_board()

    def _use_workshop(self, workshop: str | None) -> None:
        self.workshop = workshop
        self.view.clear_choice()
        self._new_board()
        self.looking.read_again()

    def _new_board(self) -> None:
        """Read the board anew; a large one in another thread."""
        held = current.workshop(self.plan)
        self.line.use_workshop(self.workshop or (held.id if held else None))
        self.board = Board(self.plan, self.what, self.workshop)
        entity = Proposal if self.what == "proposal" else Challenge
        if self.plan.count(entity) <= AT_ONCE:
            self._loading = None
            self._loaded(self.board.load())
            return
        board = self.board
        self._loading = Job(lambda _progress: board.load(), self.words("Reading the board…"))
        # Once the page stands: what is read in the window meanwhile would wait for all the cards.
        QTimer.singleShot(0, self, partial(self.shell.run, self._loading, self._loaded))

    def _loaded(self, board: Board) -> None:
        if board is not self.board:
            return
        self._loading = None
        if self._stale:
            self._stale = False
            self._new_board()
            return
        self.show_board()
        where, self._then = self._then, {}
        if where:
            self.open_at(**where)

    def show_board(self) -> None:
        """Draw what the board holds now."""
        if self._loading is not None:
            return
        wanted, only = self.search.wanted, self.looking.filters
        lanes = self.board.lanes(self.by, wanted, only)
        self.view.show_lanes(lanes, self.by, self.what)
        self.looking.draw()
        found = sum(lane.count for lane in lanes)
        self.search.show_found(found, len(self.board))
        self.looking.say(found)
        self.top.show_board(self.board, self.by, self.workshop)
        if not any(lane.cards or lane.withdrawn for lane in lanes) and not self.looking.beside:
            self.blank.say("nothing" if wanted.strip() else "hidden" if only else self.what)
            self.stack.setCurrentWidget(self.blank)
        else:
            self.stack.setCurrentWidget(self.view)
        self.deeds.show_actions()
        if self.shell.projector.shows(SLIDE):
            self.shell.projector.refresh(self.slide(), self.kept_up())

    # -- what the shell asks ----------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        self.by = _by(where.get("by", self.by))
        self.looking.take_up(where)
        what: What = "challenge" if where.get("what") == "challenge" else "proposal"
        workshop = self.workshop
        if "workshop" in where:
            workshop = None if where["workshop"] == "all" else where["workshop"]
        wanted = next((where[k] for k in ("proposal", "challenge", "cluster") if k in where), "")
        if "challenge" in where and not where.get("beside"):
            what = "challenge"
        if wanted and not self._holds(wanted, workshop):
            workshop = None
        if (what, workshop) != (self.what, self.workshop):
            self.what, self.workshop = what, workshop
            self.line.use_kind(what)
            self._new_board()
        if self._loading is not None:
            self._then = where if wanted else {}
        else:
            self.show_board()
            if wanted and self.view.go_to(wanted):
                return
        QTimer.singleShot(0, self, self._begin)

    def _holds(self, id: str, workshop: str | None) -> bool:
        """Whether what is to be shown is of this workshop."""
        one = self.plan.find(Proposal, id) or self.plan.find(Challenge, id)
        return workshop is None or (one is not None and one.workshop == workshop)

    def _begin(self) -> None:
        """The keyboard is in the capture line once the page is shown."""
        if self.focusWidget() in (None, self) and self.isVisible():
            self.to_line()

    def where(self) -> dict[str, str]:
        where = {"by": self.by, "what": self.what, "workshop": self.workshop or "all"}
        if self.panels.card:
            where[self.panels.kind] = self.panels.card
        return where | self.looking.where()

    def in_hand(self) -> str:
        """The proposal (its id) of the card that has the keyboard; of a cluster its keeper."""
        card = self.view.card
        if card is None or card.kind == "challenge" or not card.members:
            return ""
        return card.members[0]

    def told(self, news: News) -> None:
        self.line.told(news)
        self.panels.told(news)
        if isinstance(news, Gathered):
            self._new_board()
            self.looking.read_again()
        elif isinstance(news, Changed):
            beside = self.looking.take(news)
            if self._loading is not None:
                self._stale = True
            elif self.board.take(news) or beside:
                self.show_board()

    def leaving(self) -> None:
        self.panels.write()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.panels.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_all()

    def _place_all(self) -> None:
        """What floats goes with the board."""
        self.panels.place()
        self.deeds.place()
        self.looking.place()

    # -- the room ---------------------------------------------------------------------------------
    def projector_slide(self) -> Slide | None:
        return self.slide()

    def slide(self) -> BoardSlide:
        """The board as the room may see it."""
        return board_slide.slide(self.words, self.board)

    def kept_up(self) -> Callable[[News], Slide | None]:
        """Makes the slide anew when something is saved while another page is shown."""
        return board_slide.kept_up(self.words, self.board)


def _by(wanted: str) -> By:
    known: dict[str, By] = {"table": "table", "cluster": "cluster", "workshop": "workshop"}
    return known.get(wanted, "theme")
