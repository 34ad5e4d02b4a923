"""Opening hours: what was typed, read into the OSM syntax, and whether a place is open now.

Words are read by ``domain.opening_words``; what the OSM syntax means at a moment (holidays of the
country, months, nights) is worked out by the library ``opening_hours``. See docs/decisions/0015.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from workshop_app.domain import opening_rules, opening_week, opening_words
from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.opening_rules import APPOINTMENT, MONTHS
from workshop_app.domain.opening_week import DAYS, MIDNIGHT, Span, Week
from workshop_app.text import N_

if TYPE_CHECKING:
    from opening_hours import OpeningHours

OPEN, CLOSED, ASK, UNKNOWN, UNREADABLE = "open", "closed", "appointment", "unknown", "unreadable"
"""The states of ``Opening``."""

LONGEST = opening_words.LONGEST
MOST_DAYS = 366
"""An opening farther away than this is not told."""
_MONDAY = date(2024, 7, 1)
"""The week that is read out of a text in the OSM syntax begins here: any does, without holidays."""
_CHANGES = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|week|easter|SH|sunrise|sunset|dawn|dusk|\d{{4}})\b|\[|/|\+",
    re.IGNORECASE,
)


# -- reading --------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRead:
    """What came of hours that someone typed: ``osm``, "" where they could not be read, ``week`` to be
    drawn (empty where they change over the year, or only an appointment opens), and ``problem``, a
    sentence (not translated yet) with its ``facts`` where they could not be read."""

    typed: str
    osm: str = ""
    week: Week = field(default_factory=dict)
    problem: str = ""
    stuck: str = ""

    @property
    def kept(self) -> str:
        """What the plan keeps: the OSM syntax, or the words as they were typed."""
        return self.osm or self.typed


NOT_READ = N_("“{stuck}” could not be read as hours. They are kept as you wrote them; nobody is told whether it is open. Try: Monday to Friday 8:00 to 12:00.")  # fmt: skip
MISSING = N_("Days or hours are missing. They are kept as you wrote them; nobody is told whether it is open. Try: Monday to Friday 8:00 to 12:00.")  # fmt: skip
UNSURE = N_("“{stuck}” may be in the morning or in the afternoon. They are kept as you wrote them. Write a.m. or p.m.")  # fmt: skip


def read(typed: str) -> HoursRead:
    """Hours typed in words (Spanish, English, Portuguese, French) or in the OSM syntax; never an
    error. Empty text gives empty hours without a problem."""
    text = " ".join(typed.split()) if "\n" not in typed else typed.strip()
    if not text:
        return HoursRead(typed="")
    as_osm = _read_osm(text)
    if as_osm is not None:
        return as_osm
    reading = opening_words.read(text)
    if reading.rules:
        osm = opening_rules.written(reading.rules)
        if parsed(osm) is not None:
            return HoursRead(typed=text, osm=osm, week=week_of_osm(osm))
    stuck = reading.stuck.strip()
    problem = UNSURE if reading.unsure else NOT_READ if stuck else MISSING
    return HoursRead(typed=text[:LONGEST], problem=problem, stuck=stuck[:60])


@lru_cache(maxsize=1024)
def _read_osm(text: str) -> HoursRead | None:
    """Hours that are in the OSM syntax already. A text without any hour is words: "Mo-Fr" alone would
    be day and night, which nobody means."""
    known = parsed(text)
    if known is None or not re.search(r"\d:\d\d|24/7|\boff\b|\bclosed\b|^\"", text):
        return None
    rules = opening_rules.parsed(text)
    plain = rules is not None and not any(rule.months or rule.comment for rule in rules)
    osm = opening_rules.written(rules) if plain and rules is not None else text
    if parsed(osm) is None or week_of_osm(osm) != week_of_osm(text):
        osm = text
    return HoursRead(typed=text, osm=osm, week=week_of_osm(osm))


@lru_cache(maxsize=1024)
def parsed(osm: str, country: str = "") -> OpeningHours | None:
    """What the library makes of a text in the OSM syntax, with the holidays of ``country`` (ISO code)
    where it knows them; ``None`` where it is none."""
    from opening_hours import (  # type: ignore[attr-defined]
        OpeningHours,
        ParserError,
        UnknownCountryError,
    )

    if not osm.strip() or len(osm) > LONGEST:
        return None
    try:
        return OpeningHours(osm, country=country or None)
    except UnknownCountryError:
        return parsed(osm)
    except ParserError:
        return None


def changes_over_the_year(osm: str) -> bool:
    """Whether no single week tells the hours: months, weeks, single dates, the sun."""
    return _CHANGES.search(re.sub(r'"[^"]*"', "", osm.replace("24/7", ""))) is not None


@lru_cache(maxsize=1024)
def week_of_osm(osm: str) -> Week:
    """The week that a text in the OSM syntax says, without holidays; empty where it changes over the
    year, where an appointment alone opens, or where it cannot be read."""
    known = parsed(osm)
    if known is None or changes_over_the_year(osm):
        return opening_week.week({})
    if _appointment_only(osm):
        return opening_week.week({})
    return _week_of(known)


def _appointment_only(osm: str) -> bool:
    rules = opening_rules.parsed(osm)
    return rules is not None and not any(rule.spans for rule in rules)


def _week_of(known: OpeningHours) -> Week:
    first = datetime.combine(_MONDAY, time())
    found: dict[str, list[Span]] = {day: [] for day in DAYS}
    for begins, ends, state, _comment in known.intervals(
        first - timedelta(days=7), first + timedelta(days=14)
    ):
        if str(state).casefold().endswith("open"):
            for at, one in _parted(_plain(begins), _plain(ends) if ends else first + timedelta(14)):
                if first <= at < first + timedelta(days=7):
                    found[DAYS[at.weekday()]].append(one)
    return opening_week.week(found)


def _plain(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, second=0, microsecond=0)


def _parted(begins: datetime, ends: datetime) -> list[tuple[datetime, Span]]:
    """One opening as spans of days: whole days and what is before and behind them; a night stays
    one span of the day on which it begins."""
    midnight = datetime.combine(begins.date(), time()) + timedelta(days=1)
    begun = begins.hour * 60 + begins.minute
    length = int((ends - begins).total_seconds() // 60)
    if ends <= midnight or (begun and length < MIDNIGHT and _short_night(begun + length, begun)):
        return [(begins, Span(begun, begun + length))] if length else []
    return [(begins, Span(begun, MIDNIGHT)), *_parted(midnight, ends)]


def _short_night(ends: int, begins: int) -> bool:
    """Whether a span past midnight is one night: its end on the clock is before its beginning."""
    return ends - MIDNIGHT < begins


# -- now ------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a place is open at a moment. ``until`` when it closes (``None`` while open: it never
    does), ``days`` from today to the next opening at ``opens`` (``None``: none within a year), and
    ``until_days`` from today to the closing. ``state``: ``open``, ``closed``, ``appointment`` (only by
    appointment at this moment), ``unknown`` (nobody wrote hours), ``unreadable`` (what was written
    cannot be read); ``ask`` that hours are by appointment."""

    is_open: bool
    until: time | None = None
    opens: time | None = None
    days: int = 0
    state: str = UNKNOWN
    until_days: int = 0
    ask: bool = False


