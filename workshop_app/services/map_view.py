"""The territory as documents tell it: its maps and a sheet for each territory (``export/map_views``)."""

from __future__ import annotations

from workshop_app.domain import geo, map_placing
from workshop_app.domain.attendance import SMALLEST
from workshop_app.domain.geo import Bounds, Rings
from workshop_app.domain.places import MapBase, Photo, Territory, TerritoryNote
from workshop_app.export.map_views import (
    HIGH,
    WIDE,
    GroundView,
    MapAreaView,
    MapPinView,
    MapView,
    NoteView,
    TerritorySheetView,
)
from workshop_app.services import (
    areas,
    map_bases,
    map_picture,
    map_tiles,
    photos,
    places,
    territories,
)
from workshop_app.services.areas import OnGround
from workshop_app.services.map_bases import Ground
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.places import OnMap
from workshop_app.text import KnownError

MOST_MAPS = 4
LEAST_DEGREES = 0.004
"""A map on the ground shows 400 m at least."""


def ground_view(plan: OpenPlan, *, pictured: bool = False) -> GroundView:
    """The chapter of the territory; ``pictured``: with the pictures under its maps, which are drawn
    and take a second."""
    pins = [one for one in places.on_the_map(plan) if one.thing.public]
    outlined = [one for one in areas.on_the_map(plan) if one.public]
    return GroundView(
        maps=tuple(_maps(plan, pins, outlined, pictured)), sheets=_sheets(plan, pins, outlined)
    )


def shown_rings(rings: Rings) -> Rings:
    """Rings in degrees as everybody may see them (P-24); those that become nothing are left out, and
    scribbles, which nobody can draw in a lifetime."""
    if geo.is_scribble(rings):
        return ()
    coarse = (geo.closed_off(geo.coarse(at) for at in ring) for ring in rings)
    return tuple(ring for ring in coarse if len(set(ring)) >= 3)


def outlines_of(plan: OpenPlan) -> dict[str, Rings]:
    """The rings of each territory (its id) that has an area on the ground, as everybody may see."""
    found: dict[str, Rings] = {}
    for one in areas.on_the_map(plan):
        if one.kind == "territory" and not one.base:
            found[one.of] = (*found.get(one.of, ()), *shown_rings(one.rings))
    return found


# -- maps -----------------------------------------------------------------------------------------
def _maps(
    plan: OpenPlan, pins: list[OnMap], outlined: list[OnGround], pictured: bool
) -> list[MapView]:
    """One map of all that has degrees, then one for each base without a place on the ground that
    has something on it."""
    found = [one] if (one := _on_ground(plan, pins, outlined, pictured)) else []
    for base in map_bases.all_of(plan):
        if len(found) < MOST_MAPS and (more := _on_base(plan, base, pins, outlined, pictured)):
            found.append(more)
    return found


def _on_ground(
    plan: OpenPlan, pins: list[OnMap], outlined: list[OnGround], pictured: bool
) -> MapView | None:
    shown_pins = tuple(_pin(one) for one in pins if one.spot.base is None)
    shown_areas = tuple(
        _area(one, rings) for one in outlined if not one.base and (rings := shown_rings(one.rings))
    )
    corners = [at for one in shown_areas for ring in one.rings for at in ring]
    around = geo.bounds_of([*corners, *(one.at for one in shown_pins)])
    if around is None:
        return None
    window = _window(around.wider(0.08, LEAST_DEGREES))
    metres = 1 / geo.stretch(around.middle[1])
    ground = _ground_under(plan, around)
    picture = _picture(plan, ground, window) if pictured and ground else b""
    return MapView(
        name=ground.base.name if ground and picture else "",
        on_ground=True, window=window, metres=metres, north=True, pins=shown_pins,
        areas=shown_areas, picture=picture,
        attribution=ground.attribution if ground and picture else "",
    )  # fmt: skip


def _window(bounds: Bounds) -> tuple[float, float, float, float]:
    """The rectangle of the plane in the shape of a map's frame that holds ``bounds``."""
    (x, y), scale = geo.fitting(bounds, WIDE, HIGH)
    across, up = WIDE / scale / 2, HIGH / scale / 2
    return x - across, y - up, x + across, y + up


