"""The content of a plan file as plain values, to compare files, and whether it hangs together."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from workshop_app.domain import history
from workshop_app.domain.history import Change
from workshop_app.storage import tables, urn
from workshop_app.storage.changes import from_stored
from workshop_app.storage.connections import raw
from workshop_app.storage.planfile import PlanFile

Content = dict[str, list[tuple[Any, ...]]]

RECORD = ("step", "change", "conflict", "erased", "media", "channel_total")


def rows(store: PlanFile) -> Content:
    """Every row of every entity, by table."""
    return {name: _all(store, f'SELECT * FROM "{name}"') for name in tables.ENTITY_TABLES}


def standing(store: PlanFile) -> Content:
    """Every row that was not taken away, by table where there is one."""
    found = {name: [row for row in found if not row[2]] for name, found in rows(store).items()}
    return {name: kept for name, kept in found.items() if kept}


def content(store: PlanFile) -> Content:
    """Everything that joining brings: rows, the record, conflicts, the urn, media."""
    found = rows(store) | {name: _all(store, f"SELECT * FROM {name}") for name in RECORD}
    found["code"] = _all(store, "SELECT round, hash, group_id, used FROM code")
    with store.reading() as connection:
        for pile in (urn.BALLOTS, urn.RATINGS):
            boxes = _all(store, f"SELECT DISTINCT {pile.box} FROM {pile.table.name}")
            found[pile.table.name] = [
                (box, key, *texts)
                for (box,) in boxes
                for key, texts in pile.papers(connection, box).items()
            ]
    return found


def faults(store: PlanFile) -> list[Any]:
    """What does not hang together: pages, links, rows and conflicts against the record."""
    whole = _all(store, "PRAGMA integrity_check")
    found: list[Any] = [row for row in whole if row != ("ok",)]
    found += _all(store, "PRAGMA foreign_key_check")
    known: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for row in _all(store, 'SELECT step, entity, "row", field, new, "over" FROM change'):
        known[row[1], row[2]].append(from_stored(row))
    steps = {row[0] for row in _all(store, "SELECT stamp FROM step")}
    named = {step for changes in known.values() for c in changes for step in (c.step, *c.over)}
    found += sorted(named - steps)
    conflicts = []
    for name, kept in rows(store).items():
        fields = ("id", "born", "gone", *(field.name for field in tables.FIELDS[name]))
        for row in kept:
            said = history.read_row(known.pop((name, row[0])))
            wanted = {"id": row[0], "born": said.born, "gone": int(said.gone)}
            wanted |= tables.stored(name, said.values)
            if dict(zip(fields, row, strict=True)) != wanted:
                found.append((name, row, wanted))
            conflicts += [
                (row[0], field, name, " ".join(top)) for field, top in said.conflicts.items()
            ]
    if sorted(conflicts) != _all(store, "SELECT * FROM conflict"):
        found.append(("conflicts", sorted(conflicts), _all(store, "SELECT * FROM conflict")))
    return found + sorted(known)


def _all(store: PlanFile, question: str) -> list[tuple[Any, ...]]:
    with store.reading() as connection:
        return sorted(raw(connection).execute(question).fetchall(), key=str)
