"""The record as pure functions: which value of a field stands, who knew of whom, what undo means.

A change says which earlier changes it replaced (``over``), so that two edits that did not know of
each other can be told from an edit of an edit, whatever the clocks of the laptops say. The stamp
orders; ``over`` carries the truth. (The stamp follows Actual's hybrid logical clock; keeping
``over`` instead of counters per laptop lets a file be copied and both copies go on.)
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workshop_app.domain.rounds import ROUND_STATES

BIRTH = "*"
"""The field of the change that makes a row; its value maps every field to its first value."""
GONE = "gone"
"""The field that says that a row was taken away. Rows are never removed."""
FIXED = "="
"""The field of the change that fixes a row for good; its value maps the fixed fields to values."""

LADDERS: dict[tuple[str, str], tuple[str, ...]] = {("VoteRound", "state"): ROUND_STATES}
"""Fields that only go up, whoever wrote last: a round that one laptop closed is closed (P-38)."""

LATEST = "0699e991a800"
"""How stamps of the year 2200 begin: no clock that means something is past it. It may still run
years ahead, or have fallen back to 1970."""
NEVER = "e6707a6eb000"
"""How stamps of the year 9999 begin: no program writes one, and what counts days ends there."""
_DAY = 24 * 60 * 60 * 1000

Speaking = Mapping[str, "Change"]
"""The changes that speak of one field of one row, by step."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row, set to ``new`` by ``step`` over the steps that it replaced.

    ``beside`` names replaced steps that stand again next to this one: taking back the settling
    of a conflict opens it again.
    """

    step: str
    entity: str
    row: str
    field: str
    new: Any
    over: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the record gives it. ``conflicts``: field → the steps that did not know each other."""

    values: dict[str, Any]
    born: str
    gone: bool
    conflicts: dict[str, tuple[str, ...]]


class Clock:
    """Stamps of 24 hex digits: 48 bits of milliseconds, 16 of count, 32 random bits per opening.

    They sort in the order in which one laptop made them, also after everything it has seen,
    and never go back when the laptop's clock does. A clock past ``LATEST`` tells nothing: the stamps
    then follow what was seen, as they do while a clock is behind.
    """

    def __init__(
        self, seen: str = "", now: Callable[[], float] = time.time, tail: str = ""
    ) -> None:
        self._now = now
        self._last = 0
        self._tail = tail or secrets.token_hex(4)
        self.saw(seen)

    def saw(self, stamp: str) -> None:
        """Every later stamp comes after ``stamp``, unless that is one that nothing can follow."""
        if stamp and stamp[:12] < NEVER:
            self._last = max(self._last, int(stamp[:16], 16))

    def stamp(self) -> str:
        """The next stamp."""
        told = int(self._now() * 1000)
        self._last = max(self._last + 1, told << 16 if told < int(LATEST, 16) else 0)
        return f"{self._last:016x}{self._tail}"


def later(stamp: str) -> str:
    """How a stamp one day after ``stamp`` begins."""
    return f"{int(stamp[:12], 16) + _DAY:012x}"


# -- reading a row --------------------------------------------------------------------------------
def of_field(changes: Iterable[Change], field: str) -> dict[str, Change]:
    """The changes that speak of ``field``, births among them, by step."""
    return {c.step: c for c in changes if c.field in (field, BIRTH)}


def heads(speaking: Speaking) -> tuple[str, ...]:
    """The steps that stand: nobody replaced them, or one that stands put them back beside itself.
    Smallest stamp first."""
    replaced = {step for c in speaking.values() for step in c.over}
    top = speaking.keys() - replaced
    again = {step for one in top for step in speaking[one].beside}
    return tuple(sorted(top | (again & speaking.keys())))


def value(change: Change, field: str) -> Any:
    """What ``change`` gives ``field``; a birth gives ``None`` for a field that it did not know."""
    if change.field != BIRTH:
        return change.new
    return change.new.get(field, False if field == GONE else None)


