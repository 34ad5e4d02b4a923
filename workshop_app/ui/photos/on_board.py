"""Photos on the board of proposals: dropped on a card or pasted while it has the keyboard; one that
comes without a card is a flip chart, which opens on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QDropEvent

from workshop_app.domain.places import Photo
from workshop_app.services.board_cards import Card
from workshop_app.ui import current
from workshop_app.ui.photos import SHEETS_KEY, sources
from workshop_app.ui.photos.adding import Adding
from workshop_app.ui.photos.sources import PasteKey
from workshop_app.ui.widgets.rows import ROW

if TYPE_CHECKING:
    from workshop_app.ui.proposals.page import ProposalsPage

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class BoardPhotos(QObject):
    """Hears what is dragged over the page and pasted on it."""

    def __init__(self, page: ProposalsPage) -> None:
        super().__init__(page)
        self._page = page
        self.adding = Adding(page.plan, page.words, page.shell, page)
        self.adding.added.connect(self._added)
        if page.plan.read_only:
            return
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        PasteKey(page).pasted.connect(self._paste)
        page.top.add_action(page.words("Photo of the flip chart"), SHEETS_KEY, self.open_sheets)

    @property
    def _workshop(self) -> str | None:
        """The workshop whose flip charts are meant."""
        if self._page.workshop:
            return self._page.workshop
        held = current.workshop(self._page.plan)
        return held.id if held else None

    def open_sheets(self) -> None:
        """Show the photos of flip charts and sheets of this workshop."""
        from workshop_app.ui.photos.sheets import open_sheets

        page = self._page
        open_sheets(page, page.plan, page.words, page.shell, self._workshop)

    # -- for which card ---------------------------------------------------------------------------
    def use_card(self, card: Card | None) -> None:
        """What comes in next is of ``card``, or a flip chart."""
        if card is None:
            self.adding.use_owner(workshop=self._workshop)
        elif card.kind == "challenge":
            self.adding.use_owner(challenge=card.id)
        else:
            self.adding.use_owner(proposal=card.members[0])

    def _opened(self) -> Card | None:
        """The card whose panel is open."""
        page = self._page
        return page.board.card(page.panels.card) if page.panels.panel is not None else None

    def _paste(self) -> None:
        """Onto the open card, or the one that has the keyboard."""
        view = self._page.view
        here = view.card if view.isAncestorOf(self._page.focusWidget() or self._page) else None
        self.use_card(self._opened() or here)
        self.adding.paste()

    def _under(self, point: QPoint) -> Card | None:
        """The card under a point of the page."""
        from workshop_app.ui.proposals.lane_view import LaneView

        panel = self._page.panels.panel
        if panel is not None and panel.geometry().contains(point):
            return self._opened()
        widget = self._page.childAt(point)
        while widget is not None and not isinstance(widget, LaneView):
            widget = widget.parentWidget()
        if widget is None:
            return None
        row = widget.indexAt(widget.viewport().mapFrom(self._page, point)).data(ROW)
        return row if isinstance(row, Card) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (*_DRAGS, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            if not sources.holds_pictures(event.mimeData()):
                return False
            event.acceptProposedAction()
            if kind == QEvent.Type.Drop:
                self.use_card(self._under(event.position().toPoint()))
                self.adding.drop(event.mimeData())
            return True
        return False

    def _added(self, photo: Photo) -> None:
        if photo.proposal or photo.challenge or self.adding.busy:
            return
        from workshop_app.ui.photos.desk import PhotoDesk

        page = self._page
        PhotoDesk(page, page.plan, page.words, page.shell, photo).open()
