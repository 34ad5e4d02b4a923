"""A list whose rows are turned over one by one with Space."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from workshop_app.ui.widgets import RowList


class TurnedList(RowList):
    """What would come in; Space says the other thing about the row in hand: ``turned``."""

    turned = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.turned.emit()
        else:
            super().keyPressEvent(event)
