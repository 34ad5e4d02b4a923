"""Two widgets beside each other where there is room for both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from workshop_app.ui import theme

BESIDE = 470
"""Pixels at 100 % from which two columns stand beside each other."""


class TwoColumns(QWidget):
    """Two widgets side by side, one over the other where it is narrow."""

    def __init__(
        self, first: QWidget, second: QWidget, *, shares: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget, share in zip((first, second), shares, strict=True):
            self._row.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= theme.now().px(BESIDE)
        self._row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._row.setSpacing(24 if wide else 8)
