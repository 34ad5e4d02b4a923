"""The records of a sharing copy: each once, as it stands, without what only the makers may know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workshop_app.domain.attendance import DIMENSIONS, SMALLEST
from workshop_app.domain.economy import Skill
from workshop_app.domain.entities import ENTITIES
from workshop_app.domain.entity import Entity
from workshop_app.domain.meetings import Attendance, Laptop, PrivateNote, Progress, Workshop
from workshop_app.domain.places import Area, MapBase, Photo, Pin, TerritoryNote, Version
from workshop_app.domain.proposals import Confirmation, Proposal
from workshop_app.domain.rounds import AssessmentRound, Group, Option, VoteRound
from workshop_app.services import look
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import tables

if TYPE_CHECKING:
    from workshop_app.services.sharing_rounds import Going

AT_HOME: tuple[type[Entity], ...] = (PrivateNote, Photo, Progress, Laptop, Version)
"""Records that never go along; of photos only the logos and the pictures of maps without faces do,
which stand in documents."""
TOTALS: Mapping[type[Entity], tuple[str, ...]] = {
    TerritoryNote: ("total",),
    Skill: ("brought", "wanted"),
}
"""Totals of people: fewer than five are told to nobody (P-09)."""
GROUNDS = ((Pin, "base"), (Area, "base"), (MapBase, "photo"))
"""What something lies on or shows: nothing without it."""
DECIMALS = 3
"""Of the degrees of a pin: about 100 m (P-24)."""


def at_home(plan: OpenPlan) -> tuple[int, int]:
    """How many private notes and photos stay."""
    return plan.count(PrivateNote), plan.count(Photo) - len(pictures(plan))


def pictures(plan: OpenPlan) -> list[Photo]:
    """The photos that go along: logos, and what maps show where no faces are seen (P-27)."""
    shown = {base.photo for base in plan.all(MapBase)}
    maps = [one for one in plan.all(Photo, use="map", faces="no") if one.id in shown]
    return [*look.logos(plan), *maps]


def media(plan: OpenPlan) -> list[str]:
    """The hashes of what the copy holds besides its records: pictures, and shapes and tiles of maps."""
    held = [one.media for one in pictures(plan)]
    return held + [base.media for base in plan.all(MapBase) if base.media]


def standing(plan: OpenPlan, going: Sequence[Going]) -> list[Entity]:
    """Every record that goes along, oldest first, as it stands in the copy."""
    found: list[Entity] = []
    for entity in ENTITIES:
        if entity in (*AT_HOME, VoteRound, Option, Group, Attendance):
            continue
        found += [_as_told(one) for one in plan.all(entity)]
    found += pictures(plan)
    for one in going:
        found += [one.round, *one.options, *one.groups]
    found += _attendance(plan)
    hidden = {one.id for one in plan.all(Proposal) if one.sensitive}
    found = [one for one in found if not (isinstance(one, Pin | Area) and one.proposal in hidden)]
    found = [one for one in found if not isinstance(one, AssessmentRound) or one.state == "closed"]
    return sorted(_that_hang_together(found), key=lambda one: (one.born, one.id))


def _as_told(one: Entity) -> Entity:
    """A record without what no document shows of it."""
    if isinstance(one, Workshop):
        return replace(one, notes="", attendance_note="", packed=())
    if isinstance(one, Pin) and one.point is None and not one.facility:
        return replace(one, latitude=_rounded(one.latitude), longitude=_rounded(one.longitude))
    few: dict[str, Any] = {
        name: None
        for name in TOTALS.get(type(one), ())
        if getattr(one, name) is not None and getattr(one, name) < SMALLEST
    }
    return replace(one, **few) if few else one


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, DECIMALS)


def _attendance(plan: OpenPlan) -> list[Entity]:
    """The totals, and the dimensions in which nothing has to be hidden (P-09 to P-11)."""
    categories = {one.id: {key for key, _ in one.categories} for one in DIMENSIONS}
    counted: dict[tuple[str, str], list[Attendance]] = defaultdict(list)
    for one in plan.all(Attendance):
        counted[one.workshop, one.dimension].append(one)
    few = {
        workshop
        for (workshop, dimension), cells in counted.items()
        if dimension == "total" and sum(cell.people for cell in cells) < SMALLEST
    }
    return [
        cell
        for (workshop, dimension), cells in counted.items()
        if workshop not in few
        and all(one.people >= SMALLEST for one in cells)
        and {one.category for one in cells} >= categories.get(dimension, set())
        for cell in cells
    ]


def _that_hang_together(found: list[Entity]) -> list[Entity]:
    """Without links to what stays at home; a record that is nothing without one stays as well."""
    before = -1
    while len(found) != before:
        before = len(found)
        here = {one.id for one in found}
        linked = (_linked(one, here) for one in found)
        found = [one for one in linked if one is not None]
    return [one for one in found if not isinstance(one, Confirmation) or one.row in here]


def _linked(one: Entity, here: set[str]) -> Entity | None:
    """``one`` without links to what is not ``here``; ``None`` where it cannot do without one: a place
    without the map that it is on lies nowhere."""
    for field in tables.FIELDS[type(one).__name__]:
        if field.ref and (getattr(one, field.name) or one.id) not in here:
            if not field.optional or (type(one), field.name) in GROUNDS:
                return None
            cleared: dict[str, Any] = {field.name: None}
            one = replace(one, **cleared)
    return one
