"""Rules of opening hours: those that people write, in the OSM syntax and told in words.

The OSM syntax has more than this (steps, sun, weeks of the year): ``parsed`` gives ``None`` for what
goes beyond, and the library that evaluates hours still understands it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.domain.opening_week import (
    DAYS,
    MIDNIGHT,
    WHOLE_DAY,
    Span,
    Week,
    days_written,
    minutes_of,
    osm_of,
    span,
    spans_written,
    week,
)

HOLIDAYS = "ph"
"""Stands among the days of a rule for public holidays."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
APPOINTMENT = "by appointment"
"""The comment that says so, as OSM writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When a place is open: in ``months`` (runs of 1–12; none: all year), on ``days`` (of ``DAYS``
    and ``HOLIDAYS``; none: every day), at ``spans``. ``closed`` says that it is not; ``comment`` is what
    is said beside the hours."""

    months: tuple[tuple[int, int], ...] = ()
    days: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    closed: bool = False
    comment: str = ""


# -- writing --------------------------------------------------------------------------------------
def written(rules: Sequence[Rule]) -> str:
    """Rules in the OSM syntax, the shortest that says the same: a plain week as that of
    ``opening_week.osm_of``, then holidays; rules by month or with a comment one by one."""
    if any(rule.months or rule.comment for rule in rules):
        return "; ".join(_rule_written(rule) for rule in rules)
    days, holidays = week_of_rules(rules), _holidays(rules)
    return "; ".join(part for part in (osm_of(days), holidays) if part)


def _rule_written(rule: Rule) -> str:
    parts = [_months_written(rule.months), _all_days(rule.days)]
    if rule.closed:
        parts.append("off")
    elif rule.spans == (WHOLE_DAY,) and not (rule.days or rule.months):
        parts.append("24/7")
    else:
        parts.append(spans_written(rule.spans))
    if rule.comment:
        parts.append(f'"{rule.comment}"')
    return " ".join(part for part in parts if part)


def _months_written(months: Sequence[tuple[int, int]]) -> str:
    told = [(MONTHS[first - 1], MONTHS[last - 1]) for first, last in months]
    return ",".join(first if first == last else f"{first}-{last}" for first, last in told)


def _all_days(days: Sequence[str]) -> str:
    plain = [day for day in days if day != HOLIDAYS]
    parts = [days_written(plain) if plain else "", "PH" if HOLIDAYS in days else ""]
    return ",".join(part for part in parts if part)


def _holidays(rules: Sequence[Rule]) -> str:
    """The last rule that is about holidays: earlier ones are overridden by it."""
    about = [rule for rule in rules if HOLIDAYS in rule.days]
    if not about:
        return ""
    last = about[-1]
    return "PH off" if last.closed or not last.spans else f"PH {spans_written(last.spans)}"


def week_of_rules(rules: Sequence[Rule]) -> Week:
    """The week that rules without months make: a later rule for a day stands for an earlier one."""
    found: dict[str, tuple[Span, ...]] = {}
    for rule in rules:
        days = [day for day in rule.days if day != HOLIDAYS] if rule.days else DAYS
        for day in days:
            found[day] = () if rule.closed else rule.spans
    return week(found)


# -- reading --------------------------------------------------------------------------------------
_SPANS = r"(?:\d?\d:\d\d-\d?\d:\d\d)(?:, ?\d?\d:\d\d-\d?\d:\d\d)*"
_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_RULE = re.compile(
    rf"(?:(?P<months>{_MONTH}(?:-{_MONTH})?(?:, ?{_MONTH}(?:-{_MONTH})?)*):? ?)?"
    rf"(?:(?P<days>{_DAY}(?:-{_DAY})?(?:, ?{_DAY}(?:-{_DAY})?)*) ?)?"
    rf"(?P<hours>24/7|off|closed|{_SPANS})?"
    r"(?: ?\"(?P<comment>[^\"]*)\")?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf";|(?<=\d),(?= ?{_DAY}\b)|(?<=\d),(?= ?{_MONTH}\b)", re.IGNORECASE)


def parsed(osm: str) -> tuple[Rule, ...] | None:
    """The rules of a text in the OSM syntax; ``None`` where it has parts that rules do not hold, or
    is not written so at all."""
    pieces = [piece.strip() for piece in _outside_quotes(osm)]
    found = [_rule_of(piece) for piece in pieces if piece]
    if not found or any(rule is None for rule in found):
        return None
    return tuple(rule for rule in found if rule is not None)


def _outside_quotes(osm: str) -> list[str]:
    """``osm`` parted between its rules, but not within a comment."""
    hidden = re.sub(r'"[^"]*"', lambda found: "\0" * len(found[0]), osm)
    parts, last = [], 0
    for found in _BETWEEN.finditer(hidden):
        parts.append(osm[last : found.start()])
        last = found.end()
    return [*parts, osm[last:]]


def _rule_of(piece: str) -> Rule | None:
    found = _RULE.fullmatch(piece)
    if found is None:
        return None
    hours = (found["hours"] or "").casefold()
    spans = _spans_of(hours)
    if spans is None or not (hours or found["comment"]):
        return None
    return Rule(
        months=_months_of(found["months"] or ""),
        days=_days_of(found["days"] or ""),
        spans=spans,
        closed=hours in ("off", "closed"),
        comment=found["comment"] or "",
    )


def _spans_of(hours: str) -> tuple[Span, ...] | None:
    if hours in ("off", "closed", ""):
        return ()
    if hours == "24/7":
        return (WHOLE_DAY,)
    found = []
    for piece in hours.split(","):
        begins, ends = (minutes_of(part.strip()) for part in piece.split("-"))
        one = None if begins is None or ends is None else span(begins % MIDNIGHT, ends)
        if one is None:
            return None
        found.append(one)
    return tuple(found)


def _days_of(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for piece in filter(None, (part.strip().casefold() for part in text.split(","))):
        first, _, last = piece.partition("-")
        if HOLIDAYS in (first, last):
            found.append(HOLIDAYS)
            continue
        found.extend(days_between(first, last or first))
    return tuple(found)


def days_between(first: str, last: str) -> tuple[str, ...]:
    """The days from one to another, over the end of the week where they must."""
    begin = DAYS.index(first)
    many = (DAYS.index(last) - begin) % len(DAYS) + 1
    return tuple(DAYS[(begin + n) % len(DAYS)] for n in range(many))


def _months_of(text: str) -> tuple[tuple[int, int], ...]:
    names = [one.casefold() for one in MONTHS]
    found = []
    for piece in filter(None, (part.strip().casefold() for part in text.split(","))):
        first, _, last = piece.partition("-")
        found.append((names.index(first) + 1, names.index(last or first) + 1))
    return tuple(found)
