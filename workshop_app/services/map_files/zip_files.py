"""Packed files: KMZ, and shapefiles or GeoJSON in a zip. Nothing is written anywhere: parts are read
into memory, and no further than a part may be large, whatever the file says of it."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from workshop_app.services.map_files import json_files, kml_files, shp_files
from workshop_app.services.map_files.limits import (
    LARGEST,
    LOCKED,
    MOST_PACKED,
    NOT_PACKED,
    NOTHING_PACKED,
    UNPACKS_TOO_LARGE,
    UNSAFE,
    Progress,
)
from workshop_app.services.map_files.raw import Layer, Source
from workshop_app.text import KnownError

MOST_LAYERS = 10
_BESIDE = ("dbf", "prj", "cpg")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
    RuntimeError, KeyError, IndexError, OverflowError,
)  # fmt: skip


def read(source: Source, progress: Progress) -> list[Layer]:
    """What a packed file holds: the main KML of a KMZ, or every shapefile or GeoJSON in it."""
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as packed:
            return _read(source, packed, progress)
    except KnownError:
        raise
    except _BROKEN as error:
        raise KnownError(NOT_PACKED, name=source.name) from error


def _read(source: Source, packed: zipfile.ZipFile, progress: Progress) -> list[Layer]:
    parts = packed.infolist()
    if len(parts) > MOST_PACKED:
        raise KnownError(UNPACKS_TOO_LARGE, name=source.name)
    for part in parts:
        name = part.filename.replace("\\", "/")
        if name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name:
            raise KnownError(UNSAFE, name=source.name)
    own = [p for p in parts if not p.is_dir() and not p.filename.startswith("__MACOSX")]
    unpack = _Unpacking(source, packed)
    for ending, of_each in (
        (".shp", _shapefile),
        (".kml", _kml),
        (".geojson", _json),
        (".json", _json),
    ):
        found = [one for one in own if one.filename.lower().endswith(ending)]
        if ending == ".kml":
            found = sorted(found, key=lambda one: one.filename.lower() != "doc.kml")[:1]
        layers: list[Layer] = []
        for part in sorted(found, key=lambda one: one.filename)[:MOST_LAYERS]:
            layers += of_each(unpack, part, own, progress)
        if layers:
            return layers
    raise KnownError(NOTHING_PACKED, name=source.name)


class _Unpacking:
    """Reads parts until they are too much together."""

    def __init__(self, source: Source, packed: zipfile.ZipFile) -> None:
        self.source, self._packed, self._left = source, packed, LARGEST

    def bytes_of(self, part: zipfile.ZipInfo) -> bytes:
        if part.flag_bits & 0x1:
            raise KnownError(LOCKED, name=self.source.name)
        if part.file_size > self._left:
            raise KnownError(UNPACKS_TOO_LARGE, name=self.source.name)
        with self._packed.open(part) as file:
            data = file.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise KnownError(UNPACKS_TOO_LARGE, name=self.source.name)
        return data

    def inner(self, part: zipfile.ZipInfo, **beside: bytes) -> Source:
        """A part as a source of its own, told under the name of the packed file."""
        return Source(self.source.name, self.bytes_of(part), None, self.source.grid, dict(beside))


def _shapefile(
    unpack: _Unpacking, part: zipfile.ZipInfo, own: list[zipfile.ZipInfo], progress: Progress
) -> list[Layer]:
    stem = part.filename[:-4].lower()
    beside = {
        ending: unpack.bytes_of(one)
        for one in own
        for ending in _BESIDE
        if one.filename.lower() == f"{stem}.{ending}"
    }
    return shp_files.read(unpack.inner(part, **beside), progress)


def _kml(
    unpack: _Unpacking, part: zipfile.ZipInfo, _: list[zipfile.ZipInfo], progress: Progress
) -> list[Layer]:
    return kml_files.read(unpack.inner(part), progress)


def _json(
    unpack: _Unpacking, part: zipfile.ZipInfo, _: list[zipfile.ZipInfo], progress: Progress
) -> list[Layer]:
    return json_files.read(unpack.inner(part), progress)
