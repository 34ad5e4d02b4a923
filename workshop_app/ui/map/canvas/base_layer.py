"""What lies under pins and areas: an empty sheet, or something that is drawn off Qt's thread."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from workshop_app.ui import paint, theme
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.map.canvas.scale_bar import round_metres
from workshop_app.ui.map.canvas.surface import Surface
from workshop_app.ui.map.canvas.view import Extent, View


class BaseLayer(QObject):
    """Paints what is under everything. ``changed`` when there is more to see than before."""

    changed = Signal()

    def __init__(self, surface: Surface, extent: Extent | None = None) -> None:
        super().__init__()
        self.surface, self.extent = surface, extent

    def paint(self, painter: QPainter, view: View, ratio: float) -> None:
        """All of it that is in sight. ``ratio``: the screen's pixels to one of ours."""

    def stop(self) -> None:
        """Another base is shown: nothing is worked at any more."""


class SheetLayer(BaseLayer):
    """An empty sheet: a quiet grid of a round number of metres."""

    LEAST = 56.0
    """Pixels between two lines at least."""

    def paint(self, painter: QPainter, view: View, ratio: float) -> None:
        color = theme.now().color
        painter.fillRect(QRectF(0, 0, view.width, view.height), color.sunken)
        metres = self.surface.metres((view.x, view.y))
        step = self.step(view.scale / metres) * view.scale / metres if metres else 0.1 * view.scale
        while not metres and step < self.LEAST:
            step *= 2
        for nth, every in ((1, 1), (2, 5)):
            line = QColor(color.line if nth == 1 else color.line_strong)
            line.setAlphaF(0.55 if nth == 1 else 0.5)
            painter.setPen(QPen(line, 1))
            self._lines(painter, view, step * every)

    def step(self, pixels_a_metre: float) -> float:
        """Metres between two lines: the smallest round number that leaves ``LEAST`` pixels."""
        least = self.LEAST / pixels_a_metre
        below = round_metres(least)
        power = 10.0 ** math.floor(math.log10(below))
        return next(n for n in (below, 2 * power, 5 * power, 10 * power) if n >= least * 0.999)

    def _lines(self, painter: QPainter, view: View, step: float) -> None:
        start = view.spot((0.5, 0.5))
        x = start.x() % step
        while x < view.width:
            painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, view.height))
            x += step
        y = start.y() % step
        while y < view.height:
            painter.drawLine(QPointF(0, round(y) + 0.5), QPointF(view.width, round(y) + 0.5))
            y += step


@dataclass(frozen=True, slots=True)
class Sheet:
    """A piece of the base as it was drawn: what of the ground it shows, at what size."""

    image: QImage
    extent: Extent
    scale: float


Draw = Callable[[QPainter, View], None]


class DrawnLayer(BaseLayer):
    """Something that takes long to draw: drawn in a thread, with a margin, and only moved about and
    stretched until what was asked for comes."""

    MARGIN = 0.35

    def __init__(self, surface: Surface, extent: Extent | None, draw: Draw) -> None:
        """``draw`` runs in a thread of the pool."""
        super().__init__(surface, extent)
        self._draw = draw
        self._shown: tuple[QPixmap, Extent, float] | None = None
        self._working: Job | None = None
        self._stopped = False

    def stop(self) -> None:
        self._stopped = True

    def paint(self, painter: QPainter, view: View, ratio: float) -> None:
        painter.fillRect(QRectF(0, 0, view.width, view.height), theme.now().color.sunken)
        here = view.extent
        if self._shown is None:
            self._want(view, ratio)
            return
        pixmap, extent, scale = self._shown
        box = view.box(extent)
        if abs(scale / view.scale - 1) < 1e-9:
            painter.drawPixmap(QPointF(round(box.left()), round(box.top())), pixmap)
        else:
            painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))
        if abs(scale / view.scale - 1) >= 1e-9 or not extent.holds(here):
            self._want(view, ratio)

    def _want(self, view: View, ratio: float) -> None:
        if self._working is not None or self._stopped:
            return
        extent, scale = view.extent.wider(self.MARGIN), view.scale
        draw = self._draw
        job = self._working = Job(lambda progress: _sheet(draw, extent, scale, ratio, progress))
        job.done.connect(self._came)
        job.failed.connect(self._failed)
        job.start()

    def _came(self, sheet: Sheet) -> None:
        self._working = None
        if not self._stopped:
            self._shown = QPixmap.fromImage(sheet.image), sheet.extent, sheet.scale
            self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        """A bug in drawing is a bug: it is told, and drawing ends."""
        self._working, self._stopped = None, True
        raise error


def _sheet(draw: Draw, extent: Extent, scale: float, ratio: float, _progress: Progress) -> Sheet:
    wide, tall = (extent.right - extent.left) * scale, (extent.bottom - extent.top) * scale
    image = QImage(max(1, round(wide * ratio)), max(1, round(tall * ratio)),
                   QImage.Format.Format_RGB32)  # fmt: skip
    image.setDevicePixelRatio(ratio)
    view = View()
    view.resize(wide, tall)
    view.x, view.y = extent.middle
    view.least, view.most, view.scale = 0.0, math.inf, scale
    painter = paint.smooth(QPainter(image))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(QRectF(0, 0, wide, tall), theme.now().color.sunken)
    draw(painter, view)
    painter.end()
    return Sheet(image, extent, scale)