def opening(point: ServicePoint, now: datetime, country: str = "CO") -> Opening:
    """Whether the point is open at ``now`` by the laptop's clock, with the holidays of ``country``."""
    osm = osm_of(point)
    if not osm:
        return Opening(False, state=UNREADABLE if point.opening_hours.strip() else UNKNOWN)
    known = parsed(osm, country)
    if known is None:
        return Opening(False, state=UNREADABLE)
    if _appointment_only(osm) and APPOINTMENT in osm:
        return Opening(False, state=ASK, ask=True)
    moment = now.replace(tzinfo=None)
    state, comment = known.state(moment)
    ask = comment == APPOINTMENT
    change = known.next_change(moment)
    if str(state).casefold().endswith("open"):
        ends = _plain(change) if change else None
        return Opening(
            True, ends.time() if ends else None, state=OPEN, ask=ask,
            until_days=(ends.date() - moment.date()).days if ends else 0,
        )  # fmt: skip
    return _next(known, moment)


def _next(known: OpeningHours, moment: datetime) -> Opening:
    """The next opening after a moment at which it is closed."""
    until = moment + timedelta(days=MOST_DAYS)
    for begins, _ends, state, comment in known.intervals(moment, until):
        if str(state).casefold().endswith("open"):
            at = _plain(begins)
            return Opening(
                False, opens=at.time(), days=(at.date() - moment.date()).days, state=CLOSED,
                ask=comment == APPOINTMENT,
            )  # fmt: skip
    return Opening(False, state=CLOSED)


def osm_of(point: ServicePoint) -> str:
    """The hours of a point in the OSM syntax: as it holds them, else from its week (a plan of an
    older program), else read from its words; "" where none of these can be read."""
    written = point.opening_hours.strip()
    if written and parsed(written) is not None and _read_osm(written) is not None:
        return written
    hours = opening_week.week_of(point.hours)
    if not opening_week.is_empty(hours):
        return opening_week.osm_of(hours)
    return read(written).osm if written else ""


def week(point: ServicePoint) -> Week:
    """The week of a point, to be drawn: from what evaluates, so that picture and words agree; empty
    where nobody wrote hours, they cannot be read, or no single week tells them."""
    osm = osm_of(point)
    return week_of_osm(osm) if osm else opening_week.week({})
