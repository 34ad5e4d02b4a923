"""A cover over the window while the file is written anew: nothing of the plan can be asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workshop_app.ui.widgets import Label
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.progress import Busy


class Working(Overlay):
    """Says what is being done, and how far. It cannot be left: all of it is done or nothing."""

    def __init__(self, over: QWidget, title: str) -> None:
        super().__init__(over, title, width=440)
        self.setObjectName("working")
        self.column.addWidget(Label(title, "section", icon="lock-simple"))
        self._bar = Busy()
        self.column.addWidget(self._bar)
        self._bar.start()

    def show_progress(self, done: int, total: int) -> None:
        """So much of it is done."""
        if done:
            self._bar.show_share(done / max(1, total))

    def leave(self) -> None:
        """Esc changes nothing."""

    def finish(self) -> None:
        """It is done, or was refused."""
        self._bar.stop()
        self.away()
