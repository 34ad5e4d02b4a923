"""Joining files: the union of two records, read again. Any order, any number of times, the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from workshop_app.domain.history import Change
from workshop_app.storage import tables, urn
from workshop_app.storage.planfile import PlanFile
from workshop_app.storage.record import COLUMNS, Rows, from_stored, reread

_AT_ONCE = 400
"""Keys named in one query, well under SQLite's limit."""

CLOSED = ("closed", "shown")


@dataclass(slots=True)
class Joined:
    """What a file brought: new steps, the rows they touched, conflicts, ballots."""

    steps: int = 0
    known: int = 0
    rows: Rows = field(default_factory=dict)
    conflicts: list[tuple[str, str, str]] = field(default_factory=list)
    ballots: int = 0


def join(target: PlanFile, source: PlanFile) -> Joined:
    """Bring everything of ``source`` into ``target``, in one transaction of ``target``."""
    with source.reading() as theirs, target.transaction() as ours:
        brought = Joined()
        for changes in _new_changes(ours, theirs, brought).values():
            first = changes[0]
            fields = {change.field for change in changes}
            brought.rows[(first.entity, first.row)] = fields
            reread(ours, _all_of(ours, first.row))
        _conflicts(ours, brought)
        _urn(ours, theirs, brought)
        _union(ours, theirs, tables.media, "hash")
        return brought


def _new_changes(
    ours: sa.Connection, theirs: sa.Connection, brought: Joined
) -> dict[str, list[Change]]:
    """Copy the steps that are not here with their changes; the new changes by row."""
    here = set(ours.execute(sa.select(tables.step.c.stamp)).scalars())
    there = [dict(row._mapping) for row in theirs.execute(sa.select(tables.step))]
    new = [step for step in there if step["stamp"] not in here]
    brought.steps, brought.known = len(new), len(there) - len(new)
    if new:
        ours.execute(tables.step.insert(), new)
    by_row: dict[str, list[Change]] = defaultdict(list)
    for some in _lots([step["stamp"] for step in new]):
        found = theirs.execute(sa.select(*COLUMNS).where(tables.change.c.step.in_(some))).all()
        if found:
            names = [column.name for column in COLUMNS]
            ours.execute(
                tables.change.insert(), [dict(zip(names, row, strict=True)) for row in found]
            )
        for row in found:
            change = from_stored(row)
            by_row[change.row].append(change)
    return by_row


def _all_of(connection: sa.Connection, row: str) -> list[Change]:
    found = sa.select(*COLUMNS).where(tables.change.c.row == row)
    return [from_stored(one) for one in connection.execute(found)]


def _conflicts(ours: sa.Connection, brought: Joined) -> None:
    touched = {row for _, row in brought.rows}
    for row, name, entity in ours.execute(
        sa.select(tables.conflict.c.row, tables.conflict.c.field, tables.conflict.c.entity)
    ):
        if row in touched:
            brought.conflicts.append((entity, row, name))


def _urn(ours: sa.Connection, theirs: sa.Connection, brought: Joined) -> None:
    """Ballots of closed rounds and ratings by union of keys; nothing of an open round (P-32)."""
    rounds = tables.ENTITY_TABLES["VoteRound"].c
    closed = sa.select(rounds.id).where(rounds.state.in_(CLOSED)).order_by(rounds.id)
    for round_id in theirs.execute(closed).scalars().all():
        before = urn.how_many(ours, round_id)
        urn.union(ours, round_id, urn.ballots(theirs, round_id))
        brought.ballots += urn.how_many(ours, round_id) - before
        _codes(ours, theirs, round_id)
        _totals(ours, theirs, round_id)
    assessments = theirs.execute(sa.select(tables.rating.c.assessment).distinct()).scalars().all()
    for assessment in sorted(assessments):
        urn.rate(ours, assessment, urn.ratings(theirs, assessment))


def _codes(ours: sa.Connection, theirs: sa.Connection, round_id: str) -> None:
    """By hash; used in one file is used (a logical or)."""
    mine = _rows(ours, tables.code, round_id, ("hash",))
    for key, row in _rows(theirs, tables.code, round_id, ("hash",)).items():
        both = {**row, "used": max(row["used"], mine.get(key, row)["used"])}
        mine[key] = both
    _put_back(ours, tables.code, round_id, mine)


def _totals(ours: sa.Connection, theirs: sa.Connection, round_id: str) -> None:
    """Counts of channels. A round is counted on one laptop; where two did, the larger one stands
    in both orders of joining, and the check of the file says so."""
    keys = ("channel", "group_id", "option_id", "reading")
    mine = _rows(ours, tables.channel_total, round_id, keys)
    for key, row in _rows(theirs, tables.channel_total, round_id, keys).items():
        mine[key] = max(row, mine.get(key, row), key=lambda r: int(r["total"]))
    _put_back(ours, tables.channel_total, round_id, mine)


def _rows(
    connection: sa.Connection, table: sa.Table, round_id: str, keys: tuple[str, ...]
) -> dict[tuple[str, ...], dict[str, Any]]:
    found = connection.execute(sa.select(table).where(table.c.round == round_id))
    rows = [dict(row._mapping) for row in found]
    return {tuple(str(row[key]) for key in keys): row for row in rows}


def _put_back(
    connection: sa.Connection,
    table: sa.Table,
    round_id: str,
    rows: dict[tuple[str, ...], dict[str, Any]],
) -> None:
    connection.execute(table.delete().where(table.c.round == round_id))
    if rows:
        connection.execute(table.insert(), [rows[key] for key in sorted(rows)])


def _union(ours: sa.Connection, theirs: sa.Connection, table: sa.Table, key: str) -> None:
    here = set(ours.execute(sa.select(table.c[key])).scalars())
    for row in theirs.execute(sa.select(table)):
        if row._mapping[key] not in here:
            ours.execute(table.insert(), dict(row._mapping))


def _lots(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]


def conflicts(connection: sa.Connection) -> Iterable[tuple[str, str, str, tuple[str, ...]]]:
    """Every unsettled conflict: (entity, row, field, the steps that did not know each other)."""
    for row in connection.execute(sa.select(tables.conflict).order_by("row", "field")):
        yield row.entity, row.row, row.field, tuple(row.heads.split())
