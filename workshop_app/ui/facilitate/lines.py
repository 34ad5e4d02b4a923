"""Under the head of the player: a line of help until it was followed, or what the system refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.ui import guidance
from workshop_app.ui.guidance import Hint
from workshop_app.ui.session.watch import not_awake
from workshop_app.ui.widgets.bars import MessageBar

if TYPE_CHECKING:
    from workshop_app.ui.facilitate.page import FacilitatePage


class Lines(QWidget):
    """At most one line, hidden where there is none: it takes no room then."""

    def __init__(self, page: FacilitatePage) -> None:
        super().__init__(page)
        self._page = page
        self._shown: QWidget | None = None
        self._closed = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.show_lines()

    def show_lines(self) -> None:
        """What is to be said now: first that the laptop may go dark, then the help."""
        page = self._page
        words, shell = page.words, page.shell
        awake = shell.session.awake
        wanted: QWidget | None = None
        if awake.refused and not self._closed:
            bar = MessageBar("warn", not_awake(words), closable=words("Close"))
            bar.setObjectName("not awake")
            bar.closed.connect(self._close)
            wanted = bar
        elif not page.plan.read_only and guidance.wanted(shell.settings, "remote"):
            hint = Hint(words, "remote")
            hint.closed.connect(lambda: self.followed("remote"))
            wanted = hint
        if self._shown is not None:
            self._box.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = wanted
        if wanted is not None:
            self._box.addWidget(wanted)
        self.setVisible(wanted is not None)

    def followed(self, key: str) -> None:
        """The help was followed or closed."""
        if guidance.wanted(self._page.shell.settings, key):
            guidance.done(self._page.shell, key)
            self.show_lines()

    def _close(self) -> None:
        self._closed = True
        self.show_lines()
