"""Coming back to the community: what was said, what was decided, what came of it and why, and when
we meet again. The meeting itself is prepared from it in one act.

Three things are said as plainly as the good news: what runs late, what was given up, and what did
not enter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workshop_app.domain.action_plan import Commitment
from workshop_app.domain.days import day_of
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import AgendaItem, Workshop
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.domain.rounds import Decision
from workshop_app.services import action_plan, agenda, due, numbering, own_exercises
from workshop_app.services.due import Due
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.proposals import on_the_board
from workshop_app.services.wording import looked_over, needed
from workshop_app.text import N_

EXERCISE = "readback-evaluation"
"""The exercise of the packs with which a plan is read back."""

WELCOME = "welcome-agreements"
COMMITMENTS = "commitments"
AGENDA: tuple[tuple[str, int | None], ...] = ((WELCOME, None), (EXERCISE, 40), (COMMITMENTS, None))
"""The exercises of a read-back meeting and their minutes (``None``: as usual)."""

BEGINS, LASTS_TO = "09:00", "11:00"

NO_TITLE = N_("The meeting has no name yet. Nothing was changed. Write one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A proposal that did not enter, or waits, with its number and the reason in words; ``day``
    (ISO, "") when it was decided."""

    proposal: Proposal
    number: str
    outcome: str
    reason: str
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readback:
    """What the meeting needs, as of ``today``. Counts of what was said; the actions by how they go
    (``under_way`` holds those that nobody looked at too); the promises that are kept, and those
    that are overdue; what did not enter or waits; ``unanswered`` proposals, which are owed an
    answer before the meeting. ``next_day``: the nearest day on which something is promised or
    meant to be ready, or a meeting is held."""

    today: date
    challenges: int
    proposals: int
    done: tuple[Due, ...]
    under_way: tuple[Due, ...]
    late: tuple[Due, ...]
    dropped: tuple[Due, ...]
    kept: tuple[Due, ...]
    overdue: tuple[Due, ...]
    left_out: tuple[LeftOut, ...]
    waiting: tuple[LeftOut, ...]
    unanswered: int
    next_day: date | None

    @property
    def without_reason(self) -> tuple[Due, ...]:
        """What is late or was given up and has no reason in words yet: to be written before anyone
        asks."""
        return tuple(one for one in (*self.late, *self.dropped) if not reason_of(one))


def reason_of(one: Due) -> str:
    """Why it stands so, in the words of the last that was found; "" for none."""
    if one.last is not None:
        return one.last.note
    return one.record.follow_up if isinstance(one.record, Commitment) else ""


def readback(plan: OpenPlan, today: date) -> Readback:
    """What the read-back of the whole plan needs on that day."""
    listed = due.listed(plan, today)
    actions = [one for one in listed if one.is_action]
    promised = [one for one in listed if not one.is_action]
    late = [one for one in actions if one.kind == due.OVERDUE or one.state == "late"]
    decided = _decided(plan)
    return Readback(
        today=today,
        challenges=plan.count(Challenge),
        proposals=len(on_the_board(plan)),
        done=_of(actions, due.DONE),
        under_way=tuple(one for one in _of(actions, due.OPEN) if one not in late),
        late=tuple(late),
        dropped=_of(actions, due.DROPPED),
        kept=_of(promised, due.DONE),
        overdue=_of(promised, due.OVERDUE),
        left_out=tuple(one for one in decided if one.outcome == "out"),
        waiting=tuple(one for one in decided if one.outcome == "waits"),
        unanswered=len(action_plan.without_answer(plan)),
        next_day=next_day(plan, listed, today),
    )


def _of(found: Iterable[Due], kind: str) -> tuple[Due, ...]:
    return tuple(one for one in found if one.kind == kind)


def _decided(plan: OpenPlan) -> list[LeftOut]:
    """What is out or waits, in the order of the numbers."""
    numbers = numbering.labels(plan, Proposal)
    standing = {one.id: one for one in on_the_board(plan)}
    found = [
        LeftOut(
            proposal=standing[one.proposal],
            number=numbers[one.proposal],
            outcome=one.outcome,
            reason=one.reason,
            day=one.day,
        )
        for one in plan.all(Decision)
        if one.proposal in standing and one.outcome in ("out", "waits")
    ]
    return sorted(found, key=lambda one: sort_key(one.number))


def next_day(plan: OpenPlan, listed: Iterable[Due], today: date) -> date | None:
    """The nearest day from ``today`` on: a workshop, else a promise or an action's target."""
    meetings = [day_of(one.day) for one in plan.all(Workshop)]
    coming = [day for day in meetings if day is not None and day >= today]
    promised = [one.by for one in listed if one.kind == due.OPEN and one.by and one.by >= today]
    return min(coming or promised, default=None)


# -- the meeting ----------------------------------------------------------------------------------
def prepare(plan: OpenPlan, title: str, day: str, *, place: str = "") -> Workshop:
    """A workshop to read the plan back, with its agenda, in one step: welcome, the read-back of the
    packs, new commitments. ``day`` ISO, "" for none yet. What a pack lacks here is left out, but
    for the read-back itself."""
    words, where = needed(title, NO_TITLE), looked_over(place)
    last = max(plan.all(Workshop), key=lambda one: (one.day, one.number), default=None)
    wanted = [
        (key, minutes)
        for key, minutes in AGENDA
        if key == EXERCISE or own_exercises.pack(plan, key) is not None
    ]
    with plan.step("readback.prepare") as step:
        made = step.add(
            Workshop(
                id=new_id(),
                number=max((one.number for one in plan.all(Workshop)), default=0) + 1,
                title=words,
                day=day,
                start=BEGINS,
                end=LASTS_TO,
                place=where or (last.place if last else ""),
                audience="community",
                people=last.people if last else 24,
                low_literacy=last.low_literacy if last else False,
            )
        )
        own_exercises.carry(plan, step, [key for key, _ in wanted])
        for at, (key, minutes) in enumerate(wanted):
            step.add(_item(plan, made, key, minutes, at))
    return made


def _item(plan: OpenPlan, workshop: Workshop, key: str, minutes: int | None, at: int) -> AgendaItem:
    pack = own_exercises.pack(plan, key)
    usual = pack.minutes.typical if pack else 25
    return AgendaItem(
        id=new_id(),
        workshop=workshop.id,
        position=float(at + 1),
        exercise=key,
        minutes=minutes if minutes is not None else usual,
    )


def meeting(plan: OpenPlan) -> Workshop | None:
    """The last workshop in which the plan is read back and nothing was said yet, if there is one
    that was prepared: its agenda holds the exercise and was not taken from a ready one."""
    found = _meetings(plan)
    return found[-1] if found else None


def _meetings(plan: OpenPlan) -> list[Workshop]:
    return [
        one
        for one in plan.all(Workshop)
        if not one.agenda and any(item.exercise == EXERCISE for item in agenda.items(plan, one))
    ]


def again(plan: OpenPlan, today: date, held: date | None = None) -> date | None:
    """When it is told next, from ``today`` on and after the meeting ``held`` on that day: the nearest
    workshop with the read-back in its agenda that was prepared for it, or promise that is of no
    single action; ``None`` while there is none."""
    days = [day_of(one.by) for one in plan.all(Commitment) if not one.action]
    days += [day_of(one.day) for one in _meetings(plan)]
    coming = (day for day in days if day and day >= today and (held is None or day > held))
    return min(coming, default=None)
