"""Bad map files and bad lists of points, made by hand; the corpus of ``bad_inputs`` takes them in."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests import map_made
from tests.fuzz.doors import DOORS

Made = Iterator[tuple[str, bytes]]


def of_places(folder: Path) -> Made:
    def features(geometry: bytes, times: int = 1, more: bytes = b"{}") -> bytes:
        one = b'{"type":"Feature","properties":' + more + b',"geometry":' + geometry + b"}"
        return b'{"type":"FeatureCollection","features":[' + b",".join([one] * times) + b"]}"

    point = b'{"type":"Point","coordinates":[-72.5,7.9]}'
    yield "fifty megabytes of rings", features(
        b'{"type":"Polygon","coordinates":[[' + b"[-72.5,7.9]," * 20_000 + b"[-72.5,7.9]]]}", 200)  # fmt: skip
    yield "fifty megabytes of words", features(point, 1, b'{"name":"' + b"a" * 50_000_000 + b'"}')
    yield "hours without end", features(
        point, 300, b'{"name":"x","opening_hours":"' + b"Mo-Fr 08:00-12:00," * 3000 + b'"}')  # fmt: skip
    yield "hours in words without end", features(
        point, 40, b'{"name":"x","opening_hours":"' + b"lunes a viernes de 8 a 12 y " * 3000 + b'"}')  # fmt: skip
    yield "weeks without end", features(
        point, 30, b'{"name":"x","opening_hours":"' + b"week 1-53/2 Mo[1] easter +1 day 00:00-48:00; " * 40 + b'"}')  # fmt: skip
    yield "many points", features(point, 19_000, b'{"name":"PAO","phone":"3102018098"}')
    spiral = b",".join(
        b"[%f,%f]" % (-72.5 + (n % 977) / 1e4, 7.9 + (n % 733) / 1e4) for n in range(60_000)
    )
    yield "a knot", features(b'{"type":"Polygon","coordinates":[[' + spiral + b"]]}")
    yield "places of lists", features(b'{"type":"Point","coordinates":[[[]],{}]}')
    yield (
        "numbers of many digits",
        features(b'{"type":"Point","coordinates":[' + b"9" * 4000 + b",1]}"),
    )
    yield (
        "features of nothing",
        b'{"type":"FeatureCollection","features":[null,1,"a",[],{},{"geometry":7}]}',
    )
    yield (
        "elements of nothing",
        b'{"elements":[null,{"tags":[]},{"tags":{"name":null}},{"lat":"x","tags":{"name":1}}]}',
    )
    yield "names of lists", features(point, 2, b'{"name":["a"],"code":{"b":1}}')


def of_kml(folder: Path) -> Made:
    def whole(inside: bytes) -> bytes:
        return (
            b'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
            + inside
            + b"</Document></kml>"
        )

    yield "folders in folders", whole(b"<Folder>" * 3000 + b"</Folder>" * 3000)
    yield "shapes in shapes", whole(
        b"<Placemark>" + b"<MultiGeometry>" * 240 + b"</MultiGeometry>" * 240 + b"</Placemark>")  # fmt: skip
    boxed = b"<Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs>"
    yield (
        "outlines in outlines",
        whole(b"<Placemark>" + boxed * 50 + b"</Polygon>" * 50 + b"</Placemark>"),
    )
    yield (
        "commas",
        whole(
            b"<Placemark><Point><coordinates>"
            + b", " * 3_000_000
            + b"</coordinates></Point></Placemark>"
        ),
    )
    yield (
        "one long word",
        whole(
            b"<Placemark><Point><coordinates>"
            + b"1" * 9_000_000
            + b"</coordinates></Point></Placemark>"
        ),
    )
    yield (
        "many properties",
        whole(
            b"<Placemark><ExtendedData>"
            + b'<Data name="a"><value>b</value></Data>' * 200_000
            + b"</ExtendedData></Placemark>"
        ),
    )
    yield (
        "many attributes",
        whole(b"<Placemark " + b" ".join(b'a%d="1"' % n for n in range(100_000)) + b"/>"),
    )
    yield "entities that multiply", (
        b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ja">]>' + whole(b"&a;" * 1000))  # fmt: skip


def of_zip(folder: Path) -> Made:
    good = DOORS["map-zip"].seeds(folder)[0]
    yield "a map that swells", map_made.zipped(doc__kml=b" " * 300_000_000)
    yield "a zip in a zip in a zip", map_made.zipped(a__zip=map_made.zipped(a__zip=good))
    yield "many parts", map_made.zipped(**{f"a{n}__shp": b"" for n in range(3000)})
    yield (
        "ten large parts",
        map_made.zipped(**{f"a{n}__geojson": b"[" * 9_000_000 for n in range(10)}),
    )
    yield "a workbook", DOORS["xlsx"].seeds(folder)[0]
    lying = bytearray(good)
    lying[18:26] = b"\xff\xff\xff\x7f\xff\xff\xff\x7f"
    yield "a size that lies", bytes(lying)
    parts = map_made.shapefile()
    yield "names that lie", map_made.zipped(
        a__shp=parts["shp"], a__dbf=parts["dbf"][:4] + b"\xff\xff\xff\x7f" + parts["dbf"][8:])  # fmt: skip
    yield "a grid of a megabyte", map_made.zipped(
        a__shp=parts["shp"], a__prj=b'PROJCS["x",' * 90_000)  # fmt: skip
    yield "letters that are none", map_made.zipped(
        a__shp=parts["shp"], a__dbf=parts["dbf"], a__cpg=b"rot13")  # fmt: skip


def of_shp(folder: Path) -> Made:
    good = DOORS["map-shp"].seeds(folder)[0]
    for kind in (0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28, 31, 77):
        yield f"a head of kind {kind}", map_made.header_of_shapefile(kind)
        yield f"records said to be {kind}", good[:32] + struct.pack("<i", kind) + good[36:]
        yield f"a record that is {kind}", good[:108] + struct.pack("<i", kind) + good[112:]
    for at in (100, 104, 108, 112, 144, 148, 152):
        yield f"large at {at}", good[:at] + b"\x7f\xff\xff\xff" + good[at + 4 :]
        yield f"below zero at {at}", good[:at] + b"\xff\xff\xff\x80" + good[at + 4 :]
    yield "places without end", good[:-16] + b"\0\0\0\0\0\0\xf0\x7f" * 2
    empty = struct.pack(">2i", 1, 2) + struct.pack("<i", 0)
    yield (
        "a million records of nothing",
        map_made.header_of_shapefile(5, 50 + 6_000_000) + empty * 1_000_000,
    )


def of_tiles(folder: Path) -> Made:
    good = DOORS["tiles"].seeds(folder)[0]
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
    columns = "x AS zoom_level, x AS tile_column, x AS tile_row, x'89504e47' AS tile_data FROM n"
    statements = {
        "no metadata": "DROP TABLE metadata",
        "no tiles": "DROP TABLE tiles",
        "tiles without pictures": "ALTER TABLE tiles RENAME COLUMN tile_data TO other",
        "tiles of a view without end": f"DROP TABLE tiles; CREATE VIEW tiles AS {endless} SELECT {columns}",
        "facts of a view without end": f"DROP TABLE metadata; CREATE VIEW metadata AS {endless} SELECT x AS name, x AS value FROM n",
        "tiles that swell": "DROP TABLE tiles; CREATE VIEW tiles AS SELECT 11 AS zoom_level, 612 AS tile_column, 1068 AS tile_row, zeroblob(900000000) AS tile_data",
        "tiles of themselves": "DROP TABLE tiles; CREATE VIEW tiles AS SELECT * FROM tiles",
        "zooms of words": "UPDATE tiles SET zoom_level='cerca'",
        "zooms beyond": "UPDATE tiles SET zoom_level=zoom_level + 9000000000000",
        "columns below zero": "UPDATE tiles SET tile_column=-tile_column - 9000000000000000000",
        "pictures of nothing": "UPDATE tiles SET tile_data=NULL",
        "pictures that are words": "UPDATE tiles SET tile_data='PNG'",
        "large pictures": "UPDATE tiles SET tile_data=zeroblob(30000000) WHERE rowid < 4",
        "bounds of words": "UPDATE metadata SET value='a,b,c,d' WHERE name='bounds'",
        "bounds without end": "UPDATE metadata SET value='nan,inf,-inf,1e999' WHERE name='bounds'",
        "bounds upside down": "UPDATE metadata SET value='10,20,-10,-20' WHERE name='bounds'",
        "zooms that lie": "UPDATE metadata SET value='99999999999999999999' WHERE name='maxzoom'",
        "a megabyte of facts": "UPDATE metadata SET value=replace(hex(zeroblob(9000000)), '0', 'a')",
        "facts of bytes": "UPDATE metadata SET value=x'ff00ff'",
        "many facts": f"{endless} INSERT INTO metadata SELECT x, x FROM n LIMIT 300000",
        "vectors": "UPDATE metadata SET value='pbf' WHERE name='format'",
        "an index that lies": "PRAGMA writable_schema=1; UPDATE sqlite_master SET sql='CREATE TABLE tiles (x)' WHERE name='tiles'",
        "a written-ahead log": "PRAGMA journal_mode=WAL",
    }  # fmt: skip
    for name, said in statements.items():
        path = folder / "changed.mbtiles"
        path.write_bytes(good)
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            for one in said.split("; "):
                file.execute(one)
        yield name, path.read_bytes()
    path.unlink()
