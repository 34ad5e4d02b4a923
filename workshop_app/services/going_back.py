"""Going back to a safety copy: its content takes the plan's place, at once or not at all.

The present state is kept as a copy first. The content is written beside the plan and synced, then
takes its name: whoever pulls the plug finds the one or the other.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import safety_copies
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import header, planfile, syncing
from workshop_app.storage.errors import READ_ONLY
from workshop_app.storage.keys import Key
from workshop_app.storage.reserved import is_open_here
from workshop_app.text import N_, KnownError

VOTING = N_(
    "A round is open. Nothing was changed. Close it first: what was cast would be lost by going back."
)
ANOTHER_PLAN = N_("This copy is of another plan. Nothing was changed. Choose another.")
IS_OPEN = N_("This copy is open in a window. Nothing was changed. Close it first.")
_NO_ROOM_FOR_NOW = N_(
    "There is no room to keep the plan as it is now. Nothing was changed. Free some room on this laptop."
)
_NOT_WRITTEN = N_(
    "The copy could not be written in the plan's place. Nothing was changed. Check the disk or the USB stick."
)


@dataclass(frozen=True, slots=True)
class Ready:
    """The content of a copy, whole and synced beside the plan at ``path``."""

    path: Path
    beside: Path
    settings: Settings
    key: Key | None
    state: str

    def changed(self, plan: OpenPlan) -> bool:
        """Whether something was written into the plan since it was kept."""
        return safety_copies.state(plan) != self.state

    def take_place(self) -> OpenPlan:
        """Put it in the plan's place and open it. The plan must be closed."""
        try:
            if header.journal_of(self.path).exists():
                raise OSError("the plan was not closed well")  # its journal is not the copy's
            self.beside.replace(self.path)
        except OSError as error:
            self.beside.unlink(missing_ok=True)
            raise KnownError(_NOT_WRITTEN) from error
        syncing.synced_folder(self.path.absolute().parent)
        store = planfile.open_plan(self.path, keep_copy=safety_copies.folder(), likely=self.key)
        return OpenPlan(store, self.settings)


def go_back(plan: OpenPlan, copy: Path) -> OpenPlan:
    """Close ``plan``, put the content of ``copy`` in its place and open that."""
    ready = make_ready(plan, copy)
    plan.close()
    return ready.take_place()


def make_ready(plan: OpenPlan, copy: Path) -> Ready:
    """Keep the plan as it is now and write the content of ``copy`` beside it; the plan stays open
    and as it is. ``KnownError`` says why that cannot be."""
    _may_go_back(plan)
    is_of_plan(plan, copy)
    state = safety_copies.state(plan)
    if safety_copies.keep(plan, "back", spare=copy) is None:
        raise KnownError(_NO_ROOM_FOR_NOW)
    beside = _beside(plan.path)
    _written(copy, beside)
    return Ready(plan.path, beside, plan.settings, plan.store.key, state)


def put_back(copy: Path, path: Path, settings: Settings, secret: str | None = None) -> OpenPlan:
    """As ``go_back`` for a plan that is not open: the one at ``path``."""
    plan = open_file(path, settings, secret=secret)
    try:
        ready = make_ready(plan, copy)
    finally:
        plan.close()
    return ready.take_place()


def take_up(copy: Path, place: Path) -> Path:
    """The content of ``copy`` as a new plan file; gives its path. Never over a file."""
    new = place if place.suffix == ".convite" else place.with_name(place.name + ".convite")
    if new.exists():
        raise KnownError(
            N_("{name} is already there. Nothing was changed. Choose another name."), name=new.name
        )
    _not_open(copy)
    beside = _beside(new)
    _written(copy, beside)
    beside.replace(new)
    syncing.synced_folder(new.absolute().parent)
    return new


def delete(copy: Path) -> None:
    """Delete a kept copy."""
    _not_open(copy)
    copy.unlink(missing_ok=True)


def tidy(path: Path) -> None:
    """Take away what a going back that was cut off left beside the plan at ``path``."""
    _beside(path).unlink(missing_ok=True)


def is_of_plan(plan: OpenPlan, copy: Path) -> None:
    """Refuse a copy that cannot be opened, or that is of another plan. The copy stays as it is."""
    _not_open(copy)
    seen = open_file(copy, plan.settings, read_only=True, like=plan)
    try:
        same = seen.plan.id == plan.plan.id
    finally:
        seen.close()
    if not same:
        raise KnownError(ANOTHER_PLAN)


def _may_go_back(plan: OpenPlan) -> None:
    if plan.read_only or plan.passing:
        raise KnownError(READ_ONLY)
    if error := plan.missing():
        raise error
    if plan.count(VoteRound, state="open"):
        raise KnownError(VOTING)


def _not_open(copy: Path) -> None:
    if is_open_here(copy):
        raise KnownError(IS_OPEN)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".back")


def _written(copy: Path, beside: Path) -> None:
    """The bytes of ``copy`` on the disk as ``beside``, or nothing."""
    try:
        shutil.copyfile(copy, beside)
        syncing.synced(beside)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise KnownError(_NOT_WRITTEN) from error
