"""How a person looks at the board: words looked for, filters, size of cards, challenges beside."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.domain.proposals import Challenge
from workshop_app.services.board import Board
from workshop_app.services.board_cards import NO_FILTERS, Filters, Lane
from workshop_app.services.news import Changed
from workshop_app.text import N_
from workshop_app.ui.jobs import Job
from workshop_app.ui.proposals import filters
from workshop_app.ui.proposals.columns import ZOOMS
from workshop_app.ui.proposals.filters import FilterPanel

if TYPE_CHECKING:
    from workshop_app.ui.proposals.page import ProposalsPage

AT_ONCE = 400
"""So many cards are read before the page is shown; more come in from another thread."""
_PREFIX = "only_"


class Looking(QObject):
    """Hears the search, the filters, the keys of size; redraws the board."""

    def __init__(self, page: ProposalsPage) -> None:
        super().__init__(page)
        self._page = page
        self.filters = NO_FILTERS
        self.beside: Board | None = None
        self._ready = False
        self._new = ""
        self._panel: FilterPanel | None = None
        near = min(ZOOMS, key=lambda one: abs(one - page.shell.settings.board_zoom))
        page.view.set_zoom(near)
        page.view.zooming.connect(self.zoom)
        page.top.zoomed.connect(self.zoom)
        page.top.filtering.connect(self.open_filters)
        page.top.beside_wanted.connect(lambda: self.show_beside(self.beside is None))
        page.filter_row.cleared.connect(lambda: self.use(NO_FILTERS))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        clear = QShortcut(QKeySequence(filters.CLEAR_KEY), page)
        clear.activated.connect(lambda: self.use(NO_FILTERS))

    # -- size -------------------------------------------------------------------------------------
    def zoom(self, by: int) -> None:
        """Larger (1), smaller (-1) or as at first (0); kept for this laptop."""
        view = self._page.view
        at = ZOOMS.index(view.zoom) + by if by else 0
        wanted = ZOOMS[min(len(ZOOMS) - 1, max(0, at))]
        if wanted != view.zoom:
            view.set_zoom(wanted)
            self._page.shell.change_settings(board_zoom=wanted)

    # -- filters ----------------------------------------------------------------------------------
    @property
    def panel(self) -> FilterPanel | None:
        """The questions of the filter while they are open."""
        return self._panel if self._panel is not None and not self._panel.isHidden() else None

    def open_filters(self) -> None:
        """Open the questions, or close them."""
        page = self._page
        if self.panel is not None:
            self._close()
            return
        if self._panel is None:
            self._panel = FilterPanel(page.plan, page.words, page)
            self._panel.chosen.connect(self.use)
            self._panel.left.connect(self._close)
        self._panel.show_filters(self.filters, page.board)
        self._panel.show()
        self.place()
        self._panel.raise_()
        self._panel.choices["theme"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._page.to_board()

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """The questions go away when a person goes on elsewhere in the window."""
        panel = self.panel
        if panel is None or now is None or now.window() is not self._page.window():
            return
        if now is not self._page.top.filter and not panel.isAncestorOf(now):
            panel.hide()

    def place(self) -> None:
        """Under the head of the page and the search, at the right or beside the open card."""
        panel, page = self.panel, self._page
        if panel is None:
            return
        box, row, edge = page.place.geometry(), page.filter_row, panel.MARGIN
        right = box.right() - page.place.taken
        wide, tall = panel.wanted(right - box.left())
        under = box.top() + 6
        if row.isHidden():
            under += row.sizeHint().height() + page.column.spacing()
        panel.setGeometry(right - wide - edge, under - edge, wide + 2 * edge, tall + 2 * edge)

    def use(self, wanted: Filters) -> None:
        """Show only what these keep."""
        if wanted != self.filters:
            self.filters = wanted
            if self.panel is not None:
                self.panel.show_filters(wanted, self._page.board)
            self._page.show_board()

    def show_new(self, id: str) -> None:
        """Bring what was just noted down into view, or say what hides it."""
        page = self._page
        self._new = id
        if page.view.go_to(id, keyboard=False) or page.board.card(id) is None:
            return
        if self.filters:
            said, key = N_("{noted}, but the filter hides it"), filters.CLEAR_KEY
        else:
            said, key = N_("{noted}, but the search hides it"), ""
        page.line.say_hidden(said, key)

    def show_hidden(self) -> None:
        """Show what was just noted down, and all the rest; the keyboard is in the line again."""
        page = self._page
        if not page.search.isHidden():
            page.search.close_search()
        page.line.noted.let_go()
        self.use(NO_FILTERS)
        page.view.go_to(self._new, keyboard=False)
        page.to_line()

    def say(self, shown: int) -> None:
        """Say in words what is shown only, and how many are hidden by it."""
        page = self._page
        if not self.filters:
            page.filter_row.say("", 0)
            return
        if page.search.wanted.strip():
            shown = sum(lane.count for lane in page.board.lanes(page.by, "", self.filters))
        what = filters.told(self.filters, page.plan, page.words, page.board)
        page.filter_row.say(what, len(page.board) - shown)

    # -- challenges beside ------------------------------------------------------------------------
    def show_beside(self, wanted: bool) -> None:
        """Show all challenges at the left of the proposals, or no longer."""
        page = self._page
        if page.what != "proposal":
            wanted = False
        page.top.is_beside = wanted
        if not wanted:
            self.beside = None
            page.view.show_beside(None)
            page.show_board()
            return
        board = self.beside = Board(page.plan, "challenge", page.workshop)
        self._ready = False
        if page.plan.count(Challenge) <= AT_ONCE:
            self._loaded(board.load())
            return
        job = Job(lambda _progress: board.load(), page.words("Reading the board…"))
        page.shell.run(job, done=self._loaded)

    def _loaded(self, board: Board) -> None:
        if board is self.beside:
            self._ready = True
            self._page.show_board()

    def read_again(self) -> None:
        """Another workshop, or everything changed."""
        if self.beside is not None:
            self.show_beside(True)

    def take(self, news: Changed) -> bool:
        """The challenges beside hear what was saved; whether they changed."""
        return self.beside is not None and self._ready and self.beside.take(news)

    def draw(self) -> None:
        """Draw the challenges beside, as they are looked for now."""
        page = self._page
        if self.beside is not None and self._ready:
            kept = replace(self.filters, photo="", withdrawn="")
            words, some = page.words, len(self.beside) > 0
            said = words("Nothing holds these words") if page.search.wanted.strip() else words(
                "Everything is hidden")  # fmt: skip
            hint = said if some else words("There are no challenges yet")
            page.view.show_beside(self.lane(page.search.wanted, kept), hint)

    def lane(self, wanted: str, kept: Filters) -> Lane:
        """The column of challenges."""
        return self.beside.lane(wanted, kept) if self.beside else Lane("challenge")

    # -- coming back ------------------------------------------------------------------------------
    def where(self) -> dict[str, str]:
        """What ``take_up`` needs."""
        where = {f"{_PREFIX}{name}": value for name, value in self.filters.asked().items()}
        return where | ({"beside": "yes"} if self.beside is not None else {})

    def take_up(self, where: dict[str, str]) -> None:
        """Look at the board as before."""
        known = {field.name for field in fields(Filters)}
        asked = {
            name.removeprefix(_PREFIX): value
            for name, value in where.items()
            if name.startswith(_PREFIX)
        }
        if asked:
            self.filters = Filters(**{name: asked[name] for name in asked if name in known})
        if where.get("beside") and self.beside is None:
            self.show_beside(True)
