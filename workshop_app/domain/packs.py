"""Facilitation content as plain records: exercises, ready agendas, and their minutes.

A pack is a text file that a person can write; ``pack_rules`` says what is wrong with one and
``pack_reading`` makes these records of it. Times are whole minutes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from fractions import Fraction
from typing import Protocol

STAGES = (
    "welcome", "challenges", "imagine", "propose", "cluster", "vote", "capacity", "commit",
    "readback",
)  # fmt: skip
"""The parts of a workshop, in order; not the seven stages of the rail."""

CAPTURES = (
    "challenge", "proposal", "cluster", "pin", "photo", "vote", "assessment", "commitment",
    "attendance_totals", "nothing",
)  # fmt: skip
RISKS = (
    "safety", "xenophobia", "trauma", "gender", "children", "secrecy", "power", "expectations",
    "never_ask",
)  # fmt: skip
BREAKS = ("rest", "snack", "lunch")
LANGUAGES = ("es", "en", "pt_BR", "fr")
"""The languages that every shipped pack speaks."""

Wording = Mapping[str, str]
"""One text in several languages: language → words. A pack of a person's own may have only one."""


def in_language(wording: Wording, language: str) -> str:
    """The text in ``language``; where it is missing in Spanish, then in whatever there is."""
    for wanted in (language, "es", *wording):
        if wording.get(wanted):
            return wording[wanted]
    return ""


@dataclass(frozen=True, slots=True)
class MinutesRange:
    """How short an exercise may be, how long it usually is, and how long it may be."""

    least: int
    typical: int
    most: int


@dataclass(frozen=True, slots=True)
class GroupSize:
    """For how many people; ``table`` people sit together, 0 is the whole room."""

    least: int
    most: int
    table: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """A thing to bring: so many per ``room``, ``table`` or ``person``.

    ``sheet`` names the printed sheet of the kit that it is, "" where nothing is printed.
    """

    quantity: int
    per: str
    words: Wording
    sheet: str = ""

    def needed(self, people: int, table_size: int = 0) -> int:
        """How many for ``people`` at tables of ``table_size`` (0: one table, the room)."""
        if self.per == "person":
            return self.quantity * people
        if self.per == "table" and table_size:
            return self.quantity * max(1, -(-people // table_size))
        return self.quantity


@dataclass(frozen=True, slots=True)
class Care:
    """What can go wrong for people, and what to do; ``risk`` is one of ``RISKS``."""

    risk: str
    words: Wording


@dataclass(frozen=True, slots=True)
class RoundSettings:
    """What a vote exercise proposes for its round; the facilitator may change it."""

    method: str
    marks: int
    most_on_one: int
    channel: str


@dataclass(frozen=True, slots=True)
class ExerciseStep:
    """One thing to say and do. ``least`` 0: it may be skipped when time is short.

    ``say`` is read aloud word for word, ``do`` is only for the facilitator, ``projector`` is the
    line for the room (empty: keep the former one). ``capture`` is what opens here, or "".
    """

    minutes: int
    least: int
    say: Wording
    do: Wording
    projector: Wording
    capture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisePack:
    """One exercise: what to say and do, minutes, materials, what it captures, care."""

    id: str
    stage: str
    audiences: tuple[str, ...]
    captures: tuple[str, ...]
    minutes: MinutesRange
    group: GroupSize
    title: Wording
    purpose: Wording
    low_literacy: Wording
    if_short: Wording
    materials: tuple[Material, ...]
    care: tuple[Care, ...]
    tips: tuple[Wording, ...]
    steps: tuple[ExerciseStep, ...]
    prompts: Mapping[str, Wording] = field(default_factory=dict)
    vote: RoundSettings | None = None

    @property
    def never_ask(self) -> tuple[Wording, ...]:
        """What stays in view while the exercise runs."""
        return tuple(care.words for care in self.care if care.risk == "never_ask")


@dataclass(frozen=True, slots=True)
class AgendaTemplateItem:
    """An exercise (by its id) or a break (one of ``BREAKS``), with its minutes.

    ``optional``: depends on what happens, such as a second round. ``title`` only for breaks.
    """

    minutes: int
    exercise: str = ""
    rest: str = ""
    title: Wording = field(default_factory=dict)
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaTemplate:
    """A ready agenda: exercises and breaks in order, summing to ``minutes``."""

    id: str
    audience: str
    minutes: int
    group: GroupSize
    title: Wording
    note: Wording
    items: tuple[AgendaTemplateItem, ...]
    low_literacy: bool = False


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step with the minutes that it has in this agenda."""

    step: ExerciseStep
    minutes: int

    @property
    def skipped(self) -> bool:
        """Left out because time is short; only steps that allow it."""
        return self.minutes == 0 and self.step.least == 0


@dataclass(frozen=True, slots=True)
class Slot:
    """When something begins and ends on the clock."""

    begins: time
    ends: time


class Lasting(Protocol):
    """Anything with whole minutes: an agenda's item, a step."""

    @property
    def minutes(self) -> int: ...


def steps_for(pack: ExercisePack, minutes: int) -> tuple[TimedStep, ...]:
    """All steps of ``pack`` with whole minutes that sum to exactly ``minutes`` (0 or more).

    Between the least and the typical time each step goes straight from its own least to its own
    minutes; above, all stretch in proportion; below, all shrink, one minute being kept for each
    step that must not be skipped for as long as there are that many.
    """
    typical = [step.minutes for step in pack.steps]
    least = [step.least for step in pack.steps]
    if minutes >= sum(typical):
        shares = [Fraction(m * minutes, sum(typical)) for m in typical]
    elif minutes >= sum(least):
        shares = _between(least, typical, minutes)
    else:
        floor = [min(1, m) for m in least]
        if minutes < sum(floor):
            floor = [0] * len(floor)
        shares = _between(floor, least, minutes)
    return tuple(map(TimedStep, pack.steps, _whole(shares, minutes)))


def shortened(least: Sequence[int], minutes: Sequence[int], available: int) -> list[int]:
    """``minutes`` brought down to ``available`` in proportion, none under its ``least``.

    What must not shrink (a break) has its minutes as its least. Unchanged where all fits; the
    least of each where not even that fits.
    """
    if available >= sum(minutes):
        return list(minutes)
    lower = [min(a, b) for a, b in zip(least, minutes, strict=True)]
    if available <= sum(lower):
        return lower
    return _whole(_between(lower, minutes, available), available)


def schedule(items: Sequence[Lasting], start: time) -> list[Slot]:
    """The clock times of ``items`` one after another from ``start``; past midnight it goes on."""
    slots: list[Slot] = []
    now = start.hour * 60 + start.minute
    for item in items:
        slots.append(Slot(_clock(now), _clock(now + item.minutes)))
        now += item.minutes
    return slots


def _between(lower: Sequence[int], upper: Sequence[int], total: int) -> list[Fraction]:
    """Shares that sum to ``total``, each as far along from ``lower`` to ``upper``."""
    room = sum(upper) - sum(lower)
    part = Fraction(total - sum(lower), room) if room else Fraction(0)
    return [a + (b - a) * part for a, b in zip(lower, upper, strict=True)]


def _whole(shares: Sequence[Fraction], total: int) -> list[int]:
    """Whole numbers near ``shares`` with the sum ``total``: largest remainders, first one first."""
    whole = [int(share) for share in shares]
    order = sorted(range(len(shares)), key=lambda i: (whole[i] - shares[i], i))
    for i in order[: total - sum(whole)]:
        whole[i] += 1
    return whole


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
