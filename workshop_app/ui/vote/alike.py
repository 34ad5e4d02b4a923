"""Which of the numbers that have the same digits: a button for each, with the keys that say it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workshop_app.domain.numbers import parse
from workshop_app.domain.typed_numbers import letter_of
from workshop_app.text import Words
from workshop_app.ui.widgets import Button, Paragraph

MOST = 6
"""Buttons; more are reached with the arrows."""


class Alike(QWidget):
    """Emits ``picked(label)``. Never has the keyboard: the desk keeps it."""

    picked = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown: list[str] = []
        self._buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Paragraph(words("Which of them?"), "body", weight=600))
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        column.addLayout(self._grid)

    def show_numbers(self, labels: Sequence[str]) -> None:
        """Other numbers."""
        labels = list(labels[:MOST])
        if labels == self._shown:
            return
        self._shown = labels
        for old in self._buttons:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(label) for label in labels]
        for at, button in enumerate(self._buttons):
            self._grid.addWidget(button, at // 2, at % 2)

    def _button(self, label: str) -> Button:
        button = Button(label, cap=keys_of(label, self._shown), size="small")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.picked.emit(label))
        return button


def keys_of(label: str, among: Sequence[str]) -> str:
    """What is pressed after the digits: the letter where it has one, + for each "bis"; Enter for
    the plain one."""
    number = parse(label)
    if number is None:
        return ""
    there = sorted({n.bis for one in among if (n := parse(one)) and n.letter == number.letter})
    pluses = "+" * sum(1 for bis in there if 0 < bis <= number.bis)
    return f"{letter_of(label)} {pluses}".strip() or "Return"
