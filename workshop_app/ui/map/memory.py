"""What a person chose to see of a plan's map: kept while the plan is open, in memory only."""

from __future__ import annotations

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from workshop_app.services import map_bases
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import current
from workshop_app.ui.map.bases import PLAIN


@dataclass(slots=True)
class Seen:
    """``base`` is the id of the base, ``None`` before one was chosen; ``off`` the layers that are
    off; ``closed`` the workshops whose safety notice was closed."""

    base: str | None = None
    off: frozenset[str] = frozenset()
    closed: set[str] = field(default_factory=set)


_seen: WeakKeyDictionary[OpenPlan, Seen] = WeakKeyDictionary()


def of(plan: OpenPlan) -> Seen:
    """What was chosen in this plan."""
    return _seen.setdefault(plan, Seen())


def base(plan: OpenPlan) -> str:
    """The base that is shown: the one chosen last, else the first that can be shown here."""
    chosen, found = of(plan).base, map_bases.all_of(plan)
    if chosen == PLAIN or any(one.id == chosen for one in found):
        return chosen or PLAIN
    there = (one.id for one in found if map_bases.ground(plan, one).missing is None)
    return next(there, PLAIN)


def notice_closed(plan: OpenPlan) -> bool:
    """Whether the safety notice was closed for the workshop that is on."""
    return _workshop(plan) in of(plan).closed


def close_notice(plan: OpenPlan) -> None:
    """It was read: it comes again with the next workshop."""
    of(plan).closed.add(_workshop(plan))


def _workshop(plan: OpenPlan) -> str:
    held = current.workshop(plan)
    return held.id if held is not None else ""
