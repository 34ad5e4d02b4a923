"""Joining what was cast and counted: by union, of what is over in the other file (P-32). And what
stays there because it is not over, or because it is done here."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from workshop_app.domain import erasure
from workshop_app.storage import counts, sheets, tables, urn
from workshop_app.storage import marks as marked
from workshop_app.storage.errors import DAMAGED
from workshop_app.storage.well_formed import LARGEST
from workshop_app.text import N_, KnownError

CLOSED = ("closed", "shown")

OPEN = N_("Round {name} is still open there: its ballots stay there until it is closed.")
LATE = N_(
    "Late ballots of round {name} are typed in there and not joined yet: they stay there until they are."
)
JUDGING = N_(
    "The officials' round {name} is still open there: its answers stay there until it is closed."
)


SHOWN = N_(
    "The result of round {name} was shown here already, and there are other ballots of it there: they stay there."
)
SHOWN_THERE = N_(
    "The result of round {name} was shown in the other plan without ballots that lie here. Nothing was joined. Join this plan into that one instead."
)
GAINSAID = N_(
    "A ballot of round {name} says something else in the other plan than here: somebody changed it. Nothing was joined. Ask for the file again."
)
ANSWERED = N_(
    "An answer of the officials says something else in the other plan than here: somebody changed it. Nothing was joined. Ask for the file again."
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


def union(
    ours: sa.Connection, theirs: sa.Connection, done: Collection[str]
) -> tuple[int, list[Stayed]]:
    """Ballots of closed rounds and ratings by union of keys; nothing of an open round. How many
    ballots were new, and the rounds of which some stay there: what was ``done`` here takes no more
    (P-38). Asked once the record is joined.

    ``KnownError`` where one ballot says two things, and where a round that was shown there lacks
    what lies here: neither may be lost, and what a room was shown stays.
    """
    new = 0
    left: list[Stayed] = []
    shown = rounds_in(theirs, ("shown",))
    names = rounds_in(ours, CLOSED)
    over = rounds_in(theirs, CLOSED).keys() & names.keys()
    for round_id in sorted(over - rehearsed(theirs)):
        mine, there = _votes(ours, round_id), _votes(theirs, round_id)
        both = _both(mine, there, names[round_id])
        if round_id in done:
            left += [Stayed(SHOWN, round_id, names[round_id])] if both != mine else []
            continue
        if round_id in shown and both != there and not _lacks(theirs, round_id):
            raise KnownError(SHOWN_THERE, name=names[round_id])
        new += len(both.ballots) - len(mine.ballots)
        urn.union(ours, round_id, urn.ballots(theirs, round_id))
        _codes(ours, theirs, round_id)
        counts.union(ours, round_id, there.counts)
    # What officials are still answering elsewhere stays there, as with a round.
    judged = tables.ENTITY_TABLES["AssessmentRound"].c
    here = set(ours.execute(sa.select(judged.id)).scalars())
    closed = sa.select(judged.id).where(judged.state == "closed").order_by(judged.id)
    for assessment in theirs.execute(closed).scalars().all():
        if assessment in here:
            _rate(ours, theirs, assessment)
    return new, left


@dataclass(frozen=True, slots=True)
class _Votes:
    """What was cast and counted in a round: key → (group, marks), and the counts in order."""

    ballots: dict[str, tuple[str, urn.Marks]]
    counts: list[counts.Count]


def _votes(connection: sa.Connection, round_id: str) -> _Votes:
    try:
        cast = urn.ballots(connection, round_id)
    except (TypeError, ValueError, RecursionError) as error:
        raise KnownError(DAMAGED) from error
    found = counts.counts(connection, round_id)
    if not all(_can_be(one) for one in cast) or not all(_counted(one) for one in found):
        raise KnownError(DAMAGED)
    return _Votes({one.key: (one.group, one.marks) for one in cast}, found)


def _can_be(ballot: urn.Cast) -> bool:
    """Whether a ballot is a list of options with a whole number each."""
    return all(
        type(label) is str and type(value) is int and abs(value) <= LARGEST
        for label, value in ballot.marks
    )


def _counted(count: counts.Count) -> bool:
    return type(count.total) is int and 0 <= count.total <= LARGEST


def _both(mine: _Votes, there: _Votes, name: str) -> _Votes:
    """The two together; ``KnownError`` where they say two things of one ballot."""
    for key in mine.ballots.keys() & there.ballots.keys():
        if mine.ballots[key] != there.ballots[key]:
            raise KnownError(GAINSAID, name=name)
    return _Votes({**mine.ballots, **there.ballots}, counts.together(mine.counts, there.counts))


def done(connection: sa.Connection) -> set[str]:
    """The rounds whose result was shown and whose votes are here: nothing is added to them any
    more. Those of which a copy holds the record only are not among them."""
    return {id for id in rounds_in(connection, ("shown",)) if not _lacks(connection, id)}


def _lacks(connection: sa.Connection, round_id: str) -> bool:
    """Whether a closed round was voted in, and nothing of that is in this file."""
    if urn.how_many(connection, round_id) or counts.counts(connection, round_id):
        return False
    rounds = tables.ENTITY_TABLES["VoteRound"].c
    stored = connection.scalar(sa.select(rounds.closing).where(rounds.id == round_id))
    told = json.loads(stored) if stored else None
    return not isinstance(told, dict) or bool(told.get("ballots") or told.get("channels"))


def _rate(ours: sa.Connection, theirs: sa.Connection, assessment: str) -> None:
    mine = urn.RATINGS.papers(ours, assessment)
    there = urn.RATINGS.papers(theirs, assessment)
    if any(mine[key] != there[key] for key in mine.keys() & there.keys()):
        raise KnownError(ANSWERED)
    try:
        answers = urn.ratings(theirs, assessment)
    except ValueError as error:
        raise KnownError(DAMAGED) from error
    if not all(one.score is None or 1 <= one.score <= 5 for one in answers):
        raise KnownError(DAMAGED)
    urn.rate(ours, assessment, answers)


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