def differ(speaking: Speaking, steps: Iterable[str], field: str) -> bool:
    """Whether ``steps`` say different things of ``field``."""
    said = [value(speaking[step], field) for step in steps]
    return any(one != said[0] for one in said)


def shown(speaking: Speaking, top: tuple[str, ...], field: str) -> str:
    """Which of the heads ``top`` is shown: the one on the highest rung, then the largest stamp."""
    ladder = LADDERS.get((speaking[top[-1]].entity, field))
    if ladder is None or len(top) == 1:
        return top[-1]

    def rung(step: str) -> int:
        said = value(speaking[step], field)
        return ladder.index(said) if said in ladder else -1

    return max(top, key=lambda step: (rung(step), step))


def read_row(changes: list[Change]) -> Row:
    """The row that ``changes`` (all of one row, any order) add up to.

    The largest stamp among the heads is shown; heads with different values are a conflict. A row
    that someone took away and someone else edited or made without knowing stands, in conflict.
    What was fixed stays as it was fixed first, whatever was written by who did not know.
    """
    births = [c for c in changes if c.field == BIRTH]
    edited = {c.field for c in changes} - {BIRTH}
    held = fixed(changes) if FIXED in edited else {}
    values: dict[str, Any] = {}
    if len(births) == 1:
        names = edited
        values |= {name: kept for name, kept in births[0].new.items() if name != GONE}
    else:
        names = edited.union(*(c.new for c in births))
    conflicts: dict[str, tuple[str, ...]] = {}
    for name in sorted(names - held.keys() - {FIXED, GONE}):
        speaking = of_field(changes, name)
        top = heads(speaking)
        values[name] = value(speaking[shown(speaking, top, name)], name)
        if differ(speaking, top, name) and (births[0].entity, name) not in LADDERS:
            conflicts[name] = top
    gone, against = (held[GONE], ()) if GONE in held else _whether_gone(changes)
    if against:
        conflicts[GONE] = against
    values |= {name: kept for name, kept in held.items() if name != GONE}
    return Row(values, min(c.step for c in births), gone, conflicts)


def fixed(changes: Iterable[Change]) -> dict[str, Any]:
    """The fields that were fixed, each as the first who fixed it did; empty where nobody did."""
    said = {c.step: c.new for c in changes if c.field == FIXED}
    held: dict[str, Any] = {}
    for step in sorted(said):
        held = {**said[step], **held}
    return held


def _whether_gone(changes: list[Change]) -> tuple[bool, tuple[str, ...]]:
    """Whether the row was taken away, and the steps in conflict over that."""
    speaking = of_field(changes, GONE)
    top = heads(speaking)
    if differ(speaking, top, GONE):
        return False, top
    gone = bool(value(speaking[top[-1]], GONE))
    known = {step for head in top for step in (head, *speaking[head].over)}
    unknown = field_heads(changes) - known if gone else set()
    return gone and not unknown, tuple(sorted({*top, *unknown})) if unknown else ()


def field_heads(changes: Iterable[Change]) -> set[str]:
    """What taking a row away must name to have known it all: births, and the heads of its fields."""
    every = list(changes)
    found = {c.step for c in every if c.field == BIRTH}
    for name in {c.field for c in every} - {BIRTH, FIXED, GONE}:
        found.update(heads(of_field(every, name)))
    return found


# -- taking back ----------------------------------------------------------------------------------
def replaced_by(change: Change, speaking: Speaking) -> str:
    """The step whose value ``change`` took the place of; "" where there was none."""
    return max((step for step in change.over if step in speaking), default="")


def meant(step: str, speaking: Speaking, undoes: Mapping[str, str]) -> str:
    """The step whose value a head really stands for: an undo stands for what it brought back."""
    while undoes.get(step):
        target = speaking.get(undoes[step])
        step = replaced_by(target, speaking) if target else ""
    return step


