"""What readers hand on: features as the file has them, before they are in degrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop_app.domain.map_shapes import LEAST
from workshop_app.services.map_files.limits import MOST_FEATURES, MOST_READ, TOO_DETAILED, TOO_MANY
from workshop_app.text import KnownError, plain

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came: its name and bytes, where it lies (``None`` inside a packed one), and the
    grid that a person said it is in. ``beside``: other parts of a packed one, by ending."""

    name: str
    data: bytes
    path: Path | None = None
    grid: str = ""
    beside: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Raw:
    """A feature with its places as numbers of the file's grid; rings of an area one after another."""

    kind: str
    parts: list[list[Place]]
    name: str
    code: str


class Layer:
    """Features of one grid, counted while they are added. ``grid`` is what the file says of it: an
    authority's code, a text of its ``.prj``, or "" for degrees or not said."""

    def __init__(self, source: Source, grid: str = "") -> None:
        self.name, self.grid = source.name, grid or source.grid
        self.found: list[Raw] = []
        self.told: Counter[str] = Counter()
        self._places = 0

    def add(self, kind: str, parts: list[list[Place]], name: str = "", code: str = "") -> None:
        """A feature; parts that are too short to be drawn are dropped, and told where none is left."""
        fit = [part for part in parts if len(part) >= LEAST[kind]]
        if not fit:
            self.told["left"] += 1
            return
        self._places += sum(map(len, fit))
        if self._places > MOST_READ:
            raise KnownError(TOO_DETAILED, name=self.name)
        if len(self.found) >= MOST_FEATURES:
            raise KnownError(TOO_MANY, name=self.name)
        self.found.append(Raw(kind, fit, name, code))


_FAR = 1e12
"""No grid has numbers as large. What is not a number is not below it either."""


def is_number(value: object) -> bool:
    """Whether it is a number that a place can have."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _FAR


_NAMES = ("name", "nombre", "nom", "label", "etiqueta", "title", "titulo", "rotulo")
_NAME_BEGINNINGS = ("nom_", "nombre", "nomb", "name_", "nm_", "nom")
_NAMED_AFTER = ("barrio", "comuna", "vereda", "sector", "manzana", "uit", "territorio", "municipio")
_CODES = ("code", "codigo", "cod", "id_uit", "uit", "numero", "number", "comuna", "num", "no")
_CODE_BEGINNINGS = ("cod", "code", "num_", "id_")


def named(properties: Mapping[str, Any]) -> tuple[str, str]:
    """The name and the code of a feature, from what the file says of it: whatever its columns are
    called in Spanish, English, Portuguese or French."""
    said = {plain(str(key))[:60]: _text(value) for key, value in list(properties.items())[:200]}
    said = {key: value for key, value in said.items() if value}
    name = _first(said, (*_NAMES, *_NAMED_AFTER), _NAME_BEGINNINGS)
    code = _first(said, _CODES, _CODE_BEGINNINGS)
    return name, code if code != name else ""


def _first(said: Mapping[str, str], exact: tuple[str, ...], beginnings: tuple[str, ...]) -> str:
    for key in exact:
        if key in said:
            return said[key]
    for beginning in beginnings:
        for key, value in said.items():
            if key.startswith(beginning):
                return value
    return ""


def _text(value: object) -> str:
    """A value as a name: texts, and whole numbers without ".0"."""
    if isinstance(value, str):
        return " ".join(value.split())[:120]
    if type(value) is float and value.is_integer() and abs(value) < 1e12:
        return str(int(value))
    return str(value) if type(value) is int and abs(value) < 10**12 else ""
