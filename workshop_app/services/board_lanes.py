"""Cards put into columns: by theme, table, workshop or cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workshop_app.domain.entity import THEMES
from workshop_app.domain.meetings import Table, Workshop
from workshop_app.domain.proposals import Cluster
from workshop_app.services.board_cards import Card, Lane


def by_theme(cards: Sequence[Card]) -> list[Lane]:
    """Five columns, also where nothing stands in them."""
    return filled([Lane(theme) for theme in THEMES], ((c.theme, c) for c in cards))


def by_table(
    cards: Sequence[Card],
    tables: Mapping[str, Table],
    workshops: Mapping[str, Workshop],
    workshop: str | None,
) -> list[Lane]:
    """The tables that anything stands at, of one ``workshop`` (its id) all of them; those without
    a table last."""
    used = {card.table for card in cards}
    shown = [
        table
        for table in tables.values()
        if table.id in used or (workshop and table.workshop == workshop)
    ]
    number = {id: one.number for id, one in workshops.items()}
    shown.sort(key=lambda one: (number.get(one.workshop, 0), one.position, one.name))
    lanes = [Lane(one.id, one.name, number.get(one.workshop, 0)) for one in shown]
    if not lanes or not used <= tables.keys():
        lanes.append(Lane(""))
    known = {lane.key for lane in lanes}
    return filled(lanes, ((c.table if c.table in known else "", c) for c in cards))


def by_workshop(
    cards: Sequence[Card], workshops: Mapping[str, Workshop], workshop: str | None
) -> list[Lane]:
    """The workshops in the order of their numbers, or only one (its id); those without one last."""
    lanes = [
        Lane(one.id, one.title, one.number)
        for one in sorted(workshops.values(), key=lambda one: (one.number, one.born))
        if workshop in (None, one.id)
    ]
    known = {lane.key for lane in lanes}
    if not lanes or any(card.workshop not in known for card in cards):
        lanes.append(Lane(""))
    return filled(lanes, ((c.workshop if c.workshop in known else "", c) for c in cards))


def by_cluster(cards: Sequence[Card], clusters: Mapping[str, Cluster]) -> list[Lane]:
    """Those without a cluster first, then the clusters, the one added to last in front."""
    keys = dict.fromkeys(card.cluster for card in cards if card.cluster)
    named = ((key, clusters.get(key)) for key in keys)
    lanes = [Lane(""), *(Lane(key, one.label if one else "") for key, one in named)]
    return filled(lanes, ((card.cluster, card) for card in cards))


def filled(lanes: list[Lane], cards: Iterable[tuple[str, Card]]) -> list[Lane]:
    """The lanes with their cards, by the key of the lane that each stands in."""
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
