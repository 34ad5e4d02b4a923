"""How a paper ballot is typed in: one row of EDITORS for each ballot method. No Qt in here.

What is typed gathers until Enter places it, so that "1" can wait while 1, 10 and 16 are all in the
round; a letter or "bis" follows where several options have the same digits. Where a method gives
each option a value, the value is asked for after the number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop_app.domain import typed_numbers
from workshop_app.domain.typed_numbers import TypedNumber
from workshop_app.domain.voting.ballots import Ballot, RoundRules
from workshop_app.domain.voting.methods import METHODS
from workshop_app.text import N_

Pairs = tuple[tuple[str, int], ...]
LONGEST = 4
"""Digits that may be typed, unless an option's number has more."""


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
        self.number = TypedNumber()
        self.waiting = ""
        """The number whose value is typed now."""
        self._value = ""
        self._labels = rules.labels
        self._longest = max([LONGEST, *map(len, self._labels)])
        self._pairs: list[tuple[str, int]] = []
        for label, value in pairs:
            apart = rules.method == "dots"
            self._pairs.extend([(label, 1)] * value if apart else [(label, value)])

    # -- what is on it ----------------------------------------------------------------------------
    @property
    def empty(self) -> bool:
        """Whether nothing was typed yet."""
        return not (self._pairs or self.begun)

    @property
    def begun(self) -> bool:
        """Whether a number or value is being typed."""
        return bool(self.number or self.waiting)

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

    # -- what is being typed ----------------------------------------------------------------------
    @property
    def typing(self) -> str:
        """The number or the value that is being typed, as it is shown."""
        return self._value if self.waiting else self.number.text

    @property
    def beginnings(self) -> list[str]:
        """The numbers of the round that what is typed may still become, by number."""
        return typed_numbers.beginnings(self.number, self._labels) if self.number else []

    @property
    def alike(self) -> list[str]:
        """The numbers that have the typed digits where there are several, by number."""
        found = typed_numbers.alike(TypedNumber(self.number.digits), self._labels)
        return found if len(found) > 1 else []

    @property
    def meant(self) -> str:
        """The number that Enter would place: "" where there is none of the round."""
        return typed_numbers.meant(self.number, self._labels)

    @property
    def unclear(self) -> bool:
        """Whether more has to be typed before a number is meant."""
        if self.waiting or not self.number:
            return False
        found = typed_numbers.alike(self.number, self._labels)
        return not self.number.digits or (len(found) > 1 and not self.meant)

    # -- keys -------------------------------------------------------------------------------------
    def digit(self, digit: str) -> None:
        """One more digit."""
        if not self.waiting:
            self.number = self.number.with_digit(digit, self._longest)
        elif len(self._value) < LONGEST:
            self._value = digit if self._value == "0" else self._value + digit

    def letter(self, letter: str) -> bool:
        """The letter of a number, before or after its digits; whether any option has it so. After
        digits that no option has with B, "b" or "bis" says what it is called: "18b" is "18 bis"."""
        found = typed_numbers.with_letter(self.number, letter, self._labels)
        if self.waiting or found is None:
            return False
        self.number = found
        return True

    def bis(self) -> bool:
        """The next "bis" of the typed number; whether there is any."""
        before = self.number
        self.number = typed_numbers.next_bis(before, self._labels)
        return self.number != before

    def other(self, by: int) -> None:
        """Another number that reads alike: 17, B17, 17 bis."""
        found = self.alike
        if found:
            at = found.index(self.meant) if self.meant in found else (-1 if by > 0 else 0)
            self.choose(found[(at + by) % len(found)])

    def choose(self, label: str) -> None:
        """This one of those that read alike."""
        self.number = typed_numbers.as_typed(label, self.number.digits)

    def back(self) -> None:
        """Take away what was typed last of a number or value, else the number that waits for its
        value, else a mark."""
        if self.waiting and self._value:
            self._value = self._value[:-1]
        elif self.waiting:
            self.waiting = ""
        elif self.number:
            self.number = self.number.shorter()
        elif self._pairs:
            self._pairs.pop()

    def enter(self) -> bool:
        """Place what is typed, unless it is not clear yet. False where nothing was being typed: the
        ballot ends."""
        if not self.begun:
            return False
        if self.waiting:
            if self._value:
                self._pairs.append((self.waiting, int(self._value)))
                self.waiting, self._value = "", ""
        elif not self.unclear:
            label = self.meant or self.number.text
            self.number = TypedNumber()
            if self.editor.valued:
                self.waiting = label
            else:
                self._pairs.append((label, 1))
        return True
