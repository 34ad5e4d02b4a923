"""Areas: outlines on the map, of a territory, a commune, or around what a proposal or challenge is
about."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain import geo, map_placing, outlines
from workshop_app.domain.entity import new_id
from workshop_app.domain.geo import Point, Rings
from workshop_app.domain.places import Area, Commune, MapBase, Territory
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import numbering, place_words
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in
from workshop_app.text import N_, KnownError

OWNERS = {
    "territory": Territory, "commune": Commune, "proposal": Proposal, "challenge": Challenge,
}  # fmt: skip
"""What an area can be of, by its field."""

TOO_FEW = N_("An area has three corners at least. Nothing was changed. Set more corners.")
CROSSES = N_(
    "The outline crosses itself. Nothing was changed. Move the corner, or let the outline be mended."
)
NO_NAME = N_("Name the area. Nothing was changed.")
NOWHERE = N_("A corner lies outside the map. Nothing was changed. Set it inside.")
TOO_MANY = N_("This outline has too many corners. Nothing was changed. Draw it more simply.")
OF_ONE = N_("An area is of one thing. Nothing was changed. Choose one.")


@dataclass(frozen=True, slots=True)
class OnGround:
    """An area as it is drawn. ``kind`` is of ``OWNERS``, "" for none; ``of`` the id of its owner,
    ``number`` its number or code as people know it. ``rings`` are degrees where ``base`` is "",
    else (x, y) on that base. ``public``: whether everybody may see it."""

    area: Area
    kind: str
    of: str
    number: str
    theme: str
    title: str
    rings: Rings
    base: str
    public: bool


def on_the_map(plan: OpenPlan) -> list[OnGround]:
    """Every area that can be drawn: communes, territories, then the others, by label. An area on a
    base that has its place on the ground since is told in degrees."""
    bases = {one.id: one for one in plan.all(MapBase)}
    names = _names(plan)
    found = [_told(area, bases, names) for area in plan.all(Area)]
    order = ("commune", "territory", "", "proposal", "challenge")
    drawn = [one for one in found if one is not None and one.rings]
    return sorted(drawn, key=lambda one: (order.index(one.kind), one.title, one.area.id))


@dataclass(frozen=True, slots=True)
class _Name:
    number: str
    theme: str
    title: str
    public: bool = True


def _names(plan: OpenPlan) -> dict[tuple[str, str], _Name]:
    """What areas are of, by kind and id; withdrawn proposals are nobody's any more."""
    found: dict[tuple[str, str], _Name] = {}
    for unit in plan.all(Territory):
        found["territory", unit.id] = _Name(unit.code, "", unit.name)
    for commune in plan.all(Commune):
        found["commune", commune.id] = _Name(str(commune.number), "", commune.name)
    numbers = numbering.labels(plan, Proposal)
    for said in plan.all(Proposal):
        if not (said.withdrawn or said.taken_out):
            title = said.short or said.text
            found["proposal", said.id] = _Name(
                numbers[said.id], said.theme, title, not said.sensitive
            )
    numbers = numbering.labels(plan, Challenge)
    for hurt in plan.all(Challenge):
        found["challenge", hurt.id] = _Name(numbers[hurt.id], hurt.theme, hurt.text)
    return found


def _told(
    area: Area, bases: dict[str, MapBase], names: dict[tuple[str, str], _Name]
) -> OnGround | None:
    kind = next((field for field in OWNERS if getattr(area, field)), "")
    of = getattr(area, kind) if kind else ""
    name = names.get((kind, of)) if kind else _Name("", "", "")
    if name is None:
        return None
    rings, base = outlines.rings_of(area), area.base or ""
    if base:
        if base not in bases:
            return None
        placing = map_placing.placing_of(bases[base].placed)
        if placing is not None:
            rings = tuple(tuple(placing.degrees(at) for at in ring) for ring in rings)
            base = ""
    title = area.label or name.title
    return OnGround(area, kind, of, name.number, name.theme, title, rings, base, name.public)


# -- drawing --------------------------------------------------------------------------------------
def draw(
    plan: OpenPlan, rings: Rings, label: str = "", *, base: str | None = None,
    mend: bool = False, confirmed: bool = False, **of: str | None,
) -> Area:  # fmt: skip
    """Keep an outline: ``rings`` in degrees, or (x, y) on the base with the id ``base`` where that
    has no place on the ground. ``of``: ``territory``, ``commune``, ``proposal`` or ``challenge`` = its
    id; without one it needs a ``label``. ``mend``: edges that cross are taken apart.

    ``KnownError`` where it is no outline, ``wording.MarkedText`` where the label is marked.
    """
    owner = _owner(plan, of)
    name = place_words.looked_over(label, confirmed)
    if not owner and not name:
        raise KnownError(NO_NAME)
    sound = sound_rings(rings, on_base=base is not None, mend=mend)
    with plan.step("area.draw") as step:
        made = Area(id=new_id(), label=name, outline=outlines.as_kept(sound), base=base, **owner)
        return confirmed_in(step, step.add(made), confirmed)


