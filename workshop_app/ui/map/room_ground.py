"""A base drawn as one picture for the room: all of it at once, in a thread."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from workshop_app.services import map_bases, map_tiles
from workshop_app.services.map_bases import Ground
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.ui import paint, palette
from workshop_app.ui.map import bases
from workshop_app.ui.map.canvas.drawers import ShapesDrawer
from workshop_app.ui.map.canvas.tile_layer import tile_box, tiles_in, zoom_for
from workshop_app.ui.map.canvas.view import View


def drawn(plan: OpenPlan, ground: Ground, view: View) -> QImage | None:
    """The part of a base that ``view`` shows; ``None`` where it cannot be read. Not for Qt's thread."""
    image = QImage(round(view.width), round(view.height), QImage.Format.Format_RGB32)
    image.fill(palette.colors(False).sunken)
    painter = paint.smooth(QPainter(image))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    try:
        _draw(painter, plan, ground, view)
    except KnownError:
        return None  # the page says so; the room sees pins without it
    finally:
        painter.end()
    return image


def _draw(painter: QPainter, plan: OpenPlan, ground: Ground, view: View) -> None:
    base = ground.base
    if base.kind == map_bases.PICTURE:
        bases.picture_drawer(plan, ground)(painter, view)
    elif base.kind == map_bases.SHAPES:
        ShapesDrawer(lambda: map_bases.shapes(plan, base), dark=False, labels=False)(painter, view)
    elif base.kind == map_bases.TILES:
        _tiles(painter, plan, ground, view)


def _tiles(painter: QPainter, plan: OpenPlan, ground: Ground, view: View) -> None:
    tiles = map_tiles.opened(plan, ground.base)
    try:
        zoom = zoom_for(view.scale, 1, *tiles.facts.zooms)
        for tile in tiles_in(view.extent, zoom):
            data = tiles.tile(*tile)
            image = QImage.fromData(data) if data else QImage()
            if not image.isNull():
                painter.drawImage(tile_box(view, tile), image, QRectF(image.rect()))
    finally:
        tiles.close()
