"""What the criterion in question asks, and what a 1, a 3 and a 5 would mean, beside the rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.services import criteria
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.prioritize import names
from workshop_app.ui.widgets import Card, Paragraph, brush

_FIGURE = 28


class AnchorStrip(Card):
    """``show_criterion(id, said)``; ``said`` are reasons that people gave between the rounds."""

    def __init__(self, words: Words, compact: bool) -> None:
        super().__init__("sunken", padding=8, spacing=4)
        self._words, self.said = words, ""
        self._told = criteria.anchors(words.language)
        self._plain = Paragraph("", "min" if compact else "detail", weight=600)
        self.box.addWidget(self._plain)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._examples = []
        for score in (1, 3, 5):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(_Figure(score), 0, Qt.AlignmentFlag.AlignTop)
            said = Paragraph("", "min")
            said.setMinimumHeight(2 * theme.now().line("min"))
            line.addWidget(said, 1)
            self._examples.append(said)
            row.addLayout(line, 1)
        self.box.addLayout(row)
        self._said = Paragraph("", "min", "muted")
        self._said.hide()
        self.box.addWidget(self._said)

    def show_criterion(self, id: str, said: Sequence[str] = ()) -> None:
        """Another row is the one in question."""
        told, words = self._told[id], self._words
        self._plain.setText(f"{names.criterion(words, id)}: {told.plain}")
        for label, (_, text) in zip(self._examples, told.examples, strict=True):
            label.setText(text)
        self.said = ""
        if said:
            self.said = words("Said between the rounds: {reasons}", reasons=" · ".join(said))
        self._said.setText(self.said)
        self._said.setVisible(bool(said))
        lines = [f"{score}: {text}" for score, text in told.examples]
        self.setAccessibleName(" ".join([told.plain, *lines]))


class _Figure(QWidget):
    """A score on its step of colour."""

    def __init__(self, score: int) -> None:
        super().__init__()
        self._score = score
        self.setFixedSize(theme.now().px(_FIGURE), theme.now().px(_FIGURE))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), QRectF(self.rect())
        fill, ink = now.heat(self._score)
        paint.frame(painter, box, 6, fill)
        paint.text(painter, box, str(self._score), now.font("body", weight=700), ink,
                   align=paint.CENTER)  # fmt: skip
