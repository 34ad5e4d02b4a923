"""A round key that reads something aloud."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.kiosk.mark_rows import TOUCH
from workshop_app.ui.widgets.painted import Painted, brush


class Speaker(Painted, QAbstractButton):
    """Drawn 56 px wide, touched on 72. ``name`` is what it is called for readers."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setObjectName("read aloud")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._drawn = 56

    def show_small(self, small: bool) -> None:
        """Drawn 46 px wide, where there is little room; touched on 72 all the same."""
        self._drawn = 46 if small else 56
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.now().px(TOUCH)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = brush(self), theme.now()
        side = now.px(self._drawn)
        box = self.rect().toRectF()
        edge = (box.width() - side) / 2
        inner = box.adjusted(edge, edge, -edge, -edge)
        fill = now.color.sunken if self.isDown() else now.color.paper
        paint.frame(painter, inner, side / 2, fill, now.color.line_strong)
        icons.draw(painter, inner, "speaker-high-fill", now.color.primary, side * 0.45)
