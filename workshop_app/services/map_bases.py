"""What the map is drawn on: an empty sheet, a picture, shapes of a file, tiles of a file.

Every change is one step. A picture is decoded and encoded again as photos are, and kept as
``Photo(use="map")``; documents show it only where its faces were answered "no" (P-27).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop_app.domain import geo, map_placing, map_shapes, outlines
from workshop_app.domain.entity import new_id
from workshop_app.domain.geo import Bounds, Point
from workshop_app.domain.map_placing import Placing, Scale
from workshop_app.domain.map_shapes import Shapes
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.places import Area, MapBase, Photo, Pin
from workshop_app.services import map_tiles, photos, pictures, place_words, wording
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.pictures import Edit
from workshop_app.storage.mbtiles import Tiles
from workshop_app.text import N_, KnownError

SHEET, PICTURE, SHAPES, TILES = "sheet", "picture", "shapes", "tiles"
MAP = "map"
"""``Photo.use`` of what a base shows."""
SHEET_HIGH = 0.7
"""Widths that an empty sheet is high."""
MOST_BASES = 20

NO_NAME = N_("Give the map a name. Nothing was changed.")
ENOUGH = N_("There are twenty maps already. Nothing was added. Take one away first.")
HAS_FACES = N_(
    "This photo may show faces. Nothing was added. Answer whether there are faces, and cover them, before it becomes a map."
)
LIES_ALREADY = N_("This map lies on the ground already. Nothing was changed.")
NO_SHAPES = N_(
    "This map cannot be drawn: its data in the plan are damaged. Bring its file in again."
)
OF_MAP = N_("This photo is a map already. Nothing was added.")


def all_of(plan: OpenPlan) -> list[MapBase]:
    """The bases in their order."""
    return sorted(plan.all(MapBase), key=lambda base: (base.position, base.born, base.id))


# -- what a base is -------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Ground:
    """A base as it lies: its ``height`` in widths of it; ``placing`` where it has degrees and is a
    picture or a sheet; ``scale`` where its size is known; ``bounds`` in degrees where they are known;
    ``missing``: the sentence (with ``facts``) that says why it cannot be shown on this laptop."""

    base: MapBase
    height: float
    placing: Placing | None
    scale: Scale | None
    bounds: Bounds | None
    attribution: str = ""
    missing: KnownError | None = None

    @property
    def on_ground(self) -> bool:
        """Whether places on it are degrees. Without, they are (x, y) on it."""
        return self.base.kind in (SHAPES, TILES) or self.placing is not None

    def spot(self, at: Point) -> Spot:
        """Where a hand at ``at`` on it puts something: (x, y) of a picture or sheet, degrees of
        shapes and tiles."""
        if self.base.kind in (SHAPES, TILES):
            return Spot(at)
        return Spot(self.placing.degrees(at)) if self.placing else Spot(at, self.base.id)


def ground(plan: OpenPlan, base: MapBase) -> Ground:
    """How ``base`` lies, from what the plan holds: nothing is opened or decoded."""
    facts = base.facts if isinstance(base.facts, Mapping) else {}
    flat = base.kind in (SHEET, PICTURE)
    placing = map_placing.placing_of(base.placed) if flat else None
    scale = map_placing.scale_of(base.placed) if flat else None
    height = _height(facts) if base.kind == PICTURE else SHEET_HIGH
    bounds = placing.bounds(height) if placing else None if flat else _bounds(facts.get("bounds"))
    said = facts.get("attribution")
    return Ground(base, height, placing, scale, bounds, said if isinstance(said, str) else "",
                  _missing(plan, base))  # fmt: skip


def _missing(plan: OpenPlan, base: MapBase) -> KnownError | None:
    if base.kind == TILES and not map_tiles.is_here(base):
        return KnownError(map_tiles.NOT_HERE, name=base.name, file=base.file or "–")
    if base.kind == SHAPES and not base.media:
        return KnownError(NO_SHAPES)
    if base.kind == PICTURE and (not base.photo or plan.find(Photo, base.photo) is None):
        return KnownError(NO_SHAPES)
    return None


def _height(facts: Mapping[str, Any]) -> float:
    wide, high = facts.get("width"), facts.get("height")
    if isinstance(wide, int | float) and isinstance(high, int | float) and 0 < wide < 1e6:
        return min(20.0, max(0.05, high / wide))
    return SHEET_HIGH


def _bounds(given: object) -> Bounds | None:
    if not isinstance(given, list | tuple) or len(given) != 4:
        return None
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in given):
        return None
    west, south, east, north = map(float, given)
    whole = geo.is_place((west, south)) and geo.is_place((east, north))
    return Bounds(west, south, east, north) if whole and west <= east and south <= north else None


def picture(plan: OpenPlan, base: MapBase) -> bytes:
    """The picture (JPEG) of a base; ``KnownError`` where the plan lacks it."""
    return plan.media(plan.one(Photo, base.photo or "").media)


def shapes(plan: OpenPlan, base: MapBase) -> Shapes:
    """The shapes of a base. Takes up to a second for a city: not for Qt's thread. ``KnownError``
    where they cannot be read."""
    try:
        return map_shapes.from_bytes(plan.media(base.media))
    except ValueError as error:
        raise KnownError(NO_SHAPES) from error


# -- adding ---------------------------------------------------------------------------------------
def add_sheet(plan: OpenPlan, name: str, *, confirmed: bool = False) -> MapBase:
    """An empty sheet to put things on."""
    return _add(plan, SHEET, name, confirmed)


def add_picture(
    plan: OpenPlan, data: bytes, name: str, *, faces: str = photos.OPEN,
    edit: Edit = Edit(), confirmed: bool = False,  # noqa: B008
) -> MapBase:  # fmt: skip
    """A picture (bytes of any common format) as base, with what was done to it. ``faces`` is the
    answer about what is left. Not for Qt's thread. ``KnownError`` where it cannot be read or has
    faces still."""
    if faces == photos.YES:
        raise KnownError(photos.FACES)
    small = pictures.kept(data, edit)
    return _add_picture(plan, small, name, faces, confirmed)


def add_photo(
    plan: OpenPlan,
    photo: Photo,
    name: str,
    *,
    edit: Edit = Edit(),  # noqa: B008
    confirmed: bool = False,
) -> MapBase:
    """A photo of the plan as base: the map that participants drew. Only one that was answered "no
    faces". Not for Qt's thread."""
    if photo.use == MAP:
        raise KnownError(OF_MAP)
    if photo.faces != photos.NO:
        raise KnownError(HAS_FACES)
    data = plan.media(photo.media)
    small = pictures.kept(data, edit) if edit != Edit() else data
    return _add_picture(plan, small, name, photos.NO, confirmed)


