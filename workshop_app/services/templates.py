"""A plan given out to facilitators: a whole copy for each workshop, which opens at that workshop."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.rounds import AssessmentRound, VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import about, planfile
from workshop_app.text import N_, KnownError

_KEY = "for_workshop"
_MOST = 60
"""Letters of a file's name, so that every system takes it."""

OPEN = N_(
    "A round is open. Nothing was given out: a copy would carry its votes. Close the round first."
)
NONE = N_("No workshop was chosen. Nothing was given out. Choose for which ones.")
NO_FOLDER = N_("The folder {folder} is not there. Nothing was given out. Choose another folder.")


def give_out(plan: OpenPlan, folder: Path, workshops: Iterable[Workshop]) -> list[Path]:
    """Write into ``folder`` a whole copy of the plan for each of ``workshops``, named after it, and
    never over a file that is there. A protected plan gives copies with the same key.

    ``KnownError`` while a round is open; where one cannot be written, none is left.
    """
    chosen = list(workshops)
    if not chosen:
        raise KnownError(NONE)
    if plan.count(VoteRound, state="open") + plan.count(AssessmentRound, state="open"):
        raise KnownError(OPEN)
    if not folder.is_dir():
        raise KnownError(NO_FOLDER, folder=folder.name)
    written: list[Path] = []
    try:
        for one in chosen:
            written.append(_free(folder, _named(one)))
            planfile.copy_to(plan.store, written[-1])
            _say(plan, written[-1], one)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return written


def for_workshop(plan: OpenPlan) -> str | None:
    """The id of the workshop that this copy was given out for, at which it opens; ``None`` for any
    other file, and where that workshop is no longer in the plan."""
    with plan.store.reading() as connection:
        id = about.said(connection, _KEY)
    return id if id and plan.find(Workshop, id) is not None else None


def _say(plan: OpenPlan, path: Path, workshop: Workshop) -> None:
    copy = planfile.open_plan(path, likely=plan.store.key)
    try:
        with copy.transaction() as connection:
            about.say(connection, _KEY, workshop.id)
    finally:
        copy.close()


def _named(workshop: Workshop) -> str:
    """ "Taller 1 · Líderes", "2 Líderes": how the file of a workshop is called, with its number and
    only what every system takes."""
    kept = re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", workshop.title).split()
    if str(workshop.number) not in kept:
        kept.insert(0, str(workshop.number))
    while len(kept) > 1 and len(" ".join(kept)) > _MOST:
        kept.pop()
    return " ".join(kept)[:_MOST].strip(" .,;·-") or str(workshop.number)


def _free(folder: Path, name: str) -> Path:
    """A path in ``folder`` where no file is."""
    path, number = folder / f"{name}.convite", 1
    while path.exists():
        number += 1
        path = folder / f"{name} ({number}).convite"
    return path
