"""Switches with a count beside each: in two columns where they fit, else under each other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.widgets import Label, Switch

GAP = 32
"""Pixels between two columns."""


class Ticks(QWidget):
    """``switches`` by their keys; ``show_counts`` says how many there are of each."""

    def __init__(self, words: Words, names: Mapping[str, str], off: frozenset[str]) -> None:
        """``names`` in words by key; those of ``off`` are not ticked at first."""
        super().__init__()
        self._words = words
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(10)
        self._columns = 0
        self.switches = {key: Switch(name, key not in off) for key, name in names.items()}
        self._counts = {key: Label("–", "detail", "muted", tabular=True) for key in names}
        self._rows = [self._row(key) for key in names]
        self._put(1)

    def _row(self, key: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.switches[key])
        row.addWidget(self._counts[key])
        row.addStretch(1)
        self._counts[key].setObjectName(f"count {key}")
        return made

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many there are of each; a dash where that is not known."""
        for key, label in self._counts.items():
            label.setText(self._words.number(counts[key]) if key in counts else "–")

    def _put(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for one in self._rows:
            self._grid.removeWidget(one)
        tall = -(-len(self._rows) // columns)
        for at, one in enumerate(self._rows):
            self._grid.addWidget(one, at % tall, at // tall)
        self._grid.setColumnStretch(1, columns - 1)
        self.updateGeometry()

    def _wide(self, rows: list[QWidget]) -> int:
        return max((one.sizeHint().width() for one in rows), default=0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide(self._rows), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        half = -(-len(self._rows) // 2)
        two = self._wide(self._rows[:half]) + GAP + self._wide(self._rows[half:])
        self._put(2 if two <= self.width() else 1)
