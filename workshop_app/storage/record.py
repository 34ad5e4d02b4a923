"""The one writer: rows and the record of what changed, in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import sqlalchemy as sa

from workshop_app.domain import history
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.entity import Entity
from workshop_app.domain.history import BIRTH, GONE, Change, Clock
from workshop_app.storage import tables
from workshop_app.storage.planfile import PlanFile

E = TypeVar("E", bound=Entity)
Rows = dict[tuple[str, str], set[str]]
"""What changed: (entity, id) → names of fields; a new row has the field ``*``."""


@dataclass(slots=True)
class Step:
    """What happens inside one ``with plan.step(kind)``. Nothing stands until the block ends."""

    stamp: str
    connection: sa.Connection
    _changes: dict[tuple[str, str], Change] = field(default_factory=dict)

    def add(self, record: E) -> E:
        """Keep a new record and give it back as it is kept. A link that was taken away returns."""
        name = type(record).__name__
        values = tables.values_of(record)
        if self._exists(name, record.id):
            self.write(name, record.id, {GONE: False, **values})
            return record
        table = tables.ENTITY_TABLES[name]
        row = {"id": record.id, "born": self.stamp, "gone": 0, **tables.stored(name, values)}
        self.connection.execute(table.insert(), row)
        self._note(name, record.id, BIRTH, values, ())
        return replace(record, born=self.stamp)

    def change(self, record: E, **values: Any) -> E:
        """Set fields of ``record``; what is equal already is left alone."""
        changed = {name: new for name, new in values.items() if getattr(record, name) != new}
        if changed:
            self.write(type(record).__name__, record.id, changed)
        return replace(record, **changed)

    def remove(self, record: Entity) -> None:
        """Take ``record`` away; its row and its words stay in the record of changes."""
        self.write(type(record).__name__, record.id, {GONE: True})

    def write(self, entity: str, row: str, values: dict[str, Any]) -> None:
        """Set fields of a row over everything that is known of them."""
        known = changes_of(self.connection, row)
        columns: dict[str, Any] = {}
        for name, new in values.items():
            over = self._over(known, name, new)
            if over is None and (row, name) not in self._changes:
                continue
            self._note(entity, row, name, new, over or ())
            columns[name] = int(new) if name == GONE else tables.one_stored(entity, name, new)
        if not columns:
            return
        table = tables.ENTITY_TABLES[entity]
        self.connection.execute(table.update().where(table.c.id == row), columns)
        self.connection.execute(
            tables.conflict.delete().where(
                tables.conflict.c.row == row, tables.conflict.c.field.in_(list(columns))
            )
        )

    @property
    def rows(self) -> Rows:
        """The rows and fields that this step changed so far."""
        changed: Rows = {}
        for (row, name), change in self._changes.items():
            changed.setdefault((change.entity, row), set()).add(name)
        return changed

    def _exists(self, entity: str, row: str) -> bool:
        table = tables.ENTITY_TABLES[entity]
        return self.connection.scalar(sa.select(table.c.id).where(table.c.id == row)) is not None

    def _over(self, known: list[Change], name: str, new: Any) -> tuple[str, ...] | None:
        """The steps that a new value replaces; ``None`` where it says what stands already."""
        top = history.heads(known, name)
        speaking = history.of_field(known, name)
        if top and all(history.value(speaking[step], name) == new for step in top):
            return None if len(top) == 1 else top
        if name != GONE:
            return top
        # Taking a row away names everything it knew, so that an edit it did not know of shows.
        fields = {c.field for c in known} - {BIRTH, GONE}
        return tuple(sorted({*top, *(step for f in fields for step in history.heads(known, f))}))

    def _note(self, entity: str, row: str, name: str, new: Any, over: tuple[str, ...]) -> None:
        birth = self._changes.get((row, BIRTH))
        if birth is not None:
            birth.new[name] = new
            return
        earlier = self._changes.get((row, name))
        known = earlier.over if earlier else tuple(step for step in over if step != self.stamp)
        self._changes[(row, name)] = Change(self.stamp, entity, row, name, new, known)

    def flush(self, laptop: str, kind: str, undoes: str) -> bool:
        """Write the record of this step; ``False`` when nothing changed."""
        if not self._changes:
            return False
        self.connection.execute(
            tables.step.insert(),
            {"stamp": self.stamp, "laptop": laptop, "kind": kind, "undoes": undoes},
        )
        self.connection.execute(
            tables.change.insert(), [as_stored(change) for change in self._changes.values()]
        )
        return True


class Record:
    """The record of one open plan on one laptop."""

    def __init__(self, file: PlanFile, laptop: str) -> None:
        self.file = file
        self.laptop = laptop
        self.clock = Clock()
        self.seen()

    def seen(self) -> str:
        """The largest stamp in the file; every later one of this laptop comes after it."""
        with self.file.reading() as connection:
            stamp = connection.scalar(sa.select(sa.func.max(tables.step.c.stamp))) or ""
        self.clock.saw(stamp)
        return stamp

    @contextmanager
    def step(self, kind: str, undoes: str = "") -> Iterator[Step]:
        """One transaction that either stands whole, with its record, or leaves nothing."""
        with self.file.transaction() as connection:
            step = Step(self.clock.stamp(), connection)
            yield step
            step.flush(self.laptop, kind, undoes)


def changes_of(connection: sa.Connection, row: str) -> list[Change]:
    """All changes ever made to a row."""
    return _read(connection, tables.change.c.row == row)


def changes_in(connection: sa.Connection, step: str) -> list[Change]:
    """All changes that a step made."""
    return _read(connection, tables.change.c.step == step)


def as_stored(change: Change) -> dict[str, str]:
    """A change as a row of its table."""
    return {
        "row": change.row,
        "field": change.field,
        "step": change.step,
        "entity": change.entity,
        "new": tables.packed(change.new),
        "over": " ".join(change.over),
    }


def from_stored(row: Any) -> Change:
    """A row (step, entity, row, field, new, over) of the table as a change."""
    return Change(row[0], row[1], row[2], row[3], json.loads(row[4]), tuple(row[5].split()))


COLUMNS = tuple(tables.change.c[n] for n in ("step", "entity", "row", "field", "new", "over"))


def _read(connection: sa.Connection, where: sa.ColumnElement[bool]) -> list[Change]:
    return [from_stored(row) for row in connection.execute(sa.select(*COLUMNS).where(where))]


def reread(connection: sa.Connection, changes: Iterable[Change]) -> set[str]:
    """Write one row anew from all its changes; the fields in conflict are kept beside it.

    For joining only: a step writes its rows itself. An entity that a newer program knows and
    this one does not is passed over.
    """
    known = list(changes)
    entity = known[0].entity
    if entity not in BY_NAME:
        return set()
    id = known[0].row
    row = history.read_row(known)
    table = tables.ENTITY_TABLES[entity]
    columns = {"id": id, "born": row.born, "gone": int(row.gone)}
    connection.execute(
        table.insert().prefix_with("OR REPLACE"), {**columns, **tables.stored(entity, row.values)}
    )
    connection.execute(tables.conflict.delete().where(tables.conflict.c.row == id))
    if row.conflicts:
        connection.execute(
            tables.conflict.insert(),
            [
                {"row": id, "field": name, "entity": entity, "heads": " ".join(steps)}
                for name, steps in sorted(row.conflicts.items())
            ],
        )
    return {change.field for change in known}
