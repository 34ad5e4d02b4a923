"""The player: where the workshop stands, what to say now, how much time is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.meetings import AgendaItem, PrivateNote, Progress, Workshop
from workshop_app.domain.packs import ExercisePack, TimedStep, steps_for
from workshop_app.services import agenda
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in, looked_over

ON_TIME_MINUTES = 2
"""Within so many minutes of the agenda the session is said to be on time."""
LITTLE_LEFT, NEARLY_OVER = 0.20, 0.05
"""From these shares of a step's time on, the ring warns."""
LAPSES = timedelta(hours=6)
"""So long after it should have been over a session that nobody ended counts as left standing."""


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
    def total(self) -> int:
        """Seconds that the present step has, with what was given or taken since it began."""
        walked = self.progress.item == self.part.item.id and self.progress.seconds > 0
        return self.progress.seconds if walked else self.part.seconds(self.step)

    @property
    def part_total(self) -> int:
        """Seconds that the present part has, with what was given or taken."""
        return self.part.item.minutes * 60 + self.total - self.part.seconds(self.step)

    @property
    def planned(self) -> int:
        """Seconds that the agenda lasts, without what is optional."""
        return sum(part.item.minutes * 60 for part in self.parts if not part.item.optional)

    @property
    def running(self) -> bool:
        return bool(self.progress.since)

    @property
    def first(self) -> bool:
        """Whether there is nothing to walk before."""
        return self.beside(-1) is None

    @property
    def last(self) -> bool:
        """Whether there is nothing to walk after."""
        return self.beside(1) is None

    def beside(self, by: int) -> tuple[int, int] | None:
        """The part and step to walk after the present one (``by`` 1) or before it (-1); steps that
        are left out are passed over."""
        here = (self.at, self.step)
        places = [
            (at, step)
            for at, part in enumerate(self.parts)
            for step in range(part.count)
            if not part.steps or not part.steps[step].skipped
        ]
        if by > 0:
            return next((place for place in places if place > here), None)
        return next((place for place in reversed(places) if place < here), None)

    def left(self, now: datetime) -> int:
        """Seconds left of the step; below zero it is over and counts up."""
        if not self.running:
            return self.progress.left
        gone = now - datetime.fromisoformat(self.progress.since)
        return self.progress.left - max(0, int(gone.total_seconds()))

    def part_left(self, now: datetime) -> int:
        """Seconds left of the part: of the step, and all of the steps that follow in it."""
        return self.left(now) + self._following()

    def session_left(self, now: datetime) -> int:
        """Seconds until the session should be over; below zero it is late. Before it began all."""
        if not self.progress.began:
            return self.planned
        return int((self._due() - now).total_seconds())

    def behind(self, now: datetime) -> int:
        """Whole minutes behind the agenda (below zero: ahead); 0 before the session began."""
        if not self.progress.began:
            return 0
        return round((self.ends(now) - self._due()).total_seconds() / 60)

    def ends(self, now: datetime) -> datetime:
        """When the session will be over if what follows takes its time, without what is optional."""
        return now + timedelta(seconds=max(self.left(now), 0) + self._after())

    def lapsed(self, now: datetime) -> bool:
        """Whether the session was left standing: nobody ended it and by the clock it has long been
        over, or it would only begin, because the clock was set back meanwhile."""
        if not self.progress.began or self.progress.ended:
            return False
        began = datetime.fromisoformat(self.progress.began)
        return now < began - LAPSES or now > self._due() + LAPSES

    def on_time(self, now: datetime) -> datetime:
        """When the session would have to have begun to be on time now, from where it stands."""
        if self.first:
            return now
        gone = self.planned - max(self.progress.left, 0) - self._after()
        return now - timedelta(seconds=max(0, gone))

    def _after(self) -> int:
        """Seconds of everything that comes after the present step, without what is optional."""
        after = self.parts[self.at + 1 :]
        return self._following() + sum(
            part.item.minutes * 60 for part in after if not part.item.optional
        )

    def _following(self) -> int:
        """Seconds of the steps of this part that come after the present one."""
        return sum(self.part.seconds(step) for step in range(self.step + 1, self.part.count))

    def _due(self) -> datetime:
        """When the session should be over."""
        return datetime.fromisoformat(self.progress.began) + timedelta(seconds=self.planned)


def standing(plan: OpenPlan, workshop: Workshop, moment: datetime | None = None) -> Standing | None:
    """Where the player of a workshop is; ``None`` when its agenda is empty.

    A session that has ``lapsed`` by ``moment`` stands in its place with no time running and as not
    begun: who takes it up another day is on time from there.
    """
    parts = tuple(_part(plan, item) for item in agenda.items(plan, workshop))
    if not parts:
        return None
    kept = plan.find(Progress, _progress_id(workshop))
    if kept is None or kept.item is None:
        kept = Progress(id=_progress_id(workshop), workshop=workshop.id, left=parts[0].seconds(0))
    ids = [part.item.id for part in parts]
    at = ids.index(kept.item) if kept.item in ids else 0
    found = Standing(parts, at, kept)
    if moment is not None and found.lapsed(moment):
        left = min(kept.left, found.total)  # without what a shut lid was to leave out
        return replace(found, progress=replace(kept, since="", began="", left=left))
    return found


