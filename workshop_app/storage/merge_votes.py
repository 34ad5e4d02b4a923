"""Joining what was cast and counted: by union, of what is over in the other file (P-32). And what
stays there because it is not over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from workshop_app.domain import erasure
from workshop_app.storage import counts, sheets, tables, urn
from workshop_app.storage import marks as marked
from workshop_app.text import N_

CLOSED = ("closed", "shown")

OPEN = N_("Round {name} is still open there: its ballots stay there until it is closed.")
LATE = N_(
    "Late ballots of round {name} are typed in there and not joined yet: they stay there until they are."
)
JUDGING = N_(
    "The officials' round {name} is still open there: its answers stay there until it is closed."
)


@dataclass(frozen=True, slots=True)
class Stayed:
    """What is not over in the other file and did not come along. ``said`` is the sentence for it,
    with the place ``{name}``; ``id`` is that of the round."""

    said: str
    id: str
    name: str


def stayed(theirs: sa.Connection) -> Iterator[Stayed]:
    """What stays in the other file until it is over there. Rehearsals are nobody's loss."""
    tried = rehearsed(theirs)
    for id, name in rounds_in(theirs, ("open",)).items():
        if id not in tried:
            yield Stayed(OPEN, id, name)
    for id, name in rounds_in(theirs, CLOSED).items():
        if id not in tried and sheets.how_many(theirs, id):
            yield Stayed(LATE, id, name)
    judged = tables.ENTITY_TABLES["AssessmentRound"].c
    judging = sa.select(judged.id, judged.number).where(judged.state == "open", judged.gone == 0)
    for id, number in theirs.execute(judging.order_by(judged.number, judged.id)).all():
        if urn.RATINGS.how_many(theirs, id):
            yield Stayed(JUDGING, id, str(number))


def union(ours: sa.Connection, theirs: sa.Connection) -> int:
    """Ballots of closed rounds and ratings by union of keys; nothing of an open round. How many
    ballots were new."""
    new = 0
    for round_id in sorted(rounds_in(theirs, CLOSED).keys() - rehearsed(theirs)):
        before = urn.how_many(ours, round_id)
        urn.union(ours, round_id, urn.ballots(theirs, round_id))
        new += urn.how_many(ours, round_id) - before
        _codes(ours, theirs, round_id)
        counts.union(ours, round_id, counts.counts(theirs, round_id))
    # What officials are still answering elsewhere stays there, as with a round.
    judged = tables.ENTITY_TABLES["AssessmentRound"].c
    over = sa.select(judged.id).where(judged.state == "closed").order_by(judged.id)
    for assessment in theirs.execute(over).scalars().all():
        urn.rate(ours, assessment, urn.ratings(theirs, assessment))
    return new


def rounds_in(connection: sa.Connection, states: tuple[str, ...]) -> dict[str, str]:
    """The rounds in one of ``states``: id → name."""
    rounds = tables.ENTITY_TABLES["VoteRound"].c
    found = sa.select(rounds.id, rounds.name).where(rounds.state.in_(states)).order_by(rounds.id)
    return {id: name for id, name in connection.execute(found)}


def openings(theirs: sa.Connection) -> set[str]:
    """The steps that opened rounds in which people vote there: nothing of an open round comes
    along (P-32), so that nobody can vote in it or close it here."""
    opened = sa.select(tables.change.c.step).where(
        tables.change.c.entity == "VoteRound",
        tables.change.c.row.in_(list(rounds_in(theirs, ("open",)))),
        tables.change.c.field == "state",
        tables.change.c.new == tables.packed("open"),
    )
    return set(theirs.execute(opened).scalars())


def rehearsed(theirs: sa.Connection) -> set[str]:
    """The rows of rehearsals there, put away or not: nothing of them comes along."""
    round, option = tables.ENTITY_TABLES["VoteRound"].c, tables.ENTITY_TABLES["Option"].c
    found = set(theirs.execute(sa.select(round.id).where(round.rehearsal == 1)).scalars())
    of_them = sa.select(option.id).where(option.round.in_(found))
    return found | set(theirs.execute(of_them).scalars())


def _codes(ours: sa.Connection, theirs: sa.Connection, round_id: str) -> None:
    """By hash; used in one file is used (a logical or). None where a purge took them."""
    if erasure.CODES in marked.of_row(ours, round_id):
        return
    mine, there = _codes_of(ours, round_id), _codes_of(theirs, round_id)
    both = {
        **mine,
        **{
            key: (group, max(used, mine.get(key, ("", 0))[1]))
            for key, (group, used) in there.items()
        },
    }
    if both == mine:
        return
    ours.execute(tables.code.delete().where(tables.code.c.round == round_id))
    rows = [
        {"round": round_id, "hash": key, "group_id": group, "used": used}
        for key, (group, used) in sorted(both.items())
    ]
    ours.execute(tables.code.insert(), rows)


def _codes_of(connection: sa.Connection, round_id: str) -> dict[str, tuple[str, int]]:
    """The codes of a round: hash → group and whether it was used."""
    code = tables.code.c
    found = sa.select(code.hash, code.group_id, code.used).where(code.round == round_id)
    return {hash: (group, used) for hash, group, used in connection.execute(found)}