def taken_back(
    change: Change, known: list[Change], undoes: Mapping[str, str], step: str
) -> Change | None:
    """The change of ``step`` that takes ``change`` back; ``None`` where someone else went on since,
    or fixed the field.

    ``known``: all changes of the row; ``undoes``: which step each undo among them takes back.
    The undo of a birth takes the row away. What stood in conflict before is in conflict again.
    """
    name = GONE if change.field == BIRTH else change.field
    speaking = of_field(known, name)
    back = replaced_by(change, speaking)
    if change.field == FIXED or not (back or change.field == BIRTH) or name in fixed(known):
        return None
    ours = _ours(change, known, undoes)
    if not ours:
        return None
    new = True if change.field == BIRTH else value(speaking[back], name)
    over, beside = set(ours), set[str]()
    if name == GONE:
        if new:
            over |= _known_then(change, back, known, undoes)
    else:
        before = {step for step in change.over if step in speaking}
        before |= {step for one in before for step in speaking[one].beside}
        over |= {step for one in ours for step in speaking[one].beside}
        beside = {step for step in before - {back} if value(speaking[step], name) != new}
    return Change(
        step, change.entity, change.row, name, new, tuple(sorted(over)), tuple(sorted(beside))
    )


def _ours(change: Change, known: list[Change], undoes: Mapping[str, str]) -> tuple[str, ...]:
    """The heads that stand for ``change``; none where someone else changed the field since, or for
    a new row any of its fields."""
    births = change.field == BIRTH
    names = {c.field for c in known} - {BIRTH, FIXED} | {GONE} if births else {change.field}
    ours: tuple[str, ...] = ()
    for name in names:
        speaking = of_field(known, name)
        wanted = meant(change.step, speaking, undoes)
        top = heads(speaking)
        mine = tuple(one for one in top if meant(one, speaking, undoes) == wanted)
        others = [one for one in top if one not in mine and (births or one > change.step)]
        if others or not mine:
            return ()
        if name == (GONE if births else change.field):
            ours = mine
    return ours


def _known_then(
    change: Change, back: str, known: list[Change], undoes: Mapping[str, str]
) -> set[str]:
    """What a removal that is put back knows of the row: what it knew the first time, so that an
    edit that it did not know of still shows."""
    if change.field == BIRTH:
        return field_heads(known)
    removal = of_field(known, GONE)[back]
    then = {back, *removal.over}
    found = {c.step for c in known if c.field == BIRTH} & then
    for name in {c.field for c in known} - {BIRTH, FIXED, GONE}:
        speaking = of_field(known, name)
        meanings = {meant(step, speaking, undoes) for step in then if step in speaking}
        found |= {one for one in heads(speaking) if meant(one, speaking, undoes) in meanings}
    return found


@dataclass(slots=True)
class Stacks:
    """What can be taken back and what can be brought again, latest last, by step and kind.

    ``floor`` is the kind of the last step that undo does not pass ("" when there is none).
    """

    done: list[tuple[str, str]]
    undone: list[tuple[str, str]]
    floor: str = ""

    @classmethod
    def empty(cls) -> Stacks:
        return cls([], [])

    def take(self, step: str, kind: str, undoes: str, nature: str) -> None:
        """Go on by one step. ``nature`` is ``undoable``, ``quiet`` (not undone) or ``final``."""
        if undoes:
            if _passed(self.done, undoes):
                self.undone.append((step, self.done.pop()[1]))
            elif _passed(self.undone, undoes):
                self.done.append((step, self.undone.pop()[1]))
        elif nature == "final":
            self.done.clear()
            self.undone.clear()
            self.floor = kind
        elif nature == "undoable":
            self.done.append((step, kind))
            self.undone.clear()


def _passed(stack: list[tuple[str, str]], step: str) -> bool:
    """Whether ``step`` is in ``stack``; what lies above it was passed, as someone else went on."""
    if all(step != each for each, _ in stack):
        return False
    while stack[-1][0] != step:
        stack.pop()
    return True
