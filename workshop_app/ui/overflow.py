"""A note of every text that did not fit, taken while screens are grabbed for a check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overflow:
    """``how``: "elided" (said with dots) or "clipped" (cut); ``meant``: it is allowed there."""

    how: str
    where: str
    text: str
    meant: bool = False


_notes: set[Overflow] | None = None


def start() -> None:
    """From now on every text that does not fit is noted."""
    global _notes
    _notes = set()


def stop() -> list[Overflow]:
    """What was noted since ``start``; nothing is noted any more."""
    global _notes
    found = sorted(_notes or (), key=lambda note: (note.where, note.text))
    _notes = None
    return found


def note(how: str, where: object, text: str, meant: bool = False) -> None:
    """Note a text that did not fit in ``where`` (the widget or delegate that painted it)."""
    if _notes is not None:
        _notes.add(Overflow(how, type(where).__name__, text, meant))
