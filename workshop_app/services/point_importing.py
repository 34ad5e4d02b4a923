"""Bringing attention points in from a list: looked at first, then added in one step.

A table (CSV, XLSX) or an OSM-style list (JSON of Overpass, GeoJSON) with tags. A point that the
directory has already stays outside. Positions are those of institutions' public lists and become
pins only where someone confirmed each in the preview (P-25).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.entity import new_id
from workshop_app.domain.incoming import Told
from workshop_app.domain.incoming_points import (
    PointCandidate,
    PointReading,
    match,
    read_rows,
    read_tagged,
)
from workshop_app.domain.places import Pin
from workshop_app.services import opening, place_words, safety_copies
from workshop_app.services.directory import points
from workshop_app.services.directory_changes import cleaned
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.table_files import DELIMITERS, LARGEST_TEXT, decode, read_table
from workshop_app.text import N_, KnownError, plain

PLACES = (".json", ".geojson")
_WIDEST = 200
"""Heads of a table that are looked at to tell what parts its cells."""
NO_PLACES = N_("{name} holds no list of places that can be read. Nothing was changed. Export it as GeoJSON, or as a table.")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingPoint:
    """A row that can come in: the values that its point will have. ``pin`` (latitude, longitude)
    where the list places it and nothing speaks against a pin; ``problem`` a sentence (with ``facts``)
    about its hours."""

    row: int
    values: Mapping[str, Any]
    pin: tuple[float, float] | None = None
    problem: str = ""
    facts: Mapping[str, object] | None = None

    @property
    def name(self) -> str:
        return str(self.values["name"])


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsPreview:
    """What a list would bring. ``columns``: field → head; ``told`` are lines to say, by row."""

    name: str
    columns: Mapping[str, str]
    incoming: tuple[IncomingPoint, ...]
    refused: tuple[Told, ...]
    told: tuple[Told, ...]

    @property
    def placed(self) -> int:
        """How many rows could become pins."""
        return sum(one.pin is not None for one in self.incoming)


def look(plan: OpenPlan, path: Path, *, columns: Mapping[str, str] | None = None) -> PointsPreview:
    """What the list at ``path`` would bring into ``plan``. Nothing is changed. ``columns`` says which
    head brings a field. ``KnownError`` where the call or the file is wrong."""
    reading = read_file(path, columns)
    here = {(plain(one.name), plain(one.address)): one for one in points(plan)}
    names = {plain(one.name) for one in points(plan)}
    incoming: list[IncomingPoint] = []
    refused = list(reading.refused)
    for candidate in reading.candidates:
        same = (plain(candidate.name), plain(candidate.address))
        if same in here or (not candidate.address and same[0] in names):
            refused.append(Told(candidate.row, N_("is in the directory already")))
            continue
        incoming.append(_incoming(plan, candidate))
    told = [line for one in incoming for line in _about(one)]
    return PointsPreview(
        name=path.name,
        columns=reading.columns,
        incoming=tuple(incoming),
        refused=tuple(sorted(refused, key=lambda line: line.row)),
        told=tuple(told),
    )


def bring_in(
    plan: OpenPlan, preview: PointsPreview, pins: Collection[int] = frozenset()
) -> list[ServicePoint]:
    """Add what ``look`` found, behind the others, in one step that one undo takes back. ``pins`` are
    the rows whose position someone confirmed: each becomes a pin tied to its point. A copy of the
    plan is kept before."""
    if not preview.incoming:
        return []
    safety_copies.keep(plan, "import")
    last = max((one.position for one in points(plan)), default=-1)
    kept = []
    with plan.step("import.points") as step:
        for at, one in enumerate(preview.incoming, start=1):
            point = step.add(ServicePoint(id=new_id(), position=last + at, **one.values))
            kept.append(point)
            if one.pin is not None and one.row in pins:
                latitude, longitude = one.pin
                step.add(
                    Pin(id=new_id(), place="", latitude=latitude, longitude=longitude,
                        approximate=False, point=point.id)
                )  # fmt: skip
    return kept


# -- rows -----------------------------------------------------------------------------------------
def _incoming(plan: OpenPlan, one: PointCandidate) -> IncomingPoint:
    notes = [*one.notes.splitlines(), *([", ".join(one.unknown)] if one.unknown else [])]
    facts: dict[str, Any] = {
        "name": one.name, "kind": one.kind, "field": one.field, "address": one.address,
        "municipality": one.municipality, "phones": one.phones, "hours": one.hours,
        "services": one.services, "serves": one.serves, "languages": one.languages,
        "source": one.source, "notes": notes,
    }  # fmt: skip
    values = cleaned(plan, facts)
    for name, given in (("email", one.email), ("web", one.web), ("verified_on", one.verified)):
        values.update(_or_note(plan, name, given, values))
    read = opening.read(one.hours)
    pin = None
    if one.latitude is not None and one.longitude is not None:
        free = not place_words.marks(one.name) and one.field not in ("shelter", "protection")
        pin = (one.latitude, one.longitude) if free else None
    return IncomingPoint(
        row=one.row, values=values, pin=pin, problem=read.problem, facts={"stuck": read.stuck}
    )


def _or_note(plan: OpenPlan, name: str, given: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """A value that cannot be read as what it should be is kept as a note, not lost."""
    try:
        return cleaned(plan, {name: given})
    except KnownError:
        return {"notes": (*values["notes"], given[:200])}


def _about(one: IncomingPoint) -> list[Told]:
    return [Told(one.row, one.problem, one.facts or {})] if one.problem else []


# -- files ----------------------------------------------------------------------------------------
def read_file(path: Path, columns: Mapping[str, str] | None = None) -> PointReading:
    """The list at ``path``. ``KnownError`` for a file that is missing, too large, or no list."""
    ending = path.suffix.lower()
    if ending in PLACES:
        return read_tagged(_places(path))
    if ending in (".csv", ".tsv", ".txt") and path.is_file():
        if path.stat().st_size > LARGEST_TEXT:
            raise KnownError(
                N_("The table {name} is too large. Nothing was changed. Split it."), name=path.name
            )
        return read_rows(_table(path), columns)
    return read_rows(read_table(path), columns)


def _table(path: Path) -> list[list[str]]:
    """The rows of a text, parted by what makes most of its heads mean something."""
    try:
        text = decode(path.read_bytes())
    except OSError:
        raise KnownError(NO_PLACES, name=path.name) from None
    csv.field_size_limit(LARGEST_TEXT)
    found: list[list[list[str]]] = []
    for delimiter in DELIMITERS:
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        except csv.Error:
            continue
        found.append(rows)
    if not found:
        raise KnownError(NO_PLACES, name=path.name)
    return max(
        found, key=lambda rows: max((len(match(row[:_WIDEST])) for row in rows[:10]), default=0)
    )


def _places(path: Path) -> list[dict[str, str]]:
    """The places of a GeoJSON or of Overpass' JSON, as tags with ``lat`` and ``lon``."""
    try:
        if path.stat().st_size > LARGEST_TEXT:
            raise KnownError(NO_PLACES, name=path.name)
        whole = json.loads(decode(path.read_bytes()))
    except (OSError, ValueError, RecursionError):
        raise KnownError(NO_PLACES, name=path.name) from None
    rows: Any = []
    if isinstance(whole, dict):
        rows = whole.get("features") or whole.get("elements") or []
    elif isinstance(whole, list):
        rows = whole
    found = [_tags(row) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    if not any(found):
        raise KnownError(NO_PLACES, name=path.name)
    return found


def _tags(row: Mapping[str, Any]) -> dict[str, str]:
    """Tags of a feature or an element; what is no text or number is left out."""
    inside = row.get("properties", row.get("tags", row))
    tags = inside.get("tags", inside) if isinstance(inside, dict) else {}
    told = {
        str(key)[:80]: str(value)[:2000]
        for key, value in (tags.items() if isinstance(tags, dict) else ())
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    }
    latitude, longitude = _position(row)
    if latitude is not None and longitude is not None:
        told |= {"lat": str(latitude), "lon": str(longitude)}
    return told


def _position(row: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """Where a place is, of a point only: the middle of a building is nobody's word."""
    shape = row.get("geometry")
    if isinstance(shape, dict) and shape.get("type") == "Point":
        pair = shape.get("coordinates")
        if isinstance(pair, list) and len(pair) >= 2:
            return _number(pair[1]), _number(pair[0])
    middle = row.get("center")
    told = middle if isinstance(middle, dict) else row
    return _number(told.get("lat")), _number(told.get("lon"))


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) <= 180 else None  # degrees; no float holds every number
