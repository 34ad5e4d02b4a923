"""Which table a row belongs to that was found on a page, and what its columns are.

The trees of the file say it where they hang together; elsewhere the row itself does: how many
values it has, of which kinds, and what an id, a stamp or a key looks like.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from workshop_app.storage import tables
from workshop_app.storage.damaged_pages import (
    Cell,
    Pages,
    Taken,
    Values,
    everything,
    free,
    said_pages,
)
from workshop_app.storage.upgrades import v2, v3, v4

Row = dict[str, Any]
Progress = Callable[[int, int], None]

_ADDED = re.compile(r'ALTER TABLE "?(\w+)"? ADD COLUMN "?(\w+)"?')
_ID, _STAMP = re.compile(r"[0-9a-f]{32}|[0-9a-f]{16}"), re.compile(r"[0-9a-f]{24}")
_MASTER = "sqlite_master"
_STEP_INDEX = "ix_change_step"
_WITH_ROWID = {"media", "ballot", "code", "turnout", "rating"}

SHAPES: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("step", "stamp"): _STAMP, ("step", "kind"): re.compile(r"[a-z_.]+"),
    ("change", "step"): _STAMP, ("change", "entity"): re.compile(r"[A-Z]\w+"),
    ("change", "field"): re.compile(r"[*=]|\w+"),
    ("conflict", "entity"): re.compile(r"[A-Z]\w+"),
    ("about", "key"): re.compile(r"(?![0-9a-f]{32}$).+"),
    ("media", "hash"): re.compile(r"[0-9a-f]{64}"),
    ("ballot", "round"): _ID, ("ballot", "key"): re.compile(r"~\d+|[0-9a-f]+"),
    ("code", "round"): _ID, ("code", "hash"): re.compile(r"[0-9a-f]{64}"),
    ("secret", "round"): _ID, ("secret", "value"): re.compile(r"[0-9a-f]{64}"),
    ("sheet", "round"): _ID, ("channel_total", "round"): _ID,
    ("turnout", "round"): _ID, ("turnout", "people"): re.compile(r"\d{6}"),
    ("rating", "assessment"): _ID, ("rating", "key"): re.compile(r"~\d+|[0-9a-f]+"),
    ("erased", "field"): re.compile(r"(?![0-9a-f]{32}$).+"),
}  # fmt: skip
"""What a value of a column looks like."""
_JSON = {("change", "new"), ("ballot", "marks"), ("sheet", "marks")}


@dataclass(slots=True)
class Found:
    """What was read out of a file. ``rows``: table → rows by their keys; ``keys``: the changes that
    the index by step names, found or not; ``unread`` pages and ``cells`` of no use."""

    rows: dict[str, dict[tuple[Any, ...], Row]] = field(default_factory=lambda: defaultdict(dict))
    keys: set[tuple[str, str, str]] = field(default_factory=set)
    pages: int = 0
    unread: int = 0
    cells: int = 0


def _layouts() -> dict[str, list[tuple[str, ...]]]:
    """The orders that the columns of each table can have: an upgrade adds at the end."""
    ladder = [
        [found.groups() for one in step._STATEMENTS if (found := _ADDED.match(one))]
        for step in (v4, v3, v2)
    ]
    made: dict[str, list[tuple[str, ...]]] = {}
    for name, table in tables.metadata.tables.items():
        order = tuple(column.name for column in table.c)
        made[name] = [order]
        for added in ladder:
            later = tuple(column for of, column in added if of == name)
            order = (*(one for one in order if one not in later), *later)
            # What was added further up the ladder stands behind what was added further down.
            if order not in made[name]:
                made[name].append(order)
    return made


LAYOUTS = _layouts()
_LATER = Counter(
    found[1] for step in (v2, v3, v4) for one in step._STATEMENTS if (found := _ADDED.match(one))
)
"""How many columns of a table came with upgrades."""


class Sorter:
    """Puts the cells of a file where they belong."""

    def __init__(self) -> None:
        self.found = Found()
        self._owner: dict[int, str] = {}
        self._own: dict[str, tuple[str, ...]] = {}
        self._open: list[dict[str, Row]] = []

    def read(self, pages: Pages, progress: Progress) -> Found:
        """Everything that can be read of ``pages``."""
        taken = dict(everything(pages, progress))
        trees = {number: one for number, one in taken.items() if one.readable}
        used = trees.keys() | {number for one in trees.values() for number in one.chained}
        self.found.pages = said_pages(pages)
        self.found.unread = len(set(range(1, self.found.pages + 1)) - used - free(pages))
        taken = trees
        self._walk(taken)
        for number, one in taken.items():
            self.found.cells += one.bad
            for cell in one.cells:
                self._put(cell, self._owner.get(number, ""))
        self._put_open()
        return self.found

    # -- the trees --------------------------------------------------------------------------------
    def _walk(self, taken: Mapping[int, Taken]) -> None:
        """Which tree each page belongs to, as far as the trees hang together."""
        roots = {1: _MASTER}
        statements: dict[str, str] = {}
        for number in self._tree(1, taken):
            self._owner[number] = _MASTER
            for cell in taken[number].cells:
                if _is_master(cell):
                    kind, name, _table, root, sql = cell.values
                    roots[root] = name
                    if kind == "table" and sql:
                        statements[name] = sql
        self._own = _columns(statements)
        for root, name in roots.items():
            for number in self._tree(root, taken):
                self._owner.setdefault(number, name)

    def _tree(self, root: int, taken: Mapping[int, Taken]) -> list[int]:
        found: dict[int, None] = {}
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in taken and number not in found:
                found[number] = None
                waiting.extend(taken[number].children)
        return list(found)

    # -- rows -------------------------------------------------------------------------------------
    def _put(self, cell: Cell, owner: str) -> None:
        if owner == _MASTER and not cell.index:
            return
        if owner == _STEP_INDEX or _names_a_change(cell):
            if _names_a_change(cell):
                step, row, name = cell.values
                self.found.keys.add((row, name, step))
            return
        if owner in tables.metadata.tables:
            row = self._row(owner, cell)
            if row is not None:
                self._keep(owner, row)
                return
        if _of_an_index(cell) and owner and owner not in tables.metadata.tables:
            return
        fitting = {name: row for name in tables.metadata.tables if (row := self._row(name, cell))}
        if len(fitting) == 1:
            self._keep(*fitting.popitem())
        elif fitting:
            self._open.append(fitting)
        elif not _of_an_index(cell):
            self.found.cells += 1

    def _put_open(self) -> None:
        """Rows that could be of several entities: the record says of which."""
        entities = {row["row"]: row["entity"] for row in self.found.rows["change"].values()}
        for fitting in self._open:
            said = next((entities.get(row.get("id", "")) for row in fitting.values()), None)
            if said in fitting:
                self._keep(said, fitting[said])
            else:
                self.found.cells += 1

    def _keep(self, table: str, row: Row) -> None:
        key = tuple(row[name] for name in KEYS[table])
        self.found.rows[table].setdefault(key, row)

    def _row(self, table: str, cell: Cell) -> Row | None:
        if cell.index == (table in _WITH_ROWID):
            return None
        layouts = [self._own[table]] if table in self._own else LAYOUTS[table]
        for names in layouts:
            row = _as_row(table, names, cell.values)
            if row is not None:
                return row
        return None


KEYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(tables.ENTITY_TABLES, ("id",)),
    "about": ("key",), "step": ("stamp",), "change": ("row", "field", "step"),
    "conflict": ("row", "field"), "erased": ("row", "field"), "media": ("hash",),
    "ballot": ("round", "key"), "code": ("round", "hash"), "secret": ("round",),
    "sheet": ("round", "reading", "pile"), "turnout": ("round", "channel"),
    "channel_total": ("round", "channel", "group_id", "option_id", "reading"),
    "rating": ("assessment", "key"),
}  # fmt: skip
"""By what a row is known, in any copy of the plan."""


def _as_row(table: str, names: tuple[str, ...], values: Values) -> Row | None:
    """``values`` as a row of ``table``, or ``None`` where they cannot be one. A row from before an
    upgrade lacks the columns that it added."""
    columns = tables.metadata.tables[table].c
    fields = {one.name: one for one in tables.FIELDS.get(table, ())}
    if not len(names) - _LATER[table] <= len(values) <= len(names):
        return None
    row: Row = {}
    for name, value in zip(names, values, strict=False):
        if name not in columns:
            continue  # a newer program's
        if not _is_value(table, columns[name], fields.get(name), value):
            return None
        row[name] = value
    if table in tables.ENTITY_TABLES and not _is_entity(row):
        return None
    lacking = fields.keys() - row.keys()
    if lacking:
        usual = tables.stored(table, {})
        row.update({name: usual[name] for name in lacking})
    return row


def _is_entity(row: Row) -> bool:
    return bool(
        _ID.fullmatch(str(row.get("id"))) and _STAMP.fullmatch(str(row.get("born")))
    ) and row.get("gone") in (0, 1)


def _is_value(table: str, column: sa.Column[Any], field: tables.Field | None, value: Any) -> bool:
    """Whether a column of a table can hold ``value``."""
    if value is None:
        return column.name == "place" or bool(column.nullable)
    kind = column.type
    if isinstance(kind, sa.LargeBinary):
        return isinstance(value, bytes)
    if isinstance(kind, sa.Float):
        return isinstance(value, (int, float))
    if isinstance(kind, sa.Integer):
        return isinstance(value, int) and (field is None or field.kind != "bool" or value in (0, 1))
    if not isinstance(value, str):
        return False
    if (field is not None and field.kind == "json") or (table, column.name) in _JSON:
        return _is_json(value)
    if field is not None and field.ref and not _ID.fullmatch(value):
        return False
    shape = SHAPES.get((table, column.name))
    return shape is None or shape.fullmatch(value) is not None


def _is_json(value: str) -> bool:
    if not value.strip():
        return True  # a blank paper
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return False
    return True


def _is_master(cell: Cell) -> bool:
    values = cell.values
    return len(values) == 5 and values[0] in ("table", "index") and isinstance(values[3], int)


def _names_a_change(cell: Cell) -> bool:
    """Whether a cell is one of the index of changes by step."""
    values = cell.values
    return (
        cell.index and len(values) == 3 and all(isinstance(one, str) for one in values)
        and _STAMP.fullmatch(values[0]) is not None and _ID.fullmatch(values[1]) is not None
    )  # fmt: skip


def _of_an_index(cell: Cell) -> bool:
    """Whether a cell only points at a row."""
    return cell.index and len(cell.values) <= 3


def _columns(statements: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The columns of each table, as the file's own statements make them."""
    found: dict[str, tuple[str, ...]] = {}
    with closing(sqlite3.connect(":memory:")) as scratch:
        scratch.set_authorizer(_only_tables)
        for name, sql in statements.items():
            known = tables.metadata.tables.get(name)
            try:
                scratch.execute(sql)
                said = scratch.execute("SELECT name FROM pragma_table_info(?)", (name,))
                columns = tuple(str(one) for (one,) in said)
            except (sqlite3.Error, ValueError):
                continue
            needed = {column.name for column in known.primary_key} if known is not None else set()
            if needed and needed <= set(columns):
                found[name] = columns
    return found


_HARMLESS = {
    sqlite3.SQLITE_CREATE_TABLE, sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_READ,
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_CREATE_INDEX, sqlite3.SQLITE_REINDEX,
    sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_PRAGMA,
}  # fmt: skip


def _only_tables(action: int, *_rest: object) -> int:
    return sqlite3.SQLITE_OK if action in _HARMLESS else sqlite3.SQLITE_DENY
