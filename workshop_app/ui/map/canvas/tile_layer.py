"""Stored tiles: read and decoded off Qt's thread, stretched from a coarser one until they come."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap

from workshop_app.ui import theme
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.map.canvas.base_layer import BaseLayer
from workshop_app.ui.map.canvas.surface import Surface
from workshop_app.ui.map.canvas.view import Extent, View

Tile = tuple[int, int, int]
"""Zoom, column from the west, row from the north."""


class Source(Protocol):
    """An open file of tiles."""

    @property
    def zooms(self) -> tuple[int, int]: ...

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """The bytes of a tile, from any thread."""

    def close(self) -> None: ...


SIDE = 256
KEPT = 320
"""Tiles that are remembered: 80 MB at most."""
TOGETHER = 6
"""Tiles that one job reads."""
AT_WORK = 2
COARSER = 6
"""Zooms above that are looked through for something to stretch."""


class TileLayer(BaseLayer):
    """Opens its source in a thread, when it is first painted."""

    def __init__(self, extent: Extent | None, open: Callable[[], Source]) -> None:
        super().__init__(Surface(), extent)
        self.least, self.most = 0, -1
        self._open: Callable[[], Source] | None = open
        self._source: Source | None = None
        self._kept: OrderedDict[Tile, QPixmap | None] = OrderedDict()
        self._jobs: list[Job] = []
        self._coming: set[Tile] = set()
        self._wanted: list[Tile] = []
        self._stopped = False

    def stop(self) -> None:
        self._stopped = True
        for job in self._jobs:
            job.stop()
        self._let_go()

    def _let_go(self) -> None:
        """Nobody reads any more: the file is closed."""
        if self._stopped and not self._jobs and self._source is not None:
            self._source.close()
            self._source = None

    def _begin(self) -> None:
        if self._open is None or self._stopped:
            return
        open, self._open = self._open, None
        job = Job(lambda _progress: open())
        self._jobs.append(job)
        job.done.connect(self._opened)
        job.failed.connect(self._failed)
        job.ended.connect(lambda job=job: self._ended(job, []))
        job.start()

    def _opened(self, source: Source) -> None:
        self._source = source
        self.least, self.most = source.zooms
        self.changed.emit()

    def paint(self, painter: QPainter, view: View, ratio: float) -> None:
        painter.fillRect(QRectF(0, 0, view.width, view.height), theme.now().color.sunken)
        if self._source is None:
            self._begin()
            return
        zoom = zoom_for(view.scale, ratio, self.least, self.most)
        here = list(tiles_in(view.extent, zoom))
        missing = []
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for tile in here:
            if tile in self._kept:
                self._kept.move_to_end(tile)
            else:
                missing.append(tile)
            self._paint_tile(painter, view, tile)
        self._wanted = sorted(missing, key=lambda tile: self._away(view, tile))
        self._go_on()

    def _away(self, view: View, tile: Tile) -> float:
        """How far from the middle of the screen: what is looked at comes first."""
        count = 2 ** tile[0]
        return float(math.hypot((tile[1] + 0.5) / count - view.x, (tile[2] + 0.5) / count - view.y))

    def _paint_tile(self, painter: QPainter, view: View, tile: Tile) -> None:
        found = self._kept.get(tile)
        box = tile_box(view, tile)
        if found is not None:
            painter.drawPixmap(box, found, QRectF(found.rect()))
            return
        zoom, column, row = tile
        for up in range(1, min(COARSER, zoom) + 1):
            above = self._kept.get((zoom - up, column >> up, row >> up))
            if above is not None:
                part = above.width() / 2**up
                left, top = (column % 2**up) * part, (row % 2**up) * part
                painter.drawPixmap(box, above, QRectF(left, top, part, part))
                return

    def _go_on(self) -> None:
        """Let jobs read what is wanted most."""
        source = self._source
        while source and self._wanted and len(self._jobs) < AT_WORK and not self._stopped:
            batch = [tile for tile in self._wanted if tile not in self._coming][:TOGETHER]
            self._wanted = [tile for tile in self._wanted if tile not in batch]
            if not batch:
                return
            self._coming.update(batch)
            job = Job(partial(_read, source, batch))
            self._jobs.append(job)
            job.done.connect(self._came)
            job.failed.connect(self._failed)
            job.ended.connect(lambda job=job, batch=batch: self._ended(job, batch))
            job.start()

    def _came(self, tiles: list[tuple[Tile, QImage | None]]) -> None:
        if self._stopped:
            return
        for tile, image in tiles:
            self._kept[tile] = None if image is None else QPixmap.fromImage(image)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        """A file that broke while it is shown is told once."""
        self.stop()
        raise error

    def _ended(self, job: Job, batch: list[Tile]) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
        self._coming.difference_update(batch)
        self._let_go()
        self._go_on()


def _read(
    source: Source, batch: list[Tile], progress: Progress
) -> list[tuple[Tile, QImage | None]]:
    found = []
    for tile in batch:
        progress(0, 0)
        found.append((tile, _decoded(source.tile(*tile))))
    return found


def zoom_for(scale: float, ratio: float, least: int, most: int) -> int:
    """The zoom from ``least`` to ``most`` whose tiles are drawn about as large as they are."""
    exact = math.log2(max(1.0, scale * ratio / SIDE))
    return min(most, max(least, math.floor(exact + 0.35)))


def tiles_in(extent: Extent, zoom: int) -> Iterable[Tile]:
    """All tiles of a zoom that lie in ``extent``."""
    count = int(2**zoom)

    def inside(place: float) -> int:
        return max(0, min(count - 1, math.floor(place * count)))

    for row in range(inside(extent.top), inside(extent.bottom) + 1):
        for column in range(inside(extent.left), inside(extent.right) + 1):
            yield zoom, column, row


def tile_box(view: View, tile: Tile) -> QRectF:
    """Where a tile lies, on whole pixels, so that no line shows between two."""
    count = 2 ** tile[0]
    first = view.spot((tile[1] / count, tile[2] / count))
    last = view.spot(((tile[1] + 1) / count, (tile[2] + 1) / count))
    left, top = round(first.x()), round(first.y())
    return QRectF(left, top, round(last.x()) - left, round(last.y()) - top)


def _decoded(data: bytes | None) -> QImage | None:
    """A tile's picture; ``None`` for one that is missing or broken."""
    if not data:
        return None
    image = QImage.fromData(data)
    if image.isNull() or image.width() > 1024 or image.height() > 1024:
        return None
    return image.convertToFormat(QImage.Format.Format_RGB32 if not image.hasAlphaChannel()
                                 else QImage.Format.Format_ARGB32_Premultiplied)  # fmt: skip
