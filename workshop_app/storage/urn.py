"""The urn: ballots, codes and officials' ratings, kept so that nobody can tell whose or when.

Ballots and ratings lie in piles (``pile.py``): the file is the same byte for byte whatever the
order of voting. Freed bytes are zeroed by the database.
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
from workshop_app.storage.pile import Papers, Pile
from workshop_app.text import N_, KnownError

Marks = tuple[tuple[str, int], ...]
"""What a ballot says: (option's label, value) pairs, in the order of the labels."""

BALLOTS = Pile(tables.ballot, "round", ("group_id", "marks"))
RATINGS = Pile(tables.rating, "assessment", ("proposal", "criterion", "score"))

NOT_OF_ROUND = N_("This code is not of this round. Nothing was cast. Look at the slip again.")
NOT_THIS_WAY = N_("This round is not voted in this way. Nothing was cast.")
USED = N_("This code was used already. Nothing was cast. Each code admits once.")

_LEAST = 256
"""Bytes of a paper at least: a key, a group, and the marks of some fifteen options."""
_DONT_KNOW = "-"
_code, _secret = tables.code.c, tables.secret.c
_turnout = tables.turnout.c

# A room of phones asks these hundreds of times in one transaction: made once, they take a third.
_HERE = (_code.round == sa.bindparam("of_round"), _code.hash == sa.bindparam("hashed"))
_KEY = sa.select(_secret.value).where(_secret.round == sa.bindparam("of_round"))
_FIND = sa.select(_code.group_id, _code.used).where(*_HERE)
_USE_UP = tables.code.update().where(*_HERE).values(used=1)


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
    """Put ballots into the urn of a round, each at the place of its key."""
    _add(
        connection,
        round_id,
        {b.key or new_key(): (b.group, tables.packed(sorted(b.marks))) for b in ballots},
    )


def make_room(connection: sa.Connection, round_id: str, people: int) -> None:
    """Take the pages for the ballots of so many people at once, at opening: which pages are taken
    later does then not tell what was typed in between whose votes."""
    papers = BALLOTS.papers(connection, round_id)
    BALLOTS.lay(connection, round_id, papers, size(connection, round_id), people)


def ballots(connection: sa.Connection, round_id: str) -> list[Cast]:
    """The ballots of a round in key order. Only counting a closed round may ask."""
    return [
        Cast(group, read_marks(marks), key)
        for key, (group, marks) in BALLOTS.papers(connection, round_id).items()
    ]


def how_many(connection: sa.Connection, round_id: str) -> int:
    """How many ballots lie in the urn, for the whole room only."""
    return BALLOTS.how_many(connection, round_id)


def union(connection: sa.Connection, round_id: str, others: Iterable[Cast]) -> None:
    """Add the ballots of another copy of the file: by key, again in key order. What is said here
    already stays."""
    _add(connection, round_id, {b.key: (b.group, tables.packed(b.marks)) for b in others})


# -- how many came through which channel ----------------------------------------------------------
def set_up_turnout(connection: sa.Connection, round_id: str, channels: Sequence[str]) -> None:
    """A place for the count of each channel, made at opening and written over in place from then
    on: the file is the same in whatever order people came."""
    rows = [{"round": round_id, "channel": key, "people": _people(0)} for key in channels]
    if rows:
        connection.execute(tables.turnout.insert(), rows)


def came(connection: sa.Connection, round_id: str, channel: str, people: int) -> None:
    """``people`` more cast through ``channel``."""
    if not people:
        return
    here = (_turnout.round == round_id, _turnout.channel == channel)
    before = connection.scalar(sa.select(_turnout.people).where(*here))
    if before is None:
        raise KnownError(NOT_THIS_WAY)
    now = tables.turnout.update().where(*here).values(people=_people(int(before) + people))
    connection.execute(now)


def turnout(connection: sa.Connection, round_id: str) -> dict[str, int]:
    """How many cast through each channel. Only closing a round may ask, and only its sums tell."""
    found = sa.select(_turnout.channel, _turnout.people).where(_turnout.round == round_id)
    return {key: int(people) for key, people in connection.execute(found.order_by(_turnout.place))}


def _people(count: int) -> str:
    return f"{count:06}"


def _add(connection: sa.Connection, round_id: str, more: Papers) -> None:
    papers = BALLOTS.papers(connection, round_id)
    if more.keys() <= papers.keys():
        return
    # A paper that lies here stays as it is, whatever another copy says.
    BALLOTS.lay(connection, round_id, {**more, **papers}, size(connection, round_id))


def size(connection: sa.Connection, round_id: str) -> int:
    """The bytes of the largest ballot that a round can have, so that all are filled up to it."""
    option = tables.ENTITY_TABLES["Option"].c
    labels = connection.execute(sa.select(option.label).where(option.round == round_id)).scalars()
    marks = tables.packed([(label, 100) for label in labels])
    return max(_LEAST, 64 + len(marks.encode()))


def read_marks(stored: str) -> Marks:
    return tuple((str(label), value) for label, value in json.loads(stored))


# -- codes ----------------------------------------------------------------------------------------
def taken(connection: sa.Connection, round_id: str, codes: Iterable[str]) -> set[str]:
    """Which of ``codes`` a round has already."""
    key = connection.scalar(_KEY, {"of_round": round_id})
    if key is None:
        return set()
    found = sa.select(_code.hash).where(_code.round == round_id)
    known = set(connection.execute(found).scalars())
    return {code for code in codes if _hashed(key, code) in known}


def make_codes(connection: sa.Connection, round_id: str, codes: Sequence[tuple[str, str]]) -> None:
    """Keep (group, code) pairs as keyed hashes; the codes themselves are kept nowhere."""
    key = connection.scalar(sa.select(_secret.value).where(_secret.round == round_id))
    if key is None:
        key = secrets.token_bytes(32).hex()
        connection.execute(tables.secret.insert(), {"round": round_id, "value": key})
    rows = sorted((_hashed(key, code), group) for group, code in codes)
    new = [{"round": round_id, "hash": h, "group_id": group, "used": 0} for h, group in rows]
    if new:
        connection.execute(tables.code.insert(), new)


def admit(connection: sa.Connection, round_id: str, code: str) -> str:
    """Use up a code, typed in any case; gives the group it admits to. In the same transaction as
    the ballot."""
    hashed, group = _looked_up(connection, round_id, code)
    connection.execute(_USE_UP, {"of_round": round_id, "hashed": hashed})
    return group


def would_admit(connection: sa.Connection, round_id: str, code: str) -> str:
    """As ``admit``, but the code stays as it is."""
    return _looked_up(connection, round_id, code)[1]


def _looked_up(connection: sa.Connection, round_id: str, code: str) -> tuple[str, str]:
    """The hash of a code and its group; ``KnownError`` where it does not admit."""
    key = connection.scalar(_KEY, {"of_round": round_id})
    hashed = _hashed(key, code) if key else ""
    row = connection.execute(_FIND, {"of_round": round_id, "hashed": hashed}).first()
    if row is None:
        raise KnownError(NOT_OF_ROUND)
    if row.used:
        raise KnownError(USED)
    return hashed, str(row.group_id)


def codes_made(connection: sa.Connection, round_id: str) -> int:
    """How many codes of a round were made, used or not."""
    found = sa.select(sa.func.count()).where(_code.round == round_id)
    return connection.execute(found).scalar_one()


def codes_used(connection: sa.Connection, round_id: str) -> int:
    """How many codes of a round were used."""
    found = sa.select(sa.func.count()).where(_code.round == round_id, _code.used == 1)
    return connection.execute(found).scalar_one()


def seal(connection: sa.Connection, round_id: str) -> None:
    """At closing: the key of the codes is erased, so what is left can only be counted; the counts
    of channels have been told and go."""
    connection.execute(tables.secret.delete().where(_secret.round == round_id))
    connection.execute(tables.turnout.delete().where(_turnout.round == round_id))


def drop_codes(connection: sa.Connection, round_id: str) -> None:
    """Codes, used or not, and their key go: nobody counts them."""
    connection.execute(tables.secret.delete().where(_secret.round == round_id))
    connection.execute(tables.code.delete().where(_code.round == round_id))


def forget(connection: sa.Connection, round_id: str) -> None:
    """Everything that was cast, typed in or counted in a rehearsal goes, uncounted."""
    seal(connection, round_id)
    connection.execute(tables.ballot.delete().where(tables.ballot.c.round == round_id))
    connection.execute(tables.code.delete().where(_code.round == round_id))
    connection.execute(tables.sheet.delete().where(tables.sheet.c.round == round_id))
    connection.execute(
        tables.channel_total.delete().where(tables.channel_total.c.round == round_id)
    )


def _hashed(key: str, code: str) -> str:
    return hmac.new(bytes.fromhex(key), code.strip().upper().encode(), hashlib.sha256).hexdigest()


# -- officials' ratings ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Rated:
    """One answer on one criterion of one proposal: 1–5, or ``None`` for "don't know"."""

    proposal: str
    criterion: str
    score: int | None
    key: str = ""


def rate(connection: sa.Connection, assessment: str, answers: Iterable[Rated]) -> None:
    """Add loose answers, each at the place of its key: they hang together nowhere."""
    papers = RATINGS.papers(connection, assessment)
    more = {
        a.key or new_key(): (
            a.proposal, a.criterion, _DONT_KNOW if a.score is None else str(a.score)
        )
        for a in answers
    }  # fmt: skip
    if not more.keys() <= papers.keys():
        RATINGS.lay(connection, assessment, {**more, **papers}, _LEAST)


def ratings(connection: sa.Connection, assessment: str) -> list[Rated]:
    """All answers of a round of assessment, by proposal and criterion."""
    found = RATINGS.papers(connection, assessment).items()
    return sorted(
        (Rated(p, c, None if s == _DONT_KNOW else int(s), key) for key, (p, c, s) in found),
        key=lambda rated: (rated.proposal, rated.criterion, rated.key),
    )
