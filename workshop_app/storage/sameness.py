"""What was typed in twice and made one: which row each is read as (``Territory.same_as``).

A row that is the same as another is read as it, over any chain. A row that was taken away stands
for nothing: the last of the chain that stands is meant. Of a circle, which two laptops can make
together, the one born first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from workshop_app.domain.entity import Entity
from workshop_app.storage import tables
from workshop_app.storage.connections import raw

E = TypeVar("E", bound=Entity)

SAME_AS = "same_as"
TWINS = tuple(
    entity for entity, fields in tables.FIELDS.items() if any(f.name == SAME_AS for f in fields)
)
"""The kinds of records that can be made one."""

FOLLOWED: Mapping[str, Mapping[str, str]] = {
    entity: {f.name: f.ref for f in fields if f.ref in TWINS and f.name != SAME_AS}
    for entity, fields in tables.FIELDS.items()
}
"""Entity → its fields that point at such a record, and at which kind."""

LISTED: Mapping[str, Mapping[str, str]] = {
    "StrategicProject": {"territories": "Territory"},
    "Sector": {"territories": "Territory"},
    "Barrier": {"challenges": "Challenge"},
}
"""Fields that hold several ids of such records."""

LINKS = frozenset(
    entity
    for entity, fields in tables.FIELDS.items()
    if FOLLOWED[entity] and all(f.ref for f in fields)
)
"""Links, which say nothing of their own: two that point at the same are one."""


CONCERNED: Mapping[str, frozenset[str]] = {
    entity: frozenset(
        [*FOLLOWED[entity].values(), *LISTED.get(entity, {}).values()]
        + [entity] * (entity in TWINS)
    )
    for entity in tables.FIELDS
}
"""Entity → the kinds of ``TWINS`` that reading it has to do with."""


class Sameness(NamedTuple):
    """``kept``: id of each row that is read as another → that other's; ``others``: the other way."""

    kept: Mapping[str, str]
    others: Mapping[str, tuple[str, ...]]

    def meant(self, id: str) -> str:
        """The id as which ``id`` is read."""
        return self.kept.get(id, id)

    def all_of(self, id: str) -> frozenset[str]:
        """Every id that is read as ``id`` is."""
        meant = self.meant(id)
        return frozenset((meant, *self.others.get(meant, ())))


NOTHING = Sameness({}, {})

_known: WeakKeyDictionary[Any, tuple[int, Mapping[str, Sameness]]] = WeakKeyDictionary()
"""For each open file what was read after so many writes; inside a transaction nothing is kept."""


def of(connection: sa.Connection) -> Mapping[str, Sameness]:
    """For each of ``TWINS`` what was made one. Read anew only after something was written."""
    database = raw(connection)
    writes = database.total_changes
    known = _known.get(connection)
    if known is not None and known[0] == writes:
        return known[1]
    found = {entity: _read(connection, entity) for entity in TWINS}
    if not database.in_transaction:
        _known[connection] = (writes, found)
    return found


@cache
def _wanted(entity: str) -> tuple[sa.Select[Any], sa.Select[Any]]:
    row = tables.ENTITY_TABLES[entity].c
    pointing = sa.select(row.id, row.same_as).where(row.same_as.is_not(None))
    facts = sa.select(row.id, row.born, row.gone)
    return pointing, facts.where(row.id.in_(sa.bindparam("ids", expanding=True)))


def _read(connection: sa.Connection, entity: str) -> Sameness:
    pointing, facts = _wanted(entity)
    onward: dict[str, str] = {id: same for id, same in connection.execute(pointing)}
    if not onward:
        return NOTHING
    ids = sorted({*onward, *onward.values()})
    born: dict[str, tuple[str, str]] = {}
    for id, stamp, gone in connection.execute(facts, {"ids": ids}):
        if not gone:
            born[id] = (stamp, id)
    kept = {id: meant for id in onward if (meant := _meant(id, onward, born)) != id}
    others: defaultdict[str, list[str]] = defaultdict(list)
    for id, meant in sorted(kept.items()):
        others[meant].append(id)
    return Sameness(kept, {meant: tuple(ids) for meant, ids in others.items()})


