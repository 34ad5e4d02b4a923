"""Bringing chosen shapes of a map file in, as areas of territories and communes or as public places.

``suggest`` reads and changes nothing; ``bring_in`` adds what was chosen in one step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop_app.domain import geo, outlines
from workshop_app.domain.entity import new_id
from workshop_app.domain.geo import Rings
from workshop_app.domain.map_shapes import AREA, LINE, POINT, Feature, Shapes
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.places import Area, Commune, Pin, Territory
from workshop_app.services import place_words
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError, plain

TERRITORY, COMMUNE, FREE, PLACE = "territory", "commune", "area", "place"
"""What a shape becomes: the outline of a territory or commune, an area by its own name, a pin."""
ALIKE = 90
"""Of 100: names that are at least so much alike are taken for the same."""
MOST = 500
"""Shapes that are brought in at once: each is a row of the plan."""
CORNERS = 500
"""Corners of an outline that comes from a file; with more it is drawn with fewer."""

NOTHING = N_("Nothing was chosen. Nothing was changed. Tick the shapes to bring in.")
TOO_MANY = N_("At most 500 shapes can be brought in at once. Nothing was changed. Choose fewer.")
NO_AREA = N_("{name} is no area. Nothing was changed. Choose outlines for territories.")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a shape could become: ``kind`` of ``TERRITORY``, ``COMMUNE``, ``FREE``, ``PLACE``, "" where
    it is a line; ``of`` the territory or commune (id) that it seems to be; ``name`` to be changed by a
    person. ``feature`` is its place in ``Shapes.features``."""

    feature: int
    kind: str
    name: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A shape to bring in, as ``Suggestion`` says it."""

    feature: int
    kind: str
    name: str = ""
    of: str = ""


def suggest(plan: OpenPlan, found: Shapes) -> list[Suggestion]:
    """What each shape could become, in the order of the file. An outline whose name or code is that of
    a territory or commune without an outline is suggested as that one's; each once."""
    known = _known(plan)
    taken: set[str] = set()
    suggestions = []
    for at, one in enumerate(found.features):
        name = one.name or one.code
        if one.kind == LINE:
            suggestions.append(Suggestion(at, "", name))
        elif one.kind == POINT:
            suggestions.append(Suggestion(at, PLACE, name))
        else:
            kind, of = _meant(one, known, taken)
            taken.add(of)
            suggestions.append(Suggestion(at, kind or FREE, name, of))
    return suggestions


@dataclass(frozen=True, slots=True)
class _Unit:
    kind: str
    id: str
    names: frozenset[str]


def _known(plan: OpenPlan) -> list[_Unit]:
    """The territories, then the communes, as a file may call them."""
    found = []
    for unit in plan.all(Territory):
        called = {plain(unit.code), plain(unit.name), plain(f"{unit.code} {unit.name}")}
        found.append(_Unit(TERRITORY, unit.id, frozenset(called - {""})))
    for commune in plan.all(Commune):
        said = {plain(commune.name), f"comuna {commune.number}", f"commune {commune.number}"}
        found.append(_Unit(COMMUNE, commune.id, frozenset(said - {""})))
    return found


def _meant(one: Feature, known: list[_Unit], taken: set[str]) -> tuple[str, str]:
    """Which unit a feature seems to be: the same name or code first, then one much like it."""
    said = [plain(text) for text in (one.name, one.code) if text]
    free = [unit for unit in known if unit.id not in taken]
    for unit in free:
        if any(text in unit.names for text in said):
            return unit.kind, unit.id
    if not said or len(said[0]) < 5:
        return "", ""
    from rapidfuzz import fuzz

    best = max(
        ((fuzz.ratio(said[0], name), unit) for unit in free for name in unit.names if len(name) > 4),
        key=lambda pair: pair[0], default=None,
    )  # fmt: skip
    return (best[1].kind, best[1].id) if best and best[0] >= ALIKE else ("", "")


def bring_in(plan: OpenPlan, found: Shapes, chosen: Iterable[Chosen]) -> int:
    """Add the chosen shapes in one step; how many. An outline of a unit that has one already takes its
    place. Names that the guard marks come in as the unit's own, or not at all (P-18, P-23)."""
    wanted = list(chosen)
    if not wanted:
        raise KnownError(NOTHING)
    if len(wanted) > MOST:
        raise KnownError(TOO_MANY)
    made = [(one, _rings(found.features[one.feature], one)) for one in wanted]
    before = {
        (TERRITORY if area.territory else COMMUNE, area.territory or area.commune): area
        for area in plan.all(Area)
        if area.territory or area.commune
    }
    with plan.step("map.import") as step:
        for one, rings in made:
            if one.kind == PLACE:
                _pins(step, found.features[one.feature], one)
            else:
                _area(step, one, rings, before.get((one.kind, one.of)))
    return len(wanted)


def _rings(feature: Feature, one: Chosen) -> Rings:
    """The outline that a chosen shape gives, sound and with few corners; ``()`` for places."""
    if one.kind == PLACE:
        return ()
    if feature.kind != AREA:
        raise KnownError(NO_AREA, name=one.name or feature.name or "–")
    rings, tolerance = feature.parts, 0.000_01
    while sum(map(len, rings)) > CORNERS and tolerance < 0.1:
        shorter = (geo.simplified((*ring, ring[0]), tolerance) for ring in feature.parts)
        rings = tuple(ring for line in shorter if len(ring := geo.closed_off(line)) >= 3)
        tolerance *= 2
    if sum(map(len, rings)) > outlines.MOST_CORNERS:  # a knot: mending it would take hours
        raise KnownError(NO_AREA, name=one.name or feature.name or "–")
    kept = tuple(tuple(map(geo.kept, ring)) for ring in rings)
    sound = kept if geo.is_sound(kept) else geo.mended(kept)
    if not sound:
        raise KnownError(NO_AREA, name=one.name or feature.name or "–")
    return sound


def _area(step: Step, one: Chosen, rings: Rings, before: Area | None) -> None:
    label = place_words.passed(one.name)
    outline = outlines.as_kept(rings)
    if before is not None:
        step.change(before, outline=outline, base=None)
        return
    owner = {one.kind: one.of} if one.kind in (TERRITORY, COMMUNE) and one.of else {}
    step.add(Area(id=new_id(), label=label, outline=outline, **owner))


def _pins(step: Step, feature: Feature, one: Chosen) -> None:
    """A pin at each place of a feature of points; at the middle of anything else."""
    name = place_words.passed(one.name)
    spots = list(feature.points) if feature.kind == POINT else [geo.name_place(feature.parts)]
    for at in spots[:MOST]:
        step.add(Pin(id=new_id(), place=name, **Spot(at).fields()))  # type: ignore[arg-type]
