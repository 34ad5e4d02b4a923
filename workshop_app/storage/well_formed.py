"""Whether what another file brings can be what it says: its steps, its changes, its marks.

The columns of a file are looked at when it is opened (``well_typed``). Here it is what the record
says: a word for a number, a row of two kinds, a date that no clock has. Nothing that reads a plan is
ready for that, so such a file is refused whole. What only a newer program knows is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from math import isfinite
from typing import Any, get_type_hints

import sqlalchemy as sa

from workshop_app.domain import erasure, free_texts
from workshop_app.domain.action_plan import COMMITMENT_STATES, FOLLOW_UP_STATES, HORIZONS
from workshop_app.domain.capacity import CRITERIA
from workshop_app.domain.directory import CENTRE_PARTS
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.entity import PERSPECTIVES, THEMES, Texts
from workshop_app.domain.history import BIRTH, FIXED, GONE, LADDERS, LATEST, Change, later
from workshop_app.domain.places import BASE_KINDS, NOTE_SIDES, NOTE_SUBJECTS
from workshop_app.domain.rounds import OUTCOMES
from workshop_app.storage import tables
from workshop_app.storage.changes import lots
from workshop_app.storage.errors import DAMAGED
from workshop_app.storage.marks import Marks
from workshop_app.text import N_, KnownError

AHEAD = N_(
    "This plan holds something dated after the year 2199: it is damaged. Nothing was joined. Ask for the file again."
)

LARGEST = 10**15
"""No count of people, year or sum of pesos is larger; up to here every program counts exactly."""
_LONGEST = 4 * 2**20
"""Letters of what one change says, at most: nobody writes as much, and every screen reads it."""
_DEEPEST = 40
"""Lists within lists in a sheet, at most."""
_STAMP = re.compile("[0-9a-f]{24}")
_EVE = f"{int(LATEST, 16) - 24 * 60 * 60 * 1000:012x}"
_CLOSED: Mapping[str, tuple[str, ...]] = {"theme": THEMES, "perspective": PERSPECTIVES}
"""Fields of any entity whose texts are from a list; and those of ``LADDERS``."""
_LISTED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Action", "horizon"): ("", *HORIZONS),
    ("AssessmentRound", "state"): ("open", "closed"),
    ("Comment", "criterion"): ("", *CRITERIA),
    ("Commitment", "state"): COMMITMENT_STATES,
    ("Decision", "outcome"): OUTCOMES,
    ("FollowUp", "state"): (*FOLLOW_UP_STATES, *COMMITMENT_STATES),
    ("Photo", "use"): ("", "logo", "map"),
    ("TerritoryNote", "side"): NOTE_SIDES,
    ("TerritoryNote", "about"): NOTE_SUBJECTS,
    ("MapBase", "kind"): BASE_KINDS,
    ("CentrePart", "kind"): CENTRE_PARTS,
}
"""Fields of one entity whose texts are from a list."""
_AMOUNTS = frozenset({
    "amount", "beneficiaries", "brought", "budget", "cost", "heard", "months", "part", "total",
    "wanted", "weeks",
})  # fmt: skip
"""Whole numbers of anything that are never below zero."""
_MONTH = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")
_LAST_YEAR, _MOST_MONTHS = "9899", 1200
"""An action that begins and lasts as long as that ends in a year that there is."""
_GOAL = re.compile("[1-9]|1[0-7]")

Fits = Callable[[Any], bool]


# -- steps ----------------------------------------------------------------------------------------
def check_steps(every: Iterable[Any], here: set[str]) -> None:
    """Look at the steps (stamp, laptop, kind, undoes) of another file, those that are ``here``
    already included. ``KnownError`` where one cannot be.

    A clock that runs ahead is no damage, one past ``LATEST`` is: the steps of every laptop come
    after all that it has seen, so that one such step would set them all. What follows a step that
    is here within a day does so for that reason, and comes in.
    """
    ahead = []
    for stamp, *others in every:
        if stamp not in here:
            if not all(type(cell) is str for cell in (stamp, *others)):
                raise KnownError(DAMAGED)
            if not _STAMP.fullmatch(stamp) or others[-1] >= stamp:
                raise KnownError(DAMAGED)
        if stamp > _EVE:
            ahead.append(stamp)
    furthest = LATEST
    for stamp in sorted(ahead):
        if stamp not in here and stamp[:12] >= furthest:
            raise KnownError(AHEAD)
        furthest = max(furthest, later(stamp))


# -- changes --------------------------------------------------------------------------------------
def check(change: Change) -> None:
    """``KnownError`` where ``change`` says what it cannot: what its field does not hold, or that it
    replaced something later than itself."""
    for step in change.over + change.beside:
        if step >= change.step:
            raise KnownError(DAMAGED)
    known = change.entity in BY_NAME
    if change.field in (BIRTH, FIXED):
        if not isinstance(change.new, Mapping):
            raise KnownError(DAMAGED)
        if known and change.field == BIRTH and not _required(change.entity) <= change.new.keys():
            raise KnownError(DAMAGED)
    if not known:
        return
    holds = _holds(change.entity)
    for name, value in erasure.carried(change):
        fits = holds.get(name)
        if fits is not None and not fits(value):
            raise KnownError(DAMAGED)


def check_text(stored: str, new: Any) -> None:
    """``KnownError`` where the JSON ``stored``, read as ``new``, is longer than anybody writes, or
    holds half a letter: no file can be written with it."""
    if len(stored) > _LONGEST:
        raise KnownError(DAMAGED)
    if "\\u" in stored:
        try:
            tables.packed(new).encode()
        except UnicodeEncodeError as error:
            raise KnownError(DAMAGED) from error


def check_row(known: list[Change]) -> None:
    """All changes of one row, those here and those that came: of one kind, and one made it."""
    entity = known[0].entity
    if any(change.entity != entity for change in known):
        raise KnownError(DAMAGED)
    if entity in BY_NAME and not any(change.field == BIRTH for change in known):
        raise KnownError(DAMAGED)


def check_links(ours: sa.Connection, rows: Iterable[tuple[str, str]]) -> None:
    """``KnownError`` where one of ``rows`` (entity, id) points at what is not there, at a record of
    another kind, or in a ring."""
    of: dict[str, list[str]] = {}
    for entity, row in rows:
        of.setdefault(entity, []).append(row)
    for entity, ids in of.items():
        question = _nowhere(entity) if entity in BY_NAME else None
        if question is None:
            continue
        for some in lots(ids):
            if ours.execute(question, {"rows": some}).first() is not None:
                raise KnownError(DAMAGED)
    if "VoteRound" in of and _in_a_ring(dict(tuple(one) for one in ours.execute(_RUN_OFFS))):
        raise KnownError(DAMAGED)


def _in_a_ring(before: dict[str, str]) -> bool:
    """Whether rounds settle the tie of one another: nobody could count any of them."""
    for start in before:
        at, passed = start, set[str]()
        while at in before and at not in passed:
            passed.add(at)
            at = before[at]
        if at in passed:
            return True
    return False


# -- marks ----------------------------------------------------------------------------------------
def check_marks(ours: sa.Connection, theirs: sa.Connection, new: Marks) -> None:
    """``KnownError`` where a mark that is new here would take out what holds no words: a mark
    stands for a free text, a picture, or the codes of a round."""
    kinds = {**_kinds(theirs, new), **_kinds(ours, new)}
    for row, of in new.items():
        for mark in of:
            if not _erasable(kinds.get(row, ""), re.split("[@!~ ]", mark, maxsplit=1)[0]):
                raise KnownError(DAMAGED)


def _kinds(connection: sa.Connection, rows: Iterable[str]) -> dict[str, str]:
    """Row → its entity, of those that a file has."""
    found: dict[str, str] = {}
    for some in lots(rows):
        found.update(tuple(one) for one in connection.execute(_KINDS, {"rows": some}))
    return found


@cache
def _erasable(entity: str, name: str) -> bool:
    """Whether a field may be erased; of a row that is in no file yet (``entity`` ""), whether it
    may of any. A field that only a newer program knows may."""
    if name == erasure.CODES:
        return entity == "VoteRound" or entity not in BY_NAME
    entities = [entity] if entity else list(BY_NAME)
    if any((one, name) == erasure.PICTURE for one in entities):
        return True
    if any(name in free_texts.FREE.get(one, ()) for one in entities):
        return True
    held = {GONE, BIRTH, FIXED, "id", "born"}
    held = held.union(*(_holds(one) for one in entities if one in BY_NAME))
    return name not in held


# -- what a field holds ---------------------------------------------------------------------------
@cache
def _holds(entity: str) -> dict[str, Fits]:
    """For each field of an entity what says whether a value fits; also for whether it is gone."""
    hints = get_type_hints(BY_NAME[entity])
    found = {field.name: _fits(entity, field, hints[field.name]) for field in tables.FIELDS[entity]}
    found[GONE] = _is_false if entity == "Plan" else _is_truth
    return found


@cache
def _required(entity: str) -> frozenset[str]:
    fields = tables.FIELDS[entity]
    return frozenset(f.name for f in fields if f.default is None and not f.optional)


def _fits(entity: str, field: tables.Field, hint: Any) -> Fits:
    listed = (
        LADDERS.get((entity, field.name)) or _CLOSED.get(field.name) or _keys(entity, field.name)
    )
    fits: Fits
    if listed:
        fits = partial(_is_one_of, frozenset(listed))
    elif (entity, field.name) in _SHAPES:
        fits = _SHAPES[entity, field.name]
    elif field.name in _AMOUNTS and field.kind == "int":
        fits = _is_amount
    elif field.kind in _KINDS_OF:
        fits = _KINDS_OF[field.kind]
    else:
        fits = _is_texts if hint == Texts else _is_list if field.default == () else _is_sheet
    # A birth of an older program says nothing of a newer field: undone, it is ``None`` again.
    needed = not field.optional and field.default is None
    return fits if needed else lambda value: value is None or fits(value)


def _keys(entity: str, name: str) -> tuple[str, ...]:
    """The list, or the keys of the table, that a field chooses from; none for any other field."""
    from workshop_app.domain.voting import methods, rules, ties

    if (entity, name) in _LISTED:
        return _LISTED[entity, name]
    tables_of = {"method": methods.METHODS, "rule": rules.RULES, "tie_rule": ties.TIE_RULES}
    rounds = entity in ("VoteRound", "DecidingRound")
    return tuple(tables_of[name]) if rounds and name in tables_of else ()


def _is_text(value: Any) -> bool:
    return type(value) is str


def _is_one_of(listed: frozenset[str], value: Any) -> bool:
    return type(value) is str and value in listed


def _is_whole(value: Any) -> bool:
    return type(value) is int and -LARGEST <= value <= LARGEST


def _is_amount(value: Any) -> bool:
    return type(value) is int and 0 <= value <= LARGEST


def _is_duration(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _MOST_MONTHS


def _is_month(value: Any) -> bool:
    """Whether it is "YYYY-MM", or nothing."""
    if not isinstance(value, str):
        return False
    return not value or bool(_MONTH.fullmatch(value) and "0001" <= value[:4] <= _LAST_YEAR)


def _are_goals(value: Any) -> bool:
    """Whether they are numbers of goals; a file of an older program has them as texts."""
    if type(value) is not tuple:
        return False
    return all(type(one) in (int, str) and bool(_GOAL.fullmatch(str(one))) for one in value)


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and -LARGEST <= value <= LARGEST


def _is_truth(value: Any) -> bool:
    return value is True or value is False


def _is_false(value: Any) -> bool:
    """No file takes the plan itself away."""
    return value is False


def _is_texts(value: Any) -> bool:
    return type(value) is tuple and all(type(one) is str for one in value)


def _is_list(value: Any) -> bool:
    return type(value) is tuple and _is_plain(value)


def _is_sheet(value: Any) -> bool:
    return isinstance(value, Mapping) and _is_plain(value)


def _is_plain(value: Any, depth: int = 0) -> bool:
    """Whether ``value`` is JSON that can be written again."""
    if depth > _DEEPEST:
        return False
    if isinstance(value, Mapping):
        return all(_is_plain(one, depth + 1) for one in value.values())
    if isinstance(value, tuple):
        return all(_is_plain(one, depth + 1) for one in value)
    return type(value) is not float or isfinite(value)


_KINDS_OF: Mapping[str, Fits] = {
    "text": _is_text, "int": _is_whole, "real": _is_number, "bool": _is_truth,
}  # fmt: skip
_SHAPES: Mapping[tuple[str, str], Fits] = {
    ("Action", "start"): _is_month,
    ("Action", "months"): _is_duration,
    ("Action", "sdg"): _are_goals,
}
"""Fields that are read part by part."""
_ROUNDS = tables.ENTITY_TABLES["VoteRound"].c
_RUN_OFFS = sa.select(_ROUNDS.id, _ROUNDS.run_off_of).where(_ROUNDS.run_off_of.is_not(None))
_KINDS = (
    sa.select(tables.change.c.row, sa.func.min(tables.change.c.entity))
    .where(tables.change.c.row.in_(sa.bindparam("rows", expanding=True)))
    .group_by(tables.change.c.row)
)


@cache
def _nowhere(entity: str) -> sa.Select[Any] | None:
    """The question for rows of ``entity`` that point at nothing; ``None`` where it never points."""
    table = tables.ENTITY_TABLES[entity]
    lost = []
    for field in tables.FIELDS[entity]:
        if field.ref:
            target = tables.ENTITY_TABLES[field.ref].alias()
            there = sa.exists().where(target.c.id == table.c[field.name])
            lost.append(sa.and_(table.c[field.name].is_not(None), ~there))
    if not lost:
        return None
    rows = table.c.id.in_(sa.bindparam("rows", expanding=True))
    return sa.select(sa.literal(1)).where(rows, sa.or_(*lost)).limit(1)
