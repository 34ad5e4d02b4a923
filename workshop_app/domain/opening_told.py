"""Opening hours told in words, in the reader's language: "Monday to Friday: 8:00 – 12:00 noon"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workshop_app.domain.opening_rules import APPOINTMENT, HOLIDAYS, Rule, parsed
from workshop_app.domain.opening_week import (
    DAYS,
    MIDNIGHT,
    WHOLE_DAY,
    Piece,
    Span,
    Week,
    alike,
    clock,
    is_empty,
    runs,
)
from workshop_app.text import N_, Words

DAY_NAMES = {
    "mo": N_("Monday"), "tu": N_("Tuesday"), "we": N_("Wednesday"), "th": N_("Thursday"),
    "fr": N_("Friday"), "sa": N_("Saturday"), "su": N_("Sunday"),
}  # fmt: skip


def told(osm: str, hours: Week, words: Words) -> str:
    """The hours of a place in words, "" where it has none: from its rules in the OSM syntax where
    they are such as people write, else from its week, else as they were typed."""
    rules = parsed(osm) if osm.strip() else None
    plain = rules is not None and not any(rule.months or rule.comment for rule in rules)
    if plain and rules is not None and not is_empty(hours):
        said = [week_told(hours, words), *_holidays_told(rules, words)]
    elif rules is not None:
        said = [rule_told(rule, words) for rule in rules]
    elif is_empty(hours) or osm.strip():
        return osm.strip()
    else:
        said = [week_told(hours, words)]
    line = "; ".join(_begun(part, at, words) for at, part in enumerate(filter(None, said)))
    return line[:1].upper() + line[1:]


def _begun(said: str, at: int, words: Words) -> str:
    """A part behind others begins small, but for what a language always writes large."""
    return said if at == 0 else _small(said, words)


def week_told(hours: Week, words: Words) -> str:
    """A week in words; days that are alike are said once."""
    if all(hours.get(day) == (WHOLE_DAY,) for day in DAYS):
        return words("Always open, day and night")
    said = [f"{days_told(days, words)}: {spans_told(spans, words)}" for days, spans in alike(hours)]
    return "; ".join(_begun(one, at, words) for at, one in enumerate(said))


def _holidays_told(rules: Sequence[Rule], words: Words) -> list[str]:
    about = [rule for rule in rules if HOLIDAYS in rule.days]
    return [_line(words("Public holidays"), about[-1], words)] if about else []


def rule_told(rule: Rule, words: Words) -> str:
    """One rule in words: months, days, hours, and what is said beside them."""
    days = [day for day in rule.days if day != HOLIDAYS]
    head = [days_told(days, words)] if days else []
    if HOLIDAYS in rule.days:
        head.append(words("Public holidays"))
    when = words.listed(
        [one if n == 0 else one[:1].lower() + one[1:] for n, one in enumerate(head)]
    )
    if rule.months:
        months = _months_told(rule.months, words)
        when = f"{months}, {_small(when, words)}" if when else months
    if not when and not rule.closed:
        when = words("Every day") if rule.spans else ""
    return _line(when, rule, words)


def _line(when: str, rule: Rule, words: Words) -> str:
    if rule.closed:
        hours = words("closed")
    elif rule.spans:
        hours = spans_told(rule.spans, words)
    else:
        hours = ""
    comment = words("by appointment") if rule.comment == APPOINTMENT else rule.comment
    after = ", ".join(part for part in (hours, comment) if part)
    said = f"{when}: {after}" if when and after else when or after
    return said[:1].upper() + said[1:]


def days_told(days: Sequence[str], words: Words) -> str:
    """Days in words: "Monday to Friday", "Monday and Friday"."""
    if set(DAYS) <= set(days):
        return words("Every day")
    said: list[str] = []
    for first, last in runs(days):
        one, other = words(DAY_NAMES[first]), words(DAY_NAMES[last])
        if first == last:
            said.append(one)
        elif DAYS.index(last) - DAYS.index(first) == 1:
            said += [one, other]
        else:
            said.append(words.at("days", "{first} to {last}", first=one, last=_small(other, words)))
    return words.listed([one if n == 0 else _small(one, words) for n, one in enumerate(said)])


def _small(said: str, words: Words) -> str:
    """What stands within a line: English writes its days large everywhere."""
    return said if words.language == "en" else said[:1].lower() + said[1:]


def spans_told(spans: Sequence[Span], words: Words) -> str:
    """Spans in words: "8:00 – 12:00 noon and 2:00 – 5:00"."""
    return words.listed([span_told(one, words) for one in spans])


def span_told(one: Span, words: Words) -> str:
    """A span in words; one that ends on the next day says so."""
    if one == WHOLE_DAY:
        return words("day and night")
    begins, ends = words.time(clock(one.begins)), words.time(clock(one.ends % MIDNIGHT))
    if one.ends == MIDNIGHT:
        return words("{start} – midnight", start=begins)
    if one.overnight:
        return words("{start} – {end} of the next day", start=begins, end=ends)
    return f"{begins} – {ends}"


def piece_told(piece: Piece, words: Words) -> tuple[str, str]:
    """The two hours written into a block of a day: an arrow where it comes from the day before or
    goes on into the next."""
    begins = "…" if piece.came_over else words.time(clock(piece.begins))
    ends = "…" if piece.goes_on else words.time(clock(piece.ends % MIDNIGHT))
    return begins, ends


def _months_told(months: Sequence[tuple[int, int]], words: Words) -> str:
    said = []
    for first, last in months:
        one, other = (_month(n, words) for n in (first, last))
        said.append(
            one if first == last else words.at("months", "{first} to {last}", first=one, last=other)
        )
    text = words.listed(said)
    return text[:1].upper() + text[1:]


def _month(number: int, words: Words) -> str:
    """The name of a month: the first word of "January 2024", which is it in every language."""
    return words.month(date(2024, number, 1), "long").split()[0]
