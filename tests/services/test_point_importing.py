"""A list of attention points: every row comes in, or stays outside with its reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.places import Pin
from workshop_app.services import directory, point_importing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError

ROWS = [
    ["nombre", "dirección", "teléfono", "horario", "servicios"],
    ["PAO La Parada", "Corregimiento La Parada", "3102018098 / 3102017933",
     "Lunes a viernes 8:00 a. m. a 5:00 p. m.; sábados 8:00 a. m. a 12:00 m.",
     "información; trámites; remisión"],
    ["", "Calle 1", "", "", ""],
    ["pao la parada", "corregimiento la parada", "", "", ""],
    ["Comedor", "Barrio", "", "cuando haya", "almuerzos"],
]  # fmt: skip


def _csv(path: Path, rows: list[list[str]], delimiter: str = ";") -> Path:
    quoted = (delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    path.write_text("\n".join(quoted), encoding="utf-8")
    return path


def _workbook(path: Path, rows: list[list[str]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("kind", ["csv", "comma", "tab", "xlsx"])
def test_a_table_comes_in_and_one_undo_takes_it_back(
    plan: OpenPlan, tmp_path: Path, kind: str
) -> None:
    marks = {"csv": ";", "comma": ",", "tab": "\t"}
    path = (
        _workbook(tmp_path / "p.xlsx", ROWS)
        if kind == "xlsx"
        else _csv(tmp_path / "p.csv", ROWS, marks[kind])
    )
    preview = point_importing.look(plan, path)
    assert plan.count(ServicePoint) == 0
    assert [(one.row, one.name) for one in preview.incoming] == [
        (2, "PAO La Parada"),
        (5, "Comedor"),
    ]
    assert [line.row for line in preview.refused] == [3, 4]
    assert [line.row for line in preview.told] == [5]
    first, second = point_importing.bring_in(plan, preview)
    assert first.kind == "pao"
    assert first.opening_hours == "Mo-Fr 08:00-17:00; Sa 08:00-12:00"
    assert first.phones == ("3102018098", "3102017933")
    assert first.services == ("information", "procedures", "referral")
    assert (second.opening_hours, second.notes) == ("cuando haya", ("almuerzos",))
    assert second.verified_on == ""
    plan.undo()
    assert plan.count(ServicePoint) == 0


def test_a_point_that_is_there_already_stays_outside(plan: OpenPlan, tmp_path: Path) -> None:
    path = _csv(tmp_path / "p.csv", ROWS)
    point_importing.bring_in(plan, point_importing.look(plan, path))
    again = point_importing.look(plan, path)
    assert again.incoming == ()
    assert [line.row for line in again.refused] == [2, 3, 4, 5]


OVERPASS = {
    "elements": [
        {"type": "node", "lat": 7.9, "lon": -72.5, "tags": {
            "name": "Hospital", "amenity": "hospital", "addr:street": "Avenida 4",
            "addr:housenumber": "5-20", "addr:city": "Cúcuta", "phone": "+57 607 571 0000",
            "opening_hours": "24/7", "website": "hospital.gov.co", "check_date": "2026-01-05"}},
        {"type": "way", "tags": {"name": "Refugio de mujeres", "social_facility": "shelter"},
         "center": {"lat": 7.9, "lon": -72.5}},
        {"type": "node", "lat": 1, "lon": 2, "tags": {"amenity": "bench"}},
    ]
}  # fmt: skip


def _geojson() -> dict[str, object]:
    features = []
    for one in OVERPASS["elements"]:
        at = one.get("center", one)
        shape = {"type": "Point", "coordinates": [at["lon"], at["lat"]]}
        features.append({"type": "Feature", "properties": one["tags"], "geometry": shape})
    return {"type": "FeatureCollection", "features": features}


@pytest.mark.parametrize("name", ["o.json", "o.geojson"])
def test_an_osm_list_comes_in_and_pins_only_where_they_are_confirmed(
    plan: OpenPlan, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(OVERPASS if name == "o.json" else _geojson()), encoding="utf-8")
    preview = point_importing.look(plan, path)
    hospital, shelter = preview.incoming
    assert hospital.pin == (7.9, -72.5)
    assert shelter.pin is None
    point_importing.bring_in(plan, preview)
    assert plan.count(Pin) == 0
    plan.undo()
    kept = point_importing.bring_in(plan, preview, pins={hospital.row, shelter.row})
    (pin,) = plan.all(Pin)
    assert (pin.point, pin.latitude, pin.longitude) == (kept[0].id, 7.9, -72.5)
    point = kept[0]
    assert (point.address, point.municipality) == ("Avenida 4 # 5-20", "Cúcuta")
    assert (point.field, point.opening_hours, point.web) == (
        "health",
        "24/7",
        "https://hospital.gov.co",
    )
    assert point.verified_on == "2026-01-05"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""), ("a.csv", b"a;b\n1;2\n"), ("a.csv", b"\x00\xff\xfe\x00"), ("a.json", b"{"),
        ("a.json", b"[" * 100_000), ("a.json", b'{"features": 5}'), ("a.geojson", b'{"elements": []}'),
        ("a.json", b"null"), ("a.json", b'[1, "x", null]'), ("a.xlsx", b"PK\x03\x04"), ("a.pdf", b"%PDF"),
        ("a.geojson", b'{"features": [{"properties": null, "geometry": {"type": "Point"}}]}'),
        ("none.csv", None), ("none.json", None),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_gives_a_sentence(
    plan: OpenPlan, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KnownError):
        point_importing.look(plan, path)
    assert directory.points(plan) == []


def test_values_that_cannot_be_read_are_kept_as_notes(plan: OpenPlan, tmp_path: Path) -> None:
    rows = [["name", "email", "website", "lat", "lon"], ["X", "nobody", "javascript:x", "91", "0"]]
    (one,) = point_importing.look(plan, _csv(tmp_path / "p.csv", rows)).incoming
    assert one.values["notes"] == ("nobody", "javascript:x")
    assert one.pin is None
