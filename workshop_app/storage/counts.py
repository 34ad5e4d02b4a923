"""What was counted without ballots: a bag's total for each channel, group, option and reading.

Typed in while the round is open, once the room has stopped voting. Not in the record and not taken
back by undo: a bag typed again is written over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass

import sqlalchemy as sa

from workshop_app.storage import tables

PEOPLE = ""
"""Instead of an option's id: how many people took part."""

_total = tables.channel_total.c


@dataclass(frozen=True, slots=True)
class Count:
    """One number typed in. ``group`` is a group's id or "", ``option`` an option's id or PEOPLE,
    ``reading`` 1 for the first count, 2 for the second, 3 and on for those that settle."""

    channel: str
    group: str
    option: str
    reading: int
    total: int


def keep(connection: sa.Connection, round_id: str, count: Count) -> None:
    """Keep a count; the one typed before for the same bag and reading is written over."""
    here = (
        _total.round == round_id,
        _total.channel == count.channel,
        _total.group_id == count.group,
        _total.option_id == count.option,
        _total.reading == count.reading,
    )
    again = tables.channel_total.update().where(*here).values(total=count.total)
    if not connection.execute(again).rowcount:
        connection.execute(tables.channel_total.insert(), _row(round_id, count))


def counts(connection: sa.Connection, round_id: str, channel: str | None = None) -> list[Count]:
    """What was typed in for a round, of one channel or of all, readings in order."""
    found = sa.select(
        _total.channel, _total.group_id, _total.option_id, _total.reading, _total.total
    ).where(_total.round == round_id)
    if channel is not None:
        found = found.where(_total.channel == channel)
    keys = (_total.channel, _total.group_id, _total.option_id, _total.reading)
    return [Count(*row) for row in connection.execute(found.order_by(*keys))]


def union(connection: sa.Connection, round_id: str, others: Iterable[Count]) -> None:
    """Join the counts of another copy of the file with those here (``together``)."""
    here = counts(connection, round_id)
    kept = together(here, others)
    if kept == here:
        return
    connection.execute(tables.channel_total.delete().where(_total.round == round_id))
    rows = [_row(round_id, one) for one in kept]
    if rows:
        connection.execute(tables.channel_total.insert(), rows)


def together(some: Iterable[Count], others: Iterable[Count]) -> list[Count]:
    """The counts of two copies of a file, by channel. A round is counted on one laptop; where two
    did, all that one of them counted of a channel stands, that of more people, in both orders of
    joining: bags of one beside people of the other would be nobody's count."""
    kept = _by_channel(some)
    for channel, found in _by_channel(others).items():
        kept[channel] = max(found, kept[channel], key=_of_most_people)
    return [one for channel in sorted(kept) for one in kept[channel]]


def _by_channel(found: Iterable[Count]) -> dict[str, list[Count]]:
    """The counts of each channel, by group, option and reading."""
    channels: dict[str, list[Count]] = defaultdict(list)
    for one in sorted(found, key=astuple):
        channels[one.channel].append(one)
    return channels


def _of_most_people(found: list[Count]) -> tuple[int, list[tuple[object, ...]]]:
    people = sum(one.total for one in found if one.option == PEOPLE)
    return people, [astuple(one) for one in found]


def _row(round_id: str, count: Count) -> dict[str, object]:
    return {"round": round_id, "channel": count.channel, "group_id": count.group,
            "option_id": count.option, "reading": count.reading, "total": count.total}  # fmt: skip
