"""The week of a social programme as a picture needs it: what is at the same time in lanes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop_app.domain.centre_parts import Activity

FIRST, LAST = 8, 18
"""Hours of the day that are shown at least."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An activity on one day, from minute to minute of that day."""

    name: str
    start: int
    end: int


def lanes(rows: Iterable[Activity], day: str) -> list[list[Slot]]:
    """The activities of a day in as few lanes as hold them without two at once; earliest first."""
    slots = sorted(
        (Slot(one.name, minutes(one.start), minutes(one.end)) for one in rows
         if one.timed and day in one.days),
        key=lambda slot: (slot.start, slot.end, slot.name),
    )  # fmt: skip
    found: list[list[Slot]] = []
    for slot in slots:
        free = next((lane for lane in found if lane[-1].end <= slot.start), None)
        if free is None:
            found.append([slot])
        else:
            free.append(slot)
    return found


def hours_of(rows: Iterable[Activity]) -> tuple[int, int]:
    """The first whole hour and the last that hold every activity."""
    timed = [one for one in rows if one.timed]
    first = min([FIRST, *(minutes(one.start) // 60 for one in timed)])
    last = max([LAST, *(-(-minutes(one.end) // 60) for one in timed)])
    return first, last


def minutes(clock: str) -> int:
    """Minutes since midnight of "HH:MM"."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