def reshape(plan: OpenPlan, area: Area, rings: Rings, *, mend: bool = False) -> Area:
    """Give an area another outline, in the same kind of places as it has (``Area.base``)."""
    sound = sound_rings(rings, on_base=area.base is not None, mend=mend)
    with plan.step("area.change") as step:
        return step.change(area, outline=outlines.as_kept(sound))


def move_corner(plan: OpenPlan, area: Area, ring: int, corner: int, to: Point) -> Area:
    """Move one corner. Raises ``CROSSES`` where the outline would cross itself."""
    return reshape(plan, area, _with(area, ring, corner, (to,), 1))


def add_corner(plan: OpenPlan, area: Area, ring: int, before: int, at: Point) -> Area:
    """A corner more, before the corner at that place."""
    return reshape(plan, area, _with(area, ring, before, (at,), 0))


def remove_corner(plan: OpenPlan, area: Area, ring: int, corner: int) -> Area:
    """A corner less; three are left at least."""
    return reshape(plan, area, _with(area, ring, corner, (), 1))


def _with(area: Area, ring: int, at: int, new: tuple[Point, ...], instead: int) -> Rings:
    rings = list(outlines.rings_of(area))
    if not 0 <= ring < len(rings) or not 0 <= at <= len(rings[ring]):
        raise KnownError(NOWHERE)
    rings[ring] = (*rings[ring][:at], *new, *rings[ring][at + instead :])
    return tuple(rings)


def sound_rings(rings: Rings, *, on_base: bool, mend: bool = False) -> Rings:
    """``rings`` as they are kept; ``KnownError`` where they are no outline. A line to say while
    drawing: the same errors."""
    fits = outlines.on_the_base if on_base else geo.is_place
    if not all(fits(point) for ring in rings for point in ring):
        raise KnownError(NOWHERE)
    if sum(map(len, rings)) > outlines.MOST_CORNERS:
        raise KnownError(TOO_MANY)
    kept = tuple(geo.closed_off(geo.kept(point) for point in ring) for ring in rings)
    if not kept or any(len(set(ring)) < 3 for ring in kept):
        raise KnownError(TOO_FEW)
    if geo.is_sound(kept):
        return kept
    found = tuple(geo.closed_off(geo.kept(p) for p in ring) for ring in geo.mended(kept))
    if not mend or not found:
        raise KnownError(CROSSES if found else TOO_FEW)
    return found


# -- changing -------------------------------------------------------------------------------------
def rename(plan: OpenPlan, area: Area, label: str, *, confirmed: bool = False) -> Area:
    """Call it otherwise. Raises as ``draw``."""
    name = place_words.looked_over(label, confirmed)
    if not name and not any(getattr(area, field) for field in OWNERS):
        raise KnownError(NO_NAME)
    with plan.step("area.change") as step:
        return confirmed_in(step, step.change(area, label=name), confirmed)


def tie(plan: OpenPlan, area: Area, **of: str | None) -> Area:
    """Make it the area of another thing, as in ``draw``; of none: it needs a name of its own."""
    owner = _owner(plan, of)
    if not owner and not area.label.strip():
        raise KnownError(NO_NAME)
    fields: dict[str, str | None] = {**dict.fromkeys(OWNERS), **owner}
    with plan.step("area.change") as step:
        return step.change(area, **fields)


def remove(plan: OpenPlan, area: Area) -> None:
    """Take an area away. Undo brings it back."""
    with plan.step("area.remove") as step:
        step.remove(area)


def _owner(plan: OpenPlan, of: dict[str, str | None]) -> dict[str, str]:
    named = {field: id for field, id in of.items() if id}
    if len(named) > 1:
        raise KnownError(OF_ONE)
    for field, id in named.items():
        plan.one(OWNERS[field], id)
    return named


def holding(areas: list[OnGround], at: Point) -> list[OnGround]:
    """The areas in degrees that hold (longitude, latitude), the smallest first."""
    found = [one for one in areas if not one.base and geo.holds(one.rings, at)]
    return sorted(found, key=lambda one: geo.square_metres(one.rings))
