"""The window as it stands before anything else is loaded: its two grounds, painted at once.

Loading the controls takes longer than showing a window. So this one shows first and tells when it
has painted; the main window is then built and laid into it, without a second window appearing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

SIDE, PAPER, DARK_PAPER = "#10373C", "#F7F4EE", "#0B1416"
"""The grounds of the start screen; tokens are not read yet."""
SIDE_SHARE = 496 / 1366
"""How much of the width the picture of the start screen takes."""

_FRAME = 40
"""Px for a window's title."""


class FrontWindow(QWidget):
    """Emits ``painted()`` once, after it was first on the screen."""

    painted = Signal()

    def __init__(self, *, dark: bool = False) -> None:
        super().__init__()
        self._paper = DARK_PAPER if dark else PAPER
        self._inside: QWidget | None = None
        self._told = False
        self.setWindowTitle("Convite")
        self.setMinimumSize(960, 600)
        self._take_room()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def _take_room(self) -> None:
        """1366×768 where the screen has room for that and a frame, else all that it has."""
        room = self.screen().availableSize()
        self.resize(min(1366, room.width()), min(768, room.height()))
        if room.width() <= 1366 or room.height() <= 768 + _FRAME:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def lay_in(self, window: QWidget) -> None:
        """Fill this window with ``window``, take its title, and close it when this one closes."""
        self._inside = window
        # This one was made before the language was known; what is in it writes dates as it does.
        self.setLocale(window.locale())
        window.windowTitleChanged.connect(self.setWindowTitle)
        self._column.addWidget(window)
        window.show()
        window.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._inside is None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(self._paper))
            painter.fillRect(0, 0, round(self.width() * SIDE_SHARE), self.height(), QColor(SIDE))
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._inside is not None and not self._inside.close():
            event.ignore()
            return
        super().closeEvent(event)
