"""A pile of papers from which nobody can tell in which order they came.

SQLite keeps the cells of a page in the order they were written, takes pages from a list that grows
with the past, and a longer row splits a page earlier. So random keys are not enough, and neither is
deleting all rows and writing them again in key order: from a few hundred ballots on, the file told
how many had come when. Here

- the n-th row of a box holds the n-th key, and a new paper is written *over* the papers from its
  place on: no cell moves, no page is taken or freed;
- every paper is filled up to one size;
- the pile holds 32, 64, 128 … papers, the rest of them blank, so that pages are taken at those
  sizes only, and not when someone comes.

The bytes of the file are then given by what lies in the pile, whatever the way there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

Papers = dict[str, tuple[str, ...]]
"""Random key → the texts of a paper."""

_FIRST = 32
_BLANK = "~"
"""The key of a blank paper begins so, after every key of hex digits."""


@dataclass(frozen=True, slots=True)
class Pile:
    """A table of papers: ``box`` is the column that says whose pile, ``texts`` the columns after
    the key. The last of them is filled up with blanks."""

    table: sa.Table
    box: str
    texts: tuple[str, ...]

    def papers(self, connection: sa.Connection, box: str) -> Papers:
        """The papers in a box, by key; blank ones left out."""
        return {
            key: (*texts, last.rstrip(" "))
            for _, key, *texts, last in self._rows(connection, box)
            if not key.startswith(_BLANK)
        }

    def how_many(self, connection: sa.Connection, box: str) -> int:
        """How many papers are in a box, blank ones left out."""
        here = (self.table.c[self.box] == box, self.is_paper)
        return connection.execute(sa.select(sa.func.count()).where(*here)).scalar_one()

    @property
    def is_paper(self) -> sa.ColumnElement[bool]:
        """The condition that a row is no blank paper."""
        return self.table.c.key.not_like(_BLANK + "%")

    def lay(
        self, connection: sa.Connection, box: str, papers: Papers, size: int, fewest: int = 0
    ) -> None:
        """Have just ``papers`` in a box, each filled up to ``size`` bytes or the longest of them,
        with room for the ``fewest`` that will come."""
        size = max([size, *(_length(key, texts) for key, texts in papers.items())])
        wanted = [self._filled(key, papers[key], size) for key in sorted(papers)]
        here = self._rows(connection, box)
        if here and _length("", here[0][1:]) != size:
            connection.execute(self.table.delete().where(self.table.c[self.box] == box))
            here = []
        room = max(_FIRST, len(here))
        while room < max(fewest, len(wanted)):
            room *= 2
        blank = ("",) * len(self.texts)
        wanted += [
            self._filled(f"{_BLANK}{place:031}", blank, size) for place in range(len(wanted), room)
        ]
        new = [{self.box: box, **self._named(paper)} for paper in wanted[len(here) :]]
        if new:
            connection.execute(self.table.insert(), new)
        over = [
            {"here": place, **self._named(paper)}
            for paper, (place, *was) in zip(wanted, here, strict=False)
            if paper != tuple(was)
        ]
        if over:
            at = self.table.c.place == sa.bindparam("here")
            connection.execute(self.table.update().where(at), over)

    def _rows(self, connection: sa.Connection, box: str) -> list[tuple[Any, ...]]:
        columns = [self.table.c[name] for name in ("place", "key", *self.texts)]
        found = sa.select(*columns).where(self.table.c[self.box] == box)
        return [tuple(row) for row in connection.execute(found.order_by(self.table.c.place))]

    def _named(self, paper: tuple[str, ...]) -> dict[str, str]:
        return dict(zip(("key", *self.texts), paper, strict=True))

    def _filled(self, key: str, texts: tuple[str, ...], size: int) -> tuple[str, ...]:
        *others, last = texts
        return (key, *others, last + " " * (size - _length(key, texts)))


def _length(key: str, texts: tuple[str, ...]) -> int:
    return len("".join((key, *texts)).encode())
