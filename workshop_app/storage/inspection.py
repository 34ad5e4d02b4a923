"""Looking a plan file over: plain findings about its pages, its record, its links and its urn.

Nothing is changed and no text of a person is given back, only entities, ids, fields and counts.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from workshop_app.domain import erasure, history
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.history import BIRTH, FIXED, GONE, Change
from workshop_app.domain.rounds import ROUND_STATES
from workshop_app.storage import tables
from workshop_app.storage.changes import COLUMNS, from_stored
from workshop_app.storage.urn import BALLOTS, RATINGS


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the file: a field of a row of an entity."""

    entity: str
    row: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Urn:
    """What can be said of a round's urn without opening a ballot.

    ``strange_groups``: ballots of a group that the round does not have; ``bad_marks``: ballots
    that are not a list of pairs; ``admitted``: people of all groups, or of the round.
    """

    round: str
    name: str
    state: str
    ballots: int
    codes: int
    codes_used: int
    sheets: int
    sealed: bool
    strange_groups: int
    bad_marks: int
    options: int
    labels: int
    admitted: int
    closing: dict[str, object] | None


def damage(connection: sa.Connection) -> list[str]:
    """What the database itself finds wrong with its pages and indexes."""
    found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars()
    return [line for line in found if line != "ok"]


def size(connection: sa.Connection) -> int:
    """Bytes of the whole file, as it stands."""
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def state(connection: sa.Connection) -> str:
    """A text that is another one after every step, and after answers of officials came in."""
    steps = sa.select(sa.func.count(), sa.func.max(tables.step.c.stamp))
    rated = sa.select(sa.func.count()).where(RATINGS.is_paper)
    return f"{connection.execute(steps).one()} {connection.scalar(rated)}"


def unlike_record(connection: sa.Connection) -> Iterator[Spot]:
    """Fields whose row does not hold what the record says, rows without a record, and records
    without a row (field ``*``)."""
    by_row = _changes(connection)
    for name, table in tables.ENTITY_TABLES.items():
        for row in connection.execute(sa.select(table)):
            changes = by_row.pop(row.id, None)
            if not changes or not any(change.field == BIRTH for change in changes):
                yield Spot(name, row.id, BIRTH)
                continue
            said = history.read_row(changes)
            wanted = tables.stored(name, said.values)
            wanted.update(born=said.born, gone=int(said.gone))
            for field, value in wanted.items():
                if row._mapping[field] != value:
                    yield Spot(name, row.id, field)
    for row_id, changes in by_row.items():
        if changes[0].entity in BY_NAME:
            yield Spot(changes[0].entity, row_id, BIRTH)


def unlike_conflicts(connection: sa.Connection) -> Iterator[Spot]:
    """Conflicts that the record has and the list of conflicts has not, or the other way round."""
    listed = {
        (entity, row, field)
        for entity, row, field in connection.execute(
            sa.select(tables.conflict.c.entity, tables.conflict.c.row, tables.conflict.c.field)
        )
    }
    standing = {
        (changes[0].entity, row, field)
        for row, changes in _changes(connection).items()
        if changes[0].entity in BY_NAME and any(c.field == BIRTH for c in changes)
        for field in history.read_row(changes).conflicts
    }
    for spot in sorted(listed ^ standing):
        yield Spot(*spot)


def lost_steps(connection: sa.Connection) -> int:
    """How many changes name a step that is not there, as theirs or as one they replaced."""
    steps = set(connection.execute(sa.select(tables.step.c.stamp)).scalars())
    return sum(
        not {change.step, *change.over, *change.beside} <= steps
        for changes in _changes(connection).values()
        for change in changes
    )


def missing_links(connection: sa.Connection) -> Iterator[Spot]:
    """Fields that point at a record that is not in the file."""
    for name, fields in tables.FIELDS.items():
        table = tables.ENTITY_TABLES[name]
        for field in fields:
            if not field.ref:
                continue
            there = sa.select(tables.ENTITY_TABLES[field.ref].c.id)
            column = table.c[field.name]
            lost = sa.select(table.c.id).where(column.is_not(None), column.not_in(there))
            for row in connection.execute(lost.order_by(table.c.id)).scalars():
                yield Spot(name, row, field.name)


def torn_pictures(connection: sa.Connection) -> int:
    """How many photos and maps name a picture that is not there, or that is not what its hash says."""
    media = tables.media.c
    named = list[str]()
    for entity, field in erasure.HOLDERS:
        holder = tables.ENTITY_TABLES[entity].c
        found = sa.select(holder[field]).where(holder.gone == 0, holder[field] != "")  # "": erased
        named.extend(connection.scalars(found))
    torn = {
        hash
        for hash, data in connection.execute(sa.select(media.hash, media.data))
        if hashlib.sha256(data).hexdigest() != hash
    }
    there = set(connection.scalars(sa.select(media.hash))) - torn
    return sum(hash not in there for hash in named)


def urns(connection: sa.Connection) -> list[Urn]:
    """One row for each round that stands."""
    rounds = tables.ENTITY_TABLES["VoteRound"]
    found = connection.execute(
        sa.select(rounds).where(rounds.c.gone == 0).order_by(rounds.c.born, rounds.c.id)
    )
    return [_urn(connection, row) for row in found]


def without_round(connection: sa.Connection) -> int:
    """How many ballots, codes, sheets and counts belong to a round that is not in the file."""
    rounds = sa.select(tables.ENTITY_TABLES["VoteRound"].c.id)
    return sum(
        _count(connection, table, table.c.round.not_in(rounds))
        for table in (
            tables.ballot,
            tables.code,
            tables.sheet,
            tables.secret,
            tables.turnout,
            tables.channel_total,
        )
    )


