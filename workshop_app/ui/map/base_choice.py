"""What the map is drawn on, chosen in the head of the page; and the way to add more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.places import MapBase
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.map.bases import PLAIN
from workshop_app.ui.widgets import Button, Choice, Segments

WIDEST, NARROW = 380, 220
"""Pixels that the names may take beside each other, also in a narrow window; more are a list."""


class BaseChoice(QWidget):
    """``chosen(key)`` another base; ``asked``: bases are to be added, placed or taken away."""

    chosen = Signal(str)
    asked = Signal()

    def __init__(self, words: Words, changes: bool) -> None:
        super().__init__()
        self._words, self._compact = words, False
        self._shown: tuple[Sequence[MapBase], str] = (), PLAIN
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        name = words("What the map is drawn on")
        self.segments = Segments([(PLAIN, words("No base"))], PLAIN, name=name, height=44)
        self.segments.chosen.connect(self.chosen)
        self.list = Choice()
        self.list.setAccessibleName(name)
        self.list.chosen.connect(self.chosen)
        self.more = Button(words("Base…"), icon="stack", size="header")
        self.more.setToolTip(words("Add, place or take away what the map is drawn on"))
        self.more.clicked.connect(lambda: self.asked.emit())
        for widget in (self.segments, self.list, self.more):
            widget.hide()
            row.addWidget(widget)
        if changes:
            self.more.show()

    def choices(self, found: Sequence[MapBase]) -> list[tuple[str, str]]:
        """Key and words of every base, the plain drawing last."""
        return [*((one.id, one.name) for one in found), (PLAIN, self._words("No base"))]

    def show_bases(self, found: Sequence[MapBase], current: str) -> None:
        """Other bases; nothing to choose where there are none."""
        self._shown = found, current
        choices = self.choices(found)
        now = theme.now()
        wide = sum(now.width(words, "body", 700) + 30 for _, words in choices)
        fits = wide <= (NARROW if self._compact else WIDEST) * now.scale and len(choices) <= 4
        self.segments.set_choices(choices, current)
        self.list.set_choices(choices, current)
        self.list.setFixedWidth(now.px(220))
        self.segments.setHidden(not found or not fits)
        self.list.setHidden(not found or fits)

    def arrange(self, compact: bool) -> None:
        """The window became narrow or wide."""
        self._compact = compact
        self.show_bases(*self._shown)
