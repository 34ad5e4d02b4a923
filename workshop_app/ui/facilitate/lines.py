"""Under the head of the player: a line of help until it was followed, or what the system refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.ui import guidance
from workshop_app.ui.guidance import HINTS, Hint
from workshop_app.ui.session.watch import not_awake
from workshop_app.ui.widgets.bars import MessageBar

if TYPE_CHECKING:
    from workshop_app.ui.facilitate.page import FacilitatePage


_DARK = "not awake"


class Lines(QWidget):
    """At most one line, hidden where there is none: it takes no room then."""

    def __init__(self, page: FacilitatePage) -> None:
        super().__init__(page)
        self._page = page
        self._what = ""
        self._shown: QWidget | None = None
        self._closed = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_lines(self) -> None:
        """What is to be said now: first that the laptop may go dark, then the help."""
        dark = self._page.shell.session.awake.refused and not self._closed
        what = _DARK if dark else self._next_hint()
        if what == self._what:
            return
        if self._shown is not None:
            self._box.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._what, self._shown = what, self._made(what) if what else None
        if self._shown is not None:
            self._box.addWidget(self._shown)
            self._shown.show()
        self.setVisible(bool(what))

    @property
    def helps(self) -> bool:
        """Whether the line is help, which gives way; a warning does not."""
        return bool(self._what) and self._what != _DARK

    def give_way(self, missing: bool) -> None:
        """Where there is no room for it, help is not shown; a warning is."""
        self.setVisible(bool(self._what) and not (self.helps and missing))

    def _made(self, what: str) -> QWidget:
        words = self._page.words
        if what == _DARK:
            bar = MessageBar("warn", not_awake(words), closable=words("Close"), parent=self)
            bar.setObjectName("not awake")
            bar.closed.connect(self._close)
            return bar
        hint = Hint(words, what, parent=self)
        hint.closed.connect(lambda: self.followed(what))
        return hint

    def _next_hint(self) -> str:
        """The first line of help that was not followed yet, "" for none."""
        page = self._page
        if page.plan.read_only or page.standing is None:
            return ""
        return next((key for key in HINTS if guidance.wanted(page.shell.settings, key)), "")

    def followed(self, key: str) -> None:
        """The help was followed or closed."""
        guidance.done(self._page.shell, key)
        self.show_lines()

    def captured(self) -> None:
        """A line was captured: what there is to know before one was read."""
        if self._what == "names":
            self.followed("names")

    def _close(self) -> None:
        self._closed = True
        self.show_lines()
