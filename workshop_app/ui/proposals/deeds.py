"""What a person does on the board, as services: move, join, withdraw with a reason, bring back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from workshop_app.domain.meetings import Table
from workshop_app.domain.proposals import Challenge, Cluster, Proposal
from workshop_app.export.names import SHORT_THEMES
from workshop_app.services import proposals
from workshop_app.services.board_cards import Card
from workshop_app.ui import theme
from workshop_app.ui.proposals.board_actions import BoardActions
from workshop_app.ui.proposals.lane_column import name_of

if TYPE_CHECKING:
    from workshop_app.ui.proposals.page import ProposalsPage


class Deeds(QObject):
    """Hears the board, its panel and its bar of actions; every deed is one step and one undo."""

    def __init__(self, page: ProposalsPage) -> None:
        super().__init__(page)
        self._page, self._plan, self._words = page, page.plan, page.words
        self._leaving: list[str] = []
        self._actions: BoardActions | None = None
        view, panels = page.view, page.panels
        view.opened.connect(self._open)
        view.sent.connect(self._send)
        view.themed.connect(self._set_theme)
        view.moving.connect(self.offer_columns)
        view.joining.connect(self.join)
        view.withdrawing.connect(self._ask_for_cards)
        view.returning.connect(self.bring_back)
        view.picked.connect(self.show_actions)
        view.here.connect(self._here)
        panels.withdraw_wanted.connect(self._ask_for_one)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    @property
    def actions(self) -> BoardActions:
        """The bar over the foot of the board; made when it is first needed."""
        if self._actions is None:
            actions = self._actions = BoardActions(self._words, self._page)
            view = self._page.view
            actions.opening.connect(lambda: self._open(view.card))
            actions.choosing.connect(view.toggle_here)
            actions.moving.connect(self.offer_columns)
            actions.joining.connect(self.join)
            actions.withdrawing.connect(self._ask_for_cards)
            actions.returning.connect(self.bring_back)
            actions.withdrawn.connect(self.withdraw)
            actions.left.connect(self._not_now)
            actions.grown.connect(lambda: QTimer.singleShot(0, self, self.place))
        return self._actions

    # -- the bar of actions -----------------------------------------------------------------------
    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self.show_actions()

    def show_actions(self) -> None:
        """Show the bar while the board has the keyboard or cards are chosen."""
        page, view = self._page, self._page.view
        if self._plan.read_only:
            return
        if self._actions is None or not self.actions.asking:
            on_board = view.isAncestorOf(QApplication.focusWidget() or page)
            card = view.card if on_board else None
            wanted = page.panels.panel is None and (card is not None or bool(view.chosen))
            if wanted:
                self.actions.show_for(card, view.chosen)
            if self._actions is not None:
                self._actions.setVisible(wanted)
        self.place()

    def place(self) -> None:
        """Over the foot of the board; its last cards can still be scrolled above it."""
        page, bar = self._page, self._actions
        if bar is None or bar.isHidden():
            page.foot = page.line
            page.view.set_foot(0)
            return
        page.foot = bar
        box, edge = page.place.geometry(), bar.MARGIN
        size = bar.wanted(box.width())
        left = box.left() + (box.width() - size.width()) // 2
        top = box.bottom() - size.height() - 4
        bar.setGeometry(left - edge, top - edge, size.width() + 2 * edge, size.height() + 2 * edge)
        bar.raise_()
        page.view.set_foot(size.height() + 12)

    def _here(self, card: Card | None) -> None:
        """Another card has the keyboard: an open panel follows it."""
        page = self._page
        if page.panels.panel is not None and card is not None and card.id != page.panels.card:
            page.panels.open(card.kind, card.id, keyboard=False)
        self.show_actions()

    # -- deeds ------------------------------------------------------------------------------------
    def _open(self, card: Card | None) -> None:
        if card is not None:
            self._page.panels.open(card.kind, card.id)
            self.show_actions()

    def _records(self, ids: list[str]) -> list[Proposal]:
        found = (self._plan.find(Proposal, id) for id in ids)
        return [one for one in found if one is not None]

    def _challenges(self, ids: list[str]) -> list[Challenge]:
        found = (self._plan.find(Challenge, id) for id in ids)
        return [one for one in found if one is not None]

    def offer_columns(self) -> None:
        """A menu of the columns that the cards can go to."""
        page = self._page
        ids = [id for card in page.view.acted_on if not card.withdrawn for id in card.members]
        if not ids or self._plan.read_only:
            return
        menu = QMenu(page)
        menu.setObjectName("columns")
        menu.setFont(theme.now().font("body"))
        for lane in page.view.lanes:
            name = name_of(lane, page.by, self._words)
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, key=lane.key: self._send(ids, key))
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.actions.mapToGlobal(QPoint(BoardActions.MARGIN, BoardActions.MARGIN - 4))
        menu.popup(QPoint(corner.x(), corner.y() - menu.sizeHint().height()))

    def _send(self, ids: list[str], key: str) -> None:
        """To another column: what that means depends on how the board is sorted."""
        page = self._page
        if page.by == "theme":
            self._set_theme(ids, key)
        elif page.by == "table":
            table = self._plan.find(Table, key)
            place = {"table": table.id, "workshop": table.workshop} if table else {"table": None}
            self._move(ids, table.name if table else self._words("No table"), **place)
        elif key:
            self._join_cluster(ids, key)
        else:
            self._separate(ids)

    def _set_theme(self, ids: list[str], key: str) -> None:
        self._move(ids, self._words(SHORT_THEMES[key]), theme=key)

    def _move(self, ids: list[str], where: str, **place: str | None) -> None:
        if self._page.what == "challenge":
            numbers = self._numbers(ids)
            proposals.move_to(self._plan, self._challenges(ids), **place)
        else:
            records = self._records(ids)
            if all(all(getattr(r, k) == v for k, v in place.items()) for r in records):
                return
            numbers = self._numbers(ids)
            proposals.move_to(self._plan, records, **place)
        self._say(self._words("{numbers}: now in {place}", numbers=numbers, place=where), ids[0])

    def _join_cluster(self, ids: list[str], cluster: str) -> None:
        inside = self._plan.all(Proposal, cluster=cluster)
        moved = [one for one in self._records(ids) if one.cluster != cluster]
        if inside and moved:
            proposals.join_into_cluster(self._plan, [inside[0], *moved])
            self._say(self._words("{numbers}: in the cluster", numbers=self._numbers(ids)), ids[0])

    def _separate(self, ids: list[str]) -> None:
        for one in self._records(ids)[:1]:
            if one.cluster:
                proposals.take_out_of_cluster(self._plan, one)
                numbers = self._numbers([one.id])
                self._say(self._words("{numbers}: out of its cluster", numbers=numbers), one.id)

    def join(self) -> None:
        """Put the chosen cards into one cluster."""
        cards = self._page.view.chosen
        ids = [id for card in cards for id in card.members]
        if len(cards) < 2:
            self._page.shell.tell(
                "info",
                self._words("Choose two cards or more with Space; then G puts them together."),
            )
            return
        cluster = proposals.join_into_cluster(self._plan, self._records(ids))
        self._page.view.clear_choice()
        self._page.view.go_to(ids[0])
        label = self._plan.one(Cluster, cluster.id).label
        self._say(self._words("In one cluster: {title}. Enter opens it.", title=label), ids[0])

    def bring_back(self) -> None:
        """Put the withdrawn card on the board again."""
        card = self._page.view.card
        for one in self._records([card.id] if card and card.withdrawn else []):
            proposals.bring_back(self._plan, one)
            self._say(self._words("{numbers}: on the board again", numbers=self._numbers([one.id])),
                      one.id)  # fmt: skip

    # -- withdrawing ------------------------------------------------------------------------------
    def _ask_for_cards(self) -> None:
        cards = [card for card in self._page.view.acted_on if not card.withdrawn]
        if self._page.what == "proposal":
            self._ask([id for card in cards for id in card.members])

    def _ask_for_one(self, id: str) -> None:
        self._page.panels.close_all()
        self._ask([id])

    def _ask(self, ids: list[str]) -> None:
        if ids and not self._plan.read_only:
            self._leaving = ids
            self._page.view.go_to(ids[0], keyboard=False)
            self._page.view.set_open(self._page.view.card_of(ids[0]))
            self.actions.ask_reason(self._numbers(ids))
            self.place()

    def _not_now(self) -> None:
        self._leaving = []
        self._page.view.set_open("")
        self._page.to_board()

    def withdraw(self, reason: str, confirmed: bool) -> None:
        """Take them off the board with their reason."""
        ids, self._leaving = self._leaving, []
        numbers = self._numbers(ids)
        records = self._records(ids)
        proposals.withdraw_all(self._plan, records, reason, confirmed=confirmed)
        self.actions.end_asking()
        self._page.view.set_open("")
        self._page.view.clear_choice()
        self._page.to_board()
        self.show_actions()
        self._say(self._words("{numbers}: withdrawn", numbers=numbers))

    # -- saying -----------------------------------------------------------------------------------
    def _numbers(self, ids: list[str]) -> str:
        cards = (self._page.board.card(id) for id in ids)
        return self._words.listed([card.number for card in cards if card])

    def _say(self, said: str, show: str = "") -> None:
        view = self._page.view
        if show:
            view.go_to(show, keyboard=view.isAncestorOf(QApplication.focusWidget() or self._page))
        self._page.shell.tell("done", said, undo=True)
