"""What of the list has a place on the map, and the same told as a row of a table."""

from __future__ import annotations

from functools import partial

from workshop_app.domain.capacity import Capacity
from workshop_app.export.names import SHORT_THEMES
from workshop_app.services.prioritize import Placed
from workshop_app.services.thresholds import Thresholds
from workshop_app.text import Words
from workshop_app.ui.prioritize import firm_words, names
from workshop_app.ui.prioritize.placing import Dot
from workshop_app.ui.prioritize.reading import Listed
from workshop_app.ui.prioritize.zone_points import Point

MOST = 2
"""The places of more rounds are told by how many rounds they are."""


def points(words: Words, listed: Listed) -> list[Point]:
    """What has a place on both axes, in the order of the list."""
    found = []
    for one in listed.everything:
        priority, capacity = one.priority, listed.capacities.get(one.proposal.id)
        if priority.value is None or priority.capacity is None or capacity is None:
            continue
        spread = capacity.last.spread
        dot = Dot(one.proposal.id, float(priority.capacity), float(priority.value),
                  priority.high, priority.level == "high")  # fmt: skip
        closed = bool(capacity.failed_gates)
        found.append(
            Point(dot, priority.number, one.proposal.theme, closed,
                  None if spread is None else float(spread),
                  partial(said, words, listed, one, capacity), one.proposal.id in listed.moves)
        )  # fmt: skip
    return found


def said(words: Words, listed: Listed, one: Placed, capacity: Capacity) -> str:
    """A point in words, for readers and as its tooltip: number, title, theme, zone, priority,
    capacity, spread, how firm."""
    told = [
        f"{one.priority.number} {one.title}",
        words(SHORT_THEMES[one.proposal.theme]),
        names.zone(words, one.priority.zone),
        words("priority {value}", value=words.number(one.priority.value or 0, 2)),
        words("capacity {value}", value=words.number(one.priority.capacity or 0, 1)),
    ]
    if capacity.last.spread is not None:
        told.append(words("distance {value}", value=words.number(capacity.last.spread, 1)))
    if capacity.failed_gates:
        told.append(words(names.CLOSED_GATES[capacity.failed_gates[0]]))
    firm = firm_words.short(words, listed.firm.get(one.proposal.id))
    return " · ".join([*told, firm] if firm else told)


def cells(words: Words, listed: Listed, one: Placed) -> list[str]:
    """The row of a proposal in the table."""
    priority = one.priority
    found = listed.capacities.get(one.proposal.id)
    spread = found.last.spread if found else None
    firm = firm_words.short(words, listed.firm.get(one.proposal.id))
    zone = names.zone(words, priority.zone)
    return [
        priority.number,
        one.title,
        "–" if priority.value is None else words.number(priority.value, 2),
        "–" if priority.capacity is None else words.number(priority.capacity, 1),
        "–" if spread is None else words.number(spread, 1),
        "",
        f"{zone} · {firm}" if firm else zone,
    ]


def cuts(words: Words, thresholds: Thresholds) -> tuple[str, str]:
    """Both thresholds in words, short: of capacity, of priority."""
    across = words("from {value}", value=words.number(thresholds.at_least))
    places = [cut.places for cut in thresholds.cuts if not cut.fixed]
    if not places:
        return across, words("by the budget") if thresholds.cuts else ""
    if len(set(places)) == 1:
        return across, words.many("the first {n}", "the first {n}", places[0])
    if len(places) <= MOST:
        return across, words("the first {these}", these=" · ".join(map(str, places)))
    return across, words.many("places of {n} round", "places of {n} rounds", len(places))
