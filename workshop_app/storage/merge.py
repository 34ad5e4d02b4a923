"""Joining files: the union of two records, read again. Any order, any number of times, the same.

What was erased in one file is erased in both (``erase``); what the text guard marks comes in masked
(``guarded``). The time of a joining goes with what the other file holds, not with what is here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from workshop_app.domain.history import Change
from workshop_app.storage import (
    counts,
    erase,
    merge_votes,
    sharing,
    sheets,
    tables,
    undo,
    urn,
    well_formed,
)
from workshop_app.storage.changes import (
    AT_ONCE,
    COLUMNS,
    as_stored,
    changes_of_all,
    from_stored,
    lots,
)
from workshop_app.storage.door import Door
from workshop_app.storage.erase import Taken
from workshop_app.storage.errors import DAMAGED
from workshop_app.storage.guarded import Masked
from workshop_app.storage.marks import Marks
from workshop_app.storage.merge_votes import Stayed, rounds_in
from workshop_app.storage.planfile import PlanFile
from workshop_app.storage.record import Rows, reread
from workshop_app.text import N_, KnownError

Heard = Callable[[float], None]
"""Told how much of a file is joined, 0 to 1; may raise to cancel, and nothing of it is joined."""


@dataclass(slots=True)
class Joined:
    """What a file brought: new steps, the rows they touched, conflicts, ballots; the texts that
    came in masked, and what was here and was erased there. ``stayed``: what is not finished there
    and did not come along. ``damaged``: names of pictures left out, as their bytes are others."""

    steps: int = 0
    known: int = 0
    rows: Rows = field(default_factory=dict)
    conflicts: list[tuple[str, str, str]] = field(default_factory=list)
    ballots: int = 0
    masked: list[Masked] = field(default_factory=list)
    erased: Taken = field(default_factory=Taken)
    stayed: list[Stayed] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


def unheard(share: float) -> None:
    """Nobody asked how far it is."""


def join(target: PlanFile, source: PlanFile, heard: Heard = unheard) -> Joined:
    """Bring everything of ``source`` into ``target``, in one transaction of ``target``.

    ``KnownError`` where the source was made by a newer program, where it says what cannot be
    (``well_formed``), where a round that people vote in here is closed there, and where its votes
    gainsay those here (``merge_votes.union``). Undo does not go back behind a joining that brought steps; whoever
    keeps a clock of ``target`` has it see the new stamps (``Record.seen``).
    """
    if source.newer:
        raise KnownError(
            N_(
                "This plan was made by a newer Convite. Nothing was joined. Bring this laptop's Convite up to date."
            )
        )
    with source.reading() as theirs, target.transaction() as ours:
        sharing.refuse(theirs, ours)
        voting, late = rounds_in(ours, ("open",)), _late(ours)
        done = merge_votes.done(ours)
        brought = Joined(stayed=list(merge_votes.stayed(theirs)))
        door = Door(ours, theirs)
        _not_voted_on(ours, voting, door.new)
        known = _new_changes(ours, theirs, brought, door, heard)
        _reread(ours, known, heard)
        heard(_READ)
        taken = door.shut()
        reread(ours, changes_of_all(ours, door.settled).values())
        for key, names in taken.rows.items():
            brought.rows.setdefault(key, set()).update(names)
        well_formed.check_links(ours, brought.rows)
        brought.masked, brought.erased = door.masked, taken
        _still_voting(ours, voting)
        _not_shown(ours, late)
        for round_id in voting.keys() - rounds_in(ours, ("open",)).keys():
            urn.seal(ours, round_id)
        brought.conflicts = list(_conflicts(ours, brought.rows))
        brought.ballots, left = merge_votes.union(ours, theirs, done)
        brought.stayed += left
        brought.damaged = list(_media(ours, theirs, door.pictures, heard))
        if brought.steps:
            latest = ours.scalar(sa.select(sa.func.max(tables.step.c.stamp)))
            undo.set_floor(ours, str(latest), "gather")
        return brought


def _new_changes(
    ours: sa.Connection, theirs: sa.Connection, brought: Joined, door: Door, heard: Heard
) -> dict[str, list[Change]]:
    """Copy the steps that are not here with their changes, and note what they touched; all changes
    of the touched rows, by row."""
    new = _new_steps(ours, theirs, brought)
    tried = merge_votes.rehearsed(theirs)
    known: dict[str, list[Change]] = {}
    for at, some in enumerate(lots(new)):
        heard(at * AT_ONCE / len(new) * _COPIED)
        found = [row for row in theirs.execute(_OF_STEPS, {"steps": some}) if row[2] not in tried]
        met = {row[2] for row in found} - known.keys()
        known.update({row: [] for row in met} | changes_of_all(ours, met))
        rows = []
        for row in found:
            change = _change(row)
            came = door.let_in(change)
            rows.append(tuple(row) if came is change else tuple(map(as_stored(came).get, _ORDER)))
            known[came.row].append(came)
            brought.rows.setdefault((came.entity, came.row), set()).add(came.field)
        if rows:
            ours.exec_driver_sql(_KEEP, rows)
    return known


def _new_steps(ours: sa.Connection, theirs: sa.Connection, brought: Joined) -> list[str]:
    """Copy the steps that are not here; their stamps."""
    opening = merge_votes.openings(theirs)
    every = theirs.execute(_STEPS).all()
    here: set[str] = set()
    for some in lots(step[0] for step in every):
        here.update(ours.scalars(_STEPS_HERE, {"steps": some}))
    well_formed.check_steps(every, here)
    new = [step._asdict() for step in every if step[0] not in here and step[0] not in opening]
    brought.steps, brought.known = len(new), len(every) - len(new)
    if new:
        ours.execute(tables.step.insert(), new)
    return [step["stamp"] for step in new]


def _change(row: Any) -> Change:
    """A change of the other file; ``KnownError`` where it cannot be."""
    if set(map(type, row)) != {str}:
        raise KnownError(DAMAGED)
    try:
        change = from_stored(row)
    except (ValueError, RecursionError) as error:
        raise KnownError(DAMAGED) from error
    well_formed.check_text(row[4], change.new)
    well_formed.check(change)
    return change


def _reread(ours: sa.Connection, known: dict[str, list[Change]], heard: Heard) -> None:
    """Write the rows that new changes speak of from all their changes."""
    every = list(known)
    for at, some in enumerate(lots(every)):
        heard(_COPIED + at * AT_ONCE / len(every) * (_READ - _COPIED))
        rows = [known.pop(row) for row in some]
        for one in rows:
            well_formed.check_row(one)
        reread(ours, rows)


def _still_voting(ours: sa.Connection, voting: dict[str, str]) -> None:
    """Refuse to close a round under the hands of people who vote in it here."""
    for round_id in voting.keys() - rounds_in(ours, ("open",)).keys():
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
    closed = rounds_in(ours, ("closed",))
    return {id: name for id, name in closed.items() if sheets.how_many(ours, id)}


def _not_shown(ours: sa.Connection, late: dict[str, str]) -> None:
    """Refuse to show a result over late ballots that lie on the desk here."""
    for round_id in sorted(late.keys() & rounds_in(ours, ("shown",)).keys()):
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


def _conflicts(ours: sa.Connection, rows: Rows) -> Iterator[tuple[str, str, str]]:
    """(entity, row, field) of what is in conflict among ``rows``."""
    table = tables.conflict.c
    for some in lots(sorted(row for _, row in rows)):
        found = sa.select(table.entity, table.row, table.field).where(table.row.in_(some))
        yield from (tuple(one) for one in ours.execute(found.order_by(table.row, table.field)))


def _media(
    ours: sa.Connection, theirs: sa.Connection, erased: set[str], heard: Heard
) -> Iterator[str]:
    """Bring the pictures that are not here yet, one at a time: they are large. Those that were
    ``erased`` only where another photo has them. Gives the names of those whose bytes are others
    than their name says: they stay outside."""
    hashes = sa.select(tables.media.c.hash)
    there = theirs.scalars(hashes).all()
    here: set[str] = set()
    for some in lots(there):
        here.update(ours.scalars(hashes.where(tables.media.c.hash.in_(some))))
    kept_out = erased - erase.named_pictures(ours) if erased else set()
    wanted = sorted(set(there) - here - kept_out)
    for at, name in enumerate(wanted):
        heard(_READ + at / len(wanted) * (1 - _READ))
        data = theirs.execute(_PICTURE, {"name": name}).scalar_one()
        if hashlib.sha256(data).hexdigest() == name:
            ours.execute(tables.media.insert(), {"hash": name, "data": data})
        else:
            yield name


def conflicts(connection: sa.Connection) -> Iterable[tuple[str, str, str, tuple[str, ...]]]:
    """Every unsettled conflict: (entity, row, field, the steps that did not know each other)."""
    for row in connection.execute(sa.select(tables.conflict).order_by("row", "field")):
        yield row.entity, row.row, row.field, tuple(row.heads.split())


_COPIED, _READ = 0.6, 0.9
"""How much is done when the changes are copied, and when their rows are read again."""
_ORDER = tuple(column.name for column in COLUMNS)
_KEEP = """INSERT INTO change (step, entity, "row", field, new, "over") VALUES (?, ?, ?, ?, ?, ?)"""
"""In ``_ORDER``; said plainly, as there are tens of thousands of them."""
_STEPS = sa.select(tables.step)
_STEPS_HERE = sa.select(tables.step.c.stamp).where(
    tables.step.c.stamp.in_(sa.bindparam("steps", expanding=True))
)
_OF_STEPS = sa.select(*COLUMNS).where(
    tables.change.c.step.in_(sa.bindparam("steps", expanding=True))
)
_PICTURE = sa.select(tables.media.c.data).where(tables.media.c.hash == sa.bindparam("name"))
