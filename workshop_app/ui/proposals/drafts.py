"""What a capture line held when its page was left: in memory, never on disk (P-14)."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from workshop_app.domain.entity import THEMES
from workshop_app.services.open_plan import OpenPlan


@dataclass(slots=True)
class Draft:
    """The words not captured yet, the theme and table chosen for the next ones, and whether the
    board shows all workshops."""

    text: str = ""
    theme: str = THEMES[0]
    table: str = ""
    everything: bool = False


_drafts: WeakKeyDictionary[OpenPlan, Draft] = WeakKeyDictionary()


def of(plan: OpenPlan) -> Draft:
    """The one draft of a plan, shared by the lines of all its pages."""
    return _drafts.setdefault(plan, Draft())
