"""The text guard at the door of a joining: what it marks and nobody confirmed comes in masked (P-18).

Whether a text may come in as it is, is judged by the file that brings it: its field was confirmed
there, or every detail in it is one that was confirmed there or stands in its directory (titles and
ballots are copies of proposals). The raw words are never written here. A mark ``field~stamp`` says
that what this step wrote is kept masked, and travels like the marks of erasing.

**Any order gives the same.** Each change is in one of two states in a file, as it was said or
masked, and joining takes the better founded one: as said where a file confirms it, else masked. So a
file that masked a text and later meets one that confirms it gets the words back, in both orders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import sqlalchemy as sa

from workshop_app.domain import erasure, free_texts, text_guard
from workshop_app.domain.history import BIRTH, FIXED, Change
from workshop_app.domain.text_guard import Mark
from workshop_app.storage import marks as marked
from workshop_app.storage import tables
from workshop_app.storage.changes import COLUMNS, changes_of_all, from_stored
from workshop_app.storage.marks import Marks
from workshop_app.text import plain

_ROUNDS = 5
"""How often a text is looked at before all of it is masked: a mask may join what was apart."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text that came in masked: where it is kept, and what kinds of detail it held."""

    entity: str
    row: str
    field: str
    kinds: tuple[str, ...]


class Confirmed:
    """What a file says of marked texts: which fields were confirmed, and which details are public."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._fields: set[tuple[str, str]] | None = None
        self._details: set[str] | None = None

    def says(self, change: Change, name: str, found: Iterable[Mark]) -> bool:
        """Whether what was ``found`` in a field of ``change`` may stay."""
        if (change.row, name) in self.fields:
            return True
        return all(plain(mark.text) in self.details for mark in found)

    @property
    def fields(self) -> set[tuple[str, str]]:
        """(row, field) that someone confirmed, whatever became of it since."""
        if self._fields is None:
            wanted = _of_all("Confirmation").where(tables.change.c.field == BIRTH)
            born = (from_stored(row).new for row in self._connection.execute(wanted))
            self._fields = {(str(one.get("row")), str(one.get("field"))) for one in born}
        return self._fields

    @property
    def details(self) -> set[str]:
        """Details that are public: those of confirmed fields, and of the directory (P-19)."""
        if self._details is None:
            public = [
                from_stored(row)
                for entity in free_texts.DIRECTORY
                for row in self._connection.execute(_of_all(entity))
            ]
            said = [(change, name) for change in public for name, _ in erasure.carried(change)]
            known = changes_of_all(self._connection, {row for row, _ in self.fields})
            for row, name in self.fields:
                said += [(change, name) for change in known.get(row, ())]
            self._details = {
                plain(mark.text)
                for change, name in said
                for one, value in erasure.carried(change)
                if one == name
                for mark in _found(change.entity, name, value)
            }
        return self._details


@dataclass(slots=True)
class Guard:
    """What comes in from ``theirs``: ``marks`` to be kept here, those to be dropped, and what was
    masked, to be told."""

    theirs: Confirmed
    mask: str
    marks: Marks
    dropped: Marks
    masked: list[Masked] = field(default_factory=list)

    def let_in(self, change: Change, under: set[str]) -> Change:
        """A new ``change`` as it is kept. ``under``: the marks of its row here and there."""
        if change.entity in free_texts.DIRECTORY:
            return change
        free = free_texts.FREE.get(change.entity, ())
        new: dict[str, Any] = {}
        for name, value in erasure.carried(change):
            found = _found(change.entity, name, value) if value and name in free else ()
            if not found:
                continue
            mark = erasure.guarded(name, change.step)
            if not self.theirs.says(change, name, found):
                new[name] = masked(change.entity, value, self.mask)
                self.marks.setdefault(change.row, set()).add(mark)
                kinds = tuple(sorted({one.kind for one in found}))
                self.masked.append(Masked(change.entity, change.row, name, kinds))
            elif mark in under:
                self.dropped.setdefault(change.row, set()).add(mark)
        return _with(change, {**dict(erasure.carried(change)), **new}) if new else change


def settle(
    ours: sa.Connection, theirs: sa.Connection, here: Marks, there: Marks
) -> tuple[list[Change], Marks, Marks]:
    """The changes that both files have and only one of them has masked: as they are kept here (only
    those that differ), marks to be kept, and marks to be dropped."""
    mine, other = Confirmed(ours), Confirmed(theirs)
    rewritten: dict[tuple[str, str, str], Change] = {}

    def take(name: str, both: list[tuple[Change, Change]]) -> None:
        """What one step wrote may have been masked in several fields."""
        for own, their in both:
            key = (own.row, own.field, own.step)
            rewritten[key] = _taking(rewritten.get(key, own), name, their)

    keep: Marks = {}
    drop: Marks = {}
    for mark, name, both in _both(ours, theirs, marked.missing(there, here)):
        if not any(_may_stay(mine, own, name) for own, _ in both):
            keep.setdefault(mark.row, set()).add(mark.of)
            take(name, both)
    for mark, name, both in _both(ours, theirs, marked.missing(here, there)):
        if any(_may_stay(other, their, name) for _, their in both):
            drop.setdefault(mark.row, set()).add(mark.of)
            take(name, both)
    return list(rewritten.values()), keep, drop


def masked(entity: str, value: Any, mask: str) -> Any:
    """``value`` of a free field with what the guard marks masked, the same on every laptop, so that
    the guard finds nothing more in it."""

    def clean(text: str) -> str:
        for _ in range(_ROUNDS):
            found = _looked(entity, text)
            if not found:
                return text
            text = text_guard.masked(text, found, mask)
        return mask

    return free_texts.rewritten(value, clean)


def _may_stay(file: Confirmed, change: Change, name: str) -> bool:
    """Whether a file has a change as it was said and stands for it."""
    value = dict(erasure.carried(change)).get(name)
    found = _found(change.entity, name, value)
    return bool(found) and file.says(change, name, found)


def _found(entity: str, name: str, value: Any) -> list[Mark]:
    """What the guard marks in a field's value; nothing in what is no free text."""
    if name not in free_texts.FREE.get(entity, ()):
        return []
    return [mark for text in free_texts.stretches(value) for mark in _looked(entity, text)]


