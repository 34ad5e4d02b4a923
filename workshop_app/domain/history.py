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

BIRTH = "*"
"""The field of the change that makes a row; its value maps every field to its first value."""
GONE = "gone"
"""The field that says that a row was taken away. Rows are never removed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row, set to ``new`` by ``step`` over the steps that it replaced."""

    step: str
    entity: str
    row: str
    field: str
    new: Any
    over: tuple[str, ...] = ()


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
    and never go back when the laptop's clock does.
    """

    def __init__(self, seen: str = "", now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._last = int(seen[:16], 16) if seen else 0
        self._tail = secrets.token_hex(4)

    def saw(self, stamp: str) -> None:
        """Every later stamp comes after ``stamp``."""
        if stamp:
            self._last = max(self._last, int(stamp[:16], 16))

    def stamp(self) -> str:
        """The next stamp."""
        self._last = max(self._last + 1, int(self._now() * 1000) << 16)
        return f"{self._last:016x}{self._tail}"


def of_field(changes: Iterable[Change], field: str) -> dict[str, Change]:
    """The changes that speak of ``field``, births among them, by step."""
    return {c.step: c for c in changes if c.field in (field, BIRTH)}


def heads(changes: Iterable[Change], field: str) -> tuple[str, ...]:
    """The steps of ``field`` that nobody replaced, smallest stamp first."""
    speaking = of_field(changes, field)
    replaced = {step for c in speaking.values() for step in c.over}
    return tuple(sorted(speaking.keys() - replaced))


def value(change: Change, field: str) -> Any:
    """What ``change`` gives ``field``; a birth gives ``None`` for a field that it did not know."""
    if change.field != BIRTH:
        return change.new
    return change.new.get(field, False if field == GONE else None)


def read_row(changes: list[Change]) -> Row:
    """The row that ``changes`` (all of one row, any order) add up to.

    The largest stamp among the heads is shown; heads with different values are a conflict. A row
    taken away stands again, in conflict, when someone edited it without knowing.
    """
    births = [c for c in changes if c.field == BIRTH]
    names = sorted({name for c in births for name in c.new} | {c.field for c in changes} - {BIRTH})
    values: dict[str, Any] = {}
    conflicts: dict[str, tuple[str, ...]] = {}
    standing: set[str] = set()
    for name in names:
        speaking = of_field(changes, name)
        top = heads(changes, name)
        values[name] = value(speaking[top[-1]], name)
        if any(value(speaking[step], name) != values[name] for step in top):
            conflicts[name] = top
        if name != GONE:
            standing.update(top)
    gone = bool(values.pop(GONE, False))
    if gone:
        speaking = of_field(changes, GONE)
        top = heads(changes, GONE)
        known = {step for head in top for step in (head, *speaking[head].over)}
        unknown = standing - known
        if unknown:
            gone = False
            conflicts[GONE] = tuple(sorted({*top, *unknown}))
    return Row(values, min(c.step for c in births), gone, conflicts)


def before(change: Change, speaking: Mapping[str, Change]) -> Any:
    """The value that ``change`` replaced; for a birth: the row was not there (``True`` as GONE)."""
    if change.field == BIRTH:
        return True
    return value(speaking[replaced_by(change, speaking)], change.field)


def replaced_by(change: Change, speaking: Mapping[str, Change]) -> str:
    """The step whose value ``change`` took the place of; "" where there was none."""
    return max((step for step in change.over if step in speaking), default="")


def meant(step: str, speaking: Mapping[str, Change], undoes: Mapping[str, str]) -> str:
    """The step whose value a head really stands for: an undo stands for what it brought back."""
    while undoes.get(step):
        target = speaking.get(undoes[step])
        step = replaced_by(target, speaking) if target else ""
    return step


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
        if undoes and self.done and self.done[-1][0] == undoes:
            self.undone.append((step, self.done.pop()[1]))
        elif undoes and self.undone and self.undone[-1][0] == undoes:
            self.done.append((step, self.undone.pop()[1]))
        elif nature == "final":
            self.done.clear()
            self.undone.clear()
            self.floor = kind
        elif nature == "undoable" and not undoes:
            self.done.append((step, kind))
            self.undone.clear()
