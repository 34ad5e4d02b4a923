"""What each place of the economy's page is: a part of it that is shown alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.page import Shell


class Place(QWidget):
    """Built when it is first shown. ``ABOUT`` names the records it tells of."""

    ABOUT: tuple[str, ...] = ()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self.plan, self.words, self.shell = plan, words, shell

    @property
    def current(self) -> str:
        """The id of what is chosen in it, "" for nothing."""
        return ""

    def read(self) -> None:
        """Show the plan as it is now; what is chosen stays."""

    def told(self, news: News) -> None:
        """Something was saved, here or elsewhere."""
        if not isinstance(news, Changed) or news.about(*self.ABOUT, "Plan"):
            self.read()

    def choose(self, id: str) -> None:
        """Show what has this id."""

    def begin(self) -> None:
        """The keyboard to what one does here first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """The keyboard to the line that adds."""

    def arrange(self, compact: bool) -> None:
        """The window became narrow or wide."""

    def leaving(self) -> None:
        """Write what fields still hold."""

    def escape(self) -> bool:
        """Esc on the page: whether it led from a panel or line back to the list."""
        return False
