"""Drawing an area, corner by corner."""

from __future__ import annotations

from PySide6.QtCore import Signal

from workshop_app.ui.map.tools.corners import CornersTool


class AreaTool(CornersTool):
    """``drawn(ring)``: the corners of a closed outline, without the first one again."""

    name = "area"
    drawn = Signal(object)

    def tell(self) -> None:
        words, count = self.canvas.words, len(self.corners)
        if self.closed:
            said = words("The area is closed. Say at the right what it is.")
        elif count < self.closes_with:
            said = words("Tap corner by corner, or move the cross with the arrows and press Enter.")
        else:
            said = words("Tap the first corner, or press Enter twice, to close it.")
        self.said.emit(said)

    def close(self) -> None:
        self.closed = True
        self.drawn.emit(list(self.corners))
