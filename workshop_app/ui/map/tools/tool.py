"""What a tool of the map answers to: a press, a drag, a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from workshop_app.ui.map.canvas.view import View

if TYPE_CHECKING:
    from workshop_app.ui.map.canvas.canvas import MapCanvas


class Tool(QObject):
    """A tool does nothing until it overrides what it needs. ``said`` emits what it says now."""

    name = ""
    cursor = Qt.CursorShape.ArrowCursor
    said = Signal(str)

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas

    def begin(self) -> None:
        """It is taken in hand."""

    def end(self) -> None:
        """It is put away."""

    def pressed(self, spot: QPointF) -> None:
        """A press without a drag, at a pixel."""

    def pressed_twice(self, spot: QPointF) -> bool:
        """The second of two presses; whether it was for this tool."""
        return False

    def hover(self, spot: QPointF) -> None:
        """The pointer moves over the map."""

    def grab(self, spot: QPointF) -> bool:
        """Whether a drag that begins here moves a thing, and not the map."""
        return False

    def drag(self, spot: QPointF) -> None:
        """The thing is pulled here."""

    def drop(self, spot: QPointF) -> None:
        """The thing is let go here."""

    def key(self, event: QKeyEvent) -> bool:
        """A key; whether it was for this tool."""
        return False

    def paint(self, painter: QPainter, view: View) -> None:
        """Over everything else."""
