"""What is on the map: pins with what they belong to, in public places only."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain.numbers import sort_key
from workshop_app.domain.places import Pin
from workshop_app.domain.proposals import Proposal
from workshop_app.services import numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.proposals import on_the_board


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
