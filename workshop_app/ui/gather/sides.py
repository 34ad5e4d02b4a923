"""One of the sides that stand beside each other: who said it where and when, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from workshop_app.ui import theme
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Badge, Button, Card, Label, Paragraph

Stretches = Sequence[tuple[int, int]]
NARROW = 300
"""Pixels at 100 %: a side that would have less stands below the others."""


@dataclass(frozen=True, slots=True)
class Side:
    """``by`` is who said it (a laptop, a number), ``moment`` when, ``place`` in which workshop and
    what else is to be known; ``differs`` the stretches of ``text`` that the others have otherwise.
    ``topic`` gives a theme's badge in place of the ``icon``; ``more`` are lines under it."""

    by: str
    text: str
    moment: str = ""
    place: str = ""
    differs: Stretches = ()
    topic: str = ""
    icon: str = "laptop"
    more: tuple[str, ...] = ()


class SideCard(Card):
    """What one side says; a long text scrolls, the button below it stays in view."""

    def __init__(self, side: Side, button: Button | None = None) -> None:
        super().__init__("card", padding=16, spacing=6)
        self.setAccessibleName(f"{side.by}: {side.text}")
        self.box.addLayout(self._head(side))
        if side.place:
            self.box.addWidget(Paragraph(side.place, "detail", "muted"))
        holder, inside = column(spacing=4)
        text = Paragraph(side.text, "section", weight=400, bold_tone="accent_text")
        text.set_bold(side.differs, underlined=True)
        inside.addWidget(text)
        for line in side.more:
            inside.addWidget(Paragraph(line, "detail", "muted"))
        inside.addStretch(1)
        area = scrolled(holder, name=side.by)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(theme.now().line("section") + 4)
        self.box.addWidget(area, 1)
        if button is not None:
            self.box.addWidget(button)

    @staticmethod
    def _head(side: Side) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        if side.topic:
            head.addWidget(Badge(side.topic, 24))
        icon = "" if side.topic else side.icon
        head.addWidget(Label(side.by, "body", weight=700, icon=icon, icon_tone="primary"), 1)
        if side.moment:
            head.addWidget(Label(side.moment, "detail", "muted"))
        return head


class SideRow(QWidget):
    """The sides beside each other, as many in a row as there is room for."""

    def __init__(self, cards: Sequence[SideCard]) -> None:
        super().__init__()
        self._cards = list(cards)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        across = len(cards) if len(cards) <= 3 else 2
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // across, at % across)
        for at in range(across):
            self._grid.setColumnStretch(at, 1)
