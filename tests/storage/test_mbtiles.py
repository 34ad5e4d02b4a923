"""MBTiles: read only, by several threads, and nothing in a strange file is believed."""

from __future__ import annotations

import gzip
import hashlib
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import map_made
from workshop_app.domain import geo
from workshop_app.storage import mbtiles
from workshop_app.text import KnownError

MIDDLE = (-72.5, 7.9)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return map_made.tiles_file(tmp_path / "a.mbtiles", zooms=(12, 14))


def other(path: Path, *tiles: tuple[int, int, int, object], **metadata: str) -> Path:
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE metadata (name, value)")
        made.execute("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)")
        made.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        made.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", tiles)
    made.close()
    return path


def test_rows_are_counted_from_the_north(file: Path) -> None:
    tiles = mbtiles.open_tiles(file)
    column, row = geo.tile_at(MIDDLE, 13)
    assert tiles.tile(13, column, row) == map_made.picture(13, column, row)
    assert tiles.tile(13, column, 2**13 - 1 - row) is None
    assert tiles.tile(3, 0, 0) is None
    assert tiles.tile(-1, 0, 0) is None
    assert tiles.tile(99, 0, 0) is None
    tiles.close()


@pytest.mark.parametrize(("kind", "format"), [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp")])
def test_each_format_of_pictures_is_told(tmp_path: Path, kind: str, format: str) -> None:
    tiles = mbtiles.open_tiles(
        map_made.tiles_file(tmp_path / "a.mbtiles", zooms=(12, 12), kind=kind)
    )
    assert tiles.facts.format == format
    assert tiles.facts.attribution == map_made.ATTRIBUTION
    assert tiles.facts.bounds == pytest.approx((-72.53, 7.87, -72.47, 7.93))
    tiles.close()


def test_the_file_stays_as_it_was_and_nothing_lies_beside_it(file: Path) -> None:
    before = hashlib.sha256(file.read_bytes()).digest()
    tiles = mbtiles.open_tiles(file)
    tiles.tile(12, *geo.tile_at(MIDDLE, 12))
    with pytest.raises(sqlite3.OperationalError):
        tiles._own().execute("DELETE FROM tiles")
    tiles.close()
    assert hashlib.sha256(file.read_bytes()).digest() == before
    assert [one.name for one in file.parent.iterdir() if one.is_file()] == [file.name]


@pytest.mark.parametrize("in_memory", [False, True])
def test_many_threads_ask_at_once(file: Path, in_memory: bool) -> None:
    tiles = mbtiles.tiles_in(file.read_bytes(), "a") if in_memory else mbtiles.open_tiles(file)
    column, row = geo.tile_at(MIDDLE, 14)
    wanted = [(14, column - n % 2, row - n % 3) for n in range(300)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda at: tiles.tile(*at), wanted))
    assert found == [map_made.picture(*at) for at in wanted[:6]] * 50
    tiles.close()
    with pytest.raises(KnownError):
        tiles.tile(*wanted[0])


def test_vector_tiles_are_refused_by_name(tmp_path: Path) -> None:
    packed = gzip.compress(b"\x1a\x02")
    for name, data, said in (
        ("a", packed, {"format": "pbf"}),
        ("b", packed, {}),
        ("c", b"\x1a\x05", {}),
    ):
        path = other(tmp_path / f"{name}.mbtiles", (0, 0, 0, data), **said)
        with pytest.raises(KnownError) as refused:
            mbtiles.open_tiles(path)
        assert refused.value.message == mbtiles.VECTOR


def test_files_that_are_none_are_refused(tmp_path: Path, file: Path) -> None:
    strange = {
        "empty": b"", "text": b"hello", "header": mbtiles.HEADER, "zeros": mbtiles.HEADER + bytes(4000),
        "cut": file.read_bytes()[:2000],
    }  # fmt: skip
    for name, data in strange.items():
        path = tmp_path / f"{name}.mbtiles"
        path.write_bytes(data)
        with pytest.raises(KnownError):
            mbtiles.open_tiles(path)
        with pytest.raises(KnownError):
            mbtiles.tiles_in(data, name)
    with pytest.raises(KnownError):
        mbtiles.open_tiles(tmp_path / "gone.mbtiles")
    png = map_made.picture(0, 0, 0)
    for n, tile in enumerate(((0, 0, 0, "text"), (99, 0, 0, png), (-1, 0, 0, png), ("x", 0, 0, png),
                              (0, 0, 0, b"GIF89a"), (0, 0, 0, None))):  # fmt: skip
        with pytest.raises(KnownError):
            mbtiles.open_tiles(other(tmp_path / f"strange{n}.mbtiles", tile))
    with pytest.raises(KnownError):
        mbtiles.open_tiles(other(tmp_path / "none.mbtiles"))


def test_a_table_that_never_ends_is_broken_off(tmp_path: Path) -> None:
    path = tmp_path / "endless.mbtiles"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE metadata (name, value)")
        made.execute(
            "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
            "SELECT i AS zoom_level, 0 AS tile_column, 0 AS tile_row, x'89504e47' AS tile_data FROM n"
        )
    made.close()
    with pytest.raises(KnownError):
        mbtiles.open_tiles(path)


def test_a_tile_too_large_to_be_one_is_not_given(tmp_path: Path) -> None:
    png = map_made.picture(0, 0, 0)
    path = other(tmp_path / "a.mbtiles", (1, 0, 0, png), (1, 1, 0, png + bytes(3 * 2**20)),
                 (1, 0, 1, b"<script>"))  # fmt: skip
    tiles = mbtiles.open_tiles(path)
    assert tiles.tile(1, 0, 1) == png
    assert tiles.tile(1, 1, 1) is None
    assert tiles.tile(1, 0, 0) is None
    tiles.close()


def test_a_file_in_the_way_of_other_programs_is_read(tmp_path: Path) -> None:
    """Tiles as a view over two tables, and what it says of itself is wrong or missing."""
    path = tmp_path / "a.mbtiles"
    png = map_made.picture(0, 0, 0)
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE images (tile_id, tile_data)")
        made.execute("CREATE TABLE map (zoom_level, tile_column, tile_row, tile_id)")
        made.execute("INSERT INTO images VALUES ('a', ?)", (png,))
        made.execute("INSERT INTO map VALUES (3, 2, 3, 'a')")
        made.execute(
            "CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data "
            "FROM map JOIN images USING (tile_id)"
        )
    made.close()
    tiles = mbtiles.open_tiles(path)
    assert tiles.facts == mbtiles.TilesFile("png", (3, 3), None, "", "")
    assert tiles.tile(3, 2, 4) == png
    tiles.close()
