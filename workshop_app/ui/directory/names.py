"""How the directory's pages say services, fields, days and openings; the rest as the papers do."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.opening_told import DAY_NAMES
from workshop_app.domain.opening_week import DAYS
from workshop_app.export.directory_names import KINDS, LANGUAGES
from workshop_app.export.names import SERVICE_GROUPS
from workshop_app.services.opening import ASK, UNREADABLE, Opening
from workshop_app.text import N_, Words, plain

SERVICES = {
    one: (SERVICE_GROUPS[one], icon)
    for one, icon in (
        ("information", "info"), ("procedures", "file-text"), ("identification", "shield-check"),
        ("referral", "arrows-split"),
    )
}  # fmt: skip

FIELDS = {
    "health": (N_("Health"), "first-aid-kit"),
    "education": (N_("Education"), "student"),
    "legal": (N_("Legal advice"), "scales"),
    "protection": (N_("Protection"), "shield-check"),
    "livelihoods": (N_("Work and income"), "briefcase"),
    "housing": (N_("Housing"), "house-simple"),
    "registration": (N_("Civil registration"), "identification-card"),
    "food": (N_("Food"), "fork-knife"),
    "shelter": (N_("Shelter"), "bed"),
    "other": (N_("Something else"), "question"),
}


def kind_words(words: Words, point: ServicePoint) -> str:
    """What a point is; of a kind that this program does not know, its id."""
    return words(KINDS.get(point.kind, point.kind))


def languages_read(words: Words, typed: str) -> tuple[str, ...]:
    """Languages as they were typed between commas: those that have a code by it, others as they are."""
    known = {plain(words(name)): code for code, name in LANGUAGES.items()}
    found = (part.strip() for part in typed.replace(";", ",").split(","))
    return tuple(known.get(plain(one), one) for one in found if one)


def day_words(words: Words, written: str) -> str:
    """A kept day as the language writes it; what is no day stays as it is."""
    try:
        return words.date(date.fromisoformat(written), "field")
    except ValueError:
        return written


def opening_words(words: Words, opening: Opening, now: datetime) -> tuple[str, str, str]:
    """What is said of an opening at the moment ``now``, its icon and its tone."""
    if opening.is_open:
        return _open_words(words, opening, now), "check-circle-fill", "ok"
    if opening.state == ASK:
        return words("By appointment"), "calendar-check", "muted"
    if opening.state == UNREADABLE:
        return words("Hours in words only"), "question-fill", "warn"
    if opening.opens is None:
        return words("No hours known"), "question-fill", "warn"
    when = words.time(opening.opens)
    if opening.days == 0:
        return words("Opens today, {time}", time=when), "moon-fill", "muted"
    if opening.days == 1:
        return words("Opens tomorrow, {time}", time=when), "moon-fill", "muted"
    day = now.date() + timedelta(days=opening.days)
    if opening.days > 7:
        said = words("Opens on {date}, {time}", date=words.date(day, "field"), time=when)
        return said, "moon-fill", "muted"
    said = words("Opens on {day}, {time}", day=words(DAY_NAMES[DAYS[day.weekday()]]), time=when)
    return said, "moon-fill", "muted"


def _open_words(words: Words, opening: Opening, now: datetime) -> str:
    if opening.until is None or opening.until_days > 7:
        return words("Open day and night")
    when = words.time(opening.until)
    said = words("Open · closes {time}", time=when)
    if opening.until_days > 1:
        day = DAY_NAMES[DAYS[(now.date() + timedelta(days=opening.until_days)).weekday()]]
        said = words("Open · closes on {day}, {time}", day=words(day), time=when)
    return words("{said}, by appointment", said=said) if opening.ask else said


def short_hour(words: Words, moment: time) -> str:
    """An hour as it is said within a day: "8", "7:30", on the clock of the language."""
    found = re.match(r"(\d+)\D+(\d\d)", words.time(moment))
    if found is None:
        return words.time(moment)
    hour, minutes = found.groups()
    return hour if minutes == "00" else f"{hour}:{minutes}"
