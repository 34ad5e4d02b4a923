"""Whole copies of a plan, kept on the laptop before risky acts. None while a round is open (P-32)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from workshop_app import paths
from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import planfile

KEPT = 8
"""How many copies of one plan stay; older ones go first."""


def folder() -> Path:
    """Where the copies of this laptop lie."""
    place = paths.home() / "copies"
    place.mkdir(parents=True, exist_ok=True)
    return place


def keep(plan: OpenPlan, before: str) -> Path | None:
    """Keep a copy ``before`` an act (a word); ``None`` while a round is open: then there is none."""
    if plan.count(VoteRound, state="open"):
        return None
    moment = datetime.now().strftime("%Y%m%d-%H%M%S")
    copy = folder() / f"{plan.path.stem}.{moment}.{before}.convite"
    planfile.copy_to(plan.store, copy)
    for old in of(plan)[KEPT:]:
        old.unlink(missing_ok=True)
    return copy


def of(plan: OpenPlan) -> list[Path]:
    """The copies kept of this plan, newest first."""
    return sorted(folder().glob(f"{plan.path.stem}.*.convite"), reverse=True)


def write_to(plan: OpenPlan, place: Path) -> Path:
    """A whole copy of the open plan where a person asked for it, such as another stick."""
    copy = place.with_suffix(".convite")
    planfile.copy_to(plan.store, copy)
    return copy