def go_to(plan: OpenPlan, now: Standing, at: int, step: int, moment: datetime) -> None:
    """Jump to a step of a part; its time starts anew and runs, also where it was paused."""
    at = min(max(at, 0), len(now.parts) - 1)
    part = now.parts[at]
    step = min(max(step, 0), part.count - 1)
    progress = replace(
        now.progress,
        item=part.item.id,
        step=step,
        seconds=part.seconds(step),
        left=part.seconds(step),
        since=_stamp(moment),
        ended=False,
    )
    _keep(plan, _begun(replace(now, at=at, progress=progress), now, moment))


def forward(plan: OpenPlan, now: Standing, moment: datetime) -> None:
    """The next step, of the next part where this one is over; steps without time are passed."""
    if to := now.beside(1):
        go_to(plan, now, *to, moment)


def backward(plan: OpenPlan, now: Standing, moment: datetime) -> None:
    """The step before, of the part before where this one begins."""
    if to := now.beside(-1):
        go_to(plan, now, *to, moment)


def start(plan: OpenPlan, now: Standing, moment: datetime) -> None:
    """Let the time run, from where it was paused."""
    if now.running:
        return
    stamp = _stamp(moment)
    left = now.progress.left if now.progress.item else now.part.seconds(now.step)
    progress = replace(
        now.progress,
        item=now.part.item.id,
        step=now.step,
        seconds=now.total,
        left=left,
        since=stamp,
        ended=False,
    )
    _keep(plan, _begun(replace(now, progress=progress), now, moment))


def _begun(standing: Standing, before: Standing, moment: datetime) -> Progress:
    """The progress of ``standing``, begun now where it was not; taken up again in the middle, or
    after it had ended and lapsed, it began as long ago as what lies behind it lasts."""
    progress, was = standing.progress, before.progress
    lapsed = replace(before, progress=replace(was, ended=False)).lapsed(moment)
    if progress.began and not lapsed:
        return progress
    began = standing.on_time(moment) if was.item else moment
    return replace(progress, began=_stamp(began))


def pause(plan: OpenPlan, now: Standing, moment: datetime) -> None:
    """Hold the time."""
    if now.running:
        _keep(plan, replace(now.progress, left=now.left(moment), since=""))


def add_minutes(plan: OpenPlan, now: Standing, minutes: int) -> None:
    """Give the present step more minutes, or fewer; a step never has less than one."""
    total = max(60, now.total + minutes * 60)
    left = now.progress.left if now.progress.item else now.total
    given = left + total - now.total
    _keep(plan, replace(now.progress, item=now.part.item.id, seconds=total, left=given))


def leave_out(plan: OpenPlan, now: Standing, seconds: int) -> None:
    """Take ``seconds`` that passed out of the step's time, as if it had been paused for so long;
    below zero they count again."""
    _keep(plan, replace(now.progress, left=now.progress.left + seconds))


def move_clock(plan: OpenPlan, now: Standing, seconds: int) -> None:
    """The laptop's clock was set forward by ``seconds`` (back: below zero) while no time passed."""

    def moved(told: str) -> str:
        return _stamp(datetime.fromisoformat(told) + timedelta(seconds=seconds)) if told else ""

    progress = now.progress
    _keep(plan, replace(progress, since=moved(progress.since), began=moved(progress.began)))


def finish(plan: OpenPlan, now: Standing, moment: datetime) -> None:
    """The session is over; nothing is said to be interrupted."""
    _keep(plan, replace(now.progress, left=now.left(moment), since="", ended=True))


def interrupted(plan: OpenPlan, moment: datetime) -> Workshop | None:
    """The workshop whose session began, did not end and has not ``lapsed`` by ``moment``; the
    latest one."""
    open_ones = [p for p in plan.all(Progress) if p.began and not p.ended]
    for progress in sorted(open_ones, key=lambda p: p.since or p.began, reverse=True):
        workshop = plan.find(Workshop, progress.workshop)
        found = standing(plan, workshop, moment) if workshop else None
        if found and found.progress.began:
            return workshop
    return None


def reset(plan: OpenPlan, workshop: Workshop) -> None:
    """The session of a workshop stands at its beginning, not begun; no other one runs."""
    for kept in plan.all(Progress):
        if kept.workshop == workshop.id:
            _keep(plan, Progress(id=kept.id, workshop=kept.workshop))
        elif kept.since:
            _keep(plan, replace(kept, since="", ended=True))


def live(plan: OpenPlan, moment: datetime) -> tuple[Workshop, Standing] | None:
    """The workshop whose time runs at ``moment``, and where it stands; the one begun last of
    several."""
    running = [one for one in plan.all(Progress) if one.since and not one.ended]
    for progress in sorted(running, key=lambda one: one.since, reverse=True):
        workshop = plan.find(Workshop, progress.workshop)
        found = standing(plan, workshop, moment) if workshop else None
        if workshop and found and found.running:
            return workshop, found
    return None


def capturing(plan: OpenPlan, workshop: Workshop | None, moment: datetime) -> str:
    """What the present step of a workshop's session captures in words: "proposal", "challenge", or
    "" where it is something else or no session is on at ``moment``."""
    now = standing(plan, workshop, moment) if workshop else None
    if now is None or not now.progress.began or now.progress.ended or now.timed is None:
        return ""
    kind = now.timed.step.capture
    return kind if kind in ("proposal", "challenge") else ""


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
        if not words:
            if kept:
                step.remove(kept)
            return None
        if kept is None:
            kept = step.add(PrivateNote(id=new_id(), workshop=workshop.id, text=words))
        return confirmed_in(step, step.change(kept, text=words), confirmed)


def _part(plan: OpenPlan, item: AgendaItem) -> Part:
    pack = agenda.pack(plan, item)
    return Part(item, pack, steps_for(pack, item.minutes) if pack else ())


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


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
