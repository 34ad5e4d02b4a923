"""The tiles of a base: from the file on this laptop, or from the part that the plan keeps.

The path of the file is this laptop's and stays on it, the plan knows its name only. A part of the
tiles can be kept in the plan, so that it travels with it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workshop_app import paths
from workshop_app.domain import geo
from workshop_app.domain.geo import Bounds
from workshop_app.domain.places import MapBase
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import mbtiles
from workshop_app.storage.mbtiles import Tiles as Tiles
from workshop_app.text import N_, KnownError

Progress = Callable[[int, int], None]

LARGEST_PART = 32 * 2**20
"""Bytes of tiles that a plan keeps of one base."""
MOST_TILES = 20_000
MOST_REMEMBERED = 50
"""So many files of map tiles are remembered on a laptop."""

NOT_HERE = N_(
    "The map tiles of {name} are in a file that is not on this laptop: {file}. Bring that file and choose it again, or use another base."
)
NOTHING_THERE = N_("There are no tiles in this part of the map. Nothing was changed. Move the map.")
PART_TOO_LARGE = N_(
    "This part of the map is too large to travel with the plan: {size} MB. Nothing was changed. Show a smaller part."
)


def path_of(base: MapBase) -> Path | None:
    """Where this laptop has the file of a base; ``None`` where it was never chosen here, or is gone."""
    kept = _paths().get(base.id)
    path = Path(kept) if kept else None
    try:
        return path if path is not None and path.is_file() else None
    except (OSError, ValueError):
        return None


def remember(base: MapBase, path: Path) -> None:
    """This laptop has the file of ``base`` there."""
    known = {**_paths(), base.id: str(path.absolute())}
    while len(known) > MOST_REMEMBERED:
        known.pop(next(iter(known)))
    kept = _list().with_suffix(".new")
    kept.write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
    kept.replace(_list())


def _list() -> Path:
    """A file of its own: settings are held by the window, which writes them as it knows them."""
    return paths.home() / "map_files.json"


def _paths() -> dict[str, str]:
    try:
        kept = json.loads(_list().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else {}


def is_here(base: MapBase) -> bool:
    """Whether the tiles of a base can be shown on this laptop, all of them or a part."""
    return bool(base.media) or path_of(base) is not None


def opened(plan: OpenPlan, base: MapBase) -> Tiles:
    """The tiles of a base: of its file where that is here, else of the part in the plan. The caller
    closes it. ``KnownError`` says plainly where neither is here."""
    path = path_of(base)
    if path is not None:
        try:
            return mbtiles.open_tiles(path)
        except KnownError:
            if not base.media:
                raise
    if not base.media:
        raise KnownError(NOT_HERE, name=base.name, file=base.file or "–")
    return mbtiles.tiles_in(plan.media(base.media), base.name)


def look(path: Path) -> Tiles:
    """The tiles of a file that no plan knows yet."""
    return mbtiles.open_tiles(path)


def bounds_of(tiles: Tiles) -> Bounds | None:
    """What a file of tiles shows; ``None`` where it does not say."""
    return Bounds(*tiles.facts.bounds) if tiles.facts.bounds else None


# -- a part that travels with the plan ------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Part:
    """A part of the tiles as it would be kept: which zooms of it fit, how many tiles, how many
    bytes. ``left``: the closer zooms that do not."""

    bounds: Bounds
    zooms: tuple[int, int]
    tiles: int
    size: int
    left: tuple[int, ...] = ()


def part_of(tiles: Tiles, bounds: Bounds) -> Part:
    """What of ``bounds`` fits in a plan, from the widest zoom on. ``KnownError`` where there is
    nothing, or not even one zoom fits. Fast: nothing is read but sizes."""
    first, last = tiles.facts.zooms
    count = size = 0
    reached: int | None = None
    begins: int | None = None
    for zoom in range(first, last + 1):
        columns, rows = _ranges(bounds, zoom)
        if len(columns) * len(rows) > 100 * MOST_TILES:
            break
        more, larger = tiles.sizes(zoom, columns, rows)
        if (more or larger) and (size + larger > LARGEST_PART or count + more > MOST_TILES):
            if not count:
                raise KnownError(PART_TOO_LARGE, size=round(larger / 2**20))
            break
        if more:
            begins = zoom if begins is None else begins
            reached = zoom
        count, size = count + more, size + larger
    if reached is None or begins is None:
        raise KnownError(NOTHING_THERE)
    return Part(bounds, (begins, reached), count, size, tuple(range(reached + 1, last + 1)))


def keep_part(
    plan: OpenPlan, base: MapBase, tiles: Tiles, part: Part, progress: Progress | None = None
) -> MapBase:
    """Keep ``part`` of a base's ``tiles`` in the plan, instead of what was kept before. Not for Qt's
    thread. ``progress(done, total)`` may raise to cancel; nothing is kept then."""
    heard = progress or (lambda *_: None)
    where = (part.bounds.west, part.bounds.south, part.bounds.east, part.bounds.north)
    data = mbtiles.small_file(tiles.facts, _of(tiles, part, heard), where, part.zooms)
    facts = {**(base.facts or {}), "kept": {"bounds": where, "zooms": part.zooms}}
    with plan.step("base.keep") as step:
        return step.change(base, media=step.keep_media(data), facts=facts)


def _of(tiles: Tiles, part: Part, heard: Progress) -> Iterator[tuple[int, int, int, bytes]]:
    done = 0
    heard(0, part.tiles)
    for zoom in range(part.zooms[0], part.zooms[1] + 1):
        columns, rows = _ranges(part.bounds, zoom)
        for column in columns:
            for row in rows:
                data = tiles.tile(zoom, column, row)
                if data is None:
                    continue
                done += 1
                if done % 50 == 0:
                    heard(min(done, part.tiles), part.tiles)
                yield zoom, column, row, data
    heard(part.tiles, part.tiles)


def _ranges(bounds: Bounds, zoom: int) -> tuple[range, range]:
    """The columns and rows of the tiles that ``bounds`` touches."""
    west, north = geo.tile_at((bounds.west, bounds.north), zoom)
    east, south = geo.tile_at((bounds.east, bounds.south), zoom)
    return range(west, east + 1), range(north, south + 1)
