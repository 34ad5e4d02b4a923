"""Where the board stands in its page: over its place, and beside a panel that is open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.ui.proposals.lane_layout import BAR, EDGE


class Standing(QWidget):
    """The place of the board in the page. The board stands out over it at both sides, by what the
    ring of a card and a scroll bar need; it gives way to a panel at the right. ``stands`` when it
    is somewhere else: a bar or the search came over it or went."""

    stands = Signal()

    def __init__(self, board: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._board = board
        self._taken = 0
        board.setParent(page)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def taken(self) -> int:
        """Pixels that are left free at the right."""
        return self._taken

    def give_way(self, pixels: int) -> None:
        """Leave so much free at the right."""
        if pixels != self._taken:
            self._taken = pixels
            self._follow()

    def _follow(self) -> None:
        self._board.setGeometry(self.geometry().adjusted(-EDGE, 0, BAR - self._taken, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()
        self.stands.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._follow()
        self.stands.emit()
