"""The directory of attention points: when each is open, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from workshop_app.domain.directory import Procedure, ServicePoint
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import plain

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
STALE_DAYS = 90
"""After so many days without a check an entry says "confirm before going" (P-47)."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a point is open at a moment: when it closes, or when it opens next (``None``: it
    never does, or nobody wrote its hours). ``days`` counts from today to the next opening."""

    is_open: bool
    until: time | None = None
    opens: time | None = None
    days: int = 0


def points(plan: OpenPlan) -> list[ServicePoint]:
    """All points, in their order."""
    return sorted(plan.all(ServicePoint), key=lambda point: (point.position, point.born))


def procedures(plan: OpenPlan) -> list[Procedure]:
    """All procedures, in their order."""
    return sorted(plan.all(Procedure), key=lambda one: one.position)


def hours(point: ServicePoint, day: str) -> list[tuple[time, time]]:
    """The openings of a point on a day of ``DAYS``, in order."""
    spans = (point.hours or {}).get(day, ())
    return sorted((time.fromisoformat(a), time.fromisoformat(b)) for a, b in spans)


def opening(point: ServicePoint, now: datetime) -> Opening:
    """Whether the point is open at ``now`` by the laptop's clock."""
    for begins, ends in hours(point, DAYS[now.weekday()]):
        if begins <= now.time() < ends:
            return Opening(True, until=ends)
    for days in range(8):
        day = now + timedelta(days=days)
        for begins, _ in hours(point, DAYS[day.weekday()]):
            if days or begins > now.time():
                return Opening(False, opens=begins, days=days)
    return Opening(False)


def stale(point: ServicePoint, now: datetime) -> bool:
    """Whether nobody has checked the entry, or not for ``STALE_DAYS``."""
    if not point.verified_on:
        return True
    return now - datetime.fromisoformat(point.verified_on) > timedelta(days=STALE_DAYS)


def matching(
    found: Iterable[ServicePoint],
    wanted: str,
    also: Callable[[ServicePoint], str] = lambda _point: "",
) -> list[ServicePoint]:
    """Those whose name, address or notes hold every word of ``wanted``, or what is ``also`` said
    of them: the names of their services in the reader's language."""
    pieces = plain(wanted).split()
    return [p for p in found if all(piece in plain(_searched(p) + also(p)) for piece in pieces)]


def _searched(point: ServicePoint) -> str:
    parts = (point.name, point.address, point.municipality, point.field, *point.notes)
    return " ".join(parts) + " "
