"""The board: what was said, as cards in lanes; read once and kept up by the plan's news."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from workshop_app.domain.entity import THEMES
from workshop_app.domain.meetings import Table, Workshop
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Challenge, Cluster, Proposal
from workshop_app.services import numbering
from workshop_app.services.news import Changed
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import plain

What = Literal["proposal", "challenge"]
By = Literal["theme", "table", "cluster"]

HEARD = ("Proposal", "Challenge", "Cluster", "Table", "Workshop", "Photo")
"""News about anything else leaves the board as it is."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: what is shown of a proposal, a challenge or a cluster.

    ``text`` is what was said; of a cluster the words of its first member, ``title`` its own.
    ``members`` are the ids in it, oldest first; of a single card its own id. ``number`` is "18" or
    "3 + 12". ``reason`` is why a ``withdrawn`` one was withdrawn. Newest first by ``rank``.
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
    cluster: str = ""
    members: tuple[str, ...] = ()
    photo: bool = False
    withdrawn: bool = False
    taken_out: bool = False
    reason: str = ""
    searched: str = field(default="", repr=False)

    def holds(self, pieces: Iterable[str]) -> bool:
        """Whether it holds every one of these words in plain spelling."""
        return all(piece in self.searched for piece in pieces)


@dataclass(frozen=True, slots=True)
class Lane:
    """A column. ``key`` is a theme, or the id of a table or cluster; "" is for those without.

    ``name`` is "" for themes and for those without: the page has words for them. ``count`` is of
    proposals or challenges that stand, those inside clusters too. ``withdrawn`` come apart.
    """

    key: str
    name: str = ""
    workshop: int = 0
    cards: tuple[Card, ...] = ()
    withdrawn: tuple[Card, ...] = ()
    count: int = 0


