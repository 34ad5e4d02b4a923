"""The session against its agenda: how much time is left in words of a state, what could be shortened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop_app.domain.meetings import AgendaItem
from workshop_app.domain.packs import ExercisePack, shortened, steps_for
from workshop_app.services import agenda
from workshop_app.services.facilitate import LITTLE_LEFT, NEARLY_OVER, Part, Standing
from workshop_app.services.open_plan import OpenPlan


def state(left: int, total: int) -> str:
    """What is to be said of ``left`` of ``total`` seconds: ``enough``, ``little`` from 20 % on,
    ``nearly`` (over) from 5 % on, ``over`` past zero."""
    if left < 0:
        return "over"
    if left <= total * NEARLY_OVER:
        return "nearly"
    return "little" if left <= total * LITTLE_LEFT else "enough"


@dataclass(frozen=True, slots=True)
class Shorter:
    """An exercise to come and the whole minutes that it would have. ``skipped`` counts from 0 the
    steps that fall away at that length, ``may_skip`` those that may be passed over at all."""

    item: AgendaItem
    pack: ExercisePack
    minutes: int
    skipped: tuple[int, ...] = ()
    may_skip: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortening:
    """What to shorten so that the session is on time: ``late`` whole minutes behind, ``missing``
    those that cannot be won. ``now`` are the steps still to come of the present exercise that may be
    skipped."""

    late: int
    missing: int
    parts: tuple[Shorter, ...]
    now: tuple[int, ...] = ()

    @property
    def won(self) -> int:
        """Whole minutes that are won by it."""
        return self.late - self.missing


def shortening(plan: OpenPlan, standing: Standing, moment: datetime) -> Shortening:
    """What could be shortened of what follows by the minutes the session is behind: in proportion,
    each exercise within its range, never a break nor what is optional. Nothing is changed."""
    late = max(0, standing.behind(moment))
    rest = [part for part in standing.parts[standing.at + 1 :] if not part.item.optional]
    before = [part.item.minutes for part in rest]
    after = shortened([agenda.least(plan, part.item) for part in rest], before, sum(before) - late)
    found = tuple(
        _shorter(part, minutes)
        for part, minutes in zip(rest, after, strict=True)
        if minutes < part.item.minutes
    )
    ahead = range(standing.step + 1, standing.part.count)
    steps = standing.part.steps
    skippable = tuple(n for n in ahead if steps and steps[n].step.least == 0 and steps[n].minutes)
    return Shortening(late, late - (sum(before) - sum(after)), found, skippable)


def shorten(plan: OpenPlan, standing: Standing, wanted: Shortening) -> None:
    """Shorten what follows as ``wanted`` says; from then on it is on time again.

    One step, so undo brings the agenda back as it was.
    """
    if not wanted.parts:
        return
    began = datetime.fromisoformat(standing.progress.began) + timedelta(minutes=wanted.won)
    with plan.step("agenda.change") as step:
        for part in wanted.parts:
            step.change(part.item, minutes=part.minutes)
        step.change(standing.progress, began=began.isoformat(timespec="seconds"))


def _shorter(part: Part, minutes: int) -> Shorter:
    pack = part.pack
    assert pack is not None, "a break is never shortened"
    timed = steps_for(pack, minutes)
    return Shorter(
        part.item,
        pack,
        minutes,
        skipped=tuple(n for n, one in enumerate(timed) if one.skipped),
        may_skip=tuple(n for n, one in enumerate(pack.steps) if one.least == 0),
    )
