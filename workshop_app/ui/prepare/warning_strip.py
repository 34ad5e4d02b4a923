"""What is not right with the agenda, one thing at a time, each with its way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.export import names
from workshop_app.services.agenda_check import WAYS, AgendaWarning
from workshop_app.text import Words
from workshop_app.ui.widgets.bars import MessageBar
from workshop_app.ui.widgets.buttons import Button

Told = tuple[AgendaWarning, str]
"""A warning and the title of the item that it is about."""


class WarningStrip(QWidget):
    """Hidden while all is well. Emits ``taken(warning)`` when its way out is pressed and
    ``looked(item)`` when another one is looked at."""

    taken = Signal(object)
    looked = Signal(str)

    def __init__(self, words: Words, writes: bool) -> None:
        super().__init__()
        self._words, self._writes = words, writes
        self._told: list[Told] = []
        self._at = 0
        self.bar = MessageBar("warn", "")
        self.bar.setObjectName("agenda warning")
        self.way = Button("", size="small")
        self.way.setObjectName("way out")
        self.way.clicked.connect(lambda: self.taken.emit(self._told[self._at][0]))
        self.next = Button("", "plain", icon_after="caret-right", size="small")
        self.next.setObjectName("next warning")
        self.next.clicked.connect(self._next)
        for button in (self.way, self.next):
            self.bar.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        self.hide()

    def show_warnings(self, told: Sequence[Told]) -> None:
        """Other warnings; the one that was looked at stays, where it is still there."""
        before = self._told[self._at] if self._told else None
        self._told = list(told)
        self._at = self._told.index(before) if before in self._told else 0
        self.setVisible(bool(told))
        if told:
            self._say()

    def text(self) -> str:
        """What is said now, "" while all is well."""
        return self.bar.text() if self._told else ""

    def _next(self) -> None:
        self._at = (self._at + 1) % len(self._told)
        self._say()
        self.looked.emit(self._told[self._at][0].item)

    def _say(self) -> None:
        words, (warning, title) = self._words, self._told[self._at]
        facts = {"exercise": title, **warning.facts}
        if "minutes" in facts:
            facts["minutes"] = words.minutes(int(str(facts["minutes"])))
        if "audience" in facts:
            facts["audience"] = names.told(names.AUDIENCES, str(facts["audience"]), words).lower()
        self.bar.say("warn", words(warning.message, **facts))
        self.way.setText(words(WAYS[warning.way]))
        self.way.setVisible(self._writes)
        several = len(self._told) > 1
        self.next.setVisible(several)
        self.next.setText(
            words("{n} of {all}", n=words.number(self._at + 1), all=words.number(len(self._told)))
        )
