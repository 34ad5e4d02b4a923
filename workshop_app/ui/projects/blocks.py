"""The blocks of a project's sheet: two columns where there is room, bullets, alternatives, risks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.directory import ProjectPart
from workshop_app.text import Words
from workshop_app.ui import icons, theme
from workshop_app.ui.widgets import Card, Chip, Label, Paragraph, brush

BESIDE = 470
"""Pixels at 100 % from which two columns stand beside each other."""


class TwoColumns(QWidget):
    """Two widgets side by side, one over the other where it is narrow."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        for widget in (first, second):
            self._row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= theme.now().px(BESIDE)
        self._row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._row.setSpacing(24 if wide else 8)


def bullets(box: QVBoxLayout, title: str, texts: Sequence[str]) -> None:
    """A muted title and a line for each text; nothing where there is none."""
    if not texts:
        return
    box.addWidget(Label(title, "detail", "muted", weight=600))
    for text in texts:
        box.addLayout(signed("dot-outline-fill", "primary", text))


def signed(icon: str, tone: str, text: str, words_tone: str = "ink") -> QHBoxLayout:
    """A text that wraps behind a small sign."""
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(_Sign(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Paragraph(text, "detail", words_tone), 1)
    return row


class _Sign(QWidget):
    """A sign as tall as the line that it stands before."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        now = theme.now()
        self.setFixedSize(now.px(18), now.line("detail"))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.now()
        icons.draw(brush(self), self.rect().toRectF(), self._icon, now.color.tone(self._tone),
                   now.px(17))  # fmt: skip


def alternative(words: Words, part: ProjectPart, currency: str) -> Card:
    """Name, cost, what speaks for it and against it; the chosen one has a line round it."""
    facts = part.facts or {}
    card = Card(padding=12, spacing=4, radius=8)
    card.set_selected(bool(facts.get("chosen")))
    top = QHBoxLayout()
    top.addWidget(Paragraph(part.text, "body", weight=600), 1)
    if facts.get("chosen"):
        top.addWidget(Chip(words("chosen"), "tint", icon="check"), 0, Qt.AlignmentFlag.AlignTop)
    if facts.get("cost"):
        cost = Label(words.millions(facts["cost"], currency), "body", weight=600)
        top.addWidget(cost, 0, Qt.AlignmentFlag.AlignTop)
    card.box.addLayout(top)
    sides = QHBoxLayout()
    for key, icon, tone in (("pros", "plus-circle-fill", "ok"),
                            ("cons", "minus-circle-fill", "error")):  # fmt: skip
        column = QVBoxLayout()
        for text in facts.get(key, ()):
            column.addLayout(signed(icon, tone, str(text), "muted"))
        column.addStretch(1)
        sides.addLayout(column, 1)
    card.box.addLayout(sides)
    return card


def risk(part: ProjectPart, said: str) -> Card:
    """What may happen, likelihood by impact, and the answer to it; ``said`` reads the figures."""
    facts = part.facts or {}
    card = Card("sunken", padding=10, spacing=2, radius=8)
    top = QHBoxLayout()
    top.addWidget(Paragraph(part.text, "detail"), 1)
    figures = Label(f"{facts.get('likelihood', '–')} × {facts.get('impact', '–')}", "body", "warn",
                    weight=600)  # fmt: skip
    figures.setAccessibleName(said)
    figures.setToolTip(said)
    top.addWidget(figures, 0, Qt.AlignmentFlag.AlignTop)
    card.box.addLayout(top)
    if facts.get("answer"):
        card.box.addWidget(Paragraph(str(facts["answer"]), "detail", "muted"))
    return card
