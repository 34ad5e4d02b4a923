"""Taking steps back and bringing them again, from the record, also after a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from workshop_app.domain.history import Change, Stacks
from workshop_app.storage import tables
from workshop_app.storage.changes import changes_in, lots
from workshop_app.storage.record import Record, Step

LAPTOP = "Laptop"
FLOOR = "undo_floor"
"""Key of ``about``: "stamp kind" of a joining of files on this copy; undo does not pass it."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did: the kind of the step, and how many fields it had to leave
    because someone else changed them since."""

    kind: str
    left: int


def stacks(record: Record, nature: Callable[[str], str]) -> Stacks:
    """What this laptop can take back and bring again, rebuilt from its own steps."""
    with record.file.reading() as connection:
        mark = connection.scalar(sa.select(tables.about.c.value).where(tables.about.c.key == FLOOR))
        floor, _, kind = (mark or "").partition(" ")
        own = sa.select(tables.step.c.stamp, tables.step.c.kind, tables.step.c.undoes)
        own = own.where(tables.step.c.laptop == record.laptop, tables.step.c.stamp > floor)
        rows = connection.execute(own.order_by(tables.step.c.stamp)).all()
    standing = Stacks.empty()
    standing.floor = kind
    for stamp, step_kind, undoes in rows:
        standing.take(stamp, step_kind, undoes, nature(step_kind))
    return standing


def set_floor(connection: sa.Connection, stamp: str, kind: str) -> None:
    """From here on, undo does not go back before ``stamp``."""
    connection.execute(
        tables.about.insert().prefix_with("OR REPLACE"), {"key": FLOOR, "value": f"{stamp} {kind}"}
    )


def take_back(step: Step, target: str) -> int:
    """Set back every field that ``target`` changed, in ``step``; how many had to be left.

    Who a laptop is stays: it comes with the laptop's first step, and its letter is on paper.
    """
    wanted = [one for one in changes_in(step.connection, target) if one.entity != LAPTOP]
    return step.take_back(wanted, _undoes(step.connection, wanted))


def _undoes(connection: sa.Connection, changes: Iterable[Change]) -> dict[str, str]:
    """For those steps that undo another and speak of rows of ``changes``: which."""
    if connection.scalar(_ANY_UNDO) is None:
        return {}
    rows = dict.fromkeys(change.row for change in changes)
    found: dict[str, str] = {}
    for some in lots(rows):
        found.update(tuple(row) for row in connection.execute(_UNDO_OF, {"rows": some}))
    return found


def laptops_of(connection: sa.Connection, steps: set[str]) -> dict[str, str]:
    """For each of ``steps`` the laptop that made it."""
    wanted = sa.select(tables.step.c.stamp, tables.step.c.laptop)
    found: dict[str, str] = {}
    for some in lots(sorted(steps)):
        rows = connection.execute(wanted.where(tables.step.c.stamp.in_(some)))
        found.update(tuple(row) for row in rows)
    return found


_ANY_UNDO = sa.select(tables.step.c.stamp).where(tables.step.c.undoes != "").limit(1)
_UNDO_OF = (
    sa.select(tables.step.c.stamp, tables.step.c.undoes)
    .join(tables.change, tables.change.c.step == tables.step.c.stamp)
    .where(tables.change.c.row.in_(sa.bindparam("rows", expanding=True)))
    .where(tables.step.c.undoes != "")
    .distinct()
)
