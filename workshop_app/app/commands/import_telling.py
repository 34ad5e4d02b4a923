"""How what comes back from a workbook is told, a line for each change."""

from __future__ import annotations

from workshop_app.text import Words


def change_line(line: str, notes: list[str], words: Words, *, both: bool = False) -> str:
    """``line`` with what is to be said about it; ``both``: it was changed in the plan too."""
    if both:
        line = words("Changed here and there, stays as it is here: {told}", told=line)
    return f"{line} ({'; '.join(notes)})" if notes else line
