"""Hours as people write them: 9, 9:30, 14:00, 2:30 p. m., 12 m."""

from __future__ import annotations

import re
from datetime import time

from workshop_app.text import plain

_HOUR = re.compile(r"(\d{1,2})(?:[:.h ](\d{2}))?\s*(am|pm|m)?")


def read(written: str) -> time | None:
    """The hour that ``written`` means; ``None`` where it means none.

    Without a half of the day it is read on 24 hours; "m" is noon, as in Colombia.
    """
    squeezed = plain(written).replace("a. m", "am").replace("p. m", "pm")
    squeezed = squeezed.replace("a.m", "am").replace("p.m", "pm").strip(" .")
    found = _HOUR.fullmatch(squeezed)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    if half == "m" and hour != 12:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None
