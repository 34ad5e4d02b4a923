"""The map with its tools on it, and the line that says what can be done now."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.map.canvas.canvas import ZOOM, MapCanvas
from workshop_app.ui.map.tools.area import AreaTool
from workshop_app.ui.map.tools.bar import ToolBar
from workshop_app.ui.map.tools.measure import MeasureTool
from workshop_app.ui.map.tools.point import PointTool
from workshop_app.ui.map.tools.reshape import ReshapeTool
from workshop_app.ui.map.tools.select import SelectTool
from workshop_app.ui.map.tools.tool import Tool
from workshop_app.ui.widgets import Card, Paragraph
from workshop_app.ui.widgets.painted import give_focus

EDGE, PADDING = 14, 10
STILL = 150
"""Milliseconds without moving the map, after which it stands still."""


class MapBoard(QWidget):
    """``canvas`` under a column of tools. ``used(name)``: another tool is in hand; ``settled``: the
    map was moved and stands still again."""

    used = Signal(str)
    settled = Signal()

    def __init__(self, words: Words, changes: bool) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.canvas = MapCanvas(words)
        column.addWidget(self.canvas)
        self.select = SelectTool(self.canvas)
        self.select.may_move = changes
        self.point, self.area = PointTool(self.canvas), AreaTool(self.canvas)
        self.measure, self.reshape = MeasureTool(self.canvas), ReshapeTool(self.canvas)
        self.canvas.use_idle(self.select)
        self._tools: dict[str, Tool] = {
            one.name: one
            for one in (self.select, self.point, self.area, self.measure, self.reshape)
        }
        self.bar = ToolBar(words, changes, self)
        self.bar.chosen.connect(self.use)
        self.bar.nearer.connect(lambda: self.canvas.zoom(ZOOM))
        self.bar.further.connect(lambda: self.canvas.zoom(1 / ZOOM))
        self.bar.whole.connect(self.canvas.fit)
        self.line = Card("tint", padding=PADDING, radius=8)
        self.line.setParent(self)
        self.said = Paragraph("", "detail")
        self.line.box.addWidget(self.said)
        self.line.hide()
        for tool in self._tools.values():
            tool.said.connect(self.say)
        self.canvas.tool_left.connect(self._left)
        later = QTimer(self, singleShot=True, interval=STILL)
        later.timeout.connect(self.settled)
        self.canvas.sighted.connect(later.start)

    @property
    def tool(self) -> str:
        """The name of the tool in hand."""
        return self.canvas.tool.name

    def add_tool(self, tool: Tool) -> None:
        """One more, for a while: of the panel that places a base."""
        self._tools[tool.name] = tool
        tool.said.connect(self.say)

    def use(self, name: str) -> None:
        """Take a tool in hand, by its name; the map gets the keyboard."""
        give_focus(self.canvas)
        self.canvas.settle()
        self.say("")
        self.canvas.use(self._tools[name] if name != "select" else None)
        self.bar.show_tool(name)
        self.used.emit(name)

    def _left(self) -> None:
        self.say("")
        self.bar.show_tool("select")
        self.used.emit("select")

    def say(self, said: str) -> None:
        """What can be done now, over the map and for readers."""
        self.said.setText(said)
        self.line.setHidden(not said)
        if said:
            self.canvas.setAccessibleDescription(said)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        self.bar.fit_in(self.height() - 2 * EDGE)
        self.bar.adjustSize()
        low = EDGE + self.bar.height() > self.height() - theme.now().px(36) - 2 * EDGE
        self.canvas.scale_left = EDGE * 2 + self.bar.width() if low else EDGE + 2
        self.bar.move(EDGE, EDGE)
        self.bar.raise_()
        if self.line.isHidden():
            return
        left = EDGE * 2 + self.bar.width()
        room = self.width() - left - EDGE
        wide = min(room, theme.now().width(self.said.text(), "detail") + 32)
        tall = self.said.heightForWidth(wide - 2 * PADDING) + 2 * PADDING
        self.line.setGeometry(left, EDGE, wide, tall)
        self.line.raise_()
