"""The rows of an IntegrHa-bitat centre's sheet, typed. Each is read from a text and its facts; a
file that holds something else there gives a row without it. A state is "" where nobody said it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workshop_app.domain import centre_reading as reading
from workshop_app.domain.centre_reading import Loose
from workshop_app.domain.centre_sites import LEAST, MOST, SiteScore, Standing, TableScore, standing

WEEK = ("mo", "tu", "we", "th", "fr", "sa", "su")
SPACE_STATES = ("dreamt", "designed", "building", "open")
PARTNER_STATES = ("to_ask", "talking", "agreed", "working")
PHASE_STATES = ("planned", "started", "done", "late")
INDICATOR_KINDS = ("integration", "neighbourhood")
MOST_TABLES, MOST_MONTHS, MOST_PEOPLE = 99, 600, 1_000_000
FEW = 5
"""Counts of people under it are not told (P-09)."""


@dataclass(frozen=True, slots=True)
class Site:
    """A candidate: ``place`` says where it is. The ``chosen`` one has a ``reason``; ``session`` is
    the workshop (id) in which the neighbours scored it."""

    name: str
    place: str = ""
    scores: Mapping[str, SiteScore] = field(default_factory=dict, hash=False)
    chosen: bool = False
    reason: str = ""
    session: str = ""

    @property
    def standing(self) -> Standing:
        """Its mean, what is missing, what warns."""
        return standing(self.scores)


@dataclass(frozen=True, slots=True)
class Activity:
    """What the social programme offers on ``days`` (of ``WEEK``), from ``start`` to ``end``
    ("HH:MM", "" where nobody said)."""

    name: str
    days: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    for_whom: str = ""

    @property
    def timed(self) -> bool:
        """Whether it has days and hours of which the end comes after the beginning."""
        return bool(self.days and self.start and self.start < self.end)


@dataclass(frozen=True, slots=True)
class Space:
    """A space co-created: for how many, for what, how far it is, where it was designed."""

    name: str
    capacity: int | None = None
    use: str = ""
    state: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """An institution, organisation or committee (P-45), and what it brings."""

    name: str
    brings: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement of coexistence: when and in which session, and when it is looked at again."""

    text: str
    agreed_on: date | None = None
    session: str = ""
    again_on: date | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase from a month on, for some months; ``ends`` says what ends it."""

    name: str
    start: date | None = None
    months: int | None = None
    state: str = ""
    ends: str = ""

    @property
    def last(self) -> date | None:
        """The first day of its last month."""
        if self.start is None or not self.months:
            return self.start
        count = self.start.year * 12 + self.start.month + self.months - 2
        return date(count // 12, count % 12 + 1, 1) if count < 12 * 9999 else None


@dataclass(frozen=True, slots=True)
class Measured:
    """A value and the day on which it was measured."""

    on: date | None
    value: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """Of integration or of change in the neighbourhood. ``people``: its values count people."""

    name: str
    kind: str = INDICATOR_KINDS[0]
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    people: bool = False
    measured: tuple[Measured, ...] = ()

    @property
    def last(self) -> Measured | None:
        """What was measured last."""
        return self.measured[-1] if self.measured else None

    def hidden(self, value: float | None) -> bool:
        """Whether ``value`` counts so few people that it is not told (zero neither, P-09)."""
        return self.people and value is not None and value < FEW


def site(text: str, facts: Any) -> Site:
    """A candidate site."""
    loose = reading.facts_of(facts)
    scores = {name: _score(one) for name, one in reading.criteria_in(loose, "scores")}
    return Site(
        name=text,
        place=reading.text_in(loose, "place"),
        scores=scores,
        chosen=loose.get("chosen") is True,
        reason=reading.text_in(loose, "reason"),
        session=reading.text_in(loose, "session"),
    )


def _score(loose: Loose) -> SiteScore:
    tables = []
    for one in reading.rows_in(loose, "tables"):
        number = reading.whole_in(one, "number", 1, MOST_TABLES)
        score = reading.whole_in(one, "score", LEAST, MOST)
        if number is not None and score is not None:
            tables.append(TableScore(number, score, reading.text_in(one, "reason")))
    return SiteScore(
        reading.whole_in(loose, "score", LEAST, MOST),
        reading.text_in(loose, "reason"),
        tuple(sorted(tables, key=lambda one: one.number)),
    )


def activity(text: str, facts: Any) -> Activity:
    """A row of the social programme."""
    loose = reading.facts_of(facts)
    return Activity(
        name=text,
        days=reading.some_in(loose, "days", WEEK),
        start=reading.time_in(loose, "start"),
        end=reading.time_in(loose, "end"),
        for_whom=reading.text_in(loose, "for_whom"),
    )


def space(text: str, facts: Any) -> Space:
    """A space co-created."""
    loose = reading.facts_of(facts)
    return Space(
        name=text,
        capacity=reading.whole_in(loose, "capacity", 1, MOST_PEOPLE),
        use=reading.text_in(loose, "use"),
        state=reading.choice_in(loose, "state", SPACE_STATES),
        session=reading.text_in(loose, "session"),
    )


def partner(text: str, facts: Any) -> Partner:
    """A partner."""
    loose = reading.facts_of(facts)
    state = reading.choice_in(loose, "state", PARTNER_STATES)
    return Partner(text, reading.text_in(loose, "brings"), state)


def agreement(text: str, facts: Any) -> Agreement:
    """An agreement of coexistence."""
    loose = reading.facts_of(facts)
    return Agreement(
        text=text,
        agreed_on=reading.day_in(loose, "on"),
        session=reading.text_in(loose, "session"),
        again_on=reading.day_in(loose, "again_on"),
    )


def phase(text: str, facts: Any) -> Phase:
    """A phase."""
    loose = reading.facts_of(facts)
    return Phase(
        name=text,
        start=reading.month_in(loose, "start"),
        months=reading.whole_in(loose, "months", 1, MOST_MONTHS),
        state=reading.choice_in(loose, "state", PHASE_STATES),
        ends=reading.text_in(loose, "ends"),
    )


def indicator(text: str, facts: Any) -> Indicator:
    """An indicator with what was measured, oldest day first."""
    loose = reading.facts_of(facts)
    measured = []
    for one in reading.rows_in(loose, "measured"):
        value = reading.figure_in(one, "value")
        if value is not None:
            measured.append(Measured(reading.day_in(one, "on"), value))
    return Indicator(
        name=text,
        kind=reading.choice_in(loose, "kind", INDICATOR_KINDS, INDICATOR_KINDS[0]),
        unit=reading.text_in(loose, "unit"),
        baseline=reading.figure_in(loose, "baseline"),
        target=reading.figure_in(loose, "target"),
        people=loose.get("people") is True,
        measured=tuple(sorted(measured, key=lambda one: one.on or date.min)),
    )
