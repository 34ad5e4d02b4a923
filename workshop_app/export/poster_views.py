"""What the read-back poster of a whole plan needs, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workshop_app.export.kit_views import KitReadback
from workshop_app.export.views import VersionView


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterView:
    """A plan as it is told back on a wall. ``moment`` and ``day`` are the plan's last change, never
    the clock's; ``colour`` stands for the primary one; ``version``: it is told as it stood in it."""

    plan: str
    municipality: str
    language: str
    moment: datetime
    day: date
    readback: KitReadback
    communes: tuple[int, ...] = ()
    colour: str = ""
    check_value: str = ""
    version: VersionView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterChoice:
    """How to print a poster. ``tiled``: on four sheets of ``size`` ("a4" or "letter") that are
    glued; else on one of A3."""

    tiled: bool = False
    size: str = "a4"
