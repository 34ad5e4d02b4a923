"""What stands at the right of the map: the list, or a panel in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workshop_app.ui import theme

NARROW, WIDE = (300, 336), (340, 400)
"""Pixels of the list and of a panel, in a narrow window and in a wide one: the guard's answers stand
in panels."""


class Side(QStackedWidget):
    """``changed(alone)``: whether the list stands there again."""

    changed = Signal(bool)

    def __init__(self, listed: QWidget) -> None:
        super().__init__()
        self._listed, self._compact = listed, False
        self.addWidget(listed)

    @property
    def is_list(self) -> bool:
        """Whether the list is shown."""
        return self.currentWidget() is self._listed

    def arrange(self, compact: bool) -> None:
        """The window became narrow or wide."""
        self._compact = compact
        self._widen()

    def _widen(self) -> None:
        widths = NARROW if self.is_list else WIDE
        self.setFixedWidth(theme.now().px(widths[0 if self._compact else 1]))

    def show_panel(self, panel: QWidget) -> None:
        """Put a panel in the list's place; one that is there goes."""
        self._drop()
        self.addWidget(panel)
        self.setCurrentWidget(panel)
        self._widen()
        self.changed.emit(False)

    def show_list(self) -> None:
        """Back to the list."""
        if not self.is_list:
            self._drop()
            self._widen()
            self.changed.emit(True)

    def _drop(self) -> None:
        old = self.currentWidget()
        if old is not None and old is not self._listed:
            self.setCurrentWidget(self._listed)
            self.removeWidget(old)
            old.hide()
            old.deleteLater()
