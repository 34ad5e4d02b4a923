"""The territory as documents are given it: which maps, what is on them, what lies under them, and the
sheet of each territory."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests import map_made, photographs
from workshop_app.domain import geo
from workshop_app.domain.entity import new_id
from workshop_app.domain.map_shapes import AREA, Feature, Shapes
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.places import Territory, TerritoryNote
from workshop_app.export.map_views import MapView
from workshop_app.services import areas, map_bases, pins, territories
from workshop_app.services.map_view import ground_view
from workshop_app.services.open_plan import OpenPlan

RING = ((-72.52, 7.88), (-72.49, 7.88), (-72.49, 7.91), (-72.52, 7.91))
INSIDE = Spot((-72.5, 7.9))


@pytest.fixture
def unit(plan: OpenPlan) -> Territory:
    with plan.step("territory.add") as step:
        return step.add(Territory(id=new_id(), code="UIT-1", name="Belén"))


def drawing(colour: str = "red") -> bytes:
    return photographs.written(Image.new("RGB", (400, 300), colour))


def colour(one: MapView, across: float, up: float) -> tuple[int, ...]:
    """The colour of the ground at a part of the window."""
    with Image.open(BytesIO(one.picture)) as opened:
        shown = opened.convert("RGB")
    at = round(across * (shown.width - 1)), round((1 - up) * (shown.height - 1))
    found = shown.getpixel(at)
    assert isinstance(found, tuple)
    return found


def is_red(found: tuple[int, ...]) -> bool:
    return found[0] > 200 and max(found[1:3]) < 80


def test_an_empty_plan_has_no_chapter(plan: OpenPlan) -> None:
    assert ground_view(plan, pictured=True) == ground_view(plan)
    assert not ground_view(plan).maps
    assert not ground_view(plan).sheets


def test_a_window_holds_all_that_is_on_its_map(plan: OpenPlan, unit: Territory) -> None:
    areas.draw(plan, (RING,), territory=unit.id)
    pins.put(plan, Spot((-72.45, 7.95)), "Parque")
    (one,) = ground_view(plan).maps
    left, bottom, right, top = one.window
    for at in (*RING, (-72.45, 7.95)):
        x, y = one.plane(at)
        assert left < x < right
        assert bottom < y < top
    assert one.metres == pytest.approx(0.99, abs=0.01)


def test_a_picture_on_the_ground_lies_where_it_was_placed(plan: OpenPlan, unit: Territory) -> None:
    areas.draw(plan, (RING,), territory=unit.id)
    base = map_bases.add_picture(plan, drawing(), "Plano", faces="no")
    map_bases.place(plan, base, ((0, 0), (-72.505, 7.91)), ((1, 0), (-72.46, 7.91)))
    (one,) = ground_view(plan, pictured=True).maps
    assert is_red(colour(one, 0.75, 0.5))
    assert not is_red(colour(one, 0.1, 0.5))
    assert ground_view(plan).maps[0].picture == b""


@pytest.mark.parametrize("faces", ["", "no"])
def test_only_a_picture_without_faces_lies_under_a_map_of_a_document(
    plan: OpenPlan, faces: str
) -> None:
    base = map_bases.add_picture(plan, drawing(), "Mapa de la mesa", faces=faces)
    pins.put(plan, map_bases.ground(plan, base).spot((0.5, 0.3)), "Parque")
    (one,) = ground_view(plan, pictured=True).maps
    assert bool(one.picture) == (faces == "no")
    assert (one.name, one.on_ground, one.metres) == ("Mapa de la mesa", False, None)


def test_tiles_and_shapes_lie_under_the_map_with_whom_to_thank(
    plan: OpenPlan, tmp_path: Path
) -> None:
    pins.put(plan, INSIDE, "Parque")
    base = map_bases.add_tiles(
        plan, map_made.tiles_file(tmp_path / "a.mbtiles", zooms=(13, 15)), "Cúcuta"
    )
    (one,) = ground_view(plan, pictured=True).maps
    assert one.picture
    assert one.attribution == map_made.ATTRIBUTION
    (tmp_path / "a.mbtiles").unlink()
    (one,) = ground_view(plan, pictured=True).maps
    assert (one.picture, one.attribution) == (b"", "")
    map_bases.remove(plan, base)
    map_bases.add_shapes(plan, Shapes((Feature(AREA, (RING,), "Barrio"),)), "Barrios")
    (one,) = ground_view(plan, pictured=True).maps
    assert one.picture
    assert colour(one, 0.5, 0.5) != (255, 255, 255)


def test_a_map_far_from_a_base_does_without_it(plan: OpenPlan) -> None:
    pins.put(plan, Spot((-75.0, 4.0)), "Parque")
    map_bases.add_shapes(plan, Shapes((Feature(AREA, (RING,), "Barrio"),)), "Barrios")
    assert ground_view(plan, pictured=True).maps[0].picture == b""


def test_a_sheet_counts_what_lies_in_the_territory(plan: OpenPlan, unit: Territory) -> None:
    areas.draw(plan, (RING,), territory=unit.id)
    pins.put(plan, INSIDE, "Parque")
    pins.put(plan, Spot((-72.4, 7.9)), "Lejos")
    (sheet,) = ground_view(plan).sheets
    assert (sheet.code, sheet.pins) == ("UIT-1", 1)
    assert sheet.hectares == pytest.approx(geo.square_metres((RING,)) / 10_000)


def test_a_total_of_fewer_than_five_people_is_in_no_document(
    plan: OpenPlan, unit: Territory
) -> None:
    territories.add_note(plan, unit, ("strength", "people"), "Saben de obra")
    with plan.step("territory.note.add") as step:
        for total, about in ((4, "people"), (5, "people"), (3, "place")):
            step.add(TerritoryNote(id=new_id(), territory=unit.id, side="strength", about=about,
                                   text=f"{total}", total=total))  # fmt: skip
    (sheet,) = ground_view(plan).sheets
    assert {one.text: (one.total, one.few) for one in sheet.notes} == {
        "Saben de obra": (None, False), "4": (None, True), "5": (5, False), "3": (3, False),
    }  # fmt: skip
