"""The urn: ballots, codes and officials' ratings, kept so that nobody can tell whose or when.

A random key is not enough: SQLite keeps the cells of a page in the order they were written. So
casting rewrites the whole round in key order, in one transaction, with freed bytes zeroed, and the
file is the same byte for byte whatever the order of voting.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from workshop_app.storage import tables
from workshop_app.text import N_, KnownError

Marks = tuple[tuple[str, int], ...]
"""What a ballot says: (option's label, value) pairs, in the order of the labels."""

_ballot, _code, _secret = tables.ballot.c, tables.code.c, tables.secret.c
_sheet, _rating = tables.sheet.c, tables.rating.c


@dataclass(frozen=True, slots=True)
class Cast:
    """One secret answer on its way into the urn; ``group`` is a group's id or ""."""

    group: str
    marks: Marks
    key: str = ""


def new_key() -> str:
    """128 random bits."""
    return secrets.token_hex(16)


def cast(connection: sa.Connection, round_id: str, ballots: Iterable[Cast]) -> None:
    """Put ballots into the urn of a round, which is then written anew in the order of its keys."""
    rows = {
        ballot.key or new_key(): (ballot.group, tables.packed(sorted(ballot.marks)))
        for ballot in ballots
    }
    _rewritten(connection, round_id, rows)


def ballots(connection: sa.Connection, round_id: str) -> list[Cast]:
    """The ballots of a round in key order. Only counting a closed round may ask."""
    found = sa.select(_ballot.key, _ballot.group_id, _ballot.marks)
    found = found.where(_ballot.round == round_id).order_by(_ballot.key)
    return [
        Cast(group, tuple((str(label), value) for label, value in json.loads(marks)), key)
        for key, group, marks in connection.execute(found)
    ]


def how_many(connection: sa.Connection, round_id: str) -> int:
    """How many ballots lie in the urn, for the whole room only."""
    found = sa.select(sa.func.count()).where(_ballot.round == round_id)
    return connection.execute(found).scalar_one()


def union(connection: sa.Connection, round_id: str, others: Iterable[Cast]) -> None:
    """Add the ballots of another copy of the file: by key, again in key order."""
    _rewritten(connection, round_id, {b.key: (b.group, tables.packed(b.marks)) for b in others})


def _rewritten(connection: sa.Connection, round_id: str, more: dict[str, tuple[str, str]]) -> None:
    found = sa.select(_ballot.key, _ballot.group_id, _ballot.marks).where(_ballot.round == round_id)
    kept = {key: (group, marks) for key, group, marks in connection.execute(found)}
    if more.keys() <= kept.keys():
        return
    kept.update(more)
    connection.execute(tables.ballot.delete().where(_ballot.round == round_id))
    connection.execute(
        tables.ballot.insert(),
        [
            {"round": round_id, "key": key, "group_id": group, "marks": marks}
            for key, (group, marks) in sorted(kept.items())
        ],
    )


# -- codes ----------------------------------------------------------------------------------------
def make_codes(connection: sa.Connection, round_id: str, codes: Sequence[tuple[str, str]]) -> None:
    """Keep (group, code) pairs as keyed hashes; the codes themselves are kept nowhere."""
    key = secrets.token_bytes(32).hex()
    connection.execute(tables.secret.insert(), {"round": round_id, "value": key})
    rows = sorted((_hashed(key, code), group) for group, code in codes)
    connection.execute(
        tables.code.insert(),
        [{"round": round_id, "hash": h, "group_id": group, "used": 0} for h, group in rows],
    )


def admit(connection: sa.Connection, round_id: str, code: str) -> str:
    """Use up a code; gives the group it admits to. In the same transaction as the ballot."""
    key = connection.scalar(sa.select(_secret.value).where(_secret.round == round_id))
    hashed = _hashed(key, code) if key else ""
    found = sa.select(_code.group_id, _code.used)
    row = connection.execute(found.where(_code.round == round_id, _code.hash == hashed)).first()
    if row is None:
        raise KnownError(
            N_("This code is not of this round. Nothing was cast. Look at the slip again.")
        )
    if row.used:
        raise KnownError(N_("This code was used already. Nothing was cast. Each code admits once."))
    here = tables.code.update().where(_code.round == round_id, _code.hash == hashed)
    connection.execute(here, {"used": 1})
    return str(row.group_id)


def codes_used(connection: sa.Connection, round_id: str) -> int:
    """How many codes of a round were used."""
    found = sa.select(sa.func.count()).where(_code.round == round_id, _code.used == 1)
    return connection.execute(found).scalar_one()


def seal(connection: sa.Connection, round_id: str) -> None:
    """At closing: the key of the codes is erased, so what is left can only be counted."""
    connection.execute(tables.secret.delete().where(_secret.round == round_id))


def _hashed(key: str, code: str) -> str:
    return hmac.new(bytes.fromhex(key), code.encode(), hashlib.sha256).hexdigest()


# -- paper, while a batch is typed in -------------------------------------------------------------
def lay_sheet(
    connection: sa.Connection, round_id: str, group: str, marks: Marks, reading: int = 1
) -> int:
    """Keep one typed paper ballot until its batch goes into the urn; gives its place in the pile."""
    pile = how_many_sheets(connection, round_id, reading) + 1
    row = {"round": round_id, "reading": reading, "pile": pile, "group_id": group}
    connection.execute(tables.sheet.insert(), {**row, "marks": tables.packed(sorted(marks))})
    return pile


def take_last_sheet(connection: sa.Connection, round_id: str, reading: int = 1) -> Cast | None:
    """Take the sheet typed last off the pile, to type it again."""
    found = sa.select(_sheet.pile, _sheet.group_id, _sheet.marks)
    found = found.where(_sheet.round == round_id, _sheet.reading == reading)
    row = connection.execute(found.order_by(_sheet.pile.desc()).limit(1)).first()
    if row is None:
        return None
    here = (_sheet.round == round_id, _sheet.reading == reading, _sheet.pile == row.pile)
    connection.execute(tables.sheet.delete().where(*here))
    return Cast(row.group_id, tuple((str(a), b) for a, b in json.loads(row.marks)))


def how_many_sheets(connection: sa.Connection, round_id: str, reading: int = 1) -> int:
    """How many paper ballots of the batch are typed in."""
    found = sa.select(sa.func.count()).where(_sheet.round == round_id, _sheet.reading == reading)
    return connection.execute(found).scalar_one()


def put_sheets_in(connection: sa.Connection, round_id: str) -> None:
    """The batch goes through the urn together, and its order is forgotten."""
    found = sa.select(_sheet.group_id, _sheet.marks).where(
        _sheet.round == round_id, _sheet.reading == 1
    )
    batch = [
        Cast(group, tuple((str(a), b) for a, b in json.loads(marks)))
        for group, marks in connection.execute(found)
    ]
    connection.execute(tables.sheet.delete().where(_sheet.round == round_id))
    if batch:
        cast(connection, round_id, batch)


# -- officials' ratings ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Rated:
    """One answer on one criterion of one proposal: 1–5, or ``None`` for "don't know"."""

    proposal: str
    criterion: str
    score: int | None
    key: str = ""


def rate(connection: sa.Connection, assessment: str, answers: Iterable[Rated]) -> None:
    """Add loose answers; the round of assessment is written anew, so they hang together nowhere."""
    found = sa.select(_rating.proposal, _rating.criterion, _rating.key, _rating.score)
    kept = {
        (proposal, criterion, key): score
        for proposal, criterion, key, score in connection.execute(
            found.where(_rating.assessment == assessment)
        )
    }
    before = len(kept)
    kept.update({(a.proposal, a.criterion, a.key or new_key()): a.score for a in answers})
    if len(kept) == before:
        return
    connection.execute(tables.rating.delete().where(_rating.assessment == assessment))
    connection.execute(
        tables.rating.insert(),
        [
            {"assessment": assessment, "proposal": p, "criterion": c, "key": k, "score": score}
            for (p, c, k), score in sorted(kept.items())
        ],
    )


def ratings(connection: sa.Connection, assessment: str) -> list[Rated]:
    """All answers of a round of assessment, by proposal and criterion."""
    found = sa.select(_rating.proposal, _rating.criterion, _rating.score, _rating.key)
    found = found.where(_rating.assessment == assessment)
    found = found.order_by(_rating.proposal, _rating.criterion, _rating.key)
    return [Rated(*row) for row in connection.execute(found)]