def _looked(entity: str, text: str) -> tuple[Mark, ...]:
    found = text_guard.look(text)
    return found or (text_guard.endangering(text) if entity == "Pin" else ())


class _OfGuard(NamedTuple):
    """One of the guard's marks on a row."""

    row: str
    of: str


def _both(
    ours: sa.Connection, theirs: sa.Connection, marks: Marks
) -> Iterator[tuple[_OfGuard, str, list[tuple[Change, Change]]]]:
    """For each of the guard's marks: it, its field, and what its step wrote there, here and in the
    other file: a birth, an edit, a fixing. Rows that only one file has are asked for in one of them
    only."""
    split = [
        _OfGuard(row, mark) for row, of in sorted(marks.items()) for mark in sorted(of)
        if erasure.is_guarded(mark)
    ]  # fmt: skip
    there = changes_of_all(theirs, dict.fromkeys(mark.row for mark in split))
    here = changes_of_all(ours, there)
    for mark in split:
        name, step = erasure.parts(mark.of)
        mine, other = (
            {
                change.field: change
                for change in known.get(mark.row, ())
                if change.step == step
                and change.field in (name, BIRTH, FIXED)
                and name in dict(erasure.carried(change))
            }
            for known in (here, there)
        )
        yield mark, name, [(own, other[field]) for field, own in mine.items() if field in other]


def _of_all(entity: str) -> sa.Select[Any]:
    """Every change of the rows of ``entity``."""
    ids = sa.select(tables.ENTITY_TABLES[entity].c.id)
    return sa.select(*COLUMNS).where(tables.change.c.row.in_(ids))


def _taking(change: Change, name: str, other: Change) -> Change:
    """``change`` with the value that ``other`` gives a field."""
    return _with(
        change, {**dict(erasure.carried(change)), name: dict(erasure.carried(other))[name]}
    )


def _with(change: Change, new: dict[str, Any]) -> Change:
    return replace(change, new=new if change.field in (BIRTH, FIXED) else new[change.field])
