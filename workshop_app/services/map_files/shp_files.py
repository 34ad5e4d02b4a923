"""Shapefiles: outlines, lines and points of a .shp, alone or with what lies beside it (.dbf with the
names, .prj with the grid, .cpg with the letters). A missing .shx or .dbf hurts nothing."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

from workshop_app.domain.map_shapes import AREA, LINE, POINT
from workshop_app.services.map_files.limits import (
    BROKEN,
    LARGEST,
    MOST_FEATURES,
    TOO_MANY,
    Progress,
)
from workshop_app.services.map_files.raw import Layer, Place, Source, named
from workshop_app.text import KnownError

HEADER = b"\x00\x00\x27\x0a"
"""What every .shp begins with."""
LONGEST_GRID = 64 * 1024
_DRAWN = {
    1: POINT, 11: POINT, 21: POINT, 8: POINT, 18: POINT, 28: POINT,
    3: LINE, 13: LINE, 23: LINE, 5: AREA, 15: AREA, 25: AREA,
}  # fmt: skip
"""What each type of a shapefile is drawn as; surfaces in three dimensions (31) are not."""
_EVERY = 500
_CODE_PAGES = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x57: "cp1252", 0x58: "cp1252", 0x59: "cp1252",
}  # fmt: skip
"""What the head of a .dbf says of its letters."""


def read(source: Source, progress: Progress) -> list[Layer]:
    """The features of a shapefile. ``KnownError`` where it is damaged or none."""
    if not source.data.startswith(HEADER) or len(source.data) < 100:
        raise KnownError(BROKEN, name=source.name)
    kind = struct.unpack("<i", source.data[32:36])[0]
    layer = Layer(source, _text(_beside(source, "prj")[:LONGEST_GRID], "").strip())
    names = _names(source)
    progress(10, 100)
    for at, shape in enumerate(_shapes(source, kind)):
        if at % _EVERY == 0:
            progress(min(59, 10 + at // _EVERY), 100)
        if at >= MOST_FEATURES:
            raise KnownError(TOO_MANY, name=source.name)
        name, code = names[at] if at < len(names) else ("", "")
        drawn = _DRAWN.get(getattr(shape, "shapeType", 0))
        if drawn is None:  # a record without a shape, or a surface
            layer.told["left"] += 1
            continue
        layer.add(drawn, _parts(layer, shape, drawn), name, code)
    return [layer]


def _shapes(source: Source, kind: int) -> Iterator[Any]:
    """What the library reads, one after another; whatever it trips over is a damaged file."""
    import warnings

    import shapefile

    warnings.filterwarnings("ignore", module="shapefile")  # of what ``_whole`` looks over itself

    if kind not in (0, *_DRAWN, 31):
        raise KnownError(BROKEN, name=source.name)
    _whole(source)
    try:
        with shapefile.Reader(shp=BytesIO(source.data)) as reader:
            yield from reader.iterShapes()
    except KnownError:
        raise
    except Exception as error:  # of crafted bytes: struct, index, memory, what not
        raise KnownError(BROKEN, name=source.name) from error


def _whole(source: Source) -> None:
    """Whether the records fit in the file, and the places in the records: the library believes
    what they say."""
    data, at = source.data, 100
    while at + 12 <= len(data):
        length = struct.unpack(">i", data[at + 4 : at + 8])[0] * 2
        kind = struct.unpack("<i", data[at + 8 : at + 12])[0]
        if length < 4 or at + 8 + length > len(data):
            raise KnownError(BROKEN, name=source.name)
        if kind in (3, 5, 8, 13, 15, 18, 23, 25, 28, 31) and not _fits(data, at + 12, length, kind):
            raise KnownError(BROKEN, name=source.name)
        at += 8 + length
    if at != len(data):
        raise KnownError(BROKEN, name=source.name)


def _fits(data: bytes, at: int, length: int, kind: int) -> bool:
    """Whether the parts and places that a record counts fit in its length."""
    if length < 44:
        return False
    if kind in (8, 18, 28):
        parts, places = 0, struct.unpack("<i", data[at + 32 : at + 36])[0]
        rest = length - 40
    else:
        parts, places = struct.unpack("<2i", data[at + 32 : at + 40])
        rest = length - 44
    return parts >= 0 and places >= 0 and 4 * parts + 16 * places <= rest


def _parts(layer: Layer, shape: Any, drawn: str) -> list[list[Place]]:
    places = [(one[0], one[1]) for one in shape.points]
    if drawn == POINT:
        return [places]
    cuts = [*shape.parts, len(places)]
    if any(not 0 <= a <= b <= len(places) for a, b in pairwise(cuts)):
        raise KnownError(BROKEN, name=layer.name)
    return [places[a:b] for a, b in pairwise(cuts)]


# -- names ----------------------------------------------------------------------------------------
def _names(source: Source) -> list[tuple[str, str]]:
    """Name and code of each record; none where the table cannot be read."""
    import shapefile

    data = _beside(source, "dbf")
    if len(data) < 33:
        return []
    found: list[tuple[str, str]] = []
    try:
        with shapefile.Reader(dbf=BytesIO(data), encoding=_letters(source, data),
                              encodingErrors="replace") as reader:  # fmt: skip
            for record in reader.iterRecords():
                found.append(named(record.as_dict()))
                if len(found) >= MOST_FEATURES:
                    break
    except Exception:  # names are a help: without them the shapes are there still
        return []
    return found


def _letters(source: Source, data: bytes) -> str:
    """The encoding of the names: what the .cpg says, or UTF-8 where they are, or what the head of
    the table says."""
    said = _text(_beside(source, "cpg")[:40], "").strip().lower().replace(" ", "")
    if said in ("utf-8", "utf8", "65001"):
        return "utf-8"
    page = said.removeprefix("ansi").removeprefix("windows-").removeprefix("cp").strip("-_")
    if page in ("1252", "850", "437"):
        return f"cp{page}"
    if "8859" in said:
        return "cp1252"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # The head of a table holds numbers: only what follows it tells.
        head = struct.unpack("<H", data[8:10])[0]
        if error.start >= head or not _is_utf8(data[head:]):
            return _CODE_PAGES.get(data[29], "cp1252")
    return "utf-8"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _text(data: bytes, otherwise: str) -> str:
    return data.decode("utf-8", errors="replace") if data else otherwise


def _beside(source: Source, ending: str) -> bytes:
    """The part with this ending: packed with it, or in its folder under its name."""
    if source.path is None or source.beside:
        return source.beside.get(ending, b"")
    for path in (
        source.path.with_suffix(f".{ending}"),
        source.path.with_suffix(f".{ending.upper()}"),
    ):
        try:
            if path.is_file() and path.stat().st_size <= LARGEST:
                return path.read_bytes()
        except OSError:
            continue
    return b""
