"""Shapes of a file as outlines of territories and as public places: suggested, then brought in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import map_made
from workshop_app.domain.entity import new_id
from workshop_app.domain.map_shapes import AREA, LINE, POINT, Feature, Shapes
from workshop_app.domain.places import Area, Commune, Pin, Territory
from workshop_app.services import areas, map_files, map_importing, places
from workshop_app.services.map_importing import Chosen, Suggestion
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError

RING = ((-72.5, 7.9), (-72.49, 7.9), (-72.49, 7.91), (-72.5, 7.91))
BOW = ((-72.5, 7.9), (-72.49, 7.91), (-72.49, 7.9), (-72.5, 7.91))


@pytest.fixture
def city(plan: OpenPlan) -> OpenPlan:
    with plan.step("territory.add") as step:
        step.add(Territory(id="1" * 32, code="UIT-1", name="La Loma y Belén"))
        step.add(Territory(id="2" * 32, code="UIT-2", name="Rudesindo"))
        step.add(Commune(id="9" * 32, number=9, name="Nueve"))
    return plan


def area(name: str, code: str = "", ring: tuple[tuple[float, float], ...] = RING) -> Feature:
    return Feature(AREA, (ring,), name, code)


def test_outlines_are_matched_by_name_code_or_nearly(city: OpenPlan) -> None:
    found = Shapes((area("Otra cosa", "uit-2"), area("La Loma y Belen"), area("COMUNA 9"),
                    area("Rudesindo"), area("Zona"), Feature(LINE, (RING,), "Vía"),
                    Feature(POINT, (RING[:1],), "Parque")))  # fmt: skip
    assert map_importing.suggest(city, found) == [
        Suggestion(0, "territory", "Otra cosa", "2" * 32),
        Suggestion(1, "territory", "La Loma y Belen", "1" * 32),
        Suggestion(2, "commune", "COMUNA 9", "9" * 32),
        Suggestion(3, "area", "Rudesindo"),
        Suggestion(4, "area", "Zona"),
        Suggestion(5, "", "Vía"),
        Suggestion(6, "place", "Parque"),
    ]
    nearly = Shapes((area("La Loma y Belem"),))
    assert map_importing.suggest(city, nearly)[0].of == "1" * 32


def test_what_was_chosen_comes_in_one_step(city: OpenPlan) -> None:
    found = Shapes((area("A"), area("B", ring=BOW), Feature(POINT, (RING,), "Parque")))
    chosen = [Chosen(0, "territory", "A", "1" * 32), Chosen(1, "area", "Con lazo"),
              Chosen(2, "place", "Parque")]  # fmt: skip
    assert map_importing.bring_in(city, found, chosen) == 3
    told = areas.on_the_map(city)
    assert [(one.kind, one.title, len(one.rings)) for one in told] == [
        ("territory", "A", 1), ("", "Con lazo", 2),
    ]  # fmt: skip
    assert len(places.on_the_map(city)) == 4
    city.undo()
    assert [city.count(one) for one in (Area, Pin)] == [0, 0]


def test_an_outline_of_a_unit_takes_the_place_of_its_old_one(city: OpenPlan) -> None:
    areas.draw(city, (RING,), territory="1" * 32)
    moved = tuple((x + 1, y) for x, y in RING)
    map_importing.bring_in(
        city, Shapes((area("", ring=moved),)), [Chosen(0, "territory", "", "1" * 32)]
    )
    (told,) = areas.on_the_map(city)
    assert told.rings == (moved,)


def test_names_that_tell_too_much_do_not_come_in(city: OpenPlan) -> None:
    found = Shapes((area("x"), Feature(POINT, (RING[:1],), "x")))
    map_importing.bring_in(city, found, [Chosen(0, "area", "Casa de Ana 310 555 12 34"),
                                         Chosen(1, "place", "La trocha")])  # fmt: skip
    assert [one.label for one in city.all(Area)] == [""]
    assert [one.place for one in city.all(Pin)] == [""]


def test_what_cannot_come_in_changes_nothing(city: OpenPlan) -> None:
    before = city.record.seen()
    line = Shapes((Feature(LINE, (RING,), "Vía"),))
    for found, chosen in (
        (line, [Chosen(0, "territory", "Vía", "1" * 32)]),
        (line, []),
        (line, [Chosen(0, "place")] * 501),
    ):
        with pytest.raises(KnownError):
            map_importing.bring_in(city, found, chosen)
    assert city.record.seen() == before


def test_a_detailed_outline_is_drawn_with_few_corners(city: OpenPlan, tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    rows = map_made.blocks(1, 8_000)
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), encoding="utf-8")
    found = map_files.read(path)
    map_importing.bring_in(city, found, [Chosen(0, "territory", "", "1" * 32)])
    (told,) = areas.on_the_map(city)
    assert len(told.rings[0]) <= map_importing.CORNERS


def test_units_of_a_city_find_their_territories(plan: OpenPlan, tmp_path: Path) -> None:
    with plan.step("territory.add") as step:
        for n in range(6):
            step.add(Territory(id=new_id(), code=f"UIT-{n + 1}", name=f"Territorio {n + 1}"))
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": map_made.units()}),
                    encoding="utf-8")  # fmt: skip
    found = map_files.read(path)
    wanted = map_importing.suggest(plan, found)
    assert all(one.kind == "territory" for one in wanted)
    chosen = [Chosen(one.feature, one.kind, one.name, one.of) for one in wanted]
    assert map_importing.bring_in(plan, found, chosen) == 6
    assert [one.number for one in areas.on_the_map(plan)] == [f"UIT-{n + 1}" for n in range(6)]
