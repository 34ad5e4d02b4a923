"""What the page knows of a plan while it is open: pages are built anew, this stays. In memory only."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import ReferenceType, WeakKeyDictionary

from shiboken6 import isValid

from workshop_app.services.gather import Brought, Gathering
from workshop_app.services.open_plan import OpenPlan

if TYPE_CHECKING:
    from workshop_app.services.gather_preview import Bringing
    from workshop_app.ui.gather.give_out import GiveOutPanel
    from workshop_app.ui.gather.page import GatherPage


@dataclass(slots=True)
class Kept:
    """``looked``: the files that wait to be joined, as they were looked at, with the ``secrets`` that
    open the protected ones. ``brought``: what the last joined files brought, ``joined`` as they had
    been looked at before; ``copy``: the safety copy that was kept before; ``missed``: files not
    reached, as the joining was stopped. ``scene``: what the page
    shows: "desk", "preview" or "outcome". ``joining``: files are being joined now. ``drafts``:
    wordings that are being written, by difference. ``panel``: the one that gives the plan out."""

    scene: str = "desk"
    looked: list[Bringing] = field(default_factory=list)
    secrets: dict[Path, str] = field(default_factory=dict)
    joining: bool = False
    joined: list[Bringing] = field(default_factory=list)
    brought: tuple[Brought, ...] = ()
    copy: Path | None = None
    missed: int = 0
    page: ReferenceType[GatherPage] | None = None
    drafts: dict[str, str] = field(default_factory=dict)
    panel: ReferenceType[GiveOutPanel] | None = None

    def drop(self) -> None:
        """Nothing waits to be joined any more; what opened the files is forgotten."""
        self.looked, self.joining = [], False
        self.secrets.clear()
        self.scene = "desk"

    def landed(self, gathering: Gathering, joined: list[Bringing]) -> None:
        """The files that waited were joined: ``joined`` tells of the same files, in their order."""
        self.joined, self.brought, self.copy = joined, gathering.brought, gathering.copy
        self.missed = gathering.missed
        self.drop()
        self.scene = "outcome"


_of_plans: WeakKeyDictionary[OpenPlan, Kept] = WeakKeyDictionary()


def of(plan: OpenPlan) -> Kept:
    """What is kept of ``plan``."""
    return _of_plans.setdefault(plan, Kept())


def open_panel(plan: OpenPlan) -> GiveOutPanel | None:
    """The panel that gives ``plan`` out, while it is open."""
    held = of(plan).panel
    panel = held() if held is not None else None
    return panel if panel is not None and isValid(panel) and panel.isVisible() else None
