"""What map files of many writers give: the same places, with their names, in degrees."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import map_made
from workshop_app.domain import geo, map_shapes
from workshop_app.domain.map_shapes import AREA, LINE, POINT, Feature, Shapes
from workshop_app.services import map_files
from workshop_app.services.map_files import grids, limits
from workshop_app.services.map_files.raw import named
from workshop_app.text import KnownError

SQUARE = ((-72.5, 7.9), (-72.49, 7.9), (-72.49, 7.91), (-72.5, 7.91))
TEXT = "-72.5,7.9 -72.49,7.9 -72.49,7.91 -72.5,7.91 -72.5,7.9"


def read(folder: Path, name: str, data: bytes, **beside: bytes) -> Shapes:
    (folder / name).write_bytes(data)
    for ending, part in beside.items():
        (folder / name).with_suffix(f".{ending}").write_bytes(part)
    return map_files.read(folder / name)


def geojson(kind: str, coordinates: Any, **properties: Any) -> bytes:
    return json.dumps(
        {"type": "Feature", "properties": properties,
         "geometry": {"type": kind, "coordinates": coordinates}}
    ).encode()  # fmt: skip


def near(a: geo.Point, b: geo.Point, by: float = 1e-6) -> bool:
    return abs(a[0] - b[0]) <= by and abs(a[1] - b[1]) <= by


# -- GeoJSON --------------------------------------------------------------------------------------
def test_every_kind_of_geojson_is_drawn(tmp_path: Path) -> None:
    ring = [list(point) for point in SQUARE] + [list(SQUARE[0])]
    hole = [[-72.498, 7.902], [-72.496, 7.902], [-72.496, 7.904], [-72.498, 7.902]]
    for kind, coordinates, drawn, parts in (
        ("Point", [-72.5, 7.9, 320.0], POINT, 1),
        ("MultiPoint", [[-72.5, 7.9], [-72.4, 7.9]], POINT, 1),
        ("LineString", [[-72.5, 7.9], [-72.4, 7.9]], LINE, 1),
        ("MultiLineString", [[[-72.5, 7.9], [-72.4, 7.9]], [[-72, 7], [-72, 8]]], LINE, 2),
        ("Polygon", [ring, hole], AREA, 2),
        ("MultiPolygon", [[ring, hole], [[[x + 1, y] for x, y in ring]]], AREA, 3),
    ):
        found = read(tmp_path, f"{kind}.geojson", geojson(kind, coordinates, name="Aquí"))
        assert [(one.kind, len(one.parts), one.name) for one in found.features] == [
            (drawn, parts, "Aquí")
        ]


def test_a_collection_of_geometries_keeps_its_name(tmp_path: Path) -> None:
    inner = [{"type": "Point", "coordinates": [-72.5, 7.9]},
             {"type": "LineString", "coordinates": [[-72.5, 7.9], [-72.4, 7.9]]}]  # fmt: skip
    row = {"type": "Feature", "properties": {"Nombre": "Ruta"},
           "geometry": {"type": "GeometryCollection", "geometries": inner}}  # fmt: skip
    found = read(tmp_path, "a.json", json.dumps(row).encode())
    assert [(one.kind, one.name) for one in found.features] == [(POINT, "Ruta"), (LINE, "Ruta")]


def test_what_cannot_be_drawn_is_left_out_and_told(tmp_path: Path) -> None:
    whole = json.loads(map_made.city(4))
    whole["features"] += [{"type": "Feature", "geometry": None}, None]
    found = read(tmp_path, "a.geojson", json.dumps(whole).encode())
    assert len(found.features) == 5
    assert found.told == ((limits.LEFT_OUT, {"n": 2}),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_of_any_writer(tmp_path: Path, encoding: str) -> None:
    said = geojson("Point", [-72.5, 7.9]).decode()
    data = said.replace("{}", '{"NOMBRE": "Peñón"}').encode(encoding)
    assert read(tmp_path, "a.geojson", data).features[0].name == "Peñón"


def test_a_wrong_ending_hurts_nobody(tmp_path: Path) -> None:
    data = map_made.kml(map_made.placemark("A", map_made.polygon(TEXT)))
    for name in ("a.geojson", "a.shp", "a.txt", "a.kmz"):
        assert read(tmp_path, name, data).features[0].parts == (SQUARE,)


# -- grids ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("code", [code for code in grids.KNOWN if code != "EPSG:4326"])
def test_places_of_a_grid_of_colombia_come_back_in_degrees(tmp_path: Path, code: str) -> None:
    from pyproj import Transformer

    away = Transformer.from_crs("EPSG:4326", code, always_xy=True)
    ring = [list(away.transform(*point)) for point in SQUARE]
    row = json.loads(geojson("Polygon", [[*ring, ring[0]]]))
    row["crs"] = {
        "type": "name",
        "properties": {"name": f"urn:ogc:def:crs:{code.replace(':', '::')}"},
    }
    found = read(tmp_path, "a.geojson", json.dumps(row).encode())
    assert all(map(near, found.features[0].parts[0], SQUARE))
    assert found.told[0][0] == limits.MOVED
    del row["crs"]
    path = tmp_path / "b.geojson"
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(KnownError) as refused:
        map_files.read(path)
    assert refused.value.message == limits.NO_GRID
    assert all(map(near, map_files.read(path, grid=code).features[0].parts[0], SQUARE))


def test_degrees_under_another_name_stay(tmp_path: Path) -> None:
    for name in (
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "EPSG:4326",
        "EPSG:4686",
        "urn:ogc:def:crs:EPSG::4326",
    ):
        row = json.loads(geojson("Point", [-72.5, 7.9]))
        row["crs"] = {"type": "name", "properties": {"name": name}}
        found = read(tmp_path, "a.geojson", json.dumps(row).encode())
        assert found.features[0].parts == (((-72.5, 7.9),),)
        assert not found.told


# -- KML ------------------------------------------------------------------------------------------
def test_kml_with_holes_tracks_and_several_parts(tmp_path: Path) -> None:
    hole = "-72.498,7.902 -72.496,7.902 -72.496,7.904 -72.498,7.902"
    data = map_made.kml(
        map_made.placemark("Con hueco", map_made.polygon(TEXT, hole)),
        map_made.placemark("Dos", "<MultiGeometry><Point><coordinates>-72.5, 7.9, 0</coordinates></Point>"
                           "<LineString><coordinates>-72.5,7.9,0 -72.4,7.9,0</coordinates></LineString>"
                           "</MultiGeometry>"),
        map_made.placemark("Camino", "<gx:Track><when>2026</when><gx:coord>-72.5 7.9 0</gx:coord>"
                           "<gx:coord>-72.4 7.9 0</gx:coord></gx:Track>"),
        "<Folder>" + map_made.placemark("Vuelta", f"<LinearRing><coordinates>{TEXT}</coordinates></LinearRing>")
        + "</Folder>",
        "<NetworkLink><Link><href>http://example.org/</href></Link></NetworkLink>",
    )  # fmt: skip
    found = read(tmp_path, "a.kml", data)
    assert [(one.name, one.kind, len(one.parts)) for one in found.features] == [
        ("Con hueco", AREA, 2), ("Dos", POINT, 1), ("Dos", LINE, 1), ("Camino", LINE, 1),
        ("Vuelta", LINE, 1),
    ]  # fmt: skip
    assert found.told == ((limits.LINKED, {"n": 1}),)


def test_kml_without_a_name_is_called_by_its_data(tmp_path: Path) -> None:
    data = map_made.kml(
        "<Placemark><ExtendedData><SchemaData><SimpleData name='NOM_BARRIO'>Belén</SimpleData>"
        "<SimpleData name='COD_BARRIO'>0901</SimpleData></SchemaData></ExtendedData>"
        + map_made.polygon(TEXT) + "</Placemark>"
    )  # fmt: skip
    one = read(tmp_path, "a.kml", data).features[0]
    assert (one.name, one.code) == ("Belén", "0901")


def test_kml_whose_prefixes_are_not_declared(tmp_path: Path) -> None:
    data = map_made.kml(map_made.placemark("A", map_made.polygon(TEXT))).replace(
        b' xmlns:gx="http://www.google.com/kml/ext/2.2"', b"").replace(
        b"<Polygon>", b"<Polygon><gx:altitudeMode>x</gx:altitudeMode>")  # fmt: skip
    assert read(tmp_path, "a.kml", data).features[0].parts == (SQUARE,)


def test_kmz_reads_its_main_part(tmp_path: Path) -> None:
    one = map_made.kml(map_made.placemark("Uno", map_made.polygon(TEXT)))
    other = map_made.kml(map_made.placemark("Otro", map_made.polygon(TEXT)))
    data = map_made.zipped(**{"a/other__kml": other, "doc__kml": one, "files/b__png": b"x"})
    assert [f.name for f in read(tmp_path, "a.kmz", data).features] == ["Uno"]


# -- shapefiles -----------------------------------------------------------------------------------
def test_a_shapefile_alone_and_with_what_lies_beside_it(tmp_path: Path) -> None:
    parts = map_made.shapefile(names=["Belén"])
    alone = read(tmp_path, "a.shp", parts["shp"])
    assert [one.name for one in alone.features] == [""]
    beside = read(tmp_path, "b.shp", parts["shp"], dbf=parts["dbf"])
    assert [one.name for one in beside.features] == ["Belén"]
    packed = map_made.zipped(**{f"capa/c__{k}": v for k, v in parts.items()})
    assert [one.name for one in read(tmp_path, "c.zip", packed).features] == ["Belén"]


@pytest.mark.parametrize(
    ("encoding", "page"), [("utf-8", b""), ("utf-8", b"UTF-8"), ("cp1252", b"ANSI 1252"), ("cp1252", b""),
                           ("latin-1", b"ISO-8859-1"), ("cp850", b"850")])  # fmt: skip
def test_names_of_a_shapefile_in_old_letters(tmp_path: Path, encoding: str, page: bytes) -> None:
    parts = map_made.shapefile(names=["Peñón de Aragón"], encoding=encoding)
    found = read(tmp_path, "a.shp", parts["shp"], dbf=parts["dbf"], cpg=page)
    assert found.features[0].name == "Peñón de Aragón"


def test_a_shapefile_of_a_grid_follows_its_prj(tmp_path: Path) -> None:
    from pyproj import CRS, Transformer

    away = Transformer.from_crs("EPSG:4326", "EPSG:3118", always_xy=True)
    ring = [list(away.transform(*point)) for point in (*SQUARE, SQUARE[0])]
    parts = map_made.shapefile([ring])
    prj = CRS.from_epsg(3118).to_wkt("WKT1_ESRI").encode()
    found = read(tmp_path, "a.shp", parts["shp"], prj=prj)
    kept = found.features[0].parts[0]
    assert all(any(near(a, b) for b in kept) for a in SQUARE)


def test_a_broken_table_of_names_leaves_the_shapes(tmp_path: Path) -> None:
    parts = map_made.shapefile()
    found = read(tmp_path, "a.shp", parts["shp"], dbf=parts["dbf"][:40])
    assert len(found.features) == 1


# -- all of them ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("properties", "name", "code"),
    [
        ({"name": "A", "nombre": "B"}, "A", ""),
        ({"NOM_BARRIO": " Belén  alto ", "COD_BAR": 901.0}, "Belén alto", "901"),
        ({"OBJECTID": 7, "Etiqueta": "X"}, "X", ""),
        ({"COMUNA": "9"}, "9", ""),
        ({"name": {"a": 1}}, "", ""),
        ({}, "", ""),
    ],
)
def test_names_are_found_however_columns_are_called(
    properties: dict[str, Any], name: str, code: str
) -> None:
    assert named(properties) == (name, code)


def test_names_that_tell_too_much_are_left_out(tmp_path: Path) -> None:
    rows = [json.loads(geojson("Point", [-72.5, 7.9], name=name))
            for name in ("Parque", "Casa de Ana 310 555 12 34", "La trocha", "Olla comunitaria")]  # fmt: skip
    whole = json.dumps({"type": "FeatureCollection", "features": rows}).encode()
    found = read(tmp_path, "a.geojson", whole)
    assert [one.name for one in found.features] == ["Parque", "", "", "Olla comunitaria"]
    assert found.told == ((limits.UNNAMED, {"n": 2}),)


def test_a_file_with_too_many_corners_is_drawn_with_fewer(tmp_path: Path) -> None:
    rows = map_made.blocks(800, 400)
    whole = json.dumps(
        {"type": "FeatureCollection", "features": [*rows, map_made.river()]}
    ).encode()
    found = read(tmp_path, "a.geojson", whole)
    assert len(found.features) == 801
    assert 3_000 < found.count <= limits.MOST_KEPT
    assert found.told[0][0] == limits.SIMPLER
    first = found.features[0].parts[0]
    assert abs(geo.square_metres((first,)) / (100 * 0.8) ** 2 - 1) < 0.05


def test_a_city_of_five_thousand_blocks_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, "city.geojson", map_made.city())
    assert len(found.features) == 5_001
    assert found.features[7].name == "Manzana 7"
    again = map_shapes.from_bytes(map_shapes.to_bytes(found))
    assert again.features == found.features


class Stop(Exception):
    pass


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_bytes(map_made.city(2_000))

    def progress(done: int, total: int) -> None:
        if done > 40:
            raise Stop

    with pytest.raises(Stop):
        map_files.read(tmp_path / "a.geojson", progress)


degrees = st.tuples(st.floats(-180, 180, allow_nan=False), st.floats(-85, 85, allow_nan=False)).map(
    geo.kept
)
parts = st.lists(degrees, min_size=3, max_size=8).map(tuple)
features = st.builds(
    Feature, st.sampled_from((LINE, AREA)), st.lists(parts, min_size=1, max_size=3).map(tuple),
    st.text(max_size=20), st.text(max_size=5),
)  # fmt: skip


@given(st.lists(features, max_size=5).map(tuple))
def test_what_is_kept_comes_back(found: tuple[Feature, ...]) -> None:
    assert map_shapes.from_bytes(map_shapes.to_bytes(Shapes(found))).features == found


@given(st.binary(max_size=300))
def test_any_bytes_give_shapes_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.geojson"
    path.write_bytes(data)
    with pytest.raises(KnownError):
        map_files.read(path)


@given(st.data())
def test_a_shapefile_with_changed_bytes_gives_shapes_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = bytearray(map_made.shapefile()["shp"])
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "any.shp"
    path.write_bytes(whole)
    with suppress(KnownError):
        assert map_files.read(path).features
