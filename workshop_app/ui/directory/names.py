"""How the directory says its kinds, services, days and openings."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from workshop_app.services.directory import DAYS as DAY_IDS
from workshop_app.services.directory import Opening
from workshop_app.text import N_, Words

KINDS = {
    "pao": N_("Attention and Orientation Point (PAO)"),
    "integrhabitat": N_("IntegrHa-bitat centre"),
    "institution": N_("Institution"),
}

SERVICES = {
    "information": (N_("Information and guidance"), "info"),
    "procedures": (N_("Help with procedures"), "file-text"),
    "identification": (N_("Specific protection needs"), "shield-check"),
    "referral": (N_("Referral to other services"), "arrows-split"),
}

DAYS = {
    "mo": N_("Monday"), "tu": N_("Tuesday"), "we": N_("Wednesday"), "th": N_("Thursday"),
    "fr": N_("Friday"), "sa": N_("Saturday"), "su": N_("Sunday"),
}  # fmt: skip


def opening_words(words: Words, opening: Opening, now: datetime) -> tuple[str, str, str]:
    """What is said of an opening at the moment ``now``, its icon and its tone."""
    if opening.is_open and opening.until is not None:
        said = words("Open · closes {time}", time=words.time(opening.until))
        return said, "check-circle-fill", "ok"
    if opening.opens is None:
        return words("No hours known"), "question-fill", "warn"
    when = words.time(opening.opens)
    if opening.days == 0:
        return words("Opens today, {time}", time=when), "moon-fill", "muted"
    if opening.days == 1:
        return words("Opens tomorrow, {time}", time=when), "moon-fill", "muted"
    day = DAY_IDS[(now + timedelta(days=opening.days)).weekday()]
    said = words("Opens on {day}, {time}", day=words(DAYS[day]), time=when)
    return said, "moon-fill", "muted"


def short_hour(words: Words, moment: time) -> str:
    """An hour as it is said within a day: "8", "7:30", on the clock of the language."""
    found = re.match(r"(\d+)\D(\d\d)", words.time(moment))
    if found is None:
        return words.time(moment)
    hour, minutes = found.groups()
    return hour if minutes == "00" else f"{hour}:{minutes}"
