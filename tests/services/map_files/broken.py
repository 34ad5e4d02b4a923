"""A hundred files that are no maps, or broken ones: name → bytes. Made, not kept."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from tests import map_made

SQUARE = [[-72.5, 7.9], [-72.49, 7.9], [-72.49, 7.91], [-72.5, 7.9]]
KML_SQUARE = "-72.5,7.9 -72.49,7.9 -72.49,7.91 -72.5,7.9"


def feature(kind: str, coordinates: Any, **more: Any) -> bytes:
    geometry = {"type": kind, "coordinates": coordinates}
    return json.dumps({"type": "Feature", "properties": {}, "geometry": geometry, **more}).encode()


def crs(name: str, coordinates: Any = None) -> bytes:
    return feature("Polygon", [coordinates or SQUARE],
                   crs={"type": "name", "properties": {"name": name}})  # fmt: skip


def _json() -> Iterator[tuple[str, bytes]]:
    whole = map_made.city(20)
    yield "empty.geojson", b""
    yield "blank.geojson", b" \n\t "
    yield "zeros.geojson", bytes(200)
    yield "words.geojson", b"Este archivo no es un mapa"
    yield "number.json", b"17"
    yield "null.json", b"null"
    yield "list.json", b"[1, 2, 3]"
    yield "list_of_lists.json", b"[[[-72.5, 7.9]]]"
    yield "object.json", b"{}"
    yield "no_type.json", b'{"features": []}'
    yield "type_is_a_list.json", b'{"type": ["FeatureCollection"], "features": []}'
    yield "no_features.json", b'{"type": "FeatureCollection"}'
    yield "features_is_text.json", b'{"type": "FeatureCollection", "features": "x"}'
    yield "none_at_all.json", b'{"type": "FeatureCollection", "features": []}'
    yield "features_of_null.json", b'{"type": "FeatureCollection", "features": [null, 1, "x", []]}'
    yield "topology.json", b'{"type": "Topology", "arcs": [], "objects": {}}'
    yield "style.json", b'{"version": 8, "type": "style", "layers": []}'
    for at in (1, 30, len(whole) // 3, len(whole) // 2, len(whole) - 1):
        yield f"cut_at_{at}.geojson", whole[:at]
    yield "trailing.geojson", whole + b"}"
    yield "nan.geojson", feature("Point", [float("nan"), 7.9])
    yield "infinity.geojson", feature("Point", [float("inf"), 7.9])
    yield "huge_number.geojson", b'{"type":"Point","coordinates":[1e999, 7]}'
    yield "huge_whole.geojson", b'{"type":"Point","coordinates":[' + b"9" * 400 + b", 7]}"
    yield "endless_digits.geojson", b'{"type":"Point","coordinates":[' + b"9" * 6000 + b", 7]}"
    yield "text_places.geojson", feature("Point", ["-72.5", "7.9"])
    yield "true_places.geojson", feature("LineString", [[True, False], [False, True]])
    yield "null_places.geojson", feature("LineString", [[None, None], [None, None]])
    yield "one_number.geojson", feature("LineString", [[1], [2]])
    yield "no_coordinates.geojson", b'{"type":"Point"}'
    yield "coordinates_object.geojson", feature("Polygon", {"x": 1})
    yield "flat_polygon.geojson", feature("Polygon", [-72.5, 7.9, -72.4, 7.8])
    yield "two_corners.geojson", feature("Polygon", [[[-72.5, 7.9], [-72.4, 7.9], [-72.5, 7.9]]])
    yield "one_place_line.geojson", feature("LineString", [[-72.5, 7.9]])
    yield "same_place_ring.geojson", feature("Polygon", [[[-72.5, 7.9]] * 5])
    yield "curve.geojson", feature("CircularString", [[0, 0], [1, 1], [2, 0]])
    yield "beyond_earth.geojson", feature("Point", [-72.5, 97.9])
    yield "far_longitude.geojson", feature("Point", [-272.5, 7.9])
    yield "metres_unsaid.geojson", feature("Point", [1_173_000.5, 1_365_000.2])
    yield "deep.json", b"[" * 100_000 + b"]" * 100_000
    yield "deep_objects.json", b'{"a":' * 50_000 + b"1" + b"}" * 50_000
    yield (
        "too_many_lists.json",
        b'{"type":"FeatureCollection","features":[' + b"[]," * 2_100_000 + b"[]]}",
    )
    yield (
        "too_many_commas.json",
        b'{"type":"FeatureCollection","features":[' + b"1," * 6_100_000 + b"1]}",
    )
    point = b'{"type":"Feature","geometry":{"type":"Point","coordinates":[-72,7]}}'
    yield (
        "too_many.geojson",
        (b'{"type":"FeatureCollection","features":[' + b",".join([point] * 20_100) + b"]}"),
    )
    yield "unknown_grid.geojson", crs("EPSG:99999")
    yield "grid_of_words.geojson", crs("la de siempre")
    yield "grid_of_a_file.geojson", crs("+proj=longlat +nadgrids=/etc/passwd")
    yield "grid_of_wkt.geojson", crs('GEOGCS["x"')
    yield "utf16_cut.geojson", whole.decode().encode("utf-16")[:999]
    inner: Any = {"type": "Point", "coordinates": [0, 0]}
    for _ in range(50):
        inner = {"type": "GeometryCollection", "geometries": [inner]}
    yield "boxes_in_boxes.geojson", json.dumps(inner).encode()


BOMB = '<!DOCTYPE kml [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefg", "bcdefgh", strict=True)
) + "]>"  # fmt: skip


def _kml() -> Iterator[tuple[str, bytes]]:
    whole = map_made.kml(map_made.placemark("A", map_made.polygon(KML_SQUARE)))
    yield "none.kml", map_made.kml()
    yield "page.kml", b"<!doctype html><html><body>404</body></html>"
    yield "feed.kml", b'<?xml version="1.0"?><rss><channel/></rss>'
    yield "route.gpx", b'<?xml version="1.0"?><gpx><wpt lat="7.9" lon="-72.5"/></gpx>'
    yield "drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
    for at in (20, len(whole) // 2, len(whole) - 3):
        yield f"cut_at_{at}.kml", whole[:at]
    yield "laughs.kml", map_made.kml(map_made.placemark("&h;", ""), head=BOMB)
    yield (
        "file.kml",
        map_made.kml(
            map_made.placemark("&x;", ""),
            head='<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        ),
    )
    yield "utf16_doctype.kml", map_made.kml(head="<!DOCTYPE kml>").decode().replace(
        "UTF-8", "UTF-16").encode("utf-16")  # fmt: skip
    yield "outside.kml", map_made.kml(head='<!DOCTYPE kml SYSTEM "http://example.org/kml.dtd">')
    yield "links_only.kml", map_made.kml(
        "<NetworkLink><Link><href>http://example.org/a.kml</href></Link></NetworkLink>")  # fmt: skip
    yield "overlay_only.kml", map_made.kml(
        "<GroundOverlay><Icon><href>a.png</href></Icon></GroundOverlay>")  # fmt: skip
    yield "no_geometry.kml", map_made.kml(map_made.placemark("A", ""))
    yield "model.kml", map_made.kml(map_made.placemark("A", "<Model/>"))
    yield "letters.kml", map_made.kml(
        map_made.placemark("A", "<Point><coordinates>aquí,allá</coordinates></Point>"))  # fmt: skip
    yield "nan.kml", map_made.kml(
        map_made.placemark("A", "<Point><coordinates>nan,7.9</coordinates></Point>"))  # fmt: skip
    yield "far.kml", map_made.kml(
        map_made.placemark("A", "<Point><coordinates>-72.5,700</coordinates></Point>"))  # fmt: skip
    yield "one_corner.kml", map_made.kml(map_made.placemark("A", map_made.polygon("-72,7")))
    yield "empty_track.kml", map_made.kml(map_made.placemark("A", "<gx:Track></gx:Track>"))
    yield "deep.kml", map_made.kml("<Folder>" * 3_000 + "</Folder>" * 3_000)
    yield "tags.kml", map_made.kml("<a/>" * 2_100_000)
    yield "wrong_letters.kml", b'<?xml version="1.0" encoding="klingon"?><kml/>'
    yield "bytes.kml", b"<kml>\xff\xfe\x00</kml>"


def _packed(*parts: tuple[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", kind) as packed:
        for name, data in parts:
            packed.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, kind)
    return made.getvalue()


def _zips() -> Iterator[tuple[str, bytes]]:
    good = map_made.kml(map_made.placemark("A", map_made.polygon(KML_SQUARE)))
    whole = _packed(("doc.kml", good))
    yield "empty.kmz", _packed()
    yield "cut.kmz", whole[: len(whole) // 2]
    yield "only_head.kmz", b"PK\x03\x04"
    yield "named_kmz.kmz", b"not packed at all"
    yield "pictures_only.kmz", _packed(("files/a.png", b"\x89PNG"))
    yield "up.kmz", _packed(("../../doc.kml", good))
    yield "root.kmz", _packed(("/etc/doc.kml", good))
    yield "windows.zip", _packed(("C:\\maps\\doc.kml", good))
    yield "bomb.kmz", _packed(("doc.kml", bytes(65 * 2**20)))
    yield "many.zip", _packed(*((f"{n}.txt", b"") for n in range(2_100)))
    yield "inner_zip.zip", _packed(("map.zip", whole))
    yield "inner_broken.kmz", _packed(("doc.kml", good[:90]))
    lying = bytearray(_packed(("doc.kml", good), kind=zipfile.ZIP_STORED))
    at = lying.find(b"PK\x01\x02")
    lying[at + 24 : at + 28] = struct.pack("<I", 2**31)
    yield "lying_size.kmz", bytes(lying)
    locked = bytearray(whole)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(mark)
        locked[at + offset] |= 1
    yield "locked.kmz", bytes(locked)
    turned = bytearray(whole)
    turned[60] ^= 0xFF
    yield "flipped.kmz", bytes(turned)


def _shapefiles() -> Iterator[tuple[str, bytes]]:
    whole = map_made.shapefile()["shp"]
    yield "head_only.shp", whole[:60]
    yield "no_records.shp", map_made.header_of_shapefile()
    yield "cut.shp", whole[:-20]
    yield "cut_in_head_of_record.shp", whole[:106]
    yield "unknown_type.shp", map_made.header_of_shapefile(99)
    for name, at, kind, value in (
        ("parts", 144, "<i", 2**30), ("places", 148, "<i", 2**30), ("negative_parts", 144, "<i", -1),
        ("negative_places", 148, "<i", -5), ("length", 104, ">i", 2**30), ("no_length", 104, ">i", 0),
        ("cut_out_of_range", 152, "<i", 900), ("type_of_record", 108, "<i", 77),
        ("not_a_number", 156, "<d", float("nan")), ("far", 156, "<d", 1e300),
    ):  # fmt: skip
        changed = bytearray(whole)
        struct.pack_into(kind, changed, at, value)
        yield f"{name}.shp", bytes(changed)
    far = [[[x * 1e4, y * 1e5] for x, y in SQUARE]]
    yield "metres_unsaid.shp", map_made.shapefile(far)["shp"]
    parts = map_made.shapefile()
    yield "bad_grid.zip", _packed(("a.shp", parts["shp"]), ("a.prj", b'PROJCS["x",GEOGCS['))
    yield "grid_reaches_out.zip", _packed(
        ("a.shp", parts["shp"]), ("a.prj", b'BOUNDCRS[PARAMETERFILE["/etc/passwd"]]'))  # fmt: skip
    yield "table_only.zip", _packed(("a.dbf", parts["dbf"]))
    yield "nulls.shp", map_made.header_of_shapefile(5, 56) + struct.pack(">2i", 1, 2) + bytes(4)
    yield "table.dbf", parts["dbf"]


def _others() -> Iterator[tuple[str, bytes]]:
    yield "picture.png", map_made.picture(1, 1, 1)
    yield "document.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"
    yield "table.csv", b"nombre;lat;lon\nParque;7,9;-72,5\n"
    yield "tiles.mbtiles", b"SQLite format 3\0" + bytes(84)
    yield "a_picture.geojson", map_made.picture(1, 1, 1)
    yield "program.shp", b"MZ\x90\x00" + bytes(200)


FILES: dict[str, bytes] = {
    name: data
    for kind in (_json, _kml, _zips, _shapefiles, _others)
    for name, data in kind()
}  # fmt: skip
