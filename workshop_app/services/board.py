"""The board: what was said, as cards in lanes; read once and kept up by the plan's news."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from workshop_app.domain.meetings import Table, Workshop
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Challenge, Cluster, Proposal, ProposalChallenge
from workshop_app.services import board_lanes, numbering
from workshop_app.services.board_cards import NO_FILTERS, By, Card, Filters, Lane, What
from workshop_app.services.board_search import EVERYTHING, Found, SearchIndex
from workshop_app.services.news import Changed
from workshop_app.services.open_plan import OpenPlan

HEARD = (
    "Proposal",
    "Challenge",
    "ProposalChallenge",
    "Cluster",
    "Table",
    "Workshop",
    "Photo",
)
"""News about anything else leaves the board as it is."""

_MANY = 40
"""From so many linked ones on all numbers are read at once."""
_MOST_ANEW = 500
"""Of more changed cards than these all are read anew: that is sooner done than one by one."""
_FEW = 5
"""So many numbers are read one by one sooner than thousands together."""


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
        self._links: dict[str, dict[str, str]] = {}
        self._index = SearchIndex()

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
        self._index = SearchIndex()
        for one in records:
            self._make_findable(one)
        for cluster in self._clusters.values():
            self._index.put(cluster.id, cluster.label)
        return self

    def take(self, news: Changed) -> bool:
        """Read again what the news names; whether the board changed."""
        if not news.about(*HEARD):
            return False
        changed = [id for name, id in news.rows if name == self._entity.__name__]
        if len(changed) > _MOST_ANEW:
            self.load()
            return True
        for name, id in news.rows:
            if name == "Cluster":
                self._take_cluster(id)
        self._number([id for id in changed if id not in self._numbers])
        if news.about("Table", "Workshop", "Photo") or self._links_change(news):
            self._around()
            self._cards = {id: self._dressed(card) for id, card in self._cards.items()}
        for id in changed:
            self._take_card(id)
        return True

    def _number(self, new: list[str]) -> None:
        """Read the numbers of new rows: of many all together, of a few one by one."""
        if len(new) > _FEW:
            self._numbers = numbering.labels(self.plan, self._entity)
            return
        for id in new:
            self._numbers |= numbering.near(self.plan, self._entity, id)

    def _take_card(self, id: str) -> None:
        old = self._cards.pop(id, None)
        if old is not None:
            self._order.remove((old.rank, id))
            self._index.remove(id)
        one: Proposal | Challenge | None = self.plan.find(self._entity, id)
        if one is not None and self.workshop in (None, one.workshop):
            card = self._cards[id] = self._card(one)
            insort(self._order, (card.rank, id))
            self._make_findable(one)

    def _make_findable(self, one: Proposal | Challenge) -> None:
        said = [one.text, *one.tags]
        if isinstance(one, Proposal):
            said += [one.detail, one.beneficiaries, one.first_step]
        self._index.put(one.id, " ".join(said), self._numbers[one.id])

    def _take_cluster(self, id: str) -> None:
        one = self.plan.find(Cluster, id)
        if one is None:
            self._clusters.pop(id, None)
            self._index.remove(id)
        else:
            self._clusters[id] = one
            self._index.put(id, one.label)

    def _around(self) -> None:
        """What stands on the cards besides their words."""
        self._tables = {one.id: one for one in self.plan.all(Table)}
        self._workshops = {one.id: one for one in self.plan.all(Workshop)}
        self._photos = {one.proposal or one.challenge or "" for one in self.plan.all(Photo)}
        self._links = self._linked()

    def _linked(self) -> dict[str, dict[str, str]]:
        """For each card the ids and numbers of what it is linked with, in the order of numbers.
        What was withdrawn answers nothing."""
        pairs = [(one.proposal, one.challenge) for one in self.plan.all(ProposalChallenge)]
        links: dict[str, dict[str, str]] = {}
        if not pairs:
            return links
        other: type[Proposal] | type[Challenge] = Challenge
        if self.what == "challenge":
            other = Proposal
            read = ((id, self.plan.find(Proposal, id)) for id in {id for id, _ in pairs})
            standing = {id for id, one in read if one is not None and not one.withdrawn}
            pairs = [(to, id) for id, to in pairs if id in standing]
        numbers = self._numbers_of(other, {id for _, id in pairs})
        named = [(mine, numbers[id], id) for mine, id in pairs if id in numbers]
        for mine, number, id in sorted(named, key=lambda one: sort_key(one[1])):
            links.setdefault(mine, {})[id] = number
        return links

    def _numbers_of(
        self, entity: type[Proposal] | type[Challenge], ids: set[str]
    ) -> dict[str, str]:
        """The numbers of these, or of all where that is sooner done."""
        if len(ids) > _MANY:
            return numbering.labels(self.plan, entity)
        numbers: dict[str, str] = {}
        for id in ids:
            numbers |= numbering.near(self.plan, entity, id)
        return numbers

    def _links_change(self, news: Changed) -> bool:
        """Whether the cards may be linked otherwise now: a proposal may have been withdrawn."""
        if news.about("ProposalChallenge"):
            return True
        known = {id for ids in self._links.values() for id in ids}
        gone = (id for name, id in news.rows if name == "Proposal" and self.what == "challenge")
        return any(id in known or "withdrawn" in news.rows["Proposal", id] for id in gone)

    def _dressed(self, card: Card) -> Card:
        table = self._tables.get(card.table)
        links = self._links.get(card.id, {})
        now: dict[str, Any] = {
            "table_name": table.name if table else "",
            "photo": card.id in self._photos,
            "links": tuple(links),
            "linked": tuple(links.values()),
        }
        same = all(getattr(card, name) == value for name, value in now.items())
        return card if same else replace(card, **now)

    def _card(self, one: Proposal | Challenge) -> Card:
        card = Card(
            id=one.id,
            kind=self.what,
            theme=one.theme,
            number=self._numbers[one.id],
            text=one.text,
            rank=(one.born, one.count),
            table=one.table or "",
            workshop=one.workshop or "",
            territory=one.territory or "",
            perspective=one.perspective or "",
            tags=one.tags,
            members=(one.id,),
        )
        if isinstance(one, Proposal):
            card = replace(
                card,
                cluster=one.cluster or "",
                withdrawn=one.withdrawn,
                taken_out=one.taken_out,
                reason=one.withdrawn_reason,
            )
        return self._dressed(card)

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

    def singles(self) -> Iterable[Card]:
        """Every single card, those inside clusters and the withdrawn ones too."""
        return self._cards.values()

    # -- lanes ------------------------------------------------------------------------------------
    def lanes(self, by: By, wanted: str = "", filters: Filters = NO_FILTERS) -> list[Lane]:
        """The columns of the board, newest card first; only what holds ``wanted``, if anything,
        and what ``filters`` keep: of a cluster all, where they keep one of it."""
        found = self._index.find(wanted) if wanted.strip() else EVERYTHING
        cards = list(self._shown(by, found, filters))
        if by == "table":
            return board_lanes.by_table(cards, self._tables, self._workshops, self.workshop)
        if by == "workshop":
            return board_lanes.by_workshop(cards, self._workshops, self.workshop)
        if by == "cluster":
            return board_lanes.by_cluster(cards, self._clusters)
        return board_lanes.by_theme(cards)

    def lane(self, wanted: str = "", filters: Filters = NO_FILTERS) -> Lane:
        """Everything in one column, newest first: challenges beside the proposals."""
        found = self._index.find(wanted) if wanted.strip() else EVERYTHING
        cards = ((self.what, card) for card in self._shown("table", found, filters))
        return board_lanes.filled([Lane(self.what)], cards)[0]

    def _shown(self, by: By, found: Found, filters: Filters) -> Iterator[Card]:
        """Cards newest first; by theme those of a cluster are one."""
        inside: defaultdict[str, list[Card]] = defaultdict(list)
        if by == "theme":
            for _, id in self._order:
                if self._cards[id].cluster:
                    inside[self._cards[id].cluster].append(self._cards[id])
        done: set[str] = set()
        asked = bool(filters)
        for _, id in reversed(self._order):
            card = self._cards[id]
            if by == "theme" and card.cluster:
                members = inside[card.cluster]
                if card.cluster in done:
                    continue
                done.add(card.cluster)
                if asked and not any(filters.keep(one) for one in members):
                    continue
                card = self._joined(card.cluster, members)
            elif asked and not filters.keep(card):
                continue
            alone = found is EVERYTHING or id in found.whole
            if alone or (card.cluster and found.holds((card.cluster, *card.members))):
                yield card

    def _joined(self, id: str, inside: list[Card]) -> Card:
        """The card of a cluster of ``inside``, given oldest first; the keeper's theme is its own,
        and its number the first."""
        cluster, newest = self._clusters.get(id), inside[-1]
        keeper = next((card for card in inside if cluster and card.id == cluster.keeper), inside[0])
        inside = sorted(inside, key=lambda one: (one is not keeper, sort_key(one.number)))
        links = dict(pair for card in inside for pair in zip(card.links, card.linked, strict=True))
        return Card(
            id=id,
            kind="cluster",
            theme=keeper.theme,
            number=" + ".join(card.number for card in inside),
            text=keeper.text,
            rank=newest.rank,
            title=cluster.label if cluster else keeper.text,
            cluster=id,
            members=tuple(card.id for card in inside),
            links=tuple(links),
            linked=tuple(links.values()),
            photo=any(card.photo for card in inside),
        )
