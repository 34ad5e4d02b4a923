"""The things that a pin or an area may be of, as they are offered."""

from __future__ import annotations

from workshop_app.domain.places import Area, Commune, Pin, Territory
from workshop_app.services import areas, places
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.map.panels.of_what import Answer
from workshop_app.ui.map.shown import OF


def for_pins(plan: OpenPlan, words: Words) -> list[Answer]:
    """Things without a place first, a public place of its own before all."""
    only = Answer("place", "", "", "", words("Only a public place"), words("of nothing else"))
    without = places.without_a_place(plan)
    ids = {one.of for one in without}
    rest = [one for one in places.things(plan) if one.of not in ids]
    found = [only]
    for at, things in enumerate((without, rest)):
        for one in things:
            kind = words(OF[one.kind])
            detail = words("{kind} · on the map already", kind=kind) if at else kind
            found.append(Answer(one.kind, one.of, one.theme, one.number, one.title, detail))
    return found


def for_areas(plan: OpenPlan, words: Words) -> list[Answer]:
    """Territories, communes, proposals and challenges; an area of its own before all."""
    own = Answer("", "", "", "", words("An area of its own"), words("with a name"))
    taken = {one.of for one in areas.on_the_map(plan) if one.of}
    found = [own]
    for unit in plan.all(Territory):
        if unit.same_as is None:
            found.append(_answer(words, "territory", unit.id, unit.code, unit.name, taken))
    for commune in sorted(plan.all(Commune), key=lambda one: one.number):
        number = str(commune.number)
        found.append(_answer(words, "commune", commune.id, number, commune.name, taken))
    for one in places.things(plan):
        if one.kind in ("proposal", "challenge"):
            kind = words(OF[one.kind])
            found.append(Answer(one.kind, one.of, one.theme, one.number, one.title, kind))
    return found


def _answer(words: Words, kind: str, id: str, number: str, title: str, taken: set[str]) -> Answer:
    said = words(OF[kind])
    detail = words("{kind} · on the map already", kind=said) if id in taken else said
    return Answer(kind, id, "", number, title, detail)


def of_pin(pin: Pin) -> str:
    """The id of what a pin is of."""
    return pin.proposal or pin.challenge or pin.point or pin.project or ""


def of_area(area: Area) -> str:
    """The id of what an area is of."""
    return area.territory or area.commune or area.proposal or area.challenge or ""
