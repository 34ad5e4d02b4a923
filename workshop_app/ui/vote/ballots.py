"""How a paper ballot is typed in: one row of EDITORS for each ballot method. No Qt in here.

Digits gather in ``typing`` until Enter places them, so that "1" can wait while 1, 10 and 16 are all
in the round. Where a method gives each option a value, the value is asked for after the number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop_app.domain.numbers import parse, sort_key
from workshop_app.domain.voting.ballots import Ballot, RoundRules
from workshop_app.domain.voting.methods import METHODS
from workshop_app.text import N_

Pairs = tuple[tuple[str, int], ...]
LONGEST = 4
"""Digits that may be typed: no round has numbers or values with more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """``limit``: how many marks a ballot may have, ``None`` without a number; ``asks`` says what to
    type; ``asks_value`` where an option gets a value of its own. ``gathered`` makes the marks."""

    limit: Callable[[RoundRules], int | None]
    asks: str
    gathered: Callable[[list[tuple[str, int]]], Pairs]
    asks_value: str = ""

    @property
    def valued(self) -> bool:
        """Whether an option's number is followed by a value."""
        return bool(self.asks_value)


def _added(pairs: list[tuple[str, int]]) -> Pairs:
    """The same option twice is the sum."""
    found: dict[str, int] = {}
    for label, value in pairs:
        found[label] = found.get(label, 0) + value
    return tuple(found.items())


def _once(pairs: list[tuple[str, int]]) -> Pairs:
    """The same option twice is one yes."""
    return tuple({label: 1 for label, _ in pairs}.items())


EDITORS: Mapping[str, Editor] = {
    "dots": Editor(
        limit=lambda rules: rules.per_person,
        asks=N_("Type the marked numbers, one by one"),
        gathered=_added,
    ),
    "approval": Editor(
        limit=lambda rules: rules.max_approvals,
        asks=N_("Type the numbers with a yes, one by one"),
        gathered=_once,
    ),
    "points": Editor(
        limit=lambda _rules: None,
        asks=N_("Type a number, then its points"),
        asks_value=N_("Points for {number}"),
        gathered=tuple,
    ),
    "score": Editor(
        limit=lambda _rules: None,
        asks=N_("Type a number, then its score"),
        asks_value=N_("Score for {number}"),
        gathered=tuple,
    ),
}
"""How each ballot method is typed in from paper."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark that stands on the ballot. ``wrong`` is a key of REASONS, "" where it is well."""

    label: str
    value: int
    wrong: str = ""


class TypedBallot:
    """One paper ballot while it is typed in; nothing of it is kept before it ends."""

    def __init__(self, rules: RoundRules, pairs: Pairs = ()) -> None:
        """``pairs``: the marks of a sheet that was taken back, to be corrected."""
        self.rules, self.editor = rules, EDITORS[rules.method]
        self.typing = ""
        self.waiting = ""
        """The number whose value is typed now."""
        self._choice = 0
        self._pairs: list[tuple[str, int]] = []
        for label, value in pairs:
            apart = rules.method == "dots"
            self._pairs.extend([(label, 1)] * value if apart else [(label, value)])

    # -- what is on it ----------------------------------------------------------------------------
    @property
    def empty(self) -> bool:
        """Whether nothing was typed yet."""
        return not (self._pairs or self.typing or self.waiting)

    @property
    def begun(self) -> bool:
        """Whether a number or value is being typed."""
        return bool(self.typing or self.waiting)

    @property
    def placed(self) -> list[Placed]:
        """The marks in the order in which they were typed, those that are too much marked."""
        well: list[tuple[str, int]] = []
        found = []
        for pair in self._pairs:
            reasons = self._reasons([*well, pair])
            if not reasons:
                well.append(pair)
            found.append(Placed(*pair, reasons[0] if reasons else ""))
        return found

    @property
    def marks(self) -> Pairs:
        """The marks as they are kept."""
        return self.editor.gathered(self._pairs)

    @property
    def wrong(self) -> str:
        """The first reason against it, a key of REASONS, or ""."""
        reasons = self._reasons(self._pairs)
        return reasons[0] if reasons else ""

    def _reasons(self, pairs: list[tuple[str, int]]) -> tuple[str, ...]:
        ballot = Ballot("", None, self.editor.gathered(pairs))
        return METHODS[self.rules.method].check(ballot, self.rules)

    # -- what the digits may mean -----------------------------------------------------------------
    @property
    def beginnings(self) -> list[str]:
        """The numbers of the round that begin with what is typed, by number."""
        if not self.typing or self.waiting:
            return []
        found = [n for n in self.rules.labels if _digits(n).startswith(self.typing)]
        return sorted(found, key=sort_key)

    @property
    def meant(self) -> str:
        """The number that Enter would place: "" where there is none of the round."""
        found = [label for label in self.beginnings if _digits(label) == self.typing]
        return found[self._choice % len(found)] if found else ""

    # -- keys -------------------------------------------------------------------------------------
    def digit(self, digit: str) -> None:
        """One more digit."""
        if len(self.typing) < LONGEST:
            self.typing = digit if self.typing == "0" else self.typing + digit
            self._choice = 0

    def other(self, by: int) -> None:
        """Another number that reads alike: 17, B17, 17 bis."""
        self._choice += by

    def back(self) -> None:
        """Take away the last digit, else the number that waits for its value, else a mark."""
        if self.typing:
            self.typing = self.typing[:-1]
        elif self.waiting:
            self.waiting = ""
        elif self._pairs:
            self._pairs.pop()

    def enter(self) -> bool:
        """Place what is typed. False where nothing was being typed: the ballot ends."""
        if not self.begun:
            return False
        if self.waiting and self.typing:
            self._pairs.append((self.waiting, int(self.typing)))
            self.waiting = ""
        elif self.typing and self.editor.valued:
            self.waiting = self.meant or self.typing
        elif self.typing:
            self._pairs.append((self.meant or self.typing, 1))
        self.typing = ""
        return True


def _digits(label: str) -> str:
    number = parse(label)
    return str(number.count) if number else label
