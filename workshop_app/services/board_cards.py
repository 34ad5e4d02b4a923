"""What stands on the board: cards, the columns they stand in, and what filters let through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

What = Literal["proposal", "challenge"]
By = Literal["theme", "table", "cluster", "workshop"]

WITHOUT = "-"
"""The value of a filter for "has none": no table, no workshop, no territory, no perspective."""
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Card:
    """One card: what is shown of a proposal, a challenge or a cluster.

    ``text`` is what was said; of a cluster the words of its first member, ``title`` its own.
    ``members`` are the ids in it, the keeper first, then by number; of a single card its own id.
    ``number`` is "18" or "3 + 12", in the same order. ``links`` are the challenges (ids) that a proposal answers, or the proposals that
    answer a challenge, ``linked`` their numbers. ``reason`` is why a ``withdrawn`` one was
    withdrawn. Newest first by ``rank``.
    """

    id: str
    kind: str
    theme: str
    number: str
    text: str
    rank: tuple[str, int]
    title: str = ""
    table: str = ""
    table_name: str = ""
    workshop: str = ""
    territory: str = ""
    perspective: str = ""
    tags: tuple[str, ...] = ()
    cluster: str = ""
    members: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    photo: bool = False
    withdrawn: bool = False
    taken_out: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A column. ``key`` is a theme, or the id of a table, cluster or workshop; "" is for those
    without.

    ``name`` is "" for themes and for those without: the page has words for them. ``workshop`` is
    the number of the workshop that a table is of. ``count`` is of proposals or challenges that
    stand, those inside clusters too. ``withdrawn`` come apart.
    """

    key: str
    name: str = ""
    workshop: int = 0
    cards: tuple[Card, ...] = ()
    withdrawn: tuple[Card, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Filters:
    """What a card must be to be shown; "" asks for nothing.

    ``theme`` and ``perspective`` are their ids, ``table``, ``workshop`` and ``territory`` ids of
    records, each but the theme also ``WITHOUT``. ``tag`` is one of the card's tags. ``linked`` (to
    the other kind: challenges or proposals) and ``photo`` are ``YES`` or ``NO``; ``withdrawn`` is
    ``YES`` for those only.
    """

    theme: str = ""
    table: str = ""
    workshop: str = ""
    territory: str = ""
    perspective: str = ""
    linked: str = ""
    photo: str = ""
    withdrawn: str = ""
    tag: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))

    def asked(self) -> dict[str, str]:
        """Those that ask for something, by name, in their order."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name))}

    def keep(self, card: Card) -> bool:
        """Whether a single card is shown."""
        equal = (
            (self.theme, card.theme),
            (self.table, card.table),
            (self.workshop, card.workshop),
            (self.territory, card.territory),
            (self.perspective, card.perspective),
        )
        if any(wanted and wanted != (has or WITHOUT) for wanted, has in equal):
            return False
        answers = ((self.linked, bool(card.links)), (self.photo, card.photo))
        if any(wanted and (wanted == YES) is not has for wanted, has in answers):
            return False
        if self.withdrawn and not card.withdrawn:
            return False
        return not self.tag or self.tag in card.tags


NO_FILTERS = Filters()


def tags_of(cards: Iterable[Card]) -> list[str]:
    """Every tag of these cards once, in the order of the alphabet."""
    return sorted({tag for card in cards for tag in card.tags}, key=str.casefold)
