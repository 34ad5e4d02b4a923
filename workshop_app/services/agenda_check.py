"""What is not right with an agenda, in words, each with a way out. It only warns: the
facilitator decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from workshop_app.domain.meetings import AgendaItem, Workshop
from workshop_app.domain.packs import ExercisePack
from workshop_app.domain.proposals import Proposal
from workshop_app.services import agenda
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_

MOST_WITHOUT_BREAK = 120
"""Minutes after which people need a break."""

WAYS = {
    "later": N_("Move it after the proposals"),
    "propose": N_("Add an exercise for proposals"),
    "rest": N_("Put a break there"),
    "remove": N_("Take it out"),
    "fit": N_("Shorten"),
    "exchange": N_("Choose another"),
    "people": N_("Change the number of people"),
}
"""What can be done about a warning, as its button says it."""


@dataclass(frozen=True, slots=True)
class AgendaWarning:
    """One thing that is not right: of which item (its id), in words, and the way out (of ``WAYS``).

    ``message`` is for the catalogues; ``facts`` may hold ``exercise``: to be replaced by the
    title of ``item``. ``after`` is the item after which something is to be put."""

    item: str
    message: str
    way: str
    facts: Mapping[str, object] = field(default_factory=dict)
    after: str = ""


def warnings(plan: OpenPlan, workshop: Workshop) -> list[AgendaWarning]:
    """What is not right with a workshop's agenda, the most serious first."""
    items = agenda.items(plan, workshop)
    if not items:
        return []
    rows = [(item, agenda.pack(plan, item)) for item in items]
    said = plan.count(Proposal, workshop=workshop.id) > 0
    return [
        *_vote_before_proposals(rows, said),
        *_after_the_end(workshop, items),
        *_without_break(items),
        *_for_others(workshop, rows),
        *_of_other_size(workshop, rows),
        *_twice(items),
    ]


Rows = Sequence[tuple[AgendaItem, ExercisePack | None]]


def _vote_before_proposals(rows: Rows, said: bool) -> Iterator[AgendaWarning]:
    """A vote needs something to vote on: proposals of this workshop, said or to be said before."""
    captures = [(item, pack.captures if pack else ()) for item, pack in rows]
    proposing = [n for n, (_, kept) in enumerate(captures) if "proposal" in kept]
    for n, (item, kept) in enumerate(captures):
        if "vote" not in kept or said or any(at < n for at in proposing):
            continue
        message = N_("“{exercise}” comes before anybody proposed anything.")
        later = [at for at in proposing if at > n]
        if later:
            yield AgendaWarning(item.id, message, "later", after=rows[later[0]][0].id)
        else:
            before = rows[n - 1][0].id if n else ""
            message = N_("“{exercise}” has nothing to vote on: no exercise brings proposals.")
            yield AgendaWarning(item.id, message, "propose", after=before)
        return


def _after_the_end(workshop: Workshop, items: Sequence[AgendaItem]) -> Iterator[AgendaWarning]:
    """What would only begin when the workshop is over."""
    end, gone = agenda.available(workshop), 0
    for item in items:
        if end and gone >= end and not item.optional:
            message = N_("“{exercise}” would begin when the workshop is over.")
            yield AgendaWarning(item.id, message, "fit")
            return
        gone += 0 if item.optional else item.minutes


def _without_break(items: Sequence[AgendaItem]) -> Iterator[AgendaWarning]:
    """A stretch of more than two hours without a break; it goes best near its middle."""
    stretch: list[AgendaItem] = []
    for item in [*items, None]:
        if item is not None and item.kind == "exercise":
            if not item.optional:
                stretch.append(item)
            continue
        total = sum(one.minutes for one in stretch)
        if total > MOST_WITHOUT_BREAK and len(stretch) > 1:
            after = _nearest_to_the_middle(stretch, total)
            message = N_("{minutes} without a break: people need one every two hours.")
            yield AgendaWarning(after.id, message, "rest", {"minutes": total}, after.id)
        stretch = []


def _nearest_to_the_middle(stretch: Sequence[AgendaItem], total: int) -> AgendaItem:
    ends, gone = [], 0
    for item in stretch[:-1]:
        gone += item.minutes
        ends.append((abs(2 * gone - total), item))
    return min(ends, key=lambda one: one[0])[1]


def _for_others(workshop: Workshop, rows: Rows) -> Iterator[AgendaWarning]:
    for item, pack in rows:
        if pack and workshop.audience not in pack.audiences:
            message = N_("“{exercise}” is not made for {audience}.")
            yield AgendaWarning(item.id, message, "exchange", {"audience": workshop.audience})


def _of_other_size(workshop: Workshop, rows: Rows) -> Iterator[AgendaWarning]:
    """The first exercise for fewer or more people than are expected, with how many are like it."""
    for small in (True, False):
        found = [
            (item, pack.group)
            for item, pack in rows
            if pack
            and (workshop.people < pack.group.least if small else workshop.people > pack.group.most)
        ]
        if not found:
            continue
        item, group = found[0]
        facts = {"least": group.least, "most": group.most, "people": workshop.people}
        if len(found) > 1:
            message = (
                N_("{people} people are too few for {n} exercises.")
                if small
                else N_("{people} people are too many for {n} exercises.")
            )
        elif small:
            message = N_("“{exercise}” needs {least} people or more; {people} are expected.")
        else:
            message = N_("“{exercise}” is for {most} people at the most; {people} are expected.")
        yield AgendaWarning(item.id, message, "people", {**facts, "n": len(found)})


def _twice(items: Sequence[AgendaItem]) -> Iterator[AgendaWarning]:
    named = [item for item in items if item.kind == "exercise"]
    seen: set[str] = set()
    for item in named:
        if item.exercise in seen and not item.optional:
            yield AgendaWarning(item.id, N_("“{exercise}” is in the agenda twice."), "remove")
        seen.add(item.exercise)
    for one, next_one in pairwise(items):
        if one.kind == next_one.kind == "break":
            yield AgendaWarning(next_one.id, N_("Two breaks follow each other."), "remove")
