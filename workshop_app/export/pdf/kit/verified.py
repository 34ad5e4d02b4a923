"""How far the facts of a service point can be trusted: the day of the check, and the notice to
confirm before going (P-47)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from workshop_app.export.directory_names import check
from workshop_app.export.directory_views import PointView

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitPoint, KitView
    from workshop_app.text import Words

STALE = timedelta(days=90)


def day_of_use(view: KitView) -> date:
    """The day on which the sheets are used: the workshop's, never before the last change."""
    changed = view.moment.date()
    return max(changed, view.day) if view.day else changed


def to_confirm(point: KitPoint, view: KitView) -> bool:
    """Whether nobody has checked it, or not for 90 days when the sheet is used."""
    return point.verified_on is None or day_of_use(view) - point.verified_on > STALE


def note(point: KitPoint, view: KitView, words: Words) -> str:
    """The day of the check in few words, with the notice where it is due."""
    return check(point.verified_on, to_confirm(point, view), words)


def point_of(point: KitPoint, view: KitView) -> PointView:
    """A point of the kit as the papers of the directory tell it."""
    return PointView(
        name=point.name,
        kind=point.kind,
        field=point.field,
        address=point.address,
        municipality=point.municipality,
        phones=point.phones,
        hours=point.opening_hours,
        week=point.week,
        services=point.services,
        verified_on=point.verified_on,
        to_confirm=to_confirm(point, view),
    )