class Board:
    """The proposals or challenges of a plan, or of one workshop of it, as cards.

    ``load`` may run in any thread; then ``take`` and the rest belong to one.
    """

    def __init__(
        self, plan: OpenPlan, what: What = "proposal", workshop: str | None = None
    ) -> None:
        self.plan, self.what, self.workshop = plan, what, workshop
        self._cards: dict[str, Card] = {}
        self._order: list[tuple[tuple[str, int], str]] = []
        self._numbers: dict[str, str] = {}
        self._clusters: dict[str, Cluster] = {}
        self._tables: dict[str, Table] = {}
        self._workshops: dict[str, Workshop] = {}
        self._photos: set[str] = set()

    # -- reading ----------------------------------------------------------------------------------
    @property
    def _entity(self) -> type[Proposal] | type[Challenge]:
        return Proposal if self.what == "proposal" else Challenge

    def load(self) -> Board:
        """Read everything anew."""
        self._numbers = numbering.labels(self.plan, self._entity)
        self._clusters = {one.id: one for one in self.plan.all(Cluster)}
        self._around()
        where = {"workshop": self.workshop} if self.workshop else {}
        records = list[Proposal | Challenge](self.plan.all(self._entity, **where))
        self._cards = {one.id: self._card(one) for one in records}
        self._order = sorted((card.rank, id) for id, card in self._cards.items())
        return self

    def take(self, news: Changed) -> bool:
        """Read again what the news names; whether the board changed."""
        if not news.about(*HEARD):
            return False
        for name, id in news.rows:
            if name == "Cluster":
                self._take_cluster(id)
        if news.about("Table", "Workshop", "Photo"):
            self._around()
            self._cards = {id: self._dressed(card) for id, card in self._cards.items()}
        changed = [id for name, id in news.rows if name == self._entity.__name__]
        if any(id not in self._numbers for id in changed):
            self._numbers = numbering.labels(self.plan, self._entity)
        for id in changed:
            self._take_card(id)
        return True

    def _take_card(self, id: str) -> None:
        old = self._cards.pop(id, None)
        if old is not None:
            self._order.remove((old.rank, id))
        one: Proposal | Challenge | None = self.plan.find(self._entity, id)
        if one is not None and self.workshop in (None, one.workshop):
            card = self._cards[id] = self._card(one)
            insort(self._order, (card.rank, id))

    def _take_cluster(self, id: str) -> None:
        one = self.plan.find(Cluster, id)
        if one is None:
            self._clusters.pop(id, None)
        else:
            self._clusters[id] = one

    def _around(self) -> None:
        """What stands on the cards besides their words."""
        self._tables = {one.id: one for one in self.plan.all(Table)}
        self._workshops = {one.id: one for one in self.plan.all(Workshop)}
        self._photos = {one.proposal for one in self.plan.all(Photo) if one.proposal}

    def _dressed(self, card: Card) -> Card:
        table = self._tables.get(card.table)
        name, photo = table.name if table else "", card.id in self._photos
        same = (card.table_name, card.photo) == (name, photo)
        return card if same else replace(card, table_name=name, photo=photo)

    def _card(self, one: Proposal | Challenge) -> Card:
        number = self._numbers[one.id]
        detail = one.detail if isinstance(one, Proposal) else ""
        searched = f"{plain(' '.join((one.text, detail, *one.tags)))} {number.casefold()}"
        card = self._dressed(
            Card(
                id=one.id,
                kind=self.what,
                theme=one.theme,
                number=number,
                text=one.text,
                rank=(one.born, one.count),
                table=one.table or "",
                members=(one.id,),
                searched=searched,
            )
        )
        if isinstance(one, Challenge):
            return card
        return replace(
            card,
            cluster=one.cluster or "",
            withdrawn=one.withdrawn,
            taken_out=one.taken_out,
            reason=one.withdrawn_reason,
        )

    # -- what is there ----------------------------------------------------------------------------
    def __len__(self) -> int:
        return sum(not card.withdrawn for card in self._cards.values())

    @property
    def clusters(self) -> int:
        """How many clusters stand on it."""
        return len({card.cluster for card in self._cards.values() if card.cluster})

    def card(self, id: str) -> Card | None:
        """The single card of a proposal or challenge."""
        return self._cards.get(id)

    def cluster_card(self, id: str) -> Card | None:
        """The card of a cluster, or ``None`` where nothing of it is on this board."""
        inside = [self._cards[one] for _, one in self._order if self._cards[one].cluster == id]
        return self._joined(id, inside) if inside else None

    # -- lanes ------------------------------------------------------------------------------------
    def lanes(self, by: By, wanted: str = "") -> list[Lane]:
        """The columns of the board, newest card first; only what holds ``wanted``, if anything."""
        pieces = plain(wanted).split()
        cards = list(self._shown(by, pieces))
        return {"theme": self._by_theme, "table": self._by_table, "cluster": self._by_cluster}[by](
            cards
        )

    def _shown(self, by: By, pieces: list[str]) -> Iterator[Card]:
        """Cards newest first; by theme those of a cluster are one."""
        inside: defaultdict[str, list[Card]] = defaultdict(list)
        if by == "theme":
            for _, id in self._order:
                if self._cards[id].cluster:
                    inside[self._cards[id].cluster].append(self._cards[id])
        done: set[str] = set()
        for _, id in reversed(self._order):
            card = self._cards[id]
            if by == "theme" and card.cluster:
                if card.cluster in done:
                    continue
                done.add(card.cluster)
                card = self._joined(card.cluster, inside[card.cluster])
            if not pieces or card.holds(pieces):
                yield card

    def _joined(self, id: str, inside: list[Card]) -> Card:
        """The card of a cluster of ``inside``, oldest first; the keeper's theme is its own."""
        cluster = self._clusters.get(id)
        keeper = next((card for card in inside if cluster and card.id == cluster.keeper), inside[0])
        title = cluster.label if cluster else keeper.text
        return Card(
            id=id,
            kind="cluster",
            theme=keeper.theme,
            number=" + ".join(card.number for card in inside),
            text=keeper.text,
            rank=inside[-1].rank,
            title=title,
            cluster=id,
            members=tuple(card.id for card in inside),
            photo=any(card.photo for card in inside),
            searched=" ".join([plain(title), *(card.searched for card in inside)]),
        )

    def _by_theme(self, cards: list[Card]) -> list[Lane]:
        return self._filled([Lane(theme) for theme in THEMES], ((c.theme, c) for c in cards))

    def _by_table(self, cards: list[Card]) -> list[Lane]:
        used = {card.table for card in cards}
        tables = [
            table
            for table in self._tables.values()
            if table.id in used or (self.workshop and table.workshop == self.workshop)
        ]
        number = {id: one.number for id, one in self._workshops.items()}
        tables.sort(key=lambda one: (number.get(one.workshop, 0), one.position, one.name))
        lanes = [Lane(one.id, one.name, number.get(one.workshop, 0)) for one in tables]
        if not lanes or not used <= self._tables.keys():
            lanes.append(Lane(""))
        known = {lane.key for lane in lanes}
        return self._filled(lanes, ((c.table if c.table in known else "", c) for c in cards))

    def _by_cluster(self, cards: list[Card]) -> list[Lane]:
        """Those without a cluster first, then the clusters, the one added to last in front."""
        keys = dict.fromkeys(card.cluster for card in cards if card.cluster)
        named = ((key, self._clusters.get(key)) for key in keys)
        lanes = [Lane(""), *(Lane(key, one.label if one else "") for key, one in named)]
        return self._filled(lanes, ((card.cluster, card) for card in cards))

    @staticmethod
    def _filled(lanes: list[Lane], cards: Iterable[tuple[str, Card]]) -> list[Lane]:
        standing: defaultdict[str, list[Card]] = defaultdict(list)
        withdrawn: defaultdict[str, list[Card]] = defaultdict(list)
        for key, card in cards:
            (withdrawn if card.withdrawn else standing)[key].append(card)
        return [
            replace(
                lane,
                cards=tuple(standing[lane.key]),
                withdrawn=tuple(withdrawn[lane.key]),
                count=sum(len(card.members) for card in standing[lane.key]),
            )
            for lane in lanes
        ]
