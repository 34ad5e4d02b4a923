"""What was chosen of a printed kit: the paper by laptop or country, the sheets while the plan is
open."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings

LETTER = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)
"""Countries whose usual sheet is Letter; A4 elsewhere. Source: Unicode CLDR, supplemental data,
``paperSize``."""


@dataclass(frozen=True, slots=True)
class Kept:
    """``chosen`` sheets, of a kit that ``needed`` these when they were chosen."""

    chosen: frozenset[str]
    needed: frozenset[str]
    posters: str
    cards: int

    def ticks(self, key: str, needed: bool) -> bool:
        """Whether a sheet is chosen; one that the agenda came to need since is."""
        return key in self.chosen or (needed and key not in self.needed)


_kept: WeakKeyDictionary[OpenPlan, dict[str, Kept]] = WeakKeyDictionary()


def of(plan: OpenPlan, workshop: str) -> Kept | None:
    """What was chosen for the workshop with this id since the plan was opened."""
    return _kept.get(plan, {}).get(workshop)


def keep(
    plan: OpenPlan, workshop: str, chosen: Collection[str], needed: Collection[str],
    posters: str, cards: int,
) -> None:  # fmt: skip
    """Keep a choice until the plan is closed."""
    made = Kept(frozenset(chosen), frozenset(needed), posters, cards)
    _kept.setdefault(plan, {})[workshop] = made


def paper(plan: OpenPlan, settings: Settings) -> str:
    """What this laptop printed on last ("a4" or "letter"), else what this laptop printed on last, else what the plan's country uses."""
    if settings.paper in ("a4", "letter"):
        return settings.paper
    return "letter" if plan.plan.country.upper() in LETTER else "a4"
