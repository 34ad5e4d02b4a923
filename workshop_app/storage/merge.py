"""Joining files: the union of two records, read again. Any order, any number of times, the same.

What was erased in one file is erased in both (``erase``); what the text guard marks comes in masked
(``guarded``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from workshop_app.domain.history import Change
from workshop_app.storage import counts, erase, sheets, tables, undo, urn
from workshop_app.storage.changes import COLUMNS, as_stored, from_stored
from workshop_app.storage.door import Door
from workshop_app.storage.erase import Taken
from workshop_app.storage.guarded import Masked
from workshop_app.storage.marks import Marks, lots
from workshop_app.storage.planfile import PlanFile
from workshop_app.storage.record import Rows, reread
from workshop_app.text import N_, KnownError

CLOSED = ("closed", "shown")


@dataclass(slots=True)
class Joined:
    """What a file brought: new steps, the rows they touched, conflicts, ballots; the texts that
    came in masked, and what was here and was erased there."""

    steps: int = 0
    known: int = 0
    rows: Rows = field(default_factory=dict)
    conflicts: list[tuple[str, str, str]] = field(default_factory=list)
    ballots: int = 0
    masked: list[Masked] = field(default_factory=list)
    erased: Taken = field(default_factory=Taken)


def join(target: PlanFile, source: PlanFile) -> Joined:
    """Bring everything of ``source`` into ``target``, in one transaction of ``target``.

    ``KnownError`` where the source was made by a newer program, and where a round that people vote
    in here is closed there. Undo does not go back behind a joining that brought steps; whoever
    keeps a clock of ``target`` has it see the new stamps (``Record.seen``).
    """
    if source.newer:
        raise KnownError(
            N_(
                "This plan was made by a newer Convite. Nothing was joined. Bring this laptop's Convite up to date."
            )
        )
    with source.reading() as theirs, target.transaction() as ours:
        voting, late = _rounds(ours, ("open",)), _late(ours)
        brought = Joined()
        door = Door(ours, theirs)
        _not_voted_on(ours, voting, door.new)
        touched = _new_changes(ours, theirs, brought, door)
        taken = door.shut()
        _reread(ours, [*touched, *door.settled])
        brought.rows = {
            (changes[0].entity, row): {change.field for change in changes}
            for row, changes in touched.items()
        }
        for key, names in taken.rows.items():
            brought.rows.setdefault(key, set()).update(names)
        brought.masked, brought.erased = door.masked, taken
        _still_voting(ours, voting)
        _not_shown(ours, late)
        for round_id in voting.keys() - _rounds(ours, ("open",)).keys():
            urn.seal(ours, round_id)
        _conflicts(ours, brought)
        _urn(ours, theirs, brought)
        _media(ours, theirs, door.pictures)
        if brought.steps:
            latest = ours.scalar(sa.select(sa.func.max(tables.step.c.stamp)))
            undo.set_floor(ours, str(latest), "gather")
        return brought


def _new_changes(
    ours: sa.Connection, theirs: sa.Connection, brought: Joined, door: Door
) -> dict[str, list[Change]]:
    """Copy the steps that are not here with their changes; the new changes by row."""
    here = set(ours.execute(sa.select(tables.step.c.stamp)).scalars())
    opening, tried = _openings(theirs), _rehearsed(theirs)
    there = [dict(row._mapping) for row in theirs.execute(sa.select(tables.step))]
    new = [step for step in there if step["stamp"] not in here | opening]
    brought.steps, brought.known = len(new), len(there) - len(new)
    if new:
        ours.execute(tables.step.insert(), new)
    by_row: dict[str, list[Change]] = defaultdict(list)
    for some in lots([step["stamp"] for step in new]):
        found = theirs.execute(sa.select(*COLUMNS).where(tables.change.c.step.in_(some))).all()
        changes = (from_stored(row) for row in found)
        came = [door.let_in(change) for change in changes if change.row not in tried]
        if came:
            ours.execute(tables.change.insert(), [as_stored(change) for change in came])
        for change in came:
            by_row[change.row].append(change)
    return by_row


def _reread(ours: sa.Connection, touched: list[str]) -> None:
    """Write the rows that new changes speak of from all their changes."""
    for some in lots(touched):
        known: dict[str, list[Change]] = defaultdict(list)
        for row in ours.execute(sa.select(*COLUMNS).where(tables.change.c.row.in_(some))):
            change = from_stored(row)
            known[change.row].append(change)
        reread(ours, known.values())


def _rounds(connection: sa.Connection, states: tuple[str, ...]) -> dict[str, str]:
    """The rounds in one of ``states``: id → name."""
    rounds = tables.ENTITY_TABLES["VoteRound"].c
    found = sa.select(rounds.id, rounds.name).where(rounds.state.in_(states)).order_by(rounds.id)
    return {id: name for id, name in connection.execute(found)}


def _openings(theirs: sa.Connection) -> set[str]:
    """The steps that opened rounds in which people vote there: nothing of an open round comes
    along (P-32), so that nobody can vote in it or close it here."""
    opened = sa.select(tables.change.c.step).where(
        tables.change.c.entity == "VoteRound",
        tables.change.c.row.in_(list(_rounds(theirs, ("open",)))),
        tables.change.c.field == "state",
        tables.change.c.new == tables.packed("open"),
    )
    return set(theirs.execute(opened).scalars())


def _rehearsed(theirs: sa.Connection) -> set[str]:
    """The rows of rehearsals there, put away or not: nothing of them comes along."""
    round, option = tables.ENTITY_TABLES["VoteRound"].c, tables.ENTITY_TABLES["Option"].c
    found = set(theirs.execute(sa.select(round.id).where(round.rehearsal == 1)).scalars())
    of_them = sa.select(option.id).where(option.round.in_(found))
    return found | set(theirs.execute(of_them).scalars())


def _still_voting(ours: sa.Connection, voting: dict[str, str]) -> None:
    """Refuse to close a round under the hands of people who vote in it here."""
    for round_id in voting.keys() - _rounds(ours, ("open",)).keys():
        typed = sheets.how_many(ours, round_id) or counts.counts(ours, round_id)
        if urn.how_many(ours, round_id) or typed:
            raise KnownError(
                N_(
                    "Round {name} is open here and closed in the other plan. Nothing was joined. Close it here first."
                ),
                name=voting[round_id],
            )


def _late(ours: sa.Connection) -> dict[str, str]:
    """The closed rounds of which late ballots are typed in here and not joined: id → name."""
    closed = _rounds(ours, ("closed",))
    return {id: name for id, name in closed.items() if sheets.how_many(ours, id)}


def _not_shown(ours: sa.Connection, late: dict[str, str]) -> None:
    """Refuse to show a result over late ballots that lie on the desk here."""
    for round_id in sorted(late.keys() & _rounds(ours, ("shown",)).keys()):
        raise KnownError(
            N_(
                "Late ballots of round {name} are typed in here, and its result was shown in the other plan. Nothing was joined. Take them away first."
            ),
            name=late[round_id],
        )


def _not_voted_on(ours: sa.Connection, voting: dict[str, str], erased: Marks) -> None:
    """Refuse to take words off a ballot with which people vote here."""
    if not voting or not erased:
        return
    option = tables.ENTITY_TABLES["Option"].c
    wanted = sa.select(option.id, option.round).where(option.round.in_(list(voting)))
    held = {**{one: one for one in voting}, **{id: one for id, one in ours.execute(wanted)}}
    for row in sorted(erased.keys() & held.keys()):
        raise KnownError(
            N_(
                "Round {name} is open here, and words on its ballot were erased in the other plan. Nothing was joined. Close it here first."
            ),
            name=voting[held[row]],
        )


def _conflicts(ours: sa.Connection, brought: Joined) -> None:
    touched = {row for _, row in brought.rows}
    for row, name, entity in ours.execute(
        sa.select(tables.conflict.c.row, tables.conflict.c.field, tables.conflict.c.entity)
    ):
        if row in touched:
            brought.conflicts.append((entity, row, name))


def _urn(ours: sa.Connection, theirs: sa.Connection, brought: Joined) -> None:
    """Ballots of closed rounds and ratings by union of keys; nothing of an open round (P-32)."""
    for round_id in _rounds(theirs, CLOSED):
        before = urn.how_many(ours, round_id)
        urn.union(ours, round_id, urn.ballots(theirs, round_id))
        brought.ballots += urn.how_many(ours, round_id) - before
        _codes(ours, theirs, round_id)
        counts.union(ours, round_id, counts.counts(theirs, round_id))
    # What officials are still answering elsewhere stays there, as with a round.
    judged = tables.ENTITY_TABLES["AssessmentRound"].c
    over = sa.select(judged.id).where(judged.state == "closed").order_by(judged.id)
    for assessment in theirs.execute(over).scalars().all():
        urn.rate(ours, assessment, urn.ratings(theirs, assessment))


def _codes(ours: sa.Connection, theirs: sa.Connection, round_id: str) -> None:
    """By hash; used in one file is used (a logical or)."""
    mine = _rows(ours, tables.code, round_id, ("hash",))
    for key, row in _rows(theirs, tables.code, round_id, ("hash",)).items():
        both = {**row, "used": max(row["used"], mine.get(key, row)["used"])}
        mine[key] = both
    _put_back(ours, tables.code, round_id, mine)


def _rows(
    connection: sa.Connection, table: sa.Table, round_id: str, keys: tuple[str, ...]
) -> dict[tuple[str, ...], dict[str, Any]]:
    columns = [column for column in table.c if column.name != "place"]
    found = connection.execute(sa.select(*columns).where(table.c.round == round_id))
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


def _media(ours: sa.Connection, theirs: sa.Connection, erased: set[str]) -> None:
    """Pictures that are not here yet, one at a time: they are large. Those that were ``erased``
    only where another photo has them."""
    hashes = sa.select(tables.media.c.hash)
    here = set(ours.execute(hashes).scalars())
    kept_out = erased - erase.named_pictures(ours) if erased else set()
    for missing in sorted(set(theirs.execute(hashes).scalars()) - here - kept_out):
        found = sa.select(tables.media).where(tables.media.c.hash == missing)
        ours.execute(tables.media.insert(), dict(theirs.execute(found).one()._mapping))


def conflicts(connection: sa.Connection) -> Iterable[tuple[str, str, str, tuple[str, ...]]]:
    """Every unsettled conflict: (entity, row, field, the steps that did not know each other)."""
    for row in connection.execute(sa.select(tables.conflict).order_by("row", "field")):
        yield row.entity, row.row, row.field, tuple(row.heads.split())
