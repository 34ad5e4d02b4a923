"""Going back to a safety copy: its content takes the plan's place, at once or not at all.

The present state is kept as a copy first. The content is written beside the plan, loses what was
erased in the plan since the copy was made, comes under the plan's key and is synced, then takes its
name: whoever pulls the plug finds the one or the other.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workshop_app import paths
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import copies_cleaned, safety_copies
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import header, marks, planfile, protecting, syncing, wiping
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
            wiping.wipe(self.beside)
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
    _not_open(copy)
    beside = beside_of(plan.path)
    with _written(copy, beside):
        _made_fit(plan, beside)
        state = safety_copies.state(plan)
        if safety_copies.keep(plan, "back", spare=copy) is None:
            raise KnownError(_NO_ROOM_FOR_NOW)
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
    """The content of ``copy`` as a new plan file; gives its path. Never over a file.

    What was erased in the plan while this copy could not be cleaned is still in it: only the plan
    knows of it, and that is not open here. Joining the plan into the new file takes it out."""
    new = place if place.suffix == ".convite" else place.with_name(place.name + ".convite")
    for there in (new, header.journal_of(new)):  # which would be taken for the new one's
        if there.exists():
            raise KnownError(
                N_("{name} is already there. Nothing was changed. Choose another name."),
                name=there.name,
            )
    _not_open(copy)
    beside, number = beside_of(new), 1
    while beside.exists():  # it is someone else's
        number += 1
        beside = beside.with_name(f"{beside_of(new).name}{number}")
    with _written(copy, beside):
        if header.journal_of(beside).exists():
            header.journal_of(beside).replace(header.journal_of(new))
        beside.replace(new)
    syncing.synced_folder(new.absolute().parent)
    return new


def delete(copy: Path) -> None:
    """Delete a kept copy."""
    _not_open(copy)
    copy.unlink(missing_ok=True)


def tidy(path: Path) -> None:
    """Take away what a going back that was cut off left beside the plan at ``path``."""
    wiping.wipe(beside_of(path))


def _made_fit(plan: OpenPlan, beside: Path) -> None:
    """Take out of what was copied ``beside`` what was erased in the plan since, and put it under the
    plan's key. Refuses what cannot be opened or is of another plan."""
    with plan.store.reading() as connection:
        erased = marks.all_marks(connection)
    store = planfile.open_plan(beside, copied_before=False, likely=plan.store.key)
    try:
        if not OpenPlan(store, plan.settings).ids & plan.ids:
            raise KnownError(ANOTHER_PLAN)
        if store.read_only:  # a newer Convite made it
            raise KnownError(READ_ONLY)
        copies_cleaned.bring(store, erased)
        if store.key != plan.store.key:
            protecting.rekey(store, plan.store.key)
    finally:
        store.close()


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


def beside_of(path: Path) -> Path:
    """Where what is to take the place of the plan at ``path`` is made ready."""
    return path.with_name(f"{paths.short_stem(path.stem)}{path.suffix}.back")


@contextmanager
def _written(copy: Path, beside: Path) -> Iterator[None]:
    """The bytes of ``copy`` on the disk as ``beside``, with a journal that waits; nothing is left of
    them where what is done inside fails."""
    try:
        wiping.wipe(beside)
        if header.header_of(copy).waiting:
            shutil.copyfile(header.journal_of(copy), header.journal_of(beside))
        shutil.copyfile(copy, beside)
        syncing.synced(beside)
        yield
    except BaseException as error:
        wiping.wipe(beside)
        if isinstance(error, OSError):
            raise KnownError(_NOT_WRITTEN) from error
        raise
