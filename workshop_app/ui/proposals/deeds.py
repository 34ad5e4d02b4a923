"""What a person does on the board, as services: move, join, withdraw with a reason, bring back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget

from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.services import clusters, proposals
from workshop_app.services.board_cards import Card
from workshop_app.ui.proposals.board_actions import BoardActions
from workshop_app.ui.proposals.linking import Linking
from workshop_app.ui.proposals.moving import Moving

if TYPE_CHECKING:
    from workshop_app.ui.proposals.page import ProposalsPage

MOST_NAMED = 8
"""More proposals than these are counted, not named one by one."""


class Deeds(QObject):
    """Hears the board, its panel and its bar of actions; every deed is one step and one undo."""

    def __init__(self, page: ProposalsPage) -> None:
        super().__init__(page)
        self._page, self._plan, self._words = page, page.plan, page.words
        self._leaving: list[str] = []
        self._actions: BoardActions | None = None
        self._tagging: list[str] = []
        self.linking = Linking(page)
        self.moving = Moving(page, self)
        view, panels = page.view, page.panels
        view.opened.connect(self._open)
        view.put_on.connect(self._put_on)
        view.asked.connect(self.do)
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
            actions.asked.connect(self.do)
            actions.withdrawn.connect(self.withdraw)
            actions.tagged.connect(self._tag)
            actions.left.connect(self._not_now)
            actions.grown.connect(lambda: QTimer.singleShot(0, self, self.place))
        return self._actions

    def do(self, deed: str) -> None:
        """Do what a key or a button of the bar means."""
        view = self._page.view
        deeds: dict[str, Callable[[], object]] = {
            "open": lambda: self._open(view.card),
            "choose": view.toggle_here,
            "clear": view.clear_choice,
            "set": lambda: self.moving.offer_values(self._ask_tag),
            "move": self.moving.offer_columns,
            "join": self.join,
            "split": self.split,
            "link": lambda: self.linking.begin(view.acted_on),
            "here": lambda: self._open(view.card),
            "leave": self.linking.leave,
            "withdraw": self._ask_for_cards,
            "return": self.bring_back,
        }
        deeds[deed]()

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
            if wanted and self.linking.begun:
                self.actions.show_linking(self.linking.question)
            elif wanted:
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
        self.linking.show_related(card)
        is_open = page.panels.panel is not None
        if is_open and card is not None and page.panels.card not in (card.id, *card.members):
            page.panels.open(card.kind, card.id, keyboard=False)
        self.show_actions()

    # -- deeds ------------------------------------------------------------------------------------
    def _open(self, card: Card | None) -> None:
        if card is not None and self.linking.begun:
            self.linking.end(card)
        elif card is not None:
            self._page.panels.open(card.kind, card.id)
            self.show_actions()

    def records(self, ids: list[str]) -> list[Proposal]:
        """The proposals with these ids, as they are kept."""
        found = (self._plan.find(Proposal, id) for id in ids)
        return [one for one in found if one is not None]

    def pop(self, menu: QMenu, deed: str) -> None:
        """Open a menu over the button of ``deed``, or at the card where the bar is not shown."""
        bar, here = self._actions, QApplication.focusWidget()
        button = bar.buttons[deed] if bar is not None else None
        if button is not None and button.isVisible():
            corner = button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4))
        elif bar is not None and bar.isVisible():
            corner = bar.mapToGlobal(QPoint(bar.MARGIN, bar.MARGIN - menu.sizeHint().height() - 4))
        elif isinstance(here, QAbstractItemView):
            box = here.visualRect(here.currentIndex())
            corner = here.viewport().mapToGlobal(box.bottomLeft() + QPoint(0, 4))
        else:
            corner = self._page.place.mapToGlobal(QPoint(0, 0))
        menu.popup(corner)

    def _put_on(self, ids: list[str], card: Card) -> None:
        """Dragged onto a card: of the same kind they are put together, else linked."""
        dragged = "proposal" if self._plan.find(Proposal, ids[0]) else "challenge"
        if "challenge" in (dragged, card.kind):
            self.linking.join(ids, dragged, card)
        else:
            self._join([*card.members, *ids])

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
        self._join(ids)

    def _join(self, ids: list[str]) -> None:
        cluster = proposals.join_into_cluster(self._plan, self.records(ids))
        self._page.view.clear_choice()
        label = self._plan.one(Cluster, cluster.id).label
        self.say(self._words("In one cluster: {title}. Enter opens it.", title=label), ids[0])

    def split(self) -> None:
        """End the clusters: each original stands alone again."""
        cards = [card for card in self._page.view.acted_on if card.cluster]
        if not cards or self._plan.read_only:
            return
        first = cards[0].members[0]
        numbers = self.numbers([id for card in cards for id in card.members])
        clusters.split_up(self._plan, dict.fromkeys(card.cluster for card in cards))
        self._page.view.clear_choice()
        self.say(self._words("{numbers}: each on its own again", numbers=numbers), first)

    def bring_back(self) -> None:
        """Put the withdrawn card on the board again."""
        card = self._page.view.card
        for one in self.records([card.id] if card and card.withdrawn else []):
            proposals.bring_back(self._plan, one)
            self.say(self._words("{numbers}: on the board again", numbers=self.numbers([one.id])),
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
            self.actions.ask_reason(self.numbers(ids))
            self.place()

    def _ask_tag(self, ids: list[str]) -> None:
        self._tagging = ids
        self.actions.ask_tag(self.numbers(self._tagging))
        self.place()

    def _tag(self, tag: str, confirmed: bool) -> None:
        """Give them one more tag."""
        ids, self._tagging = self._tagging, []
        clusters.add_tag(self._plan, self.records(ids), tag, confirmed=confirmed)
        self.actions.end_asking()
        self._page.to_board()
        self.show_actions()
        self.say(self._words("{numbers}: tag “{tag}”", numbers=self.numbers(ids), tag=tag), ids[0])

    def _not_now(self) -> None:
        self._leaving = []
        self._page.view.set_open("")
        self._page.to_board()

    def withdraw(self, reason: str, confirmed: bool) -> None:
        """Take them off the board with their reason."""
        ids, self._leaving = self._leaving, []
        numbers = self.numbers(ids)
        records = self.records(ids)
        proposals.withdraw_all(self._plan, records, reason, confirmed=confirmed)
        self.actions.end_asking()
        self._page.view.set_open("")
        self._page.view.clear_choice()
        self._page.to_board()
        self.show_actions()
        self.say(self._words("{numbers}: withdrawn", numbers=numbers))

    # -- saying -----------------------------------------------------------------------------------
    def numbers(self, ids: list[str]) -> str:
        """Their numbers in a row; of many how many they are."""
        if len(ids) > MOST_NAMED:
            return self._words.many("{n} proposal", "{n} proposals", len(ids))
        page = self._page
        boards = [one for one in (page.board, page.looking.beside) if one is not None]
        cards = (next((c for one in boards if (c := one.card(id))), None) for id in ids)
        return self._words.listed([card.number for card in cards if card])

    def say(self, said: str, show: str = "") -> None:
        """Say what was done, with Undo, and show the card of this proposal."""
        view = self._page.view
        if show:
            view.go_to(show, keyboard=view.isAncestorOf(QApplication.focusWidget() or self._page))
        self._page.shell.tell("done", said, undo=True)
