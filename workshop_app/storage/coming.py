"""What a file holds that another does not have yet, told before they are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from workshop_app.storage import merge_votes, tables, urn
from workshop_app.storage.changes import lots


@dataclass(frozen=True, slots=True)
class Steps:
    """``laptops``: ids of those that made steps that are new; ``last``: the last stamp of all, ""
    where there is none."""

    laptops: set[str]
    last: str


def steps(ours: sa.Connection, theirs: sa.Connection) -> Steps:
    """What is new in the record of ``theirs``; costs as much as that is long."""
    made = {
        stamp: laptop
        for stamp, laptop in theirs.execute(sa.select(tables.step.c.stamp, tables.step.c.laptop))
    }
    here: set[str] = set()
    for some in lots(list(made)):
        wanted = sa.select(tables.step.c.stamp).where(tables.step.c.stamp.in_(some))
        here |= set(ours.execute(wanted).scalars())
    new = {laptop for stamp, laptop in made.items() if stamp not in here}
    return Steps(new, max(made, default=""))


def another_plan(ours: sa.Connection, theirs: sa.Connection) -> bool:
    """Whether the two were not made from one plan."""
    plans = sa.select(tables.ENTITY_TABLES["Plan"].c.id)
    here, there = (set(one.execute(plans).scalars()) for one in (ours, theirs))
    return bool(here and there) and not here & there


def first_plan(connection: sa.Connection) -> str:
    """The stamp of the plan that was begun first: it gives a joined plan its name."""
    plans = tables.ENTITY_TABLES["Plan"].c
    found = connection.scalar(sa.select(sa.func.min(plans.born)).where(plans.gone == 0))
    return str(found or "")


def ballots(ours: sa.Connection, theirs: sa.Connection, rounds: Iterable[str]) -> dict[str, int]:
    """How many ballots ``theirs`` has of each of ``rounds`` (ids) of which some are not here yet
    and would come."""
    done = merge_votes.done(ours)
    cast = {one: urn.how_many(theirs, one) for one in rounds if one not in done}
    return {one: many for one, many in cast.items() if many > urn.how_many(ours, one)}


_STANDING = "SELECT " + " + ".join(
    f'(SELECT count(*) FROM "{name}" WHERE gone = 0)' for name in tables.ENTITY_TABLES
)
"""As text: the library would work it out anew for every file that is opened."""


def standing(connection: sa.Connection) -> int:
    """How many records a file holds that were not taken away."""
    return int(connection.exec_driver_sql(_STANDING).scalar() or 0)


def names_of_pictures(ours: sa.Connection, theirs: sa.Connection) -> None:
    """Note in ``ours``, which is thrown away afterwards, which pictures ``theirs`` has, so that
    joining does not bring them: they may be larger than the memory."""
    hashes = [{"hash": one, "data": b""} for one in theirs.execute(_HASHES).scalars()]
    if hashes:
        ours.execute(tables.media.insert().prefix_with("OR IGNORE"), hashes)


_HASHES = sa.select(tables.media.c.hash)


def workshops(connection: sa.Connection, rows: Iterable[tuple[str, str]]) -> set[str]:
    """Ids of the workshops to which ``rows`` (entity, id) belong."""
    by_entity: defaultdict[str, list[str]] = defaultdict(list)
    for entity, id in rows:
        by_entity[entity].append(id)
    found: set[str] = set(by_entity.pop("Workshop", ()))
    for entity, ids in by_entity.items():
        table = tables.ENTITY_TABLES.get(entity)
        if table is None or "workshop" not in table.c:
            continue
        for some in lots(ids):
            wanted = sa.select(table.c.workshop).where(table.c.id.in_(some)).distinct()
            found |= {one for one in connection.execute(wanted).scalars() if one}
    return found