def _meant(id: str, onward: Mapping[str, str], born: Mapping[str, tuple[str, str]]) -> str:
    """The row that ``id`` is read as; ``born`` holds those that stand."""
    path = [id]
    while (last := onward.get(path[-1])) is not None and last not in path:
        path.append(last)
    if last is not None:
        circle = [born[one] for one in path[path.index(last) :] if one in born]
        if circle:
            return min(circle)[1]
    return next((one for one in reversed(path) if one in born), id)


def followed(record: E, same: Mapping[str, Sameness]) -> E:
    """``record`` pointing at what was kept. One that others are the same as points at none."""
    entity = type(record).__name__
    values: dict[str, Any] = {}
    for name, kind in FOLLOWED[entity].items():
        values[name] = same[kind].kept.get(getattr(record, name))
    for name, kind in LISTED.get(entity, {}).items():
        ids = tuple(getattr(record, name))
        meant = tuple(dict.fromkeys(map(same[kind].meant, ids)))
        values[name] = meant if meant != ids else None
    changed = {name: value for name, value in values.items() if value is not None}
    if entity in TWINS and getattr(record, SAME_AS) is not None:
        changed[SAME_AS] = None
    return replace(record, **changed) if changed else record


def behind(connection: sa.Connection, rows: Iterable[str]) -> dict[str, list[str]]:
    """For each of ``rows`` those that nobody sees because they are the same: read as it, or taken
    away after they were made one with it. Rows without any are left out."""
    found: dict[str, list[str]] = {}
    for entity, read_as in of(connection).items():
        own = tables.ENTITY_TABLES[entity].c
        pointing: defaultdict[str, list[str]] = defaultdict(list)
        seen = set[str]()
        wanted = sa.select(own.id, own.same_as, own.gone).where(own.same_as.is_not(None))
        for id, same, gone in connection.execute(wanted):
            pointing[same].append(id)
            if not gone:
                seen.add(id)
        for row in rows if pointing else ():
            reached = _leading_to(row, pointing)
            hidden = {id for id in reached if id not in seen or read_as.meant(id) == row}
            hidden.update(read_as.others.get(row, ()))
            if hidden:
                found[row] = sorted(hidden)
    return found


def _leading_to(row: str, pointing: Mapping[str, list[str]]) -> set[str]:
    """All that ``same_as`` leads from to ``row``, over any chain."""
    found, left = set[str](), [row]
    while left:
        new = [id for id in pointing.get(left.pop(), ()) if id not in found and id != row]
        found.update(new)
        left += new
    return found


def once(links: Iterable[E]) -> list[E]:
    """Of links that say the same, the first."""
    told: dict[tuple[Any, ...], E] = {}
    for one in links:
        told.setdefault(tuple(tables.values_of(one).values()), one)
    return list(told.values())


def as_one(connection: sa.Connection, record: Entity) -> list[str]:
    """The ids of all rows that are told as ``record`` (also where it is a link), its own first:
    taking it away takes all of them."""
    entity = type(record).__name__
    found = [record.id]
    same = of(connection) if CONCERNED[entity] else {}
    if entity in TWINS:
        found += same[entity].others.get(record.id, ())
    if entity in LINKS and any(same[kind].kept for kind in CONCERNED[entity]):
        row = tables.ENTITY_TABLES[entity].c
        wanted = sa.select(row.id).where(row.gone == 0, row.id != record.id)
        for name, value in tables.values_of(record).items():
            kind = FOLLOWED[entity].get(name)
            ids = same[kind].all_of(value) if kind else {value}
            wanted = wanted.where(row[name].in_(sorted(ids)))
        found += connection.execute(wanted).scalars()
    return found
