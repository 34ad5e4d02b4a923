"""The map as a widget: the base, what lies on it, and a tool in hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.map.canvas import moving, scale_bar
from workshop_app.ui.map.canvas.base_layer import BaseLayer, SheetLayer
from workshop_app.ui.map.canvas.clusters import Cluster
from workshop_app.ui.map.canvas.scene import Scene
from workshop_app.ui.map.canvas.surface import Surface
from workshop_app.ui.map.canvas.view import Extent, View, Where
from workshop_app.ui.map.tools.tool import Tool
from workshop_app.ui.widgets import Painted, brush

ZOOM = 1.5
"""How much nearer a key or a notch of the wheel goes."""
PAN, FAR = 80, 320
"""Pixels that the arrows move the map by."""
EDGE = 84
"""Pixels round what is fitted in."""
LEAST_METRES = 600.0
"""What is fitted in is at least so far across."""
DRAGGED = 5
"""Pixels: less is a press, not a drag."""
RADIUS = 12.0


class MapCanvas(Painted, QWidget):
    """Shows a base, pins and areas, and gives hands and keys to the tool that is in use.

    ``picked(key)`` a pin or an area was chosen, "" none; ``opened(key)`` Enter or two clicks;
    ``moved(key, spot)`` the chosen pin was moved there; ``reshaped(key, rings)`` an area's corners
    were; ``tool_left`` Esc put the tool away; ``sighted`` another part is seen.
    """

    picked = Signal(str)
    opened = Signal(str)
    moved = Signal(str, object)
    reshaped = Signal(str, object)
    tool_left = Signal()
    sighted = Signal()
    ring_radius = RADIUS

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.view, self.scene = View(), Scene()
        self.surface = Surface()
        self.scale_left = 16
        """Pixels from the left to the scale bar."""
        self.layer: BaseLayer = SheetLayer(self.surface)
        self.layer.changed.connect(self.update)
        self._tool: Tool | None = None
        self._idle: Tool | None = None
        self._hands = moving.Hands(self)
        self._fitted = self._moved = self._asked = False
        self._recalled: tuple[float, float, float] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setObjectName("map")
        self.setAccessibleName(words("Map"))

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    # -- what is shown ----------------------------------------------------------------------------
    def show_base(
        self, layer: BaseLayer, *, fit: bool = True, part: tuple[float, float, float] | None = None
    ) -> None:
        """Another base; where it is another ground, ``part`` of it or else all of it is fitted in."""
        self.layer.stop()
        self.layer.changed.disconnect(self.update)
        self.layer, self.surface = layer, layer.surface
        layer.changed.connect(self.update)
        if fit:
            self._fitted, self._recalled, self._asked = False, part, False
        self.update()

    @property
    def part(self) -> tuple[float, float, float] | None:
        """The middle of what a person went to look at, and pixels a unit; ``None``: all of it."""
        return (self.view.x, self.view.y, self.view.scale) if self._moved else None

    @property
    def beside(self) -> int:
        """How many others stand in a crowd with the chosen pin."""
        crowd = self.scene.crowd(self.view) if self._fitted else None
        return len(crowd.members) - 1 if crowd is not None else 0

    def fit(self) -> None:
        """All pins and areas in sight; the whole base where there are none."""
        extent = self.scene.extent() or self.layer.extent
        if self.surface.base and self.layer.extent is not None:
            extent = self.layer.extent
        if extent is not None:
            self.fit_extent(extent)
        self._fitted, self._moved = True, False

    def fit_extent(self, extent: Extent) -> None:
        """All of ``extent`` in sight, never nearer than is sensible."""
        metres = self.surface.metres(extent.middle)
        if not self.surface.base:
            extent = extent.grown(LEAST_METRES / metres)
        edge = min(float(theme.now().px(EDGE)), 0.17 * self.height())
        edge = 24.0 if self.surface.base else edge
        self.view.fit(extent, edge)
        self._limit()
        self._seen()

    def _limit(self) -> None:
        """How near and how far: from the whole world, or the whole drawing, to some centimetres."""
        least = 0.2 * min(self.width(), self.height())
        self.view.least = max(1.0, least)
        metres = self.surface.metres((self.view.x, self.view.y))
        self.view.most = metres * 20 if metres and not self.surface.base else 60_000.0

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Nearer (over 1) or further, what is ``about`` a pixel stays there."""
        self._limit()
        self.view.zoom(factor, about)
        self._moved = True
        self._seen()

    def pan(self, across: float, down: float) -> None:
        """Look further to the right and down, in pixels."""
        self.view.pan(across, down)
        self._moved = True
        self._seen()

    def _seen(self) -> None:
        self.scene.fanned = None
        self.update()
        self.sighted.emit()

    def choose(self, key: str, *, bring: bool = True) -> None:
        """Show a pin or an area as the chosen one, and ``bring`` it into sight."""
        self.scene.choose(key)
        mark, area = self.scene.mark(key), self.scene.area(key)
        self.update()
        if not self._fitted:
            self._asked = self._asked or bring
        if not self._fitted or not bring:
            return
        extent = self.scene.extent_of(area) if area is not None else None
        if mark is not None:
            if self.view.bring(mark.spot, 90):
                self._seen()
        elif extent is not None and not self.view.extent.meets(extent):
            self.fit_extent(extent)

    def open_cluster(self, cluster: Cluster) -> None:
        """Nearer, until its pins stand apart; round their place where nearer does not help."""
        spots = [self.scene.marks[at].spot for at in cluster.members]
        across = max(x for x, _ in spots) - min(x for x, _ in spots)
        down = max(y for _, y in spots) - min(y for _, y in spots)
        apart = max(across, down) * self.view.most
        if apart < 200 or (len(cluster.members) <= 6 and apart < 3000):
            fanned = None if self.scene.fanned is cluster else cluster
            if fanned is not None:
                self.view.bring(cluster.spot, self.scene.fan_reach(cluster))
                self.sighted.emit()
            self.scene.fanned = fanned
            self.update()
            return
        box = Extent(min(x for x, _ in spots), min(y for _, y in spots),
                     max(x for x, _ in spots), max(y for _, y in spots))  # fmt: skip
        before = self.view.scale
        self.view.fit(box, theme.now().px(120))
        self.view.scale = max(before * ZOOM, min(self.view.scale, before * 8))
        self._seen()

    # -- the tool ---------------------------------------------------------------------------------
    @property
    def tool(self) -> Tool:
        """What is in hand."""
        assert self._tool is not None
        return self._tool

    def use_idle(self, tool: Tool) -> None:
        """The tool that is in hand when no other is."""
        self._idle = self._tool = tool

    def use(self, tool: Tool | None) -> None:
        """Another tool in hand; ``None`` puts it away."""
        if self._tool is not None:
            self._tool.end()
        self._tool = tool or self._idle
        self.tool.begin()
        self.setCursor(self.tool.cursor)
        self._hands.forget()
        self.update()

    def leave_tool(self) -> None:
        """Esc: the tool is put away, by a person."""
        if self._tool is not self._idle:
            self.use(None)
            self.tool_left.emit()

    def middle(self) -> Where:
        """The place in the middle of what is seen."""
        return self.view.x, self.view.y

    # -- painting ---------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.view.resize(self.width(), self.height())
        if self._fitted and not self._moved:
            self.fit()

    def settle(self) -> None:
        """Before the first painting: the part that was seen last, or everything in sight."""
        if not self._fitted:
            self.view.resize(self.width(), self.height())
            self._limit()
            if self._recalled is None:
                self.fit()
                return
            self._fitted = self._moved = True
            self.view.x, self.view.y, self.view.scale = self._recalled
            if self._asked:
                self.choose(self.scene.chosen)
            self.sighted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.settle()
        painter = brush(self)
        box = self.rect().toRectF()
        clip = QPainterPath()
        clip.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(clip)
        self._paint_map(painter)
        painter.restore()
        paint.frame(painter, box, RADIUS, None, theme.now().color.line_strong)

    def _paint_map(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        self.layer.paint(painter, self.view, ratio)
        self.scene.paint(painter, self.view, ratio)
        self.tool.paint(painter, self.view)
        metres = self.surface.metres((self.view.x, self.view.y)) / self.view.scale
        corner = QPointF(self.scale_left, self.height() - 16)
        scale_bar.draw(painter, corner, self.words, metres, north=not self.surface.base)

    # -- hands and keys ---------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hands.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hands.moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hands.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hands.pressed(event, twice=True)

    def event(self, event: QEvent) -> bool:
        if self._hands.gesture(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.tool.key(event) or moving.view_key(self, event):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self._tool is not self._idle:
            self.leave_tool()
        else:
            super().keyPressEvent(event)
