"""What is on the map: pins with what they belong to, in public places only."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain.places import Pin
from workshop_app.domain.proposals import Proposal
from workshop_app.services import numbering
from workshop_app.services.open_plan import OpenPlan


@dataclass(frozen=True, slots=True)
class Placed:
    """A proposal at its place: degrees north and east (west is below zero)."""

    proposal: str
    number: str
    theme: str
    text: str
    place: str
    latitude: float
    longitude: float


def placed(plan: OpenPlan) -> list[Placed]:
    """Every proposal with a pin, by number; withdrawn and sensitive ones are left out."""
    numbers = numbering.labels(plan, Proposal)
    proposals = {p.id: p for p in plan.all(Proposal) if not (p.withdrawn or p.sensitive)}
    found = [
        Placed(p.id, numbers[p.id], p.theme, p.text, pin.place, pin.latitude, pin.longitude)
        for pin in plan.all(Pin)
        if pin.latitude is not None
        and pin.longitude is not None
        and (p := proposals.get(pin.proposal or ""))
    ]
    return sorted(found, key=lambda one: (len(one.number), one.number))
