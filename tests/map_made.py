"""A city made up for tests and benchmarks: blocks in a slanting grid, a river, tiles of it.

Everything follows from numbers: the same bytes at every run.
"""

from __future__ import annotations

import json
import math
import sqlite3
import struct
from io import BytesIO
from pathlib import Path
from typing import Any

from workshop_app.domain import geo

WEST, NORTH = -72.53, 7.93
"""The upper left corner of the city."""
BLOCK = 0.0009
"""Degrees from one block to the next: 100 m."""
SLANT = math.radians(8)
ATTRIBUTION = "© Ciudad de ensayo"


def _corner(column: float, row: float) -> list[float]:
    """A place of the grid, turned a little."""
    x, y = column * BLOCK, -row * BLOCK
    turned = (x * math.cos(SLANT) + y * math.sin(SLANT), y * math.cos(SLANT) - x * math.sin(SLANT))
    return [round(WEST + turned[0], 6), round(NORTH + turned[1], 6)]


def blocks(count: int = 5_000, corners: int = 12) -> list[dict[str, Any]]:
    """So many blocks as GeoJSON features; each edge has some corners more, as surveyed ones do."""
    across = math.ceil(math.sqrt(count))
    return [
        {"type": "Feature", "properties": {"OBJECTID": n, "NOMBRE": f"Manzana {n}"},
         "geometry": {"type": "Polygon", "coordinates": [_block(n % across, n // across, corners)]}}
        for n in range(count)
    ]  # fmt: skip


def _block(column: int, row: int, corners: int) -> list[list[float]]:
    side = max(1, corners // 4)
    edge = [(k / side, 0.0) for k in range(side)]
    edge += [(1.0, k / side) for k in range(side)]
    edge += [(1 - k / side, 1.0) for k in range(side)]
    edge += [(0.0, 1 - k / side) for k in range(side)]
    ring = [_corner(column + 0.8 * x, row + 0.8 * y) for x, y in edge]
    return [*ring, ring[0]]


def river(length: int = 400) -> dict[str, Any]:
    """A river across the city as a line."""
    line = [_corner(n / 5, 30 + 3 * math.sin(n / 20)) for n in range(length)]
    return {"type": "Feature", "properties": {"name": "Quebrada"},
            "geometry": {"type": "LineString", "coordinates": line}}  # fmt: skip


def units(count: int = 6) -> list[dict[str, Any]]:
    """Large areas side by side, as territorial units are."""
    return [
        {"type": "Feature", "properties": {"CODIGO": f"UIT-{n + 1}", "NOM_UIT": f"Unidad {n + 1}"},
         "geometry": {"type": "Polygon", "coordinates": [[
             _corner(c, r) for c, r in ((n * 10, 0), (n * 10 + 9, 0), (n * 10 + 9, 9), (n * 10, 9), (n * 10, 0))
         ]]}}
        for n in range(count)
    ]  # fmt: skip


def city(count: int = 5_000) -> bytes:
    """The city's GeoJSON: blocks and a river."""
    whole = {"type": "FeatureCollection", "features": [*blocks(count), river()]}
    return json.dumps(whole).encode()


# -- tiles ----------------------------------------------------------------------------------------
def picture(zoom: int, column: int, row: int, kind: str = "PNG") -> bytes:
    """A tile of 256 pixels: a ground of two lights, a street each way, and its own address."""
    from PIL import Image, ImageDraw

    drawn = Image.new("RGB", (256, 256), (240, 233, 221) if (column + row) % 2 else (232, 226, 214))
    pen = ImageDraw.Draw(drawn)
    for at in range(0, 256, 64):
        pen.rectangle((at + 8, 8, at + 52, 52), fill=(250, 248, 243), outline=(214, 205, 188))
        pen.rectangle((at + 8, 120, at + 52, 180), fill=(250, 248, 243), outline=(214, 205, 188))
    pen.line((0, 90, 256, 90), fill=(215, 198, 160), width=10)
    pen.text((10, 200), f"{zoom}/{column}/{row}", fill=(90, 90, 90))
    made = BytesIO()
    drawn.save(made, kind)
    return made.getvalue()


def tiles_file(
    path: Path, *, zooms: tuple[int, int] = (11, 15), kind: str = "PNG",
    metadata: dict[str, str] | None = None, alike: bool = False,
) -> Path:  # fmt: skip
    """An MBTiles file of the city at ``path``; ``alike``: every tile has the same picture, which is
    made sooner."""
    bounds = geo.Bounds(WEST, NORTH - 0.06, WEST + 0.06, NORTH)
    same = picture(0, 0, 0, kind)
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        made.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, "
                     "tile_row INTEGER, tile_data BLOB)")  # fmt: skip
        made.execute("CREATE UNIQUE INDEX at ON tiles (zoom_level, tile_column, tile_row)")
        said = {
            "name": "Cúcuta", "format": kind.lower().replace("jpeg", "jpg"), "type": "baselayer",
            "bounds": f"{bounds.west},{bounds.south},{bounds.east},{bounds.north}",
            "minzoom": str(zooms[0]), "maxzoom": str(zooms[1]), "attribution": ATTRIBUTION,
        } if metadata is None else metadata  # fmt: skip
        made.executemany("INSERT INTO metadata VALUES (?, ?)", said.items())
        for zoom in range(zooms[0], zooms[1] + 1):
            west, north = geo.tile_at((bounds.west, bounds.north), zoom)
            east, south = geo.tile_at((bounds.east, bounds.south), zoom)
            made.executemany(
                "INSERT INTO tiles VALUES (?, ?, ?, ?)",
                (
                    (zoom, x, 2**zoom - 1 - y, same if alike else picture(zoom, x, y, kind))
                    for x in range(west, east + 1)
                    for y in range(north, south + 1)
                ),
            )
    made.close()
    return path


# -- KML and shapefiles ---------------------------------------------------------------------------
def kml(*placemarks: str, head: str = "") -> bytes:
    """A KML document with these placemarks."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<kml xmlns="http://www.opengis.net/kml/2.2" '
        'xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>' + "".join(placemarks)
        + "</Document></kml>"
    ).encode()  # fmt: skip


def placemark(name: str, geometry: str) -> str:
    return f"<Placemark><name>{name}</name>{geometry}</Placemark>"


def polygon(*rings: str) -> str:
    """A KML polygon; each ring as "lon,lat lon,lat …", the first its edge."""
    edges = "".join(
        f"<{which}BoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing></{which}BoundaryIs>"
        for which, ring in zip(("outer", *["inner"] * (len(rings) - 1)), rings, strict=True)
    )
    return f"<Polygon>{edges}</Polygon>"


def zipped(**parts: bytes) -> bytes:
    """A zip file of parts, named with ``__`` for the dot."""
    import zipfile

    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name.replace("__", "."), (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    return made.getvalue()


def shapefile(
    rings: list[list[list[float]]] | None = None, *, names: list[str] | None = None,
    encoding: str = "utf-8", field: str = "NOMBRE",
) -> dict[str, bytes]:  # fmt: skip
    """The parts of a shapefile of polygons: ``shp shx dbf``."""
    import shapefile as pyshp

    rings = rings or [[[-72.5, 7.9], [-72.5, 7.91], [-72.49, 7.91], [-72.49, 7.9], [-72.5, 7.9]]]
    names = names or [f"Área {n}" for n in range(len(rings))]
    parts = {name: BytesIO() for name in ("shp", "shx", "dbf")}
    with pyshp.Writer(**parts, shapeType=pyshp.POLYGON, encoding=encoding) as writer:
        writer.field(field, "C", size=60)
        for name, ring in zip(names, rings, strict=True):
            writer.poly([ring])
            writer.record(name)
        writer.close()
        return {name: made.getvalue() for name, made in parts.items()}


def header_of_shapefile(shape_type: int = 5, length: int = 50) -> bytes:
    """The hundred bytes at the head of a .shp."""
    return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length) + struct.pack(
        "<2i8d", 1000, shape_type, *[0.0] * 8
    )
