"""What a territory has and lacks, and its people, in words and in totals; and what else of the plan
is about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop_app.domain.action_plan import Action, ActionTerritory
from workshop_app.domain.attendance import SMALLEST
from workshop_app.domain.directory import ServicePoint, StrategicProject
from workshop_app.domain.economy import Sector
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import (
    NOTE_SIDES,
    NOTE_SUBJECTS,
    Commune,
    Territory,
    TerritoryCommune,
    TerritoryNote,
)
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in, looked_over, needed
from workshop_app.text import N_, KnownError

NO_TEXT = N_("Nothing is written yet. Nothing was changed. Write it in a few words.")
TOO_FEW = N_(
    "Fewer than five people could be recognised. The total was not kept: say it in words, without a figure."
)
_TEXTS = ("text", "unit", "source")

Corner = tuple[str, str]
"""A side of ``NOTE_SIDES`` and a subject of ``NOTE_SUBJECTS``."""
CORNERS: tuple[Corner, ...] = tuple(
    (side, about) for about in NOTE_SUBJECTS for side in NOTE_SIDES
)  # fmt: skip
"""The four parts of a sheet, in reading order."""


@dataclass(frozen=True, slots=True)
class Around:
    """What of the plan is about a territory. ``challenges`` and ``proposals`` count by theme those
    that stand; the rest in the order of their own pages."""

    communes: tuple[Commune, ...]
    workshops: tuple[Workshop, ...]
    challenges: Mapping[str, int]
    proposals: Mapping[str, int]
    actions: tuple[Action, ...]
    points: tuple[ServicePoint, ...]
    projects: tuple[StrategicProject, ...]
    sectors: tuple[Sector, ...]


def territories(plan: OpenPlan) -> list[Territory]:
    """All territories by their codes."""
    return sorted(plan.all(Territory), key=lambda one: (len(one.code), one.code, one.name))


def notes(plan: OpenPlan, territory: Territory) -> dict[Corner, list[TerritoryNote]]:
    """The notes of a territory's sheet by their corner, each in its order; all corners are there."""
    found: dict[Corner, list[TerritoryNote]] = {corner: [] for corner in CORNERS}
    for one in sorted(plan.all(TerritoryNote, territory=territory.id), key=lambda n: n.position):
        found.setdefault((one.side, one.about), []).append(one)
    return found


def add_note(
    plan: OpenPlan, territory: Territory, corner: Corner, text: str, *, confirmed: bool = False
) -> TerritoryNote:
    """A vulnerability or a strength more, the last of its corner. ``KnownError`` without words."""
    words = needed(text, NO_TEXT, confirmed)
    side, about = corner
    last = max((one.position for one in plan.all(TerritoryNote)), default=0.0)
    with plan.step("territory.note.add") as step:
        made = TerritoryNote(id=new_id(), territory=territory.id, side=side, about=about,
                             text=words, position=last + 1)  # fmt: skip
        return confirmed_in(step, step.add(made), confirmed)


def change_note(
    plan: OpenPlan, note: TerritoryNote, *, confirmed: bool = False, **values: Any
) -> TerritoryNote:
    """Change the text, the total with its unit, the source or the corner (``side``, ``about``).
    ``KnownError`` for a total of fewer than five people: they could be recognised (P-09)."""
    checked = {
        name: looked_over(value, confirmed) if name in _TEXTS else value
        for name, value in values.items()
    }
    if checked.get("text") == "":
        raise KnownError(NO_TEXT)
    about, total = checked.get("about", note.about), checked.get("total", note.total)
    if about == "people" and isinstance(total, int) and total < SMALLEST:
        raise KnownError(TOO_FEW)
    with plan.step("territory.note.change") as step:
        return confirmed_in(step, step.change(note, **checked), confirmed)


def move_note(plan: OpenPlan, note: TerritoryNote, by: int) -> TerritoryNote:
    """Put a note ``by`` places further down its corner (up below zero); stays within it."""
    territory = plan.one(Territory, note.territory)
    row = notes(plan, territory)[note.side, note.about]
    at = next(n for n, one in enumerate(row) if one.id == note.id)
    to = min(len(row) - 1, max(0, at + by))
    if to == at:
        return note
    others = [one for one in row if one.id != note.id]
    before = others[to - 1].position if to else others[0].position - 2
    after = others[to].position if to < len(others) else others[-1].position + 2
    with plan.step("territory.note.move") as step:
        return step.change(note, position=(before + after) / 2)


def remove_note(plan: OpenPlan, note: TerritoryNote) -> None:
    """Take a note off its sheet."""
    with plan.step("territory.note.remove") as step:
        step.remove(note)


def around(plan: OpenPlan, territory: Territory) -> Around:
    """What of the plan is about ``territory``."""
    own = territory.id
    communes = {one.commune for one in plan.all(TerritoryCommune, territory=own)}
    actions = {one.action for one in plan.all(ActionTerritory, territory=own)}
    standing = [one for one in plan.all(Proposal, territory=own) if not one.withdrawn]
    return Around(
        communes=tuple(
            sorted((c for c in plan.all(Commune) if c.id in communes), key=lambda c: c.number)
        ),
        workshops=tuple(sorted(plan.all(Workshop, territory=own), key=lambda w: w.number)),
        challenges=Counter(one.theme for one in plan.all(Challenge, territory=own)),
        proposals=Counter(one.theme for one in standing),
        actions=tuple(one for one in plan.all(Action) if one.id in actions),
        points=tuple(plan.all(ServicePoint, territory=own)),
        projects=tuple(p for p in plan.all(StrategicProject) if own in p.territories),
        sectors=tuple(one for one in plan.all(Sector) if own in one.territories),
    )
