"""The one writer: rows and the record of what changed, in the same transaction."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from workshop_app.domain import erasure, history
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.entity import Entity
from workshop_app.domain.history import BIRTH, FIXED, GONE, Change, Clock
from workshop_app.storage import marks, sameness, tables
from workshop_app.storage.changes import as_stored, changes_of, changes_of_all
from workshop_app.storage.cleaning import kept
from workshop_app.storage.planfile import PlanFile
from workshop_app.text import N_, KnownError

E = TypeVar("E", bound=Entity)
Rows = dict[tuple[str, str], set[str]]
"""What changed: (entity, id) → names of fields; a new row has the field ``*``."""

ERASED = N_(
    "These words were erased for good. Nothing was changed. Write them as something new if they are still wanted."
)


@dataclass(slots=True)
class Step:
    """What happens inside one ``with plan.step(kind)``. Nothing stands until the block ends."""

    stamp: str
    connection: sa.Connection
    erased: Rows = field(default_factory=dict)
    """What this step erased for good (``storage.erase``); no change says that."""
    _changes: dict[tuple[str, str], Change] = field(default_factory=dict)
    _fields: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Which fields of each row are among them: one step may change thousands of rows."""

    def add(self, record: E) -> E:
        """Keep a new record and give it back as it is kept. A link that was taken away returns."""
        name = type(record).__name__
        values = {key: kept(value) for key, value in tables.values_of(record).items()}
        owner = self._owner(record.id)
        if owner == name:
            self.write(name, record.id, {GONE: False, **values})
            return replace(record, born=self._born(name, record.id), **values)
        if owner:
            raise RuntimeError(f"a {name} has the id of a {owner}")
        table = tables.ENTITY_TABLES[name]
        row = {"id": record.id, "born": self.stamp, "gone": 0, **tables.stored(name, values)}
        self.connection.execute(table.insert(), row)
        self._put(Change(self.stamp, name, record.id, BIRTH, values))
        return replace(record, born=self.stamp, **values)

    def change(self, record: E, **values: Any) -> E:
        """Set fields of ``record``; what is equal already is left alone. A field in conflict stays
        in conflict: only ``settle`` ends that."""
        clean = {name: kept(new) for name, new in values.items()}
        changed = {name: new for name, new in clean.items() if getattr(record, name) != new}
        if changed:
            self.write(type(record).__name__, record.id, changed)
        return replace(record, **changed)

    def remove(self, record: Entity) -> None:
        """Take ``record`` away; its row and its words stay in the record of changes. Rows that were
        made one with it (``sameness``) go with it."""
        for row in sameness.as_one(self.connection, record):
            self.write(type(record).__name__, row, {GONE: True})

    def keep_media(self, data: bytes) -> str:
        """Keep the bytes of a picture; gives their hash, which names them. The same bytes are kept
        once. Undo takes back the records that name them, never the bytes: redo finds them."""
        name = hashlib.sha256(data).hexdigest()
        self.connection.execute(_KEEP_MEDIA, {"hash": name, "data": data})
        return name

    def fix(self, record: Entity, *but: str) -> None:
        """Fix every field of ``record`` but these, for good: also what another laptop wrote or
        writes without knowing, and joins later, changes nothing of it."""
        name = type(record).__name__
        values = {**tables.values_of(record), GONE: False}
        held = {key: value for key, value in values.items() if key not in but}
        self._reread(Change(self.stamp, name, record.id, FIXED, held))

    def settle(self, entity: str, row: str, name: str, new: Any) -> None:
        """End a conflict about a field, or about whether the row is there (``gone``)."""
        known = changes_of(self.connection, row)
        over = set(history.heads(history.of_field(known, name)))
        if name == GONE:
            over |= history.field_heads(known)
        self._reread(Change(self.stamp, entity, row, name, kept(new), tuple(sorted(over))))

    def take_back(self, changes: Iterable[Change], undoes: dict[str, str]) -> int:
        """Set back what ``changes`` changed; gives how many were left as someone else went on
        since. ``undoes``: for the steps of their rows that undo another, which. A field that was
        erased stays so, and is passed over."""
        wanted = list(changes)
        rows = list(dict.fromkeys(change.row for change in wanted))
        known = changes_of_all(self.connection, rows)
        erased = marks.of_rows(self.connection, rows)
        left = 0
        written: dict[str, None] = {}
        for change in wanted:
            under = erased.get(change.row, set())
            if change.field in erasure.whole_fields(under):
                continue
            back = history.taken_back(change, known[change.row], undoes, self.stamp)
            if back is None:
                left += 1
                continue
            self._note(self._clean(back, under))
            written[change.row] = None
        reread(self.connection, [[*known[row], *self._of_row(row)] for row in written])
        return left

    def write(self, entity: str, row: str, values: dict[str, Any]) -> None:
        """Set fields of a row over everything that is known of them."""
        known = changes_of(self.connection, row)
        if not known and (row, BIRTH) not in self._changes:
            raise RuntimeError(f"a {entity} that was never added")
        held = history.fixed(known)
        erased = marks.fields_of(self.connection, row)
        columns: dict[str, Any] = {}
        for name, new in values.items():
            change = self._over(known, Change(self.stamp, entity, row, name, new))
            if change is None:
                continue
            if name in held:
                raise RuntimeError(f"{entity}.{name} was fixed for good")
            if name in erased:
                raise KnownError(ERASED)
            self._note(change)
            columns[name] = int(new) if name == GONE else tables.one_stored(entity, name, new)
        if not columns:
            return
        table = tables.ENTITY_TABLES[entity]
        self.connection.execute(table.update().where(table.c.id == row), columns)
        if self.connection.scalar(_IN_CONFLICT, {"row": row}):
            reread(self.connection, [[*known, *self._of_row(row)]])

    @property
    def rows(self) -> Rows:
        """The rows and fields that this step changed or erased so far."""
        changed: Rows = {key: set(names) for key, names in self.erased.items()}
        for (row, name), change in self._changes.items():
            changed.setdefault((change.entity, row), set()).add(name)
        return changed

    @property
    def pending(self) -> list[Change]:
        """The changes of this step so far; they are written when it ends."""
        return list(self._changes.values())

    def _owner(self, row: str) -> str:
        """The entity that has this id; "" where nothing has it."""
        if (row, BIRTH) in self._changes:
            return self._changes[(row, BIRTH)].entity
        return self.connection.scalar(_OWNER, {"row": row}) or ""

    def _born(self, entity: str, row: str) -> str:
        table = tables.ENTITY_TABLES[entity]
        return str(self.connection.scalar(sa.select(table.c.born).where(table.c.id == row)))

    def _over(self, known: list[Change], change: Change) -> Change | None:
        """``change`` with the steps that it replaces; ``None`` where that stands already."""
        if not known or (change.row, change.field) in self._changes:
            return change
        if change.field == GONE:
            if history.read_row(known).gone == change.new:
                return None
            # Taking a row away names everything it knew, so that an edit it did not know of shows.
            over = set(history.heads(history.of_field(known, GONE))) | history.field_heads(known)
            return replace(change, over=tuple(sorted(over)))
        speaking = history.of_field(known, change.field)
        top = history.heads(speaking)
        last = history.shown(speaking, top, change.field)
        if history.value(speaking[last], change.field) == change.new:
            return None
        if not history.differ(speaking, top, change.field):
            return replace(change, over=top)
        return replace(change, over=(last,), beside=speaking[last].beside)

    def _note(self, change: Change) -> None:
        """Keep ``change`` for the record; several of one field in one step are one."""
        birth = self._changes.get((change.row, BIRTH))
        if birth is not None and change.field != FIXED:
            birth.new[change.field] = change.new
            return
        earlier = self._changes.get((change.row, change.field))
        if earlier is not None:
            change = replace(change, over=earlier.over, beside=earlier.beside)
        self._put(change)

    def _put(self, change: Change) -> None:
        if (change.row, change.field) not in self._changes:
            self._fields[change.row].append(change.field)
        self._changes[(change.row, change.field)] = change

    def _reread(self, change: Change) -> None:
        """Keep ``change``, and write its row from the whole record of it."""
        self._note(self._clean(change, marks.of_row(self.connection, change.row)))
        known = changes_of(self.connection, change.row)
        reread(self.connection, [[*known, *self._of_row(change.row)]])

    def _clean(self, change: Change, under: set[str]) -> Change:
        """``change`` without what the marks of its row say is gone."""
        if not under:
            return change
        return erasure.without(change, under, marks.mask_word(self.connection))

    def _of_row(self, row: str) -> list[Change]:
        return [self._changes[row, name] for name in self._fields.get(row, ())]

    def flush(self, laptop: str, kind: str, undoes: str) -> bool:
        """Write the record of this step; ``False`` when nothing changed."""
        if not self._changes and not self.erased:
            return False
        self.connection.execute(
            tables.step.insert(),
            {"stamp": self.stamp, "laptop": laptop, "kind": kind, "undoes": undoes},
        )
        if self._changes:
            rows = [as_stored(change) for change in self._changes.values()]
            self.connection.execute(tables.change.insert(), rows)
        return True