def changed_after_opening(connection: sa.Connection) -> Iterator[Spot]:
    """What was fixed at opening and was changed later: rules of a round, its options, groups.

    What another laptop wrote without knowing of the opening changes nothing of a row that was
    fixed, and is no finding.
    """
    by_row = _changes(connection)
    opened: dict[str, str] = {}
    for row, changes in by_row.items():
        if changes[0].entity == "VoteRound":
            first = min((c.step for c in changes if _opens(c)), default="")
            if first:
                opened[row] = first
    free = {"state", "closing", "held_on", "opened_at", "closed_at", GONE}
    for row, changes in by_row.items():
        entity = changes[0].entity
        if entity not in ("VoteRound", "Option", "Group"):
            continue
        round_id = row if entity == "VoteRound" else _round_of(changes)
        since = opened.get(round_id, "")
        held = history.fixed(changes)
        for change in changes:
            later = since and change.step > since and change.field not in (BIRTH, FIXED, *held)
            if later and (entity != "VoteRound" or change.field not in free):
                yield Spot(entity, row, change.field)


def opened_again(connection: sa.Connection) -> list[str]:
    """Rounds that someone took back to an earlier state knowing the later one, which no step may
    do."""
    again = []
    for row, changes in _changes(connection).items():
        if changes[0].entity == "VoteRound" and _went_down(history.of_field(changes, "state")):
            again.append(row)
    return sorted(again)


def _went_down(speaking: history.Speaking) -> bool:
    def rung(step: str) -> int:
        said = history.value(speaking[step], "state")
        return ROUND_STATES.index(said) if said in ROUND_STATES else 0

    return any(
        rung(step) < rung(before)
        for step, change in speaking.items()
        for before in change.over
        if before in speaking
    )


def renumbered(connection: sa.Connection) -> Iterator[Spot]:
    """Challenges, proposals and actions whose number was changed after it was given."""
    changed = tables.change.c
    wanted = sa.select(changed.entity, changed.row, changed.field).where(
        changed.entity.in_(["Challenge", "Proposal", "Action"]),
        changed.field.in_(["letter", "count"]),
    )
    for entity, row, field in connection.execute(wanted.order_by(changed.row, changed.field)):
        yield Spot(entity, row, field)


def _opens(change: Change) -> bool:
    said = change.field in ("state", BIRTH) and history.value(change, "state")
    return said in ROUND_STATES[1:]


def _round_of(changes: list[Change]) -> str:
    births = [change for change in changes if change.field == BIRTH]
    return str(births[0].new.get("round", "")) if births else ""


def _urn(connection: sa.Connection, row: sa.Row[tuple[object, ...]]) -> Urn:
    here = row._mapping
    groups, options = tables.ENTITY_TABLES["Group"], tables.ENTITY_TABLES["Option"]
    members = connection.execute(
        sa.select(groups.c.id, groups.c.admitted).where(
            groups.c.round == here["id"], groups.c.gone == 0
        )
    ).all()
    labels = connection.execute(
        sa.select(options.c.label).where(options.c.round == here["id"], options.c.gone == 0)
    ).scalars().all()  # fmt: skip
    of_round = sa.and_(tables.ballot.c.round == here["id"], BALLOTS.is_paper)
    in_groups = tables.ballot.c.group_id.in_(["", *(group.id for group in members)])
    return Urn(
        round=str(here["id"]),
        name=str(here["name"]),
        state=str(here["state"]),
        ballots=_count(connection, tables.ballot, of_round),
        codes=_count(connection, tables.code, tables.code.c.round == here["id"]),
        codes_used=_count(
            connection, tables.code, tables.code.c.round == here["id"], tables.code.c.used == 1
        ),
        sheets=_count(connection, tables.sheet, tables.sheet.c.round == here["id"]),
        sealed=not _count(connection, tables.secret, tables.secret.c.round == here["id"]),
        strange_groups=_count(connection, tables.ballot, of_round, ~in_groups),
        bad_marks=_bad_marks(connection, str(here["id"])),
        options=len(labels),
        labels=len(set(labels)),
        admitted=sum(group.admitted for group in members) if members else int(here["people"]),
        closing=dict(_loaded(here["closing"])) if here["closing"] else None,
    )


def _loaded(stored: object) -> dict[str, object]:
    value = tables.frozen(_json(str(stored)))
    return value if isinstance(value, dict) else {}


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _bad_marks(connection: sa.Connection, round_id: str) -> int:
    stored = connection.execute(
        sa.select(tables.ballot.c.marks).where(tables.ballot.c.round == round_id, BALLOTS.is_paper)
    ).scalars()
    return sum(not _pairs(_json(marks)) for marks in stored)


def _pairs(marks: object) -> bool:
    return isinstance(marks, list) and all(
        isinstance(mark, list) and len(mark) == 2 and isinstance(mark[0], str) for mark in marks
    )


def _count(connection: sa.Connection, table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
    return connection.execute(
        sa.select(sa.func.count()).select_from(table).where(*where)
    ).scalar_one()


def _changes(connection: sa.Connection) -> dict[str, list[Change]]:
    by_row: dict[str, list[Change]] = defaultdict(list)
    for row in connection.execute(sa.select(*COLUMNS)):
        change = from_stored(row)
        by_row[change.row].append(change)
    return by_row
