"""Map tiles in an MBTiles file (SQLite): read only, by any thread, the file never changed.

Whoever made the file may have meant harm: nothing in it is believed. Its schema is not trusted, a
question that takes too long is broken off, and only bytes that begin like a picture are given.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workshop_app.text import N_, KnownError

NOT_TILES = N_(
    "{name} holds no map tiles that can be read. Nothing was changed. Choose an MBTiles file with pictures."
)
VECTOR = N_(
    "{name} holds vector tiles (pbf), which cannot be shown here. Nothing was changed. Ask for an MBTiles file with png or jpg tiles."
)
GONE = N_(
    "The file {name} with the map tiles cannot be read any more. Put it back, or choose it again."
)

HEADER = b"SQLite format 3\0"
LARGEST_TILE = 2 * 2**20
"""Bytes of a tile; one of 256 pixels has 5 to 60 KB."""
DEEPEST = 22
"""The closest zoom: two centimetres a pixel."""
_WORK = 20_000_000
"""Steps of SQLite's machine that one question may take: a second or two."""
_WRONG = (sqlite3.Error, ValueError, OverflowError)
PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"RIFF": "webp"}


@dataclass(frozen=True, slots=True)
class TilesFile:
    """What a file says of itself, looked at: ``format`` png, jpg or webp; ``zooms`` the least and
    the closest; ``bounds`` west, south, east, north in degrees or ``None``."""

    format: str
    zooms: tuple[int, int]
    bounds: tuple[float, float, float, float] | None
    attribution: str
    name: str


class Tiles:
    """An open file of tiles. ``tile`` may be asked by several threads at once."""

    def __init__(
        self, name: str, connect: Callable[[], sqlite3.Connection], *, shared: bool
    ) -> None:
        """``connect`` opens it; ``shared``: all threads use one connection, in turn."""
        self._name, self._connect, self._shared = name, connect, shared
        self._lock = threading.RLock()
        self._here = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._closed = False
        with self._asking() as connection:
            self.facts = _facts(name, connection)

    @contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        if not self._shared:
            yield self._own()
            return
        with self._lock:
            yield self._own()

    def _own(self) -> sqlite3.Connection:
        """This thread's connection."""
        held = self._all[0] if self._shared and self._all else getattr(self._here, "held", None)
        if held is not None and not self._closed:
            return held
        with self._lock:
            if self._closed:
                raise KnownError(GONE, name=self._name)
            made = self._connect()
            self._all.append(made)
        self._here.held = made
        return made

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """The picture of a tile, ``row`` counted from the north; ``None`` where the file has none,
        or no picture. ``KnownError`` where the file cannot be read any more."""
        if not 0 <= zoom <= DEEPEST:
            return None
        try:
            with self._asking() as connection:
                found = connection.execute(_TILE, (zoom, column, 2**zoom - 1 - row)).fetchone()
        except _WRONG as error:
            raise KnownError(GONE, name=self._name) from error
        data = found[0] if found else None
        return data if isinstance(data, bytes) and is_picture(data) else None

    def sizes(self, zoom: int, columns: range, rows: range) -> tuple[int, int]:
        """How many tiles of a zoom lie in a rectangle, and their bytes together."""
        if not columns or not rows:
            return 0, 0
        top = 2**zoom - 1
        where = (zoom, columns[0], columns[-1], top - rows[-1], top - rows[0])
        try:
            with self._asking() as connection:
                count, size = connection.execute(_SIZES, where).fetchone()
        except _WRONG as error:
            raise KnownError(GONE, name=self._name) from error
        return int(count or 0), int(size or 0)

    def close(self) -> None:
        """Let go of the file; nobody may be asking it any more."""
        with self._lock:
            self._closed = True
            for one in self._all:
                one.close()
            self._all.clear()


_TILE = (
    "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? "
    f"AND length(tile_data) <= {LARGEST_TILE}"
)
_SIZES = (
    "SELECT count(*), sum(length(tile_data)) FROM tiles WHERE zoom_level = ? "
    "AND tile_column BETWEEN ? AND ? AND tile_row BETWEEN ? AND ?"
)


def is_picture(data: bytes) -> bool:
    """Whether bytes begin like a picture of a tile, and are no more than one has."""
    return len(data) <= LARGEST_TILE and format_of(data) != ""


