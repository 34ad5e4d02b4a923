"""Reading records. Rows taken away are left out; order is that of birth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

import sqlalchemy as sa

from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.entity import Entity
from workshop_app.domain.history import BIRTH, FIXED
from workshop_app.storage import sameness, tables
from workshop_app.storage.changes import lots
from workshop_app.storage.cleaning import kept
from workshop_app.storage.sameness import Sameness

E = TypeVar("E", bound=Entity)


@cache
def _select(
    entity: str, equals: tuple[str, ...], among: frozenset[str] = frozenset()
) -> sa.Select[Any]:
    """``among``: those of the fields that may equal any of several."""
    table = tables.ENTITY_TABLES[entity]
    names = ["id", "born", *(field.name for field in tables.FIELDS[entity])]
    wanted = sa.select(*(table.c[name] for name in names)).where(table.c.gone == 0)
    for name in equals:
        if name in among:
            wanted = wanted.where(table.c[name].in_(sa.bindparam(name, expanding=True)))
        else:
            wanted = wanted.where(table.c[name].is_not_distinct_from(sa.bindparam(name)))
    return wanted.order_by(table.c.born, table.c.id)


@cache
def _maker(entity: str) -> Callable[[Iterable[Any]], Entity]:
    kind = BY_NAME[entity]
    turns = [("id", None), ("born", None), *tables.loaders(entity)]

    def made(row: Iterable[Any]) -> Entity:
        return kind(
            **{
                name: (turn(value) if turn and value is not None else value)
                for (name, turn), value in zip(turns, row, strict=True)
            }
        )

    return made


def all_of(connection: sa.Connection, entity: type[E], **equals: Any) -> list[E]:
    """The records of ``entity`` whose fields equal ``equals`` (``None`` finds empty ones).

    What was made one (``sameness``) is read as one: the others are left out, what points at them
    points at the one that was kept, and of links that become equal the oldest is told.
    """
    same = _followed(connection, entity.__name__)
    return (
        _rows(connection, entity, equals)
        if same is None
        else _read(connection, entity, equals, same)
    )


def _rows(connection: sa.Connection, entity: type[E], equals: Mapping[str, Any]) -> list[E]:
    """The rows as they stand; a field that equals a set may equal any of it."""
    name = entity.__name__
    among = frozenset(key for key, value in equals.items() if isinstance(value, frozenset))
    wanted = {
        key: sorted(value) if key in among else _stored(name, key, value)
        for key, value in equals.items()
    }
    rows = connection.execute(_select(name, tuple(sorted(equals)), among), wanted)
    make = _maker(name)
    return cast(list[E], [make(row) for row in rows])


def _followed(connection: sa.Connection, entity: str) -> Mapping[str, Sameness] | None:
    """What was made one, where that has to do with ``entity``; ``None`` where nothing was."""
    kinds = sameness.CONCERNED[entity]
    if not kinds:
        return None
    same = sameness.of(connection)
    return same if any(same[kind].kept for kind in kinds) else None


def _read(
    connection: sa.Connection, entity: type[E], equals: Mapping[str, Any],
    same: Mapping[str, Sameness],
) -> list[E]:  # fmt: skip
    """The records with what was made one read as one."""
    name = entity.__name__
    fields = sameness.FOLLOWED[name]
    wanted = dict(equals)
    for key in equals.keys() & fields.keys():
        if equals[key] is not None:
            wanted[key] = same[fields[key]].all_of(equals[key])
    if name in same and "id" in equals:
        wanted["id"] = same[name].meant(equals["id"])
    read = (sameness.followed(one, same) for one in _rows(connection, entity, wanted))
    standing = [one for one in read if name not in same or one.id not in same[name].kept]
    return sameness.once(standing) if name in sameness.LINKS else standing


def find(connection: sa.Connection, entity: type[E], id: str) -> E | None:
    """The record with ``id``, or ``None`` where there is none or it was taken away. Of one that was
    made the same as another, that other."""
    found = all_of(connection, entity, id=id)
    return found[0] if found else None


def row(connection: sa.Connection, entity: type[E], id: str) -> E | None:
    """As ``find``, but the very row, also where it is read as another, pointing where it points."""
    found = _rows(connection, entity, {"id": id})
    return found[0] if found else None


def row_ever(connection: sa.Connection, entity: type[E], id: str) -> E | None:
    """As ``row``, also where it was taken away."""
    name = entity.__name__
    found = connection.execute(_any_row(name), {"id": id}).first()
    return cast(E, _maker(name)(found)) if found is not None else None


@cache
def _any_row(entity: str) -> sa.Select[Any]:
    row = tables.ENTITY_TABLES[entity].c
    names = ["id", "born", *(field.name for field in tables.FIELDS[entity])]
    return sa.select(*(row[name] for name in names)).where(row.id == sa.bindparam("id"))


def count(connection: sa.Connection, entity: type[Entity], **equals: Any) -> int:
    """How many records of ``entity`` equal ``equals``."""
    name = entity.__name__
    if _followed(connection, name) is not None:
        return len(all_of(connection, entity, **equals))
    wanted = {key: _stored(name, key, value) for key, value in equals.items()}
    inner = _select(name, tuple(sorted(equals))).order_by(None).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(inner), wanted).scalar_one()


def tally(
    connection: sa.Connection, entity: type[Entity], *fields: str
) -> Counter[tuple[Any, ...]]:
    """How many records of ``entity`` have each combination of values of ``fields``. Counted by the
    database, so that thousands cost a few milliseconds."""
    name = entity.__name__
    if _followed(connection, name) is not None:
        every = all_of(connection, entity)
        return Counter(tuple(getattr(one, field) for field in fields) for one in every)
    rows = _select(name, ()).order_by(None).subquery()
    by = [rows.c[field] for field in fields]
    found = connection.execute(sa.select(*by, sa.func.count()).group_by(*by))
    return Counter({tuple(values): n for *values, n in found})


def media(connection: sa.Connection, hash: str) -> bytes | None:
    """The bytes of the picture with this hash, or ``None`` where the file does not hold it."""
    wanted = sa.select(tables.media.c.data).where(tables.media.c.hash == hash)
    return connection.scalar(wanted)


def highest(connection: sa.Connection, entity: type[Entity], letter: str) -> int:
    """The highest ``count`` ever used with ``letter``, rows taken away included; 0 for none."""
    table = tables.ENTITY_TABLES[entity.__name__]
    wanted = sa.select(sa.func.max(table.c["count"])).where(table.c.letter == letter)
    return connection.execute(wanted).scalar() or 0


def numbered(connection: sa.Connection, entity: type[Entity]) -> list[tuple[str, str, int, str]]:
    """(id, letter, count, born) of every row of ``entity``, those taken away included: a number
    that was on paper stays taken."""
    table = tables.ENTITY_TABLES[entity.__name__]
    wanted = sa.select(table.c.id, table.c.letter, table.c["count"], table.c.born)
    return [(id, letter, n, born) for id, letter, n, born in connection.execute(wanted)]


def twins(
    connection: sa.Connection, entity: type[Entity], id: str
) -> list[tuple[str, str, int, str]]:
    """As ``numbered``, of the row ``id`` and of all that carry its number; none where there is no
    such row."""
    row = tables.ENTITY_TABLES[entity.__name__].c
    mine = connection.execute(sa.select(row.letter, row["count"]).where(row.id == id)).first()
    if mine is None:
        return []
    wanted = sa.select(row.id, row.letter, row["count"], row.born).where(
        row["count"] == mine[1], row.letter == mine[0]
    )
    return [(id, letter, n, born) for id, letter, n, born in connection.execute(wanted)]


def twins_of_all(
    connection: sa.Connection, entity: type[Entity], ids: Iterable[str]
) -> list[tuple[str, str, int, str]]:
    """As ``twins`` of each of ``ids``, each row once."""
    row = tables.ENTITY_TABLES[entity.__name__].c
    found: dict[str, tuple[str, str, int, str]] = {}
    for some in lots(ids):
        counts = connection.scalars(sa.select(row["count"]).where(row.id.in_(some)).distinct())
        wanted = sa.select(row.id, row.letter, row["count"], row.born)
        for id, letter, n, born in connection.execute(wanted.where(row["count"].in_(counts.all()))):
            found[id] = (id, letter, n, born)
    return list(found.values())


def wrote(connection: sa.Connection, entity: type[Entity]) -> set[tuple[str | None, str]]:
    """For the workshops (ids) of the records of ``entity`` the laptops (ids) that wrote them down
    first. Asked of the database, so that thousands cost a few milliseconds."""
    rows = tables.ENTITY_TABLES[entity.__name__]
    change, step = tables.change.c, tables.step.c
    wanted = (
        sa.select(rows.c.workshop, step.laptop)
        .join(tables.change, sa.and_(change["row"] == rows.c.id, change.field == BIRTH))
        .join(tables.step, step.stamp == change.step)
        .where(rows.c.gone == 0)
        .distinct()
    )
    return {(of, laptop) for of, laptop in connection.execute(wanted)}


def _stored(entity: str, name: str, value: Any) -> Any:
    value = kept(value)
    return value if name in ("id", "born") else tables.one_stored(entity, name, value)


def edited(connection: sa.Connection, entity: type[Entity], name: str) -> set[str]:
    """Ids of rows of ``entity`` whose field ``name`` was written again after their birth."""
    wanted = sa.select(tables.change.c.row).where(
        tables.change.c.entity == entity.__name__, tables.change.c.field == name
    )
    return set(connection.scalars(wanted))


# Pages ask these a dozen times for each thing they show: built once, they take a third.
_FIXED_ROWS = sa.select(tables.change.c.row).where(tables.change.c.field == FIXED)
_ALL_FIXED = _FIXED_ROWS.where(tables.change.c.row.in_(sa.bindparam("ids", expanding=True)))
_ONE_FIXED = _FIXED_ROWS.where(tables.change.c.row == sa.bindparam("id")).limit(1)


def fixed(connection: sa.Connection, rows: Iterable[str]) -> set[str]:
    """Those of ``rows`` (ids) that were fixed for good."""
    return set(connection.scalars(_ALL_FIXED, {"ids": list(rows)}))


def is_fixed(connection: sa.Connection, row: str) -> bool:
    """Whether a row (its id) was fixed for good."""
    return connection.scalar(_ONE_FIXED, {"id": row}) is not None
