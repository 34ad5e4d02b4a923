"""A presenter's remote: Page Up and Page Down walk the script from any page and any field.

A page that takes the remote itself (the player, a result in the room) overrides ``Page.stepped``;
on every other page it walks the session whose time runs. Where none runs, the keys scroll as always.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from workshop_app.ui.page import Page

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow

KEYS = {"PgDown": 1, "PgUp": -1}
_WRITING = (QLineEdit, QTextEdit, QPlainTextEdit)


class Clicker(QObject):
    """Hears the remote wherever the keyboard is in the window; ``step`` also serves the projector."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.shortcuts: list[QShortcut] = []
        for key, by in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda by=by: self.step(by))
            self.shortcuts.append(shortcut)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._listen)

    def look(self) -> None:
        """Take the keys, or leave them to what has the keyboard, as things stand now."""
        page = self._window.page
        takes = page is not None and (_walks(page) or self._window.session.live is not None)
        for shortcut in self.shortcuts:
            shortcut.setEnabled(takes)

    def step(self, by: int) -> None:
        """One step on (1) or back (-1)."""
        page = self._window.page
        if page is None:
            return
        if _walks(page):
            page.stepped(by)
        else:
            self._window.session.step(by)

    def _listen(self, _before: QWidget | None, now: QWidget | None) -> None:
        """In a field, what the remote sends along with its keys is no text."""
        if not isinstance(now, _WRITING) or now.window() is not self._window.window():
            return
        from workshop_app.ui.proposals.remote import FieldKeys, RemoteKeys

        if not now.findChildren(RemoteKeys) and not now.findChildren(FieldKeys):
            FieldKeys(now)


def _walks(page: Page) -> bool:
    """Whether the page takes the remote itself."""
    return type(page).stepped is not Page.stepped
