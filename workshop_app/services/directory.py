"""The directory of attention points: what each is, whom it serves, when it is open, who checked it.

Public facts of institutions, so the text guard leaves them alone (P-19); nothing of any person.
Writing is in ``directory_changes``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workshop_app.domain.directory import Procedure, ServicePoint
from workshop_app.domain.opening_week import DAYS, MIDNIGHT, Piece, Week, clock, pieces
from workshop_app.domain.places import Plan
from workshop_app.services import opening as hours_of
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.opening import Opening, opening
from workshop_app.text import N_, plain

__all__ = [
    "DAYS", "STALE_DAYS", "Doubt", "Opening", "country", "day_pieces", "doubts", "helping", "hours",
    "matching", "opening", "pieces", "points", "points_of_field", "procedures", "stale", "week",
]  # fmt: skip

STALE_DAYS = 90
"""After so many days without a check an entry says "confirm before going" (P-47)."""


# -- reading --------------------------------------------------------------------------------------
def points(plan: OpenPlan) -> list[ServicePoint]:
    """All points, in their order."""
    return sorted(plan.all(ServicePoint), key=lambda point: (point.position, point.born, point.id))


def procedures(plan: OpenPlan) -> list[Procedure]:
    """All procedures, in their order."""
    return sorted(plan.all(Procedure), key=lambda one: (one.position, one.born, one.id))


def country(plan: OpenPlan) -> str:
    """The country of the plan (ISO code), whose public holidays count."""
    return next((one.country for one in plan.all(Plan)), "CO")


def week(point: ServicePoint) -> Week:
    """The point's week, to be drawn (``domain.opening_week``)."""
    return hours_of.week(point)


def day_pieces(point: ServicePoint, day: str) -> tuple[Piece, ...]:
    """What is drawn on one of ``DAYS``: nights are cut at midnight and say that they go on."""
    return pieces(week(point), day)


def hours(point: ServicePoint, day: str) -> list[tuple[time, time]]:
    """The openings on a day of ``DAYS`` as hours of that day's clock; what lasts until midnight ends
    at 23:59. To draw or tell them whole, see ``day_pieces``."""
    found = day_pieces(point, day)
    return [
        (clock(one.begins), time(23, 59) if one.ends == MIDNIGHT else clock(one.ends))
        for one in found
    ]


def points_of_field(plan: OpenPlan, field: str) -> list[ServicePoint]:
    """The points of a field of ``POINT_FIELDS``, in their order."""
    return [point for point in points(plan) if point.field == field]


def helping(plan: OpenPlan, procedure: Procedure) -> list[ServicePoint]:
    """The points that help with a procedure: those named by it first, then those that help with
    procedures of its service groups."""
    every = points(plan)
    named = [point for point in every if point.id in procedure.points]
    groups = set(procedure.services)
    return [*named, *(p for p in every if p not in named and groups & set(p.services))]


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
    parts = (
        point.name, point.address, point.municipality, point.field, *point.phones, point.email,
        point.web, *point.notes,
    )  # fmt: skip
    return " ".join(parts) + " "


# -- how sure it is -------------------------------------------------------------------------------
def stale(point: ServicePoint, now: datetime) -> bool:
    """Whether nobody has checked the entry, or not for ``STALE_DAYS``."""
    return old(point.verified_on, now.date())


def old(checked: str, today: date) -> bool:
    """Whether a check is missing or longer ago than ``STALE_DAYS``; a day that cannot be read is
    none, one that is still to come is not believed."""
    try:
        day = date.fromisoformat(checked)
    except ValueError:
        return True
    return not timedelta(0) <= today - day <= timedelta(days=STALE_DAYS)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about an entry that a person should look at: ``field`` of the point that it is about,
    ``message`` (not translated yet) and the ``facts`` it takes."""

    field: str
    message: str
    facts: tuple[tuple[str, str], ...] = ()


_NEVER = N_("Nobody has checked this entry yet. Call, or go there, and note the day and with whom.")
_OLD = N_("It was checked more than {days} days ago. Ask again and note the day.")
_NO_HOURS = N_("Nobody wrote its opening hours.")
_UNREAD = N_("Its opening hours cannot be read, so nobody is told whether it is open: “{hours}”.")
_NO_PHONE = N_("It has no telephone, so nobody can call before going.")
_NO_ADDRESS = N_("It has no address.")
_NO_TOWN = N_("Its municipality is not written.")
_DIFFERS = N_("A telephone of the printed source is not among its telephones: {phone}.")
_NO_SERVICES = N_("It is not said what it helps with.")


def doubts(point: ServicePoint, now: datetime) -> list[Doubt]:
    """What is doubtful about an entry, the most important first. What its source leaves open stands
    in its notes as well, in words."""
    found: list[Doubt] = []
    if not point.verified_on:
        found.append(Doubt("verified_on", _NEVER))
    elif stale(point, now):
        found.append(Doubt("verified_on", _OLD, (("days", str(STALE_DAYS)),)))
    state = hours_of.opening(point, now).state
    if state == hours_of.UNREADABLE:
        found.append(Doubt("hours", _UNREAD, (("hours", point.opening_hours[:80]),)))
    elif state == hours_of.UNKNOWN:
        found.append(Doubt("hours", _NO_HOURS))
    kept = {_digits(phone) for phone in point.phones}
    for phone in source_phones(point):
        if phone not in kept:
            found.append(Doubt("phones", _DIFFERS, (("phone", phone),)))
    missing = (
        ("phones", point.phones, _NO_PHONE), ("address", point.address.strip(), _NO_ADDRESS),
        ("municipality", point.municipality.strip(), _NO_TOWN),
        ("services", point.services, _NO_SERVICES),
    )  # fmt: skip
    return [*found, *(Doubt(name, said) for name, value, said in missing if not value)]


def source_phones(point: ServicePoint) -> list[str]:
    """The telephones that stand in the text of the source, as digits."""
    found = []
    for line in point.original_text.splitlines():
        for part in line.replace("–", "/").replace(" - ", "/").split("/"):
            digits = _digits(part)
            if len(digits) == 10 and digits == part.strip():
                found.append(digits)
    return found


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