def _add_picture(plan: OpenPlan, small: bytes, name: str, faces: str, confirmed: bool) -> MapBase:
    wide, high = _size(small)
    words, place = _fit(plan, name, confirmed)
    with plan.step("base.add") as step:
        kept = step.keep_media(small)
        photo = step.add(Photo(id=new_id(), media=kept, faces=faces, use=MAP))
        made = MapBase(id=new_id(), kind=PICTURE, name=words, photo=photo.id,
                       facts={"width": wide, "height": high}, position=place)  # fmt: skip
        return wording.confirmed_in(step, step.add(made), confirmed)


def _size(data: bytes) -> tuple[int, int]:
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(data), formats=("JPEG",)) as opened:
        return opened.size


def add_shapes(
    plan: OpenPlan, found: Shapes, name: str, *, file: str = "", confirmed: bool = False
) -> MapBase:
    """What was read from a map file (``map_files.read``) as base. ``file`` is its name."""
    return _add(
        plan, SHAPES, name, confirmed,
        data=map_shapes.to_bytes(found), file=_file_name(file), facts=_facts_of(found),
    )  # fmt: skip


def _facts_of(found: Shapes) -> dict[str, Any]:
    bounds = found.bounds
    listed = (bounds.west, bounds.south, bounds.east, bounds.north) if bounds else None
    return {"features": len(found.features), "places": found.count, "bounds": listed}


def add_tiles(plan: OpenPlan, path: Path, name: str, *, confirmed: bool = False) -> MapBase:
    """Map tiles of an MBTiles file, opened where it lies: this laptop remembers where, the plan its
    name. ``KnownError`` where it holds no tiles that can be shown."""
    tiles = map_tiles.look(path)
    try:
        facts = _tiles_facts(tiles)
    finally:
        tiles.close()
    base = _add(plan, TILES, name, confirmed, file=_file_name(path.name), facts=facts)
    map_tiles.remember(base, path)
    return base


def find_tiles(plan: OpenPlan, base: MapBase, path: Path) -> MapBase:
    """The file of ``base`` is at ``path`` on this laptop: it was brought, or lies elsewhere now."""
    tiles = map_tiles.look(path)
    try:
        facts = {**(base.facts or {}), **_tiles_facts(tiles)}
    finally:
        tiles.close()
    map_tiles.remember(base, path)
    if plan.read_only:
        return base
    with plan.step("base.change") as step:
        return step.change(base, file=_file_name(path.name), facts=facts)


