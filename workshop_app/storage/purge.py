"""What a purge takes out of a file, as marks of erasing (P-50): they travel, so that an older file
that is joined later brings nothing of it back. The plan, its results and their reasons stay, and so
does what was voted on, as it stood at opening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import sqlalchemy as sa

from workshop_app.domain import erasure, free_texts, history
from workshop_app.domain.history import BIRTH, FIXED, GONE, Change
from workshop_app.storage import erase, sameness, tables, urn
from workshop_app.storage import marks as marked
from workshop_app.storage.changes import COLUMNS, from_stored
from workshop_app.storage.erase import Taken
from workshop_app.storage.marks import Marks
from workshop_app.storage.record import Step

_OF_ROUNDS = ("Option", "Group", "VoteRound")

FACELESS = "no"
"""The answer about faces with which a photo may stand in a document (P-27)."""


@dataclass(slots=True)
class Found:
    """What one part of a purge would take: ``count`` for people, ``marks``, the rows (entity, id)
    that are taken away with it, and the rows of which nothing stays at all (``drop``)."""

    count: int = 0
    marks: Marks = field(default_factory=lambda: defaultdict(set))
    rows: list[tuple[str, str]] = field(default_factory=list)
    drop: list[str] = field(default_factory=list)


class Looking:
    """One look through a file. ``limit``: only what was written before this stamp; "" for all. The
    connection is needed to begin with only."""

    def __init__(self, connection: sa.Connection, limit: str = "") -> None:
        self._limit = limit
        self._mask = marked.mask_word(connection)
        self._stored = connection.execute(_WORTH_A_LOOK).all()
        self._trials = _trials(connection)
        self._hidden = {row for same in sameness.of(connection).values() for row in same.kept}
        self._made = _codes(connection)

    @cached_property
    def _rows(self) -> dict[str, list[Change]]:
        """Row → every change ever made to it, of those rows that can hold something. Read without
        the connection: the window may want it meanwhile."""
        found: dict[str, list[Change]] = defaultdict(list)
        for row in self._stored:
            change = from_stored(row)
            found[change.row].append(change)
        return found

    def part(self, key: str) -> Found:
        """What a part (``notes pictures wordings codes trials``) would take."""
        parts = {
            "notes": self._notes, "pictures": self._pictures, "wordings": self._wordings,
            "codes": self._codes, "trials": self._of_trials,
        }  # fmt: skip
        return parts[key]()

    def _of(self, entity: str) -> Iterator[tuple[str, list[Change]]]:
        return ((row, known) for row, known in self._rows.items() if known[0].entity == entity)

    def _early(self, *steps: str) -> bool:
        return not self._limit or max(steps) < self._limit

    # -- notes and pictures -----------------------------------------------------------------------
    def _notes(self) -> Found:
        """Private notes, whole, those taken away too."""
        found = Found()
        for row, known in self._of("PrivateNote"):
            if self._early(*(one.step for one in known)):
                self._whole(found, row, known, ("text",))
        return found

    def _pictures(self) -> Found:
        """Photos that no document may show, whole; of the others what their picture was before."""
        found = Found()
        entity, media = erasure.PICTURE
        for row, known in self._of(entity):
            now = history.read_row(known)
            if now.gone or now.values.get("faces") != FACELESS:
                if self._early(min(one.step for one in known)):
                    self._whole(found, row, known, (media, "caption"))
                continue
            before = [one for one in self._before(known, media) if self._early(one)]
            found.marks[row] |= {erasure.at(media, step) for step in before}
            found.count += len(before)
        return found

    def _whole(self, found: Found, row: str, known: list[Change], names: tuple[str, ...]) -> None:
        """Take all that these fields ever said, and the row."""
        gone = history.read_row(known).gone
        if gone and not any(self._says(known, name) for name in names):
            return
        found.count += 1
        found.marks[row] |= set(names)
        if not gone:
            found.rows.append((known[0].entity, row))

    # -- wordings ---------------------------------------------------------------------------------
    def _wordings(self) -> Found:
        """What free texts said before, and what was taken away said, or made one with another
        (``same_as``), so that nobody sees it; copies of the words stay."""
        found = Found()
        tried = {row for round, rows in self._trials.items() for row in (round, *rows)}
        for row, known in self._rows.items():
            entity = known[0].entity
            if row in tried or entity not in free_texts.FREE:
                continue
            gone = history.read_row(known).gone or row in self._hidden
            if gone and entity in ("PrivateNote", erasure.PICTURE[0]):
                continue  # the part of the notes, of the pictures
            for name in self._written_again(known, gone):
                said = self._says(known, name) if gone else self._before(known, name)
                steps = {step for step in said if self._early(step)}
                found.marks[row] |= {erasure.alone(name, step) for step in steps}
                found.count += len(steps)
        return found

    @staticmethod
    def _written_again(known: list[Change], gone: bool) -> list[str]:
        """The free fields of a row that may have said something before."""
        names = {one.field for one in known}
        births = sum(one.field == BIRTH for one in known)
        every = free_texts.FREE[known[0].entity]
        return [name for name in every if gone or births > 1 or FIXED in names or name in names]

    def _says(self, known: list[Change], name: str) -> set[str]:
        """The steps that wrote something in a field that is there still."""
        return {
            change.step
            for change in known
            for one, value in erasure.carried(change)
            if one == name and value and value != self._blank(change, name, value)
        }

    def _before(self, known: list[Change], name: str) -> set[str]:
        """The steps whose words in a field stand no longer; those of a conflict stand."""
        if len(known) < 2:
            return set()
        held = history.fixed(known)
        speaking = history.of_field(known, name)
        standing = [history.value(speaking[one], name) for one in history.heads(speaking)]
        stays = [held[name]] if name in held else standing
        found = {
            change.step
            for change in known
            if change.field in (name, BIRTH, FIXED)
            and dict(erasure.carried(change)).get(name) not in [*stays, None]
        }
        return found & self._says(known, name)

    def _blank(self, change: Change, name: str, value: object) -> object:
        return erasure.blank(change.entity, name, value, self._mask)

    # -- rounds -----------------------------------------------------------------------------------
    def _codes(self) -> Found:
        """Codes of rounds that are over: they can only be counted, and that was told at closing."""
        found = Found()
        for row, count in self._made:
            steps = [one.step for one in self._rows[row] if one.field in ("state", BIRTH)]
            if self._early(*steps):
                found.count += count
                found.marks[row].add(erasure.CODES)
        return found

    def _of_trials(self) -> Found:
        """Rehearsals of votes that were put away, with their options. They never travel, and hold
        nothing that anyone in the room said: their rows go altogether."""
        found = Found()
        for round_id, rows in self._trials.items():
            here = [row for row in (round_id, *rows) if row in self._rows]
            known = self._rows[round_id]
            if history.read_row(known).gone and self._early(*(one.step for one in known)):
                found.count += 1
                found.drop += here
        return found


def steps_from(connection: sa.Connection, stamp: str) -> int:
    """How many steps bear this stamp or a later one."""
    wanted = sa.select(sa.func.count()).where(tables.step.c.stamp >= stamp)
    return int(connection.scalar(wanted) or 0)


def take(step: Step, found: list[Found]) -> Taken:
    """Take out what was ``found``, as part of ``step``. No copies of the words are looked for:
    titles and ballots stay."""
    for part in found:
        for entity, row in part.rows:
            step.write(entity, row, {GONE: True})
        _drop(step, part.drop)
    marks = marked.together(*(part.marks for part in found))
    taken = erase.bring(step.connection, {r: of for r, of in marks.items() if of}, step.pending)
    every = set(step.connection.scalars(sa.select(tables.media.c.hash)))
    taken.pictures += erase.drop_pictures(step.connection, every)
    for key, names in taken.rows.items():
        step.erased.setdefault(key, set()).update(names)
    for row in (row for row, of in marks.items() if erasure.CODES in of):
        step.erased.setdefault(("VoteRound", row), set()).add(erasure.CODES)
    return taken


def _drop(step: Step, rows: list[str]) -> None:
    """Take rows of rehearsals out with all that was ever written in them."""
    for row in reversed(rows):  # a round after its options
        urn.forget(step.connection, row)
        for table in (tables.change, tables.conflict, tables.erased):
            step.connection.execute(table.delete().where(table.c.row == row))
        for name in _OF_ROUNDS:
            table = tables.ENTITY_TABLES[name]
            if step.connection.execute(table.delete().where(table.c.id == row)).rowcount:
                step.erased.setdefault((name, row), set()).add(GONE)


def _codes(connection: sa.Connection) -> list[tuple[str, int]]:
    """How many codes each round that is over still has."""
    rounds, code = tables.ENTITY_TABLES["VoteRound"], tables.code.c
    wanted = (
        sa.select(code.round, sa.func.count())
        .join(rounds, rounds.c.id == code.round)
        .where(rounds.c.state.in_(("closed", "shown")) | (rounds.c.gone == 1))
        .group_by(code.round)
    )
    return [(str(row), int(count)) for row, count in connection.execute(wanted)]


def _trials(connection: sa.Connection) -> dict[str, list[str]]:
    """The rehearsals, put away or not, with their options and groups."""
    rounds = tables.ENTITY_TABLES["VoteRound"].c
    found = connection.scalars(sa.select(rounds.id).where(rounds.rehearsal == 1)).all()
    of_them: dict[str, list[str]] = {round: [] for round in found}
    for name in _OF_ROUNDS[:2]:
        one = tables.ENTITY_TABLES[name].c
        wanted = sa.select(one.round, one.id).where(one.round.in_(found))
        for round, row in connection.execute(wanted):
            of_them[round].append(row)
    return of_them


# A row that was written once and never again says nothing but what it says.
_SEVERAL = sa.select(tables.change.c.row).group_by(tables.change.c.row).having(sa.func.count() > 1)
_WORTH_A_LOOK = sa.select(*COLUMNS).where(
    tables.change.c.entity.in_(("PrivateNote", "Photo", "VoteRound", *_OF_ROUNDS))
    | tables.change.c.row.in_(_SEVERAL)
)
