"""What the map is drawn on: added, laid on the ground, put in order, taken away; each a step."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from tests import map_made, photographs
from workshop_app.domain.map_shapes import AREA, Feature, Shapes
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.places import Area, MapBase, Photo, Pin
from workshop_app.services import areas, map_bases, map_tiles, photos, pins, places
from workshop_app.services.map_bases import Ground
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError

FIRST, SECOND = ((0.0, 0.0), (-72.51, 7.91)), ((1.0, 0.7), (-72.50, 7.903))
SQUARE = (((0.2, 0.2), (0.4, 0.2), (0.4, 0.4)),)


def drawing() -> bytes:
    return photographs.written(photographs.drawn((640, 480)), exif=photographs.full_exif())


def ground(plan: OpenPlan, base: MapBase) -> Ground:
    return map_bases.ground(plan, plan.one(MapBase, base.id))


def test_a_sheet_has_no_scale_until_it_is_placed(plan: OpenPlan) -> None:
    base = map_bases.add_sheet(plan, " Hoja ")
    told = ground(plan, base)
    assert (base.name, told.on_ground, told.scale) == ("Hoja", False, None)
    assert told.spot((0.5, 0.5)) == Spot((0.5, 0.5), base.id)
    base = map_bases.place_by_metres(plan, base, (0, 0), (1, 0), 800, north_up=True)
    told = ground(plan, base)
    assert not told.on_ground
    assert told.scale is not None
    assert told.scale.metres_per_width == pytest.approx(800)
    base = map_bases.place(plan, base, FIRST, SECOND)
    told = ground(plan, base)
    assert told.on_ground
    assert math.dist(told.spot((0, 0)).at, FIRST[1]) < 1e-6
    map_bases.lift(plan, base)
    assert ground(plan, base).scale is None


def test_a_picture_is_kept_as_pixels_alone_and_asks_for_its_faces(plan: OpenPlan) -> None:
    base = map_bases.add_picture(plan, drawing(), "Plano", faces=photos.NO)
    photo = plan.one(Photo, base.photo or "")
    assert (photo.use, photo.faces) == ("map", "no")
    assert photographs.MARKER.encode() not in map_bases.picture(plan, base)
    assert ground(plan, base).height == 0.75
    with pytest.raises(KnownError):
        map_bases.add_picture(plan, drawing(), "Plano", faces=photos.YES)
    with pytest.raises(KnownError):
        map_bases.add_picture(plan, b"no picture", "Plano")
    assert len(map_bases.all_of(plan)) == 1


def test_a_photo_with_a_position_gives_a_base_without_one(plan: OpenPlan) -> None:
    base = map_bases.add_picture(plan, drawing(), "Plano", faces=photos.NO)
    assert base.placed is None
    assert ground(plan, base).bounds is None
    assert not plan.all(Pin)


def test_only_a_photo_without_faces_becomes_a_map(plan: OpenPlan) -> None:
    photo = photos.add(plan, drawing())
    with pytest.raises(KnownError) as refused:
        map_bases.add_photo(plan, photo, "Mapa de la mesa")
    assert refused.value.message == map_bases.HAS_FACES
    photo = photos.answer(plan, photo, photos.NO)
    base = map_bases.add_photo(plan, photo, "Mapa de la mesa")
    assert map_bases.picture(plan, base) == plan.media(photo.media)
    photos.remove(plan, photo)
    assert map_bases.picture(plan, base)
    with pytest.raises(KnownError):
        map_bases.add_photo(plan, plan.one(Photo, base.photo or ""), "Otra vez")


def test_shapes_come_back_as_they_were_read(plan: OpenPlan) -> None:
    ring = ((-72.5, 7.9), (-72.49, 7.9), (-72.49, 7.91))
    found = Shapes((Feature(AREA, (ring,), "Belén", "9"),))
    base = map_bases.add_shapes(plan, found, "Barrios", file="/home/ana/barrios.kml")
    assert base.file == "barrios.kml"
    assert map_bases.shapes(plan, base).features == found.features
    told = ground(plan, base)
    assert told.on_ground
    assert told.bounds == found.bounds
    assert told.spot((-72.5, 7.9)) == Spot((-72.5, 7.9))
    with pytest.raises(KnownError):
        map_bases.place(plan, base, FIRST, SECOND)


def test_a_name_that_tells_too_much_is_kept_nowhere(plan: OpenPlan) -> None:
    with pytest.raises(MarkedText):
        map_bases.add_sheet(plan, "Mapa de Ana, 310 555 12 34")
    with pytest.raises(KnownError):
        map_bases.add_sheet(plan, "  ")
    base = map_bases.add_shapes(plan, Shapes(()), "Barrios", file="Ana 310 555 12 34.kml")
    assert base.file == ".kml"


def test_bases_are_put_in_order_and_renamed(plan: OpenPlan) -> None:
    made = [map_bases.add_sheet(plan, name) for name in "ABC"]
    map_bases.move(plan, made[2], -5)
    assert [one.name for one in map_bases.all_of(plan)] == ["C", "A", "B"]
    map_bases.rename(plan, made[0], "Uno")
    plan.undo()
    plan.undo()
    assert [one.name for one in map_bases.all_of(plan)] == ["A", "B", "C"]


def test_what_lies_on_a_base_without_scale_goes_and_comes_back_with_it(plan: OpenPlan) -> None:
    base = map_bases.add_picture(plan, drawing(), "Plano")
    pins.put(plan, ground(plan, base).spot((0.5, 0.5)), "Parque")
    areas.draw(plan, SQUARE, "Ladera", base=base.id)
    assert [len(found) for found in map_bases.on_it(plan, base)] == [1, 1]
    map_bases.remove(plan, base)
    assert [plan.count(one) for one in (Pin, Area, Photo)] == [0, 0, 0]
    plan.undo()
    assert places.on_the_map(plan)[0].spot.base == base.id
    assert len(areas.on_the_map(plan)) == 1


def test_what_lies_on_a_placed_base_has_degrees_and_outlives_it(plan: OpenPlan) -> None:
    base = map_bases.add_sheet(plan, "Hoja")
    pins.put(plan, Spot((0.0, 0.0), base.id), "Parque")
    areas.draw(plan, SQUARE, "Ladera", base=base.id)
    base = map_bases.place(plan, base, FIRST, SECOND)
    (pin,), (area,) = places.on_the_map(plan), areas.on_the_map(plan)
    assert pin.spot.base is None
    assert math.dist(pin.spot.at, FIRST[1]) < 1e-6
    assert area.base == ""
    map_bases.remove(plan, base)
    (pin,), (after,) = places.on_the_map(plan), areas.on_the_map(plan)
    assert math.dist(pin.spot.at, FIRST[1]) < 1e-6
    assert all(math.dist(a, b) < 1e-5 for a, b in zip(area.rings[0], after.rings[0], strict=True))


def test_tiles_are_opened_where_they_lie_and_said_to_be_missing_elsewhere(
    plan: OpenPlan, tmp_path: Path
) -> None:
    path = map_made.tiles_file(tmp_path / "cucuta.mbtiles", zooms=(12, 13))
    base = map_bases.add_tiles(plan, path, "Cúcuta")
    assert base.file == "cucuta.mbtiles"
    assert str(tmp_path) not in str(base)
    told = ground(plan, base)
    assert told.missing is None
    assert told.attribution == map_made.ATTRIBUTION
    assert told.bounds is not None
    tiles = map_tiles.opened(plan, base)
    assert tiles.facts.zooms == (12, 13)
    tiles.close()
    moved = path.rename(tmp_path / "otro.mbtiles")
    missing = ground(plan, base).missing
    assert missing is not None
    assert "cucuta.mbtiles" in str(missing)
    with pytest.raises(KnownError):
        map_tiles.opened(plan, base)
    base = map_bases.find_tiles(plan, base, moved)
    assert ground(plan, base).missing is None
    assert base.file == "otro.mbtiles"


def test_a_part_of_the_tiles_travels_with_the_plan(plan: OpenPlan, tmp_path: Path) -> None:
    path = map_made.tiles_file(tmp_path / "cucuta.mbtiles", zooms=(12, 14))
    base = map_bases.add_tiles(plan, path, "Cúcuta")
    tiles = map_tiles.opened(plan, base)
    box = ground(plan, base).bounds
    assert box is not None
    part = map_tiles.part_of(tiles, box)
    assert part.zooms == (12, 14)
    heard: list[int] = []
    base = map_tiles.keep_part(plan, base, tiles, part, lambda done, _: heard.append(done))
    assert heard[-1] == part.tiles
    every = {(z, x, y): tiles.tile(z, x, y) for z in (12, 14) for x, y in [map_spot(box, z)]}
    tiles.close()
    path.unlink()
    assert ground(plan, base).missing is None
    kept = map_tiles.opened(plan, base)
    assert {at: kept.tile(*at) for at in every} == every
    assert None not in every.values()
    assert kept.facts.attribution == map_made.ATTRIBUTION
    kept.close()


def map_spot(box: object, zoom: int) -> tuple[int, int]:
    from workshop_app.domain import geo

    assert isinstance(box, geo.Bounds)
    return geo.tile_at(box.middle, zoom)


def test_keeping_a_part_can_be_cancelled(plan: OpenPlan, tmp_path: Path) -> None:
    path = map_made.tiles_file(tmp_path / "a.mbtiles", zooms=(12, 15), alike=True)
    base = map_bases.add_tiles(plan, path, "Cúcuta")
    tiles = map_tiles.opened(plan, base)
    box = ground(plan, base).bounds
    assert box is not None

    def stop(done: int, total: int) -> None:
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        map_tiles.keep_part(plan, base, tiles, map_tiles.part_of(tiles, box), stop)
    assert plan.one(MapBase, base.id).media == ""


def test_a_part_that_is_too_large_keeps_fewer_zooms(
    plan: OpenPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiles = map_tiles.look(map_made.tiles_file(tmp_path / "a.mbtiles", zooms=(12, 15), alike=True))
    box = map_tiles.bounds_of(tiles)
    assert box is not None
    whole = map_tiles.part_of(tiles, box)
    monkeypatch.setattr(map_tiles, "LARGEST_PART", whole.size - 1)
    less = map_tiles.part_of(tiles, box)
    assert (less.zooms, less.left) == ((12, 14), (15,))
    monkeypatch.setattr(map_tiles, "LARGEST_PART", 10)
    with pytest.raises(KnownError) as refused:
        map_tiles.part_of(tiles, box)
    assert refused.value.message == map_tiles.PART_TOO_LARGE
    far = type(box)(10.0, 10.0, 11.0, 11.0)
    with pytest.raises(KnownError) as refused:
        map_tiles.part_of(tiles, far)
    assert refused.value.message == map_tiles.NOTHING_THERE
    tiles.close()


def test_a_base_of_a_crafted_file_hurts_nobody(plan: OpenPlan) -> None:
    with plan.step("base.add") as step:
        for n, facts in enumerate(
            ({"bounds": [1, 2]}, {"width": "x", "height": -3}, {"bounds": "x"})
        ):
            for kind in ("sheet", "picture", "shapes", "tiles", "globe"):
                step.add(MapBase(id=f"{n}{kind:_>31}", kind=kind, name="x", facts=facts,
                                 placed={"points": [{"x": 1}, 7]}))  # fmt: skip
    for base in map_bases.all_of(plan):
        told = map_bases.ground(plan, base)
        assert 0 < told.height <= 20
        assert told.bounds is None


def test_what_a_file_of_tiles_says_of_its_makers_passes_the_guard(
    plan: OpenPlan, tmp_path: Path
) -> None:
    said = {"format": "png", "attribution": "Llame a Ana al 310 555 12 34"}
    path = map_made.tiles_file(tmp_path / "a.mbtiles", zooms=(11, 11), metadata=said, alike=True)
    base = map_bases.add_tiles(plan, path, "Ciudad")
    assert base.facts is not None
    assert base.facts["attribution"] == ""
