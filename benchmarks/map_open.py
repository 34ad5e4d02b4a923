"""How long a city's map files take to be opened, and how much memory, each figure beside its goal.

    python benchmarks/map_open.py

Made here: a city of 5,000 blocks as GeoJSON, KML and shapefile; the largest files that are read at all
(1.4 million places; a million brackets); MBTiles of a city. Memory is the most that a process of its
own took, less what it has before it reads. Times are of one machine; nothing depends on them.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import map_made  # noqa: E402
from workshop_app.domain import geo  # noqa: E402

SECONDS, MEGABYTES = 10.0, 500.0


def say(what: str, seconds: float, megabytes: float = 0.0) -> bool:
    """A row; whether it keeps to its goals."""
    fits = seconds <= SECONDS and megabytes <= MEGABYTES
    told = f"{megabytes:>7.0f} MB" if megabytes else ""
    print(f"  {what:<52} {seconds:>7.2f} s {told:>12}   {'' if fits else 'TOO MUCH'}".rstrip())
    return fits


def _read(path: Path, answer: multiprocessing.Queue[tuple[float, float, str]]) -> None:
    import lxml.etree
    import numpy
    import pyproj
    import shapefile
    import shapely

    from workshop_app.services import map_files
    from workshop_app.text import KnownError

    del lxml, numpy, pyproj, shapefile, shapely
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    try:
        found = map_files.read(path)
        told = f"{len(found.features)} shapes, {found.count} places"
    except KnownError as refused:
        told = str(refused)[:40]
    seconds = time.perf_counter() - began
    answer.put(
        (seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, told)
    )


def measured(what: str, path: Path) -> bool:
    """Read ``path`` in a process of its own."""
    begin = multiprocessing.get_context("spawn")
    answer: multiprocessing.Queue[tuple[float, float, str]] = begin.Queue()
    work = begin.Process(target=_read, args=(path, answer))
    work.start()
    seconds, megabytes, told = answer.get()
    work.join()
    return say(f"{what}: {told}", seconds, megabytes)


def _city_kml() -> bytes:
    return map_made.kml(*(
        map_made.placemark(
            row["properties"]["NOMBRE"],
            map_made.polygon(" ".join(f"{x},{y},0" for x, y in row["geometry"]["coordinates"][0])),
        )
        for row in map_made.blocks()
    ))  # fmt: skip


DETAILED = (3_500, 400)
"""Blocks, and corners of each: nearly as many places as are read."""


def _detailed_kml() -> bytes:
    return map_made.kml(map_made.placemark("x", map_made.polygon(*(
        " ".join(f"{x},{y}" for x, y in row["geometry"]["coordinates"][0])
        for row in map_made.blocks(*DETAILED)
    ))))  # fmt: skip


def _detailed_shapes() -> bytes:
    rows = map_made.blocks(*DETAILED)
    parts = map_made.shapefile([row["geometry"]["coordinates"][0] for row in rows])
    return map_made.zipped(**{f"a__{k}": v for k, v in parts.items()})


def _detailed() -> bytes:
    rows = map_made.blocks(*DETAILED)
    return json.dumps({"type": "FeatureCollection", "features": rows}).encode()


def _brackets() -> bytes:
    return b'{"type":"FeatureCollection","features":[' + b"[[1.5,2.5]]," * 900_000 + b"[]]}"


def _tags() -> bytes:
    return map_made.kml("<Folder><name>x</name></Folder>" * 480_000)


def main() -> int:
    """Print every figure; 1 where one is beyond its goal."""
    good = True
    parts = map_made.shapefile([row["geometry"]["coordinates"][0] for row in map_made.blocks()])
    files: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
        ("city, GeoJSON", "a.geojson", map_made.city),
        ("city, KML", "a.kml", _city_kml),
        (
            "city, shapefile",
            "a.zip",
            lambda: map_made.zipped(**{f"a__{k}": v for k, v in parts.items()}),
        ),
        ("detailed, GeoJSON", "b.geojson", _detailed),
        ("detailed, KML", "b.kml", _detailed_kml),
        ("detailed, shapefile", "b.zip", _detailed_shapes),
        ("brackets, GeoJSON", "c.geojson", _brackets),
        ("tags, KML", "c.kml", _tags),
    )
    with tempfile.TemporaryDirectory() as folder:
        for what, name, made in files:
            path = Path(folder) / name
            path.write_bytes(made())
            good &= measured(f"{what} ({path.stat().st_size / 2**20:.0f} MB)", path)
        good &= _tiles(Path(folder) / "city.mbtiles")
    return 0 if good else 1


def _tiles(path: Path) -> bool:
    from workshop_app.storage import mbtiles

    map_made.tiles_file(path, zooms=(11, 19), alike=True)
    began = time.perf_counter()
    tiles = mbtiles.open_tiles(path)
    good = say(
        f"city, MBTiles ({path.stat().st_size / 2**20:.0f} MB): opened", time.perf_counter() - began
    )
    column, row = geo.tile_at((-72.5, 7.9), 19)
    began = time.perf_counter()
    for n in range(1_000):
        tiles.tile(19, column + n % 8, row + n // 8 % 8)
    good &= say("a thousand tiles of it", time.perf_counter() - began)
    tiles.close()
    return good


if __name__ == "__main__":
    sys.exit(main())
