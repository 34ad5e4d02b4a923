"""The bases of a plan as layers of the canvas."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from workshop_app.services import map_bases, map_tiles
from workshop_app.services.map_bases import Ground
from workshop_app.services.map_tiles import Tiles
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_
from workshop_app.ui import theme
from workshop_app.ui.map.canvas import surface
from workshop_app.ui.map.canvas.base_layer import BaseLayer, DrawnLayer, SheetLayer
from workshop_app.ui.map.canvas.drawers import LONGEST, PictureDrawer, ShapesDrawer, extent_of
from workshop_app.ui.map.canvas.surface import Surface
from workshop_app.ui.map.canvas.tile_layer import TileLayer
from workshop_app.ui.map.canvas.view import Extent
from workshop_app.ui.photos.previews import decoded

PLAIN = ""
"""The key of the plain drawing: no base at all, on the ground."""
CUCUTA = Extent(*surface.spot((-72.56, 7.95)), *surface.spot((-72.45, 7.84)))
"""What a plan without anything on the ground begins with."""

KINDS = {
    "sheet": N_("Empty sheet"), "picture": N_("Picture"), "shapes": N_("Map file"),
    "tiles": N_("Stored map tiles"),
}  # fmt: skip
ICONS = {"sheet": "file", "picture": "image", "shapes": "shapes", "tiles": "squares-four"}


@dataclass(frozen=True, slots=True)
class _Opened:
    """Open tiles as the layer asks for them."""

    tiles: Tiles

    @property
    def zooms(self) -> tuple[int, int]:
        return self.tiles.facts.zooms

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        return self.tiles.tile(zoom, column, row)

    def close(self) -> None:
        self.tiles.close()


def surface_of(ground: Ground | None) -> Surface:
    """What the units of a base are."""
    if ground is None or ground.on_ground:
        return Surface()
    return Surface(ground.base.id, ground.scale.metres_per_width if ground.scale else 0.0)


def layer(plan: OpenPlan, ground: Ground | None, *, labels: bool = True) -> BaseLayer:
    """The layer that draws a base; the plain sheet for none, and for one that is not here."""
    there = surface_of(ground)
    if ground is None or (ground.missing is not None):
        return SheetLayer(there, middle_of(plan) if ground is None else None)
    base = ground.base
    if base.kind == map_bases.PICTURE:
        return DrawnLayer(there, extent_of(ground.placing, ground.height),
                          picture_drawer(plan, ground))  # fmt: skip
    if base.kind == map_bases.SHAPES:
        bounds = surface.extent(ground.bounds) if ground.bounds else None
        drawer = ShapesDrawer(lambda: map_bases.shapes(plan, base), theme.now().dark, labels)
        return DrawnLayer(there, bounds, drawer)
    if base.kind == map_bases.TILES:
        bounds = surface.extent(ground.bounds) if ground.bounds else None
        return TileLayer(bounds, lambda: _Opened(map_tiles.opened(plan, base)))
    return SheetLayer(there, extent_of(ground.placing, ground.height))


def picture_drawer(plan: OpenPlan, ground: Ground) -> PictureDrawer:
    """What draws the picture of a base, in any thread."""
    base = ground.base

    def load() -> QImage:
        return decoded(map_bases.picture(plan, base), LONGEST)

    return PictureDrawer(load, ground.placing)


def middle_of(plan: OpenPlan) -> Extent:
    """Round the middle of the municipality, where the plan knows it."""
    center = plan.plan.center
    try:
        at = (float(center["lon"]), float(center["lat"]))  # type: ignore[index]
    except (KeyError, TypeError, ValueError):
        return CUCUTA
    x, y = surface.spot(at)
    half = 3_000 / Surface().metres((x, y))
    return Extent(x - half, y - half, x + half, y + half)


def on_the_ground(plan: OpenPlan) -> str:
    """The first base that lies on the ground and can be shown here."""
    for one in map_bases.all_of(plan):
        ground = map_bases.ground(plan, one)
        if ground.on_ground and ground.missing is None:
            return one.id
    return PLAIN
