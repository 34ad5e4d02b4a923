"""Linking proposals with the challenges that they answer: by keys from either side, or by a drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshop_app.domain.proposals import Challenge
from workshop_app.services import links, numbering
from workshop_app.services.board_cards import Card

if TYPE_CHECKING:
    from workshop_app.ui.proposals.page import ProposalsPage


class Linking(QObject):
    """L takes what is chosen along to the other side; Enter there links it, or takes a link that
    stands away; Esc leaves. Each is one step and one undo."""

    def __init__(self, page: ProposalsPage) -> None:
        super().__init__(page)
        self._page, self._plan, self._words = page, page.plan, page.words
        self._begun: list[Card] = []

    @property
    def begun(self) -> bool:
        """Whether a link waits for its other end."""
        return bool(self._begun)

    @property
    def question(self) -> str:
        """What is asked while it waits."""
        numbers = self._words.listed([card.number for card in self._begun])
        if self._from_challenge:
            return self._words("Which proposal answers challenge {number}?", number=numbers)
        if len(self._begun) > 1:
            return self._words("Which challenge do {numbers} answer?", numbers=numbers)
        return self._words("Which challenge does {number} answer?", number=numbers)

    @property
    def _from_challenge(self) -> bool:
        return bool(self._begun) and self._begun[0].kind == "challenge"

    def begin(self, cards: list[Card]) -> None:
        """Take these to the other side: from proposals to the challenges beside, or back."""
        page, words = self._page, self._words
        standing = [card for card in cards if not card.withdrawn]
        if not standing or self._plan.read_only:
            return
        if page.what == "challenge":
            here = standing[0].id
            page.open_at(what="proposal", beside="yes")
            card = page.looking.beside.card(here) if page.looking.beside else None
            standing = [card] if card else []
        elif standing[0].kind != "challenge" and not self._plan.count(Challenge):
            page.shell.tell(
                "info",
                words("There are no challenges yet. “See challenges” is where they are noted."),
            )
            return
        self._hold(standing)
        if not self._from_challenge:
            page.looking.show_beside(True)
        there = page.view.take_first() if self._from_challenge else page.view.to_beside()
        if not there:
            self.leave()
        page.deeds.show_actions()

    def end(self, card: Card) -> bool:
        """Link with this card what was taken along; False where it is not of the other kind."""
        begun = self._begun
        if card.withdrawn or (card.kind == "challenge") == self._from_challenge:
            return False
        self._hold([])
        self.join([id for one in begun for id in one.members], begun[0].kind, card)
        self._back(begun[0])
        return True

    def leave(self) -> None:
        """Nothing is to be linked; back to where it began."""
        begun = self._begun
        self._hold([])
        if begun:
            self._back(begun[0])

    def _hold(self, cards: list[Card]) -> None:
        self._begun = cards
        self._page.view.waits = bool(cards)

    def join(self, ids: list[str], kind: str, card: Card) -> None:
        """Link ids of a kind with a card of the other kind, or take the links away where they all
        stand."""
        ours, theirs = (card.members, ids) if kind == "challenge" else (ids, card.members)
        words, taken = self._words, links.all_linked(self._plan, ours, theirs)
        if taken:
            links.unlink(self._plan, ours, theirs)
        else:
            links.link(self._plan, ours, theirs)
        facts = {
            "proposals": self._page.deeds.numbers(list(ours)),
            "challenges": self._challenges(list(theirs)),
        }
        said = (
            words("No longer linked: {proposals} with challenge {challenges}", **facts)
            if taken
            else words("Linked: {proposals} with challenge {challenges}", **facts)
        )
        self._page.shell.tell("done", said, undo=True)

    def show_related(self, card: Card | None) -> None:
        """Mark what this card is linked with on the other side."""
        self._page.view.show_related(frozenset(card.links) if card else frozenset())

    def _back(self, card: Card) -> None:
        self._page.view.go_to(card.id)
        self._page.deeds.show_actions()

    def _challenges(self, ids: list[str]) -> str:
        labels = numbering.labels(self._plan, Challenge)
        return self._words.listed([labels[id] for id in ids if id in labels])