def format_of(data: bytes) -> str:
    """png, jpg or webp; "" for anything else."""
    found = next((kind for mark, kind in PICTURES.items() if data.startswith(mark)), "")
    return "" if found == "webp" and data[8:12] != b"WEBP" else found


# -- opening --------------------------------------------------------------------------------------
def open_tiles(path: Path) -> Tiles:
    """The tiles in the file at ``path``. ``KnownError`` where there are none that can be shown."""
    try:
        with path.open("rb") as file:
            begins = file.read(16)
    except OSError:
        raise KnownError(GONE, name=path.name) from None
    if begins != HEADER:
        raise KnownError(NOT_TILES, name=path.name)
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return Tiles(path.name, lambda: _careful(sqlite3.connect(
        address, uri=True, check_same_thread=False, isolation_level=None)), shared=False)  # fmt: skip


def tiles_in(data: bytes, name: str) -> Tiles:
    """The tiles in the bytes of a file, which are held in memory."""
    if not data.startswith(HEADER):
        raise KnownError(NOT_TILES, name=name)

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        made.deserialize(data)
        return _careful(made)

    return Tiles(name, connect, shared=True)


def _careful(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 8 * LARGEST_TILE)
    _Patience(connection)
    return connection


class _Patience:
    """Breaks off a question that takes too long."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._left = _WORK
        connection.set_progress_handler(self._on, 100_000)
        connection.set_trace_callback(self._begun)

    def _begun(self, _: str) -> None:
        self._left = _WORK

    def _on(self) -> int:
        self._left -= 100_000
        return int(self._left < 0)


def _facts(name: str, connection: sqlite3.Connection) -> TilesFile:
    try:
        said = _said(connection)
        tile = connection.execute("SELECT tile_data FROM tiles LIMIT 1").fetchone()
        zooms = connection.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
    except _WRONG as error:
        raise KnownError(NOT_TILES, name=name) from error
    if said.get("format", "").lower() in ("pbf", "mvt") or (
        tile and isinstance(tile[0], bytes) and tile[0].startswith((b"\x1f\x8b", b"\x1a"))
    ):
        raise KnownError(VECTOR, name=name)
    kind = format_of(tile[0]) if tile and isinstance(tile[0], bytes) else ""
    whole = all(isinstance(one, int) for one in zooms)
    if not kind or not whole or not 0 <= zooms[0] <= zooms[1] <= DEEPEST:
        raise KnownError(NOT_TILES, name=name)
    return TilesFile(
        format=kind,
        zooms=(zooms[0], zooms[1]),
        bounds=_bounds(said.get("bounds", "")),
        attribution=said.get("attribution", ""),
        name=said.get("name", ""),
    )


def _said(connection: sqlite3.Connection) -> Mapping[str, str]:
    """What the file says of itself; nothing where it has no such table."""
    try:
        rows = connection.execute("SELECT name, value FROM metadata LIMIT 200").fetchall()
    except sqlite3.Error:
        return {}
    return {str(name)[:40]: str(value)[:2000] for name, value in rows}


def _bounds(text: str) -> tuple[float, float, float, float] | None:
    try:
        west, south, east, north = (float(one) for one in text.split(","))
    except ValueError:
        return None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        return None
    return west, south, east, north


# -- a part of it ---------------------------------------------------------------------------------
def small_file(
    facts: TilesFile, tiles: Iterable[tuple[int, int, int, bytes]],
    bounds: tuple[float, float, float, float], zooms: tuple[int, int],
) -> bytes:  # fmt: skip
    """The bytes of an MBTiles file with these tiles (zoom, column, row from the north, picture)."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    try:
        made.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        made.execute(
            "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, "
            "tile_data BLOB, PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID"
        )
        said = {
            "name": facts.name, "format": facts.format, "type": "baselayer", "version": "1.3",
            "bounds": ",".join(map(str, bounds)), "attribution": facts.attribution,
            "minzoom": str(zooms[0]), "maxzoom": str(zooms[1]),
        }  # fmt: skip
        made.execute("BEGIN")
        made.executemany("INSERT INTO metadata VALUES (?, ?)", said.items())
        made.executemany(
            "INSERT OR REPLACE INTO tiles VALUES (?, ?, ?, ?)",
            ((zoom, column, 2**zoom - 1 - row, data) for zoom, column, row, data in tiles),
        )
        made.execute("COMMIT")
        return made.serialize()
    finally:
        made.close()
