"""Reading lines, outlines and points from map files: GeoJSON, KML, KMZ and shapefiles. Read only.

Whoever made a file may have meant harm, or have cut it off: everything wrong is a sentence, nothing
is changed, and no file takes more than ten seconds or half a gigabyte. Formats are read by kept
libraries (docs/decisions/0014-maps.md). Reading takes a while: not for Qt's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workshop_app.domain.map_shapes import Shapes
from workshop_app.services.map_files import json_files, kml_files, shp_files, zip_files
from workshop_app.services.map_files.finish import finished
from workshop_app.services.map_files.limits import (
    GONE,
    LARGEST,
    NO_FILE,
    TILES,
    TOO_HEAVY,
    UNKNOWN,
    Progress,
)
from workshop_app.services.map_files.raw import Layer, Source
from workshop_app.text import KnownError

Reader = Callable[[Source, Progress], list[Layer]]

READERS: dict[str, Reader] = {
    ".geojson": json_files.read,
    ".json": json_files.read,
    ".kml": kml_files.read,
    ".kmz": zip_files.read,
    ".zip": zip_files.read,
    ".shp": shp_files.read,
}
"""What reads a file, by its ending. What is in the file counts more: ``_reader_of``."""


def read(path: Path, progress: Progress | None = None, *, grid: str = "") -> Shapes:
    """The shapes in the file at ``path``, in degrees. ``progress(done, total)`` may raise to cancel.
    ``grid`` says in which of ``grids.KNOWN`` its places are, where the file does not.

    ``KnownError`` says why it cannot be read; ``Shapes.told`` what was left out or changed.
    """
    heard = progress or (lambda *_: None)
    heard(0, 100)
    data = _bytes_of(path)
    source = Source(path.name, data, path, grid)
    layers = _reader_of(source)(source, heard)
    heard(60, 100)
    return finished(layers, source, heard)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir() or not path.exists():
            raise KnownError(NO_FILE, name=path.name)
        if path.stat().st_size > LARGEST:
            raise KnownError(TOO_HEAVY, name=path.name)
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        raise KnownError(GONE, name=path.name) from None


def _reader_of(source: Source) -> Reader:
    """By what the file begins with; by its ending where that says nothing."""
    begins = source.data[:4096]
    if begins.startswith(b"SQLite format 3\0"):
        raise KnownError(TILES, name=source.name)
    if begins.startswith(b"PK"):
        return zip_files.read
    if begins.startswith(shp_files.HEADER):
        return shp_files.read
    text = begins.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if text.startswith(b"<"):
        return kml_files.read
    if text.startswith((b"{", b"[")):
        return json_files.read
    reader = READERS.get(Path(source.name).suffix.lower())
    if reader is None or reader is zip_files.read or not begins:
        raise KnownError(UNKNOWN, name=source.name)
    return reader
