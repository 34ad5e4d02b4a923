"""The week of a place: when it is open on each day, to be drawn, told, and written down.

A span may end on the next day ("22:00-06:00"). What a plan holds (``ServicePoint.hours``) may have
been written by any program, so it is read with tolerance: what is no span is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import groupby

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
MIDNIGHT = 24 * 60

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Open from ``begins`` (0–1439) until ``ends``, minutes after the midnight that begins the day;
    over 1440 it ends on the next day. Always shorter than a day, or the whole of one."""

    begins: int
    ends: int

    @property
    def overnight(self) -> bool:
        return self.ends > MIDNIGHT


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a span falls on one day, in minutes of it (0–1440). ``came_over`` began the day
    before, ``goes_on`` past midnight."""

    begins: int
    ends: int
    came_over: bool = False
    goes_on: bool = False


Week = Mapping[str, tuple[Span, ...]]
"""A tuple of spans, in order, for every one of ``DAYS``."""

WHOLE_DAY = Span(0, MIDNIGHT)


def span(begins: int, ends: int) -> Span | None:
    """The span between two hours of the clock, in minutes; an end at or before the beginning is on
    the next day. ``None`` where the two do not make one."""
    if not (0 <= begins < MIDNIGHT and 0 <= ends <= MIDNIGHT) or begins == ends:
        return None
    return Span(begins, ends if ends > begins else ends + MIDNIGHT)


def week(spans: Mapping[str, Iterable[Span]]) -> Week:
    """A whole week from the days that have spans, each day's in order and without doubles."""
    return {day: tuple(sorted(set(spans.get(day, ())))) for day in DAYS}


def week_of(sheet: object) -> Week:
    """The week that a plan holds, as mo…su → lists of ["HH:MM", "HH:MM"]; an end before its
    beginning is on the next day, "24:00" the end of the day."""
    found: dict[str, list[Span]] = {}
    if isinstance(sheet, Mapping):
        for day in DAYS:
            rows = sheet.get(day)
            if isinstance(rows, Sequence) and not isinstance(rows, str):
                found[day] = [one for one in map(_span_of, rows) if one is not None]
    return week(found)


def sheet_of(hours: Week) -> dict[str, list[list[str]]]:
    """A week as a plan holds it."""
    return {
        day: [[_written(one.begins), _written(_end(one))] for one in hours.get(day, ())]
        for day in DAYS
    }


def is_empty(hours: Week) -> bool:
    """Whether no day has a span."""
    return not any(hours.get(day) for day in DAYS)


def pieces(hours: Week, day: str) -> tuple[Piece, ...]:
    """What is drawn on a day of ``DAYS``: its own spans up to midnight, and what came over from the
    day before, in order."""
    before = DAYS[DAYS.index(day) - 1]
    found = [
        Piece(0, one.ends - MIDNIGHT, came_over=True)
        for one in hours.get(before, ())
        if one.overnight
    ]
    for one in hours.get(day, ()):
        found.append(Piece(one.begins, min(one.ends, MIDNIGHT), goes_on=one.overnight))
    return tuple(sorted(found, key=lambda piece: (piece.begins, piece.ends)))


def clock(minutes: int) -> time:
    """Minutes after midnight as an hour of the clock; the end of the day is midnight."""
    return time(minutes // 60 % 24, minutes % 60)


def osm_of(hours: Week) -> str:
    """The week in the OSM syntax, "" of an empty one: "Mo-Fr 08:00-12:00,14:00-17:00; Sa 09:00-13:00".

    Where a span ends on the next day the rules add up (","), else the next day's own rule would
    cut it off at midnight.
    """
    if all(hours.get(day) == (WHOLE_DAY,) for day in DAYS):
        return "24/7"
    rules = [f"{days_written(days)} {spans_written(spans)}" for days, spans in alike(hours)]
    over = any(one.overnight for day in DAYS for one in hours.get(day, ()))
    return (", " if over else "; ").join(rules)


def alike(hours: Week) -> list[tuple[tuple[str, ...], tuple[Span, ...]]]:
    """The days that have the same spans, in the order of the first of them; closed ones left out."""
    found: dict[tuple[Span, ...], list[str]] = {}
    for day in DAYS:
        if hours.get(day):
            found.setdefault(hours[day], []).append(day)
    return [(tuple(days), spans) for spans, days in found.items()]


def runs(days: Sequence[str]) -> list[tuple[str, str]]:
    """Days as runs from … to; a day alone is a run of itself."""
    places = sorted({DAYS.index(day) for day in days})
    found = []
    for _, group in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
        run = [place for _, place in group]
        found.append((DAYS[run[0]], DAYS[run[-1]]))
    return found


def days_written(days: Sequence[str]) -> str:
    """Days in the OSM syntax: "Mo-Fr,Su"."""
    told = [(first.title(), last.title()) for first, last in runs(days)]
    return ",".join(first if first == last else f"{first}-{last}" for first, last in told)


def spans_written(spans: Iterable[Span]) -> str:
    """Spans in the OSM syntax: "08:00-12:00,14:00-17:00"."""
    return ",".join(f"{_written(one.begins)}-{_written(_end(one))}" for one in spans)


def _end(one: Span) -> int:
    return one.ends - MIDNIGHT if one.overnight else one.ends


def _written(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _span_of(row: object) -> Span | None:
    if not isinstance(row, Sequence) or isinstance(row, str) or len(row) != 2:
        return None
    begins, ends = (minutes_of(part) for part in row)
    return None if begins is None or ends is None else span(begins, ends)


def minutes_of(written: object) -> int | None:
    """ "HH:MM" as minutes after midnight, up to "24:00"; ``None`` where it is not an hour."""
    found = _CLOCK.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        return None
    minutes = int(found[1]) * 60 + int(found[2])
    return minutes if minutes <= MIDNIGHT else None
