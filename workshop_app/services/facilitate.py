"""The player: where the workshop stands, what to say now, how much time is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.meetings import AgendaItem, PrivateNote, Progress, Workshop
from workshop_app.domain.packs import ExercisePack, TimedStep, shortened, steps_for
from workshop_app.services import agenda
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import looked_over

ON_TIME_MINUTES = 2
"""Within so many minutes of the agenda the session is said to be on time."""
LITTLE_LEFT, NEARLY_OVER = 0.20, 0.05
"""From these shares of a step's time on, the ring warns."""


@dataclass(frozen=True, slots=True)
class Part:
    """An item of the agenda as the player walks it: a break has no pack and one step of silence."""

    item: AgendaItem
    pack: ExercisePack | None
    steps: tuple[TimedStep, ...]

    @property
    def count(self) -> int:
        """How many steps there are to walk, at least one."""
        return max(1, len(self.steps))

    def seconds(self, step: int) -> int:
        """How long the step lasts."""
        minutes = self.steps[step].minutes if self.steps else self.item.minutes
        return minutes * 60


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the player is. ``at`` counts the parts from 0, ``step`` the steps of the part."""

    parts: tuple[Part, ...]
    at: int
    progress: Progress

    @property
    def part(self) -> Part:
        return self.parts[self.at]

    @property
    def step(self) -> int:
        return min(self.progress.step, self.part.count - 1)

    @property
    def timed(self) -> TimedStep | None:
        """The step to walk now; ``None`` in a break."""
        return self.part.steps[self.step] if self.part.steps else None

    @property
    def running(self) -> bool:
        return bool(self.progress.since)

    @property
    def first(self) -> bool:
        return self.at == 0 and self.step == 0

    @property
    def last(self) -> bool:
        return self.at == len(self.parts) - 1 and self.step == self.part.count - 1

    def left(self, now: datetime) -> int:
        """Seconds left of the step; below zero it is over and counts up."""
        if not self.running:
            return self.progress.left
        gone = now - datetime.fromisoformat(self.progress.since)
        return self.progress.left - int(gone.total_seconds())

    def behind(self, now: datetime) -> int:
        """Whole minutes behind the agenda (below zero: ahead); 0 before the session began."""
        if not self.progress.began:
            return 0
        done = sum(part.item.minutes * 60 for part in self.parts[: self.at])
        done += sum(self.part.seconds(step) for step in range(self.step))
        planned = done + self.part.seconds(self.step) - max(self.left(now), 0)
        gone = (now - datetime.fromisoformat(self.progress.began)).total_seconds()
        return round((gone - planned) / 60)

    def ends(self, now: datetime) -> datetime:
        """When the session will be over if what follows takes its time."""
        rest = max(self.left(now), 0)
        rest += sum(self.part.seconds(s) for s in range(self.step + 1, self.part.count))
        rest += sum(part.item.minutes * 60 for part in self.parts[self.at + 1 :])
        return now + timedelta(seconds=rest)


def standing(plan: OpenPlan, workshop: Workshop) -> Standing | None:
    """Where the player of a workshop is; ``None`` when its agenda is empty."""
    parts = tuple(_part(item) for item in agenda.items(plan, workshop))
    if not parts:
        return None
    kept = plan.find(Progress, _progress_id(workshop))
    if kept is None:
        kept = Progress(id=_progress_id(workshop), workshop=workshop.id, left=parts[0].seconds(0))
    ids = [part.item.id for part in parts]
    at = ids.index(kept.item) if kept.item in ids else 0
    return Standing(parts, at, kept)


def go_to(plan: OpenPlan, now: Standing, at: int, step: int, moment: datetime) -> None:
    """Jump to a step of a part; its time starts anew, running if the session runs."""
    at = min(max(at, 0), len(now.parts) - 1)
    part = now.parts[at]
    step = min(max(step, 0), part.count - 1)
    began = now.progress.began or moment.isoformat(timespec="seconds")
    _keep(
        plan,
        replace(
            now.progress,
            item=part.item.id,
            step=step,
            seconds=part.seconds(step),
            left=part.seconds(step),
            since=moment.isoformat(timespec="seconds"),
            began=began,
            ended=False,
        ),
    )


def forward(plan: OpenPlan, now: Standing, moment: datetime) -> None:
    """The next step, of the next part where this one is over; steps without time are passed."""
    at, step = now.at, now.step
    while (at, step) != (len(now.parts) - 1, now.parts[-1].count - 1):
        at, step = (at, step + 1) if step + 1 < now.parts[at].count else (at + 1, 0)
        part = now.parts[at]
        if not part.steps or not part.steps[step].skipped:
            go_to(plan, now, at, step, moment)
            return


def backward(plan: OpenPlan, now: Standing, moment: datetime) -> None:
    """The step before, of the part before where this one begins."""
    at, step = now.at, now.step
    while (at, step) != (0, 0):
        at, step = (at, step - 1) if step else (at - 1, now.parts[at - 1].count - 1)
        part = now.parts[at]
        if not part.steps or not part.steps[step].skipped:
            go_to(plan, now, at, step, moment)
            return


def start(plan: OpenPlan, now: Standing, moment: datetime) -> None:
    """Let the time run, from where it was paused."""
    if now.running:
        return
    stamp = moment.isoformat(timespec="seconds")
    left = now.progress.left if now.progress.item else now.part.seconds(now.step)
    progress = replace(now.progress, item=now.part.item.id, step=now.step, left=left, since=stamp)
    _keep(plan, replace(progress, began=progress.began or stamp))


def pause(plan: OpenPlan, now: Standing, moment: datetime) -> None:
    """Hold the time."""
    if now.running:
        _keep(plan, replace(now.progress, left=now.left(moment), since=""))


def add_minutes(plan: OpenPlan, now: Standing, minutes: int) -> None:
    """Give the present step more minutes, or fewer."""
    _keep(plan, replace(now.progress, left=now.progress.left + minutes * 60))


def finish(plan: OpenPlan, now: Standing, moment: datetime) -> None:
    """The session is over; nothing is said to be interrupted."""
    _keep(plan, replace(now.progress, left=now.left(moment), since="", ended=True))


def catch_up(plan: OpenPlan, now: Standing, moment: datetime) -> int:
    """Shorten what follows by the minutes the session is behind, in proportion, never a break.

    From then on it is on time again. Gives back the minutes that could not be won. One step, so
    undo brings the agenda back as it was.
    """
    late = max(0, now.behind(moment))
    rest = [part.item for part in now.parts[now.at + 1 :] if not part.item.optional]
    wanted = sum(item.minutes for item in rest) - late
    lengths = shortened(
        [agenda.least(item) for item in rest], [item.minutes for item in rest], wanted
    )
    won = sum(item.minutes for item in rest) - sum(lengths)
    if won:
        began = datetime.fromisoformat(now.progress.began) + timedelta(minutes=won)
        with plan.step("agenda.change") as step:
            for item, length in zip(rest, lengths, strict=True):
                step.change(item, minutes=length)
            step.change(now.progress, began=began.isoformat(timespec="seconds"))
    return late - won


def interrupted(plan: OpenPlan) -> Workshop | None:
    """The workshop whose session began and did not end, the latest one."""
    open_ones = [p for p in plan.all(Progress) if p.began and not p.ended]
    if not open_ones:
        return None
    return plan.find(Workshop, max(open_ones, key=lambda p: p.since or p.began).workshop)


# -- private notes --------------------------------------------------------------------------------
def note(plan: OpenPlan, workshop: Workshop) -> PrivateNote | None:
    """What the facilitator wrote for herself in this workshop."""
    kept = plan.all(PrivateNote, workshop=workshop.id)
    return kept[0] if kept else None


def write_note(
    plan: OpenPlan, workshop: Workshop, text: str, *, confirmed: bool = False
) -> PrivateNote | None:
    """Keep the private note; empty words take it away. It passes the text guard like all text."""
    words = looked_over(text, confirmed)
    kept = note(plan, workshop)
    with plan.step("note.write") as step:
        if kept is None:
            return (
                step.add(PrivateNote(id=new_id(), workshop=workshop.id, text=words))
                if words
                else None
            )
        if not words:
            step.remove(kept)
            return None
        return step.change(kept, text=words)


def _part(item: AgendaItem) -> Part:
    pack = agenda.pack(item)
    return Part(item, pack, steps_for(pack, item.minutes) if pack else ())


def _progress_id(workshop: Workshop) -> str:
    return link_id("progress", workshop.id)


def _keep(plan: OpenPlan, progress: Progress) -> None:
    """The player's place is recorded, but it is no step that undo would walk."""
    with plan.step("facilitate.move") as step:
        kept = plan.find(Progress, progress.id)
        if kept is None:
            step.add(progress)
            return
        names = ("item", "step", "seconds", "left", "since", "began", "ended")
        step.change(kept, **{name: getattr(progress, name) for name in names})