def _tiles_facts(tiles: Tiles) -> dict[str, Any]:
    said = tiles.facts
    return {
        "format": said.format, "zooms": said.zooms, "bounds": said.bounds,
        "attribution": place_words.passed(said.attribution)[:200],
    }  # fmt: skip


def _file_name(name: str) -> str:
    """A file's name as the plan knows it: without what the guard marks."""
    fits = place_words.passed(Path(name).name)
    return fits[:120] or Path(name).suffix[:10]


def _add(
    plan: OpenPlan, kind: str, name: str, confirmed: bool, *, data: bytes = b"", **more: Any
) -> MapBase:
    words, place = _fit(plan, name, confirmed)
    with plan.step("base.add") as step:
        media = step.keep_media(data) if data else ""
        made = MapBase(id=new_id(), kind=kind, name=words, media=media, position=place, **more)
        return wording.confirmed_in(step, step.add(made), confirmed)


def _fit(plan: OpenPlan, name: str, confirmed: bool) -> tuple[str, float]:
    """The name as it is kept, and the place after the others."""
    words = wording.needed(name, NO_NAME, confirmed)
    before = all_of(plan)
    if len(before) >= MOST_BASES:
        raise KnownError(ENOUGH)
    return words, before[-1].position + 1 if before else 0.0


# -- changing -------------------------------------------------------------------------------------
def rename(plan: OpenPlan, base: MapBase, name: str, *, confirmed: bool = False) -> MapBase:
    """Call it otherwise."""
    words = wording.needed(name, NO_NAME, confirmed)
    with plan.step("base.change") as step:
        return wording.confirmed_in(step, step.change(base, name=words), confirmed)


def move(plan: OpenPlan, base: MapBase, by: int) -> None:
    """Move it ``by`` places among the bases, as far as there are any."""
    order = all_of(plan)
    here = next((at for at, one in enumerate(order) if one.id == base.id), 0)
    to = min(len(order) - 1, max(0, here + by))
    if to == here:
        return
    order.insert(to, order.pop(here))
    with plan.step("base.move") as step:
        for place, one in enumerate(order):
            step.change(one, position=float(place))


def place(
    plan: OpenPlan, base: MapBase, first: tuple[Point, Point], second: tuple[Point, Point]
) -> MapBase:
    """Lay a picture or sheet on the ground by two pairs ((x, y), (longitude, latitude)). What was put
    on it stays where it is on it, and has degrees from now on."""
    return _place(plan, base, map_placing.by_points(first, second))


def place_by_metres(
    plan: OpenPlan, base: MapBase, first: Point, second: Point, metres: float, *,
    north_up: bool = False,
) -> MapBase:  # fmt: skip
    """Give a picture or sheet a scale by two places (x, y) on it and the metres between them."""
    return _place(plan, base, map_placing.by_metres(first, second, metres, north_up=north_up))


def lift(plan: OpenPlan, base: MapBase) -> MapBase:
    """Take a base off the ground again: it has no scale. What has degrees keeps them."""
    return _place(plan, base, None)


def _place(plan: OpenPlan, base: MapBase, placed: Mapping[str, Any] | None) -> MapBase:
    if base.kind not in (SHEET, PICTURE):
        raise KnownError(LIES_ALREADY)
    with plan.step("base.place") as step:
        return step.change(base, placed=placed)


# -- taking away ----------------------------------------------------------------------------------
def on_it(plan: OpenPlan, base: MapBase) -> tuple[list[Pin], list[Area]]:
    """What was put on ``base`` and has no degrees: it goes with the base where that has no place on
    the ground."""
    pins = [pin for pin in plan.all(Pin, base=base.id) if pin.latitude is None]
    return pins, plan.all(Area, base=base.id)


def remove(plan: OpenPlan, base: MapBase) -> None:
    """Take a base away with its picture. What was put on it stays, with degrees, where the base has
    its place on the ground; without, it goes along. Undo brings all of it back."""
    pins, areas = on_it(plan, base)
    placing = map_placing.placing_of(base.placed)
    photo = plan.find(Photo, base.photo) if base.photo else None
    with plan.step("base.remove") as step:
        for pin in pins:
            if placing and pin.x is not None and pin.y is not None:
                step.change(pin, **Spot(placing.degrees((pin.x, pin.y))).fields())
            else:
                step.remove(pin)
        for area in areas:
            if placing:
                rings = tuple(tuple(geo.kept(placing.degrees(at)) for at in ring)
                              for ring in outlines.rings_of(area))  # fmt: skip
                step.change(area, base=None, outline=outlines.as_kept(rings))
            else:
                step.remove(area)
        if photo is not None and photo.use == MAP:
            step.remove(photo)
        step.remove(base)
