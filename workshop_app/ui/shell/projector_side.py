"""The projector at work in the window: what is told of it, its panel, and its slide kept up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshop_app.ui.shell import slide_words
from workshop_app.ui.shell.projector import Projector

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow


class ProjectorSide(QObject):
    """Connects a projector with its window."""

    def __init__(self, window: MainWindow, projector: Projector) -> None:
        super().__init__(window)
        self._window, self._projector = window, projector
        projector.remember(window.settings.projector_screen)
        projector.screen_chosen.connect(lambda name: window.keep(projector_screen=name))
        projector.happened.connect(self._tell)
        projector.panel_wanted.connect(self.open_panel)
        window.bridge.told.connect(projector.keep_up)

    def open_panel(self) -> None:
        """What the room sees and what can be done about it."""
        from workshop_app.ui.shell.projector_panel import ProjectorPanel

        window = self._window
        open_now = [one for one in window.findChildren(ProjectorPanel) if one.isVisible()]
        if window.has_plan and not open_now:
            ProjectorPanel(window).open()

    def freeze(self) -> None:
        """Hold the picture or let go, and say so."""
        projector, words = self._projector, self._window.words
        if not projector.is_open:
            self._window.tell("info", words("Nothing is shown to the room, so nothing is frozen."))
            return
        projector.freeze()

    def _let_go(self) -> tuple[str, Callable[[], None]]:
        return self._window.words("Let go"), self._thaw

    def _thaw(self) -> None:
        if self._projector.frozen:
            self.freeze()

    def _tell(self, what: str) -> None:
        words, window = self._window.words, self._window
        if what in ("waiting", "frozen"):
            said = words("Frozen: the room goes on seeing this picture until you let go.")
            if what == "waiting":
                said = words("Frozen: the room does not see this yet. It comes when you let go.")
            window.tell("info", said, button=self._let_go())
            return
        if what in ("moved", "let go"):
            window.tell("done", slide_words.state(self._projector, words))
            return
        kind, said = {
            "lost": ("info", words(
                "The projector was unplugged. What it showed comes back when it is plugged in.")),
            "found": ("done", words("The projector is back. It shows what it showed before.")),
            "alone": ("info", words(
                "There is one screen only: this is a window that can be moved. With a projector "
                "plugged in, choose “Extend” in the system (Windows key + P).")),
            "same": ("warn", words(
                "Both screens show the same, so the room sees this window too. Choose “Extend” "
                "in the system (Windows key + P).")),
        }[what]  # fmt: skip
        window.tell(kind, said)
