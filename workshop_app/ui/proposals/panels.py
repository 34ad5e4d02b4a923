"""The panel that is open over the board, if one is: of a proposal, a challenge or a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from workshop_app.services.news import News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.proposals.cluster_panel import ClusterPanel
from workshop_app.ui.proposals.proposal_panel import ChallengePanel, ProposalPanel
from workshop_app.ui.proposals.side_panel import WIDE, SidePanel

if TYPE_CHECKING:
    from workshop_app.ui.proposals.page import ProposalsPage

_GAP = 14
_BOARD = 380
"""Pixels of the board that make it worth giving way; where there are fewer the panel covers it."""


class Panels(QObject):
    """Opens one panel at a time at the right of the board. ``left(id)`` when it closed."""

    left = Signal(str)
    withdraw_wanted = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words, page: ProposalsPage) -> None:
        super().__init__(page)
        self._plan, self._words, self._page = plan, words, page
        self._made: dict[str, SidePanel] = {}
        self.kind, self.card = "", ""

    @property
    def panel(self) -> SidePanel | None:
        """The open one."""
        return self._made.get(self.kind) if self.card else None

    def open(self, kind: str, id: str, *, keyboard: bool = True) -> None:
        """Open the panel of a ``kind`` (proposal, challenge, cluster) on a record; what the one
        before still holds is kept first, and it stays while the guard waits for an answer."""
        if self.panel is not None and not self.panel.write():
            return
        panel = self._panel(kind)
        if not self._show(panel, id):
            return
        for other in self._made.values():
            other.setVisible(other is panel)
        self.kind, self.card = kind, id
        self.place()
        panel.raise_()
        self._page.looking.place()
        panel.order_tabs()
        self._page.view.set_open(id)
        self._page.view.go_to(id, keyboard=False)
        if keyboard:
            panel.first().setFocus(Qt.FocusReason.TabFocusReason)

    @staticmethod
    def _show(panel: SidePanel, id: str) -> bool:
        if isinstance(panel, ClusterPanel):
            return panel.show_cluster(id)
        if isinstance(panel, (ProposalPanel, ChallengePanel)):
            return panel.show_record(id)
        return False

    def _panel(self, kind: str) -> SidePanel:
        if kind not in self._made:
            self._made[kind] = self._make(kind)
            self._made[kind].left.connect(self._left)
        return self._made[kind]

    def _make(self, kind: str) -> SidePanel:
        if kind == "cluster":
            cluster = ClusterPanel(self._plan, self._words, self._page)
            cluster.opened.connect(lambda id: self.open("proposal", id))
            return cluster
        if kind == "challenge":
            return ChallengePanel(self._plan, self._words, self._page)
        made = ProposalPanel(self._plan, self._words, self._page)
        made.withdraw_wanted.connect(self.withdraw_wanted)
        made.cluster_wanted.connect(lambda id: self.open("cluster", id))
        return made

    def _left(self) -> None:
        id = self.card
        self._put_away()
        self.left.emit(id)

    def _put_away(self) -> None:
        for panel in self._made.values():
            panel.hide()
        self.kind, self.card = "", ""
        self._page.place.give_way(0)

    def escape(self) -> None:
        """Esc somewhere else on the page."""
        if self.panel is not None:
            self.panel.escape()

    # -- what the page tells ----------------------------------------------------------------------
    def write(self) -> None:
        """Keep what fields still hold."""
        if self.panel is not None:
            self.panel.write()

    def close_all(self) -> None:
        """Close it without giving the keyboard to anything."""
        self.write()
        self._put_away()
        self._page.view.set_open("")

    def told(self, news: News) -> None:
        """Something was saved."""
        panel = self.panel
        if isinstance(panel, (ProposalPanel, ChallengePanel, ClusterPanel)):
            panel.told(news)
            panel.order_tabs()

    def place(self) -> None:
        """Over the right end of the board, as tall as it."""
        panel = self.panel
        if panel is None:
            return
        box, edge = self._page.place.geometry(), panel.MARGIN
        wide = min(theme.now().px(WIDE), box.width())
        roomy = box.width() - wide >= theme.now().px(_BOARD)
        self._page.place.give_way(wide + _GAP if roomy else 0)
        panel.setGeometry(
            box.right() - wide - edge,
            box.top() - edge,
            wide + 2 * edge,
            box.height() + 2 * edge,
        )
