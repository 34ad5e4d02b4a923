"""Whole copies of a plan, kept on the laptop before risky acts. None while a round is open (P-32)."""

from __future__ import annotations

import glob
from datetime import datetime, timedelta
from pathlib import Path

from workshop_app import paths
from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import planfile
from workshop_app.text import N_, KnownError

KEPT = 8
"""How many copies of one plan stay; older ones go first."""
_WRITTEN = "%Y%m%d-%H%M%S-%f"
"""The moment of a copy, in its name: later ones sort behind."""


def folder() -> Path:
    """Where the copies of this laptop lie."""
    place = paths.home() / "copies"
    place.mkdir(parents=True, exist_ok=True)
    return place


def keep(plan: OpenPlan, before: str) -> Path | None:
    """Keep a copy ``before`` an act (a word); ``None`` while a round is open: then there is none.
    Nor is there one of a rehearsal."""
    if plan.passing or plan.count(VoteRound, state="open"):
        return None
    copy = folder() / f"{_named(plan)}.{_moment(plan):{_WRITTEN}}.{before}.convite"
    try:
        planfile.copy_to(plan.store, copy)
        for old in of(plan)[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise KnownError(
            N_(
                "A safety copy could not be kept. Nothing was changed. Free some room on this laptop."
            )
        ) from error
    return copy


def _moment(plan: OpenPlan) -> datetime:
    """Now, but always after the copies that are there: on a laptop whose clock was set back the
    newest copy would else be thrown away as the oldest."""
    now = datetime.now()
    for copy in of(plan):
        try:
            last = datetime.strptime(copy.name.split(".")[-3], _WRITTEN)
        except ValueError:
            continue  # somebody else's file
        return max(now, last + timedelta(microseconds=1))
    return now


def of(plan: OpenPlan) -> list[Path]:
    """The copies kept of this plan, newest first. Another plan of the same name has its own."""
    pattern = glob.escape(_named(plan)) + ".*.convite"
    return sorted(folder().glob(pattern), reverse=True)


def _named(plan: OpenPlan) -> str:
    """How the names of the copies of this plan begin: its file's name and a part of its id."""
    return f"{plan.path.stem}.{plan.plan.id[:8]}"


def write_to(plan: OpenPlan, place: Path) -> Path:
    """A whole copy of the open plan where a person asked for it, such as another stick.

    ``KnownError`` where that is the open plan itself: it would no longer be in its place."""
    copy = place if place.suffix == ".convite" else place.with_name(place.name + ".convite")
    if copy.exists() and copy.samefile(plan.path):
        raise KnownError(
            N_("{name} is the plan that is open here. Nothing was changed. Choose another."),
            name=copy.name,
        )
    planfile.copy_to(plan.store, copy)
    return copy
