"""What stands in a file, as plain values: for what is worked out over all of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import sqlalchemy as sa

from workshop_app.domain.entities import ENTITIES
from workshop_app.storage import counts, tables, urn

Record = tuple[str, str, dict[str, object]]
"""(entity, id, fields as they are stored, without those that hold their default)."""


def records(connection: sa.Connection) -> Iterator[Record]:
    """Every record that was not taken away, table by table, as the rows hold it."""
    for entity in ENTITIES:
        name = entity.__name__
        wanted, defaults = _wanted(name)
        for id, *values in connection.execute(wanted).all():
            fields = zip(defaults, values, strict=True)
            said = {field: value for (field, default), value in fields if value != default}
            yield name, id, said


@cache
def _wanted(name: str) -> tuple[sa.Select[Any], list[tuple[str, object]]]:
    table = tables.ENTITY_TABLES[name]
    fields = [field.name for field in tables.FIELDS[name]]
    wanted = sa.select(table.c.id, *(table.c[one] for one in fields)).where(table.c.gone == 0)
    return wanted, list(tables.stored(name, {}).items())


def cast(connection: sa.Connection, found: list[Record]) -> Iterator[tuple[str, ...]]:
    """What was cast in those of the records that are rounds and are over, each paper and each count
    as texts; nothing of what is open (P-32)."""
    for entity, id, said in found:
        if entity == "VoteRound" and said.get("state") in ("closed", "shown"):
            yield from _votes(connection, id)
        elif entity == "AssessmentRound" and said.get("state") == "closed":
            for key, texts in urn.RATINGS.papers(connection, id).items():
                yield ("answer", id, key, *texts)


def _votes(connection: sa.Connection, round_id: str) -> Iterator[tuple[str, ...]]:
    for key, (group, marks) in urn.BALLOTS.papers(connection, round_id).items():
        yield ("ballot", round_id, key, group, marks)
    for one in counts.counts(connection, round_id):
        facts = (one.channel, one.group, one.option, str(one.reading), str(one.total))
        yield ("count", round_id, *facts)
