"""The keyboard never ends up on the sign in the rail, where the next Enter would leave the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow


class KeyboardWatch(QObject):
    """Where what had the keyboard goes out of sight or use, Qt takes the next in the window, often
    the sign in the rail. The page takes it instead."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, now: QWidget | None) -> None:
        gone = old is not None and not (old.isVisible() and old.isEnabled())
        rail, page = self._window.side.rail, self._window.page
        if gone and now is not None and rail and page and rail.isAncestorOf(now):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