class Record:
    """The record of one open plan on one laptop."""

    def __init__(self, file: PlanFile, laptop: str, clock: Clock | None = None) -> None:
        self.file = file
        self.laptop = laptop
        self.clock = clock or Clock()
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


_OWNER = (
    sa.select(tables.change.c.entity).where(tables.change.c.row == sa.bindparam("row")).limit(1)
)
_IN_CONFLICT = (
    sa.select(tables.conflict.c.row).where(tables.conflict.c.row == sa.bindparam("row")).limit(1)
)


def reread(connection: sa.Connection, rows: Iterable[list[Change]]) -> None:
    """Write rows anew, each from all its changes; the fields in conflict are kept beside them.

    An entity that a newer program knows and this one does not is passed over.
    """
    written: dict[str, list[dict[str, Any]]] = {}
    conflicts: list[dict[str, str]] = []
    for known in rows:
        entity, id = known[0].entity, known[0].row
        if entity not in BY_NAME:
            continue
        row = history.read_row(known)
        columns = {"id": id, "born": row.born, "gone": int(row.gone)}
        written.setdefault(entity, []).append({**columns, **tables.stored(entity, row.values)})
        conflicts.extend(
            {"row": id, "field": name, "entity": entity, "heads": " ".join(steps)}
            for name, steps in sorted(row.conflicts.items())
        )
    for entity, found in written.items():
        connection.execute(_upsert(entity), found)
        connection.execute(_SETTLED, [{"id": one["id"]} for one in found])
    if conflicts:
        connection.execute(tables.conflict.insert(), conflicts)


_KEEP_MEDIA = insert(tables.media).on_conflict_do_nothing()
_SETTLED = tables.conflict.delete().where(tables.conflict.c.row == sa.bindparam("id"))


@cache
def _upsert(entity: str) -> sa.Insert:
    statement = insert(tables.ENTITY_TABLES[entity])
    others = {c.name: c for c in statement.excluded if c.name != "id"}
    return statement.on_conflict_do_update(index_elements=["id"], set_=others)
