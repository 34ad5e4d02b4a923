"""Paper ballots while their batch is typed in: by reading and place in the pile, until they go
through the urn together. Then their places are forgotten."""

from __future__ import annotations

import sqlalchemy as sa

from workshop_app.domain.paper_pile import FIRST, SECOND, THIRD, TOGETHER, Sheet
from workshop_app.storage import tables, urn

_sheet = tables.sheet.c


def lay(
    connection: sa.Connection,
    round_id: str,
    sheet: Sheet,
    reading: int = 1,
    place: int | None = None,
) -> int:
    """Keep one reading of a sheet; on the pile of its reading unless its ``place`` is said. Gives
    its place."""
    if place is None:
        place = last(connection, round_id, reading) + 1
    row = {"round": round_id, "reading": reading, "pile": place, "group_id": sheet.group}
    filled = tables.packed(sorted(sheet.marks)).ljust(urn.size(connection, round_id))
    connection.execute(tables.sheet.insert(), {**row, "marks": filled})
    return place


def last(connection: sa.Connection, round_id: str, reading: int = 1) -> int:
    """The place of the sheet typed last in a reading, 0 without any."""
    found = sa.select(sa.func.max(_sheet.pile))
    here = (_sheet.round == round_id, _sheet.reading == reading)
    return connection.scalar(found.where(*here)) or 0


def take_last(connection: sa.Connection, round_id: str, reading: int = 1) -> Sheet | None:
    """Take the sheet typed last in a reading off its pile, and whatever was said of it later."""
    place = last(connection, round_id, reading)
    if not place:
        return None
    sheet = all_of(connection, round_id)[reading][place]
    later = (_sheet.round == round_id, _sheet.reading >= reading, _sheet.pile == place)
    connection.execute(tables.sheet.delete().where(*later))
    return sheet


def all_of(connection: sa.Connection, round_id: str) -> dict[int, dict[int, Sheet]]:
    """Everything that is typed in of a batch: reading → place → sheet."""
    columns = (_sheet.reading, _sheet.pile, _sheet.group_id, _sheet.marks)
    found = sa.select(*columns).where(_sheet.round == round_id)
    readings: dict[int, dict[int, Sheet]] = {}
    for row in connection.execute(found.order_by(_sheet.reading, _sheet.pile)):
        readings.setdefault(row.reading, {})[row.pile] = Sheet(
            row.group_id, urn.read_marks(row.marks)
        )
    return readings


def how_many(connection: sa.Connection, round_id: str) -> int:
    """How many sheets of the batch are typed in, by either entry; a place that a later reading
    found empty is none."""
    readings = all_of(connection, round_id)
    places = {*readings.get(FIRST, ()), *readings.get(SECOND, ())}
    later = {**readings.get(THIRD, {}), **readings.get(TOGETHER, {})}
    return len(places) - sum(sheet.missing for sheet in later.values())


def forget(connection: sa.Connection, round_id: str) -> None:
    """Take the whole batch away, places and all."""
    connection.execute(tables.sheet.delete().where(_sheet.round == round_id))
