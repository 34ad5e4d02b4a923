"""The purge of a plan: a preview of what goes, one act, nothing to undo (P-50).

What goes is taken by marks of erasing (``storage.purge``): joining with an older file does not bring
it back, in whichever order. The plan, its results and their reasons stay, and what people voted on
stays as it stood at opening. Copies kept on this laptop go too, or lose the same words.

A date for it can be set down in the file (``set_reminder``); nothing is deleted by itself: on a
laptop whose clock is wrong that would be a loss.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from workshop_app.domain.days import day_of
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import copies_cleaned, copies_of_plan, going_back, remembered
from workshop_app.services.copies_of_plan import Plans
from workshop_app.services.copy_names import Copy
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import about, planfile, traces, wiping
from workshop_app.storage import purge as purged_in
from workshop_app.storage.errors import READ_ONLY
from workshop_app.text import N_, KnownError

Progress = Callable[[int, int], None]


def _unseen(_done: int, _total: int) -> None:
    """Nobody is told how far it is."""


PARTS: Mapping[str, str] = {
    "notes": N_("Private notes"),
    "pictures": N_("Photos that no document may show"),
    "wordings": N_("Earlier wordings of texts, and what was taken away"),
    "codes": N_("Codes of rounds that are over"),
    "trials": N_("Rehearsals of votes"),
    "copies": N_("Copies kept on this laptop"),
    "others": N_("Copies of this plan under other names"),
}
"""What can go, in the order of the card."""
UNASKED = ("others",)
"""Parts that are not ticked by themselves: they may be the copies of another file of this plan."""
_COPIES = ("copies", "others")

REMIND = "purge_on"
"""Key of ``about``: the day (ISO) from which on the purge is offered."""

VOTING = N_("People are voting in round {name}. Nothing was changed. Close the round, then purge.")
NOTHING = N_("Nothing is chosen. Nothing was changed. Tick what should go.")
NOT_WHOLE = N_(
    "All of it is gone from the plan, but the disk is full and a trace may be left in the file. Free some room, then purge once more."
)
STAYED = N_(
    "{name} could not be deleted: it is open somewhere else, or the disk refused. Close it and delete it by hand."
)


@dataclass(frozen=True, slots=True)
class Purged:
    """What went: ``parts`` → how much of it. Kept copies: ``cleaned`` of the same words,
    ``deleted`` because that was not possible, ``left`` where neither was."""

    parts: Mapping[str, int]
    cleaned: int = 0
    deleted: int = 0
    left: int = 0


def preview(plan: OpenPlan, before: date | None = None) -> dict[str, int]:
    """How much of each of PARTS would go: all of it, or only what was written ``before`` a day.
    Nothing where the plan was closed meanwhile."""
    with plan.store.lock:
        if plan.store.connection.closed:
            return {}
        with plan.store.reading() as connection:
            looking = purged_in.Looking(connection, _limit(before))
        copies = copies_of_plan.of(plan)
    found = {key: looking.part(key).count for key in PARTS if key not in _COPIES}
    return {**found, **{key: len(some) for key, some in _copies(copies, before).items()}}


def ahead(plan: OpenPlan) -> int:
    """How many steps of the plan bear a day that has not come: a clock was wrong. When they were
    made nobody knows; a purge of what is from before a day takes them as made today."""
    with plan.store.lock:
        if plan.store.connection.closed:
            return 0
        with plan.store.reading() as connection:
            return purged_in.steps_from(connection, _stamp(date.today() + timedelta(days=1)))


def purge(
    plan: OpenPlan,
    parts: Collection[str],
    before: date | None = None,
    progress: Progress = _unseen,
) -> Purged:
    """Take ``parts`` (keys of PARTS) out of the plan for good. Not for Qt's thread: the file is
    written anew. Can be cancelled until the first of it is gone.

    ``KnownError``, with nothing changed, where the plan is read-only, a round is open or nothing is
    chosen.
    """
    wanted = [key for key in PARTS if key in parts]
    _refuse_if_needed(plan, wanted)
    progress(0, 3)
    counts: dict[str, int] = {}
    with plan.step("purge") as step:
        looking = purged_in.Looking(step.connection, _limit(before))
        found = {key: looking.part(key) for key in wanted if key not in _COPIES}
        purged_in.take(step, list(found.values()))
        counts = {key: part.count for key, part in found.items()}
    remembered.forget(plan)
    if reminder(plan) is not None:
        set_reminder(plan, None)
    whole = _made_anew(plan) if found else True
    left = 0
    doomed = _copies(copies_of_plan.of(plan), before)
    for key in (key for key in _COPIES if key in wanted):
        stayed = sum(not _wiped(path) for path in doomed[key])
        counts[key] = len(doomed[key]) - stayed
        left += stayed
    rest = copies_cleaned.clean(plan)
    if not whole:
        raise KnownError(NOT_WHOLE)
    return Purged(counts, rest.copies, rest.deleted, rest.left + left)


def _refuse_if_needed(plan: OpenPlan, wanted: Collection[str]) -> None:
    if plan.read_only or plan.passing:
        raise KnownError(READ_ONLY)
    if not wanted:
        raise KnownError(NOTHING)
    for round in plan.all(VoteRound, state="open"):
        raise KnownError(VOTING, name=round.name)


def _made_anew(plan: OpenPlan) -> bool:
    try:
        traces.compact(plan.store)
    except KnownError:
        return False
    return True


def _limit(before: date | None) -> str:
    """The first stamp of a day; "" for all. What bears a day that has not come was made today at
    the latest, so before a day to come there is everything."""
    return "" if _everything_is(before) else _stamp(before or date.today())


def _stamp(day: date) -> str:
    """The first stamp of ``day``: stamps begin with 48 bits of milliseconds."""
    moment = datetime.combine(day, time.min).timestamp()
    return f"{max(0, int(moment * 1000)) << 16:016x}"


def _everything_is(before: date | None) -> bool:
    return before is None or before > date.today()


def _copies(copies: Plans, before: date | None) -> dict[str, list[Path]]:
    """The copies that were made before a day, by part; with all of them goes what was cut off."""
    kept, all_of_them = copies.kept(), _everything_is(before)

    def early(some: Iterable[Copy]) -> list[Path]:
        return [one.path for one in some if all_of_them or (before and one.moment.date() < before)]

    pieces = kept.pieces if all_of_them else ()
    return {"copies": [*early(kept.own), *pieces], "others": early(kept.others)}


def _wiped(path: Path) -> bool:
    try:
        return not planfile.is_open_here(path) and wiping.wipe(path)
    except KnownError:  # it has gone meanwhile
        return True


# -- a day for it ---------------------------------------------------------------------------------
def set_reminder(plan: OpenPlan, day: date | None) -> None:
    """Have the purge offered when the plan is opened from ``day`` on; ``None``: no more. A word
    about this file: it does not travel by joining."""
    with plan.store.transaction() as connection:
        about.say(connection, REMIND, day.isoformat() if day else None)


def reminder(plan: OpenPlan) -> date | None:
    """The day on which the purge is to be offered, if one was set."""
    with plan.store.reading() as connection:
        said = about.said(connection, REMIND)
    return day_of(said or "")


def is_due(plan: OpenPlan, today: date | None = None) -> bool:
    """Whether the day set for the purge has come, and it can be done here."""
    day = None if plan.read_only or plan.passing else reminder(plan)
    return day is not None and day <= (today or date.today())


# -- the whole plan -------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Doomed:
    """A plan that is to be destroyed: its file and the ``copies`` of it that this laptop keeps.
    ``others``: copies of the same plan under other names, which go where they are asked for."""

    path: Path
    copies: tuple[Path, ...]
    others: tuple[Copy, ...] = ()
    pieces: tuple[Path, ...] = ()


def doomed(plan: OpenPlan) -> Doomed:
    """What goes with the whole plan. ``KnownError`` where it may not: people are voting, or it
    cannot be written."""
    _refuse_if_needed(plan, ["copies"])
    kept = copies_of_plan.of(plan).kept()
    own = tuple(copy.path for copy in kept.own)
    return Doomed(plan.path.absolute(), own, kept.others, kept.pieces)


def destroy(plan: Doomed, progress: Progress = _unseen, others: bool = False) -> int:
    """Write over and delete a plan that was closed, with what lies beside it and its kept copies,
    those under ``others``' names too where asked; gives how many plans and copies went.
    ``KnownError`` names the first that stayed."""
    more = [copy.path for copy in plan.others] if others else []
    files = [plan.path, *plan.copies, *more]
    gone = 0
    stayed = []
    for done, path in enumerate(files):
        if done == 0:
            progress(done, len(files))  # from here on there is no way back
        if _wiped(path):
            gone += 1
        else:
            stayed.append(path.name)
    for path in (going_back.beside_of(plan.path), *plan.pieces):
        if not wiping.wipe(path):
            stayed.append(path.name)
    if stayed:
        raise KnownError(STAYED, name=stayed[0])
    return gone
