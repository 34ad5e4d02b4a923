"""What stands in the place of the board while there is no card to show."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.text import N_, Words
from workshop_app.ui.proposals.lane_layout import BAR, EDGE
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import EmptyCard

KINDS = {
    "proposal": (
        "cards", N_("There are no proposals yet"), N_("Write the first one below and press Enter."),
    ),
    "challenge": (
        "chat-centered-text", N_("There are no challenges yet"),
        N_("Write the first one below and press Enter."),
    ),
    "nothing": (
        "magnifying-glass", N_("Nothing holds these words"),
        N_("Try fewer letters, or a number. Esc shows all again."),
    ),
    "hidden": (
        "funnel", N_("Everything is hidden"), N_("No card is as asked. Shift+F3 shows all again."),
    ),
}  # fmt: skip
"""Icon, title and what to do, by what is missing; ``nothing`` is a search that finds nothing,
``hidden`` a filter that keeps nothing."""


class Blank(QWidget):
    """Says why there is no card. ``writing`` when a person wants to write the first one."""

    writing = Signal()

    def __init__(self, words: Words, *, writes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._writes = words, writes
        self.kind = ""
        self._card: EmptyCard | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(EDGE, 0, BAR, 0)

    def text(self) -> str:
        """What it says is missing."""
        return self._words(KINDS[self.kind][1]) if self.kind else ""

    def say(self, kind: str) -> None:
        """Say that this is missing: a key of KINDS."""
        if kind == self.kind:
            return
        self.kind = kind
        if self._card is not None:
            self._row.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        icon, title, sentence = KINDS[kind]
        button = None
        if self._writes and kind in ("proposal", "challenge"):
            button = Button(self._words("Write the first one"), icon="pencil-simple")
            button.clicked.connect(self.writing)
        self._card = EmptyCard(icon, self._words(title), self._words(sentence), button)
        self._row.addWidget(self._card)
