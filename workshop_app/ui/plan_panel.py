"""Tall panels over the window about the open plan: with its news, and read off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.services.news import Cast, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.bridge import Bridge
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, Label, Paragraph
from workshop_app.ui.widgets.overlay import Overlay


class PlanPanel(Overlay):
    """``add_head`` puts its title and buttons on top; after ``listen`` it hears ``_told``."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell, name: str,
        *, width: int, padding: int = 20,
    ) -> None:  # fmt: skip
        super().__init__(over, name, width=width, padding=padding, tall=True)
        self._plan, self._words, self._shell = plan, words, shell
        self._bridge = Bridge(self)
        self.close_button = Button(words("Close"), "plain", cap="Esc", size="header")
        self.close_button.clicked.connect(self.leave)

    def add_head(self, title: str, *buttons: Button) -> None:
        """The title at the left, ``buttons`` (``close_button`` among them) at the right."""
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(title, "title"), 1)
        for button in buttons:
            head.addWidget(button)
        self.column.addLayout(head)

    def listen(self) -> None:
        """Hear what is saved until it is closed; votes that are cast change nothing here."""
        self._bridge.listen(self._plan)
        self._bridge.told.connect(self._hear)

    def _hear(self, news: News) -> None:
        if not isinstance(news, Cast):
            self._told(news)

    def _told(self, news: News) -> None:
        """Something was saved, also by undo."""

    def away(self) -> None:
        self._bridge.forget()
        super().away()


class ReadingPanel(PlanPanel):
    """Reads the plan off the window's thread, anew when something is saved. Its button ``export``
    closes it and calls ``export``; it is not there where that is ``None``.

    ``count`` says that it reads, then what ``show_found`` makes of it."""

    count: Label | Paragraph

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell, name: str,
        *, width: int, export: Callable[[], None] | None, padding: int = 20,
    ) -> None:  # fmt: skip
        super().__init__(over, plan, words, shell, name, width=width, padding=padding)
        self._then = export
        self._asked = 0
        self.export = Button(words("Export"), "primary", icon="export", cap="Ctrl+E", size="header")
        self.export.clicked.connect(self._leave_to_export)
        if export is None:
            self.export.hide()

    def begin(self, look: Callable[[OpenPlan], Any], said: str) -> None:
        """Read with ``look``, a service; ``said`` is shown meanwhile."""
        self._look, self._said = look, said
        self.listen()
        self._read()

    def show_found(self, found: Any) -> None:
        """Show what ``look`` gave."""
        raise NotImplementedError

    def _told(self, news: News) -> None:
        self._read()

    def _read(self) -> None:
        """An older reading that comes late is not shown."""
        self._asked += 1
        number, plan, look = self._asked, self._plan, self._look
        self.count.setText(self._said)

        def read(found: Any) -> None:
            if number == self._asked:
                self.show_found(found)

        self._shell.run(Job(lambda _progress: look(plan), self._said), done=read)

    def away(self) -> None:
        self._asked += 1  # a reading that comes later finds nobody
        super().away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_E and self._then is not None:
            self.export.click()
        else:
            super().keyPressEvent(event)

    def _leave_to_export(self) -> None:
        self.leave()
        if self._then is not None:
            self._then()
