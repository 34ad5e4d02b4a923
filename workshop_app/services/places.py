"""What is on the map: pins with what they belong to, in public places only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop_app.domain import geo, map_placing
from workshop_app.domain.directory import ServicePoint, StrategicProject
from workshop_app.domain.geo import Point
from workshop_app.domain.map_spots import Spot, spot_of
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.places import MapBase, Pin
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.proposals import on_the_board

KINDS = ("proposal", "challenge", "point", "project", "place")
"""What a pin is of; ``place``: a public place of its own. In this order they are listed."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A proposal at its place: degrees north and east (west is below zero). ``title`` is its
    short text where it has one."""

    proposal: str
    number: str
    theme: str
    title: str
    text: str
    place: str
    latitude: float
    longitude: float


def placed(plan: OpenPlan) -> list[Placed]:
    """Every proposal with a pin, by number; withdrawn and sensitive ones are left out."""
    numbers = numbering.labels(plan, Proposal)
    proposals = {p.id: p for p in on_the_board(plan) if not (p.taken_out or p.sensitive)}
    found = [
        Placed(
            proposal=p.id,
            number=numbers[p.id],
            theme=p.theme,
            title=p.short or p.text,
            text=p.text,
            place=pin.place,
            latitude=pin.latitude,
            longitude=pin.longitude,
        )
        for pin in plan.all(Pin)
        if pin.latitude is not None
        and pin.longitude is not None
        and (p := proposals.get(pin.proposal or ""))
    ]
    return sorted(found, key=lambda one: (sort_key(one.number), one.place))


# -- everything -----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Thing:
    """What can have a pin: ``kind`` of ``KINDS``, ``of`` its id. ``shape`` is the key of its badge:
    the theme of a proposal or challenge, else the kind. ``public``: whether everybody may see it."""

    kind: str
    of: str
    number: str
    theme: str
    title: str
    text: str
    public: bool = True

    @property
    def shape(self) -> str:
        return self.theme or self.kind


@dataclass(frozen=True, slots=True)
class OnMap:
    """A pin with what it is of. ``spot`` is where a hand put it, in degrees where that is known;
    ``exact``: of the directory or of a public facility, so that nothing is rounded (P-24)."""

    pin: Pin
    thing: Thing
    place: str
    spot: Spot
    exact: bool

    @property
    def shown_at(self) -> Spot:
        """Where everybody may see it: documents, projector."""
        if self.exact or self.spot.base is not None:
            return self.spot
        return Spot(geo.coarse(self.spot.at))


def on_the_map(plan: OpenPlan) -> list[OnMap]:
    """Every pin that can be drawn, by kind and number: proposals and challenges that stand, points of
    the directory, projects, public places. A pin on a base that has its place on the ground since is
    told in degrees. Whoever shows it in public leaves out what is not ``thing.public``."""
    known = {(thing.kind, thing.of): thing for thing in things(plan)}
    bases = {base.id: base for base in plan.all(MapBase)}
    found = []
    for pin in plan.all(Pin):
        spot, thing = _on_ground(spot_of(pin), bases), _of(pin, known)
        if spot is not None and thing is not None:
            exact = pin.facility or bool(pin.point and ("point", pin.point) in known)
            found.append(OnMap(pin, thing, pin.place or thing.title, spot, exact))
    return sorted(found, key=_in_order)


def _in_order(one: OnMap) -> tuple[object, ...]:
    thing = one.thing
    return (
        KINDS.index(thing.kind),
        sort_key(thing.number or "0"),
        thing.title,
        one.place,
        one.pin.id,
    )


def _of(pin: Pin, known: Mapping[tuple[str, str], Thing]) -> Thing | None:
    """What a pin is of; ``None`` where that is withdrawn or gone."""
    named = [(kind, id) for kind in KINDS[:-1] if (id := getattr(pin, kind))]
    if not named:
        return Thing("place", pin.id, "", "", pin.place, pin.place)
    return next((known[one] for one in named if one in known), None)


def _on_ground(spot: Spot | None, bases: Mapping[str, MapBase]) -> Spot | None:
    """In degrees where the base of a spot lies on the ground; ``None`` where the base is gone."""
    if spot is None or spot.base is None:
        return spot
    base = bases.get(spot.base)
    placing = map_placing.placing_of(base.placed) if base else None
    if base is None:
        return None
    return Spot(placing.degrees(spot.at)) if placing else spot


def things(plan: OpenPlan) -> list[Thing]:
    """Everything that can have a pin and stands, by kind and number."""
    numbers = numbering.labels(plan, Proposal)
    found = [
        Thing("proposal", p.id, numbers[p.id], p.theme, p.short or p.text, p.text, not p.sensitive)
        for p in on_the_board(plan)
        if not p.taken_out
    ]
    numbers = numbering.labels(plan, Challenge)
    found += [
        Thing("challenge", c.id, numbers[c.id], c.theme, c.text, c.text)
        for c in plan.all(Challenge)
    ]
    found += [
        Thing("point", p.id, "", "", p.name, p.address or p.name) for p in plan.all(ServicePoint)
    ]
    found += [
        Thing("project", p.id, str(p.number), "", p.name, p.objective or p.name)
        for p in plan.all(StrategicProject)
    ]
    return sorted(found, key=lambda t: (KINDS.index(t.kind), sort_key(t.number or "0"), t.title))


def without_a_place(plan: OpenPlan) -> list[Thing]:
    """What stands and has no pin that can be drawn, in the order of ``things``."""
    placed_ones = {(one.thing.kind, one.thing.of) for one in on_the_map(plan)}
    return [one for one in things(plan) if (one.kind, one.of) not in placed_ones]


def spots_on(found: list[OnMap], base: str) -> list[tuple[OnMap, Point]]:
    """Those that are drawn on the base with this id by (x, y): it has no place on the ground."""
    return [(one, one.spot.at) for one in found if one.spot.base == base]
