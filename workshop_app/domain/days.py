"""Days as records hold them: written as ISO, "2026-11-23"."""

from __future__ import annotations

from datetime import date

WRITTEN = len("2026-11-23")


def day_of(text: str) -> date | None:
    """The day that ``text`` is; ``None`` where there is none or it is no day."""
    try:
        return date.fromisoformat(text) if len(text) == WRITTEN else None
    except ValueError:
        return None
