"""Saving what can be saved of a damaged file into a new one. The damaged file is only read."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from workshop_app.domain import erasure, history
from workshop_app.domain.history import BIRTH, Change
from workshop_app.storage import about, header, planfile, tables, urn
from workshop_app.storage.changes import COLUMNS, as_stored, from_stored
from workshop_app.storage.damaged_pages import PlainPages, take_apart
from workshop_app.storage.damaged_rows import Found, Sorter
from workshop_app.storage.keys import Key
from workshop_app.storage.mending import RESCUE, Mended, Mending
from workshop_app.storage.opening import SESSION
from workshop_app.storage.pile import Papers
from workshop_app.storage.planfile import PlanFile
from workshop_app.storage.record import reread

if TYPE_CHECKING:
    from workshop_app.storage.deciphering import CipherPages

Progress = Callable[[int, int], None]

_OWN_WORDS = {"min_reader", SESSION}
"""Words of ``about`` that the new file says by itself."""


@dataclass(slots=True)
class Saved:
    """How it went. ``pages`` in all and how many could not be ``unread``; ``lost``: entity → ids
    that are known to be lost; counts of rows ``rebuilt``, ``doubtful`` and ``filled`` from a copy;
    ``pictures`` lost; ``ballots`` of rounds that are lost."""

    pages: int = 0
    unread: int = 0
    cells: int = 0
    lost: Mapping[str, set[str]] = field(default_factory=dict)
    rebuilt: int = 0
    doubtful: set[str] = field(default_factory=set)
    filled: int = 0
    pictures: int = 0
    strays: int = 0


def read(path: Path, progress: Progress, key: Key | None = None) -> Found:
    """Everything that can be read of the file at ``path``; with its ``key`` where it is protected."""
    with closing(_pages(path, key)) as pages:
        return Sorter().read(pages, progress)


def _pages(path: Path, key: Key | None) -> PlainPages | CipherPages:
    if key is None:
        return PlainPages(path)
    from workshop_app.storage.deciphering import CipherPages  # numpy

    return CipherPages(path, key)


def is_ciphered(path: Path) -> bool:
    """Whether no page of the file is one of a tree, as in a file of cipher text."""
    with closing(PlainPages(path)) as pages:
        return not any(
            taken.readable and taken.cells and not taken.bad
            for taken in (take_apart(pages, number) for number in range(1, pages.count + 1))
        )


def save(
    found: Found, copy: Found | None, target: Path, laptop: str, title: str, key: Key | None
) -> Saved:
    """Write what was ``found``, its holes filled from a sound ``copy``, as a new plan ``target``."""
    done = Mending(found, copy, laptop).mend(title)
    saved = Saved(found.pages, found.unread, found.cells, done.lost, len(done.rebuilt),
                  done.doubtful, len(done.filled))  # fmt: skip
    store = planfile.make(target, key)
    try:
        with store.transaction() as connection:
            _record(connection, done)
            _words(connection, found)
            saved.pictures = _media(connection, found)
            saved.strays = _urn(connection, done)
    except BaseException:
        store.close()
        target.unlink(missing_ok=True)
        header.journal_of(target).unlink(missing_ok=True)
        raise
    store.close()
    return saved


def not_shown(store: PlanFile, round_id: str) -> None:
    """A round that is not whole is closed and not shown: what the record says of showing goes."""
    change = tables.change.c
    with store.transaction() as connection:
        found = sa.select(*COLUMNS).where(change.row == round_id)
        known = [_closed(from_stored(row)) for row in connection.execute(found)]
        kept = [one for one in known if not (one.field == "state" and one.new == "shown")]
        speaking = history.of_field(kept, "state")
        if history.read_row(kept).values.get("state") != "closed":
            latest = sa.select(sa.func.max(tables.step.c.stamp)).where(tables.step.c.kind == RESCUE)
            stamp, over = str(connection.scalar(latest)), history.heads(speaking)
            kept.append(Change(stamp, "VoteRound", round_id, "state", "closed", over))
        connection.execute(tables.change.delete().where(change.row == round_id))
        connection.execute(tables.change.insert(), [as_stored(one) for one in kept])
        reread(connection, [kept])


def _closed(change: Change) -> Change:
    if change.field == BIRTH and change.new.get("state") == "shown":
        return replace(change, new={**change.new, "state": "closed"})
    return change


def _record(connection: sa.Connection, done: Mended) -> None:
    connection.execute(tables.step.insert(), list(done.steps.values()))
    rows = [as_stored(change) for known in done.changes.values() for change in known]
    connection.execute(tables.change.insert(), rows)
    marks = [{"row": row, "field": name} for row, of in done.marks.items() for name in of]
    if marks:
        connection.execute(tables.erased.insert(), marks)
    reread(connection, done.changes.values())


def _words(connection: sa.Connection, found: Found) -> None:
    for row in found.rows["about"].values():
        if row["key"] not in _OWN_WORDS:
            about.say(connection, row["key"], row["value"])


def _media(connection: sa.Connection, found: Found) -> int:
    """Keep the pictures that are what their name says and that a photo names; how many named ones
    are lost."""
    named, every = set[str](), set[str]()
    for entity, name in erasure.HOLDERS:
        holder = tables.ENTITY_TABLES[entity].c
        named.update(connection.scalars(sa.select(holder[name]).where(holder.gone == 0)))
        every.update(connection.scalars(sa.select(holder[name])))
    for (name,), row in found.rows["media"].items():
        if name in every and hashlib.sha256(row["data"]).hexdigest() == name:
            connection.execute(tables.media.insert(), {"hash": name, "data": row["data"]})
            named.discard(str(name))
    return len(named - {""})


def _urn(connection: sa.Connection, done: Mended) -> int:
    """Ballots, codes and what belongs to them, each pile laid anew; how many belong to no round."""
    rest, strays = done.rest, 0
    rounds, judged = (set(connection.execute(sa.select(tables.ENTITY_TABLES[name].c.id)).scalars())
                      for name in ("VoteRound", "AssessmentRound"))  # fmt: skip
    for box, papers in _papers(rest["ballot"].values(), "round", ("group_id", "marks")).items():
        if box in rounds:
            room = sum(row["round"] == box for row in rest["ballot"].values())
            urn.BALLOTS.lay(connection, box, papers, urn.size(connection, box), room)
        else:
            strays += len(papers)
    texts = ("proposal", "criterion", "score")
    for box, papers in _papers(rest["rating"].values(), "assessment", texts).items():
        if box in judged:
            urn.RATINGS.lay(connection, box, papers, urn._LEAST)
        else:
            strays += len(papers)
    for name in ("code", "secret", "sheet", "channel_total", "turnout"):
        rows = [row for _, row in sorted(rest[name].items()) if _may_stay(name, row, rounds, done)]
        strays += len(rest[name]) - len(rows)
        if rows:
            here = tables.metadata.tables[name].c.keys()
            kept = [{key: row[key] for key in here if key != "place"} for row in rows]
            connection.execute(_INTO[name].insert(), kept)
    return strays


_INTO = {
    "code": tables.code, "secret": tables.secret, "sheet": tables.sheet,
    "channel_total": tables.channel_total, "turnout": tables.turnout,
}  # fmt: skip


def _may_stay(name: str, row: Mapping[str, Any], rounds: set[str], done: Mended) -> bool:
    purged = name == "code" and erasure.CODES in done.marks.get(row["round"], ())
    return row["round"] in rounds and not purged


def _papers(rows: Any, box: str, texts: tuple[str, ...]) -> dict[str, Papers]:
    """The papers of each box by key; blank ones left out, what fills them up cut off."""
    found: dict[str, Papers] = defaultdict(dict)
    for row in rows:
        if not row["key"].startswith("~"):
            *others, last = (str(row[name]) for name in texts)
            found[row[box]][row["key"]] = (*others, last.rstrip(" "))
    return found
