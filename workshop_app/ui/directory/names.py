"""How the directory says its kinds, services, days and openings."""

from __future__ import annotations

from datetime import datetime, timedelta

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


def opening_words(words: Words, opening: Opening) -> tuple[str, str, str]:
    """What is said of an opening, its icon and its tone."""
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
    day = tuple(DAYS)[(datetime.now() + timedelta(days=opening.days)).weekday()]
    said = words("Opens on {day}, {time}", day=words(DAYS[day]), time=when)
    return said, "moon-fill", "muted"
