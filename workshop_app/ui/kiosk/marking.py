"""How one person marks on the passed laptop: one row of MARKINGS for each ballot method. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop_app.domain.numbers import sort_key
from workshop_app.domain.voting.ballots import RoundRules
from workshop_app.text import N_, Words

Value = int | None
"""What one option is given; ``None`` is nothing."""
LEAST, LARGE = 5, 10
"""The two steps of points."""


def _no_limit(_rules: RoundRules) -> None:
    return None


def _one(_rules: RoundRules) -> int:
    return 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """A way of marking.

    ``title`` and ``how`` are told above the options. ``limit``: what a ballot may give in all,
    ``None`` without an end; ``most``: to one option. ``tapped`` is what a tap on an option makes of
    its value, ``more`` and ``less`` what its + and − keys make of it by ``step``. ``nothing`` is the
    value below which an option has nothing (a score of 0 is a score).
    """

    title: str
    how: str
    limit: Callable[[RoundRules], Value]
    most: Callable[[RoundRules], int]
    tapped: Callable[[Value, int], Value]
    nothing: int = 1

    def more(self, value: Value, step: int) -> int:
        return self.nothing if value is None and self.nothing == 0 else (value or 0) + step

    def less(self, value: Value, step: int) -> Value:
        lower = (value or 0) - step
        if value is None or value == self.nothing:
            return None
        return max(lower, self.nothing) if self.nothing == 0 else (lower if lower > 0 else None)


def _kept(value: Value, _step: int) -> Value:
    return value


def _added(value: Value, step: int) -> Value:
    return (value or 0) + step


MARKINGS: Mapping[str, Marking] = {
    "dots": Marking(
        title=N_("Tap what matters most"),
        how=N_("Each tap puts a mark. Tap a mark to take it away."),
        limit=lambda rules: rules.per_person,
        most=lambda rules: rules.max_per_option,
        tapped=_added,
    ),
    "approval": Marking(
        title=N_("Tap everything you agree with"),
        how=N_("A tap says yes. Tap it again to take the yes away."),
        limit=lambda rules: rules.max_approvals,
        most=_one,
        tapped=lambda value, _step: None if value else 1,
    ),
    "points": Marking(
        title=N_("Share out your points"),
        how=N_("More to what matters more: + gives points, − takes them back."),
        limit=lambda rules: rules.per_person,
        most=lambda rules: rules.max_per_option,
        tapped=_added,
    ),
    "score": Marking(
        title=N_("Give each one a score"),
        how=N_("0 is not at all, {most} is very much. Tap a score again to take it away."),
        limit=_no_limit,
        most=lambda rules: rules.max_per_option,
        tapped=_kept,
        nothing=0,
    ),
}
"""How people mark on the screen, by ballot method."""


class Marks:
    """What one person has marked so far. Lives in memory only, and goes with the screen."""

    def __init__(self, rules: RoundRules) -> None:
        self.rules, self.marking = rules, MARKINGS[rules.method]
        self.step = LARGE if rules.method == "points" and rules.per_person >= 2 * LARGE else 1
        self._values: dict[str, int] = {}

    # -- what it says -----------------------------------------------------------------------------
    def value(self, label: str) -> Value:
        return self._values.get(label)

    @property
    def given(self) -> int:
        """The sum of what was given."""
        return sum(self._values.values())

    @property
    def limit(self) -> Value:
        """What may be given in all; ``None`` without an end."""
        return self.marking.limit(self.rules)

    @property
    def left(self) -> Value:
        """What is left to give; ``None`` without an end."""
        return None if self.limit is None else self.limit - self.given

    @property
    def blank(self) -> bool:
        return not self._values

    @property
    def marked(self) -> list[str]:
        """The options that have something, in the order of their numbers."""
        return sorted(self._values, key=sort_key)

    @property
    def pairs(self) -> tuple[tuple[str, int], ...]:
        """The ballot, in the order of the numbers: never in that of the taps."""
        return tuple((label, self._values[label]) for label in self.marked)

    # -- what is done to it -----------------------------------------------------------------------
    def put(self, label: str, value: Value) -> bool:
        """Give ``label`` this; whether the ballot may say so. Refused, nothing changes."""
        before = self._values.get(label)
        if value is None:
            self._values.pop(label, None)
            return True
        over = self.left is not None and value - (before or 0) > self.left
        if value > self.marking.most(self.rules) or value < self.marking.nothing or over:
            return False
        self._values[label] = value
        return True

    def tap(self, label: str) -> bool:
        """A tap on the option itself."""
        before = self.value(label)
        return self._raised(label, self.marking.tapped(before, self._step_for(label)))

    def more(self, label: str) -> bool:
        """The + of an option."""
        return self._raised(label, self.marking.more(self.value(label), self._step_for(label)))

    def less(self, label: str) -> bool:
        """The − of an option, or a tap on its last mark."""
        before = self.value(label)
        return before is not None and self.put(label, self.marking.less(before, self.step))

    def score(self, label: str, value: int) -> bool:
        """One of the places of an option; the one that stands already is taken away."""
        return self.put(label, None if self.value(label) == value else value)

    def clear(self) -> None:
        """Begin anew."""
        self._values.clear()

    def _step_for(self, label: str) -> int:
        """The step, or what is left where that is less."""
        room = self.marking.most(self.rules) - (self.value(label) or 0)
        if self.left is not None:
            room = min(room, self.left)
        return min(self.step, room) if room > 0 else self.step

    def _raised(self, label: str, value: Value) -> bool:
        return value != self.value(label) and self.put(label, value)


def said(words: Words, method: str, value: Value) -> str:
    """What an option was given, in words: "2 marks", "yes", "score 0"."""
    if value is None:
        return words("nothing marked")
    if method == "approval":
        return words("yes")
    if method == "points":
        return words.many("{n} point", "{n} points", value)
    if method == "score":
        return words("score {n}", n=words.number(value))
    return words.many("{n} mark", "{n} marks", value)


def left_over(words: Words, marks: Marks) -> str:
    """What can still be given; "" where there is no end of it."""
    if marks.left is None:
        return ""
    if marks.rules.method == "points":
        return words.many("{n} point left", "{n} points left", marks.left)
    return words.many("{n} left", "{n} left", marks.left)
