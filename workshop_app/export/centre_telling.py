"""What is said of a centre, in sentences that its page and its document share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from fractions import Fraction

from workshop_app.domain.attendance import SMALL
from workshop_app.domain.centre_parts import Activity, Indicator, Phase, Site
from workshop_app.domain.centre_sites import MOST, Standing, TableScore
from workshop_app.export.centre_names import CRITERIA, DAYS
from workshop_app.text import Words


def mean_told(words: Words, standing: Standing) -> str:
    """ "4.3 of 5", with how many criteria have no score; or that none has."""
    if standing.mean is None:
        return words("no score yet")
    mean = words("{value} of {most}", value=words.number(float(standing.mean), 1), most=MOST)
    if not standing.missing:
        return mean
    missing = words.many("{n} without a score", "{n} without a score", len(standing.missing))
    return f"{mean} · {missing}"


def missing_told(words: Words, standing: Standing) -> str:
    """Which criteria have no score; "" where all have."""
    if not standing.missing:
        return ""
    if len(standing.missing) == len(CRITERIA):
        return words("No criterion has a score yet.")
    said = [words(CRITERIA[one]) for one in standing.missing]
    return words("Without a score: {criteria}.", criteria=words.listed(said))


def warned_told(words: Words, standing: Standing) -> list[str]:
    """What should make one stop, whatever the mean is."""
    sentences = {
        "safe_ground": words(
            "The ground got a 1: ask for a study of the risk before anything is built here."
        ),
        "public_land": words(
            "The land got a 1: make sure whose it is and who lends it before going on."
        ),
    }
    return [sentences[one] for one in standing.warned]


def tables_told(words: Words, lower: Sequence[TableScore]) -> str:
    """That tables saw it lower than the room, in their words; "" where none did."""
    if not lower:
        return ""
    said = [one.reason for one in lower if one.reason]
    count = words.many("{n} table saw it lower", "{n} tables saw it lower", len(lower))
    return f"{count}: {'; '.join(said)}" if said else count


def best_told(words: Words, sites: Sequence[tuple[Site, bool]]) -> str:
    """Which sites have the highest mean; ``True`` beside those of which it is so. "" for none."""
    names = [site.name for site, best in sites if best]
    if not names:
        return ""
    if len(names) == 1:
        return words("Highest mean of those with every score: {site}.", site=names[0])
    return words("The same mean, highest of those with every score: {sites}.",
                 sites=words.listed(names))  # fmt: skip


def when_told(words: Words, one: Activity) -> str:
    """ "Tuesday and Thursday, 3:00 p. m. to 5:00 p. m."; what is known of it."""
    days = words.listed([words(DAYS[day]) for day in one.days])
    hours = hours_told(words, one)
    return ", ".join(filter(None, (days, hours)))


def hours_told(words: Words, one: Activity) -> str:
    """From when to when; "" where nobody said."""
    if not one.start:
        return ""
    start = words.time(time.fromisoformat(one.start))
    if not one.end:
        return words("from {start}", start=start)
    return words("{start} to {end}", start=start, end=words.time(time.fromisoformat(one.end)))


def term_told(words: Words, one: Phase) -> str:
    """ "Oct 2026 – Jan 2027"; the months alone where no beginning is set, "" for neither."""
    if one.start is None:
        return words.many("{n} month", "{n} months", one.months) if one.months else ""
    first, last = one.start, one.last
    if last is None or last == first:
        return words.month(first)
    return f"{words.month(first)} – {words.month(last)}"


def value_told(words: Words, one: Indicator, value: float | None, *, public: bool) -> str:
    """A value with its unit; "–" for none. ``public``: a count of few people is not told (P-09)."""
    if value is None:
        return "–"
    said = SMALL if public and one.hidden(value) else words.number(value)
    if one.unit == "%":
        return words.percent(Fraction(value) / 100, 0 if value == int(value) else 1)
    return f"{said} {one.unit}".strip()


def change_told(words: Words, one: Indicator, *, public: bool) -> str:
    """From where, now, to where, in one line; what nobody said is left out."""
    parts = []
    if one.baseline is not None:
        said = value_told(words, one, one.baseline, public=public)
        parts.append(words("from {value}", value=said))
    if one.last is not None:
        said = value_told(words, one, one.last.value, public=public)
        parts.append(words("now {value}", value=said))
    if one.target is not None:
        said = value_told(words, one, one.target, public=public)
        parts.append(words("towards {value}", value=said))
    return " · ".join(parts) or words("without a beginning or a goal yet")
