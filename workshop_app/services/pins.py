"""Pins: public places put on the map by hand (P-25), never a home (P-23).

The plan keeps where the hand put them, to about a metre. What everybody may see is rounded to about
100 m, unless the pin is of the directory or of a public facility (P-24): ``places.OnMap.shown_at``.
"""

from __future__ import annotations

from workshop_app.domain.directory import ServicePoint, StrategicProject
from workshop_app.domain.entity import new_id
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.places import Pin
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import place_words
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in
from workshop_app.text import N_, KnownError

OWNERS = {
    "proposal": Proposal, "challenge": Challenge, "point": ServicePoint, "project": StrategicProject,
}  # fmt: skip
"""What a pin can be of, by its field."""

NO_NAME = N_("Name the place: a park, a corner, a school. Nothing was changed.")
NOWHERE = N_("This is no place on the map. Nothing was changed. Choose a place inside the map.")
OF_ONE = N_("A pin is of one thing. Nothing was changed. Choose one.")


def put(
    plan: OpenPlan, spot: Spot, place: str = "", *, facility: bool = False,
    confirmed: bool = False, **of: str | None,
) -> Pin:  # fmt: skip
    """Put a pin at ``spot`` (``map_bases.Ground.spot`` makes one). ``place`` names it, and may be ""
    where the pin is of something: ``proposal``, ``challenge``, ``point`` or ``project`` = its id; of
    none of them it is a public place of its own. ``facility``: it is public, such as a school.

    Raises ``wording.MarkedText`` where the name tells a detail of a person or a place that puts
    people in danger (its marks say which), ``KnownError`` where it has no name or place.
    """
    owner = _owner(plan, of)
    name = _named(place, confirmed, needed=not owner)
    if not spot.fits:
        raise KnownError(NOWHERE)
    with plan.step("pin.put") as step:
        pin = Pin(id=new_id(), place=name, facility=facility, approximate=not (
            facility or "point" in owner), **owner, **spot.fields())  # type: ignore[arg-type] # fmt: skip
        return confirmed_in(step, step.add(pin), confirmed)


def move(plan: OpenPlan, pin: Pin, spot: Spot) -> Pin:
    """Move a pin."""
    if not spot.fits:
        raise KnownError(NOWHERE)
    with plan.step("pin.move") as step:
        return step.change(pin, **spot.fields())


def rename(plan: OpenPlan, pin: Pin, place: str, *, confirmed: bool = False) -> Pin:
    """Call its place otherwise. Raises as ``put``."""
    of_something = any(getattr(pin, field) for field in OWNERS)
    name = _named(place, confirmed, needed=not of_something)
    with plan.step("pin.change") as step:
        return confirmed_in(step, step.change(pin, place=name), confirmed)


def set_facility(plan: OpenPlan, pin: Pin, facility: bool) -> Pin:
    """Say whether it is a public facility: then documents need not round where it is."""
    with plan.step("pin.change") as step:
        return step.change(pin, facility=facility, approximate=not (facility or pin.point))


def tie(plan: OpenPlan, pin: Pin, **of: str | None) -> Pin:
    """Make it the pin of another thing, as in ``put``; of none: a public place, which needs a name."""
    owner = _owner(plan, of)
    if not owner and not pin.place.strip():
        raise KnownError(NO_NAME)
    fields: dict[str, str | None] = {**dict.fromkeys(OWNERS), **owner}
    with plan.step("pin.change") as step:
        return step.change(pin, approximate=not (pin.facility or "point" in owner), **fields)


def remove(plan: OpenPlan, pin: Pin) -> None:
    """Take a pin away; what it is of stays. Undo brings it back."""
    with plan.step("pin.remove") as step:
        step.remove(pin)


def _owner(plan: OpenPlan, of: dict[str, str | None]) -> dict[str, str]:
    """The one thing of ``of`` that is named, looked up in the plan."""
    named = {field: id for field, id in of.items() if id}
    if len(named) > 1:
        raise KnownError(OF_ONE)
    for field, id in named.items():
        plan.one(OWNERS[field], id)
    return named


def _named(place: str, confirmed: bool, *, needed: bool) -> str:
    name = place_words.looked_over(place, confirmed)
    if needed and not name:
        raise KnownError(NO_NAME)
    return name
