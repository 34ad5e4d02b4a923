"""How far the facts of a service point can be trusted: the day of the check, and the notice to
confirm before going (P-47)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

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
    if point.verified_on is None:
        return words("Not checked: confirm before going")
    day = words.date(point.verified_on, "short").replace(" ", "\u00a0")
    if to_confirm(point, view):
        return words("Checked {day}: confirm before going", day=day)
    return words("Checked {day}", day=day)
