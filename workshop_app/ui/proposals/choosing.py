"""Which cards of the board are chosen: one by one, a stretch of a column, or all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshop_app.services.board_cards import Card


class Choosing:
    """The chosen cards by id, in the order of choosing. Withdrawn ones and challenges never are."""

    def __init__(self) -> None:
        self._cards: dict[str, Card] = {}
        self._before: dict[str, Card] = {}
        self._from, self._last = "", ""

    @property
    def cards(self) -> list[Card]:
        """The chosen ones."""
        return list(self._cards.values())

    @property
    def ids(self) -> frozenset[str]:
        """Their ids."""
        return frozenset(self._cards)

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of the proposals in them."""
        return tuple(id for card in self._cards.values() for id in card.members)

    def toggle(self, card: Card) -> None:
        """Choose a card, or not any more."""
        self._last = ""
        if can_be_chosen(card) and self._cards.pop(card.id, None) is None:
            self._cards[card.id] = card

    def reach(self, column: Sequence[Card], first: int, last: int) -> None:
        """Choose the stretch that ends at row ``last``, beside what was chosen before it began: at
        row ``first``, or earlier where the stretch before ended there."""
        ids = [one.id for one in column]
        start = ids[first] if 0 <= first < len(ids) else ""
        if not start or start != self._last:
            self._before, self._from = dict(self._cards), start
        at = ids.index(self._from) if self._from in ids else last
        low, high = sorted((at, last))
        self._last = ids[last] if 0 <= last < len(ids) else ""
        self._cards = dict(self._before)
        self.add(column[low : high + 1])

    def add(self, cards: Iterable[Card]) -> None:
        """Choose these too."""
        for card in cards:
            if can_be_chosen(card):
                self._cards[card.id] = card

    def clear(self) -> bool:
        """Choose nothing; whether anything was chosen."""
        had = bool(self._cards)
        self._cards = {}
        self._last = ""
        return had

    def refresh(self, now: Iterable[Card]) -> bool:
        """A card that is not on the board any more is not chosen either; the rest is as it is now.
        Whether that changed anything."""
        if not self._cards:
            return False
        known = {card.id: card for card in now}
        before = self._cards
        self._cards = {id: known[id] for id in before if id in known}
        return self._cards != before


def can_be_chosen(card: Card) -> bool:
    """Whether a card can be chosen, to be acted on together with others."""
    return not card.withdrawn and card.kind != "challenge"
