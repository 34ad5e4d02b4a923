"""The agenda of a workshop: exercises and breaks in order, with minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import AgendaItem, Progress, Workshop
from workshop_app.domain.packs import ExercisePack, in_language, schedule, shortened, steps_for
from workshop_app.services import content, own_exercises
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError

BREAK_MINUTES = {"rest": 10, "snack": 15, "lunch": 60}
"""How long each kind of break lasts at first."""
DEFAULT_START = time(9)
"""The hour from which an agenda is told while its workshop has none."""
BREAK_BOUNDS = (5, 120)
"""Whole minutes that a break may last."""


def items(plan: OpenPlan, workshop: Workshop) -> list[AgendaItem]:
    """The agenda in its order."""
    found = plan.all(AgendaItem, workshop=workshop.id)
    return sorted(found, key=lambda item: (item.position, item.born, item.id))


def minutes(agenda: Sequence[AgendaItem]) -> int:
    """How long the agenda lasts, without what is optional."""
    return sum(item.minutes for item in agenda if not item.optional)


def available(workshop: Workshop) -> int:
    """Minutes between the workshop's start and end; 0 where they are not set."""
    try:
        start, end = (
            int(hour) * 60 + int(minute)
            for hour, minute in (moment.split(":") for moment in (workshop.start, workshop.end))
        )
    except ValueError:
        return 0
    return max(0, end - start)


def bounds(plan: OpenPlan, item: AgendaItem) -> tuple[int, int]:
    """The fewest and the most whole minutes that an item may have."""
    found = pack(plan, item)
    return (found.minutes.least, found.minutes.most) if found else BREAK_BOUNDS


def pack(plan: OpenPlan, item: AgendaItem) -> ExercisePack | None:
    """The exercise that an item is; ``None`` for a break, or where its pack is no longer there.

    A text of someone's own that travels in the plan wins over this laptop's files (see
    ``own_exercises``)."""
    return own_exercises.pack(plan, item.exercise) if item.kind == "exercise" else None


def starts(workshop: Workshop) -> time:
    """The hour at which a workshop begins, with or without a known end."""
    try:
        return time.fromisoformat(workshop.start)
    except ValueError:
        return DEFAULT_START


def begins(workshop: Workshop, agenda: Sequence[AgendaItem]) -> list[time]:
    """When each item begins on the clock; what is optional takes no time of the others."""
    start = starts(workshop)
    lasting = [replace(item, minutes=0) if item.optional else item for item in agenda]
    return [slot.begins for slot in schedule(lasting, start)]


def start_from(plan: OpenPlan, workshop: Workshop, template: str) -> list[AgendaItem]:
    """Take a ready agenda (its id) in place of the workshop's present one."""
    chosen = content.agenda(template)
    if chosen is None:
        raise KnownError(
            N_("There is no ready agenda {name}. Nothing was changed. Choose another."),
            name=template,
        )
    with plan.step("agenda.start") as step:
        for old in plan.all(AgendaItem, workshop=workshop.id):
            step.remove(old)
        own_exercises.carry(plan, step, (item.exercise for item in chosen.items if item.exercise))
        made = [
            step.add(
                AgendaItem(
                    id=new_id(),
                    workshop=workshop.id,
                    position=float(at),
                    kind="exercise" if item.exercise else "break",
                    exercise=item.exercise or item.rest,
                    title=in_language(item.title, plan.plan.language),
                    minutes=item.minutes,
                    optional=item.optional,
                )
            )
            for at, item in enumerate(chosen.items, start=1)
        ]
        step.change(workshop, agenda=template)
    return made


def copy_from(plan: OpenPlan, workshop: Workshop, other: Workshop) -> list[AgendaItem]:
    """Take the agenda of another workshop of the plan, in place of the present one."""
    theirs = items(plan, other)
    with plan.step("agenda.start") as step:
        for old in plan.all(AgendaItem, workshop=workshop.id):
            step.remove(old)
        made = [
            step.add(replace(item, id=new_id(), born="", workshop=workshop.id)) for item in theirs
        ]
        step.change(workshop, agenda=other.agenda)
    return made


