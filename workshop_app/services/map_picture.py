"""The ground of a map as one picture: tiles, shapes or a picture drawn into a window of its plane.

The window is a rectangle on the plane of web maps (or in widths of a base), y upwards. Made with
Pillow, off Qt's thread.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from workshop_app.domain import geo
from workshop_app.domain.geo import Point
from workshop_app.domain.map_placing import Placing
from workshop_app.domain.map_shapes import AREA, LINE, Feature, Shapes
from workshop_app.services.map_tiles import Tiles

if TYPE_CHECKING:
    from PIL.Image import Image

Window = tuple[float, float, float, float]

PIXELS = 1400
"""Across: 200 dots to an inch of a page's width."""
FINER = 2
"""Shapes are drawn so many times larger, for smooth edges."""
MOST_TILES = 64
GROUND, EDGE, WAY, PLACE = (244, 241, 234), (196, 187, 170), (140, 150, 158), (120, 128, 134)
FILL = (233, 228, 217)


def of_tiles(tiles: Tiles, window: Window) -> bytes:
    """The tiles in ``window`` as a JPEG; b"" where the file has none there."""
    left, bottom, right, top = window
    west, south = geo.from_plane((left, bottom))
    east, north = geo.from_plane((right, top))
    zoom = _zoom(tiles, (right - left) / PIXELS)
    picture, scale = _blank(window, 1)
    drawn = 0
    for column, row in _tiles_in((west, north), (east, south), zoom):
        data = tiles.tile(zoom, column, row)
        tile = _decoded(data) if data else None
        if tile is None:
            continue
        box = geo.tile_bounds(zoom, column, row)
        x1, y1 = geo.to_plane((box.west, box.north))
        x2, y2 = geo.to_plane((box.east, box.south))
        at = (round((x1 - left) * scale), round((top - y1) * scale))
        end = (round((x2 - left) * scale), round((top - y2) * scale))
        picture.paste(tile.resize((max(1, end[0] - at[0]), max(1, end[1] - at[1]))), at)
        drawn += 1
    return _written(picture) if drawn else b""


def _zoom(tiles: Tiles, metres: float) -> int:
    """The zoom whose pixels are about so many metres of the plane, among those that there are."""
    wanted = math.ceil(math.log2(2 * geo.HALF_WORLD / 256 / max(metres, 0.01)) - 0.6)
    first, last = tiles.facts.zooms
    return max(first, min(last, wanted))


def _tiles_in(upper: Point, lower: Point, zoom: int) -> Iterator[tuple[int, int]]:
    west, north = geo.tile_at(upper, zoom)
    east, south = geo.tile_at(lower, zoom)
    if (east - west + 1) * (south - north + 1) > MOST_TILES:
        return
    yield from ((x, y) for x in range(west, east + 1) for y in range(north, south + 1))


def _decoded(data: bytes) -> Image | None:
    """A tile's picture; ``None`` where it is none, or larger than tiles are."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as opened:
            return opened.convert("RGB") if max(opened.size) <= 1024 else None
    except Exception:  # whatever a decoder trips over: a missing tile is a gap
        return None


def of_shapes(shapes: Shapes, window: Window) -> bytes:
    """The shapes in ``window`` as a JPEG; b"" where there are none."""
    from PIL import ImageDraw

    picture, scale = _blank(window, FINER)
    pen = ImageDraw.Draw(picture)
    left, bottom, right, top = window
    drawn = 0
    for one in sorted(shapes.features, key=lambda one: one.kind != AREA):
        parts = [[geo.to_plane(at) for at in part] for part in one.parts]
        near = [
            part for part in parts
            if any(left <= x <= right and bottom <= y <= top for x, y in part)
            or (one.kind == AREA and _around(part, window))
        ]  # fmt: skip
        placed = [[((x - left) * scale, (top - y) * scale) for x, y in part] for part in near]
        drawn += bool(placed)
        _draw(pen, one, placed)
    if not drawn:
        return b""
    from PIL import Image

    return _written(picture.resize(
        (picture.width // FINER, picture.height // FINER), Image.Resampling.LANCZOS))  # fmt: skip


def _around(part: list[Point], window: Window) -> bool:
    """Whether the window may lie inside of a ring, or its edge may cross it."""
    box = geo.bounds_of(part)
    return box is not None and box.touches(geo.Bounds(*window))


def _draw(pen: object, one: Feature, placed: list[list[Point]]) -> None:
    from PIL import ImageDraw

    assert isinstance(pen, ImageDraw.ImageDraw)
    for n, part in enumerate(placed):
        if one.kind == AREA and len(part) > 2:
            hole = n > 0 and geo.holds((tuple(placed[0]),), part[0])
            pen.polygon(part, fill=GROUND if hole else FILL, outline=EDGE, width=FINER)
        elif one.kind == LINE and len(part) > 1:
            pen.line(part, fill=WAY, width=2 * FINER, joint="curve")
        else:
            for x, y in part:
                pen.ellipse((x - 4, y - 4, x + 4, y + 4), fill=PLACE)


def of_picture(data: bytes, height: float, placing: Placing | None, window: Window) -> bytes:
    """A base's picture in ``window`` as a JPEG, turned as it lies; without ``placing`` the window is in
    widths of it."""
    from PIL import Image

    ground, scale = _blank(window, 1)
    with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as opened:
        picture = opened.convert("RGB")
    wide = picture.width
    left, _, _, top = window

    def spot(column: float, row: float) -> Point:
        """Which pixel of the picture lies at a pixel of the ground."""
        plane = (left + column / scale, top - row / scale)
        if placing is None:
            return plane[0] * wide, -plane[1] * wide
        x, y = placing.spot(geo.from_plane(plane))
        return x * wide, y * wide

    (x0, y0), (x1, y1), (x2, y2) = spot(0, 0), spot(1, 0), spot(0, 1)
    turned = picture.transform(
        ground.size, Image.Transform.AFFINE, (x1 - x0, x2 - x0, x0, y1 - y0, y2 - y0, y0),
        Image.Resampling.BICUBIC, fillcolor=GROUND,
    )  # fmt: skip
    del height
    return _written(turned)


def _blank(window: Window, finer: int) -> tuple[Image, float]:
    """An empty ground, and its pixels for one of the plane."""
    from PIL import Image

    left, bottom, right, top = window
    scale = PIXELS * finer / (right - left)
    high = max(1, round((top - bottom) * scale))
    return Image.new("RGB", (PIXELS * finer, min(high, 3 * PIXELS * finer)), GROUND), scale


def _written(picture: Image) -> bytes:
    made = BytesIO()
    picture.save(made, "JPEG", quality=85)
    return made.getvalue()
