"""All copies of a plan that this laptop keeps, whatever its file was called when they were made.

Two files can hold one plan (an agenda given out, a file copied by hand): each has copies of its own,
under its own name. So those under other names are told apart: they may be another file's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workshop_app.services import copy_names, safety_copies
from workshop_app.services.copy_names import Copy
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import whose
from workshop_app.storage.keys import Key


@dataclass(frozen=True, slots=True)
class Kept:
    """``own``: copies under the name of the plan's file; ``others``: of the same plan under other
    names; ``pieces``: what a copy that was cut off left under the file's name."""

    own: tuple[Copy, ...]
    others: tuple[Copy, ...]
    pieces: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Plans:
    """What copies are looked for by: the ids of what was joined in a plan, the name of its file, its
    key."""

    ids: frozenset[str]
    stem: str
    key: Key | None

    def kept(self) -> Kept:
        """The copies that lie here now; the plan may be closed. A copy kept before an upgrade does
        not tell by its name whose it is: it is looked into, some milliseconds each."""
        mine = [copy for copy in safety_copies.everything() if self._is_of(copy)]
        own = tuple(copy for copy in mine if copy.stem == self.stem)
        others = tuple(copy for copy in mine if copy.stem != self.stem)
        return Kept(own, others, tuple(self._pieces()))

    def _is_of(self, copy: Copy) -> bool:
        if copy.plan:
            return any(copy.plan == id[:8] for id in self.ids)
        return whose.plan_inside(copy.path, self.key) in self.ids

    def _pieces(self) -> list[Path]:
        begun = tuple(f"{self.stem}.{id[:8]}." for id in self.ids)
        there = safety_copies.folder().iterdir()
        return [one for one in there if one.suffix != ".convite" and one.name.startswith(begun)]


def of(plan: OpenPlan) -> Plans:
    """What the copies of ``plan`` are looked for by."""
    return Plans(plan.ids, copy_names.stem_of(plan.path), plan.store.key)
