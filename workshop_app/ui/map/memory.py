"""What a person chose to see of a plan's map: kept while the plan is open, in memory only."""

from __future__ import annotations

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from workshop_app.services import map_bases
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.map.bases import PLAIN
from workshop_app.ui.map.canvas.canvas import MapCanvas
from workshop_app.ui.map.canvas.surface import Surface

Part = tuple[float, float, float]


@dataclass(slots=True)
class Seen:
    """``base`` is the id of the base that is shown, ``None`` before one was; ``chosen`` the one a
    person chose, which is shown again when undo took it away and redo brought it back; ``off`` the layers that are
    off; ``parts`` what was in sight of each base (its middle, pixels a unit); ``closed`` the notice
    was closed while no workshop is on."""

    base: str | None = None
    chosen: str | None = None
    off: frozenset[str] = frozenset()
    parts: dict[tuple[str, str], Part] = field(default_factory=dict)
    closed: bool = False

    def part(self, surface: Surface) -> Part | None:
        """What was in sight of the base; ``None``: all of it."""
        return self.parts.get((self.base or "", surface.base))

    def keep_part(self, canvas: MapCanvas) -> None:
        """What is in sight now is found again."""
        key = (self.base or "", canvas.surface.base)
        if (part := canvas.part) is not None:
            self.parts[key] = part
        else:
            self.parts.pop(key, None)


_seen: WeakKeyDictionary[OpenPlan, Seen] = WeakKeyDictionary()


def of(plan: OpenPlan) -> Seen:
    """What was chosen in this plan."""
    return _seen.setdefault(plan, Seen())


def base(plan: OpenPlan) -> str:
    """The base that is shown: the one a person chose, else the one that is shown now, else the
    first that can be shown here. No base at all only where that was chosen."""
    seen, found = of(plan), map_bases.all_of(plan)
    if seen.chosen == PLAIN:
        return PLAIN
    ids = {one.id for one in found}
    for wanted in (seen.chosen, seen.base):
        if wanted in ids:
            return wanted or PLAIN
    there = (one.id for one in found if map_bases.ground(plan, one).missing is None)
    return next(there, PLAIN)