def clear(plan: OpenPlan, workshop: Workshop) -> None:
    """Take everything out of the agenda, in one step: it begins empty."""
    with plan.step("agenda.clear") as step:
        for old in plan.all(AgendaItem, workshop=workshop.id):
            step.remove(old)
        step.change(workshop, agenda="")


def add(
    plan: OpenPlan,
    workshop: Workshop,
    exercise: str,
    *,
    kind: str = "exercise",
    after: AgendaItem | None = None,
    length: int | None = None,
) -> AgendaItem:
    """Add an exercise (a pack's id) or a break (``rest snack lunch``) after an item, or at the end."""
    present = items(plan, workshop)
    at = _between(present, after)
    found = own_exercises.pack(plan, exercise) if kind == "exercise" else None
    usual = found.minutes.typical if found else BREAK_MINUTES.get(exercise, 15)
    item = AgendaItem(
        id=new_id(),
        workshop=workshop.id,
        position=at,
        kind=kind,
        exercise=exercise,
        minutes=length if length is not None else usual,
    )
    with plan.step("agenda.add") as step:
        if kind == "exercise":
            own_exercises.carry(plan, step, [exercise])
        return step.add(item)


def set_minutes(plan: OpenPlan, item: AgendaItem, length: int) -> AgendaItem:
    """Give an item whole minutes, within what its exercise allows."""
    least, most = bounds(plan, item)
    with plan.step("agenda.change") as step:
        return step.change(item, minutes=min(max(length, least), most))


def move(plan: OpenPlan, item: AgendaItem, to: int) -> None:
    """Move an item to the place ``to`` (0 is the first) of its workshop's agenda."""
    workshop = plan.one(Workshop, item.workshop)
    others = [other for other in items(plan, workshop) if other.id != item.id]
    to = min(max(to, 0), len(others))
    after = others[to - 1] if to else None
    with plan.step("agenda.move") as step:
        step.change(item, position=_between(others, after, first=to == 0))


def remove(plan: OpenPlan, item: AgendaItem) -> None:
    """Take an item out of the agenda. A session that is in it goes on with the one after it (the
    one before it where it was the last)."""
    agenda = plan.all(AgendaItem, workshop=item.workshop)
    others = sorted((one for one in agenda if one.id != item.id), key=lambda one: one.position)
    after = [one for one in others if one.position >= item.position]
    instead = next(iter(after), others[-1] if others else None)
    with plan.step("agenda.remove") as step:
        for standing in plan.all(Progress, workshop=item.workshop, item=item.id):
            left = _begins_with(plan, instead) if instead else 0
            place = instead.id if instead else None
            step.change(standing, item=place, step=0, seconds=left, left=left)
        step.remove(item)


def _begins_with(plan: OpenPlan, item: AgendaItem) -> int:
    """Seconds of its first step; a break has one of all its minutes."""
    found = pack(plan, item)
    timed = steps_for(found, item.minutes) if found else ()
    return (timed[0].minutes if timed else item.minutes) * 60


def fit(plan: OpenPlan, workshop: Workshop) -> int:
    """Shorten what can be shortened, in proportion, never a break; the minutes still over."""
    agenda = [item for item in items(plan, workshop) if not item.optional]
    lengths = shortened(
        [least(plan, item) for item in agenda],
        [item.minutes for item in agenda],
        available(workshop),
    )
    with plan.step("agenda.change") as step:
        for item, length in zip(agenda, lengths, strict=True):
            step.change(item, minutes=length)
    return max(0, sum(lengths) - available(workshop))


def least(plan: OpenPlan, item: AgendaItem) -> int:
    """To how few minutes fitting may shorten an item: a break never."""
    found = pack(plan, item)
    return min(found.minutes.least, item.minutes) if found else item.minutes


def _between(present: list[AgendaItem], after: AgendaItem | None, first: bool = False) -> float:
    """A position after ``after`` (``None``: at the end, or before all where ``first``)."""
    if not present:
        return 1.0
    if after is None:
        return present[0].position - 1 if first else present[-1].position + 1
    at = next(n for n, item in enumerate(present) if item.id == after.id)
    if at + 1 == len(present):
        return after.position + 1
    return (after.position + present[at + 1].position) / 2
