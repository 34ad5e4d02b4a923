"""A pile of numbered paper ballots that is typed in twice: which sheets agree, and what settles one.

The second entry is blind. Where the two differ the sheet is read a third time: what it says alike
with one of the two stands. Where it says a third thing the sheet is read once more, by both people
together, and that stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop_app.domain.voting.ballots import UNREADABLE as UNREADABLE
from workshop_app.domain.voting.ballots import Ballot, ReadBallot, RoundRules
from workshop_app.domain.voting.methods import METHODS

Marks = tuple[tuple[str, int], ...]

NO_SHEET: Marks = (("-", 0),)
"""What a reading says of a place in the pile where there is no sheet."""
FIRST, SECOND, THIRD, TOGETHER = 1, 2, 3, 4
"""The readings of a sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reading of a paper ballot: the id of its ``group`` or "", and its marks as typed."""

    group: str
    marks: Marks

    @property
    def missing(self) -> bool:
        """Whether it says that there is no such sheet."""
        return self.marks == NO_SHEET


@dataclass(frozen=True, slots=True)
class Difference:
    """What one reading has of an option and the other has otherwise; 0 is no mark."""

    label: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Two readings of the sheet at ``place`` (from 1) that differ; ``None`` where one has it not.

    ``third``: what a third reading said, where that agrees with neither. ``void``: only one of them
    is void, the first where ``first_void``."""

    place: int
    first: Sheet | None
    second: Sheet | None
    third: Sheet | None = None
    marks: tuple[Difference, ...] = ()
    groups: bool = False
    void: bool = False
    first_void: bool = False


@dataclass(frozen=True, slots=True)
class PaperPile:
    """The pile as far as it is typed in: reading → place → sheet."""

    rules: RoundRules
    readings: Mapping[int, Mapping[int, Sheet]] = field(default_factory=dict)

    def reading(self, number: int) -> Mapping[int, Sheet]:
        """The sheets of one reading by their places."""
        return self.readings.get(number, {})

    def typed(self, number: int) -> int:
        """How many places a reading has come to."""
        return max(self.reading(number), default=0)

    @property
    def twice(self) -> bool:
        """Whether a second entry was begun."""
        return bool(self.reading(SECOND))

    @property
    def left(self) -> list[int]:
        """The places that a second entry which was begun still lacks."""
        return sorted(set(self.reading(FIRST)) - set(self.reading(SECOND))) if self.twice else []

    @property
    def differed(self) -> list[int]:
        """The places where the two entries differ, settled or not."""
        return [
            place
            for place, second in sorted(self.reading(SECOND).items())
            if not self.same(self.reading(FIRST).get(place), second)
        ]

    @property
    def mismatches(self) -> list[Mismatch]:
        """What is not settled yet, in the order of the pile."""
        return [self._mismatch(at) for at in self.differed if self._settled(at) is None]

    def final(self) -> list[Sheet]:
        """The sheets as they stand, one for each place that there is; where a place is not
        settled, as it was typed first."""
        first, second = self.reading(FIRST), self.reading(SECOND)
        found = []
        for place in sorted({*first, *second}):
            sheet = self._settled(place) or first.get(place) or second[place]
            if not sheet.missing:
                found.append(sheet)
        return found

    # -- one sheet --------------------------------------------------------------------------------
    def same(self, one: Sheet | None, other: Sheet | None) -> bool:
        """Whether two readings say the same: the same marks on each option, in whatever order they
        were typed, of the same group; two void ones are alike, since neither counts."""
        if one is None or other is None:
            return (one is None or one.missing) and (other is None or other.missing)
        if one.missing or other.missing:
            return one.missing and other.missing
        mine, theirs = self.read(one), self.read(other)
        if one.group != other.group or bool(mine.reasons) != bool(theirs.reasons):
            return False
        return bool(mine.reasons) or mine.marks == theirs.marks

    def read(self, sheet: Sheet) -> ReadBallot:
        """A sheet as its method reads it."""
        return METHODS[self.rules.method].read(Ballot("", None, sheet.marks), self.rules)

    def _settled(self, place: int) -> Sheet | None:
        """What stands at a place, ``None`` while that is open."""
        found = [self.reading(number).get(place) for number in (FIRST, SECOND, THIRD, TOGETHER)]
        first, second, third, together = found
        if not self.twice or (second is not None and self.same(first, second)):
            return first
        if together is not None:
            return together
        if third is not None and (self.same(third, first) or self.same(third, second)):
            return third
        return None

    def _mismatch(self, place: int) -> Mismatch:
        first, second = self.reading(FIRST).get(place), self.reading(SECOND).get(place)
        third = self.reading(THIRD).get(place)
        if first is None or second is None or first.missing or second.missing:
            return Mismatch(place, first, second, third)
        mine, theirs = self.read(first), self.read(second)
        labels = dict.fromkeys((*mine.marks, *theirs.marks))
        marks = tuple(
            Difference(label, mine.marks.get(label, 0), theirs.marks.get(label, 0))
            for label in labels
            if mine.marks.get(label) != theirs.marks.get(label)
        )
        void = bool(mine.reasons) != bool(theirs.reasons)
        return Mismatch(
            place,
            first,
            second,
            third,
            marks,
            first.group != second.group,
            void,
            bool(mine.reasons),
        )