def _ground_under(plan: OpenPlan, around: Bounds) -> Ground | None:
    """The first base on the ground that lies under what is shown and may be shown itself."""
    for base in map_bases.all_of(plan):
        ground = map_bases.ground(plan, base)
        lies = ground.bounds is not None and ground.bounds.touches(around)
        if ground.on_ground and lies and ground.missing is None and base.kind != map_bases.SHEET:
            return ground
    return None


def _on_base(
    plan: OpenPlan, base: MapBase, pins: list[OnMap], outlined: list[OnGround], pictured: bool
) -> MapView | None:
    ground = map_bases.ground(plan, base)
    here = tuple(_pin(one) for one in pins if one.spot.base == base.id)
    drawn = tuple(_area(one, one.rings) for one in outlined if one.base == base.id)
    if ground.on_ground or not (here or drawn):
        return None
    window = (0.0, -ground.height, 1.0, 0.0)
    scale = map_placing.scale_of(base.placed)
    return MapView(
        name=base.name, on_ground=False, window=window,
        metres=scale.metres_per_width if scale else None, north=bool(scale and scale.north_up),
        pins=here, areas=drawn,
        picture=_picture(plan, ground, window) if pictured else b"",
    )  # fmt: skip


def _picture(plan: OpenPlan, ground: Ground, window: map_picture.Window) -> bytes:
    """What lies under a map; b"" where it may not be shown or cannot be read."""
    base = ground.base
    try:
        if base.kind == map_bases.TILES:
            tiles = map_tiles.opened(plan, base)
            try:
                return map_picture.of_tiles(tiles, window)
            finally:
                tiles.close()
        if base.kind == map_bases.SHAPES:
            return map_picture.of_shapes(map_bases.shapes(plan, base), window)
        photo = plan.find(Photo, base.photo or "")
        fit = photos.for_documents(plan, [photo], longest=map_picture.PIXELS) if photo else []
        if not fit:
            return b""
        return map_picture.of_picture(fit[0], ground.height, ground.placing, window)
    except KnownError:
        return b""


def _pin(one: OnMap) -> MapPinView:
    return MapPinView(
        kind=one.thing.kind, theme=one.thing.theme, number=one.thing.number,
        title=one.thing.title, place=one.place, at=one.shown_at.at,
    )  # fmt: skip


def _area(one: OnGround, rings: Rings) -> MapAreaView:
    return MapAreaView(
        kind=one.kind, theme=one.theme, code=one.number, title=one.title, rings=rings
    )


# -- sheets ---------------------------------------------------------------------------------------
def _sheets(
    plan: OpenPlan, pins: list[OnMap], outlined: list[OnGround]
) -> tuple[TerritorySheetView, ...]:
    """Those of the territories that have something written down or drawn, by their codes."""
    found = (_sheet(plan, one, pins, outlined) for one in territories.territories(plan))
    return tuple(one for one in found if one.notes or one.description or one.hectares)


def _sheet(
    plan: OpenPlan, territory: Territory, pins: list[OnMap], outlined: list[OnGround]
) -> TerritorySheetView:
    around = territories.around(plan, territory)
    own = [one for one in outlined if one.kind == "territory" and one.of == territory.id]
    ground = [one for one in own if not one.base]
    inside = sum(
        any(
            (one.spot.base or "") == area.base and geo.holds(area.rings, one.spot.at)
            for area in own
        )
        for one in pins
    )
    corners = territories.notes(plan, territory).values()
    return TerritorySheetView(
        code=territory.code,
        name=territory.name,
        description=territory.description,
        communes=tuple(one.number for one in around.communes),
        notes=tuple(_note(one) for corner in corners for one in corner),
        workshops=tuple(one.title for one in around.workshops),
        challenges=sum(around.challenges.values()),
        proposals=sum(around.proposals.values()),
        pins=inside,
        hectares=sum(geo.square_metres(one.rings) for one in ground) / 10_000 or None,
    )


def _note(note: TerritoryNote) -> NoteView:
    """A note; a total of people under five stays hidden (P-09)."""
    few = note.about == "people" and note.total is not None and note.total < SMALLEST
    return NoteView(
        side=note.side, about=note.about, text=note.text, total=None if few else note.total,
        few=few, unit=note.unit, source=note.source,
    )  # fmt: skip
