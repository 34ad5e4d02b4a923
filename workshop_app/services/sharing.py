"""A copy to hand over, for the City Hall: what the documents tell, as a file that can be opened.

It is written anew, so nothing lies in a free page. It holds no private note, no photo but the logos
of its documents, no history
(each record is there once, as it stands now), no laptop, no code, no rehearsal, no draft of a round.
It says what it is, opens to be read only, and is refused when files are joined.

**Ballots.** Only of rounds whose result was shown and may be told, because a result has to be
countable by whoever gets the copy. What ``docs/privacy.md`` asks of files that leave the room holds:

- Fewer than five ballots: the round stays at home (P-36).
- New random keys: no ballot can be found again in the plan (P-30, P-41).
- The table of a ballot goes along only where P-41 allows it, or where the rule that decides needs
  it; then small tables, and those of one mind, are one already (P-34, P-37). Otherwise ballots stand
  without a table and nothing is told per table.
- Points and scores of fewer than twenty people: a rare pattern can be a signature (P-41), so values
  are exchanged between ballots (``domain.voting.mixing``): every sum stays, no sheet does. Where the
  rule reads whole sheets (equal shares) that would change what was decided: the round stays at home.

**Counts.** A dimension of attendance with a count under five stays at home (P-09 to P-11); officials'
answers to a criterion go along from three numbers on (P-43); pins are rounded (P-24).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import sharing_records, sharing_rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import planfile, wiping
from workshop_app.storage import sharing as shared_in
from workshop_app.storage.errors import told as errors_told
from workshop_app.text import N_, KnownError

Progress = Callable[[int, int], None]

VOTING = N_("People are voting in round {name}. Nothing was written. Close the round first.")
ITSELF = N_("{name} is the plan that is open here. Nothing was written. Choose another name.")
THERE = N_("{name} is already there. Nothing was written. Choose another name.")
TWICE = N_("This is a sharing copy already. Nothing was written. Hand over this file.")


@dataclass(frozen=True, slots=True)
class Share:
    """What a sharing copy holds and what stays at home: the names of rounds with their ballots, of
    those without (their result may not leave, or was not shown), how many private notes and photos."""

    rounds: tuple[str, ...]
    at_home: tuple[str, ...]
    notes: int
    photos: int


def preview(plan: OpenPlan) -> Share:
    """What ``make`` would write."""
    going = sharing_rounds.going(plan)
    every = plan.all(VoteRound, rehearsal=False)
    with plan.store.lock:
        notes, photos = sharing_records.at_home(plan)
    return Share(
        tuple(one.round.name for one in going),
        tuple(one.name for one in every if one.id not in {two.round.id for two in going}),
        notes,
        photos,
    )


def made_of(plan: OpenPlan) -> dict[str, str]:
    """What a sharing copy says of itself (``made``: the day, ``value``: the check value of the plan
    that it was made from, ``own``: that of what it holds); empty where ``plan`` is none."""
    with plan.store.reading() as connection:
        return shared_in.told(connection)


def make(
    plan: OpenPlan, place: Path, progress: Progress | None = None, *, over: bool = False
) -> Path:
    """Write a sharing copy at ``place`` (".convite" is put behind it) and give its path. ``over``:
    a file that is there was asked about. Not for Qt's thread.

    ``KnownError``, with nothing written, while a round is open, over the open plan, or over a file
    that is there. A copy of a protected plan has no passphrase: it is made to be read.
    """
    place = place if place.suffix == ".convite" else place.with_name(place.name + ".convite")
    _refuse_if_needed(plan, place, over)
    unfinished = wiping.partial(place)
    unfinished.unlink(missing_ok=True)
    try:
        with errors_told():
            copy = planfile.make(unfinished)
            try:
                _write(plan, copy, progress)
            finally:
                copy.close()
            unfinished.replace(place)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return place


def _refuse_if_needed(plan: OpenPlan, place: Path, over: bool) -> None:
    for round in plan.all(VoteRound, state="open"):
        raise KnownError(VOTING, name=round.name)
    if made_of(plan):
        raise KnownError(TWICE)
    if place.exists():
        if plan.path.exists() and place.samefile(plan.path):
            raise KnownError(ITSELF, name=place.name)
        if not over:
            raise KnownError(THERE, name=place.name)


def _write(plan: OpenPlan, copy: planfile.PlanFile, progress: Progress | None) -> None:
    from workshop_app.services.plan_value import check_value_of, value_of

    tell = progress or (lambda _done, _total: None)
    tell(0, 3)
    going = sharing_rounds.going(plan)
    rows = sharing_records.standing(plan, going)
    tell(1, 3)
    with copy.transaction() as connection:
        shared_in.write(connection, rows, plan.record.seen())
        for hash in sharing_records.media(plan):
            shared_in.put_media(connection, hash, plan.media(hash))
        for one in going:
            sharing_rounds.write(copy, plan, one)
        sharing_rounds.write_ratings(copy, plan)
        made = datetime.now().isoformat(timespec="minutes")
        said = {"made": made, "value": check_value_of(plan), "own": value_of(copy)}
        shared_in.say(connection, said)
        tell(2, 3)
